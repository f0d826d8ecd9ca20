//! The tables of the drill-down page.

use analysis::{Absence, explore::Exploration};

use super::expert::of_school;
use super::sheet::{
    CHANGE, Field, MEMBER, SMOOTHED, Sheet, VALUE, change, member, of_answer, smoothed, value,
};

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
    let expert = of_school(&explored.setting);
    [breakdown(explored), years].into_iter().chain(matrix).chain(expert).collect()
}

fn breakdown(explored: &Exploration) -> Sheet {
    let Exploration { main, changes, .. } = explored;
    let line = |kind: Kind, parts: [&[Field]; 4]| {
        let kind = Field::Text(kind.to_string());
        std::iter::once(kind).chain(parts.concat()).collect::<Vec<_>>()
    };
    let is_smoothed = explored.smoothed.is_some();
    let drawn = explored.smoothed.iter().flatten().copied().chain(std::iter::repeat(None));
    let members = main.rows.iter().zip(changes).zip(drawn).map(|((row, it), drawn)| {
        let header = member(main.headers_of(row).next());
        let drawn = smoothed(drawn);
        let drawn = if is_smoothed { &drawn[..] } else { &[] };
        line(Kind::Member, [&header, &value(Some(row)), &change(*it), drawn])
    });
    let sums = [
        (Kind::Withheld, &main.withheld),
        (Kind::NotItemised, &main.not_itemised),
        (Kind::Total, &main.total),
    ];
    let sums = sums.into_iter().filter_map(|(kind, row)| {
        let row = row.as_ref()?;
        let none = change(Err(Absence::NotApplicable));
        let drawn = vec![Field::Empty; if is_smoothed { SMOOTHED.len() } else { 0 }];
        Some(line(kind, [&member(None), &value(Some(row)), &none, &drawn]))
    });
    Sheet {
        name: "rows",
        columns: ["row"]
            .iter()
            .chain(&MEMBER)
            .chain(&VALUE)
            .chain(&CHANGE)
            .chain(SMOOTHED.iter().filter(|_| is_smoothed))
            .copied()
            .collect(),
        rows: members.chain(sums).collect(),
    }
}
