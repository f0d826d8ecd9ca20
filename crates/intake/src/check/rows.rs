//! Rules about pupil rows: what is published beside them says the same.

use analysis::Tally;

use super::{Findings, Known, Rule};
use crate::Harvest;

/// Aggregates that arrive beside pupil rows, or the other way round, say the same.
pub(super) fn check(harvest: &Harvest, known: &Known, findings: &mut Findings) {
    let batch = &harvest.batch;
    // A file of pupil rows is newer than the rows that are there; it is its sums that meet what
    // somebody else published.
    let mut cells: Vec<(usize, Tally, Tally)> = if harvest.pupils.rows.is_empty() {
        let there = known.from_rows.iter();
        there.filter_map(|(at, rows)| Some((*at, batch.cells.get(*at)?.tally, *rows))).collect()
    } else {
        known.wholes.clone()
    };
    cells.sort_by_key(|it| it.0);
    for (at, aggregate, rows) in cells {
        let marks =
            |it: &Tally| it.levels.map(|it| it.counts).filter(|it| it.iter().sum::<u64>() > 0);
        let is_unlike = aggregate.participants != rows.participants
            || marks(&aggregate).zip(marks(&rows)).is_some_and(|(one, other)| one != other);
        if is_unlike {
            let told = |it: &Tally| {
                let marks =
                    marks(it).map(|it| it[..4].iter().map(u64::to_string).collect::<Vec<_>>());
                let marks = marks.map(|it| format!(": {}", it.join(" / "))).unwrap_or_default();
                format!("{}{marks}", it.participants)
            };
            findings.about(Rule::RowsUnlikeAggregate, batch, at, told(&aggregate), told(&rows));
        }
    }
}
