//! Results of the ОГЭ in the normalised CSV of a regional centre: one examination, columns named in
//! English.
//!
//! The examination is told by the name of the file, `04_2026.06.01.csv`. Of the numbers of subjects
//! only the first eight mean the same everywhere; for others the name must say the subject too,
//! `12_2026.06.01 Обществознание.csv`.

use super::{
    Attempts, Procedure, Taker, Told,
    exam::{Exam, day},
    mark, marked, prepared, primary, read_latest,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    table::{Passed, Row, Table},
    vpr::subject_in,
};

const NAMES: [&str; 4] = ["SchoolCode", "ClassCode", "PrimaryMark", "Mark5"];

/// The subjects whose number is the same in every list of the ОГЭ.
const SUBJECTS: [&str; 8] = [
    "Русский язык",
    "Математика",
    "Физика",
    "Химия",
    "Информатика",
    "Биология",
    "История",
    "География",
];

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    NAMES.iter().all(|it| header.like(it).is_some())
}

/// Reads such files.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    read_latest(Format::GiaNormalised, tables, prepared(known), sheet)
}

fn sheet(
    table: Table<'_>,
    attempts: &mut Attempts,
    gathering: &mut Gathering,
) -> Result<Passed, Unreadable> {
    let format = Format::GiaNormalised;
    let [school, class, points, given] = table.header().require(format, NAMES)?;
    let names = ["SurnameCell", "NameCell", "SecondNameCell"];
    let names = names.iter().filter_map(|it| table.header().like(it)).collect();
    let told = Told::of(table.header(), Some(points));
    let taker = Taker { school, class, municipality: None, code: None, names };
    let exam = named(&table.file);
    let place = exam.as_ref().and_then(|it| it.place(Procedure::Oge, 9, gathering));
    let (Some(exam), Some(place)) = (exam, place) else {
        let missing = vec!["the examination (in the name of the file: 04_2026.06.01.csv)"];
        return Err(Unreadable::Untitled { format, missing });
    };
    let take = |row: &Row<'_>| {
        let school = taker.school(row, None, exam.day.0, gathering)?;
        let class = taker.class(row, gathering)?;
        let (mark, points) = (mark(row, given)?, primary(row, points)?);
        if mark.is_some() || points.is_some() {
            let (code, name) = taker.who(row);
            let tally = marked(mark, points);
            let attempt = told.attempt(row, (exam.day, place, class), code, tally);
            attempts.take(school, code, name, attempt)?;
        } else {
            let work = gathering.work(place, &[]);
            let away = told.away(row, work, school, taker.who(row).0);
            gathering.pupils.rows.push(away);
        }
        Ok(Vec::new())
    };
    Ok(table.pass_those(|_| true, take))
}

/// The examination in the name of a file.
fn named(file: &str) -> Option<Exam> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let at = name.find('_')?;
    let number: usize = name[..at].trim().parse().ok()?;
    let day = day(name.get(at + 1..at + 11)?)?;
    let known = number.checked_sub(1).and_then(|it| SUBJECTS.get(it)).copied();
    let subject = subject_in(&name[at + 11..]).or(known)?;
    Some(Exam::on(subject, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_examination() {
        let cases = [
            ("a.zip/04_2026.06.01.csv", Some("Химия")),
            ("12_2026.06.01 Обществознание.csv", Some("Обществознание")),
            ("12_2026.06.01.csv", None),
            ("00_2026.06.01.csv", None),
            ("результаты.csv", None),
            ("04_Я026.06.0", None),
        ];
        for (file, expected) in cases {
            assert_eq!(named(file).map(|it| it.subject).as_deref(), expected, "case: {file}");
        }
    }
}
