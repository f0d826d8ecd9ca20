//! Tallies: the exact sums a cell of results consists of.
//!
//! Every part is optional and carries its own n, because one source gives marks, another
//! only n and a mean, a third attendance. Sums are integers in fixed units, so adding is
//! associative and commutative to the last digit; `None + x = x`, and how many pupils a
//! part covers is [`Tally::coverage`] of its n. Nothing here divides: that is
//! [`Indicator`](crate::Indicator)'s work, once, at the end.

mod add;

use serde::{Deserialize, Serialize};

use crate::scale::LEVELS_MAX;

/// Scores are kept in thousandths of a point.
pub const SCORE_UNIT: i64 = 1_000;
/// Squares of scores are kept in millionths.
pub const SQUARE_UNIT: i64 = SCORE_UNIT * SCORE_UNIT;

/// The sums of one cell, or of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Pupils with a valid result (участники).
    pub participants: u64,
    /// Who was expected and who came, where the source says so.
    pub attendance: Option<Attendance>,
    /// Pupils at each level of the scale.
    pub levels: Option<Levels>,
    /// Sum of scores, in thousandths.
    pub scores: Option<Sum>,
    /// Sum of squared scores, in millionths.
    pub squares: Option<Sum>,
    /// Sum of the points that could be earned, in thousandths.
    pub points_max: Option<Sum>,
    /// Comparison with the mark in the journal.
    pub journal: Option<Journal>,
}

/// Who was expected and who came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Pupils on the list.
    pub registered: u64,
    /// Of them present.
    pub present: u64,
    /// Of them with a valid result.
    pub valid: u64,
}

/// Pupils at each level, level 1 (the lowest) first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levels {
    /// Pupils at each level; their sum is the number of graded pupils.
    pub counts: [u64; LEVELS_MAX],
    /// Pupils who were not graded (н/а).
    pub not_graded: u64,
}

/// A sum over n pupils.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// How many pupils it covers.
    pub n: u64,
    /// The sum, in the unit of its part.
    pub sum: i128,
}

/// How the procedure's mark compares with the journal's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// Lower than in the journal (понизили).
    pub lower: u64,
    /// The same (подтвердили).
    pub same: u64,
    /// Higher (повысили).
    pub higher: u64,
}

impl Levels {
    /// Pupils who have a level.
    pub fn graded(self) -> u64 {
        self.counts.iter().sum()
    }
}

impl Sum {
    /// A published mean, turned back into the sum it came from: round(1000 · mean · n).
    ///
    /// ```
    /// # use analysis::tally::Sum;
    /// assert_eq!(Sum::of_mean(3, 4.048).sum, 12_144);
    /// ```
    pub fn of_mean(n: u64, mean: f64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a cell has far fewer than 2^52 pupils")]
        let sum = (mean * SCORE_UNIT as f64 * n as f64).round();
        #[expect(clippy::cast_possible_truncation, reason = "rounded and bounded by validation")]
        Self { n, sum: sum as i128 }
    }
}

impl Tally {
    /// Охват: the share of the pupils on the lists that a part with `n` pupils covers; of the
    /// participants where no attendance is known; `None` without participants.
    ///
    /// The share of participants times the share of those on the lists who have a result, the latter
    /// of the cells that tell it.
    ///
    /// ```
    /// # use analysis::{Tally, tally::Attendance};
    /// // 19 of 20 came, 18 have a result, 9 of them a mark: 9 of 18 by 18 of 20.
    /// let attendance = Some(Attendance { registered: 20, present: 19, valid: 18 });
    /// let tally = Tally { participants: 18, attendance, ..Tally::default() };
    /// assert_eq!(tally.coverage(9), Some(0.45));
    /// ```
    pub fn coverage(&self, n: u64) -> Option<f64> {
        let took_part = self.attendance.and_then(|it| share(it.valid, it.registered));
        Some(share(n, self.participants)? * took_part.unwrap_or(1.0).min(1.0))
    }

    /// The share of participants of whom attendance is told.
    pub(crate) fn attendance_told(&self) -> Option<f64> {
        share(self.attendance?.valid, self.participants)
    }
}

impl Tally {
    /// What remains of a whole beyond its parts; `None` where a part exceeds the whole.
    ///
    /// A component that only one side has cannot be subtracted and is left out.
    pub fn minus(&self, parts: &Self) -> Option<Self> {
        let levels = match (self.levels, parts.levels) {
            (Some(whole), Some(parts)) => Some(whole.minus(parts)?),
            _ => None,
        };
        let sums = |whole: Option<Sum>, parts: Option<Sum>| match (whole, parts) {
            (Some(whole), Some(parts)) => {
                let n = whole.n.checked_sub(parts.n)?;
                Some((n > 0).then(|| Sum { n, sum: whole.sum - parts.sum }))
            }
            _ => Some(None),
        };
        Some(Self {
            participants: self.participants.checked_sub(parts.participants)?,
            attendance: None,
            levels,
            scores: sums(self.scores, parts.scores)?,
            squares: sums(self.squares, parts.squares)?,
            points_max: sums(self.points_max, parts.points_max)?,
            journal: None,
        })
    }
}

impl Levels {
    fn minus(self, parts: Self) -> Option<Self> {
        let mut counts = self.counts;
        for (count, less) in counts.iter_mut().zip(parts.counts) {
            *count = count.checked_sub(less)?;
        }
        Some(Self { counts, not_graded: self.not_graded.checked_sub(parts.not_graded)? })
    }
}

#[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
fn share(count: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| count as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_part_missing_on_one_side_keeps_its_own_n() {
        let with =
            Tally { participants: 30, scores: Some(Sum { n: 30, sum: 90 }), ..Tally::default() };
        let without = Tally { participants: 10, ..Tally::default() };
        let both = with + without;
        assert_eq!(both.participants, 40);
        assert_eq!(both.scores, Some(Sum { n: 30, sum: 90 }));
        assert_eq!(both.coverage(30), Some(0.75));
    }

    #[test]
    fn nobody_is_covered_by_nothing() {
        assert_eq!(Tally::default().coverage(0), None);
    }

    fn part<T: std::fmt::Debug + 'static>(
        inner: impl Strategy<Value = T> + 'static,
    ) -> impl Strategy<Value = Option<T>> {
        prop_oneof![inner.prop_map(Some).boxed(), Just(()).prop_map(|()| None).boxed()]
    }

    fn sum() -> impl Strategy<Value = Sum> {
        (0_u64..1_000_000, -1_000_000_000_000_i128..1_000_000_000_000)
            .prop_map(|(n, sum)| Sum { n, sum })
    }

    fn tally() -> impl Strategy<Value = Tally> {
        let levels = (prop::array::uniform6(0_u64..100_000), 0_u64..100)
            .prop_map(|(counts, not_graded)| Levels { counts, not_graded });
        let three = (0_u64..1_000, 0_u64..1_000, 0_u64..1_000);
        let attendance = three.clone().prop_map(|(registered, present, valid)| Attendance {
            registered,
            present,
            valid,
        });
        let journal = three.prop_map(|(lower, same, higher)| Journal { lower, same, higher });
        (0_u64..1_000_000, part(attendance), part(levels), part(sum()), part(sum()), part(journal))
            .prop_map(|(participants, attendance, levels, scores, squares, journal)| Tally {
                participants,
                attendance,
                levels,
                scores,
                squares,
                points_max: scores,
                journal,
            })
    }

    proptest! {
        #[test]
        fn addition_is_exact_in_any_order(a in tally(), b in tally(), c in tally()) {
            prop_assert_eq!(a + b, b + a);
            prop_assert_eq!((a + b) + c, a + (b + c));
            prop_assert_eq!(a + Tally::default(), a);
        }
    }
}
