//! One row: what stands in its columns, and what to say where that is not what it should be.

use analysis::Lines;
use csv::StringRecord;

use super::COUNT_MAX;
use crate::{
    header::Header,
    persons::{self, WITHHELD},
    problem::{Problem, Rejected},
};

/// One row.
pub(crate) struct Row<'r> {
    /// Line of the file.
    pub(crate) line: u64,
    /// The number of its sheet.
    pub(crate) sheet: u16,
    pub(super) header: &'r Header,
    pub(super) record: &'r StringRecord,
}

impl Row<'_> {
    /// Where it is, for whoever asks where a result came from.
    pub(crate) fn lines(&self) -> Lines {
        Lines::one(self.sheet, self.line)
    }

    /// What stands in a column.
    pub(crate) fn text(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default().trim()
    }

    /// Whether there is only one field with anything in it: a caption or a footnote.
    pub(crate) fn is_alone(&self) -> bool {
        self.record.iter().filter(|it| !it.trim().is_empty()).count() == 1
    }

    /// Whether it holds the numbers of the columns: 1, 2, 3 …
    pub(crate) fn is_numbering(&self) -> bool {
        let numbers = self.record.iter().enumerate();
        let mut numbers = numbers.filter(|(_, it)| !it.trim().is_empty()).peekable();
        let is = |(at, it): (usize, &str)| it.trim().parse() == Ok(at + 1);
        self.record.len() > 2 && numbers.peek().is_some() && numbers.all(is)
    }

    /// All its fields.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.record.iter()
    }

    /// The row with other fields.
    pub(crate) fn with<'s>(&'s self, record: &'s StringRecord) -> Row<'s> {
        Row { line: self.line, sheet: self.sheet, header: self.header, record }
    }

    /// The row itself.
    pub(crate) fn same(&self) -> Row<'_> {
        self.with(self.record)
    }

    /// A problem with what stands in a column.
    pub(crate) fn problem(&self, column: usize, expected: impl Into<String>) -> Problem {
        let name = self.header.names.get(column).map(String::as_str);
        let text = self.text(column);
        let may_name = persons::may_name(&self.header.names, name.unwrap_or_default(), text);
        Problem::error(self.line, name, if may_name { WITHHELD } else { text }, expected)
    }

    /// The same where what stands there is not to be repeated.
    pub(crate) fn withheld(&self, column: usize, expected: impl Into<String>) -> Problem {
        let name = self.header.names.get(column).map(String::as_str);
        let sheet = self.header.sheet.clone();
        Problem { sheet, ..Problem::error(self.line, name, WITHHELD, expected) }
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
    pub(super) fn complete(&self) -> Result<(), Rejected> {
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
