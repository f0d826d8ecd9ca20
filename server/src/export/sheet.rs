//! Sheets: the tables of a download, with titles that are codes and never renamed.

use std::borrow::Cow;

use analysis::{
    Absence, Answer, Measured, Row,
    answer::{Change, Header, Verdict},
    smoothed::Smoothed,
};

/// One table of a download.
pub(super) struct Sheet {
    /// Its name: of the sheet in a workbook, of the table in an address.
    pub(super) name: &'static str,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Field>>,
}

/// A field of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Field {
    Text(String),
    Number(f64),
    Empty,
}

impl From<Option<String>> for Field {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }
}

impl From<Option<f64>> for Field {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

impl From<&str> for Field {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Cow<'_, str>> for Field {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

/// A member: what it is called by programs and by people.
pub(super) const MEMBER: [&str; 2] = ["code", "name"];

pub(super) fn member(header: Option<&Header>) -> [Field; 2] {
    [header.map(|it| it.code.clone()).into(), header.map(|it| it.name.clone()).into()]
}

/// A value with everything it needs to be believed, or why there is none.
pub(super) const VALUE: [&str; 8] =
    ["value", "low", "high", "numerator", "denominator", "n", "coverage", "absence"];

pub(super) fn value(row: Option<&Row>) -> [Field; 8] {
    let value = row.map_or(Err(Absence::NoData), |it| it.value);
    let measured: Option<Measured> = value.ok();
    let interval = measured.and_then(|it| it.interval);
    #[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
    let n = measured.map(|it| it.n as f64);
    [
        measured.map(|it| it.value).into(),
        interval.map(|it| it.low).into(),
        interval.map(|it| it.high).into(),
        measured.and_then(|it| it.numerator).into(),
        measured.map(|it| it.denominator).into(),
        n.into(),
        measured.and(row).and_then(|it| it.coverage).into(),
        value.err().map(|it| it.to_string()).into(),
    ]
}

/// A change with what its interval says.
pub(super) const CHANGE: [&str; 5] =
    ["change", "change_low", "change_high", "change_verdict", "change_absence"];

pub(super) fn change(change: Result<Change, Absence>) -> [Field; 5] {
    let known = change.ok();
    let interval = known.and_then(|it| it.interval);
    [
        known.map(|it| it.delta).into(),
        interval.map(|it| it.low).into(),
        interval.map(|it| it.high).into(),
        known.map(|it| verdict(it.verdict).to_owned()).into(),
        change.err().map(|it| it.to_string()).into(),
    ]
}

/// A value once the size of its group is allowed for.
pub(super) const SMOOTHED: [&str; 3] = ["smoothed", "smoothed_low", "smoothed_high"];

pub(super) fn smoothed(of: Option<Smoothed>) -> [Field; 3] {
    [of.map(|it| it.value), of.map(|it| it.interval.low), of.map(|it| it.interval.high)]
        .map(Field::from)
}

/// A verdict by its code.
pub(super) fn verdict(of: Verdict) -> &'static str {
    match of {
        Verdict::Better => "better",
        Verdict::Worse => "worse",
        Verdict::Different => "different",
        Verdict::NotDifferent => "not_different",
        Verdict::Unknown => "unknown",
        Verdict::TooFew => "too_few",
        Verdict::IntervalOnly => "interval_only",
    }
}

/// An answer row by row: its members, one for each breakdown, then the value.
pub(super) fn of_answer(name: &'static str, columns: &[&'static str], answer: &Answer) -> Sheet {
    let row = |row: &Row| {
        answer.headers_of(row).flat_map(|it| member(Some(it))).chain(value(Some(row))).collect()
    };
    Sheet {
        name,
        columns: columns.iter().chain(&VALUE).copied().collect(),
        rows: answer.rows.iter().map(row).collect(),
    }
}
