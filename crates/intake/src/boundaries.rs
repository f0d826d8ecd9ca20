//! Boundaries of marks: one row per work, with the lowest score of the marks 3, 4 and 5.
//!
//! Raw protocols have scores without marks; from which score on a mark is given is published for each
//! work and year. Told here, such protocols of the work are read with marks; told nowhere, without.

use analysis::{
    Batch, Dimension, Pupils,
    scale::{Boundaries, WorkBoundaries},
};

use crate::{
    Format, Harvest, Unreadable,
    header::Header,
    knowledge::Knowledge,
    long::{column::Column, member::grade},
    problem::{Problem, Rejected},
    spelling::{academic_year, code_of},
    table::{Row, Table},
};

/// The headings of the lowest score with each mark.
const MARKS: [[&str; 4]; 3] = [
    ["mark_3", "отметка_3", "оценка_3", "min3"],
    ["mark_4", "отметка_4", "оценка_4", "min4"],
    ["mark_5", "отметка_5", "оценка_5", "min5"],
];
/// No work gives more.
const POINTS_MAX: u64 = 1_000;

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    Columns::of(header).is_some()
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let Some(columns) = Columns::of(table.header()) else { return Err(Unreadable::Empty) };
    let mut works: Vec<(WorkBoundaries, u64)> = Vec::new();
    let passed = table.pass(|row| {
        let work = columns.read(row, known)?;
        if let Some((_, line)) = works.iter().find(|(it, _)| it.is_of(&work)) {
            let expected = format!("one row for each work; line {line} has it");
            return Err(Rejected::from(row.problem(columns.subject, expected)));
        }
        works.push((work, row.line));
        Ok(())
    });
    let boundaries = works.into_iter().map(|(it, _)| it).collect();
    Ok(Harvest {
        file: String::new(),
        format: Format::Boundaries,
        shape: None,
        batch: Batch { boundaries, ..Batch::default() },
        origins: Vec::new(),
        sheets: Vec::new(),
        pupils: Pupils::default(),
        problems: passed.problems.kept,
        problems_total: passed.problems.total,
        rows_read: passed.rows_read,
        rows_rejected: passed.rows_rejected,
    })
}

struct Columns {
    year: usize,
    procedure: usize,
    subject: usize,
    grade: usize,
    marks: [usize; 3],
}

impl Columns {
    fn of(header: &Header) -> Option<Self> {
        let find = |names: &[&str]| names.iter().find_map(|it| header.find(it));
        let [three, four, five] = MARKS.map(|names| find(&names));
        Some(Self {
            year: find(Column::Year.names())?,
            procedure: find(Column::Procedure.names())?,
            subject: find(Column::Subject.names())?,
            grade: find(Column::Grade.names())?,
            marks: [three?, four?, five?],
        })
    }

    fn read(&self, row: &Row<'_>, known: &Knowledge) -> Result<WorkBoundaries, Problem> {
        let year = academic_year(row.text(self.year)).ok_or_else(|| {
            row.problem(self.year, "a school year such as 2023/24, or 2024 for the same")
        })?;
        let mut lowest = Vec::with_capacity(self.marks.len());
        for column in self.marks {
            let score = row.whole(column).ok().filter(|it| (1..=POINTS_MAX).contains(it));
            let score = score.and_then(|it| u32::try_from(it).ok());
            let expected = || format!("the lowest score with this mark, 1 to {POINTS_MAX}");
            lowest.push(score.ok_or_else(|| row.problem(column, expected()))?);
        }
        let rises = || row.problem(self.marks[0], "a higher score for each higher mark");
        Ok(WorkBoundaries {
            procedure: known
                .meant(Dimension::Procedure, code_of(row.filled(self.procedure, "a procedure")?)),
            subject: known
                .meant(Dimension::Subject, code_of(row.filled(self.subject, "a subject")?)),
            grade: known.meant(Dimension::Grade, grade(row.filled(self.grade, "a grade")?).code),
            year,
            lowest: Boundaries::new(lowest).ok_or_else(rises)?,
        })
    }
}
