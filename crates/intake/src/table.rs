//! Tables: CSV and XLSX alike as a heading and rows that know their line.

mod row;

use std::rc::Rc;

use calamine::{Data, Range};
use csv::StringRecord;

use crate::{
    Unreadable,
    giving_up::Patience,
    grid::{self, Grid, spelled},
    header::Header,
    problem::{Problem, Problems, Rejected},
    workbook::Sheet,
};

pub(crate) use row::Row;

/// The most pupils any count may speak of; beyond it is a slip or a code in a wrong column.
pub(crate) const COUNT_MAX: u64 = 10_000_000;

/// A heading, what stands above it, and the rows below.
pub(crate) struct Table<'t> {
    header: Header,
    /// Name of the sheet; nothing for text.
    pub(crate) name: String,
    /// The number of the sheet among those of the workbook, from 0.
    pub(crate) sheet: u16,
    /// Name of the file, as the caller gave it. Only what the contents do not
    /// tell is looked for in it.
    pub(crate) file: String,
    /// The lines above the heading of a sheet, cell by cell.
    pub(crate) titles: Vec<Vec<String>>,
    body: Body<'t>,
}

enum Body<'t> {
    Text {
        reader: Box<csv::Reader<&'t [u8]>>,
        text: &'t str,
        /// Lines above the text.
        lines: u64,
    },
    Sheet {
        range: Rc<Range<Data>>,
        /// Rows above the body.
        above: usize,
        /// The row behind the body.
        until: usize,
    },
}

/// How a table was gone through.
#[derive(Default)]
pub(crate) struct Passed {
    pub(crate) problems: Problems,
    pub(crate) rows_read: u64,
    pub(crate) rows_rejected: u64,
}

impl<'t> Table<'t> {
    /// A table of CSV text; the separator is what the heading has most of.
    pub(crate) fn from_text(text: &'t str) -> Result<Self, Unreadable> {
        let mut reader = reader(text);
        // Text in memory: no I/O can fail, and it is valid UTF-8.
        let names = reader.headers().map_err(|_io| Unreadable::Empty)?;
        let header = Header::new(names.iter());
        let body = Body::Text { reader: Box::new(reader), text, lines: 0 };
        let (name, file) = (String::new(), String::new());
        Ok(Self { header, name, sheet: 0, file, titles: Vec::new(), body })
    }

    /// A table of text whose heading is known and stands in the lines above it.
    pub(crate) fn below_text(text: &'t str, delimiter: u8, lines: u64, names: &[String]) -> Self {
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let header = Header::new(names.iter().map(String::as_str));
        let body = Body::Text { reader: Box::new(reader), text, lines };
        let (name, file) = (String::new(), String::new());
        Self { header, name, sheet: 0, file, titles: Vec::new(), body }
    }

    /// The tables on the sheets of a workbook.
    pub(crate) fn from_sheets(sheets: Vec<Sheet>) -> Result<Vec<Self>, Unreadable> {
        Ok(grid::grids(sheets)?.into_iter().map(Self::from_grid).collect())
    }

    pub(crate) fn from_grid(grid: Grid) -> Self {
        let Grid { sheet, name, titles, names, range, above, until } = grid;
        let header = Header::new(names.iter().map(String::as_str)).on(sheet);
        let body = Body::Sheet { range, above, until };
        Self { header, name, sheet: 0, file: String::new(), titles, body }
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// What stands first in a column.
    pub(crate) fn first(&self, column: usize) -> Option<String> {
        let said = |it: &str| Some(it.trim().to_owned()).filter(|it| !it.is_empty());
        match &self.body {
            Body::Text { text, .. } => {
                let mut rows = reader(text).into_records().map_while(Result::ok);
                rows.find_map(|it| it.get(column).and_then(said))
            }
            Body::Sheet { range, above, until } => {
                let rows = range.rows().take(*until).skip(*above);
                let mut cells = rows.filter_map(|it| it.get(column)).map(grid::dated);
                cells.find_map(|it| said(&it))
            }
        }
    }

    /// A problem with the table as a whole, at the last line of its heading.
    pub(crate) fn problem(&self, expected: &str) -> Problem {
        let line = match &self.body {
            Body::Text { lines, .. } => lines.max(&1).to_owned(),
            Body::Sheet { range, above, .. } => {
                range.start().map_or(0, |(row, _)| u64::from(row)) + *above as u64
            }
        };
        let sheet = self.header.sheet.clone();
        Problem { sheet, ..Problem::error(line, None, &self.header.shown(), expected) }
    }

    /// Goes through all rows as they stand there.
    pub(crate) fn each_row(self, take: impl FnMut(u64, &StringRecord)) {
        self.body.each_record(take);
    }

    /// Goes through all rows; those that `take` rejects are counted and told about.
    pub(crate) fn pass(self, mut take: impl FnMut(&Row<'_>) -> Result<(), Rejected>) -> Passed {
        self.pass_those(|_| true, |row| take(row).map(|()| Vec::new()))
    }

    /// Goes through the rows that are results and not captions or totals. Of a row that is taken
    /// there may be problems to tell, too.
    pub(crate) fn pass_those(
        self,
        mut is_result: impl FnMut(&Row<'_>) -> bool,
        mut take: impl FnMut(&Row<'_>) -> Result<Vec<Problem>, Rejected>,
    ) -> Passed {
        let Self { header, body, sheet, .. } = self;
        let mut passed = Passed::default();
        let take = |line: u64, record: &StringRecord| {
            let row = Row { line, sheet, header: &header, record };
            if record.iter().all(|it| it.trim().is_empty()) || !is_result(&row) {
                return;
            }
            passed.rows_read += 1;
            let reasons = row.complete().and_then(|()| take(&row)).unwrap_or_else(|it| {
                passed.rows_rejected += 1;
                it.0
            });
            for reason in reasons {
                passed.problems.push(Problem { sheet: header.sheet.clone(), ..reason });
            }
        };
        body.each_record(take);
        passed
    }
}

impl Body<'_> {
    /// Goes through all rows with their lines.
    fn each_record(self, mut take: impl FnMut(u64, &StringRecord)) {
        let mut patience = Patience::default();
        match self {
            Body::Text { mut reader, text, lines } => {
                let mut record = StringRecord::new();
                // Never an error: text in memory, any number of fields.
                while reader.read_record(&mut record).is_ok_and(|is_row| is_row) {
                    if patience.is_over() {
                        break;
                    }
                    take(lines + record.position().map_or(0, |it| line(text, it)), &record);
                }
            }
            Body::Sheet { range, above, until } => {
                let first = range.start().map_or(0, |(row, _)| u64::from(row)) + 1;
                for (line, cells) in (first..).zip(range.rows()).take(until).skip(above) {
                    if patience.is_over() {
                        break;
                    }
                    let record: StringRecord = cells.iter().map(spelled).collect();
                    take(line, &record);
                }
            }
        }
    }
}

/// The rows of a text below its first line.
fn reader(text: &str) -> csv::Reader<&[u8]> {
    let heading = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter(heading)).flexible(true).from_reader(text.as_bytes())
}

/// What separates the columns of a text: what its heading has most of.
pub(crate) fn delimiter(heading: &str) -> u8 {
    let count = |it: &u8| heading.bytes().filter(|byte| byte == it).count();
    *b",;\t".iter().max_by_key(|it| (count(it), **it == b',')).unwrap_or(&b',')
}

/// The line a record begins in. The reader notes its place before it has gone past what is left
/// of the line break, and past blank lines.
fn line(text: &str, position: &csv::Position) -> u64 {
    let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let breaks = rest.iter().take_while(|it| matches!(it, b'\r' | b'\n'));
    position.line() + breaks.filter(|it| **it == b'\n').count() as u64
}

/// Goes through several sheets. One that cannot be understood costs only itself, unless none can.
pub(crate) fn each<'t>(
    tables: Vec<Table<'t>>,
    mut read: impl FnMut(Table<'t>) -> Result<Passed, Unreadable>,
) -> Result<Passed, Unreadable> {
    let mut all: Option<Passed> = None;
    let mut refused = Vec::new();
    for table in tables {
        let problem = table.problem("");
        match read(table) {
            Ok(passed) => all = Some(all.unwrap_or_default().and(passed)),
            Err(reason) => refused.push((problem, reason)),
        }
    }
    let Some(mut all) = all else {
        return Err(refused.into_iter().next().map_or(Unreadable::Empty, |(_, reason)| reason));
    };
    for (problem, reason) in refused {
        all.problems.push(Problem { expected: reason.to_string(), ..problem });
    }
    Ok(all)
}

impl Passed {
    /// With what another sheet gave.
    pub(crate) fn and(mut self, other: Self) -> Self {
        let unkept = other.problems.total - other.problems.kept.len() as u64;
        other.problems.kept.into_iter().for_each(|it| self.problems.push(it));
        self.problems.total += unkept;
        self.rows_read += other.rows_read;
        self.rows_rejected += other.rows_rejected;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_an_editor_whatever_ends_them() {
        for end in ["\n", "\r\n"] {
            let text = ["a;b", "1;2", "", "", "3;4", "\"5", "6\";7", "8;9"].join(end);
            let mut lines = Vec::new();
            Table::from_text(&text).unwrap().pass(|row| {
                lines.push(row.line);
                Ok(())
            });
            assert_eq!(lines, [2, 5, 6, 8], "case: {end:?}");
        }
    }

    #[test]
    fn rows_know_their_line_and_torn_rows_cost_only_themselves() {
        let text = "a;b\n1;2\n\n;\n3\n\"4\n5\";6\n7;8;9\n10;11;\n";
        let mut lines = Vec::new();
        let passed = Table::from_text(text).unwrap().pass(|row| {
            lines.push((row.line, row.text(1).to_owned()));
            Ok(())
        });
        let expected = [(2, "2"), (6, "6"), (9, "11")];
        assert_eq!(lines, expected.map(|(line, text)| (line, text.to_owned())));
        let problems: Vec<_> = passed.problems.kept.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "line 5: found `1 fields`, expected 2, as the heading has",
                "line 8: found `3 fields`, expected 2, as the heading has",
            ]
        );
        assert_eq!((passed.rows_read, passed.rows_rejected), (5, 2));
    }
}
