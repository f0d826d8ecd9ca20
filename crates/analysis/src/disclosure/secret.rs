//! What is withheld of one unit, and what else depends on it.

use super::set::Set;
use crate::{scale::LEVELS_MAX, territory::UnitId};

/// Stands for the unit that shows the sum where no unit may.
pub(super) const NOWHERE: UnitId = UnitId::MAX;

/// What of a row is to be withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The row as a whole.
    Row,
    /// The counts at two levels, of which an observer knows the sum.
    Pair(usize, usize),
}

/// A number that must not be pinned down, beside those that are withheld themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Duty {
    /// A plane, or the rest of a link.
    pub(super) target: usize,
    /// Participants (0) or a level (1 to 6).
    pub(super) column: usize,
    /// The total of this unit must not be pinned down either: the partner lies outside it.
    pub(super) apart: Option<UnitId>,
}

/// What is withheld of one unit.
#[derive(Clone, Debug, Default)]
pub(super) struct Secret {
    /// Nothing of the unit is shown, in any plane.
    pub(super) all: bool,
    /// Planes in which the whole row is withheld.
    pub(super) rows: Set,
    /// For each level the planes in which this count is withheld.
    pub(super) levels: [Set; LEVELS_MAX],
    /// For each plane, the unit in whose residual row it is gathered.
    pub(super) places: Vec<UnitId>,
    /// What else depends on it.
    pub(super) duties: Vec<Duty>,
}

impl Secret {
    /// Planes in which a level is withheld, with the row or by itself.
    pub(super) fn level(&self, level: usize) -> Set {
        self.rows | self.levels[level]
    }

    /// Planes in which anything is withheld.
    pub(super) fn any(&self) -> Set {
        self.levels.iter().fold(self.rows, |all, it| all | *it)
    }
}
