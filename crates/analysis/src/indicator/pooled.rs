//! The value of several groups of pupils together: the ratio of their sums, never the mean of
//! their values; and the mean of schools, for those who want just that.
//!
//! For groups that are known by what was measured of them and share no pupils; a place is added up
//! in the cube instead.

use super::{Indicator, Measured, Unit, interval, interval::Interval};
use crate::stats::quantile::sample_sd;

impl Indicator {
    /// The value of all pupils of `parts` together.
    ///
    /// Σ numerator / Σ denominator; where every part has an interval, so has the whole: Wilson's
    /// for shares, Student's for means, with s² = Σ((nᵢ − 1)sᵢ² + nᵢ(x̄ᵢ − x̄)²) / (n − 1).
    /// `None` for no parts and for what is no quotient: a number of people, a deviation.
    pub fn pooled(self, parts: &[Measured]) -> Option<Measured> {
        let unit = self.spec().unit;
        if parts.is_empty() || unit == Unit::People {
            return None;
        }
        let numerator: f64 = parts.iter().map(|it| it.numerator).sum::<Option<f64>>()?;
        let denominator: f64 = parts.iter().map(|it| it.denominator).sum();
        let value = numerator / denominator;
        let n: u64 = parts.iter().map(|it| it.n).sum();
        let sd = deviation(parts, value, n);
        let interval = match sd {
            Some(sd) => self.student(value, sd, n),
            None if unit == Unit::Share && parts.iter().all(|it| it.interval.is_some()) => {
                wilson(numerator, denominator)
            }
            None => None,
        };
        Some(Measured { value, interval, sd, numerator: Some(numerator), denominator, n })
    }

    /// The mean of the values of schools, each counting once: out of how many schools, with their
    /// deviation and Student's interval, which ends where shares do. `None` for no schools.
    pub fn mean_of_schools(self, schools: &[Measured]) -> Option<Measured> {
        let values: Vec<f64> = schools.iter().map(|it| it.value).collect();
        let n = values.len() as u64;
        let denominator = n as f64;
        let value = values.iter().sum::<f64>() / denominator;
        let sd = sample_sd(&values);
        let interval = sd.and_then(|sd| self.student(value, sd, n));
        (n > 0).then_some(Measured { value, interval, sd, numerator: None, denominator, n })
    }

    /// Student's interval of a mean of this indicator, which ends where shares do.
    pub(super) fn student(self, mean: f64, sd: f64, n: u64) -> Option<Interval> {
        Some(self.spec().unit.within(interval::mean_t(mean, sd, n)?))
    }
}

impl Measured {
    /// Whether this is a mean of schools, each counting once: n is a number of schools.
    pub fn is_of_schools(&self) -> bool {
        self.numerator.is_none() && self.sd.is_some()
    }
}

/// The deviation around the common mean; a single pupil has none of its own and needs none.
fn deviation(parts: &[Measured], mean: f64, n: u64) -> Option<f64> {
    let square = |it: &Measured| {
        let size = it.n as f64;
        let within = match it.sd {
            Some(sd) => (size - 1.0) * sd * sd,
            None if it.n == 1 && it.interval.is_none() => 0.0,
            None => return None,
        };
        Some(within + size * (it.value - mean).powi(2))
    };
    // Shares of one pupil have no deviation either: one part with it makes this a mean.
    parts.iter().find_map(|it| it.sd)?;
    let squares: f64 = parts.iter().map(square).sum::<Option<f64>>()?;
    (n > 1).then(|| (squares / (n - 1) as f64).sqrt())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are counts of pupils that were widened to f64 exactly"
)]
fn wilson(count: f64, of: f64) -> Option<interval::Interval> {
    Some(interval::wilson(count as u64, (of as u64).try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scale, Tally, tally::Levels};

    fn tally(counts: [u64; 4]) -> Tally {
        let [two, three, four, five] = counts;
        let levels = Levels { counts: [two, three, four, five, 0, 0], not_graded: 0 };
        Tally { participants: levels.graded(), levels: Some(levels), ..Tally::default() }
    }

    /// Two schools added up in their sums say the same as when they are pooled.
    #[test]
    fn schools_pooled_are_what_their_sums_are() {
        let scale = Scale::marks_2_to_5();
        let (one, two) = (tally([3, 10, 8, 4]), tally([1, 5, 20, 9]));
        let both = one + two;
        for indicator in [Indicator::Quality, Indicator::Below, Indicator::MeanMark, Indicator::Sou]
        {
            let parts = [one, two].map(|it| indicator.read(&it, &scale).unwrap());
            let (ours, whole) =
                (indicator.pooled(&parts).unwrap(), indicator.read(&both, &scale).unwrap());
            assert!((ours.value - whole.value).abs() < 1e-12, "{indicator}");
            assert_eq!(ours.n, whole.n);
            assert_eq!(ours.interval.is_some(), whole.interval.is_some(), "{indicator}");
            for (ours, whole) in ours.interval.iter().zip(&whole.interval) {
                assert!((ours.low - whole.low).abs() < 1e-9, "{indicator}: {ours:?} {whole:?}");
                assert!((ours.high - whole.high).abs() < 1e-9, "{indicator}");
            }
        }
    }

    #[test]
    fn a_pupil_alone_has_no_deviation_and_spoils_none() {
        let measured = |value: f64, sd: Option<f64>, n: u64| Measured {
            value,
            interval: sd.and_then(|sd| interval::mean_t(value, sd, n)),
            sd,
            numerator: Some(value * n as f64),
            denominator: n as f64,
            n,
        };
        // 1, 3 and 5: the deviation is 2.
        let pooled = Indicator::MeanScore
            .pooled(&[measured(2.0, Some(2.0_f64.sqrt()), 2), measured(5.0, None, 1)])
            .unwrap();
        assert!((pooled.value - 3.0).abs() < 1e-12);
        assert!((pooled.sd.unwrap() - 2.0).abs() < 1e-12);
        assert_eq!(Indicator::MeanScore.pooled(&[]), None);
        assert_eq!(Indicator::Participants.pooled(&[measured(7.0, None, 7)]), None);
    }
}
