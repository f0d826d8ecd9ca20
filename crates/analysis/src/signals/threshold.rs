//! Thresholds of our own rules, as data: what an administrator may change, with what is usual.
//!
//! Thresholds of documents are none of these: they stand in the rule itself, exactly as written,
//! and nobody can change them. Shares are kept in thousandths, so that two sets are equal or not.

use serde::{Deserialize, Serialize};

/// How the two parts of the rule for low results go together: the published wording joins them
/// by «а также», and not everybody reads that as «and».
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
pub enum Combination {
    /// Both parts.
    #[default]
    Both,
    /// One of them is enough.
    Either,
    /// Only several procedures in the year.
    Several,
    /// Only the same procedure in two years.
    Repeated,
}

/// Every threshold of our own rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Thresholds {
    /// Of fewer pupils nothing is raised.
    pub pupils_min: u32,
    /// The share of false findings among those called sure, per thousand (Benjamini, Hochberg).
    pub false_findings: u16,
    /// What chance alone may raise of the checks of one rule, per thousand.
    pub by_chance: u16,
    /// From which share below the minimum a procedure counts as nearly low, per thousand.
    pub nearly_low: u16,
    /// From which share below the minimum a procedure is a warning, per thousand.
    pub warning: u16,
    /// How many procedures with such a share make a warning.
    pub warning_works: u16,
    /// How the parts of the rule for low results go together.
    pub combination: Combination,
    /// How many independent families of signs call for a check.
    pub families: u16,
    /// The worst part of schools by their conditions, per thousand.
    pub worst_conditions: u16,
    /// How many shortages are unfavourable by themselves.
    pub shortages: u16,
    /// Below and above which part of schools something is a shortage, per thousand.
    pub shortage: u16,
    /// How many years a series must have to be called unsteady.
    pub years_min: u16,
}

impl Default for Thresholds {
    /// Domain §2 and §5, as far as they say; the rest is ours.
    fn default() -> Self {
        Self {
            pupils_min: 10,
            false_findings: 50,
            by_chance: 25,
            nearly_low: 250,
            warning: 200,
            warning_works: 2,
            combination: Combination::default(),
            families: 2,
            worst_conditions: 250,
            shortages: 2,
            shortage: 100,
            years_min: 3,
        }
    }
}

/// A share in thousandths as a fraction of one.
pub(super) fn fraction(thousandths: u16) -> f64 {
    f64::from(thousandths) / 1_000.0
}
