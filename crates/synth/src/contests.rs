//! Participation in the school stage of the olympiad, and schools that keep away from it.
//!
//! Assumed, not measured: of a grade one pupil in seven takes part in a subject, schools differ by a
//! factor, more so with better conditions, and a year adds a little. Nothing of it stands in results of
//! works, nor is it drawn from their chance: they are the same with and without it.

use std::io::{self, Write};

use crate::{
    Config, Extent, Region, School,
    cohort::PER_PARTICIPANT,
    dice::{Dice, Stream},
    long::{HEADING, spelled},
    work::Subject,
};

/// What follows the participants: no part of a result is told.
const BLANK: &str = ",,,,,,,,,,,,,,";
/// What the stage is called in files.
const PROCEDURE: &str = "\"ВсОШ, школьный этап\"";
/// The share of the pupils of a grade who take part in one subject.
const TAKEN: f64 = 0.15;
/// No more of a grade take part in one subject.
const TAKEN_MAX: f64 = 0.8;
/// How much schools differ, as a factor's standard deviation.
const SCHOOLS: f64 = 0.3;
/// What one standard deviation of context adds, as a factor's logarithm.
const CONTEXT: f64 = 0.15;
/// How much years of a school differ, as a factor's standard deviation.
const YEARS: f64 = 0.1;
/// The share of schools that keep away.
const SHARE: f64 = 0.04;
/// What is left of their participation.
const LEFT: f64 = 0.3;
/// The lowest grade that takes part.
const FIRST_GRADE: u8 = 5;

/// The subjects; one has a stage of its own only for the youngest.
const SUBJECTS: [Subject; 9] = [
    Subject::Mathematics,
    Subject::Russian,
    Subject::History,
    Subject::Biology,
    Subject::Geography,
    Subject::Physics,
    Subject::Chemistry,
    Subject::Society,
    Subject::Computing,
];

/// Decides which schools keep away, and since when.
pub(crate) fn plant(config: &Config) -> Vec<Option<i16>> {
    let mut dice = Dice::new(config.seed, Stream::Map, 3);
    let years: Vec<i16> = config.school_years().collect();
    let early = &years[..years.len().div_ceil(2)];
    let count = usize::from(config.schools);
    let few = ((count as f64 * SHARE).round() as usize).max(1);
    let mut order: Vec<usize> = (0..count).collect();
    dice.shuffle(&mut order);
    let mut planted = vec![None; count];
    for at in &order[..few] {
        planted[*at] = Some(early[dice.below(early.len())]);
    }
    planted
}

impl Region {
    /// For each school since when it keeps away from contests, in the order of the schools.
    pub fn keeping_away(&self) -> &[Option<i16>] {
        &self.keeping_away
    }

    /// Writes participations in the school stage of the olympiad, in the long format and with the
    /// columns of the results, so that both can be one file.
    ///
    /// # Errors
    ///
    /// If they cannot be written.
    pub fn contests(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{HEADING}")?;
        let subjects: Vec<Subject> = SUBJECTS
            .into_iter()
            .filter(|it| self.config().extent == Extent::Full || it.is_core())
            .collect();
        for (at, (school, ..)) in self.schools().enumerate() {
            let mut dice = Dice::new(self.config().seed, Stream::Contests, at);
            let usual = (CONTEXT * school.context + SCHOOLS * dice.normal()).exp();
            for year in self.config().school_years() {
                let is_away = self.keeping_away[at].is_some_and(|since| since <= year);
                let left = if is_away { LEFT } else { 1.0 };
                let taken = TAKEN * usual * left * (YEARS * dice.normal()).exp();
                self.contests_of(school, (year, taken), &subjects, &mut dice, out)?;
            }
        }
        out.flush()
    }

    /// The participations of a school in one year, where there are any.
    fn contests_of(
        &self,
        school: &School,
        (year, taken): (i16, f64),
        subjects: &[Subject],
        dice: &mut Dice,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let region = &self.config().region;
        let municipality = &self.municipalities()[school.municipality].name;
        let pupils = ((school.size * PER_PARTICIPANT).round() as usize).max(1);
        for subject in subjects {
            for grade in FIRST_GRADE..=school.kind.last_grade() {
                let chance = taken.min(TAKEN_MAX);
                let took_part = (0..pupils).filter(|_| dice.chance(chance)).count();
                if took_part > 0 {
                    writeln!(
                        out,
                        "{},autumn,{PROCEDURE},{},{grade},,{region},{municipality},{},{},,counts,{took_part}{BLANK}",
                        spelled(year),
                        subject.name(),
                        school.code,
                        school.name,
                    )?;
                }
            }
        }
        Ok(())
    }
}
