#![doc = include_str!("../README.md")]

mod batches;
mod connect;
mod contents;
mod context;
mod cube;
mod dictionary;
mod entities;
mod error;
mod import;
mod preview;
mod tally;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod undo;
mod units;
mod version;

pub use batches::{BatchRecord, Undoing};
pub use connect::{Store, connect, connect_as_it_is};
pub use error::{Corruption, Irreversible, Refusal, StoreError};
pub use import::{Origin, Problem, Progress, Taken};
pub use preview::{Change, Known, NewMember, NewUnit, Overlap, Preview, SAMPLES_MAX};
pub use undo::Undone;
pub use version::DataVersion;
