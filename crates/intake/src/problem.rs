//! Problems: what a person has to look at in a file, each with the line to open.

use std::fmt;

/// How many problems of one file are kept; beyond, they are only counted. A file with more has
/// one cause, not a thousand.
pub const PROBLEMS_KEPT: usize = 1_000;

/// How much of a value is repeated in a message.
const SHOWN_MAX: usize = 80;

/// Something in a file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// The sheet, where a workbook has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Line of the file as an editor or a spreadsheet shows it; the heading is line 1.
    pub line: u64,
    /// Heading of the column; `None` where the row as a whole is meant.
    pub column: Option<String>,
    /// What stands there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
    /// What became of the row.
    pub severity: Severity,
}

/// What became of a row with a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It was loaded; something in it was ignored.
    Warning,
    /// It was not loaded.
    Error,
}

impl Problem {
    /// A reason not to load a row.
    pub(crate) fn error(
        line: u64,
        column: Option<&str>,
        found: &str,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            sheet: None,
            line,
            column: column.map(str::to_owned),
            found: shown(found),
            expected: expected.into(),
            severity: Severity::Error,
        }
    }
}

impl Problem {
    /// The same about something that was left out of a row that is loaded.
    pub(crate) fn ignored(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sheet, line, column, found, expected, severity } = self;
        if let Some(sheet) = sheet {
            write!(f, "sheet «{sheet}», ")?;
        }
        write!(f, "line {line}")?;
        if let Some(column) = column {
            write!(f, ", column {column}")?;
        }
        match found.as_str() {
            "" => write!(f, ": found nothing, expected {expected}")?,
            _ => write!(f, ": found `{found}`, expected {expected}")?,
        }
        match severity {
            Severity::Warning => f.write_str(" (ignored)"),
            Severity::Error => Ok(()),
        }
    }
}

/// One line, not too long, with line breaks made visible.
fn shown(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(SHOWN_MAX)
        .map(|it| match it {
            '\n' => '⏎',
            it if it.is_control() => '·',
            it => it,
        })
        .collect();
    if text.chars().nth(SHOWN_MAX).is_some() {
        shown.push('…');
    }
    shown
}

/// The reasons for which one row is not loaded.
pub(crate) struct Rejected(pub(crate) Vec<Problem>);

impl From<Problem> for Rejected {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

/// Keeps the first problems and counts all.
#[derive(Default)]
pub(crate) struct Problems {
    pub(crate) kept: Vec<Problem>,
    pub(crate) total: u64,
}

impl Problems {
    pub(crate) fn push(&mut self, problem: Problem) {
        self.total += 1;
        if self.kept.len() < PROBLEMS_KEPT {
            self.kept.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_one_line() {
        let problem = |column, found| Problem::error(57, column, found, "at most 5000 pupils");
        let cases = [
            (
                Some("n"),
                "800059",
                "line 57, column n: found `800059`, expected at most 5000 pupils",
            ),
            (None, "", "line 57: found nothing, expected at most 5000 pupils"),
            (Some("s"), "a\nb", "line 57, column s: found `a⏎b`, expected at most 5000 pupils"),
        ];
        for (column, found, expected) in cases {
            assert_eq!(problem(column, found).to_string(), expected);
        }
        let on_sheet = Problem { sheet: Some("2024".to_owned()), ..problem(None, "x") };
        let expected = "sheet «2024», line 57: found `x`, expected at most 5000 pupils";
        assert_eq!(on_sheet.to_string(), expected);
        assert!(problem(None, &"я".repeat(500)).to_string().chars().count() < 140);
    }

    #[test]
    fn problems_beyond_the_limit_are_counted() {
        let mut problems = Problems::default();
        for line in 0..1_500 {
            problems.push(Problem::error(line, None, "", ""));
        }
        assert_eq!((problems.kept.len(), problems.total), (PROBLEMS_KEPT, 1_500));
    }
}
