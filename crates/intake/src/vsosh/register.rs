//! `ВсОШ`, register of participations: all stages, subjects and schools of a region, without points.
//!
//! Names and dates of birth are not read. Somebody who took part in two subjects or stages is there
//! twice, as two participations, each with a pupil row that is known by the row of the file: nothing in
//! the register tells without a name that the two are one.

use std::collections::BTreeMap;

use analysis::{
    Lines, Pupil, Tally, UnitKind, cube::Place, dictionary::EVERYBODY, pupil::word, tally::Levels,
};

use super::{CLASS_MAX, STAGES, level, scale, stage_member};
use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    gathering::{Gathering, grade},
    header::Header,
    knowledge::Knowledge,
    likeness::likened,
    problem::Problem,
    pupils,
    spelling::{AsSpelled, academic_year, code_of, of_town, squeezed},
    table::{Passed, Row, Table, each},
    vpr::grade_number,
};

const NAMES: [&str; 7] =
    ["Муниципалитет", "Полное наименование ОУ", "Предмет", "Класс", "Этап", "Статус", "Год"];
/// The stages as abbreviated, in the order of [`STAGES`].
const ABBREVIATED: [&str; 4] = ["ШЭ", "МЭ", "РЭ", "ЗЭ"];

/// Whether this is the heading of such a register.
pub(crate) fn claims(header: &Header) -> bool {
    NAMES.iter().all(|it| header.like(it).is_some())
}

/// Reads such registers.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = Gathering::knowing(known);
    gathering.scales.push(scale());
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VsoshRegister, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let columns = table.header().require(Format::VsoshRegister, NAMES)?;
    let sex = table.header().like("Пол");
    let sheet = table.header().sheet.clone();
    let mut sums: BTreeMap<(Place, Spot), (Lines, Tally)> = BTreeMap::new();
    let mut passed = table.pass_those(
        |row| !row.is_alone(),
        |row| {
            let level = level(row.text(columns[5]))
                .ok_or_else(|| row.problem(columns[5], "победитель, призёр или участник"))?;
            let place = place(row, columns, gathering)?;
            let spot = school(row, columns, place, gathering)?;
            let mut levels = Levels::default();
            levels.counts[level] = 1;
            let work = gathering.work(place, &[]);
            let class = word(&gathering.class(row, columns[3]), CLASS_MAX);
            gathering.pupils.rows.push(Pupil {
                class,
                sex: pupils::sex(row, sex),
                ..pupils::met(row, work, spot, "")
            });
            let one = Tally { participants: 1, levels: Some(levels), ..Tally::default() };
            let (lines, sum) = sums.entry((place, spot)).or_default();
            lines.add(row.sheet, row.line);
            *sum += one;
            Ok(Vec::new())
        },
    );
    for ((place, spot), (lines, tally)) in sums {
        if let Err(problem) = gathering.add(lines, place, spot, tally) {
            passed.problems.push(Problem { sheet: sheet.clone(), ..problem });
        }
    }
    Ok(passed)
}

fn place(
    row: &Row<'_>,
    [_, _, subject, class, stage, _, year]: [usize; 7],
    gathering: &mut Gathering,
) -> Result<Place, Problem> {
    let text = row.text(stage).to_lowercase();
    let is = |at: usize| likened(&text) == likened(ABBREVIATED[at]) || text.contains(STAGES[at].0);
    let found = (0..STAGES.len()).find(|it| is(*it)).map(|it| &STAGES[it]);
    let (_, code, name, term) =
        found.ok_or_else(|| row.problem(stage, "a stage: ШЭ, МЭ, РЭ or ЗЭ"))?;
    let member = stage_member(code, name);
    let year = academic_year(row.text(year))
        .ok_or_else(|| row.problem(year, "a school year, such as 2023/24 or 2024"))?;
    let number =
        grade_number(row.text(class)).ok_or_else(|| row.problem(class, "a grade from 1 to 11"))?;
    let make = |it: &str| grade(it, it, Some((number, number)));
    let grade = gathering.grades.find_or_add(&number.to_string(), 64, make);
    let known = super::subject(gathering, row.name(subject)?);
    Ok(Place {
        procedure: gathering.procedures.find_or_add(code, 8, |_| member).unwrap_or_default(),
        year,
        term: *term,
        subject: known.ok_or_else(|| row.problem(subject, "a school subject"))?,
        group: EVERYBODY,
        grade: grade.unwrap_or_default(),
        scale: 0,
    })
}

/// A school by its municipality and name.
fn school(
    row: &Row<'_>,
    [area, name, ..]: [usize; 7],
    place: Place,
    gathering: &mut Gathering,
) -> Result<Spot, Problem> {
    let (area, name) = (row.name(area)?, squeezed(row.name(name)?));
    let atlas = &mut gathering.atlas;
    let canonical = |_: Option<&_>, it: &str| (code_of(&of_town(it)), squeezed(it));
    let town = atlas.area(None, UnitKind::Municipality, area, canonical);
    let school = atlas.school(&format!("{}.{name}", atlas.code(town)));
    let (year, parent) = (place.year.ends_in(), Some(town));
    atlas.see(school, &Sighting { year, parent, is_vague: false, name: &name, place: "" });
    Ok(school)
}
