//! Grids: the sheets of a workbook as tables, wherever on the sheet the table begins.
//!
//! Exports for people put title lines above the heading («ВПР 2026 Русский язык 4 класс») and
//! spread the heading over several rows of merged cells. Both are undone here, once for every
//! format: the titles stay beside the table, and of a merged heading each column gets the whole
//! path, `Русский язык / средний балл`. A spanned cell is found by what is blank below and beside
//! it and not by the workbook's list of merged cells, which the old `.xls` readers do not have and
//! files that went through another program have lost. Where a heading is repeated further down
//! (protocols of several examinations on one sheet), each begins a table of its own, with the
//! lines above it.

use std::{borrow::Cow, rc::Rc, sync::LazyLock};

use calamine::{Data, Range};

use crate::{Unreadable, likeness::likened, workbook::Sheet};

/// How far down a heading is looked for; the longest preamble seen has eight lines.
const TITLES_MAX: usize = 60;

/// First cells of the headings that may stand below title lines, as [`likened`] compares them.
static ANCHORS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let anchors = ["Группы участников", "ОО", "Код участника", "Предмет"];
    anchors.iter().chain(&SPREAD).map(|it| likened(it)).collect()
});

/// The anchors whose heading may span several rows.
const SPREAD: [&str; 2] = ["Муниципальное образование", "№"];
/// The anchor below whose heading a row of words alone belongs to it, «балл | зачёт» under «Теория»;
/// with a figure in it, it is about somebody whose school is missing.
const WORDED: &str = "Предмет";
/// How often a heading may be repeated on a sheet; an examination each, there are not more.
const HEADINGS_MAX: usize = 300;
/// Over how many rows a heading may spread.
const DEPTH_MAX: usize = 5;

/// One sheet, its heading found.
pub(crate) struct Grid {
    /// Its name, where the workbook has several with anything in them.
    pub(crate) sheet: Option<String>,
    /// Its name in any case.
    pub(crate) name: String,
    /// The lines above the heading, cell by cell; below them those above earlier headings.
    pub(crate) titles: Vec<Vec<String>>,
    /// The heading, the path of each column joined by ` / `.
    pub(crate) names: Vec<String>,
    /// All rows.
    pub(crate) range: Rc<Range<Data>>,
    /// How many of them stand above the body.
    pub(crate) above: usize,
    /// The row behind the body.
    pub(crate) until: usize,
}

/// The tables of the sheets with anything in them, in the order of the workbook.
pub(crate) fn grids(mut sheets: Vec<Sheet>) -> Result<Vec<Grid>, Unreadable> {
    sheets.retain(|it| !it.range.is_empty());
    let is_one_of_many = sheets.len() > 1;
    let mut grids = Vec::new();
    for Sheet { name, range } in sheets {
        let sheet = is_one_of_many.then(|| name.clone());
        Grid::all(&name, sheet.as_ref(), range, &mut grids);
    }
    if grids.is_empty() { Err(Unreadable::Empty) } else { Ok(grids) }
}

impl Grid {
    /// The tables of a sheet: one, or one for each repetition of its heading.
    fn all(name: &str, sheet: Option<&String>, range: Range<Data>, grids: &mut Vec<Self>) {
        let range = Rc::new(range);
        let first = range.rows().take(TITLES_MAX).position(is_anchor);
        let corner = |row: &[Data]| row.first().cloned().unwrap_or_default();
        let heading = first.and_then(|it| range.rows().nth(it)).map(corner);
        let repeated = |(at, row): (usize, &[Data])| {
            let is = Some(at) > first && row.first() == heading.as_ref() && is_anchor(row);
            is.then_some(at)
        };
        let mut headings = vec![first.unwrap_or_default()];
        if heading.is_some() {
            let repeated = range.rows().enumerate().filter_map(repeated);
            headings.extend(repeated.take(HEADINGS_MAX));
        }
        let mut begins = 0;
        let mut lines: Vec<Vec<String>> = Vec::new();
        for (at, heading) in headings.iter().enumerate() {
            lines.splice(..0, titles(&range, begins, *heading));
            lines.truncate(2 * TITLES_MAX);
            let next = headings.get(at + 1).copied();
            begins = next.map_or(range.height(), |it| above(&range, *heading, it));
            let (names, deep) = names(&range, *heading);
            grids.push(Self {
                sheet: sheet.cloned(),
                name: name.to_owned(),
                titles: lines.clone(),
                names,
                range: Rc::clone(&range),
                above: heading + deep,
                until: begins,
            });
        }
    }
}

/// The lines from one row to another.
fn titles(range: &Range<Data>, from: usize, to: usize) -> Vec<Vec<String>> {
    range.rows().take(to).skip(from).map(|row| row.iter().map(dated).collect()).collect()
}

/// Where the lines above a repeated heading begin: those with one thing in them at most.
fn above(range: &Range<Data>, from: usize, heading: usize) -> usize {
    let is_line = |row: &[Data]| row.iter().filter(|it| !spelled(it).trim().is_empty()).count() < 2;
    let rows: Vec<_> = range.rows().take(heading).skip(from + 1).map(is_line).collect();
    heading - rows.iter().rev().take_while(|is_line| **is_line).count()
}

/// The heading, and over how many rows it spreads.
fn names(range: &Range<Data>, heading: usize) -> (Vec<String>, usize) {
    let rows: Vec<Vec<String>> = range
        .rows()
        .skip(heading)
        .take(DEPTH_MAX)
        .map(|row| row.iter().map(|it| spelled(it).into_owned()).collect())
        .collect();
    let deep = depth(&rows);
    (joined(&rows[..deep.min(rows.len())]), deep)
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
pub(crate) fn dated(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{day:02}.{month:02}.{year}")
        }
        other => spelled(other).into_owned(),
    }
}

fn is_anchor(row: &[Data]) -> bool {
    let Some(Data::String(first)) = row.first() else { return false };
    let others = row.iter().skip(1).filter(|it| !spelled(it).trim().is_empty()).count();
    others > 0 && ANCHORS.contains(&likened(first))
}

/// Over how many rows a heading spreads: its first cell is blank in all but the first, and so is
/// the second, which in the row after the heading names a school.
fn depth(rows: &[Vec<String>]) -> usize {
    let cell = |row: &Vec<String>, at: usize| row.get(at).map_or("", |it| it.trim()).to_owned();
    let anchor = rows.first().map(|it| likened(&cell(it, 0))).unwrap_or_default();
    let is_worded = anchor == likened(WORDED);
    if !is_worded && SPREAD.iter().all(|it| anchor != likened(it)) {
        return 1;
    }
    let is_blank = |row: &[String]| row.iter().all(|it| it.trim().is_empty());
    let has_figure = |row: &[String]| row.iter().flat_map(|it| it.chars()).any(char::is_numeric);
    let is_more = |row: &&Vec<String>| {
        let stands_below = cell(row, 0).is_empty() && cell(row, 1).is_empty() && !is_blank(row);
        stands_below && !(is_worded && has_figure(row))
    };
    1 + rows.iter().skip(1).take_while(is_more).count()
}

/// The path of each column through the rows of a heading. A blank cell takes what stands left of
/// it, as long as the rows above agree that both lie under the same.
pub(crate) fn joined(rows: &[Vec<String>]) -> Vec<String> {
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
        let olympiad = rows("Предмет|ОО|Код|Теория||Балл\n|||балл|зачёт|\n||7-001|31|20,5|79,5");
        assert_eq!(depth(&olympiad), 2, "who has no school is no heading");
    }
}
