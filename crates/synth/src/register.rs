//! Marks of quarters and of the year. The third quarter is what a ВПР in spring is compared with;
//! the others lie around it.

use crate::{
    cohort::{Cohort, Pupil},
    dice::Dice,
    sitting::Outcome,
    work::{Marking, Procedure, Subject, Work},
};

/// Ability from which on the register has «3», «4» and «5»: more lenient than works are.
const FROM: [f64; 3] = [-2.2, -0.25, 1.05];
/// How often another quarter lies a mark below or above the third.
const BELOW: f64 = 0.10;
const ABOVE: f64 = 0.08;
/// How often a pupil is not graded in a quarter.
const NOT_GRADED: f64 = 0.004;

/// The procedures of the register, in the order in which [`marks`] gives them.
pub(crate) const PROCEDURES: [Procedure; 5] = [
    Procedure::Quarter(1),
    Procedure::Quarter(2),
    Procedure::Quarter(3),
    Procedure::Quarter(4),
    Procedure::Year,
];

/// A work of the register.
pub(crate) fn work(procedure: Procedure, subject: Subject, grade: u8) -> Work {
    Work { procedure, subject, grade, marking: Marking::Register, taken: 1.0 }
}

/// The marks of a cohort in one subject and year: for each procedure one outcome per pupil.
/// `journal` holds what the work in spring was compared with, `ability` what the pupils have in
/// common.
pub(crate) fn marks(
    cohort: &Cohort,
    journal: &[Option<u8>],
    ability: f64,
    dice: &mut Dice,
) -> [Vec<Outcome>; 5] {
    let mut all: [Vec<Outcome>; 5] = std::array::from_fn(|_| Vec::new());
    for (number, pupil) in (0..).zip(&cohort.pupils) {
        let known = journal.get(number as usize).copied().flatten();
        let third = known.unwrap_or_else(|| graded(ability + pupil.kept + 0.5 * dice.normal()));
        let mut quarters = [0; 4].map(|_| beside(third, dice));
        quarters[2] = third;
        let sum: u8 = quarters.iter().sum();
        for (at, list) in all.iter_mut().enumerate() {
            // The mean, half up, as schools round it.
            let level = quarters.get(at).copied().unwrap_or((sum + 2) / 4);
            let is_graded = at == 4 || at == 2 && known.is_some() || !dice.chance(NOT_GRADED);
            list.push(outcome(number, pupil, is_graded.then_some(level)));
        }
    }
    all
}

fn graded(ability: f64) -> u8 {
    FROM.iter().fold(1, |level, it| level + u8::from(*it <= ability))
}

fn beside(level: u8, dice: &mut Dice) -> u8 {
    match dice.share() {
        it if it < BELOW => level.saturating_sub(1).max(1),
        it if it > 1.0 - ABOVE => (level + 1).min(4),
        _ => level,
    }
}

fn outcome(number: u32, pupil: &Pupil, level: Option<u8>) -> Outcome {
    Outcome {
        pupil: number,
        is_girl: pupil.is_girl,
        class: pupil.class,
        points: None,
        added: 0,
        level,
        journal: None,
    }
}
