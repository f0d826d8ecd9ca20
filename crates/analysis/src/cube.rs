//! The cube: all tallies of one data version, in columns, immutable.
//!
//! Cells lie in **planes**. A plane holds one year × term × procedure × subject × group ×
//! grade, and its rows are units of the territory in preorder. A question first picks planes,
//! of which there are a few thousand, and then walks contiguous slices of numbers.
//!
//! A plane of a *whole* (grades `3-8`, all grades, everybody) exists wherever its parts do:
//! what the source published stands, what it left out is added up once, when the cube is
//! built (by `Cube::build`). So a question about the whole reads one plane and can never add
//! overlapping cells.

mod build;
mod codec;
mod columns;
mod sum;

use std::ops::Range;

pub use build::InvalidCube;
pub use codec::{CODEC_VERSION, Undecodable};
pub(crate) use columns::{Columns, Debt};
use serde::{Deserialize, Serialize};
pub(crate) use sum::Summed;

use crate::{
    dictionary::{Dictionary, MemberId},
    indicator::Part,
    tally::Tally,
    territory::{Territory, UnitId, UnitKind},
    year::{AcademicYear, Term},
};

/// One fact of a source, ready to be put into a cube.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What it is a result of.
    pub place: Place,
    /// The school, class, municipality or region it belongs to.
    pub unit: UnitId,
    /// The sums.
    pub tally: Tally,
}

/// What a cell is a result of: everything but the territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Procedure.
    pub procedure: MemberId,
    /// School year.
    pub year: AcademicYear,
    /// Term in which it was held.
    pub term: Term,
    /// Subject.
    pub subject: MemberId,
    /// Pupil group.
    pub group: MemberId,
    /// Grade.
    pub grade: MemberId,
    /// Mark scale.
    pub scale: MemberId,
}

/// One slice of the cube: rows of units that differ in the territory only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plane {
    /// Procedure.
    pub procedure: MemberId,
    /// School year.
    pub year: AcademicYear,
    /// Term.
    pub term: Term,
    /// Subject.
    pub subject: MemberId,
    /// Pupil group.
    pub group: MemberId,
    /// Grade; `None` is all grades together.
    pub grade: Option<MemberId>,
    /// Mark scale; `None` where grades on different scales came together.
    pub scale: Option<MemberId>,
    /// The grades the source itself gave for this plane, one bit each: two sums are of the
    /// same make-up only if these agree.
    pub grades: u64,
    /// Its rows.
    pub(crate) rows: Range<u32>,
    /// No row lies inside another: sums need not look for published totals.
    pub(crate) is_flat: bool,
}

/// All tallies of one data version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cube {
    dictionary: Dictionary,
    planes: Vec<Plane>,
    columns: Columns,
    /// For each level of the territory, the unit of that level a unit lies in.
    ancestors: [Vec<UnitId>; 4],
    /// For each unit the procedures that have a result of it or inside it, one bit each.
    procedures: Vec<u64>,
}

/// Stands in `ancestors` where a unit lies above the level.
const NOWHERE: UnitId = UnitId::MAX;

impl Cube {
    /// What the codes mean.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The territory.
    pub fn territory(&self) -> &Territory {
        &self.dictionary.territory
    }

    /// Every year from the first with results to the last, so that a gap is seen.
    pub fn years(&self) -> Vec<AcademicYear> {
        let held = || self.planes.iter().map(|it| it.year.first_september());
        let (Some(first), Some(last)) = (held().min(), held().max()) else { return Vec::new() };
        (first..=last).filter_map(|it| AcademicYear::starting(it).ok()).collect()
    }

    /// All planes, sorted by procedure, year, term, subject, group and grade.
    pub fn planes(&self) -> &[Plane] {
        &self.planes
    }

    /// How many cells there are, computed wholes included.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The units of a plane's rows.
    pub fn units(&self, plane: &Plane) -> &[UnitId] {
        &self.columns.units[index(&plane.rows)]
    }

    /// How many pupils a plane counts.
    pub fn participants(&self, plane: &Plane) -> u64 {
        self.sum(plane, index(&plane.rows), Part::Participants).tally.participants
    }

    /// Whether any row of a plane carries the part.
    pub fn has_part(&self, plane: &Plane, part: Part) -> bool {
        let bit = match part {
            Part::Participants => return true,
            Part::Attendance => columns::has::ATTENDANCE,
            Part::Levels => columns::has::LEVELS,
            Part::Scores => columns::has::SCORES,
        };
        self.any(index(&plane.rows), bit)
    }

    /// Whether any row of a plane carries squares of scores.
    pub fn has_squares(&self, plane: &Plane) -> bool {
        self.any(index(&plane.rows), columns::has::SQUARES)
    }

    /// The columns themselves; for disclosure, which makes a cube of another.
    pub(crate) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Leaves out what is told of one group.
    pub(crate) fn forget(&mut self, group: MemberId) {
        self.planes.retain(|it| it.group != group);
    }

    /// The unit of level `kind` in which `unit` lies, if it does not lie above it.
    pub(crate) fn ancestor(&self, unit: UnitId, kind: UnitKind) -> Option<UnitId> {
        let level = (kind as usize).checked_sub(1)?;
        let found = self.ancestors[level][unit as usize];
        (found != NOWHERE).then_some(found)
    }

    /// Whether `procedure`, or any, has a result of `unit` or of something inside it.
    pub(crate) fn is_known_to(&self, unit: UnitId, procedure: Option<MemberId>) -> bool {
        self.procedures[unit as usize] & procedure.map_or(u64::MAX, bit) != 0
    }

    /// A cube of finished columns; `ancestors` is derived from the territory.
    pub(crate) fn assembled(dictionary: Dictionary, planes: Vec<Plane>, columns: Columns) -> Self {
        let territory = &dictionary.territory;
        let kinds = [UnitKind::Region, UnitKind::Municipality, UnitKind::School, UnitKind::Class];
        let ancestors = kinds.map(|kind| {
            (0..territory.len())
                .map(|unit| territory.ancestor(unit, kind).unwrap_or(NOWHERE))
                .collect()
        });
        let procedures = procedures(territory, &planes, &columns);
        Self { dictionary, planes, columns, ancestors, procedures }
    }
}

/// The bit of a procedure. Beyond 63 several share one: a filter then lists too much.
fn bit(procedure: MemberId) -> u64 {
    1 << procedure.min(63)
}

fn procedures(territory: &Territory, planes: &[Plane], columns: &Columns) -> Vec<u64> {
    let mut found = vec![0; territory.len() as usize];
    for plane in planes {
        for unit in &columns.units[index(&plane.rows)] {
            found[*unit as usize] |= bit(plane.procedure);
        }
    }
    // Units lie in preorder: from the end, every unit is complete before its parent takes it over.
    for unit in (1..territory.len()).rev() {
        found[territory.parent(unit) as usize] |= found[unit as usize];
    }
    found
}

fn index(rows: &Range<u32>) -> Range<usize> {
    rows.start as usize..rows.end as usize
}
