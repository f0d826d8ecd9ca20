//! ЕГЭ of Moscow by school: set 9722 of data.mos.ru, the sum of three subjects.
//!
//! The columns say less than they seem to. `PASSER_UNDER_160` counts those with 160 points **and
//! more**, those with 220 and more among them: in the published year it lies between
//! `PASSES_OVER_220` and `PASSED_NUMBER_FULL` in every one of 626 schools, while those below 160
//! would often make more than all together. So pupils are at three levels: below 160, 160 to 219,
//! 220 and more. A row in which the three do not lie in this order is not understood. A school is
//! known by its ОГРН.

use analysis::{
    Scale, Tally, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{EVERYBODY, Member, Source},
    scale::ScoreKind,
    tally::Levels,
};

use crate::{
    Format, Harvest, Unreadable,
    atlas::Sighting,
    gathering::{Gathering, SCHOOL_MAX, grade, procedure},
    header::Header,
    likeness::digits,
    problem::{Problem, Rejected},
    roster::Roster,
    spelling::{AsSpelled, academic_year, code_of, squeezed},
    table::{Row, Table},
};

const NAMES: [&str; 7] = [
    "EDU_NAME",
    "OGRN",
    "District",
    "PASSED_NUMBER_FULL",
    "PASSES_OVER_220",
    "PASSER_UNDER_160",
    "YEAR",
];
const REGION: &str = "Москва";

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    ["EDU_NAME", "PASSED_NUMBER_FULL", "PASSER_UNDER_160"]
        .iter()
        .all(|it| header.like(it).is_some())
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>) -> Result<Harvest, Unreadable> {
    let columns = table.header().require(Format::MoscowEge, NAMES)?;
    let mut gathering = prepared();
    let passed = table.pass_those(
        // Below the heading a second one says the same in Russian, in some editions.
        |row| row.text(columns[1]).bytes().all(|it| it.is_ascii_digit()),
        |row| take(row, columns, &mut gathering).map(|()| Vec::new()),
    );
    Ok(gathering.finish(Format::MoscowEge, passed, &AsSpelled))
}

fn take(row: &Row<'_>, columns: [usize; 7], gathering: &mut Gathering) -> Result<(), Rejected> {
    let [name, code, district, .., year] = columns;
    let year = academic_year(row.text(year))
        .ok_or_else(|| row.problem(year, "a school year, such as 2015-2016"))?;
    let tally = tally(row, columns)?;
    let (name, district) = (squeezed(row.name(name)?), row.name(district)?);
    let code = digits(row.filled(code, "the ОГРН of a school")?);
    let region = gathering.region(REGION);
    let atlas = &mut gathering.atlas;
    let parent = atlas.area(Some(region), UnitKind::Municipality, district, |outer, it| {
        (code_of(&format!("{}.{it}", outer.map_or("", Code::as_str))), squeezed(it))
    });
    let school = atlas.school(&code);
    let (ends, parent) = (year.ends_in(), Some(parent));
    atlas.see(school, &Sighting { year: ends, parent, is_vague: false, name: &name, place: "" });
    let place = Place {
        procedure: 0,
        year,
        term: Term::Spring,
        subject: 0,
        group: EVERYBODY,
        grade: 0,
        scale: 0,
    };
    Ok(gathering.add(row.lines(), place, school, tally)?)
}

fn tally(row: &Row<'_>, [_, _, _, all, high, middle, _]: [usize; 7]) -> Result<Tally, Problem> {
    let (participants, from_220, from_160) =
        (row.whole(all)?, row.whole(high)?, row.whole(middle)?);
    if !(1..=SCHOOL_MAX).contains(&participants) {
        return Err(row.problem(all, format!("1 to {SCHOOL_MAX} pupils of one school")));
    }
    if from_160 > participants || from_220 > from_160 {
        let expected = format!(
            "{from_220} to {participants}: the column counts 160 points and more, whatever its name"
        );
        return Err(row.problem(middle, expected));
    }
    let mut levels = Levels::default();
    levels.counts[..3].copy_from_slice(&[participants - from_160, from_160 - from_220, from_220]);
    Ok(Tally { participants, levels: Some(levels), ..Tally::default() })
}

/// Everything that is known before the first row.
fn prepared() -> Gathering {
    let mut gathering = Gathering::new();
    gathering.sources.push(Source {
        code: Code::spelled("data_mos_ru_9722"),
        title: "Результаты ЕГЭ".to_owned(),
        territory: REGION.to_owned(),
        publisher: "Портал открытых данных Правительства Москвы".to_owned(),
        is_opened_first: false,
        licence: "использование с указанием источника".to_owned(),
        origin: "https://data.mos.ru/opendata/9722".to_owned(),
    });
    gathering.procedures = Roster::of([procedure(
        "ege_sum_of_three",
        "ЕГЭ, сумма трёх предметов",
        "data_mos_ru_9722",
    )]);
    gathering.subjects = Roster::of([Member::new("three_subjects", "Три предмета")]);
    gathering.grades = Roster::of([grade("11", "11", Some((11, 11)))]);
    gathering.scales.push(scale());
    gathering
}

/// Below 160, 160 to 219, 220 and more.
fn scale() -> Scale {
    Scale {
        code: Code::spelled("ege_sum_160_220"),
        levels: 3,
        pass_from: 2,
        quality_from: 3,
        below_to: 1,
        lowest_mark: None,
        counts_not_graded: false,
        scores: ScoreKind::None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_scale_is_possible() {
        super::scale().checked().unwrap();
    }
}
