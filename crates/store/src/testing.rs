//! Test support: databases to run against, and builders that state only what matters.
//!
//! Also for tests and measurements of other crates, through the feature `testing`.
#![expect(clippy::unwrap_used, reason = "a failing fixture should fail the test")]

mod builders;
mod databases;
mod synthetic;

pub use builders::{ResultBuilder, batch, origin, result};
pub use databases::{TempFile, on_each_database, on_each_url};
pub use synthetic::synthetic;
