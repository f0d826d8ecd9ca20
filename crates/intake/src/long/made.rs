//! Tables made for people: captions and totals between the rows, and cells that are merged over
//! several rows.

use csv::StringRecord;

use super::{column::Column, columns::Columns};
use crate::{problem::Problem, table::Row};

/// What a row is.
pub(super) enum Aside {
    /// Something to be read.
    Result,
    /// A caption, or the numbers of the columns.
    Caption,
    /// A total; it follows from the rows and is no row of its own.
    Total(Problem),
}

/// Columns whose merged cells hold for the rows below, from the outer to the inner.
const OUTER: [Column; 8] = [
    Column::Year,
    Column::Procedure,
    Column::Subject,
    Column::Grade,
    Column::Region,
    Column::Municipality,
    Column::SchoolCode,
    Column::School,
];

/// The words a total begins with.
const TOTALS: [&str; 4] = ["итого", "всего", "total", "в среднем"];

/// Whether a row is no result of its own.
pub(super) fn aside(row: &Row<'_>, columns: &Columns) -> Aside {
    if row.is_alone() || row.is_numbering() {
        return Aside::Caption;
    }
    let named = OUTER.iter().filter_map(|it| columns.get(*it));
    let is_total = |at: &usize| {
        let text = row.text(*at).to_lowercase();
        TOTALS.iter().any(|it| text.starts_with(it))
    };
    match named.chain([0]).find(is_total) {
        Some(at) => {
            let expected = "a row of one school; totals follow from the rows";
            Aside::Total(row.problem(at, expected).ignored())
        }
        None => Aside::Result,
    }
}

/// What stands above a row.
#[derive(Default)]
pub(super) struct Above(Vec<String>);

impl Above {
    /// The row with what stands above where its own cells are merged with those. A cell is merged
    /// only below an outer one that is: a new municipality has no school yet.
    pub(super) fn filled(&mut self, row: &Row<'_>, columns: &Columns) -> StringRecord {
        let mut fields: Vec<String> = row.texts().map(str::to_owned).collect();
        self.0.resize(fields.len(), String::new());
        let mut is_new = false;
        for at in OUTER.iter().filter_map(|it| columns.get(*it)) {
            let Some(field) = fields.get_mut(at) else { continue };
            if field.trim().is_empty() && !is_new {
                field.clone_from(&self.0[at]);
            } else {
                is_new |= *field != self.0[at];
                self.0[at].clone_from(field);
            }
        }
        fields.into_iter().collect()
    }
}
