//! Statistics without a word about schools.
//!
//! Every function here is a published method with its formula, its source and its limits
//! in the comment, so that a methodologist can check a number on the screen against the
//! book. Arguments are counts, means and deviations; results are plain numbers. What they
//! mean, who may see them and how many decimals they deserve is decided elsewhere.
//!
//! Absence follows one rule: where a method has no answer it returns `None`, never NaN,
//! zero or an empty range. Shares are fractions of one; only [`rounding`] speaks percent,
//! because percent is what it rounds.
//!
//! **To add a method:** a file per question, a reference value computed by other software
//! in `tests/reference_values.json`, its check in `tests/reference.rs`, and a row in
//! `docs/METHODS.md`.

/// The level of every test and the share of false findings that is accepted: what chance alone would
/// show in fewer than one of 20 cases. The complement of the 95 % of all intervals.
pub const ALPHA: f64 = 0.05;

pub mod added;
pub mod agreement;
pub mod correlation;
pub mod distance;
mod distribution;
pub mod effect;
pub mod funnel;
pub mod gain;
pub mod index;
pub mod interval;
pub mod items;
pub mod many;
pub mod profile;
pub mod quantile;
pub mod ranked;
pub mod regression;
pub mod rounding;
pub mod shrinkage;
pub mod spacing;
pub mod spike;
pub mod stability;
pub mod standardise;
pub mod trend;
pub mod unsteady;
