//! The first columns of the wide tables: one row per year, grade, subject and school.
//!
//! Regions put these tables together from the exports of single works. They do not tell the date,
//! so a work counts as one of spring; and they name no region, but its digits stand in the login.

use analysis::{AcademicYear, Term, cube::Place, dictionary::EVERYBODY};

use super::{SCALE, VPR, grade, grade_number, login, municipality, region_digits, school, subject};
use crate::{
    Format, Unreadable, atlas::Spot, gathering::Gathering, header::Header, likeness::digits,
    problem::Problem, table::Row,
};

const NAMES: [&str; 7] =
    ["Год", "Класс", "Предмет", "Муниципалитет", "Логин", "ОО", "Кол-во участников"];

/// Whether a heading begins like a wide table's. The long format has no login.
pub(super) fn claims(header: &Header) -> bool {
    let telling = ["Год", "Предмет", "Логин", "Кол-во участников"];
    telling.iter().all(|it| header.like(it).is_some()) && header.like("Процедура").is_none()
}

/// Where the first columns of a wide table are.
pub(super) struct Key {
    year: usize,
    grade: usize,
    subject: usize,
    municipality: usize,
    login: usize,
    school: usize,
    pub(super) participants: usize,
}

impl Key {
    pub(super) fn of(header: &Header, format: Format) -> Result<Self, Unreadable> {
        let [year, grade, subject, municipality, login, school, participants] =
            header.require(format, NAMES)?;
        Ok(Self { year, grade, subject, municipality, login, school, participants })
    }

    /// What a row is a result of, and where.
    pub(super) fn take(
        &self,
        row: &Row<'_>,
        gathering: &mut Gathering,
    ) -> Result<(Place, Spot), Problem> {
        let year = AcademicYear::from_spoken(&digits(row.text(self.year)))
            .map_err(|_invalid| row.problem(self.year, "a calendar year such as 2023"))?;
        let number = grade_number(row.text(self.grade))
            .ok_or_else(|| row.problem(self.grade, "a grade from 1 to 11"))?;
        let login = login(row.text(self.login))
            .ok_or_else(|| row.problem(self.login, "the login of a school, such as edu990001"))?;
        let (municipality_name, name) = (row.name(self.municipality)?, row.name(self.school)?);
        let subject = subject(&mut gathering.subjects, row.name(self.subject)?)
            .ok_or_else(|| row.problem(self.subject, "a school subject"))?;
        let grades = &mut gathering.grades;
        let grade = grades
            .find_or_add(&number.to_string(), 64, |_| grade(number))
            .ok_or_else(|| row.problem(self.grade, "a grade from 1 to 11"))?;
        let digits = region_digits(&login).unwrap_or_default();
        let atlas = &mut gathering.atlas;
        let municipality = municipality(atlas, None, digits, municipality_name);
        let spot = school(atlas, &login, name, Some(municipality), year);
        let place = Place {
            procedure: VPR,
            year,
            term: Term::Spring,
            subject,
            group: EVERYBODY,
            grade,
            scale: SCALE,
        };
        Ok((place, spot))
    }
}
