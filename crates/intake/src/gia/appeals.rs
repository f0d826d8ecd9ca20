//! ОГЭ after appeals: a list of several examinations, with the results that stand now.
//!
//! If everybody on it appealed, it is a list of appeals and no result of classes: it is read as a
//! procedure of its own, or a class would lose all its pupils but one. If some did not, it is the
//! protocol of everybody.

use super::{
    Attempts, Procedure, Taker, Told, attempts::Attempt, exam::Exam, mark, marked, prepared,
    primary, read_latest, region,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::likened,
    table::{Passed, Row, Table},
};

const NAMES: [&str; 2] = ["Экзамен", "Состояние апелляции"];
const POINTS: &str = "Первичный балл";
const MARK: &str = "Оценка";

/// Whether this is the heading of such a list.
pub(crate) fn claims(header: &Header) -> bool {
    Taker::of(header).is_some() && NAMES.iter().all(|it| header.like(it).is_some())
}

/// Reads such lists.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    read_latest(Format::GiaAppeals, tables, prepared(known), sheet)
}

/// The column of the results that stand now: the last of this name below the merged heading.
fn current(header: &Header, name: &str) -> Option<usize> {
    let is = |it: &String| likened(it).ends_with(&likened(name));
    header.names.iter().rposition(is)
}

fn sheet(
    table: Table<'_>,
    attempts: &mut Attempts,
    gathering: &mut Gathering,
) -> Result<Passed, Unreadable> {
    let format = Format::GiaAppeals;
    let header = table.header();
    let [exam, state] = header.require(format, NAMES)?;
    let found = (Taker::of(header), current(header, POINTS), current(header, MARK));
    let (Some(taker), Some(points), Some(given)) = found else {
        let columns = [POINTS, MARK].map(str::to_owned).to_vec();
        return Err(Unreadable::MissingColumns { format, columns });
    };
    let region = region(&table);
    let told = Told::of(table.header(), Some(points));
    let number = header.like("№");
    let mut is_of_everybody = false;
    let mut taken: Vec<(u32, Option<String>, String, Exam, Attempt)> = Vec::new();
    let is_result = |row: &Row<'_>| {
        !row.is_alone() && number.is_none_or(|it| row.text(it).parse::<u32>().is_ok())
    };
    let mut passed = table.pass_those(is_result, |row| {
        is_of_everybody |= row.text(state).is_empty();
        let of = Exam::of(row.text(exam))
            .ok_or_else(|| row.problem(exam, "an examination, such as Математика(2026.06.02)"))?;
        let place = of.place(Procedure::OgeAppeals, 9, gathering);
        let place = place.ok_or_else(|| row.problem(exam, "a subject"))?;
        let school = taker.school(row, region.as_ref(), of.day.0, gathering)?;
        let class = taker.class(row, gathering)?;
        let (mark, points) = (mark(row, given)?, primary(row, points)?);
        if mark.is_some() || points.is_some() {
            let (code, name) = taker.who(row);
            let tally = marked(mark, points);
            let attempt = told.attempt(row, (of.day, place, class), code, tally);
            taken.push((school, code.map(str::to_owned), name, of, attempt));
        } else {
            let work = gathering.work(place, &[]);
            let away = told.away(row, work, school, taker.who(row).0);
            gathering.pupils.rows.push(away);
        }
        Ok(Vec::new())
    });
    for (school, code, name, exam, mut attempt) in taken {
        if is_of_everybody {
            let place = exam.place(Procedure::Oge, 9, gathering);
            attempt.place = place.unwrap_or(attempt.place);
        }
        if let Err(problem) = attempts.take(school, code.as_deref(), name, attempt) {
            passed.problems.push(problem);
            passed.rows_rejected += 1;
        }
    }
    Ok(passed)
}
