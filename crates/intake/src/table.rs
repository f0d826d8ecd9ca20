//! Tables: CSV and XLSX alike as a heading and rows that know their line.

use std::{borrow::Cow, io::Cursor};

use calamine::{Data, Range, Reader, Xlsx};
use csv::StringRecord;

use crate::{
    Format, Unreadable,
    problem::{Problem, Problems, Rejected},
};

/// The most pupils any count may speak of; beyond it is a slip or a code in a wrong column.
const COUNT_MAX: u64 = 10_000_000;

/// A heading, and the rows below it.
pub(crate) struct Table<'t> {
    header: Header,
    body: Body<'t>,
}

enum Body<'t> {
    Text(Box<csv::Reader<&'t [u8]>>),
    Sheet(Range<Data>),
}

/// The heading.
pub(crate) struct Header {
    /// As the file spells them.
    pub(crate) names: Vec<String>,
    /// As they are compared.
    folded: Vec<String>,
}

/// One row.
pub(crate) struct Row<'r> {
    /// Line of the file.
    pub(crate) line: u64,
    header: &'r Header,
    record: &'r StringRecord,
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
        let heading = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
        let count = |it: &u8| heading.bytes().filter(|byte| byte == it).count();
        let delimiter = *b",;\t".iter().max_by_key(|it| (count(it), **it == b',')).unwrap_or(&b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text.as_bytes());
        // Text in memory: no I/O can fail, and it is valid UTF-8.
        let names = reader.headers().map_err(|_io| Unreadable::Empty)?;
        Ok(Self { header: Header::new(names.iter()), body: Body::Text(Box::new(reader)) })
    }

    /// The first sheet of a workbook that has anything in it.
    pub(crate) fn from_workbook(bytes: &[u8]) -> Result<Self, Unreadable> {
        let damaged = |it: calamine::XlsxError| Unreadable::Workbook { reason: it.to_string() };
        let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        for sheet in workbook.sheet_names() {
            let range = workbook.worksheet_range(&sheet).map_err(damaged)?;
            let first = range.rows().next();
            if let Some(first) = first {
                let names: Vec<_> = first.iter().map(spelled).collect();
                let header = Header::new(names.iter().map(AsRef::as_ref));
                return Ok(Self { header, body: Body::Sheet(range) });
            }
        }
        Err(Unreadable::Empty)
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// Goes through all rows; those that `take` rejects are counted and told about.
    pub(crate) fn pass(self, mut take: impl FnMut(&Row<'_>) -> Result<(), Rejected>) -> Passed {
        let Self { header, body } = self;
        let mut passed = Passed::default();
        let mut take = |line: u64, record: &StringRecord| {
            if record.iter().all(|it| it.trim().is_empty()) {
                return;
            }
            passed.rows_read += 1;
            let row = Row { line, header: &header, record };
            if let Err(Rejected(reasons)) = row.complete().and_then(|()| take(&row)) {
                passed.rows_rejected += 1;
                reasons.into_iter().for_each(|it| passed.problems.push(it));
            }
        };
        match body {
            Body::Text(mut reader) => {
                let mut record = StringRecord::new();
                // Never an error: text in memory, any number of fields.
                while reader.read_record(&mut record).is_ok_and(|is_row| is_row) {
                    take(record.position().map_or(0, csv::Position::line), &record);
                }
            }
            Body::Sheet(range) => {
                let first = range.start().map_or(0, |(row, _)| u64::from(row)) + 1;
                for (below, cells) in (1_u64..).zip(range.rows().skip(1)) {
                    let record: StringRecord = cells.iter().map(spelled).collect();
                    take(first + below, &record);
                }
            }
        }
        passed
    }
}

/// A cell of a workbook as it would stand in a CSV file.
fn spelled(cell: &Data) -> Cow<'_, str> {
    match cell {
        Data::Empty => Cow::Borrowed(""),
        Data::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

impl Header {
    fn new<'h>(names: impl Iterator<Item = &'h str>) -> Self {
        let names: Vec<_> = names.map(|it| it.trim().to_owned()).collect();
        let folded = names.iter().map(|it| fold(it)).collect();
        Self { names, folded }
    }

    /// The column with this heading, in any case; spaces and underscores are the same.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.folded.iter().position(|it| it == name)
    }

    /// Whether all these columns are there.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|it| self.find(it).is_some())
    }

    /// Whether a column goes by one of these names.
    pub(crate) fn is_called(&self, column: usize, names: &[&str]) -> bool {
        self.folded.get(column).is_some_and(|it| names.contains(&it.as_str()))
    }

    /// The places of columns a format cannot do without.
    pub(crate) fn require<const N: usize>(
        &self,
        format: Format,
        names: [&str; N],
    ) -> Result<[usize; N], Unreadable> {
        let missing = names.iter().filter(|it| self.find(it).is_none());
        let columns: Vec<_> = missing.map(|it| (*it).to_owned()).collect();
        if columns.is_empty() {
            Ok(names.map(|it| self.find(it).unwrap_or_default()))
        } else {
            Err(Unreadable::MissingColumns { format, columns })
        }
    }

    /// The heading for a message.
    pub(crate) fn shown(&self) -> String {
        let shown = self.names.join(", ");
        match shown.char_indices().nth(300) {
            Some((end, _)) => format!("{}…", &shown[..end]),
            None => shown,
        }
    }
}

/// A heading as it is compared: `«Код  ОО»` is `код_оо`.
pub(crate) fn fold(name: &str) -> String {
    let bare = name.trim_matches(|it: char| it.is_whitespace() || "«»\"'\u{FEFF}".contains(it));
    let words: Vec<_> = bare.split(|it: char| it.is_whitespace() || it == '_').collect();
    let words: Vec<_> = words.into_iter().filter(|it| !it.is_empty()).collect();
    words.join("_").to_lowercase()
}

impl Row<'_> {
    /// What stands in a column.
    pub(crate) fn text(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default().trim()
    }

    /// A problem with what stands in a column.
    pub(crate) fn problem(&self, column: usize, expected: impl Into<String>) -> Problem {
        let name = self.header.names.get(column).map(String::as_str);
        Problem::error(self.line, name, self.text(column), expected)
    }

    /// What stands in a column that must not be blank.
    pub(crate) fn filled(&self, column: usize, expected: &str) -> Result<&str, Problem> {
        let text = self.text(column);
        if text.is_empty() { Err(self.problem(column, expected)) } else { Ok(text) }
    }

    /// A count of pupils.
    pub(crate) fn count(&self, column: usize) -> Result<u64, Problem> {
        let number: Option<u64> = self.text(column).parse().ok();
        number
            .filter(|it| *it <= COUNT_MAX)
            .ok_or_else(|| self.problem(column, format!("a whole number from 0 to {COUNT_MAX}")))
    }

    /// A number with decimals, point or comma, within bounds.
    pub(crate) fn decimal(&self, column: usize, min: f64, max: f64) -> Result<f64, Problem> {
        let text = self.text(column);
        let number: Option<f64> =
            text.parse().ok().or_else(|| text.replacen(',', ".", 1).parse().ok());
        number
            .filter(|it| (min..=max).contains(it))
            .ok_or_else(|| self.problem(column, format!("a number from {min} to {max}")))
    }

    /// A name: neither blank nor torn apart by a line break.
    pub(crate) fn name(&self, column: usize) -> Result<&str, Problem> {
        let name = self.filled(column, "a name")?;
        if name.contains(['\n', '\r']) {
            return Err(self.problem(
                column,
                "a name in one line (a stray quotation mark swallows the next line)",
            ));
        }
        Ok(name)
    }

    /// More or fewer fields than headings mean that values stand in the wrong columns. Blank
    /// fields at the end do no harm.
    fn complete(&self) -> Result<(), Rejected> {
        let (fields, expected) = (self.record.len(), self.header.names.len());
        let surplus = self.record.iter().skip(expected).any(|it| !it.trim().is_empty());
        if fields < expected || surplus {
            let found = format!("{fields} fields");
            let expected = format!("{expected}, as the heading has");
            return Err(Problem::error(self.line, None, &found, expected).into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_case_spaces_and_quotes() {
        for name in ["Код ОО", " код_оо ", "«КОД  ОО»", "\u{FEFF}\"код оо\""]
        {
            assert_eq!(fold(name), "код_оо", "case: {name}");
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
