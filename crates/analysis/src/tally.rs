//! Tallies: the exact sums a cell of results consists of.
//!
//! Every part is optional and carries its own n, because one source gives marks, another
//! only n and a mean, a third attendance. Sums are integers in fixed units, so adding is
//! associative and commutative to the last digit; `None + x = x`, and how many pupils a
//! part covers is [`Tally::coverage`] of its n. Nothing here divides: that is
//! [`Indicator`](crate::Indicator)'s work, once, at the end.

use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use crate::scale::LEVELS_MAX;

#[cfg(test)]
mod tests;

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

/// Adds optional parts: what is missing on one side does not erase the other.
fn add_parts<T: Add<Output = T>>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (one, other) => one.or(other),
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        // Taken apart without `..`, so that a new part cannot be forgotten here.
        let Self { participants, attendance, levels, scores, squares, points_max, journal } = other;
        Self {
            participants: self.participants + participants,
            attendance: add_parts(self.attendance, attendance),
            levels: add_parts(self.levels, levels),
            scores: add_parts(self.scores, scores),
            squares: add_parts(self.squares, squares),
            points_max: add_parts(self.points_max, points_max),
            journal: add_parts(self.journal, journal),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Add::add)
    }
}

impl Add for Attendance {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            registered: self.registered + other.registered,
            present: self.present + other.present,
            valid: self.valid + other.valid,
        }
    }
}

impl Add for Levels {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let mut counts = self.counts;
        for (count, more) in counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        Self { counts, not_graded: self.not_graded + other.not_graded }
    }
}

impl Add for Sum {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { n: self.n + other.n, sum: self.sum + other.sum }
    }
}

impl Add for Journal {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            lower: self.lower + other.lower,
            same: self.same + other.same,
            higher: self.higher + other.higher,
        }
    }
}
