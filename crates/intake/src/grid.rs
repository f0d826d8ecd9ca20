//! Grids: the sheets of a workbook as tables, wherever on the sheet the table begins.
//!
//! Exports for people put title lines above the heading («ВПР 2026 Русский язык 4 класс») and
//! spread the heading over several rows of merged cells. Both are undone here, once for every
//! format: the titles stay beside the table, and of a merged heading each column gets the whole
//! path, `Русский язык / средний балл`. A spanned cell is found by what is blank below and beside
//! it and not by the workbook's list of merged cells, which the old `.xls` readers do not have and
//! files that went through another program have lost.

use std::{borrow::Cow, io::Cursor};

use calamine::{Data, Range, Reader, Xlsx};

use crate::{Unreadable, likeness::likened};

/// How far down a heading is looked for; the longest preamble seen has eight lines.
const TITLES_MAX: usize = 60;

/// First cells of the headings that may stand below title lines, as [`likened`] compares them.
const ANCHORS: [&str; 3] = ["Группы участников", "ОО", "Муниципальное образование"];

/// The heading of an anchor that spans several rows.
const SPREAD: &str = "Муниципальное образование";

/// One sheet, its heading found.
pub(crate) struct Grid {
    /// Its name, where the workbook has several with anything in them.
    pub(crate) sheet: Option<String>,
    /// Its name in any case.
    pub(crate) name: String,
    /// The lines above the heading, cell by cell.
    pub(crate) titles: Vec<Vec<String>>,
    /// The heading, the path of each column joined by ` / `.
    pub(crate) names: Vec<String>,
    /// All rows.
    pub(crate) range: Range<Data>,
    /// How many of them stand above the body.
    pub(crate) above: usize,
}

/// The sheets with anything in them, in the order of the workbook.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    let damaged = |it: calamine::XlsxError| Unreadable::Workbook { reason: it.to_string() };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut grids = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        if !range.is_empty() {
            grids.push(Grid::of(name, range));
        }
    }
    if grids.len() > 1 {
        for grid in &mut grids {
            grid.sheet = Some(grid.name.clone());
        }
    }
    if grids.is_empty() { Err(Unreadable::Empty) } else { Ok(grids) }
}

impl Grid {
    fn of(name: String, range: Range<Data>) -> Self {
        let first = range.rows().take(TITLES_MAX).position(is_anchor).unwrap_or_default();
        let rows: Vec<Vec<String>> = range
            .rows()
            .take(first + TITLES_MAX)
            .map(|row| row.iter().map(|it| spelled(it).into_owned()).collect())
            .collect();
        let deep = depth(rows.get(first..).unwrap_or_default());
        let names = joined(rows.get(first..first + deep).unwrap_or_default());
        let titles = range.rows().take(first).map(|row| row.iter().map(dated).collect()).collect();
        Self { sheet: None, name, titles, names, range, above: first + deep }
    }
}

/// A cell of a workbook as it would stand in a CSV file.
pub(crate) fn spelled(cell: &Data) -> Cow<'_, str> {
    match cell {
        Data::Empty => Cow::Borrowed(""),
        Data::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

/// The same with a date as people write it; the number behind a date tells nobody anything.
fn dated(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{day:02}.{month:02}.{year}")
        }
        other => spelled(other).into_owned(),
    }
}

fn is_anchor(row: &[Data]) -> bool {
    let first = row.first().map(spelled).unwrap_or_default();
    let others = row.iter().skip(1).filter(|it| !spelled(it).trim().is_empty()).count();
    others > 0 && ANCHORS.iter().any(|it| likened(it) == likened(&first))
}

/// Over how many rows a heading spreads: its first cell is blank in all but the first, and so is
/// the second, which in the row after the heading names a school.
fn depth(rows: &[Vec<String>]) -> usize {
    let cell = |row: &Vec<String>, at: usize| row.get(at).map_or("", |it| it.trim()).to_owned();
    match rows.first() {
        Some(first) if likened(&cell(first, 0)) == likened(SPREAD) => {
            let is_more = |row: &&Vec<String>| cell(row, 0).is_empty() && cell(row, 1).is_empty();
            1 + rows.iter().skip(1).take_while(is_more).count()
        }
        _ => 1,
    }
}

/// The path of each column through the rows of a heading. A blank cell takes what stands left of
/// it, as long as the rows above agree that both lie under the same.
fn joined(rows: &[Vec<String>]) -> Vec<String> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut paths: Vec<Vec<&str>> = vec![Vec::new(); width];
    for (level, row) in rows.iter().enumerate() {
        let is_last = level + 1 == rows.len();
        for column in 0..width {
            let own = row.get(column).map_or("", |it| it.trim());
            let is_spanned = own.is_empty()
                && !is_last
                && column > 0
                && paths[column - 1].len() > level
                && paths[column][..] == paths[column - 1][..level];
            let text = if is_spanned { paths[column - 1][level] } else { own };
            paths[column].push(text);
        }
    }
    let spelled = |path: Vec<&str>| {
        path.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    paths.into_iter().map(spelled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|it| it.split('|').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_merged_heading_gives_each_column_its_whole_path() {
        let heading = rows("МО|ОО|Предметы||||Примечание\n||Русский||Химия||\n||n|mean|n|mean|");
        assert_eq!(
            joined(&heading),
            [
                "МО",
                "ОО",
                "Предметы / Русский / n",
                "Предметы / Русский / mean",
                "Предметы / Химия / n",
                "Предметы / Химия / mean",
                "Примечание",
            ]
        );
        assert_eq!(joined(&rows("a||b")), ["a", "", "b"], "one row has no spans");
    }

    #[test]
    fn a_heading_ends_where_the_first_school_begins() {
        let spread = rows("Муниципальное образование|ОО|Предметы\n||Химия\n||n\nг. А|Школа|3");
        assert_eq!(depth(&spread), 3);
        assert_eq!(depth(&rows("Группы участников|n\n||3")), 1);
    }
}
