//! Adding tallies: part by part, so that nothing known is lost beside what is not.

use std::ops::{Add, AddAssign};

use super::{Attendance, Journal, Levels, Sum, Tally};

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
