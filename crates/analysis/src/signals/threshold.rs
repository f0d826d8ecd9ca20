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
#[serde(default)]
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

/// A threshold that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` must lie between {min} and {max}")]
pub struct OutOfBounds {
    /// The threshold, as its field is called.
    pub name: &'static str,
    /// The smallest it can be.
    pub min: u32,
    /// The largest it can be.
    pub max: u32,
}

impl Thresholds {
    /// What holds as long as nobody decided otherwise.
    pub fn usual() -> &'static Self {
        static USUAL: std::sync::LazyLock<Thresholds> =
            std::sync::LazyLock::new(Thresholds::default);
        &USUAL
    }

    /// Every number with its name and the bounds within which it means anything.
    pub fn numbers(&self) -> [(&'static str, u32, u32, u32); 11] {
        let it = |name, value: u16, min, max| (name, u32::from(value), min, max);
        [
            ("pupils_min", self.pupils_min, 5, 100),
            it("false_findings", self.false_findings, 1, 200),
            it("by_chance", self.by_chance, 1, 100),
            it("nearly_low", self.nearly_low, 100, 300),
            it("warning", self.warning, 50, 300),
            it("warning_works", self.warning_works, 1, 10),
            it("families", self.families, 2, 6),
            it("worst_conditions", self.worst_conditions, 50, 500),
            it("shortages", self.shortages, 1, 3),
            it("shortage", self.shortage, 10, 300),
            it("years_min", self.years_min, 3, 5),
        ]
    }

    /// The same with one number changed, named as in [`Thresholds::numbers`].
    ///
    /// # Errors
    ///
    /// [`OutOfBounds`] if it means nothing there; an unknown name changes nothing.
    pub fn with(mut self, name: &str, value: u32) -> Result<Self, OutOfBounds> {
        let known = self.numbers().into_iter().find(|it| it.0 == name);
        let Some((name, _, min, max)) = known else { return Ok(self) };
        if !(min..=max).contains(&value) {
            return Err(OutOfBounds { name, min, max });
        }
        // The bounds of every other number lie far below.
        let short = u16::try_from(value).unwrap_or(u16::MAX);
        match name {
            "pupils_min" => self.pupils_min = value,
            "false_findings" => self.false_findings = short,
            "by_chance" => self.by_chance = short,
            "nearly_low" => self.nearly_low = short,
            "warning" => self.warning = short,
            "warning_works" => self.warning_works = short,
            "families" => self.families = short,
            "worst_conditions" => self.worst_conditions = short,
            "shortages" => self.shortages = short,
            "shortage" => self.shortage = short,
            _ => self.years_min = short,
        }
        Ok(self)
    }
}

/// A share in thousandths as a fraction of one.
pub(super) fn fraction(thousandths: u16) -> f64 {
    f64::from(thousandths) / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_can_be_changed_within_its_bounds_and_no_further() {
        let usual = Thresholds::default();
        for (name, value, min, max) in usual.numbers() {
            assert!((min..=max).contains(&value), "{name}");
            for new in [min, max] {
                let changed = usual.clone().with(name, new).unwrap();
                let found = changed.numbers().into_iter().find(|it| it.0 == name);
                assert_eq!(found.map(|it| it.1), Some(new), "{name}");
            }
            assert_eq!(usual.clone().with(name, max + 1).unwrap_err().name, name);
        }
        assert_eq!(usual.clone().with("nothing", 7), Ok(usual));
    }
}
