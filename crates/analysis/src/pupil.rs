//! Pupil rows: what a file says of one pupil in one work, without the name.
//!
//! They are kept apart from results, which are sums: nothing here goes into a cube. A pupil is
//! known by the code the file has for the participant, or by the row where it has none; no name of
//! anybody and nothing made from one is in here, and no field could hold one ([`Code::of`],
//! [`word`] let nothing through that is written like a name). Points of tasks are one packed value
//! ([`Tasks`]), never a row each.

pub mod resit;
mod row;
mod tasks;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use row::{Repeated, Row};
pub use tasks::{Points, Task, Tasks};

use crate::cube::Place;

/// The longest code of a participant.
const CODE_MAX: usize = 24;

/// Pupil rows of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pupils {
    /// What the tasks of a work are called, in the order in which they stand; `Pupil::work` is a
    /// position in here.
    pub works: Vec<Work>,
    /// The rows, in the order of the file.
    pub rows: Vec<Pupil>,
}

/// What the rows of a work have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What they are results of; everybody, in the group.
    pub place: Place,
    /// Its tasks, in the order in which they stand.
    pub tasks: Vec<Task>,
}

/// One row: one pupil in one work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    /// The work, a position in [`Pupils::works`].
    pub work: u32,
    /// The school or class, a position among the units of the batch.
    pub unit: u32,
    /// The number of the sheet among those that were read, from 0.
    pub sheet: u16,
    /// The row as an editor or a spreadsheet numbers it.
    pub line: u32,
    /// How the pupil is told apart from others of the school.
    pub code: Code,
    /// Whether the pupil took part.
    pub status: Status,
    /// Which sitting of the pupil this is.
    pub attempt: Attempt,
    /// The day, as the number 20260601, where several attempts are possible.
    pub day: Option<u32>,
    /// The class as the file spells it, where it is no unit of its own.
    pub class: Option<Box<str>>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The variant of the work.
    pub variant: Option<Box<str>>,
    /// The mark in the journal.
    pub journal: Option<u8>,
    /// The primary score.
    pub primary: Option<u16>,
    /// The mark.
    pub mark: Option<u8>,
    /// The test score in thousandths, where the procedure has one.
    pub score: Option<i64>,
    /// The points of the tasks.
    pub tasks: Tasks,
    /// The import it is kept of, where it is no row of this file ([`resit`]).
    pub kept_from: Option<i32>,
}

/// Whether a pupil took part.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::FromRepr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[repr(i16)]
pub enum Status {
    /// With a result.
    #[default]
    Present = 0,
    /// Not there: no result, and never a zero.
    Absent = 1,
    /// With a result in a row that was pushed to the right in the file.
    Shifted = 2,
}

/// Which sitting of a pupil a row is.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::FromRepr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[repr(i16)]
pub enum Attempt {
    /// The only one.
    #[default]
    Only = 0,
    /// The first of several.
    First = 1,
    /// Neither the first nor the latest.
    Between = 2,
    /// The latest of several: the one that counts.
    Latest = 3,
}

impl Attempt {
    /// Which one of `count` attempts the one at `at` is, from 0.
    pub fn of(at: usize, count: usize) -> Self {
        match (at, count) {
            (_, 0 | 1) => Self::Only,
            (0, _) => Self::First,
            (at, count) if at + 1 == count => Self::Latest,
            _ => Self::Between,
        }
    }

    /// Whether it is the first, and whether it is the latest.
    pub fn is_first_and_latest(self) -> (bool, bool) {
        match self {
            Self::Only => (true, true),
            Self::First => (true, false),
            Self::Between => (false, false),
            Self::Latest => (false, true),
        }
    }
}

/// The sex of a pupil.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::FromRepr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[repr(i16)]
pub enum Sex {
    /// Мужской.
    Male = 1,
    /// Женский.
    Female = 2,
}

impl Sex {
    /// `М`, `муж`, `m`, `Ж`, `f`; anything else is not told.
    pub fn of(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().chars().next()? {
            'м' | 'm' => Some(Self::Male),
            'ж' | 'f' => Some(Self::Female),
            _ => None,
        }
    }
}

/// How a pupil is told apart: the code of the participant, or the row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(Box<str>);

impl Code {
    /// A code of a file, if it is written like one: a number, letters only beside digits, in one
    /// word. A name in the column of codes is none.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_one_word = text.chars().all(|it| it.is_alphanumeric() || "-_/.".contains(it));
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let letters = text.chars().filter(|it| it.is_alphabetic()).count();
        let fits = !text.is_empty() && text.chars().count() <= CODE_MAX;
        (fits && is_one_word && digits > 0 && letters <= digits + 3).then(|| Self(text.into()))
    }

    /// A pupil without a code: the row where the pupil is met first.
    pub fn of_row(sheet: u16, line: u32) -> Self {
        let sheet = if sheet == 0 { String::new() } else { format!("{}-", sheet + 1) };
        Self(format!("r{sheet}{line}").into())
    }

    /// Whether it was made of a row: nothing joins such pupils of several works.
    pub fn is_of_row(&self) -> bool {
        let row = self.0.strip_prefix('r').unwrap_or_default();
        !row.is_empty() && row.chars().all(|it| it.is_ascii_digit() || it == '-')
    }

    /// The code as it was kept.
    pub fn kept(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A short word of a form, such as a variant or a class, if it is written like one and not like a
/// name: at most `max` signs, with a digit among them or no more than two letters.
pub fn word(text: &str, max: usize) -> Option<Box<str>> {
    let text = text.trim();
    let signs = text.chars().count();
    let has_digit = text.chars().any(|it| it.is_ascii_digit());
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let fits = (1..=max).contains(&signs) && (letters <= 2 || has_digit && letters <= 2 * max / 3);
    (fits && !text.chars().any(char::is_control)).then(|| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_like_a_name_is_no_code_and_no_variant() {
        for code in ["40001", "00000000", "8-0017", "edu12345", "В-101", "1234-567890"] {
            assert_eq!(Code::of(code).unwrap().to_string(), code);
        }
        for name in ["", "Иванов", "Иванов Иван", "Иванова1", "Петров П. П.", "a b 12", "—"]
        {
            assert_eq!(Code::of(name), None, "case: {name}");
        }
        for (text, is_word) in [
            ("1", true),
            ("302", true),
            ("В2", true),
            ("11А", true),
            ("Иванов", false),
            ("", false),
        ] {
            assert_eq!(word(text, 8).is_some(), is_word, "case: {text}");
        }
        assert_eq!(Code::of_row(0, 7).to_string(), "r7");
        assert_eq!(Code::of_row(1, 7).to_string(), "r2-7");
        assert!(Code::of_row(1, 7).is_of_row() && !Code::of("r2-a7").unwrap().is_of_row());
    }

    #[test]
    fn first_and_latest_attempts_are_told_apart() {
        let of = |count| (0..count).map(|at| Attempt::of(at, count)).collect::<Vec<_>>();
        assert_eq!(of(1), [Attempt::Only]);
        assert_eq!(of(3), [Attempt::First, Attempt::Between, Attempt::Latest]);
        let views: Vec<_> = of(2).into_iter().map(Attempt::is_first_and_latest).collect();
        assert_eq!(views, [(true, false), (false, true)]);
        assert_eq!(
            ["Ж", "муж.", "m", "-", ""].map(Sex::of).map(|it| it.is_some()),
            [true, true, true, false, false]
        );
    }
}
