//! Protocols of the ЕГЭ: the sparse one of a region, several examinations on a sheet, and the dense
//! one. The columns that count have the same names in both.

use super::{
    Attempts, Procedure, Taker, Told, bands, exam::Exam, mark, marked, prepared, primary,
    read_latest, region,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::{digits, is_absent},
    problem::Problem,
    table::{Passed, Row, Table},
};

const PRIMARY: &str = "Первичный балл";
/// What the test score is called.
const SCORE: [&str; 3] = ["Тестовый балл", "Итоговый балл", "Балл"];

/// Whether this is the heading of such a protocol.
pub(crate) fn claims(header: &Header) -> bool {
    Taker::of(header).is_some()
        && header.like(PRIMARY).is_some()
        && score(header).is_some()
        && header.like("Код предмета").is_none()
}

/// Reads such protocols.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    read_latest(Format::GiaEge, tables, prepared(known), sheet)
}

fn score(header: &Header) -> Option<usize> {
    SCORE.iter().find_map(|it| header.like(it))
}

fn sheet(
    table: Table<'_>,
    attempts: &mut Attempts,
    gathering: &mut Gathering,
) -> Result<Passed, Unreadable> {
    let format = Format::GiaEge;
    let [points] = table.header().require(format, [PRIMARY])?;
    let (Some(taker), Some(score)) = (Taker::of(table.header()), score(table.header())) else {
        let columns = vec!["Код ОО, Класс, Тестовый балл".to_owned()];
        return Err(Unreadable::MissingColumns { format, columns });
    };
    let exam = Exam::above(&table.titles);
    let place = exam.as_ref().and_then(|it| it.place(Procedure::Ege, 11, gathering));
    let (Some(exam), Some(place)) = (exam, place) else {
        let missing = vec!["the examination (04 - Химия 2026.06.01 above the heading)"];
        return Err(Unreadable::Untitled { format, missing });
    };
    let has_marks = exam.is_gve() || exam.is_basic();
    let minimum = bands::minimum(&exam.subject, exam.day.0);
    let region = region(&table);
    let told = Told::of(table.header(), Some(points));
    let number = table.header().like("№");
    let is_result = |row: &Row<'_>| {
        !row.is_alone() && number.is_none_or(|it| row.text(it).parse::<u32>().is_ok())
    };
    let take = |row: &Row<'_>| {
        let school = taker.school(row, region.as_ref(), exam.day.0, gathering)?;
        let class = taker.class(row, gathering)?;
        let (code, name) = taker.who(row);
        if is_absent(row.text(score)) {
            let work = gathering.work(place, &[]);
            gathering.pupils.rows.push(told.away(row, work, school, code));
            return Ok(Vec::new());
        }
        let tally = if has_marks {
            marked(mark(row, score)?, primary(row, points)?)
        } else {
            // The primary score is only looked at: a slip there is one in the test score as well.
            primary(row, points)?;
            let score = thousandths(row, score)?;
            let levels = minimum.map(|it| bands::levels(score, score >= i128::from(it) * 1_000));
            super::tally(levels, Some(score))
        };
        let attempt = told.attempt(row, (exam.day, place, class), code, tally);
        attempts.take(school, code, name, attempt)?;
        Ok(Vec::new())
    };
    Ok(table.pass_those(is_result, take))
}

/// A test score from 0 to 100, in thousandths.
pub(super) fn thousandths(row: &Row<'_>, column: usize) -> Result<i128, Problem> {
    let score: Option<f64> = digits(row.text(column)).parse().ok();
    let score = score.filter(|it| (0.0..=100.0).contains(it));
    let score = score.ok_or_else(|| row.problem(column, "a test score from 0 to 100"))?;
    #[expect(clippy::cast_possible_truncation, reason = "at most a hundred thousand")]
    Ok((score * 1_000.0).round() as i128)
}
