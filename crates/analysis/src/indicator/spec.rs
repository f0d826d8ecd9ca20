//! What an indicator is apart from its formula: its unit, its direction, what it reads.

use serde::{Deserialize, Serialize};

use crate::stats::interval::Interval;

/// What the rest of the product needs to know about an [`Indicator`](super::Indicator).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// How a value is printed and scaled on an axis.
    pub unit: Unit,
    /// Which direction is good news.
    pub better: Better,
    /// Which part of a tally it reads.
    pub part: Part,
    /// Row of domain.md's catalogue that defines it.
    pub source: &'static str,
}

/// How a value is printed and scaled.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Unit {
    /// A fraction 0–1, shown as percent.
    Share,
    /// Points of a score.
    Score,
    /// A mark.
    Mark,
    /// An index from 0 to 100.
    Index,
    /// A number of people.
    People,
}

impl Unit {
    /// An interval as far as values of this unit go: shares lie between 0 and 1.
    pub(crate) fn within(self, of: Interval) -> Interval {
        match self {
            Self::Share => Interval { low: of.low.max(0.0), high: of.high.min(1.0) },
            _ => of,
        }
    }
}

/// Which direction is good news.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// No judgement.
    Neither,
}

/// Which part of a [`Tally`](crate::Tally) an indicator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The number of participants alone.
    Participants,
    /// Attendance.
    Attendance,
    /// Counts at each level.
    Levels,
    /// Scores, with squares and maxima where they are.
    Scores,
}
