//! ФИС ОКО, «Статистика по отметкам» (Ф3): shares of marks 2–5 by region, municipality, school.
//!
//! The shares are published with two decimals and become counts again, by largest remainder. The row
//! «Вся выборка», the country, is left out: it lies above everything that is compared.

use analysis::{Tally, tally::Levels};

use super::{
    group::{self, GROUPS, Groups},
    prepared,
    title::Work,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::{Gathering, SCHOOL_MAX},
    header::Header,
    knowledge::Knowledge,
    percent,
    problem::Problem,
    spelling::AsSpelled,
    table::{Passed, Row, Table, each},
};

const PARTICIPANTS: &str = "Кол-во участников";
pub(super) const MARKS: [&str; 4] = ["2", "3", "4", "5"];

/// Whether this is the heading of such a table. Where there are columns 1 or 6 beside 2 to 5, the
/// numbers are of tasks and not marks.
pub(crate) fn claims(header: &Header) -> bool {
    let has = |it: &&str| header.like(it).is_some();
    has(&GROUPS) && MARKS.iter().all(has) && !["1", "6"].iter().any(has)
}

/// Reads such tables.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprMarks, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let [groups, n] = table.header().require(Format::VprMarks, [GROUPS, PARTICIPANTS])?;
    let marks = table.header().require(Format::VprMarks, MARKS)?;
    let work = Work::of(&table.titles, Format::VprMarks)?;
    let place = work.place(gathering);
    let mut known = Groups::default();
    let take = |row: &Row<'_>| {
        let spot = known.spot(row, groups, place.year, gathering)?;
        let is_school = gathering.atlas.is_school(spot);
        let tally = tally(row, n, marks, is_school)?;
        gathering.add(row.lines(), place, spot, tally)?;
        Ok(Vec::new())
    };
    Ok(table.pass_those(|row| !group::is_country(row, groups), take))
}

/// Participants and the pupils behind the shares of the marks.
pub(super) fn tally(
    row: &Row<'_>,
    n: usize,
    marks: [usize; 4],
    is_school: bool,
) -> Result<Tally, Problem> {
    let participants = participants(row, n, is_school)?;
    let mut shares = Vec::new();
    for column in marks {
        shares.push(row.percent(column)?);
    }
    let counted = percent::counts(&shares, participants).ok_or_else(|| {
        let found: Vec<_> = marks.iter().map(|it| row.text(*it)).collect();
        let column = format!("{} … {}", MARKS[0], MARKS[3]);
        Problem::error(row.line, Some(&column), &found.join("; "), "percentages that make 100")
    })?;
    let mut levels = Levels::default();
    levels.counts.iter_mut().zip(counted).for_each(|(level, count)| *level = count);
    Ok(Tally { participants, levels: Some(levels), ..Tally::default() })
}

/// How many took part: somebody, and no more than a school has.
pub(super) fn participants(row: &Row<'_>, n: usize, is_school: bool) -> Result<u64, Problem> {
    let participants = row.whole(n)?;
    if participants == 0 {
        return Err(row.problem(n, "at least one pupil"));
    }
    if is_school && participants > SCHOOL_MAX {
        return Err(row.problem(n, format!("1 to {SCHOOL_MAX} pupils of one school")));
    }
    Ok(participants)
}
