//! `ВсОШ`: protocols of a stage of the olympiad, a sheet for each grade.
//!
//! A result is a participation: level 1 took part, 2 is among the awarded (призёр), 3 has won. So
//! the share of winners and awarded is the quality of the scale `vsosh`. How many are awarded is
//! limited by the rules of the organiser: results compare within one stage and organiser only.
//! Names are not read; codes of participants are compared and forgotten.

pub(crate) mod register;

use std::collections::{BTreeMap, HashMap};

use analysis::{
    AcademicYear, Lines, Pupil, Scale, Tally, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{EVERYBODY, Member},
    pupil::word,
    scale::ScoreKind,
    tally::{Levels, Sum},
};

use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    gathering::{Gathering, grade},
    header::Header,
    knowledge::Knowledge,
    likeness::{digits, likened},
    problem::Problem,
    pupils::{met, points_in},
    spelling::{AsSpelled, academic_year, code_of, of_town, squeezed},
    table::{Passed, Row, Table, each},
    titles::label,
    vpr::grade_number,
};

const NAMES: [&str; 5] =
    ["Предмет", "Наименование ОО", "Класс, за который выступает", "Итоговый балл", "Статус"];
/// Sheets that are no results.
const SERVICE: [&str; 2] = ["Инструкция", "Правила"];
/// The longest name of a class.
const CLASS_MAX: usize = 8;
/// The most points of any olympiad.
const POINTS_MAX: f64 = 1_000.0;
const SUBJECTS_MAX: usize = 500;

/// The stages: how they are named, code, name, half of the year.
const STAGES: [(&str, &str, &str, Term); 4] = [
    ("школьн", "vsosh_school", "ВсОШ, школьный этап", Term::Autumn),
    ("муниципальн", "vsosh_municipal", "ВсОШ, муниципальный этап", Term::Autumn),
    ("региональн", "vsosh_regional", "ВсОШ, региональный этап", Term::Spring),
    ("заключительн", "vsosh_final", "ВсОШ, заключительный этап", Term::Spring),
];

/// Whether this is the heading of such a protocol.
pub(crate) fn claims(header: &Header) -> bool {
    NAMES.iter().all(|it| header.like(it).is_some())
}

/// Whether a sheet belongs to such a workbook without being a protocol.
pub(crate) fn knows(sheet: &str) -> bool {
    SERVICE.iter().any(|it| likened(it) == likened(sheet))
}

/// Reads such protocols.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = Gathering::knowing(known);
    gathering.scales.push(scale());
    let mut seen = HashMap::new();
    let passed = each(tables, |table| sheet(table, &mut seen, &mut gathering))?;
    Ok(gathering.finish(Format::Vsosh, passed, &AsSpelled))
}

fn scale() -> Scale {
    Scale {
        code: Code::spelled("vsosh"),
        levels: 3,
        pass_from: 2,
        quality_from: 2,
        below_to: 1,
        lowest_mark: None,
        counts_not_graded: false,
        scores: ScoreKind::Points,
    }
}

/// Codes of participants by subject, with the line they stand in.
type Seen = HashMap<(u16, String), u64>;

fn sheet(
    table: Table<'_>,
    seen: &mut Seen,
    gathering: &mut Gathering,
) -> Result<Passed, Unreadable> {
    let format = Format::Vsosh;
    let [subject, school, class, score, status] = table.header().require(format, NAMES)?;
    let code = table.header().like("Код участника").or_else(|| table.header().like("Код"));
    let studies = table.header().like("Класс, в котором учится");
    let stage = Stage::of(&table)?;
    let procedure = gathering
        .procedures
        .find_or_add(stage.procedure.code.as_str(), 8, |_| stage.procedure.clone());
    let mut sums: BTreeMap<(Place, Spot), (Lines, Tally)> = BTreeMap::new();
    let sheet = table.header().sheet.clone();
    let take = |row: &Row<'_>| {
        let member = self::subject(gathering, row.name(subject)?);
        let member = member.ok_or_else(|| row.problem(subject, "a school subject"))?;
        let number = grade_number(row.text(class));
        let number = number.ok_or_else(|| row.problem(class, "a grade from 1 to 11"))?;
        let make = |it: &str| grade(it, it, Some((number, number)));
        let grade = gathering.grades.find_or_add(&number.to_string(), 64, make);
        let level = level(row.text(status))
            .ok_or_else(|| row.problem(status, "победитель, призёр or участник"))?;
        let points: Option<f64> = digits(row.text(score)).parse().ok();
        let points = points.filter(|it| (0.0..=POINTS_MAX).contains(it));
        let points = points.ok_or_else(|| row.problem(score, "points from 0 to 1000"))?;
        if let Some(known) = code.and_then(|it| repeated(row, it, member, seen)) {
            return Err(known.into());
        }
        let spot = stage.school(row, school, gathering)?;
        let place = Place {
            procedure: procedure.unwrap_or_default(),
            year: stage.year,
            term: stage.term,
            subject: member,
            group: EVERYBODY,
            grade: grade.unwrap_or_default(),
            scale: 0,
        };
        let (lines, sum) = sums.entry((place, spot)).or_default();
        lines.add(row.sheet, row.line);
        let own = participation(level, points);
        *sum += own;
        let work = gathering.work(place, &[]);
        let pupil = Pupil {
            class: studies.and_then(|it| word(&gathering.class(row, it), CLASS_MAX)),
            primary: points_in(&own).filter(|_| points.fract() == 0.0),
            score: own.scores.and_then(|it| i64::try_from(it.sum).ok()),
            // The code of a participant leads to the name on the organiser's site: the row does.
            ..met(row, work, spot, "")
        };
        gathering.pupils.rows.push(pupil);
        Ok(Vec::new())
    };
    let mut passed = table.pass_those(|row| !row.is_alone(), take);
    for ((place, spot), (lines, tally)) in sums {
        if let Err(problem) = gathering.add(lines, place, spot, tally) {
            passed.problems.push(Problem { sheet: sheet.clone(), ..problem });
        }
    }
    Ok(passed)
}

/// A subject by its name; `None` if there are too many to be subjects.
fn subject(gathering: &mut Gathering, name: &str) -> Option<u16> {
    let plain = |it: &str| Member::new(code_of(it).as_str(), squeezed(it));
    gathering.subjects.find_or_add(name, SUBJECTS_MAX, plain)
}

/// A stage as a procedure.
fn stage_member(code: &str, name: &str) -> Member {
    Member::new(code, name)
}

/// A problem if the participant took part in the subject before.
fn repeated(row: &Row<'_>, code: usize, subject: u16, seen: &mut Seen) -> Option<Problem> {
    let text = row.text(code);
    if text.is_empty() {
        return None;
    }
    let known = seen.insert((subject, text.to_owned()), row.line)?;
    let expected = format!("every participant of a subject once; line {known} has the same");
    Some(Problem::error(row.line, Some("Код участника"), "a repeated code", expected))
}

/// The level of a status, from 0.
fn level(status: &str) -> Option<usize> {
    let status = status.trim().to_lowercase().replace('ё', "е");
    ["участник", "призер", "победитель"].iter().position(|it| status.starts_with(it))
}

fn participation(level: usize, points: f64) -> Tally {
    let mut levels = Levels::default();
    levels.counts[level] = 1;
    let scores = Sum::of_mean(1, points);
    let squares = Sum { n: 1, sum: scores.sum * scores.sum };
    Tally {
        participants: 1,
        levels: Some(levels),
        scores: Some(scores),
        squares: Some(squares),
        ..Tally::default()
    }
}

/// What the lines above say.
struct Stage {
    procedure: Member,
    term: Term,
    year: AcademicYear,
    municipality: Option<String>,
}

impl Stage {
    fn of(table: &Table<'_>) -> Result<Self, Unreadable> {
        let lines = || table.titles.iter().flatten();
        let named = |(begin, ..): &&(&str, _, _, _)| {
            lines().any(|it| {
                let it = it.to_lowercase();
                it.contains("этап") && it.contains(*begin)
            })
        };
        let stage = STAGES.iter().find(named);
        let words = lines().flat_map(|it| it.split_whitespace());
        let year = words
            .filter(|it| it.contains('/'))
            .find_map(|it| academic_year(it.trim_matches(|it: char| !it.is_ascii_digit())));
        let municipality = ["Муниципалитет", "Муниципальное образование", "Район:"]
            .iter()
            .find_map(|it| label(&table.titles, it));
        match (stage, year) {
            (Some((_, code, name, term)), Some(year)) => {
                Ok(Self { procedure: stage_member(code, name), term: *term, year, municipality })
            }
            (stage, year) => {
                let told = [
                    ("the stage (школьного этапа …)", stage.is_some()),
                    ("the year (2025/2026 учебный год)", year.is_some()),
                ];
                let missing = told.iter().filter(|(_, is_told)| !is_told).map(|(it, _)| *it);
                Err(Unreadable::Untitled { format: Format::Vsosh, missing: missing.collect() })
            }
        }
    }

    /// A school by its name, in its municipality where that is told.
    fn school(
        &self,
        row: &Row<'_>,
        column: usize,
        gathering: &mut Gathering,
    ) -> Result<Spot, Problem> {
        let name = squeezed(row.name(column)?);
        let atlas = &mut gathering.atlas;
        let parent = self.municipality.as_ref().map(|it| {
            let canonical = |_: Option<&_>, it: &str| (code_of(&of_town(it)), squeezed(it));
            atlas.area(None, UnitKind::Municipality, it, canonical)
        });
        let code = match parent {
            Some(town) => format!("{}.{name}", atlas.code(town)),
            None => name.clone(),
        };
        let school = atlas.school(&code);
        let year = self.year.ends_in();
        atlas.see(school, &Sighting { year, parent, is_vague: false, name: &name, place: "" });
        Ok(school)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_level() {
        let cases = [("Участник", Some(0)), ("призёр ", Some(1)), ("призер", Some(1)), ("—", None)];
        for (text, expected) in cases {
            assert_eq!(level(text), expected, "case: {text}");
        }
        assert_eq!(level("Победитель"), Some(2));
        scale().checked().unwrap();
    }
}
