//! Why results differ, in shares of the variance between pupils of one work (which is 1).
//!
//! Measured in 2021: between schools 0.088–0.103 of the variance; a school's mean and its mean of
//! the same grade a year later correlate with 0.32–0.39, from 50 pupils on with 0.48–0.53;
//! mathematics and Russian of one grade with 0.66; the same children's means in grades 4 and 5 with
//! 0.54–0.57. The parts below meet these together.

use crate::{dice::Dice, place::School};

/// What a school keeps over the years, the same in all subjects.
const KEPT: f64 = 0.044;
/// What it keeps in one subject.
const KEPT_IN_SUBJECT: f64 = 0.008;
/// What a cohort brings along and keeps.
const COHORT: f64 = 0.010;
/// What one year adds for one cohort, the same in all subjects: the teachers, the winter.
const SEASON: f64 = 0.016;
/// What one sitting of one work adds: the day.
const OCCASION: f64 = 0.010;
/// What a pupil keeps from work to work; the rest of the variance is new each time.
pub(crate) const PUPIL: f64 = 0.42;
/// What is left to the single work of a pupil.
pub(crate) const WORK: f64 = 0.48;

/// Shares of the variance of what a school keeps.
const BY_CONTEXT: f64 = 0.35;
const BY_SELECTION: f64 = 0.9;

/// What every school keeps, in standard deviations of pupils: mean 0 and the wanted variance over
/// pupils, so that the shares of marks in the region come out as intended.
pub(crate) fn kept(schools: &[School], dice: &mut Dice) -> Vec<f64> {
    let raw: Vec<f64> = schools
        .iter()
        .map(|it| {
            let chance = (1.0 - BY_CONTEXT).sqrt() * dice.normal();
            let selection = if it.kind.is_selective() { BY_SELECTION } else { 0.0 };
            BY_CONTEXT.sqrt() * it.context + chance + selection
        })
        .collect();
    let pupils: f64 = schools.iter().map(|it| it.size).sum();
    let mean = |of: &dyn Fn(f64) -> f64| {
        raw.iter().zip(schools).map(|(it, school)| of(*it) * school.size).sum::<f64>() / pupils
    };
    let centre = mean(&|it| it);
    let spread = mean(&|it| (it - centre).powi(2)).sqrt();
    raw.iter().map(|it| (it - centre) / spread * KEPT.sqrt()).collect()
}

/// What a school keeps in one subject.
pub(crate) fn in_subject(dice: &mut Dice) -> f64 {
    KEPT_IN_SUBJECT.sqrt() * dice.normal()
}

/// What a cohort brings along.
pub(crate) fn of_cohort(dice: &mut Dice) -> f64 {
    COHORT.sqrt() * dice.normal()
}

/// What one year adds for one cohort.
pub(crate) fn of_season(dice: &mut Dice) -> f64 {
    SEASON.sqrt() * dice.normal()
}

/// What one sitting adds.
pub(crate) fn of_occasion(dice: &mut Dice) -> f64 {
    OCCASION.sqrt() * dice.normal()
}
