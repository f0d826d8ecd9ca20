//! The fields of one row by the meaning of their column.

use super::column::{Column, Columns};
use crate::{problem::Problem, table::Row};

/// One row, asked by the meaning of its columns.
pub(super) struct Fields<'r> {
    pub(super) row: &'r Row<'r>,
    pub(super) columns: &'r Columns,
}

impl Fields<'_> {
    /// What stands there; nothing if the file has no such column.
    pub(super) fn text(&self, column: Column) -> &str {
        self.columns.get(column).map_or("", |it| self.row.text(it))
    }

    /// A problem with what stands there.
    pub(super) fn problem(&self, column: Column, expected: impl Into<String>) -> Problem {
        match self.columns.get(column) {
            Some(it) => self.row.problem(it, expected),
            None => Problem::error(self.row.line, Some(column.name()), "", expected),
        }
    }

    /// What stands there, in one line; `None` if nothing does.
    pub(super) fn name(&self, column: Column) -> Result<Option<&str>, Problem> {
        match self.columns.get(column).filter(|it| !self.row.text(*it).is_empty()) {
            Some(it) => self.row.name(it).map(Some),
            None => Ok(None),
        }
    }

    /// What stands there, which must be something.
    pub(super) fn filled(&self, column: Column, expected: &str) -> Result<&str, Problem> {
        self.name(column)?.ok_or_else(|| self.problem(column, expected))
    }

    /// A count of pupils; `None` if nothing stands there.
    pub(super) fn count(&self, column: Column) -> Result<Option<u64>, Problem> {
        match self.columns.get(column).filter(|it| !self.row.text(*it).is_empty()) {
            Some(it) => self.row.count(it).map(Some),
            None => Ok(None),
        }
    }

    /// A number with decimals from 0, exactly, in units of 10 to the power of −`digits`;
    /// `None` if nothing stands there.
    pub(super) fn decimal(&self, column: Column, digits: u32) -> Result<Option<i128>, Problem> {
        match self.text(column) {
            "" => Ok(None),
            text => fixed(text, digits)
                .map(Some)
                .ok_or_else(|| self.problem(column, "a number from 0, such as 412.5")),
        }
    }
}

/// Reads a decimal number without going through a binary fraction, so that sums stay exact;
/// digits beyond the unit are rounded half up.
fn fixed(text: &str, digits: u32) -> Option<i128> {
    const DIGITS_MAX: usize = 18;
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > DIGITS_MAX || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let whole: i128 = whole.parse().ok()?;
    let kept = fraction.bytes().chain(std::iter::repeat(b'0')).take(digits as usize);
    let unit = kept.fold(whole, |sum, digit| sum * 10 + i128::from(digit - b'0'));
    let is_rounded_up = fraction.as_bytes().get(digits as usize).is_some_and(|it| *it >= b'5');
    Some(unit + i128::from(is_rounded_up))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly() {
        let cases = [
            ("412.5", 3, Some(412_500)),
            ("412,5", 3, Some(412_500)),
            ("7", 3, Some(7_000)),
            ("0.0005", 3, Some(1)),
            ("0.00049", 3, Some(0)),
            ("123456789.123456", 6, Some(123_456_789_123_456)),
            ("-1", 3, None),
            ("1 000", 3, None),
            ("1e3", 3, None),
            (".5", 3, None),
            ("9999999999999999999", 3, None),
        ];
        for (text, digits, expected) in cases {
            assert_eq!(fixed(text, digits), expected, "case: {text}");
        }
    }
}
