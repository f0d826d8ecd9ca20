//! The harvest: what a file yielded.

use std::fmt;

use analysis::{Batch, Lines, Pupils};

use crate::{Format, Problem};

/// What a file yielded: the good rows, and what is wrong with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Harvest {
    /// The file it came from, as the caller named it.
    pub file: String,
    /// As what the file was recognised.
    pub format: Format,
    /// The shape of the mapping it was read by, if somebody told what its columns mean.
    pub shape: Option<String>,
    /// The good rows, one cell each.
    pub batch: Batch,
    /// For each cell the rows it was found in.
    pub origins: Vec<Lines>,
    /// The names of the sheets that the numbers in `origins` mean, where there are several.
    pub sheets: Vec<String>,
    /// The pupil rows, where the file has them.
    pub pupils: Pupils,
    /// The first [`PROBLEMS_KEPT`](crate::PROBLEMS_KEPT) problems, in file order.
    pub problems: Vec<Problem>,
    /// How many problems there are, kept or not.
    pub problems_total: u64,
    /// Rows below the heading, blank ones left out.
    pub rows_read: u64,
    /// Of them not loaded.
    pub rows_rejected: u64,
}

impl Harvest {
    /// Rows that were loaded.
    pub fn rows_loaded(&self) -> u64 {
        self.rows_read - self.rows_rejected
    }
}

/// The summary, in one line.
impl fmt::Display for Harvest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, format, rows_read, rows_rejected, problems_total, .. } = self;
        write!(
            f,
            "{file} ({format}): {rows_read} rows read, {} loaded, {rows_rejected} not loaded, \
             problems: {problems_total}",
            self.rows_loaded()
        )
    }
}
