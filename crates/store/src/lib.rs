#![doc = include_str!("../README.md")]

mod batches;
mod connect;
mod context;
mod cube;
mod dictionary;
mod entities;
mod error;
mod import;
mod tally;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod units;
mod version;

pub use batches::BatchRecord;
pub use connect::{Store, connect};
pub use error::{Corruption, Refusal, StoreError};
pub use import::{Origin, Problem, Progress, Taken};
pub use version::DataVersion;
