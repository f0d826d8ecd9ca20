//! Plans of works: one row per task and requirement.
//!
//! Which task checks what, how hard it is meant to be and what it gives stands in the description of a
//! work; nobody types it twice. A task that checks several requirements has a row for each, and
//! what the rows say of the task itself must agree. A plan holds no results, so it may come before them.

use std::collections::HashMap;

use analysis::{
    AcademicYear, Batch, Dimension, Pupils,
    plan::{Level, Plan, Planned, Requirement, likened},
};

use crate::{
    Format, Harvest, Unreadable,
    header::Header,
    knowledge::Knowledge,
    long::{column::Column, member::grade},
    problem::Rejected,
    pupils,
    spelling::{academic_year, code_of, squeezed},
    table::{Row, Table},
};

const TASK: [&str; 3] = ["task", "задание", "номер_задания"];
const CODE: [&str; 3] = ["requirement_code", "код_требования", "код"];
const REQUIREMENT: [&str; 3] = ["requirement", "требование", "проверяемое_требование"];
const LEVEL: [&str; 2] = ["level", "уровень"];
const POINTS: [&str; 3] = ["points_max", "максимальный_балл", "баллы"];
/// No task of a school work gives more.
const POINTS_MAX: u64 = 100;
/// The longest code and the longest text of a requirement, in signs.
const LENGTHS_MAX: [usize; 2] = [40, 500];

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    Columns::of(header).is_some()
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let Some(columns) = Columns::of(table.header()) else { return Err(Unreadable::Empty) };
    let mut reading =
        Reading { known, columns, plans: Vec::new(), tasks: HashMap::new(), texts: HashMap::new() };
    let passed = table.pass(|row| reading.take(row));
    Ok(Harvest {
        file: String::new(),
        format: Format::WorkPlan,
        shape: None,
        batch: Batch { plans: reading.plans, ..Batch::default() },
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
    task: usize,
    code: Option<usize>,
    requirement: Option<usize>,
    level: Option<usize>,
    points: Option<usize>,
}

impl Columns {
    fn of(header: &Header) -> Option<Self> {
        let find = |names: &[&str]| names.iter().find_map(|it| header.find(it));
        let columns = Self {
            year: find(Column::Year.names())?,
            procedure: find(Column::Procedure.names())?,
            subject: find(Column::Subject.names())?,
            grade: find(Column::Grade.names())?,
            task: find(&TASK)?,
            code: find(&CODE),
            requirement: find(&REQUIREMENT),
            level: find(&LEVEL),
            points: find(&POINTS),
        };
        let told = [columns.code, columns.requirement, columns.level, columns.points];
        told.iter().any(Option::is_some).then_some(columns)
    }
}

struct Reading<'t> {
    known: &'t Knowledge,
    columns: Columns,
    plans: Vec<Plan>,
    /// In which line a task was first met, by the work and the heading.
    tasks: HashMap<(usize, String), u64>,
    /// What a code of a work says, and in which line that stood first.
    texts: HashMap<(usize, String), (String, u64)>,
}

impl Reading<'_> {
    fn take(&mut self, row: &Row<'_>) -> Result<(), Rejected> {
        let work = self.work(row)?;
        let at = &self.columns;
        let task = row.filled(at.task, "the heading of a task, as the protocol has it")?;
        let task = pupils::headed([task]).remove(0).name;
        let level = at.level.map_or(Ok(None), |it| level(row, it))?;
        let max = at.points.map_or(Ok(None), |it| points(row, it))?;
        let known = self.plans.iter().position(|it| it.is_of(&work));
        let number = known.unwrap_or(self.plans.len());
        let requirement = self.requirement(row, number)?;
        if requirement.is_none() && level.is_none() && max.is_none() {
            let expected = "a requirement, a level or points of the task";
            return Err(row.problem(self.columns.task, expected).into());
        }
        let named = (number, likened(&task));
        let line = self.tasks.get(&named).copied();
        if let (Some(line), Some(plan)) = (line, self.plans.get(number))
            && let Some(known) = plan.task(&task)
        {
            self.agree(row, line, known, (level, max, requirement.as_ref()))?;
        }
        if known.is_none() {
            self.plans.push(work);
        }
        self.tasks.entry(named).or_insert(row.line);
        if let Some(Requirement { code, text }) = &requirement {
            let first = (text.clone(), row.line);
            self.texts.entry((number, code.clone())).or_insert(first);
        }
        let tasks = &mut self.plans[number].tasks;
        let place = tasks.iter().position(|it| likened(&it.task) == likened(&task));
        let place = place.unwrap_or_else(|| {
            tasks.push(Planned { task, max, level, requirements: Vec::new() });
            tasks.len() - 1
        });
        tasks[place].requirements.extend(requirement);
        Ok(())
    }

    /// The work of the row, without tasks.
    fn work(&self, row: &Row<'_>) -> Result<Plan, Rejected> {
        let at = &self.columns;
        let year: AcademicYear = academic_year(row.text(at.year)).ok_or_else(|| {
            row.problem(at.year, "a school year such as 2023/24, or 2024 for the same")
        })?;
        let meant = |of, code| self.known.meant(of, code);
        Ok(Plan {
            procedure: meant(
                Dimension::Procedure,
                code_of(row.filled(at.procedure, "a procedure")?),
            ),
            subject: meant(Dimension::Subject, code_of(row.filled(at.subject, "a subject")?)),
            grade: meant(Dimension::Grade, grade(row.filled(at.grade, "a grade")?).code),
            year,
            tasks: Vec::new(),
        })
    }

    fn requirement(&self, row: &Row<'_>, work: usize) -> Result<Option<Requirement>, Rejected> {
        let at = &self.columns;
        let read = |column: Option<usize>, max: usize| {
            let Some(column) = column else { return Ok(String::new()) };
            let text = squeezed(row.text(column));
            match text.chars().count() {
                it if it > max => Err(row.problem(column, format!("at most {max} signs"))),
                _ => Ok(text),
            }
        };
        let [code_max, text_max] = LENGTHS_MAX;
        let (code, text) = (read(at.code, code_max)?, read(at.requirement, text_max)?);
        if code.is_empty() && text.is_empty() {
            return Ok(None);
        }
        let code = if code.is_empty() { text.clone() } else { code };
        match self.texts.get(&(work, code.clone())) {
            Some((known, line)) if *known != text => {
                let column = at.requirement.unwrap_or(at.task);
                let expected = format!("«{known}», as line {line} has for this code");
                Err(row.problem(column, expected).into())
            }
            _ => Ok(Some(Requirement { code, text })),
        }
    }

    /// What several rows say of one task must agree.
    fn agree(
        &self,
        row: &Row<'_>,
        line: u64,
        known: &Planned,
        (level, max, requirement): (Option<Level>, Option<u16>, Option<&Requirement>),
    ) -> Result<(), Rejected> {
        let at = &self.columns;
        let differs = |column: Option<usize>, told: String| {
            let expected = format!("{told}, as line {line} has for this task");
            row.problem(column.unwrap_or(at.task), expected)
        };
        if max != known.max {
            let told = known.max.map_or_else(|| "nothing".to_owned(), |it| it.to_string());
            return Err(differs(at.points, told).into());
        }
        if level != known.level {
            let told = known.level.map_or_else(|| "nothing".to_owned(), |it| it.to_string());
            return Err(differs(at.level, told).into());
        }
        let is_new =
            |it: &Requirement| known.requirements.iter().all(|known| known.code != it.code);
        if !requirement.is_some_and(is_new) {
            let expected =
                format!("another requirement of the task; line {line} has the same task");
            return Err(row.problem(at.task, expected).into());
        }
        Ok(())
    }
}

/// `Б`, `базовый`, `basic` and so on; nothing where the cell is blank.
fn level(row: &Row<'_>, column: usize) -> Result<Option<Level>, Rejected> {
    match row.text(column).to_lowercase().as_str() {
        "" => Ok(None),
        "б" | "базовый" | "basic" => Ok(Some(Level::Basic)),
        "п" | "повышенный" | "advanced" => Ok(Some(Level::Advanced)),
        "в" | "высокий" | "high" => Ok(Some(Level::High)),
        _ => {
            let expected = "базовый (Б, basic), повышенный (П, advanced) or высокий (В, high)";
            Err(row.problem(column, expected).into())
        }
    }
}

/// The greatest points; nothing where the cell is blank.
fn points(row: &Row<'_>, column: usize) -> Result<Option<u16>, Rejected> {
    if row.text(column).is_empty() {
        return Ok(None);
    }
    let points = row.whole(column).ok().filter(|it| (1..=POINTS_MAX).contains(it));
    let points = points.and_then(|it| u16::try_from(it).ok());
    let expected = || row.problem(column, format!("points from 1 to {POINTS_MAX}"));
    Ok(Some(points.ok_or_else(expected)?))
}
