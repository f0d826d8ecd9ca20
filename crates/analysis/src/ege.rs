//! Test scores of the state exam (ЕГЭ): the groups of the official report and the sum of three
//! subjects (domain E2–E4). The pages do not show them yet.

/// From this score on a result is high (высокобалльники).
pub const HIGH_FROM: u32 = 81;
/// The greatest test score.
pub const SCORE_MAX: u32 = 100;

/// The groups of the official statistical report: how many scores lie in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    /// Below the least score that passes.
    pub below_min: u64,
    /// From that to 60.
    pub min_to_60: u64,
    /// 61–80.
    pub from_61_to_80: u64,
    /// 81–99.
    pub from_81_to_99: u64,
    /// 100.
    pub of_100: u64,
}

impl Bands {
    /// Counts `scores`, each in the first group that holds it; `min_score` is the subject's own.
    ///
    /// ```
    /// use analysis::ege::Bands;
    ///
    /// let bands = Bands::of([26, 27, 60, 61, 100], 27);
    /// assert_eq!((bands.below_min, bands.min_to_60, bands.of_100), (1, 2, 1));
    /// ```
    pub fn of(scores: impl IntoIterator<Item = u32>, min_score: u32) -> Self {
        let mut bands = Self::default();
        for score in scores {
            let band = match score {
                _ if score < min_score => &mut bands.below_min,
                0..=60 => &mut bands.min_to_60,
                61..HIGH_FROM => &mut bands.from_61_to_80,
                HIGH_FROM..SCORE_MAX => &mut bands.from_81_to_99,
                _ => &mut bands.of_100,
            };
            *band += 1;
        }
        bands
    }

    /// How many results there are.
    pub fn n(self) -> u64 {
        let Self { below_min, min_to_60, from_61_to_80, from_81_to_99, of_100 } = self;
        below_min + min_to_60 + from_61_to_80 + from_81_to_99 + of_100
    }

    /// How many are high: from 81, those with 100 among them.
    pub fn high(self) -> u64 {
        self.from_81_to_99 + self.of_100
    }
}

/// What the three best subjects of a graduate are worth by the rule of the Moscow list of 2014
/// (МЦНМО): a point from 220 together, half a point from 190.
///
/// ```
/// use analysis::ege::point_of_three;
///
/// assert_eq!([220, 219, 190, 189].map(point_of_three), [1.0, 0.5, 0.5, 0.0]);
/// ```
pub fn point_of_three(sum: u32) -> f64 {
    match sum {
        220.. => 1.0,
        190..220 => 0.5,
        _ => 0.0,
    }
}
