//! Which examination results are of: «04 - Химия 2026.06.01», «Математика(2026.06.02)».
//!
//! The number of a subject is not read for itself: lists differ between ЕГЭ, ОГЭ and years (12 is
//! social studies or a language). Of the numbers only 51 and 52, the ГВЭ, mean a procedure.

use analysis::{
    AcademicYear, Term,
    cube::Place,
    dictionary::{EVERYBODY, Member},
};

use super::{BANDS, MARKS, Procedure, SUBJECTS_MAX, grade_of};
use crate::{
    gathering::Gathering,
    spelling::{code_of, squeezed},
};

/// Year, month, day.
pub(super) type Day = (i16, u8, u8);

/// An examination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exam {
    pub(super) subject: String,
    pub(super) day: Day,
    number: Option<u8>,
}

impl Exam {
    /// The examination the line above a heading names; the line nearest to it.
    pub(super) fn above(titles: &[Vec<String>]) -> Option<Self> {
        titles.iter().flatten().find_map(|it| Self::of(it))
    }

    /// Reads a name, its number before it or not, its date behind it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches(')');
        let start = text.char_indices().rev().nth(9)?.0;
        let (name, date) = text.split_at(start);
        let day = day(date)?;
        let name = name.trim_end().trim_end_matches('(');
        let (number, name) = match name.split_once('-') {
            Some((number, name)) if number.trim().parse::<u8>().is_ok() => {
                (number.trim().parse().ok(), name)
            }
            _ => (None, name),
        };
        let subject = examined(name);
        let is_name = subject.chars().any(char::is_alphabetic);
        is_name.then_some(Self { subject, day, number })
    }

    /// The examination of a subject on a day.
    pub(super) fn on(subject: &str, day: Day) -> Self {
        Self { subject: subject.to_owned(), day, number: None }
    }

    /// Whether it is a ГВЭ, which has marks.
    pub(super) fn is_gve(&self) -> bool {
        matches!(self.number, Some(51 | 52)) || self.subject.contains("ГВЭ")
    }

    /// Whether it has marks although it is an ЕГЭ: mathematics on the basic level.
    pub(super) fn is_basic(&self) -> bool {
        self.subject.to_lowercase().contains("базов")
    }

    /// What its results are results of. September repeats the examinations of the year that has
    /// ended, so the calendar year decides.
    pub(super) fn place(
        &self,
        procedure: Procedure,
        number: u8,
        gathering: &mut Gathering,
    ) -> Option<Place> {
        let procedure = if self.is_gve() { Procedure::Gve } else { procedure };
        let has_marks = procedure != Procedure::Ege || self.is_basic();
        let member = procedure.member();
        let code = member.code.to_string();
        let year = AcademicYear::starting(self.day.0 - 1).ok()?;
        let plain = |it: &str| Member::new(code_of(it).as_str(), squeezed(it));
        Some(Place {
            procedure: gathering.procedures.find_or_add(&code, 8, |_| member)?,
            year,
            term: Term::Spring,
            subject: gathering.subjects.find_or_add(&self.subject, SUBJECTS_MAX, plain)?,
            group: EVERYBODY,
            grade: grade_of(gathering, number),
            scale: if has_marks { MARKS } else { BANDS },
        })
    }
}

/// `2026.06.01`, or as a spreadsheet turns it round, `01.06.2026`.
pub(super) fn day(text: &str) -> Option<Day> {
    let mut parts: Vec<_> = text.trim().split('.').collect();
    if parts.first().is_some_and(|it| it.len() < 4) {
        parts.reverse();
    }
    let mut parts = parts.into_iter();
    let year = parts.next()?.parse().ok().filter(|it| (2000..=2100).contains(it))?;
    let month = parts.next()?.parse().ok().filter(|it| (1..=12).contains(it))?;
    let day = parts.next()?.parse().ok().filter(|it| (1..=31).contains(it))?;
    parts.next().is_none().then_some((year, month, day))
}

/// An examination as the РИС calls it, however a file does: «Математика - базовая» and «Математика
/// (базовый уровень)» are one.
pub(crate) fn examined(name: &str) -> String {
    let plain = name.to_lowercase();
    let is_mathematics = plain.trim_start().starts_with("математика");
    match (is_mathematics, plain.contains("баз"), plain.contains("проф")) {
        (true, true, false) => "Математика базовая".to_owned(),
        (true, false, true) => "Математика профильная".to_owned(),
        _ => squeezed(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_examination_is_told_by_name_and_date() {
        let exam =
            |subject: &str, day, number| Some(Exam { subject: subject.to_owned(), day, number });
        let cases = [
            ("04 - Химия 2026.06.01", exam("Химия", (2026, 6, 1), Some(4))),
            ("Математика(2026.06.02)", exam("Математика", (2026, 6, 2), None)),
            (
                "22 - Математика - базовая  2025.05.27 ",
                exam("Математика базовая", (2025, 5, 27), Some(22)),
            ),
            ("Химия 01.06.2026", exam("Химия", (2026, 6, 1), None)),
            ("04 - Химия", None),
            ("99 - Примерская область", None),
            ("04 - 2026.06.01", None),
            ("2026.06.01", None),
            ("Химия 2026.13.01", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Exam::of(text), expected, "case: {text}");
        }
    }

    #[test]
    fn mathematics_is_one_subject_in_every_file() {
        let cases = [
            ("Математика - базовая", "Математика базовая"),
            ("Математика (базовый уровень)", "Математика базовая"),
            (" Математика  профильная ", "Математика профильная"),
            ("Математика (проф.)", "Математика профильная"),
            ("Математика", "Математика"),
            ("Базовая физика", "Базовая физика"),
        ];
        for (text, expected) in cases {
            assert_eq!(examined(text), expected, "case: {text}");
        }
    }

    #[test]
    fn a_gve_inside_a_protocol_of_the_ege_is_one() {
        assert!(Exam::of("51 - Русский язык 2026.06.01").unwrap().is_gve());
        assert!(!Exam::of("01 - Русский язык 2026.06.01").unwrap().is_gve());
        assert!(Exam::of("22 - Математика базовая 2026.06.01").unwrap().is_basic());
    }
}
