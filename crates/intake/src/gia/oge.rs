//! Protocols of the ОГЭ: the sparse one of a region, usually an old `.xls` with several
//! examinations on a sheet, and the dense one.

use super::{
    Attempts, Procedure, Taker, Told, exam::Exam, mark, marked, prepared, primary, read_latest,
    region,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::is_absent,
    table::{Passed, Row, Table},
};

const NAMES: [&str; 2] = ["Первичный балл", "Оценка"];

/// Whether this is the heading of such a protocol.
pub(crate) fn claims(header: &Header) -> bool {
    Taker::of(header).is_some() && NAMES.iter().all(|it| header.like(it).is_some())
}

/// Reads such protocols.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    read_latest(Format::GiaOge, tables, prepared(known), sheet)
}

fn sheet(
    table: Table<'_>,
    attempts: &mut Attempts,
    gathering: &mut Gathering,
) -> Result<Passed, Unreadable> {
    let format = Format::GiaOge;
    let [points, given] = table.header().require(format, NAMES)?;
    let taker = Taker::of(table.header()).ok_or_else(|| Unreadable::MissingColumns {
        format,
        columns: vec!["Код ОО, Класс".to_owned()],
    })?;
    let exam = Exam::above(&table.titles);
    let place = exam.as_ref().and_then(|it| it.place(Procedure::Oge, 9, gathering));
    let (Some(exam), Some(place)) = (exam, place) else {
        let missing = vec!["the examination (04 - Химия 2026.06.01 above the heading)"];
        return Err(Unreadable::Untitled { format, missing });
    };
    let region = region(&table);
    let told = Told::of(table.header(), Some(points));
    let number = table.header().like("№");
    let is_result = |row: &Row<'_>| {
        !row.is_alone() && number.is_none_or(|it| row.text(it).parse::<u32>().is_ok())
    };
    let take = |row: &Row<'_>| {
        let school = taker.school(row, region.as_ref(), exam.day.0, gathering)?;
        let class = taker.class(row, gathering)?;
        let (mark, points) = (mark(row, given)?, primary(row, points)?);
        let (code, name) = taker.who(row);
        if mark.is_none() && points.is_none() || is_absent(row.text(taker.school)) {
            let work = gathering.work(place, &[]);
            gathering.pupils.rows.push(told.away(row, work, school, code));
            return Ok(Vec::new());
        }
        let tally = marked(mark, points);
        let attempt = told.attempt(row, (exam.day, place, class), code, tally);
        attempts.take(school, code, name, attempt)?;
        Ok(Vec::new())
    };
    Ok(table.pass_those(is_result, take))
}
