//! Pupil rows in the making: what every format of pupils notes in the same way.
//!
//! A format hands over the columns it knows; what is written like a name is not taken, whatever
//! the heading above it says.

use analysis::{
    Pupil, Tally,
    cube::Place,
    pupil::{Attempt, Code, Points, Sex, Status, Task, Tasks, Work, word},
    tally::SCORE_UNIT,
};

use crate::{
    atlas::Spot,
    gathering::Gathering,
    likeness::{digits, is_absent, is_plain_number, likened},
    table::Row,
    vpr::POINTS_MAX,
};

/// The longest name of a variant.
const VARIANT_MAX: usize = 8;
/// The longest heading of a task that is kept.
const TASK_MAX: usize = 16;

impl Gathering {
    /// The number of a work: what its rows are results of, and the headings of its tasks.
    #[expect(clippy::cast_possible_truncation, reason = "a file has far fewer works than 2^32")]
    pub(crate) fn work(&mut self, place: Place, tasks: &[Task]) -> u32 {
        let works = &mut self.pupils.works;
        // The work of the row before, nearly always.
        let known = works.iter().rposition(|it| it.place == place && it.tasks == tasks);
        known.unwrap_or_else(|| {
            works.push(Work { place, tasks: tasks.to_vec() });
            works.len() - 1
        }) as u32
    }
}

/// Tasks by their headings: `1`, `9.1`, `6К1` of 3 points of «6К1 (3б)», `балл за 3`, `a-3-grade`.
pub(crate) fn headed<'n>(headings: impl IntoIterator<Item = &'n str>) -> Vec<Task> {
    let short = |name: &str| {
        let name = name.rsplit(" / ").next().unwrap_or_default();
        let name = name.rsplit_once('(').map_or(name, |(task, _)| task).trim();
        let name = name.strip_prefix("балл за").unwrap_or(name).trim();
        let name = name.strip_prefix("a-").and_then(|it| it.strip_suffix("-grade")).unwrap_or(name);
        name.chars().take(TASK_MAX).collect()
    };
    let max = |heading: &str| points(heading).and_then(|it| it.try_into().ok());
    headings.into_iter().map(|it| Task { name: short(it), max: max(it) }).collect()
}

/// The points of a task by its heading, `9.1 (1б)`, `4К1 (3б)`.
pub(crate) fn points(heading: &str) -> Option<u64> {
    let (_, points) = heading.rsplit_once('(')?;
    let points = likened(points.trim_end_matches(')')).trim_end_matches('б').trim().parse().ok();
    points.filter(|it| *it <= POINTS_MAX)
}

/// A row of one pupil with nothing told but where it is.
pub(crate) fn met(row: &Row<'_>, work: u32, spot: Spot, code: &str) -> Pupil {
    let line = u32::try_from(row.line).unwrap_or(u32::MAX);
    Pupil {
        work,
        unit: spot,
        sheet: row.sheet,
        line,
        code: Code::of(code).unwrap_or_else(|| Code::of_row(row.sheet, line)),
        status: Status::Present,
        attempt: Attempt::Only,
        day: None,
        class: None,
        sex: None,
        variant: None,
        journal: None,
        primary: None,
        mark: None,
        score: None,
        tasks: Tasks::default(),
        kept_from: None,
    }
}

/// The sex in a column.
pub(crate) fn sex(row: &Row<'_>, column: Option<usize>) -> Option<Sex> {
    Sex::of(row.text(column?))
}

/// The variant in the first of several columns that has one.
pub(crate) fn variant(row: &Row<'_>, columns: impl IntoIterator<Item = usize>) -> Option<Box<str>> {
    columns.into_iter().find_map(|it| word(row.text(it), VARIANT_MAX))
}

/// A mark 1–5 in a column of the journal.
pub(crate) fn journal(row: &Row<'_>, column: Option<usize>) -> Option<u8> {
    digits(row.text(column?)).parse().ok().filter(|it| (1..=5).contains(it))
}

/// The points in the columns of the tasks.
pub(crate) fn tasks(row: &Row<'_>, columns: impl IntoIterator<Item = usize>) -> Tasks {
    let points = |column: usize| match row.text(column) {
        "" => Points::Unknown,
        text if is_plain_number(text) => text.parse().map_or(Points::Unknown, Points::Of),
        text if is_absent(text) => Points::NotBegun,
        text => digits(text).parse().map_or(Points::Unknown, Points::Of),
    };
    Tasks::of(columns.into_iter().map(points))
}

/// The mark 2–5 that a tally of one pupil holds.
pub(crate) fn mark_in(tally: &Tally) -> Option<u8> {
    let level = tally.levels?.counts.iter().position(|it| *it == 1)?;
    u8::try_from(level + 2).ok().filter(|it| *it <= 5)
}

/// The whole points that a tally of one pupil holds.
pub(crate) fn points_in(tally: &Tally) -> Option<u16> {
    u16::try_from(tally.scores?.sum / i128::from(SCORE_UNIT)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_tasks_are_short_and_may_tell_the_points() {
        let found = headed(["9.1 (1б)", "6К1 (3б)", "5(1) (2б)", "балл за 12", "a-3-grade", "1"]);
        let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.max)).collect();
        let given = [("9.1", Some(1)), ("6К1", Some(3)), ("5(1)", Some(2))];
        assert_eq!(found[..3], given);
        assert_eq!(found[3..], ["12", "3", "1"].map(|it| (it, None)));
    }
}
