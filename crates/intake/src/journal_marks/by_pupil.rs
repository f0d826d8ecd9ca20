//! «Отчёт об успеваемости и посещаемости ученика»: pupil after pupil on a sheet, a row for each subject, a
//! column for each day, and behind them the mark of the period.
//!
//! Marks of days are left out: no rule says what mark of the period follows from them, and a journal that
//! gives no column of it has another report that does. Who the pupil is stands above each table and is
//! not read.

use std::collections::BTreeMap;

use analysis::{Lines, Pupil, Tally};

use super::{PERIOD, Report, SUBJECTS_MAX, mark, plain, scale, titled};
use crate::{
    Format, Harvest, Unreadable,
    atlas::Spot,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::likened,
    problem::{Problem, Rejected},
    pupils,
    spelling::{AsSpelled, squeezed},
    table::{Passed, Table, each},
};

const SUBJECT: &str = "Предмет";
/// What the heading of the mark of the period begins with.
const FINAL: [&str; 4] = ["Итогов", "Итог за", "За период", "Отметка за период"];
/// As which column it is asked for.
const FINAL_SPOKEN: &str =
    "Итоговая или За период: из отметок по дням отметка за период не следует";

/// Whether this is a table of such a report: subjects, and above them one pupil, class and period.
pub(crate) fn claims(table: &Table<'_>) -> bool {
    let is_first = table.header().names.first().is_some_and(|it| likened(it) == likened(SUBJECT));
    is_first && titled(table, &["Ученик", "Класс", PERIOD])
}

/// Reads such reports.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = Gathering::knowing(known);
    gathering.scales.push(scale());
    let mut classes: BTreeMap<Of, Marks> = BTreeMap::new();
    let mut passed = each(tables, |table| sheet(table, &mut gathering, &mut classes))?;
    for ((_, _, name), Marks { report, spot, grade, lines, tally, rows }) in classes {
        let subject = gathering.subjects.find_or_add(&name, SUBJECTS_MAX, plain);
        let Some(place) = report.place(&mut gathering, subject, grade) else { continue };
        match gathering.add(lines, place, spot, tally) {
            Ok(()) => {
                let work = gathering.work(place, &[]);
                gathering.pupils.rows.extend(rows.into_iter().map(|it| Pupil { work, ..it }));
            }
            Err(problem) => passed.problems.push(problem),
        }
    }
    Ok(gathering.finish(Format::JournalPupils, passed, &AsSpelled))
}

/// Class, period and subject.
type Of = (String, String, String);

/// The marks of a class in a subject, gathered over its pupils.
struct Marks {
    report: Report,
    spot: Spot,
    grade: Option<u16>,
    lines: Lines,
    tally: Tally,
    rows: Vec<Pupil>,
}

/// The column of the mark of the period.
fn last(header: &Header) -> Option<usize> {
    let is_last = |name: &String| {
        let name = likened(name.rsplit(" / ").next().unwrap_or_default());
        FINAL.iter().any(|it| name.starts_with(&likened(it)))
    };
    header.names.iter().rposition(is_last)
}

fn sheet(
    table: Table<'_>,
    gathering: &mut Gathering,
    classes: &mut BTreeMap<Of, Marks>,
) -> Result<Passed, Unreadable> {
    let format = Format::JournalPupils;
    let Some(column) = last(table.header()) else {
        let columns = vec![FINAL_SPOKEN.to_owned()];
        return Err(Unreadable::MissingColumns { format, columns });
    };
    // Where above stand only days, the heading may say the period: «Итог за 1 четверть».
    let report = Report::of(format, &table, Some(table.header().names[column].as_str()))?;
    let (spot, grade) = report.spot(gathering);
    let is_subject =
        |row: &crate::table::Row<'_>| !row.text(0).trim().is_empty() && !row.is_alone();
    Ok(table.pass_those(is_subject, |row| {
        let given = mark(row, column).map_err(Rejected::from)?;
        let Some(given) = given else { return Ok(Vec::new()) };
        let own = given.tally();
        let name = squeezed(row.text(0));
        let of = (report.class.clone(), report.procedure.code.to_string(), name);
        let known = classes.entry(of).or_insert_with(|| Marks {
            report: report.clone(),
            spot,
            grade,
            lines: Lines::default(),
            tally: Tally::default(),
            rows: Vec::new(),
        });
        known.lines.add(row.sheet, row.line);
        known.tally += own;
        let mark = pupils::mark_in(&own);
        known.rows.push(Pupil { mark, ..pupils::met(row, 0, spot, "") });
        Ok(Vec::<Problem>::new())
    }))
}
