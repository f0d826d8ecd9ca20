//! Mark scales: what the levels of a result mean.
//!
//! A scale is data, not a constant: marks 2–5, the ДЗИ's 2–6, four MCAS levels and works
//! without any mark live side by side, and the same procedure may change its scale from
//! one year to the next. Results on different scales are never pooled and no change is
//! computed between them.

use serde::{Deserialize, Serialize};

use crate::{code::Code, year::AcademicYear};

/// The largest number of levels any scale has.
pub const LEVELS_MAX: usize = 6;

/// The scale of test scores of the ЕГЭ in bands.
pub const EGE_BANDS: &str = "ege_bands";

/// How results of one work are graded.
///
/// Levels count from below and from 1, so with marks 2–5 level 1 is «2».
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scale {
    /// Stable name.
    pub code: Code,
    /// How many levels there are; 0 where results come without marks.
    pub levels: u8,
    /// The lowest level that passes (успеваемость).
    pub pass_from: u8,
    /// The lowest level that counts as quality (качество знаний).
    pub quality_from: u8,
    /// The highest level that lies below the threshold (доля «2»).
    pub below_to: u8,
    /// The mark that the lowest level is called; `None` where levels are no marks.
    pub lowest_mark: Option<u8>,
    /// Whether pupils who were not graded (н/а) count in the denominator of shares.
    pub counts_not_graded: bool,
    /// What the scores of this scale are.
    pub scores: ScoreKind,
}

/// What the levels of a scale are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelNames {
    /// By their number.
    #[default]
    Numbers,
    /// Marks, from this one on.
    Marks(u8),
    /// Bands of test scores of the ЕГЭ: below the minimum, to 60, to 80, to 99, and 100 (domain E2, E3).
    EgeBands,
}

/// What the scores beside the levels are, which decides what may be computed from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreKind {
    /// No scores.
    None,
    /// Points of the work itself, from 0 to a maximum (первичный балл, НВО's 0–100).
    Points,
    /// A scaled score without a natural zero (MCAS 440–560, test scores).
    Scaled,
    /// The mark itself with decimals (ДЗИ 2.00–6.00).
    Mark,
}

impl Scale {
    /// Marks 2–5 of Russian schools.
    pub fn marks_2_to_5() -> Self {
        Self {
            code: Code::spelled("marks_2_5"),
            levels: 4,
            pass_from: 2,
            quality_from: 3,
            below_to: 1,
            lowest_mark: Some(2),
            counts_not_graded: false,
            scores: ScoreKind::Points,
        }
    }

    /// What its levels are called.
    pub fn level_names(&self) -> LevelNames {
        match self.lowest_mark {
            Some(lowest) if self.levels > 0 => LevelNames::Marks(lowest),
            _ if self.code.as_str() == EGE_BANDS => LevelNames::EgeBands,
            _ => LevelNames::Numbers,
        }
    }

    /// The lowest and the highest mark; `None` where levels are no marks.
    pub fn marks(&self) -> Option<(u8, u8)> {
        let lowest = self.lowest_mark.filter(|_| self.levels > 0)?;
        Some((lowest, lowest + self.levels - 1))
    }

    /// Checks that the thresholds lie on the scale and in order.
    ///
    /// # Errors
    ///
    /// [`InvalidScale`] naming what does not fit.
    pub fn checked(self) -> Result<Self, InvalidScale> {
        let levels = self.levels;
        let fail = |reason| Err(InvalidScale { code: self.code.clone(), reason });
        if usize::from(levels) > LEVELS_MAX {
            return fail("more than six levels");
        }
        if levels == 0 {
            return if (self.pass_from, self.quality_from, self.below_to) == (0, 0, 0) {
                Ok(self)
            } else {
                fail("a scale without levels cannot have thresholds")
            };
        }
        if !(1..=levels).contains(&self.pass_from)
            || !(self.pass_from..=levels).contains(&self.quality_from)
            || !(1..self.pass_from.max(2)).contains(&self.below_to)
        {
            return fail("thresholds must rise: below < pass <= quality <= levels");
        }
        Ok(self)
    }
}

/// The lowest score of each level above the first: data of one procedure × grade × subject ×
/// year, never constants. Without them no mark is derived («границы неизвестны»).
///
/// ```
/// # use analysis::scale::Boundaries;
/// let vpr_mathematics_4 = Boundaries::new([6, 10, 15]).unwrap();
/// assert_eq!([5, 6, 14, 15].map(|score| vpr_mathematics_4.level_of(score)), [1, 2, 3, 4]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Boundaries(Vec<u32>);

impl Boundaries {
    /// Boundaries from the lowest upwards; `None` unless each is above the one before.
    pub fn new(lowest: impl Into<Vec<u32>>) -> Option<Self> {
        let lowest = lowest.into();
        let rises = lowest.windows(2).all(|pair| pair[0] < pair[1]);
        (rises && lowest.len() < LEVELS_MAX).then_some(Self(lowest))
    }

    /// The lowest scores, from the lowest upwards.
    pub fn lowest(&self) -> &[u32] {
        &self.0
    }

    /// The level, from 1, that a score reaches.
    pub fn level_of(&self, score: u32) -> usize {
        1 + self.0.iter().take_while(|lowest| **lowest <= score).count()
    }
}

/// The boundaries of one work: without a term, as works of autumn have grades of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkBoundaries {
    /// The code of the procedure.
    pub procedure: Code,
    /// The code of the subject.
    pub subject: Code,
    /// The code of the grade.
    pub grade: Code,
    /// The year.
    pub year: AcademicYear,
    /// The lowest score of each mark but the lowest.
    pub lowest: Boundaries,
}

impl WorkBoundaries {
    /// Whether they are of the same work as others.
    pub fn is_of(&self, other: &Self) -> bool {
        let Self { procedure, subject, grade, year, lowest: _ } = self;
        let same = (&other.procedure, &other.subject, &other.grade, &other.year);
        (procedure, subject, grade, year) == same
    }
}

/// A scale whose parts contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("scale `{code}` is impossible: {reason}")]
pub struct InvalidScale {
    /// Which scale.
    pub code: Code,
    /// What is wrong with it.
    pub reason: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_must_lie_on_the_scale() {
        let marks = Scale::marks_2_to_5;
        let cases = [
            ("marks 2-5", marks(), true),
            ("quality below pass", Scale { quality_from: 1, ..marks() }, false),
            ("pass beyond the top", Scale { pass_from: 5, quality_from: 5, ..marks() }, false),
            ("below reaches pass", Scale { below_to: 2, ..marks() }, false),
            ("seven levels", Scale { levels: 7, ..marks() }, false),
            ("no levels but a threshold", Scale { levels: 0, ..marks() }, false),
            (
                "no levels",
                Scale { levels: 0, pass_from: 0, quality_from: 0, below_to: 0, ..marks() },
                true,
            ),
        ];
        for (name, scale, valid) in cases {
            assert_eq!(scale.checked().is_ok(), valid, "case: {name}");
        }
    }
}
