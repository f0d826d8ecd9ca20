//! How a set is found, what stands for it, and which line of it pictures draw.

use serde::{Deserialize, Serialize};

/// How distances between schools are measured.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Distance {
    /// Gower's: numbers and words.
    #[default]
    Gower,
    /// Standardised Euclidean: numbers alone.
    Euclid,
}

/// What stands for a set of schools.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Centre {
    /// Все ученики вместе: a large school counts more.
    #[default]
    Pupils,
    /// Среднее школ: every school counts the same.
    Schools,
}

/// Which line of the set pictures draw (D12); what a school is judged against is the same by either.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Line {
    /// Среднее: what stands for the set ([`Centre`]), or the target.
    #[default]
    Mean,
    /// Медиана of its schools.
    Median,
}
