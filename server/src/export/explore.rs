//! The tables of the drill-down page.

use analysis::{Absence, explore::Exploration};

use super::sheet::{CHANGE, Field, MEMBER, Sheet, VALUE, change, member, of_answer, value};

/// What one row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "snake_case")]
enum Kind {
    /// A member of the dimension.
    Member,
    /// Everything that may not be shown one by one.
    Withheld,
    /// What a published total has beyond its parts.
    NotItemised,
    /// The whole.
    Total,
}

/// The breakdown with its changes and sums, the development, the heat map.
pub(super) fn sheets(explored: &Exploration) -> Vec<Sheet> {
    let matrix = explored
        .matrix
        .iter()
        .map(|it| of_answer("matrix", &["row_code", "row_name", "column_code", "column_name"], it));
    let years = of_answer("years", &MEMBER, &explored.setting.years);
    [breakdown(explored), years].into_iter().chain(matrix).collect()
}

fn breakdown(explored: &Exploration) -> Sheet {
    let Exploration { main, changes, .. } = explored;
    let line = |kind: Kind, parts: [&[Field]; 3]| {
        let kind = Field::Text(kind.to_string());
        std::iter::once(kind).chain(parts.concat()).collect::<Vec<_>>()
    };
    let members = main.rows.iter().zip(changes).map(|(row, it)| {
        let header = member(main.headers_of(row).next());
        line(Kind::Member, [&header, &value(Some(row)), &change(*it)])
    });
    let sums = [
        (Kind::Withheld, &main.withheld),
        (Kind::NotItemised, &main.not_itemised),
        (Kind::Total, &main.total),
    ];
    let sums = sums.into_iter().filter_map(|(kind, row)| {
        let row = row.as_ref()?;
        let none = change(Err(Absence::NotApplicable));
        Some(line(kind, [&member(None), &value(Some(row)), &none]))
    });
    Sheet {
        name: "rows",
        columns: ["row"].iter().chain(&MEMBER).chain(&VALUE).chain(&CHANGE).copied().collect(),
        rows: members.chain(sums).collect(),
    }
}
