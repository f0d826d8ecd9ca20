//! Academic years.
//!
//! A school year straddles two calendar years, so a bare "2024" is ambiguous: the
//! spring ЕГЭ of 2024 belongs to the year that began in September 2023. The type
//! removes the question. A year is *named by its first September* and written the
//! way schools write it, `2023/24`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A school year, named by the calendar year in which it starts.
///
/// ```
/// use analysis::AcademicYear;
///
/// let year: AcademicYear = "2023/24".parse()?;
/// assert_eq!(year.first_september(), 2023);
/// assert_eq!(year.previous(), "2022/23".parse().ok());
/// assert!("2023/25".parse::<AcademicYear>().is_err());
/// # Ok::<(), analysis::year::InvalidYear>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AcademicYear(i16);

impl AcademicYear {
    /// The earliest year the product accepts; older forms are not comparable.
    pub const MIN: Self = Self(2000);
    /// The latest year the product accepts; the bound catches typing slips.
    pub const MAX: Self = Self(2099);

    /// Builds a year from its first September.
    ///
    /// # Errors
    ///
    /// [`InvalidYear::OutOfRange`] outside [`AcademicYear::MIN`]..=[`AcademicYear::MAX`].
    pub fn starting(first_september: i16) -> Result<Self, InvalidYear> {
        if (Self::MIN.0..=Self::MAX.0).contains(&first_september) {
            Ok(Self(first_september))
        } else {
            Err(InvalidYear::OutOfRange(first_september))
        }
    }

    /// The calendar year of the first of September.
    pub fn first_september(self) -> i16 {
        self.0
    }

    /// The calendar year in which the school year ends: the year of its spring procedures.
    pub fn ends_in(self) -> i16 {
        self.0 + 1
    }

    /// Reads either spelling a person uses: `2016/17`, or `2017` for the year that ends then.
    ///
    /// # Errors
    ///
    /// [`InvalidYear`] if the text is neither.
    pub fn from_spoken(text: &str) -> Result<Self, InvalidYear> {
        match text.parse::<i16>() {
            Ok(ends_in) => Self::starting(ends_in.saturating_sub(1)),
            Err(_not_a_bare_year) => text.parse(),
        }
    }

    /// The year before, if it is still in range.
    pub fn previous(self) -> Option<Self> {
        Self::starting(self.0 - 1).ok()
    }
}

impl fmt::Display for AcademicYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, (self.0 + 1) % 100)
    }
}

impl FromStr for AcademicYear {
    type Err = InvalidYear;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || InvalidYear::Malformed(text.to_owned());
        let (first, second) = text.split_once('/').ok_or_else(malformed)?;
        let year = Self::starting(first.parse().map_err(|_not_a_number| malformed())?)?;
        // Parse, then print: accepts exactly one spelling, so a URL has one form too.
        if second.len() == 2 && year.to_string() == text { Ok(year) } else { Err(malformed()) }
    }
}

impl TryFrom<String> for AcademicYear {
    type Error = InvalidYear;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<AcademicYear> for String {
    fn from(year: AcademicYear) -> Self {
        year.to_string()
    }
}

/// Why a text or a number is not an academic year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidYear {
    /// The text does not look like `2023/24`.
    #[error("expected a school year such as `2023/24`, got `{0}`")]
    Malformed(String),
    /// The year lies outside the supported range.
    #[error("school year starting in {0} is out of range")]
    OutOfRange(i16),
}

/// The half of the school year in which a procedure is held.
///
/// The autumn ВПР of 2020 and 2022 tested the programme of the grade below, so the same
/// procedure can be held twice in one academic year and must not be added up.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::VariantArray,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", ascii_case_insensitive)]
pub enum Term {
    /// September to December.
    Autumn,
    /// January to June; where almost all final procedures are held.
    #[default]
    Spring,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_exactly_one_spelling() {
        let cases = [
            // name, text, its first September if it is valid
            ("plain", "2023/24", Some(2023)),
            ("turn of the century", "2099/00", Some(2099)),
            ("calendar year only", "2024", None),
            ("gap of two years", "2023/25", None),
            ("four digits twice", "2023/2024", None),
            ("stray spaces", " 2023/24", None),
            ("too old", "1999/00", None),
            ("empty", "", None),
        ];
        for (name, text, expected) in cases {
            let parsed = text.parse::<AcademicYear>().ok();
            assert_eq!(parsed.map(AcademicYear::first_september), expected, "case: {name}");
        }
    }

    #[test]
    fn a_bare_year_is_the_one_that_ends_then() {
        let spoken = |text| AcademicYear::from_spoken(text).map(|it| it.to_string());
        assert_eq!(spoken("2017").unwrap(), "2016/17");
        assert_eq!(spoken("2016/17").unwrap(), "2016/17");
        assert!(spoken("17").is_err());
        assert!(spoken("last year").is_err());
    }

    #[test]
    fn printing_and_parsing_are_inverse_over_the_whole_range() {
        for first in AcademicYear::MIN.first_september()..=AcademicYear::MAX.first_september() {
            let year = AcademicYear::starting(first).unwrap();
            assert_eq!(year.to_string().parse(), Ok(year));
        }
    }
}
