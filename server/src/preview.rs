//! What an import would change, in the words of the file: for the command line, the API and the
//! page alike.

use analysis::{
    Batch, Dimension, Tally, UnitKind,
    tally::{Attendance, Journal, Levels, SCORE_UNIT, Sum},
};
use serde::Serialize;
use store::{NewMember, NewUnit, Overlap, Preview};
use utoipa::ToSchema;

/// How many new schools or members are named.
const NAMED_MAX: usize = 50;

/// What an import would change.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub(crate) struct Changes {
    /// The standing import of the same contents: nothing would change.
    pub(crate) already_there: Option<i32>,
    /// Cells that nobody has given yet.
    pub(crate) added: u64,
    /// Cells that would have another value.
    pub(crate) changed: u64,
    /// Cells that are there with the same value.
    pub(crate) same: u64,
    /// Cells of the same works that the file does not speak of; they stay.
    pub(crate) untouched: u64,
    /// Cells that would be gone: only imports have them in whose place the file stands.
    pub(crate) removed: u64,
    /// Some of the changed cells, then some of those that would be gone.
    pub(crate) samples: Vec<Sample>,
    /// How many units of each level would be new.
    pub(crate) new_units_total: usize,
    /// The first of them.
    pub(crate) new_units: Vec<New>,
    /// Procedures, subjects, grades and groups that would be new.
    pub(crate) new_members: Vec<New>,
    /// Imports that have cells the file has too.
    pub(crate) overlaps: Vec<Shared>,
}

/// One changed cell.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Sample {
    /// What it is a result of, from the procedure down to the class.
    pub(crate) of: String,
    /// Its parts that differ.
    pub(crate) parts: Vec<Part>,
}

/// A part of a cell that would have another value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Part {
    /// `participants`, `attendance`, `levels`, `mean_score`, `squares`, `points_max` or `journal`.
    pub(crate) part: &'static str,
    /// The value now; none where the part is not there.
    pub(crate) before: Option<String>,
    /// The value then.
    pub(crate) after: Option<String>,
}

/// A unit or member that would be new.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct New {
    /// Its level or list: `school`, `subject` …
    pub(crate) kind: String,
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
}

/// An import that has some of the same cells.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Shared {
    /// Its number.
    pub(crate) batch: i32,
    /// Its file.
    pub(crate) file: String,
    /// How many cells both have.
    pub(crate) cells: u64,
    /// How many only that import has.
    pub(crate) only: u64,
    /// The file is compared as one that stands in its place, and these would be gone.
    pub(crate) is_replaced: bool,
}

impl Changes {
    /// Says in words what the store found.
    pub(crate) fn of(batch: &Batch, preview: &Preview) -> Self {
        let Preview { already_there, added, changed, same, untouched, removed, .. } = *preview;
        let samples = preview
            .changes
            .iter()
            .map(|it| Sample { of: batch.place_of(it.cell), parts: parts(&it.before, &it.after) });
        let gone =
            preview.gone.iter().map(|it| Sample { of: it.of.clone(), parts: lost(&it.tally) });
        let kind = |it: UnitKind| it.to_string();
        let unit = |NewUnit { kind: of, code, name }: &NewUnit| New {
            kind: kind(*of),
            code: code.to_string(),
            name: name.clone(),
        };
        let member = |NewMember { dimension, code, name }: &NewMember| New {
            kind: Dimension::code(*dimension).to_owned(),
            code: code.to_string(),
            name: name.clone(),
        };
        let shared = |it: &Overlap| Shared {
            batch: it.batch,
            file: it.file_name.clone(),
            cells: it.cells,
            only: it.only,
            is_replaced: it.is_replaced,
        };
        Self {
            already_there,
            added,
            changed,
            same,
            untouched,
            removed,
            samples: samples.chain(gone).collect(),
            new_units_total: preview.new_units.len(),
            new_units: preview.new_units.iter().take(NAMED_MAX).map(unit).collect(),
            new_members: preview.new_members.iter().take(NAMED_MAX).map(member).collect(),
            overlaps: preview.overlaps.iter().map(shared).collect(),
        }
    }
}

/// The parts of a cell that would be gone.
fn lost(tally: &Tally) -> Vec<Part> {
    let told = parts_of(tally).into_iter();
    told.map(|(part, before)| Part { part, before: Some(before), after: None }).collect()
}

/// The parts a tally has, as texts.
pub(crate) fn parts_of(tally: &Tally) -> Vec<(&'static str, String)> {
    told(tally).into_iter().filter_map(|(part, text)| Some((part, text?))).collect()
}

fn parts(before: &Tally, after: &Tally) -> Vec<Part> {
    let (before, after) = (told(before), told(after));
    let pairs = before.into_iter().zip(after);
    pairs
        .filter(|(before, after)| before != after)
        .map(|((part, before), (_, after))| Part { part, before, after })
        .collect()
}

/// The parts of a tally as texts.
fn told(tally: &Tally) -> [(&'static str, Option<String>); 7] {
    // Taken apart without `..`, so that a new part cannot be forgotten here.
    let Tally { participants, attendance, levels, scores, squares, points_max, journal } = *tally;
    let levels = levels.map(|Levels { counts, not_graded }| {
        let last = counts.iter().rposition(|it| *it > 0).map_or(1, |it| it + 1);
        let counts: Vec<String> = counts[..last].iter().map(u64::to_string).collect();
        let not_graded = if not_graded > 0 { format!(" + {not_graded}") } else { String::new() };
        format!("{}{not_graded}", counts.join(" / "))
    });
    let mean = |sum: Option<Sum>| sum.filter(|it| it.n > 0).map(mean);
    [
        ("participants", Some(participants.to_string())),
        (
            "attendance",
            attendance.map(|Attendance { registered, present, valid }| {
                format!("{registered} / {present} / {valid}")
            }),
        ),
        ("levels", levels),
        ("mean_score", mean(scores)),
        ("squares", squares.map(|Sum { n, sum }| format!("{sum} ({n})"))),
        ("points_max", mean(points_max)),
        (
            "journal",
            journal.map(|Journal { lower, same, higher }| format!("{lower} / {same} / {higher}")),
        ),
    ]
}

/// Sum and count of scores, as `11.53 (n 24)`: the count belongs to it.
fn mean(Sum { n, sum }: Sum) -> String {
    let n_signed = i128::from(n);
    // Hundredths of a point, rounded half up, in whole numbers.
    let hundredths = (sum * 100 * 2 / i128::from(SCORE_UNIT) + n_signed).div_euclid(2 * n_signed);
    let (whole, rest) = (hundredths.div_euclid(100), hundredths.rem_euclid(100));
    format!("{whole}.{rest:02} (n {n})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_told_with_what_it_was_divided_by() {
        let mean_of = |n, sum| mean(Sum { n, sum });
        assert_eq!(mean_of(24, 24 * 11_500), "11.50 (n 24)");
        assert_eq!(mean_of(3, 12_144), "4.05 (n 3)");
        assert_eq!(mean_of(3, 1_000), "0.33 (n 3)");
    }

    #[test]
    fn only_what_differs_is_told() {
        let levels = |counts| Some(Levels { counts, not_graded: 0 });
        let before =
            Tally { participants: 10, levels: levels([1, 4, 3, 2, 0, 0]), ..Tally::default() };
        let after = Tally {
            participants: 10,
            levels: levels([0, 4, 3, 3, 0, 0]),
            journal: Some(Journal { lower: 1, same: 8, higher: 1 }),
            ..Tally::default()
        };
        let part = |part, before: Option<&str>, after: &str| Part {
            part,
            before: before.map(str::to_owned),
            after: Some(after.to_owned()),
        };
        let expected = [
            part("levels", Some("1 / 4 / 3 / 2"), "0 / 4 / 3 / 3"),
            part("journal", None, "1 / 8 / 1"),
        ];
        assert_eq!(parts(&before, &after), expected);
    }
}
