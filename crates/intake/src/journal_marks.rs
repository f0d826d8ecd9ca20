//! Marks of a term out of an electronic journal: a class, a row for each pupil, a column for each
//! subject. Journals give it as an HTML page called `.xls`.
//!
//! Names of pupils are not read at all. «н/а» took part and is not graded, which counts in the
//! denominator; «осв» (exempt) and blank are nobody. The mean beside is of the pupil and left out.
//! Every period is a procedure of its own: two quarters lie in one half of the year.

pub(crate) mod by_pupil;
mod period;

use analysis::{
    AcademicYear, Lines, Pupil, Scale, Tally, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{EVERYBODY, Member},
    scale::ScoreKind,
    tally::Levels,
};

use period::{number, period};

use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    class::ClassName,
    gathering::{Gathering, grade},
    header::Header,
    knowledge::Knowledge,
    likeness::{digits, likened},
    persons,
    problem::Problem,
    pupils,
    spelling::{AsSpelled, academic_year, code_of, squeezed},
    table::{Passed, Row, Table, each},
    titles::{label, login},
};

const PUPIL: [&str; 4] = ["ФИО", "Ученик", "Фамилия, имя", "ФИО обучающегося"];
const PERIOD: &str = "Период";
/// What the columns beside the subjects begin with.
const BESIDE: [&str; 5] = ["№", "Ср. балл", "Средний", "Пропуск", "Итого"];
const SUBJECTS_MAX: usize = 500;

/// Whether this is such a report: pupils, and above them class and period.
pub(crate) fn claims(table: &Table<'_>) -> bool {
    pupil(table.header()).is_some() && titled(table, &[PERIOD, "Класс"])
}

/// Whether all of this is told above a table.
fn titled(table: &Table<'_>, labels: &[&str]) -> bool {
    labels.iter().all(|it| label(&table.titles, it).is_some())
}

/// Reads such reports.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = Gathering::knowing(known);
    gathering.scales.push(scale());
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::JournalMarks, passed, &AsSpelled))
}

/// Marks 2–5 in which pupils who were not graded count.
fn scale() -> Scale {
    Scale {
        code: Code::spelled("journal_2_5"),
        counts_not_graded: true,
        scores: ScoreKind::None,
        ..Scale::marks_2_to_5()
    }
}

fn pupil(header: &Header) -> Option<usize> {
    PUPIL.iter().find_map(|it| header.like(it))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let report = Report::of(Format::JournalMarks, &table, None)?;
    let pupil = pupil(table.header());
    let mut subjects = subjects(table.header(), pupil);
    let (spot, grade) = report.spot(gathering);
    let number = table.header().like("№");
    let is_pupil = |row: &Row<'_>| {
        !row.is_alone() && number.is_none_or(|it| digits(row.text(it)).parse::<u32>().is_ok())
    };
    let sheet = table.header().sheet.clone();
    let mut lines = Lines::default();
    let mut rows: Vec<Vec<Pupil>> = vec![Vec::new(); subjects.len()];
    let mut passed = table.pass_those(is_pupil, |row| {
        lines.add(row.sheet, row.line);
        let mut problems = Vec::new();
        for ((_, column, tally), rows) in subjects.iter_mut().zip(&mut rows) {
            match mark(row, *column) {
                Ok(Some(mark)) => {
                    let own = mark.tally();
                    *tally += own;
                    // The journal has names and no codes: a pupil is known by the row.
                    let mark = pupils::mark_in(&own);
                    rows.push(Pupil { mark, ..pupils::met(row, 0, spot, "") });
                }
                Ok(None) => {}
                Err(problem) => problems.push(problem.ignored()),
            }
        }
        Ok(problems)
    });
    let subjects = subjects.into_iter().zip(rows).filter(|(it, _)| it.2.participants > 0);
    for ((name, _, tally), rows) in subjects {
        let subject = gathering.subjects.find_or_add(&name, SUBJECTS_MAX, plain);
        let Some(place) = report.place(gathering, subject, grade) else { continue };
        match gathering.add(lines.clone(), place, spot, tally) {
            Ok(()) => {
                let work = gathering.work(place, &[]);
                gathering.pupils.rows.extend(rows.into_iter().map(|it| Pupil { work, ..it }));
            }
            Err(problem) => passed.problems.push(Problem { sheet: sheet.clone(), ..problem }),
        }
    }
    Ok(passed)
}

/// A subject as it is written.
fn plain(name: &str) -> Member {
    Member::new(code_of(name).as_str(), squeezed(name))
}

/// Subjects with their columns.
fn subjects(header: &Header, pupil: Option<usize>) -> Vec<(String, usize, Tally)> {
    let names = header.names.iter().enumerate();
    let subjects = names.filter_map(|(at, heading)| {
        let name = heading.rsplit(" / ").next().unwrap_or_default();
        let is_beside = BESIDE.iter().any(|it| likened(name).starts_with(&likened(it)));
        let is_persons = Some(at) == pupil || persons::is_heading(name);
        let is_subject = !(name.is_empty() || is_beside || is_persons);
        is_subject.then(|| (squeezed(name), at, Tally::default()))
    });
    subjects.collect()
}

/// What the lines above say.
#[derive(Clone)]
struct Report {
    year: AcademicYear,
    /// The class, `8А`, and the number of its grade.
    class: String,
    grade: u8,
    procedure: Member,
    term: Term,
    /// Code and name of the school.
    school: (String, String),
}

impl Report {
    /// Reads it; the period may stand in `heading` as well.
    fn of(format: Format, table: &Table<'_>, heading: Option<&str>) -> Result<Self, Unreadable> {
        let told = |it| label(&table.titles, it);
        let year = told("Учебный год").and_then(|it| academic_year(&it));
        let class = told("Класс").map(|it| ClassName::of(&it).kept);
        let class = class.map(|it| it.replace(char::is_whitespace, "").to_uppercase());
        let grade = class.as_deref().and_then(number);
        let above = told(PERIOD).as_deref().and_then(period);
        let period = above.or_else(|| heading.and_then(period));
        let name = ["Школа", "Образовательная организация", "Организация", "ОО:"]
            .iter()
            .find_map(|it| told(it));
        let school = match (login(&table.file), name) {
            (Some(login), name) => Some((login, name.unwrap_or_default())),
            (None, name) => name.map(|it| (it.clone(), it)),
        };
        match (year, class, grade, period, school) {
            (Some(year), Some(class), Some(grade), Some((procedure, term)), Some(school)) => {
                Ok(Self { year, class, grade, procedure, term, school })
            }
            (year, _, grade, period, school) => {
                let told = [
                    ("the year (Учебный год: 2024/2025)", year.is_some()),
                    ("the class (Класс: 8А)", grade.is_some()),
                    ("the period (Период: 1 четверть)", period.is_some()),
                    (
                        "the school (Школа: …, or its login in the name of the file: edu990001 …)",
                        school.is_some(),
                    ),
                ];
                let missing = told.iter().filter(|(_, is_told)| !is_told).map(|(it, _)| *it);
                Err(Unreadable::Untitled { format, missing: missing.collect() })
            }
        }
    }

    /// The class, and its grade.
    fn spot(&self, gathering: &mut Gathering) -> (Spot, Option<u16>) {
        let code = self.grade.to_string();
        let make = |it: &str| grade(it, it, Some((self.grade, self.grade)));
        let known = gathering.grades.find_or_add(&code, 64, make);
        let atlas = &mut gathering.atlas;
        let school = atlas.school(&self.school.0);
        let (year, name) = (self.year.ends_in(), self.school.1.as_str());
        atlas.see(school, &Sighting { year, parent: None, is_vague: false, name, place: "" });
        let class = atlas.area(Some(school), UnitKind::Class, &self.class, |outer, it| {
            let outer = outer.map_or("", Code::as_str);
            (code_of(&format!("{outer}.{it}")), it.to_owned())
        });
        (class, known)
    }

    fn place(
        &self,
        gathering: &mut Gathering,
        subject: Option<u16>,
        grade: Option<u16>,
    ) -> Option<Place> {
        let code = self.procedure.code.as_str();
        Some(Place {
            procedure: gathering.procedures.find_or_add(code, 64, |_| self.procedure.clone())?,
            year: self.year,
            term: self.term,
            subject: subject?,
            group: EVERYBODY,
            grade: grade?,
            scale: 0,
        })
    }
}

/// A mark of a pupil in a subject.
enum Mark {
    Given(usize),
    NotGraded,
}

impl Mark {
    fn tally(&self) -> Tally {
        let mut levels = Levels::default();
        match self {
            Self::Given(level) => levels.counts[*level] = 1,
            Self::NotGraded => levels.not_graded = 1,
        }
        Tally { participants: 1, levels: Some(levels), ..Tally::default() }
    }
}

/// What stands in the column of a subject. 1 is not satisfactory either, like 2.
fn mark(row: &Row<'_>, column: usize) -> Result<Option<Mark>, Problem> {
    let text = row.text(column);
    let known = likened(text);
    if known.is_empty()
        || ["осв", "осв.", "освобожден", "-", "–"].iter().any(|it| known == likened(it))
    {
        return Ok(None);
    }
    if ["н/а", "на", "неаттестован"].iter().any(|it| known == likened(it)) {
        return Ok(Some(Mark::NotGraded));
    }
    match digits(text).as_str() {
        "1" | "2" => Ok(Some(Mark::Given(0))),
        "3" => Ok(Some(Mark::Given(1))),
        "4" => Ok(Some(Mark::Given(2))),
        "5" => Ok(Some(Mark::Given(3))),
        _ => Err(row.problem(column, "a mark from 2 to 5, н/а, осв or nothing")),
    }
}
