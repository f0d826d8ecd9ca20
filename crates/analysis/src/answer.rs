//! Answers: what a view shows, computed from a published cube.
//!
//! [`answer`] filters, groups and adds, and only then divides. It is the one way from sums to
//! values, for pages, the API, the command line and the browser alike.
//!
//! What may be added is decided here and nowhere else:
//! - pupils are added over territory, class, grade and group, along published partitions;
//! - different procedures, years, terms or subjects are never pooled: the row says
//!   [`Absence::NotComparable`];
//! - the exception is a *share of results* over subjects of one procedure, year and scale,
//!   which is called so ([`Counted::Results`]).

use serde::{Deserialize, Serialize};

use crate::{
    cube::{Cube, Plane},
    dictionary::MemberId,
    dimension::Dimension,
    disclosure::Published,
    indicator::{Indicator, Measured},
    territory::UnitId,
    tier::Tier,
    view::View,
    year::AcademicYear,
};

mod change;
mod counted;
mod gather;
mod select;
#[cfg(test)]
mod tests;

pub use change::{Change, Verdict, apart_from_wholes, change};
pub(crate) use change::{apart, correct, difference, verdict};
pub use counted::Counted;

/// Why there is no value. Never a zero, never an empty text.
#[derive(
    Clone,
    Copy,
    Debug,
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
pub enum Absence {
    /// It was not held, as the manifest of the data set says (–).
    NotHeld,
    /// Nothing is known (н/д).
    NoData,
    /// The scale does not give this indicator.
    NotApplicable,
    /// Withheld to protect a small group (•).
    Hidden,
    /// Adding it up would mix what cannot be compared (≠).
    NotComparable,
}

/// A member of a dimension an answer is broken down by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Its code.
    pub code: String,
    /// Its name, in the data's own language.
    pub name: String,
    /// How deep it lies: a part of the member before it that is less deep.
    pub depth: u8,
}

/// One value with everything it needs to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// For each breakdown the index into [`Answer::headers`].
    pub keys: [u32; crate::view::BY_MAX],
    /// The value, or why there is none.
    pub value: Result<Measured, Absence>,
    /// Pupils (or results) with a valid result.
    pub participants: u64,
    /// Охват: the share of the pupils on the lists the value covers, of the participants where no
    /// attendance is known; of a mean of schools the share of schools.
    pub coverage: Option<f64>,
    /// The scale, if it is one.
    pub scale: Option<MemberId>,
    /// Which grades went in, one bit each.
    pub grades: u64,
}

/// Below this share of pupils a value is said to be partial, and participation to be low (domain E7).
pub const COVERED_ENOUGH: f64 = 0.9;

impl Row {
    /// What stands for an object without a row.
    pub const ABSENT: Self = Self {
        keys: [0; crate::view::BY_MAX],
        value: Err(Absence::NoData),
        participants: 0,
        coverage: None,
        scale: None,
        grades: 0,
    };

    /// Whether so few pupils stand behind the value that nothing may be said of it (domain 5).
    pub fn is_of_too_few(&self) -> bool {
        self.value.is_ok_and(|it| Tier::of(change::pupils(self, &it)) == Tier::TooFew)
    }

    /// Whether the value covers so few of the pupils that it is said to be partial.
    pub fn is_partial(&self) -> bool {
        self.coverage.is_some_and(|it| it < COVERED_ENOUGH)
    }
}

/// What a view shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What was measured.
    pub indicator: Indicator,
    /// By what it is broken down.
    pub by: Vec<Dimension>,
    /// For each breakdown its members, in natural order.
    pub headers: Vec<Vec<Header>>,
    /// The values.
    pub rows: Vec<Row>,
    /// The same without a breakdown, where that breakdown partitions pupils.
    pub total: Option<Row>,
    /// What a published total has beyond its parts.
    pub not_itemised: Option<Row>,
    /// What is gathered because it may not be shown one by one.
    pub withheld: Option<Row>,
    /// What the numbers count.
    pub counted: Counted,
}

impl Answer {
    /// The members a row belongs to, one for each breakdown.
    pub fn headers_of<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a Header> {
        self.headers.iter().zip(row.keys).map(|(headers, key)| &headers[key as usize])
    }

    /// The rows, each with the code of its member of the first breakdown.
    pub fn by_code(&self) -> impl Iterator<Item = (&str, &Row)> {
        self.rows.iter().filter_map(|row| Some((self.headers_of(row).next()?.code.as_str(), row)))
    }

    /// The rows of an answer by year, each with its year.
    pub fn by_year(&self) -> impl Iterator<Item = (AcademicYear, &Row)> {
        self.by_code().filter_map(|(code, row)| Some((code.parse().ok()?, row)))
    }

    /// The row of a member of the first breakdown.
    pub fn row_of(&self, code: &str) -> Option<&Row> {
        self.by_code().find(|(it, _)| *it == code).map(|(_, row)| row)
    }
}

/// Answers a view whose filters are codes (see [`View::checked`]); unknown codes match nothing.
pub fn answer(cube: &Published<Cube>, view: &View) -> Answer {
    let cube = cube.get();
    let selection = select::Selection::of(cube, view);
    gather::gather(cube, view, &selection)
}

/// The planes and places that a view adds up.
pub(crate) fn chosen<'c>(cube: &'c Cube, view: &View) -> (Vec<&'c Plane>, Vec<UnitId>) {
    let selection = select::Selection::of(cube, view);
    (selection.planes, selection.units)
}
