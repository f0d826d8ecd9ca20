//! Scores around the boundaries of marks, added up from pupil rows: what family c looks at.

use serde::{Deserialize, Serialize};

use crate::{
    dictionary::MemberId,
    territory::UnitId,
    year::{AcademicYear, Term},
};

/// How many scores on each side of a boundary are looked at (domain 2.2c).
pub const WINDOW: u32 = 2;

/// The surroundings of one boundary in one work of one school: counts, and nothing of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heap {
    /// The procedure.
    pub procedure: MemberId,
    /// The subject.
    pub subject: MemberId,
    /// The grade.
    pub grade: MemberId,
    /// The year.
    pub year: AcademicYear,
    /// The half of the year.
    pub term: Term,
    /// The school.
    pub unit: UnitId,
    /// The mark that begins at the boundary.
    pub mark: u8,
    /// Pupils at the boundary or one score above.
    pub above: u32,
    /// Pupils from two scores below the boundary to one above it.
    pub all: u32,
}
