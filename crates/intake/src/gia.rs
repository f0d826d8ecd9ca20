//! ГИА: protocols of ЕГЭ and ОГЭ as regional centres give them, and the flat export of the РИС.
//!
//! These files name pupils. Names are compared while a file is read, so that the latest attempt of
//! each pupil counts and no other, and forgotten; no pupil row and no message repeats them. The mark or test score
//! of the file is the result: with one primary score two marks are possible (in Russian of the
//! ОГЭ the mark also asks for literacy), so none is derived, and who has none is not graded.
//!
//! Layouts are one file each: [`ege`], [`oge`], [`appeals`], [`normalised`], [`ris`]. [`exam`] reads which
//! examination a line is of, [`attempts`] finds the latest of each pupil, [`told`] what else stands in a row, [`bands`] is the scale of
//! test scores.

mod adds;
pub(crate) mod appeals;
mod attempts;
mod bands;
pub(crate) mod ege;
mod exam;
pub(crate) mod normalised;
pub(crate) mod oge;
pub(crate) mod ris;
mod told;

pub use self::adds::{attempt_adds, has_attempts};
pub(crate) use self::exam::examined;

use analysis::{
    Tally, UnitKind,
    dictionary::Member,
    tally::{Levels, SCORE_UNIT, SQUARE_UNIT, Sum},
};

use self::{attempts::Attempts, told::Told};
use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    gathering::{Gathering, grade},
    header::Header,
    knowledge::Knowledge,
    likeness::digits,
    problem::Problem,
    roster::Roster,
    scales,
    spelling::{AsSpelled, code_of, squeezed},
    table::{Passed, Row, Table, each},
};

/// Reads the tables of one layout, sheet by sheet; of each pupil's attempts the latest counts.
fn read_latest(
    format: Format,
    tables: Vec<Table<'_>>,
    mut gathering: Gathering,
    sheet: impl Fn(Table<'_>, &mut Attempts, &mut Gathering) -> Result<Passed, Unreadable>,
) -> Result<Harvest, Unreadable> {
    let mut attempts = Attempts::default();
    let mut passed = each(tables, |table| sheet(table, &mut attempts, &mut gathering))?;
    attempts.finish(&mut gathering, &mut passed);
    Ok(gathering.finish(format, passed, &AsSpelled))
}

/// More subjects than there are: the line holds something else.
const SUBJECTS_MAX: usize = 500;
/// The most points any work gives; beyond it is a slip.
const POINTS_MAX: u64 = 200;
/// The marks 2–5 in a batch.
const MARKS: u16 = 0;
/// The bands of test scores in a batch.
const BANDS: u16 = 1;

/// A batch of ГИА without a cell yet.
fn prepared(known: &Knowledge) -> Gathering {
    let mut gathering = Gathering::knowing(known);
    gathering.grades = Roster::default();
    gathering.scales = vec![scales::marks_2_5().scale, bands::scale()];
    gathering
}

/// Procedures of ГИА.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Procedure {
    Ege,
    Oge,
    Gve,
    OgeAppeals,
}

impl Procedure {
    fn member(self) -> Member {
        match self {
            Self::Ege => Member::new("ege", "ЕГЭ"),
            Self::Oge => Member::new("oge", "ОГЭ"),
            Self::Gve => Member::new("gve", "ГВЭ"),
            Self::OgeAppeals => Member::new("oge_appeals", "ОГЭ, апелляции"),
        }
    }
}

/// The region a protocol is of, `99 - Примерская область` above its heading: digits and name.
fn region(table: &Table<'_>) -> Option<(String, String)> {
    table.titles.iter().flatten().find_map(|line| {
        let (digits, name) = line.trim().split_once('-')?;
        let (digits, name) = (digits.trim(), squeezed(name));
        let is_code = digits.len() == 2 && digits.bytes().all(|it| it.is_ascii_digit());
        let is_name = !name.is_empty() && !name.contains(|it: char| it.is_ascii_digit());
        (is_code && is_name).then(|| (digits.to_owned(), name))
    })
}

/// Columns that tell the pupil and the class.
struct Taker {
    school: usize,
    class: usize,
    municipality: Option<usize>,
    code: Option<usize>,
    names: Vec<usize>,
}

impl Taker {
    fn of(header: &Header) -> Option<Self> {
        let names = ["Фамилия", "Имя", "Отчество", "Серия", "Номер"];
        Some(Self {
            school: header.like("Код ОО")?,
            class: header.like("Класс")?,
            municipality: header.like("Код МСУ"),
            code: header.like("Код участника"),
            names: names.iter().filter_map(|it| header.like(it)).collect(),
        })
    }

    /// The code of the participant and what else tells pupils apart.
    fn who<'r>(&self, row: &'r Row<'_>) -> (Option<&'r str>, String) {
        let code = self.code.map(|it| row.text(it)).filter(|it| !it.is_empty());
        let name: Vec<_> = self.names.iter().map(|it| row.text(*it).to_lowercase()).collect();
        (code, format!("{}|{}", row.text(self.class), squeezed(&name.join(" "))))
    }

    /// The school, in its municipality and region as far as they are told by code.
    fn school(
        &self,
        row: &Row<'_>,
        region: Option<&(String, String)>,
        year: i16,
        gathering: &mut Gathering,
    ) -> Result<Spot, Problem> {
        let code = digits(row.text(self.school));
        if code.is_empty() || code.len() > 12 || !code.bytes().all(|it| it.is_ascii_digit()) {
            return Err(row.problem(self.school, "the code of a school, such as 13450"));
        }
        let area = region.map(|(_, name)| gathering.region(name));
        let atlas = &mut gathering.atlas;
        let town = self.municipality.map(|it| digits(row.text(it))).filter(|it| !it.is_empty());
        let parent = town.map(|town| {
            atlas.area(area, UnitKind::Municipality, &town, |_, it| {
                let region = region.map_or("", |(digits, _)| digits);
                (code_of(&format!("reg{region}.msu{it}")), format!("МСУ {it}"))
            })
        });
        let school = atlas.school(&code);
        let parent = parent.or(area);
        atlas.see(school, &Sighting { year, parent, is_vague: false, name: "", place: "" });
        Ok(school)
    }

    fn class(&self, row: &Row<'_>, gathering: &mut Gathering) -> Result<String, Problem> {
        class(row, self.class, gathering)
    }
}

/// A class as it is written, `9А` or just `11`; blank for those who are in none.
fn class(row: &Row<'_>, column: usize, gathering: &mut Gathering) -> Result<String, Problem> {
    let kept = gathering.class(row, column).to_uppercase();
    let class: String = kept.chars().filter(|it| !it.is_whitespace()).collect();
    if class.is_empty() || class.starts_with(|it: char| it.is_ascii_digit()) {
        return Ok(class);
    }
    Err(row.problem(column, "a class, such as 9А or 11"))
}

/// The primary score, if it is told.
fn primary(row: &Row<'_>, column: usize) -> Result<Option<u64>, Problem> {
    if crate::likeness::is_absent(row.text(column)) {
        return Ok(None);
    }
    let points = row.whole(column)?;
    if points > POINTS_MAX {
        return Err(row.problem(column, format!("0 to {POINTS_MAX} points")));
    }
    Ok(Some(points))
}

/// What one pupil with a mark 2–5 adds; the mark as the file has it.
fn marked(mark: Option<u8>, primary: Option<u64>) -> Tally {
    let mut levels = Levels::default();
    match mark {
        Some(mark) => levels.counts[usize::from(mark - 2)] = 1,
        None => levels.not_graded = 1,
    }
    let scored = primary.map(|it| i128::from(it) * i128::from(SCORE_UNIT));
    tally(Some(levels), scored)
}

/// What one pupil adds, the score in thousandths.
fn tally(levels: Option<Levels>, score: Option<i128>) -> Tally {
    // Thousandths squared are the millionths squares are kept in.
    const { assert!(SCORE_UNIT * SCORE_UNIT == SQUARE_UNIT) };
    Tally {
        participants: 1,
        levels,
        scores: score.map(|it| Sum { n: 1, sum: it }),
        squares: score.map(|it| Sum { n: 1, sum: it * it }),
        ..Tally::default()
    }
}

/// A mark 2–5; `None` where there is none.
fn mark(row: &Row<'_>, column: usize) -> Result<Option<u8>, Problem> {
    let text = row.text(column);
    if crate::likeness::is_absent(text) {
        return Ok(None);
    }
    let mark = digits(text).parse().ok().filter(|it| (2..=5).contains(it));
    mark.map(Some).ok_or_else(|| row.problem(column, "a mark from 2 to 5, or none"))
}

/// A grade of ГИА.
fn grade_of(gathering: &mut Gathering, number: u8) -> u16 {
    let code = number.to_string();
    let make = |it: &str| grade(it, it, Some((number, number)));
    gathering.grades.find_or_add(&code, 4, make).expect("ГИА has two grades")
}
