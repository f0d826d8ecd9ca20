//! A draft: what a person is shown who shall say what the columns of a table mean.

use std::collections::BTreeMap;

use super::{
    Column, Mapping, Reason,
    sheets::{DEPTH_MAX, Raw, SAMPLES_MAX},
    sheets_of, suggest,
};
use crate::{
    Unreadable,
    bytes::{self, Kind},
    persons,
};

/// How many values of a column are shown.
const SHOWN: usize = 3;
/// How much of a row or value is shown.
const LENGTH: usize = 60;

/// Where a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The sheet, from 0.
    pub sheet: usize,
    /// The row, from 0.
    pub row: usize,
    /// Over how many rows it spreads.
    pub depth: usize,
}

/// A table whose columns nobody has explained yet.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The sheets; one without a name of a file that has none.
    pub sheets: Vec<String>,
    /// Where the heading stands, or is likely to.
    pub at: At,
    /// Rows that may be the heading: the row, its line in the file, how it begins.
    pub rows: Vec<(usize, u64, String)>,
    /// The columns.
    pub columns: Vec<DraftColumn>,
    /// What the lines above the table and the name of the file tell.
    pub constants: BTreeMap<Column, String>,
}

/// A column of a draft.
#[derive(Clone, Debug)]
pub struct DraftColumn {
    /// Its heading.
    pub heading: String,
    /// Its first values; none of a column that belongs to persons.
    pub samples: Vec<String>,
    /// What it may mean, and why.
    pub suggestion: Option<(Column, Reason)>,
    /// Whether it belongs to persons and can mean nothing.
    pub is_person: bool,
}

impl Draft {
    /// The mapping that is suggested.
    pub fn suggested(&self) -> Mapping {
        let headings = self.columns.iter().map(|it| it.heading.clone()).collect();
        let suggested =
            self.columns.iter().filter_map(|it| Some((it.heading.clone(), it.suggestion?.0)));
        let columns: BTreeMap<_, _> = suggested.collect();
        let is_told = |it: &Column| columns.values().any(|told| told == it);
        let constants = self.constants.iter().filter(|(it, _)| !is_told(it));
        let constants = constants.map(|(it, told)| (*it, told.clone())).collect();
        Mapping { headings, columns, constants, filled_down: false }
    }
}

/// Looks at a table. Where its heading stands is guessed, unless it is told.
///
/// # Errors
///
/// [`Unreadable`] if there are no rows in it.
pub fn draft(file_name: &str, bytes: &[u8], at: Option<At>) -> Result<Draft, Unreadable> {
    let unpacked = bytes::unpacked(bytes)?;
    let text;
    let raws = match bytes::kind(&unpacked)? {
        Kind::Text(it) => {
            text = it;
            vec![Raw::text(&text)]
        }
        other => sheets_of(other, &unpacked)?,
    };
    let widest = |it: &Raw<'_>| {
        let (row, depth) = it.likely();
        it.names(row, depth).len()
    };
    let likely = raws.iter().position(|it| widest(it) > 2).unwrap_or_default();
    let at = at.filter(|it| it.sheet < raws.len() && (1..=DEPTH_MAX).contains(&it.depth));
    let at = at.unwrap_or_else(|| {
        let (row, depth) = raws[likely].likely();
        At { sheet: likely, row, depth }
    });
    let raw = &raws[at.sheet];
    let at = At { row: at.row.min(raw.head.len().saturating_sub(1)), ..at };
    let names = raw.names(at.row, at.depth);
    let body = raw.head.iter().skip(at.row + at.depth).take(SAMPLES_MAX);
    let body = body.filter(|it| !is_numbering(it));
    let values = |column: usize| -> Vec<&str> {
        let texts = body.clone().filter_map(|it| it.get(column)).map(|it| it.trim());
        texts.filter(|it| !it.is_empty()).collect()
    };
    let mut columns: Vec<DraftColumn> = Vec::with_capacity(names.len());
    let all: Vec<Vec<&str>> = (0..names.len()).map(values).collect();
    let suggestions = suggest::columns(&names, &all);
    for ((heading, values), suggestion) in names.into_iter().zip(all).zip(suggestions) {
        let persons = values.iter().filter(|it| persons::is_name(it)).count();
        let is_person = persons::is_heading(&heading) || persons * 2 > values.len();
        let samples = if is_person { Vec::new() } else { distinct(&values) };
        let suggestion = suggestion.filter(|_| !is_person);
        columns.push(DraftColumn { heading, samples, suggestion, is_person });
    }
    let above: Vec<&str> = raw
        .head
        .iter()
        .take(at.row)
        .flatten()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .collect();
    let constants = suggest::constants(file_name, &raw.name, &above);
    let rows = raw.head.iter().enumerate().take(SAMPLES_MAX);
    let rows = rows.map(|(row, cells)| (row, raw.line(row), begin(cells))).collect();
    let sheets = raws.iter().map(|it| it.name.clone()).collect();
    Ok(Draft { sheets, at, rows, columns, constants })
}

/// Whether a row holds the numbers of the columns.
fn is_numbering(cells: &[String]) -> bool {
    cells.len() > 2 && cells.iter().enumerate().all(|(at, it)| it.trim().parse() == Ok(at + 1))
}

fn distinct(values: &[&str]) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for value in values.iter().filter(|it| !persons::is_name(it)) {
        let value = shortened(value);
        if shown.len() < SHOWN && !shown.contains(&value) {
            shown.push(value);
        }
    }
    shown
}

/// How a row begins; nothing that belongs to persons.
fn begin(cells: &[String]) -> String {
    let filled = cells.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    let told = filled.map(|it| if persons::is_name(it) { "…" } else { it });
    shortened(&told.take(6).collect::<Vec<_>>().join(" | "))
}

fn shortened(text: &str) -> String {
    let bare = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match bare.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &bare[..end]),
        None => bare,
    }
}
