//! What can be asked for.

use crate::LAST_YEAR;

/// Everything the region follows from: the same values, the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The seed of all chance.
    pub seed: u64,
    /// How many schools.
    pub schools: u16,
    /// How many school years; the last one is 2025/26.
    pub years: u8,
    /// What the region is called; it should say that it does not exist.
    pub region: String,
    /// How much is told about it.
    pub extent: Extent,
}

/// How much is told about a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All works, groups and classes, the marks of every quarter.
    Full,
    /// What a demonstration needs: fewer works, sexes and classes of few works, no quarters.
    Compact,
}

/// Why a region cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidConfig {
    /// Too few or too many schools.
    Schools,
    /// Too few or too many years.
    Years,
}

impl Config {
    /// The fewest schools: planted truths take some, and a region needs ordinary ones.
    pub const SCHOOLS_MIN: u16 = 20;
    /// The most schools: the largest regions have fewer.
    pub const SCHOOLS_MAX: u16 = 5_000;
    /// The fewest years: a measure needs a year before and a year after.
    pub const YEARS_MIN: u8 = 3;
    /// The most years.
    pub const YEARS_MAX: u8 = 20;

    /// Checks the bounds.
    ///
    /// # Errors
    ///
    /// [`InvalidConfig`] naming what is out of bounds.
    pub fn check(&self) -> Result<(), InvalidConfig> {
        if !(Self::SCHOOLS_MIN..=Self::SCHOOLS_MAX).contains(&self.schools) {
            return Err(InvalidConfig::Schools);
        }
        if !(Self::YEARS_MIN..=Self::YEARS_MAX).contains(&self.years) {
            return Err(InvalidConfig::Years);
        }
        Ok(())
    }

    /// The first Septembers of the school years, oldest first.
    pub fn school_years(&self) -> std::ops::RangeInclusive<i16> {
        LAST_YEAR - i16::from(self.years) + 1..=LAST_YEAR
    }
}

impl std::fmt::Display for InvalidConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (what, from, to) = match self {
            Self::Schools => ("schools", u32::from(Config::SCHOOLS_MIN), Config::SCHOOLS_MAX),
            Self::Years => ("years", u32::from(Config::YEARS_MIN), u16::from(Config::YEARS_MAX)),
        };
        write!(f, "expected {from} to {to} {what}")
    }
}

impl std::error::Error for InvalidConfig {}
