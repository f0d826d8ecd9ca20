//! The flat export of the РИС ГИА: a row for each result of the ЕГЭ, all subjects of a region.
//!
//! Subjects stand here by their number alone, by the list of the ЕГЭ. Whether a result passed,
//! the file says («Зачет»), so no minimum is needed. Only results that are processed and those of
//! this year's graduates are results of schools.

use analysis::UnitKind;

use super::{
    Attempts, Procedure, Told, bands, class,
    ege::thousandths,
    exam::{Exam, day},
    mark, marked, prepared, primary, read_latest,
};
use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::{digits, is_absent},
    problem::Problem,
    spelling::{code_of, of_town, squeezed},
    table::{Passed, Row, Table},
};

const NAMES: [&str; 12] = [
    "Код предмета",
    "Дата экзамена",
    "Статус обработки",
    "Код ОУ",
    "Наименование ОУ",
    "Код участника",
    "Категория",
    "Класс",
    "Муниципальный район",
    "Первичный балл",
    "Балл",
    "Зачет",
];
/// Processed to the end.
const PROCESSED: &str = "6";

/// Numbers of subjects of the ЕГЭ; 29 to 36 are the oral parts of languages, no results alone.
const SUBJECTS: [(u8, &str); 16] = [
    (1, "Русский язык"),
    (2, "Математика профильная"),
    (3, "Физика"),
    (4, "Химия"),
    (5, "Информатика"),
    (6, "Биология"),
    (7, "История"),
    (8, "География"),
    (9, "Английский язык"),
    (10, "Немецкий язык"),
    (11, "Французский язык"),
    (12, "Обществознание"),
    (13, "Испанский язык"),
    (14, "Китайский язык"),
    (18, "Литература"),
    (22, "Математика базовая"),
];

/// Whether this is the heading of such an export.
pub(crate) fn claims(header: &Header) -> bool {
    ["Код предмета", "Дата экзамена", "Код ОУ", "Балл", "Зачет"]
        .iter()
        .all(|it| header.like(it).is_some())
}

/// Reads such exports.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    read_latest(Format::GiaRis, tables, prepared(known), sheet)
}

fn sheet(
    table: Table<'_>,
    attempts: &mut Attempts,
    gathering: &mut Gathering,
) -> Result<Passed, Unreadable> {
    let at = table.header().require(Format::GiaRis, NAMES)?;
    let told = Told::of(table.header(), Some(at[9]));
    let take = |row: &Row<'_>| {
        let columns = Columns(at);
        let [_, _, status, _, _, code, category, class_at, ..] = at;
        if digits(row.text(status)) != PROCESSED {
            let expected = "6, processed; other results are not final";
            return Ok(vec![row.problem(status, expected).ignored()]);
        }
        if !row.text(category).to_lowercase().contains("текущего года") {
            let expected = "a graduate of this year; others are no results of a school";
            return Ok(vec![row.problem(category, expected).ignored()]);
        }
        let exam = columns.exam(row)?;
        let place = exam.place(Procedure::Ege, 11, gathering);
        let place = place.ok_or_else(|| row.problem(at[0], "a subject of the ЕГЭ"))?;
        let school = columns.school(row, exam.day.0, gathering)?;
        let class = class(row, class_at, gathering)?;
        let [.., points, score, passed] = at;
        if is_absent(row.text(score)) {
            let work = gathering.work(place, &[]);
            gathering.pupils.rows.push(told.away(row, work, school, Some(row.text(code))));
            return Ok(Vec::new());
        }
        let tally = if exam.is_basic() {
            marked(mark(row, score)?, primary(row, points)?)
        } else {
            primary(row, points)?;
            let score = thousandths(row, score)?;
            let has_passed = match digits(row.text(passed)).as_str() {
                "1" => true,
                "2" => false,
                _ => return Err(row.problem(passed, "1, passed, or 2, not passed").into()),
            };
            super::tally(Some(bands::levels(score, has_passed)), Some(score))
        };
        let code = row.filled(code, "the code of a participant")?;
        let attempt = told.attempt(row, (exam.day, place, class), Some(code), tally);
        attempts.take(school, Some(code), String::new(), attempt)?;
        Ok(Vec::new())
    };
    Ok(table.pass_those(|_| true, take))
}

/// The columns, in the order of [`NAMES`].
struct Columns([usize; 12]);

impl Columns {
    fn exam(&self, row: &Row<'_>) -> Result<Exam, Problem> {
        let [subject, date, ..] = self.0;
        let number: Option<u8> = digits(row.text(subject)).parse().ok();
        let known = SUBJECTS.iter().find(|(it, _)| Some(*it) == number);
        let (_, name) = known.ok_or_else(|| row.problem(subject, "a subject of the ЕГЭ"))?;
        let day =
            day(row.text(date)).ok_or_else(|| row.problem(date, "a date, such as 2020.07.10"))?;
        Ok(Exam::on(name, day))
    }

    fn school(&self, row: &Row<'_>, year: i16, gathering: &mut Gathering) -> Result<Spot, Problem> {
        let [_, _, _, code, name, _, _, _, area, ..] = self.0;
        let code = row.filled(code, "the code of a school")?;
        let (name, area) = (squeezed(row.name(name)?), row.name(area)?);
        let atlas = &mut gathering.atlas;
        let canonical = |_: Option<&_>, it: &str| (code_of(&of_town(it)), squeezed(it));
        let parent = atlas.area(None, UnitKind::Municipality, area, canonical);
        let school = atlas.school(code);
        let parent = Some(parent);
        atlas.see(school, &Sighting { year, parent, is_vague: false, name: &name, place: "" });
        Ok(school)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_means_one_subject() {
        let numbers: std::collections::BTreeSet<_> = SUBJECTS.iter().map(|(it, _)| it).collect();
        let names: std::collections::BTreeSet<_> = SUBJECTS.iter().map(|(_, it)| it).collect();
        assert_eq!((numbers.len(), names.len()), (SUBJECTS.len(), SUBJECTS.len()));
    }
}
