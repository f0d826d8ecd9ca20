//! The lines above a table of ФИС ОКО: which work its numbers are results of.
//!
//! «ВПР 2026 Русский язык 4 класс», below it «Предмет:», «Максимальный первичный балл:» and
//! «Дата:». The date matters: in the autumns of 2020 and 2022 the programme of the year before
//! was tested, so such a work belongs to the year that has just begun, to the other term, and to
//! a grade of its own.

use analysis::{
    AcademicYear, Term,
    cube::Place,
    dictionary::{EVERYBODY, Member},
};

use super::{POINTS_MAX, SCALE, VPR, autumn_grade, grade, subject};
use crate::{Format, Unreadable, gathering::Gathering, spelling::squeezed, titles::label};

/// A work, as the lines above its table tell it.
pub(super) struct Work {
    pub(super) year: AcademicYear,
    pub(super) term: Term,
    pub(super) subject: String,
    pub(super) grade: Member,
    /// The points of the whole work, where they are told.
    pub(super) points_max: Option<u64>,
}

impl Work {
    /// Reads the lines above a table.
    pub(super) fn of(titles: &[Vec<String>], format: Format) -> Result<Self, Unreadable> {
        let title = titles.iter().flatten().find(|it| is_title(it));
        let title = title.map(|it| squeezed(it)).unwrap_or_default();
        let year = title.split(is_no_digit).find_map(calendar_year);
        let date = label(titles, "Дата:").and_then(|it| month_and_year(&it));
        let grades = grades(&title);
        let subject = label(titles, "Предмет:").or_else(|| subject_of(&title));
        let term = match date {
            Some((month, _)) if month >= 8 => Term::Autumn,
            _ => Term::Spring,
        };
        // A title of one year above a date of another is of two works.
        let year = year.filter(|year| date.is_none_or(|(_, of_date)| of_date == *year));
        let year = year.and_then(|it| AcademicYear::starting(starts(it, term)).ok());
        let (Some(year), Some(subject), Some((seated, programme))) =
            (year, subject.clone(), grades)
        else {
            let told = [
                ("the year (ВПР 2026 …, and a date in it)", year.is_some()),
                ("the subject (Предмет:)", subject.is_some()),
                ("the grade (… 4 класс)", grades.is_some()),
            ];
            let missing = told.iter().filter(|(_, is_told)| !is_told).map(|(it, _)| *it);
            return Err(Unreadable::Untitled { format, missing: missing.collect() });
        };
        let grade = match (term, programme) {
            (Term::Spring, None) => grade(seated),
            _ => autumn_grade(seated, programme),
        };
        let points_max = label(titles, "Максимальный первичный балл:");
        let points_max = points_max.and_then(|it| it.parse().ok());
        let points_max = points_max.filter(|it| (1..=POINTS_MAX).contains(it));
        Ok(Self { year, term, subject, grade, points_max })
    }

    /// What a row of the table is a result of.
    pub(super) fn place(&self, gathering: &mut Gathering) -> Place {
        let few = "a workbook has fewer sheets than the limit";
        let grades = &mut gathering.grades;
        let known = grades.find_or_add(self.grade.code.as_str(), 64, |_| self.grade.clone());
        Place {
            procedure: VPR,
            year: self.year,
            term: self.term,
            subject: subject(&mut gathering.subjects, &self.subject).expect(few),
            group: EVERYBODY,
            grade: known.expect("eleven grades in spring and in autumn"),
            scale: SCALE,
        }
    }
}

fn is_title(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("впр") && text.contains("класс")
}

fn is_no_digit(letter: char) -> bool {
    !letter.is_ascii_digit()
}

fn calendar_year(digits: &str) -> Option<i16> {
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// The calendar year of the first September.
fn starts(year: i16, term: Term) -> i16 {
    match term {
        Term::Autumn => year,
        Term::Spring => year - 1,
    }
}

/// `20.04.2026`: month and year.
fn month_and_year(date: &str) -> Option<(u8, i16)> {
    let mut parts = date.split('.').skip(1);
    let month = parts.next()?.parse().ok().filter(|it| (1..=12).contains(it))?;
    let year = parts.next()?.split(is_no_digit).next().and_then(calendar_year)?;
    Some((month, year))
}

/// The grade, and the one whose programme is tested where the title says so: «5 класс (по
/// программе 4 класса)».
fn grades(title: &str) -> Option<(u8, Option<u8>)> {
    let title = title.to_lowercase();
    let (own, programme) = match title.split_once("по программе") {
        Some((own, programme)) => (own, Some(programme)),
        None => (title.as_str(), None),
    };
    let before_class = |text: &str| {
        let before = text.split_once("класс")?.0.trim_end();
        let start = before.trim_end_matches(|it: char| it.is_ascii_digit()).len();
        super::grade_number(&before[start..])
    };
    Some((before_class(own)?, programme.and_then(before_class)))
}

/// The words between year and grade.
fn subject_of(title: &str) -> Option<String> {
    let words: Vec<_> = title.split(' ').collect();
    let year = words.iter().position(|it| calendar_year(it.trim_matches('.')).is_some())?;
    let class = words.iter().position(|it| it.to_lowercase().starts_with("класс"))?;
    let subject = words.get(year + 1..class.checked_sub(1)?)?.join(" ");
    (!subject.is_empty()).then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(text: &str) -> Result<Work, Unreadable> {
        let lines = text.lines();
        let titles: Vec<_> = lines.map(|it| it.split('|').map(str::to_owned).collect()).collect();
        Work::of(&titles, Format::VprMarks)
    }

    #[test]
    fn a_title_tells_the_work() {
        let cases = [
            ("ВПР 2026 Русский язык 4 класс", "2025/26 spring Русский язык 4"),
            ("ВПР 2021. 5 класс\nПредмет: Математика", "2020/21 spring Математика 5"),
            (
                "ВПР 2024 История 6 класс\nПредмет:||История\nДата:|19.03.2024",
                "2023/24 spring История 6",
            ),
            (
                "ВПР 2020 Биология 6 класс (по программе 5 класса)\nДата:|14.09.2020",
                "2020/21 autumn Биология 6-autumn",
            ),
        ];
        for (text, expected) in cases {
            let Work { year, term, subject, grade, .. } = work(text).ok().unwrap();
            assert_eq!(format!("{year} {term} {subject} {}", grade.code), expected, "{text}");
        }
    }

    #[test]
    fn what_a_title_does_not_tell_is_named() {
        let cases = [
            ("Статистика по отметкам", 3),
            ("ВПР Химия 8 класс\nПредмет:|Химия", 1),
            ("ВПР 2024 Химия 8 класс\nДата:|14.04.2023", 1),
            ("ВПР 2024 Химия 12 класс", 1),
        ];
        for (text, count) in cases {
            match work(text).err() {
                Some(Unreadable::Untitled { missing, .. }) => {
                    assert_eq!(missing.len(), count, "case: {text}: {missing:?}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
