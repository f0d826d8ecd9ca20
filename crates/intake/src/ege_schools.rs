//! ЕГЭ by school: a sheet per year, subjects side by side below a heading of three rows.
//!
//! Of each subject there are the participants, those below the minimum, with a high score, with
//! 100, and the mean. A dash is nobody; a blank is not known, and then the levels are left out,
//! not guessed. Schools have no code here: one is known by its municipality and its name. Rows
//! «Всего по …» repeat the rows above them and are left out, as is the number of graduates, a
//! count of people and not of results, which still bounds every subject.

use std::cell::RefCell;

use analysis::{
    AcademicYear, Tally, Term, UnitKind,
    cube::Place,
    dictionary::{EVERYBODY, Member, MemberId},
    tally::{Levels, Sum},
};

use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    gathering::{Gathering, SCHOOL_MAX, grade},
    gia::examined,
    header::Header,
    knowledge::Knowledge,
    likeness::likened,
    problem::{Problem, Rejected},
    roster::Roster,
    scales::{self, Known},
    spelling::{AsSpelled, code_of, of_town, squeezed},
    table::{Passed, Row, Table, each},
};

const MUNICIPALITY: &str = "Муниципальное образование";
const SCHOOL: &str = "Образовательная организация";
const GRADUATES: &str = "Всего выпускников";
const MEASURES: [&str; 5] =
    ["приняло участие", "не преодолели", "высокий балл", "100 баллов", "средний балл"];

/// Whether this is the heading of such a table.
pub(crate) fn claims(header: &Header) -> bool {
    let is_mean = |it: &String| it.contains(" / ") && measure(it) == Some(4);
    header.like(MUNICIPALITY).is_some()
        && header.like(SCHOOL).is_some()
        && header.names.iter().any(is_mean)
}

/// Reads such tables.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = Gathering::knowing(known);
    gathering.procedures = Roster::of([Member::new("ege", "ЕГЭ")]);
    gathering.grades = Roster::of([grade("11", "11", Some((11, 11)))]);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::EgeSchools, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let format = Format::EgeSchools;
    let [area, name] = table.header().require(format, [MUNICIPALITY, SCHOOL])?;
    let graduates =
        table.header().names.iter().position(|it| likened(it).starts_with(&likened(GRADUATES)));
    let subjects = subjects(table.header(), gathering);
    let year = year(&table).ok_or(Unreadable::Untitled {
        format,
        missing: vec!["the year (as the name of the sheet, or above the heading)"],
    })?;
    // Filled down from the first row of a merged cell, and not past a total.
    let town: RefCell<Option<String>> = RefCell::default();
    let is_result = |row: &Row<'_>| {
        let is_total = likened(row.text(area)).starts_with(&likened("Всего"))
            || likened(row.text(area)).starts_with(&likened("Итого"));
        let is_of_numbers = row.text(area) == "1" && row.text(name) == "2";
        if is_total {
            town.take();
        }
        !(is_total || is_of_numbers || row.is_alone())
    };
    let take = |row: &Row<'_>| {
        if !row.text(area).is_empty() {
            town.replace(Some(row.text(area).to_owned()));
        }
        let missing = || row.problem(area, "a municipality, here or in a row above");
        let within = town.borrow().clone().ok_or_else(missing)?;
        let spot = spot(row, name, &within, year, gathering)?;
        let max = match graduates.map(|it| (it, row.text(it))) {
            None | Some((_, "")) => SCHOOL_MAX,
            Some((at, _)) => row.whole(at)?.min(SCHOOL_MAX),
        };
        let (mut problems, mut taken) = (Vec::new(), 0);
        for subject in &subjects {
            match subject.tally(row, max) {
                Ok(None) => {}
                Ok(Some(tally)) => {
                    match gathering.add(row.lines(), subject.place(year), spot, tally) {
                        Ok(()) => taken += 1,
                        Err(problem) => problems.push(problem),
                    }
                }
                Err(problem) => problems.push(problem),
            }
        }
        if taken == 0 && !problems.is_empty() {
            return Err(Rejected(problems));
        }
        Ok(problems.into_iter().map(Problem::ignored).collect())
    };
    Ok(table.pass_those(is_result, take))
}

/// The year a sheet is called after, or the one above its heading.
fn year(table: &Table<'_>) -> Option<AcademicYear> {
    let titles = table.titles.iter().flatten();
    let words = std::iter::once(&table.name).chain(titles);
    let numbers = words.flat_map(|it| it.split(|letter: char| !letter.is_ascii_digit()));
    numbers.filter(|it| it.len() == 4).find_map(|it| AcademicYear::from_spoken(it).ok())
}

fn spot(
    row: &Row<'_>,
    name: usize,
    town: &str,
    year: AcademicYear,
    gathering: &mut Gathering,
) -> Result<Spot, Problem> {
    let name = squeezed(row.name(name)?);
    let atlas = &mut gathering.atlas;
    let canonical = |_: Option<&_>, it: &str| (code_of(&of_town(it)), squeezed(it));
    let town = atlas.area(None, UnitKind::Municipality, town, canonical);
    let school = atlas.school(&format!("{}.{name}", atlas.code(town)));
    let (year, parent) = (year.ends_in(), Some(town));
    atlas.see(school, &Sighting { year, parent, is_vague: false, name: &name, place: "" });
    Ok(school)
}

/// Which of the measures a column holds.
fn measure(heading: &str) -> Option<usize> {
    let last = heading.rsplit(" / ").next().map(likened)?;
    MEASURES.iter().position(|it| last.starts_with(&likened(it)))
}

/// A subject and its columns, in the order of the measures.
struct Subject {
    name: String,
    columns: [Option<usize>; 5],
    id: MemberId,
    scale: MemberId,
    known: Known,
}

/// The subjects of a heading.
fn subjects(header: &Header, gathering: &mut Gathering) -> Vec<Subject> {
    let mut found: Vec<(String, [Option<usize>; 5])> = Vec::new();
    for (column, heading) in header.names.iter().enumerate() {
        let Some((path, _)) = heading.rsplit_once(" / ") else { continue };
        let Some(measure) = measure(heading) else { continue };
        let name = examined(path.rsplit(" / ").next().unwrap_or(path));
        if found.last().is_none_or(|(it, _)| *it != name) {
            found.push((name, [None; 5]));
        }
        if let Some((_, columns)) = found.last_mut() {
            columns[measure] = Some(column);
        }
    }
    let subjects = found.into_iter().filter_map(|(name, columns)| {
        let plain = |it: &str| Member::new(code_of(it).as_str(), squeezed(it));
        let id = gathering.subjects.find_or_add(&name, usize::from(u16::MAX), plain)?;
        let known = scale(&name, columns[2].map(|it| header.names[it].as_str()));
        let at = gathering.scales.iter().position(|it| it.code == known.scale.code);
        let at = at.unwrap_or_else(|| {
            gathering.scales.push(known.scale.clone());
            gathering.scales.len() - 1
        });
        let scale = MemberId::try_from(at).ok()?;
        Some(Subject { name, columns, id, scale, known })
    });
    subjects.collect()
}

/// The scale of a subject. Basic mathematics has marks; elsewhere the heading says from where a
/// score is high, «(80-99)». Where it does not, there are no levels.
fn scale(subject: &str, heading: Option<&str>) -> Known {
    if subject.to_lowercase().contains("базов") {
        return scales::ege_basic();
    }
    let band = heading.and_then(|it| it.rsplit_once('(')).map(|(_, it)| it);
    let from = band.and_then(|it| it.split(['-', '–']).next()?.trim().parse().ok());
    from.filter(|it| (1..=99).contains(it)).map_or_else(scales::scores, scales::ege)
}

impl Subject {
    fn place(&self, year: AcademicYear) -> Place {
        let (procedure, term, group, grade) = (0, Term::Spring, EVERYBODY, 0);
        Place { procedure, year, term, subject: self.id, group, grade, scale: self.scale }
    }

    /// The results of one school; `None` where nobody took the subject.
    fn tally(&self, row: &Row<'_>, max: u64) -> Result<Option<Tally>, Problem> {
        let [n, below, high, full, mean] = self.columns;
        let parts = [self.count(row, below)?, self.count(row, high)?, self.count(row, full)?];
        let known: u64 = parts.iter().flatten().sum();
        let participants = match self.count(row, n)? {
            None | Some(0) if known == 0 && mean.is_none_or(|it| is_nobody(row.text(it))) => {
                return Ok(None);
            }
            Some(it) if (1..=max).contains(&it) => it,
            _ => return Err(self.problem(row, n, format!("1 to {max} pupils"))),
        };
        if known > participants {
            let expected = format!("at least {known}, the pupils in the columns beside it");
            return Err(self.problem(row, n, expected));
        }
        let levels = match parts {
            [Some(below), Some(high), Some(full)] if self.known.scale.levels == 4 => {
                let mut levels = Levels::default();
                levels.counts[..4].copy_from_slice(&[below, participants - known, high, full]);
                Some(levels)
            }
            _ => None,
        };
        let scores = match mean.filter(|it| !is_nobody(row.text(*it))) {
            Some(it) => {
                let mean = row.decimal(it, self.known.min, self.known.max.min(100.0))?;
                Some(Sum::of_mean(participants, mean))
            }
            None => None,
        };
        Ok(Some(Tally { participants, levels, scores, ..Tally::default() }))
    }

    /// A count: a dash is nobody, a blank is not known.
    fn count(&self, row: &Row<'_>, column: Option<usize>) -> Result<Option<u64>, Problem> {
        match column {
            None => Ok(None),
            Some(it) if row.text(it).is_empty() => Ok(None),
            Some(it) if is_nobody(row.text(it)) => Ok(Some(0)),
            Some(it) => row.whole(it).map(Some),
        }
    }

    fn problem(&self, row: &Row<'_>, column: Option<usize>, expected: String) -> Problem {
        match column {
            Some(it) => row.problem(it, expected),
            None => Problem::error(row.line, Some(&self.name), "", expected),
        }
    }
}

fn is_nobody(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—")
}
