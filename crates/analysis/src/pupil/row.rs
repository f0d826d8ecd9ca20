//! Pupil rows as they are read back: with their place in words, for whoever may see them.

use std::collections::BTreeSet;

use super::{Attempt, Points, Sex, Status};

/// One pupil in one work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The import.
    pub batch: i32,
    /// Its file.
    pub file: String,
    /// The sheet, where the file has several.
    pub sheet: Option<String>,
    /// The row.
    pub line: u64,
    /// The school.
    pub school: String,
    /// The class, where it is known.
    pub class: Option<String>,
    /// How the pupil is told apart.
    pub code: String,
    /// Whether the pupil took part.
    pub status: Status,
    /// Which sitting.
    pub attempt: Attempt,
    /// The day of it, 20260601.
    pub day: Option<u32>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The variant.
    pub variant: Option<String>,
    /// The mark in the journal.
    pub journal: Option<u8>,
    /// The primary score.
    pub primary: Option<u32>,
    /// The mark.
    pub mark: Option<u8>,
    /// The test score in thousandths.
    pub score: Option<i64>,
    /// Headings and points of the tasks.
    pub tasks: Vec<(String, Points)>,
}

/// A pupil with one mark in several works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The code in the files.
    pub code: String,
    /// The class, where it is told.
    pub class: Option<String>,
    /// The works: procedure and subject.
    pub works: BTreeSet<(String, String)>,
}
