//! Which work a file without a title is of, by its name and the folders it lies in: «2021/5/
//! Математика.xlsx», «Проведение работы по математике, 5 класс. ВПР 2021.xlsx».
//!
//! Raw protocols and collection forms tell neither year nor subject. Subjects are known by how
//! their words begin, since names decline them.

use analysis::{AcademicYear, Term, dictionary::Member};

use super::{autumn_grade, grade, title::Work};
use crate::{Format, Unreadable};

/// How the word of a subject begins, and the subject.
const SUBJECTS: [(&str, &str); 15] = [
    ("математик", "Математика"),
    ("русск", "Русский язык"),
    ("окружающ", "Окружающий мир"),
    ("биологи", "Биология"),
    ("географи", "География"),
    ("истори", "История"),
    ("обществозн", "Обществознание"),
    ("физик", "Физика"),
    ("хими", "Химия"),
    ("английск", "Английский язык"),
    ("немецк", "Немецкий язык"),
    ("французск", "Французский язык"),
    ("информатик", "Информатика"),
    ("литератур", "Литература"),
    ("литературн", "Литературное чтение"),
];
/// How many folders of a path are looked at.
const FOLDERS: usize = 4;

/// What the name of a file tells.
pub(super) struct Named {
    pub(super) year: Option<i16>,
    pub(super) grade: Option<u8>,
    pub(super) subject: Option<&'static str>,
    is_autumn: bool,
}

/// The subject a text names, in any case of its word.
pub(crate) fn subject_in(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let mut words = text.split(|it: char| !it.is_alphanumeric());
    let begins = |word: &str| SUBJECTS.iter().rev().find(|(it, _)| word.starts_with(it));
    words.find_map(begins).map(|(_, it)| *it)
}

impl Named {
    /// Reads the name of a file.
    pub(super) fn of(file: &str) -> Self {
        let parts: Vec<&str> = file.rsplit(['/', '\\']).take(FOLDERS).collect();
        let name = parts.join(" / ").to_lowercase();
        let words: Vec<&str> = name.split(|it: char| !it.is_alphanumeric()).collect();
        let year = words.iter().find_map(|it| {
            let year: i16 = it.parse().ok().filter(|_| it.len() == 4)?;
            (2015..2100).contains(&year).then_some(year)
        });
        let is_grade = |it: &u8| (1..=11).contains(it);
        let before_class = words.windows(2).find_map(|pair| {
            pair[1].starts_with("класс").then(|| pair[0].parse().ok()).flatten().filter(is_grade)
        });
        let folder = || parts.iter().skip(1).find_map(|it| it.trim().parse().ok().filter(is_grade));
        let subject = subject_in(&name);
        let is_autumn = words.iter().any(|it| it.starts_with("осен"));
        Self { year, grade: before_class.or_else(folder), subject, is_autumn }
    }

    /// The work, held in this term if the file tells; `grade` is that of the file's contents. In
    /// autumn the programme of the grade was tested that the pupils had just left.
    pub(super) fn work(
        self,
        format: Format,
        grade_told: Option<u8>,
        term: Option<Term>,
    ) -> Result<Work, Unreadable> {
        let term = term.unwrap_or(if self.is_autumn { Term::Autumn } else { Term::Spring });
        let number = match (self.grade, grade_told) {
            (Some(named), Some(told)) if named != told => None,
            (named, told) => named.or(told),
        };
        let starts = self.year.map(|it| if term == Term::Autumn { it } else { it - 1 });
        let year = starts.and_then(|it| AcademicYear::starting(it).ok());
        let (Some(year), Some(number), Some(subject)) = (year, number, self.subject) else {
            let told = [
                ("the year (in the name of the file: ВПР 2021 …)", year.is_some()),
                ("the subject (in the name of the file: … Математика …)", self.subject.is_some()),
                ("the grade (in the name of the file: … 5 класс)", number.is_some()),
            ];
            let missing = told.iter().filter(|(_, is_told)| !is_told).map(|(it, _)| *it);
            return Err(Unreadable::Untitled { format, missing: missing.collect() });
        };
        let grade = member(number, term);
        Ok(Work { year, term, subject: subject.to_owned(), grade, points_max: None })
    }
}

/// The grade of a work: in autumn of those who sit a grade higher than its programme.
fn member(number: u8, term: Term) -> Member {
    match term {
        Term::Spring => grade(number),
        Term::Autumn => autumn_grade(number + 1, Some(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_year_grade_and_subject() {
        let cases = [
            (
                "Проведение работы по математике, 5 класс. ВПР 2021.xlsx",
                (Some(2021), Some(5), Some("Математика")),
            ),
            ("a.zip/2020/4/Окружающий мир.xlsx", (Some(2020), Some(4), Some("Окружающий мир"))),
            ("2022\\6\\Русскому языку.xlsx", (Some(2022), Some(6), Some("Русский язык"))),
            ("edu990001 ВПР 2026 Физика 8 класс", (Some(2026), Some(8), Some("Физика"))),
            ("form.xlsx", (None, None, None)),
            ("990001/12/1999/x.xlsx", (None, None, None)),
        ];
        for (file, expected) in cases {
            let named = Named::of(file);
            assert_eq!((named.year, named.grade, named.subject), expected, "case: {file}");
        }
    }

    #[test]
    fn in_autumn_pupils_sit_a_grade_above_the_programme() {
        let work = |file, term| {
            let work = Named::of(file).work(Format::VprMarks, None, term).ok().unwrap();
            format!("{} {} {}", work.year, work.term, work.grade.code)
        };
        assert_eq!(work("2020/4/Математика", Some(Term::Autumn)), "2020/21 autumn 5-autumn");
        assert_eq!(work("2021/5/Математика", None), "2020/21 spring 5");
        assert_eq!(work("осень 2022/7/Физика", None), "2022/23 autumn 8-autumn");
        assert!(Named::of("2021/5/Математика").work(Format::VprMarks, Some(6), None).is_err());
    }
}
