//! Pupils: the same children from grade to grade, with what they keep.

use crate::{
    ability,
    dice::Dice,
    place::{School, Settlement},
};

/// Pupils of a cohort are this many times those who take part in one work.
pub(crate) const PER_PARTICIPANT: f64 = 1.075;
/// How much cohorts of one school differ in size, as a factor's standard deviation.
const SIZES: f64 = 0.12;
/// The largest class of a town and elsewhere.
const CLASS_MAX: [usize; 2] = [28, 25];
/// Who goes on to grade 10: from this ability on, with as much chance beside it; about half.
const STAYING: f64 = 0.05;
/// What a class has in common.
const CLASS: f64 = 0.015;

/// A child.
#[derive(Clone, Debug)]
pub(crate) struct Pupil {
    pub(crate) is_girl: bool,
    /// Class of the cohort, from 0.
    pub(crate) class: u8,
    /// What it keeps from work to work.
    pub(crate) kept: f64,
    /// Whether it stays for grades 10 and 11.
    pub(crate) stays: bool,
}

/// The children of one school who began together.
#[derive(Clone, Debug)]
pub(crate) struct Cohort {
    /// What they have in common.
    pub(crate) effect: f64,
    pub(crate) pupils: Vec<Pupil>,
}

impl Cohort {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some hundred children at most"
    )]
    pub(crate) fn new(school: &School, dice: &mut Dice) -> Self {
        let size = school.size * PER_PARTICIPANT * (SIZES * dice.normal()).exp();
        let count = ((size + dice.share()).floor() as usize).max(1);
        let class_max = CLASS_MAX[usize::from(school.settlement != Settlement::Town)];
        let classes = count.div_ceil(class_max);
        let effects: Vec<f64> = (0..classes).map(|_| CLASS.sqrt() * dice.normal()).collect();
        let effect = ability::of_cohort(dice);
        let pupils = (0..count).map(|number| {
            let class = number % classes;
            let kept = effects[class] + (ability::PUPIL - CLASS).sqrt() * dice.normal();
            let stays = 0.7 * kept + 0.5 * dice.normal() > STAYING;
            Pupil { is_girl: dice.chance(0.49), class: class as u8, kept, stays }
        });
        Self { effect, pupils: pupils.collect() }
    }
}
