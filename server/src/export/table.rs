//! The rows of a download.

use analysis::{
    Absence, Answer, Measured, Row,
    answer::{Change, Header},
    explore::Exploration,
};

/// The columns, as every download has them. Never renamed.
pub(super) const COLUMNS: [&str; 15] = [
    "row",
    "code",
    "name",
    "value",
    "low",
    "high",
    "numerator",
    "denominator",
    "n",
    "coverage",
    "change",
    "change_low",
    "change_high",
    "change_verdict",
    "absence",
];

/// What one row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Kind {
    /// A member of the dimension.
    Member,
    /// Everything that may not be shown one by one.
    Withheld,
    /// What a published total has beyond its parts.
    NotItemised,
    /// The whole.
    Total,
}

/// A field of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Field {
    Text(String),
    Number(f64),
    Empty,
}

/// The rows of a download.
pub(super) struct Table {
    pub(super) rows: Vec<[Field; COLUMNS.len()]>,
}

impl Table {
    /// The main breakdown with its change to the year before, and the sums below it.
    pub(super) fn of_breakdown(explored: &Exploration) -> Self {
        let Exploration { main, changes, .. } = explored;
        let members = main.rows.iter().zip(changes).map(|(row, change)| {
            fields(Kind::Member, main.headers_of(row).next(), row, change.ok())
        });
        let sums = [
            (Kind::Withheld, &main.withheld),
            (Kind::NotItemised, &main.not_itemised),
            (Kind::Total, &main.total),
        ];
        let sums = sums
            .into_iter()
            .filter_map(|(kind, row)| Some(fields(kind, None, row.as_ref()?, None)));
        Self { rows: members.chain(sums).collect() }
    }

    /// The development of the place over years.
    pub(super) fn of_years(explored: &Exploration) -> Self {
        let years: &Answer = &explored.setting.years;
        let row = |row| fields(Kind::Member, years.headers_of(row).next(), row, None);
        Self { rows: years.rows.iter().map(row).collect() }
    }
}

fn fields(
    kind: Kind,
    header: Option<&Header>,
    row: &Row,
    change: Option<Change>,
) -> [Field; COLUMNS.len()] {
    let text = |it: Option<String>| it.map_or(Field::Empty, Field::Text);
    let number = |it: Option<f64>| it.map_or(Field::Empty, Field::Number);
    let measured: Option<Measured> = row.value.ok();
    let absence: Option<Absence> = row.value.err();
    let interval = measured.and_then(|it| it.interval);
    let change_interval = change.and_then(|it| it.interval);
    #[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
    let n = measured.map(|it| it.n as f64);
    [
        Field::Text(kind.to_string()),
        text(header.map(|it| it.code.clone())),
        text(header.map(|it| it.name.clone())),
        number(measured.map(|it| it.value)),
        number(interval.map(|it| it.low)),
        number(interval.map(|it| it.high)),
        number(measured.and_then(|it| it.numerator)),
        number(measured.map(|it| it.denominator)),
        number(n),
        number(measured.and(row.coverage)),
        number(change.map(|it| it.delta)),
        number(change_interval.map(|it| it.low)),
        number(change_interval.map(|it| it.high)),
        text(change.map(|it| verdict(it).to_owned())),
        text(absence.map(|it| it.to_string())),
    ]
}

fn verdict(change: Change) -> &'static str {
    use analysis::answer::Verdict;
    match change.verdict {
        Verdict::Better => "better",
        Verdict::Worse => "worse",
        Verdict::Different => "different",
        Verdict::NotDifferent => "not_different",
        Verdict::Unknown => "unknown",
    }
}
