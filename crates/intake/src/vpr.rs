//! ВПР as the system of its organiser (ФИС ОКО) exports it, and as regions put it together.
//!
//! What the layouts have in common stands here: one procedure, marks 2–5, and schools known by
//! their login. The layouts themselves are one file each: [`marks`] («Статистика по отметкам»),
//! [`journal`] («Сравнение отметок с отметками по журналу»), [`individual`] («Индивидуальные
//! результаты»), [`wide_marks`] and [`wide_scores`]. [`title`] reads the lines above a table, [`named`] the name of a file,
//! [`group`] the column «Группы участников», [`key`] the first columns of the wide tables.

mod boundaries;
pub(crate) mod form;
mod group;
pub(crate) mod individual;
pub(crate) mod journal;
mod key;
pub(crate) mod marks;
mod named;
mod protocol;
mod pupil;
pub(crate) mod rows_2020;
pub(crate) mod rows_2021;
pub(crate) mod rows_2022;
mod title;
pub(crate) mod wide_marks;
pub(crate) mod wide_scores;

pub(crate) use self::named::subject_in;

use analysis::{
    AcademicYear, UnitKind,
    code::Code,
    dictionary::{Detail, Member, MemberId},
};

use crate::{
    atlas::{Atlas, Sighting, Spot},
    gathering::Gathering,
    knowledge::Knowledge,
    likeness::{digits, likened},
    roster::Roster,
    scales::marks_2_5,
    spelling::{code_of, of_town, squeezed},
};

/// The procedure in a batch.
const VPR: MemberId = 0;
/// The scale in a batch. Also for results without marks: ВПР is always marked, and on a scale of
/// their own the same pupils would be counted twice.
const SCALE: MemberId = 0;
/// The most points any work or task gives; beyond it is a slip.
pub(crate) const POINTS_MAX: u64 = 1_000;
/// More subjects than there are: the column holds something else.
const SUBJECTS_MAX: usize = 2_000;

/// The code of the procedure.
const CODE: &str = "vpr";

/// A batch of ВПР without a cell yet.
fn prepared(known: &Knowledge) -> Gathering {
    let mut gathering = Gathering::knowing(known);
    gathering.procedures = Roster::of([Member::new(CODE, "ВПР")]);
    gathering.scales.push(marks_2_5().scale);
    gathering
}

/// A subject by its name; `None` if there are too many to be subjects.
fn subject(subjects: &mut Roster, name: &str) -> Option<MemberId> {
    let plain = |it: &str| Member::new(code_of(it).as_str(), squeezed(it));
    subjects.find_or_add(name, SUBJECTS_MAX, plain)
}

/// A grade whose pupils are tested on its own programme.
fn grade(number: u8) -> Member {
    crate::gathering::grade(&number.to_string(), &number.to_string(), Some((number, number)))
}

/// A grade that is tested in autumn on what it learnt before: the programme of `programme`, if
/// the source tells.
pub(crate) fn autumn_grade(seated: u8, programme: Option<u8>) -> Member {
    let detail = Detail::Grade { programme: programme.map(|it| (it, it)), seated: Some(seated) };
    Member::new(&format!("{seated}-autumn"), format!("{seated} (осень)")).with(detail)
}

/// `4`, `4 класс`: the number of a grade, if there is such a grade.
pub(crate) fn grade_number(text: &str) -> Option<u8> {
    let text = text.to_lowercase().replace("класс", "");
    digits(&text).parse().ok().filter(|it| (1..=11).contains(it))
}

/// A school's login, in the letters it is meant in: `edu990001`, before 2021 `sch990001`.
pub(crate) fn login(text: &str) -> Option<String> {
    let login = likened(text);
    let number = login.trim_start_matches(|it: char| it.is_ascii_lowercase());
    let is_number = number.len() >= 6 && number.bytes().all(|it| it.is_ascii_digit());
    (number.len() < login.len() && is_number).then_some(login)
}

/// The two digits of the region that a login or code begins with, behind its letters.
fn region_digits(code: &str) -> Option<&str> {
    code.trim_start_matches(|it: char| it.is_ascii_lowercase()).get(..2)
}

/// A municipality by its name. Names repeat between regions, so the region's digits are part of
/// the code; `г. Примерск` and `город Примерск` are one.
fn municipality(atlas: &mut Atlas, region: Option<Spot>, digits: &str, name: &str) -> Spot {
    atlas.area(region, UnitKind::Municipality, name, |_, name| {
        (code_of(&format!("reg{digits}.{}", of_town(name))), squeezed(name))
    })
}

/// A school, seen in a year.
fn school(
    atlas: &mut Atlas,
    login: &str,
    name: &str,
    parent: Option<Spot>,
    year: AcademicYear,
) -> Spot {
    let school = atlas.school(login);
    let name = school_name(name);
    let year = year.ends_in();
    atlas.see(school, &Sighting { year, parent, is_vague: false, name: &name, place: "" });
    school
}

/// A school's name without its login behind it and without a space before the last quotation
/// mark, which some lists have.
fn school_name(text: &str) -> String {
    let (name, _) = coded(text);
    let name = squeezed(name);
    name.strip_suffix(" \"").map(|it| format!("{it}\"")).unwrap_or(name)
}

/// A name and the code in brackets behind it: `Школа № 1(edu990001)`.
fn coded(text: &str) -> (&str, Option<String>) {
    let text = text.trim();
    let split = text.strip_suffix(')').and_then(|it| it.rsplit_once('('));
    let is_code = |it: &str| {
        it.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && it.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase())
            && it.bytes().any(|byte| byte.is_ascii_digit())
    };
    match split.map(|(name, code)| (name, likened(code))) {
        Some((name, code)) if is_code(&code) => (name.trim(), Some(code)),
        _ => (text, None),
    }
}

/// A class that is known by its number only, within its school; the grade is part of the code,
/// because next year the same number means other pupils.
fn class(atlas: &mut Atlas, school: Spot, grade: &Code, number: &str) -> Spot {
    let spelling = format!("{grade}-{number}");
    atlas.area(Some(school), UnitKind::Class, &spelling, |outer, it| {
        let outer = outer.map_or("", Code::as_str);
        (code_of(&format!("{outer}.{it}")), it.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_codes_are_told_apart() {
        let cases = [
            ("МБОУ «СОШ №1»(edu990001)", "МБОУ «СОШ №1»", Some("edu990001")),
            ("Примерский район (reg99_m012)", "Примерский район", Some("reg99_m012")),
            // Cyrillic letters in the login.
            ("Школа(еdu990001)", "Школа", Some("edu990001")),
            ("Школа (корпус 2)", "Школа (корпус 2)", None),
            ("Примерская область", "Примерская область", None),
        ];
        for (text, name, code) in cases {
            let found = coded(text);
            assert_eq!((found.0, found.1.as_deref()), (name, code), "case: {text}");
        }
        assert_eq!(login("edu990001").as_deref(), Some("edu990001"));
        assert_eq!(login("990001"), None);
        assert_eq!(region_digits("reg99_m012"), Some("99"));
    }

    #[test]
    fn grades_are_numbers_from_1_to_11() {
        assert_eq!(
            ["4", "4 класс", "11", "З"].map(grade_number),
            [Some(4), Some(4), Some(11), Some(3)]
        );
        assert_eq!(["", "0", "12", "5-9"].map(grade_number), [None; 4]);
    }
}
