//! Charts of what is inside a work.

mod journal;
mod scores;
mod tasks;
#[cfg(test)]
mod tests;

use super::axes::{names, percent};

pub use journal::{agreement, lines_of_agreement};
pub use scores::{LINES_OF_SCORES, distribution};
pub use tasks::{requirement_gaps, task_gaps};
