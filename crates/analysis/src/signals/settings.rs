//! What people decided about signals: thresholds that were changed, and what schools say to them; and
//! what signals look at besides the cube.
//!
//! Both travel with the data: a change makes a new version of them, and an answer given before is
//! reproduced by the version before.

use serde::{Deserialize, Serialize};

use super::{Problem, heap::Heap, rows::OfRows, threshold::Thresholds};
use crate::territory::UnitId;

/// What was decided, as it holds in one version of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The thresholds of our rules.
    pub thresholds: Thresholds,
    /// The number of the decision that set them, its day and reason; `None` is what is usual.
    pub decided: Option<Decided>,
    /// Every set of thresholds that was ever decided, the first one first; the last one holds.
    pub history: Vec<(Decided, Thresholds)>,
    /// What schools say.
    pub notes: Vec<Note>,
    /// Scores around the boundaries of marks, where there are pupil rows. Nobody decided about these;
    /// they lie here because the same rules look at them. They never travel with the cube: signals are
    /// answered where pupil rows are, and the browser has no use for their sums.
    #[serde(skip)]
    pub heaps: Vec<Heap>,
    /// The same of tasks and ranks, work by work in order.
    #[serde(skip)]
    pub rows: Vec<OfRows>,
}

/// The decision that set the thresholds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Its number: the version of the thresholds.
    pub version: u32,
    /// The day, as `2026-11-22`.
    pub on: String,
    /// Why, in the words of whoever decided.
    pub reason: String,
}

/// What a school says to a signal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The school.
    pub unit: UnitId,
    /// The problem it speaks of.
    pub problem: Problem,
    /// Its words.
    pub text: String,
    /// The day, as `2026-11-22`.
    pub on: String,
}

impl Settings {
    /// The thresholds of a decision, and the decision; 0 is what is usual and was decided by nobody.
    /// Without a number, or with one that nobody decided, those that hold.
    pub fn by(&self, version: Option<u32>) -> (&Thresholds, Option<&Decided>) {
        let held = (&self.thresholds, self.decided.as_ref());
        match version {
            None => held,
            Some(0) => (Thresholds::usual(), None),
            Some(version) => {
                let found = self.history.iter().find(|it| it.0.version == version);
                found.map_or(held, |(decided, thresholds)| (thresholds, Some(decided)))
            }
        }
    }

    /// What a school last said of a problem.
    pub fn note(&self, unit: UnitId, problem: Problem) -> Option<&Note> {
        self.notes.iter().rfind(|it| it.unit == unit && it.problem == problem)
    }
}
