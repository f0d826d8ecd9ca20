//! Pupil rows of the district: the ВПР of its last spring, so that what takes single results can be
//! tried. The rows add up to the results that are in the file; each names the row of the file it is
//! counted in.

use std::{collections::HashMap, convert::Infallible};

use analysis::{
    Pupil, Pupils, UnitKind,
    cube::Place,
    pupil::{Attempt, Code, Points, Sex, Status, Task, Tasks, Work, word},
};
use anyhow::Context;
use intake::Harvest;
use synth::{LAST_YEAR, Outcome, Procedure, Sitting, Term, class_name};

use super::district::District;

/// Of marks level 1 is a «2».
const LOWEST_MARK: u8 = 2;
/// The longest name of a class, in signs.
const CLASS_MAX: usize = 4;

/// Subject, grade and school of a result of the last spring, by the words of the file.
type Key = (String, String, String);

impl District {
    /// The rows of the last spring's ВПР, of the results in `harvest`.
    pub(super) fn pupils(&self, harvest: &Harvest) -> anyhow::Result<Pupils> {
        let known = results(harvest);
        let mut pupils = Pupils::default();
        let Ok(()) = self.region().results(|sitting| {
            let is_vpr = sitting.work.procedure == Procedure::Vpr;
            if is_vpr && sitting.year == LAST_YEAR && sitting.term == Term::Spring {
                let grade = sitting.seated.to_string();
                let key =
                    (sitting.work.subject.name().to_owned(), grade, sitting.school.code.clone());
                if let Some(found) = known.get(&key) {
                    self.add(&mut pupils, sitting, *found);
                }
            }
            Ok::<_, Infallible>(())
        });
        (!pupils.rows.is_empty())
            .then_some(pupils)
            .context("the synthetic district has no pupil rows")
    }

    fn add(
        &self,
        pupils: &mut Pupils,
        sitting: &Sitting<'_>,
        (place, unit, line): (Place, u32, u32),
    ) {
        let Some(sat) = self.region().tasks(sitting) else { return };
        let numbered = (1..).zip(&sat.most);
        let tasks = numbered.map(|(it, most)| Task { name: it.to_string(), max: Some(*most) });
        let work = pupils.works.iter().position(|it| it.place == place).unwrap_or_else(|| {
            pupils.works.push(Work { place, tasks: tasks.collect() });
            pupils.works.len() - 1
        });
        let mark = |level: u8| level + LOWEST_MARK - 1;
        let rows = sitting.outcomes.iter().zip(sat.points).map(|(outcome, points)| {
            let Outcome { pupil, class, is_girl, points: primary, level, journal, .. } = *outcome;
            Pupil {
                work: u32::try_from(work).unwrap_or(u32::MAX),
                unit,
                sheet: 0,
                line,
                code: Code::kept(format!("{}-{}", sitting.cohort, pupil + 1)),
                status: if level.is_some() { Status::Present } else { Status::Absent },
                attempt: Attempt::Only,
                day: None,
                class: word(&class_name(sitting.seated, class), CLASS_MAX),
                sex: Some(if is_girl { Sex::Female } else { Sex::Male }),
                variant: None,
                journal: journal.map(mark),
                primary,
                mark: level.map(mark),
                score: None,
                tasks: Tasks::of(points.into_iter().map(Points::Of)),
                kept_from: None,
            }
        });
        pupils.rows.extend(rows);
    }
}

/// Place, unit and row of the results of everybody in a school.
fn results(harvest: &Harvest) -> HashMap<Key, (Place, u32, u32)> {
    let batch = &harvest.batch;
    let words = &batch.dictionary;
    let result = |(cell, lines): (&analysis::Cell, &analysis::Lines)| {
        let (unit, _) = batch.units.get(cell.unit as usize)?;
        let Place { procedure, year, term, subject, group, grade, .. } = cell.place;
        let is_meant = unit.kind == UnitKind::School
            && year.first_september() == LAST_YEAR
            && term == analysis::Term::Spring
            && group == analysis::dictionary::EVERYBODY
            && words.procedures[usize::from(procedure)].name == Procedure::Vpr.name();
        let line = lines.first().map(|it| it.first);
        let key = (
            words.subjects[usize::from(subject)].name.clone(),
            words.grades[usize::from(grade)].code.to_string(),
            unit.code.to_string(),
        );
        is_meant.then_some((key, (cell.place, cell.unit, line?)))
    };
    batch.cells.iter().zip(&harvest.origins).filter_map(result).collect()
}
