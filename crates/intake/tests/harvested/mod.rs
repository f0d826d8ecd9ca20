//! Fixtures as harvests, and the figures of one place in them.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]
#![allow(dead_code, reason = "every file of tests takes what it needs")]

use std::path::PathBuf;

use analysis::{Pupil, Tally, pupil::Points};
use intake::{Format, Harvest};

/// A fixture under its own name.
pub(crate) fn harvest(format: Format, file: &str) -> Harvest {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let bytes = std::fs::read(root.join(format.code()).join(file)).unwrap();
    intake::read(file, &bytes).unwrap()
}

/// The one cell of a unit, year (in which it ends), grade and subject.
pub(crate) fn tally(harvest: &Harvest, unit: &str, year: i16, grade: &str, subject: &str) -> Tally {
    let batch = &harvest.batch;
    let (grades, subjects) = (&batch.dictionary.grades, &batch.dictionary.subjects);
    let mut found = batch.cells.iter().filter(|it| {
        batch.units[it.unit as usize].0.code.as_str() == unit
            && it.place.year.ends_in() == year
            && grades[usize::from(it.place.grade)].code.as_str() == grade
            && subjects[usize::from(it.place.subject)].name == subject
    });
    let tally = found.next().unwrap().tally;
    assert!(found.next().is_none());
    tally
}

/// Pupils at the first four levels.
pub(crate) fn levels(tally: Tally) -> [u64; 4] {
    tally.levels.unwrap().counts[..4].try_into().unwrap()
}

/// The sum over all cells of a subject.
pub(crate) fn of_subject(harvest: &Harvest, subject: &str) -> Tally {
    let subjects = &harvest.batch.dictionary.subjects;
    let is = |id: u16| subjects[usize::from(id)].name == subject;
    harvest.batch.cells.iter().filter(|it| is(it.place.subject)).map(|it| it.tally).sum()
}

/// A fixture under a name that tells its work.
pub(crate) fn harvest_as(format: Format, file: &str, called: &str) -> Harvest {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let bytes = std::fs::read(root.join(format.code()).join(file)).unwrap();
    intake::read(called, &bytes).unwrap()
}

/// The pupil of a line.
pub(crate) fn at(harvest: &Harvest, line: u32) -> &Pupil {
    harvest.pupils.rows.iter().find(|it| it.line == line).unwrap()
}

/// Headings with points, as `9.2 X`.
pub(crate) fn tasks(harvest: &Harvest, pupil: &Pupil) -> String {
    let headed = &harvest.pupils.works[pupil.work as usize].tasks;
    let told = headed.iter().zip(pupil.tasks.points()).map(|(task, points)| match points {
        Points::Unknown => format!("{} –", task.name),
        Points::NotBegun => format!("{} X", task.name),
        Points::Of(points) => format!("{} {points}", task.name),
    });
    told.collect::<Vec<_>>().join(", ")
}
