//! The fields of one row by the meaning of their column.

use std::borrow::Cow;

use super::{
    column::{Column, PERCENTS},
    columns::Columns,
};
use crate::{
    likeness::digits,
    percent::{self, Percent},
    persons,
    problem::Problem,
    table::Row,
};

/// What people write into a cell that has nothing to say. It is never a zero.
const NOTHING: [&str; 7] = ["-", "–", "—", "н/д", "н.д.", "нет данных", "нет"];
/// How many decimals of a share are read.
const SHARE_DIGITS: u32 = 8;

/// One row, asked by the meaning of its columns.
pub(super) struct Fields<'r> {
    pub(super) row: &'r Row<'r>,
    pub(super) columns: &'r Columns,
}

impl Fields<'_> {
    /// What stands there; nothing if the file has no such column.
    pub(super) fn text(&self, column: Column) -> &str {
        let Some(at) = self.columns.get(column) else {
            return self.columns.constant(column).unwrap_or_default();
        };
        let text = self.row.text(at);
        let is_nothing = || NOTHING.iter().any(|it| *it == text || it.eq_ignore_ascii_case(text));
        if self.columns.is_mapped && is_nothing() { "" } else { text }
    }

    /// A problem with what stands there.
    pub(super) fn problem(&self, column: Column, expected: impl Into<String>) -> Problem {
        match (self.columns.get(column), self.columns.constant(column)) {
            // What was told to be something else may be a name, which is not repeated.
            (Some(it), _) if self.columns.is_mapped && persons::is_name(self.text(column)) => {
                Problem { found: String::new(), ..self.row.problem(it, expected) }
            }
            (Some(it), _) => self.row.problem(it, expected),
            (None, Some(told)) => {
                Problem::error(self.row.line, Some(column.name()), told, expected)
            }
            (None, None) => Problem::error(self.row.line, Some(column.name()), "", expected),
        }
    }

    /// What stands there, in one line; `None` if nothing does.
    pub(super) fn name(&self, column: Column) -> Result<Option<&str>, Problem> {
        let text = self.text(column);
        match self.columns.get(column).filter(|_| !text.is_empty()) {
            // In sheets made for people names are wrapped.
            Some(_) if self.columns.is_mapped && persons::is_name(text) => {
                Err(self.problem(column, "no name of a person; those are not taken over"))
            }
            Some(_) if self.columns.is_mapped => Ok(Some(text)),
            Some(it) => self.row.name(it).map(Some),
            None => Ok(Some(text).filter(|it| !it.is_empty())),
        }
    }

    /// What stands there, which must be something.
    pub(super) fn filled(&self, column: Column, expected: &str) -> Result<&str, Problem> {
        self.name(column)?.ok_or_else(|| self.problem(column, expected))
    }

    /// A count of pupils; `None` if nothing stands there.
    pub(super) fn count(&self, column: Column) -> Result<Option<u64>, Problem> {
        match self.columns.get(column).filter(|_| !self.text(column).is_empty()) {
            Some(it) if self.columns.is_mapped => {
                let whole = self.row.whole(it).map(Some);
                whole.map_err(|it| self.problem(column, it.expected))
            }
            Some(it) => self.row.count(it).map(Some),
            None => Ok(None),
        }
    }

    /// A number with decimals from 0, exactly, in units of 10 to the power of −`digits`;
    /// `None` if nothing stands there.
    pub(super) fn decimal(&self, column: Column, digits: u32) -> Result<Option<i128>, Problem> {
        match self.number(column).as_ref() {
            "" => Ok(None),
            text => fixed(text, digits)
                .map(Some)
                .ok_or_else(|| self.problem(column, "a number from 0, such as 412.5")),
        }
    }

    /// A number as it is written.
    fn number(&self, column: Column) -> Cow<'_, str> {
        let text = self.text(column);
        if self.columns.is_mapped { Cow::Owned(digits(text)) } else { Cow::Borrowed(text) }
    }

    /// The pupils of the levels, of their shares among `n`; `None` if no share stands there.
    pub(super) fn shared(&self, levels: usize, n: u64) -> Result<Option<Vec<u64>>, Problem> {
        let columns = &PERCENTS[..levels];
        if columns.iter().all(|it| self.text(*it).is_empty()) {
            return Ok(None);
        }
        let mut texts = Vec::with_capacity(columns.len());
        let mut sum = 0;
        for column in columns {
            let text = digits(self.text(*column).trim_end_matches('%'));
            let share = fixed(&text, SHARE_DIGITS)
                .ok_or_else(|| self.problem(*column, "a percentage from 0 to 100"))?;
            sum += share;
            texts.push((*column, text));
        }
        // Cells formatted as percentages hold parts of one.
        let is_parts_of_one = sum <= 15 * 10_i128.pow(SHARE_DIGITS - 1);
        let mut shares = Vec::with_capacity(texts.len());
        for (column, text) in texts {
            let text = if is_parts_of_one { hundredfold(&text) } else { text };
            let share = Percent::parse(&text)
                .ok_or_else(|| self.problem(column, "a percentage from 0 to 100"))?;
            shares.push(share);
        }
        let counts = percent::counts(&shares, n)
            .ok_or_else(|| self.problem(columns[0], "percentages that make 100"))?;
        Ok(Some(counts))
    }
}

/// A number with its point two places further.
fn hundredfold(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let moved = format!("{whole}{fraction:0<2}");
    let (whole, fraction) = moved.split_at(whole.len() + 2);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
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

    #[test]
    fn a_part_of_one_is_a_percentage() {
        let cases =
            [("0.125", "12.5"), ("1", "100"), ("0.5", "50"), ("0", "0"), ("0.0333", "3.33")];
        for (number, expected) in cases {
            assert_eq!(hundredfold(number), expected, "case: {number}");
        }
    }
}
