//! One work in one school: who came, with how many points, which mark, and what the journal says.

use crate::{
    ability,
    calendar::Term,
    cohort::Pupil,
    curve::Curve,
    dice::Dice,
    place::School,
    work::{Marking, Procedure, Subject, Work, band},
};

/// Of a middling pupil of an ordinary school the chance to be absent, in the ВПР and at
/// examinations; weak pupils are absent more often.
const ABSENT: f64 = 0.06;
const ABSENT_AT_EXAMINATIONS: f64 = 0.008;
/// In an inflating school the weak stay at home this many times as often.
const KEPT_AWAY: f64 = 2.5;
/// Girls write Russian better, by this much each way.
const SEX_IN_RUSSIAN: f64 = 0.12;
/// Of the marks that differ from the journal's the share that differ by two.
const BY_TWO: f64 = 0.05;
/// How much who stays for grade 11 can do more than all.
const STAYED: f64 = 0.5;
/// Of those just below a boundary an inflating school moves at least so many.
const MOVED_BY_INFLATING: f64 = 0.95;

/// One work in one school.
#[derive(Debug)]
pub struct Sitting<'r> {
    /// The school.
    pub school: &'r School,
    /// The municipality's name.
    pub municipality: &'r str,
    /// First September of the school year.
    pub year: i16,
    /// Its half.
    pub term: Term,
    /// The work.
    pub work: &'r Work,
    /// The grade the pupils sit in.
    pub seated: u8,
    /// The first September in which the cohort was in grade 0: it names the cohort.
    pub cohort: i16,
    /// What each registered pupil did.
    pub outcomes: Vec<Outcome>,
}

/// What one pupil did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The pupil's number in the cohort.
    pub pupil: u32,
    /// The sex.
    pub is_girl: bool,
    /// The class, from 0.
    pub class: u8,
    /// Points or test score; none if absent, or in the register.
    pub points: Option<u16>,
    /// Of these points the ones that an inflating school added; 0 in all others.
    pub added: u16,
    /// Level from 1; none if absent or not graded.
    pub level: Option<u8>,
    /// The mark of the journal it is compared with, as a level.
    pub journal: Option<u8>,
}

/// What makes this sitting differ from others.
pub(crate) struct Setting<'r> {
    pub(crate) work: &'r Work,
    pub(crate) curve: Option<&'r Curve>,
    /// School, subject, cohort, occasion and year together.
    pub(crate) ability: f64,
    /// What an inflating school adds.
    pub(crate) inflation: Option<f64>,
    /// How willingly the school moves pupils over a boundary; 1 is usual.
    pub(crate) lenience: f64,
    /// How far its journal lies from the works; 1 is usual.
    pub(crate) severity: f64,
}

impl Setting<'_> {
    /// What a pupil does; none if the work is not chosen.
    pub(crate) fn outcome(&self, number: u32, pupil: &Pupil, dice: &mut Dice) -> Option<Outcome> {
        if self.work.taken < 1.0 && !dice.chance(self.work.taken) {
            return None;
        }
        let ability = self.ability
            + pupil.kept
            + sex(self.work.subject, pupil.is_girl)
            + ability::WORK.sqrt() * dice.normal();
        let absent = Outcome {
            pupil: number,
            is_girl: pupil.is_girl,
            class: pupil.class,
            points: None,
            added: 0,
            level: None,
            journal: None,
        };
        if dice.chance(self.absence(ability)) {
            return Some(absent);
        }
        let (points, level, journal, added) = self.marked(ability, dice);
        Some(Outcome { points: Some(points), added, level: Some(level), journal, ..absent })
    }

    fn absence(&self, ability: f64) -> f64 {
        let usual = match self.work.procedure {
            Procedure::Vpr => ABSENT,
            _ => ABSENT_AT_EXAMINATIONS,
        };
        let kept_away = if self.inflation.is_some() && ability < -0.7 { KEPT_AWAY } else { 1.0 };
        (usual * (-0.4 * ability).exp() * kept_away).min(0.6)
    }

    /// Points, level, level of the journal, and points that were added.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a score from 0 to 100"
    )]
    fn marked(&self, ability: f64, dice: &mut Dice) -> (u16, u8, Option<u8>, u16) {
        match (self.work.marking, self.curve) {
            (Marking::Points { shares, journal, .. }, Some(curve)) => {
                let honest = moved(curve, curve.points(ability), self.lenience, dice);
                let level = curve.level(honest);
                let journal = journal.map(|it| in_journal(level, it, shares, self.severity, dice));
                match self.inflation {
                    Some(more) => {
                        let points = curve.points(ability + more);
                        let points = moved(curve, points, f64::INFINITY, dice).max(honest);
                        (points, curve.level(points), journal, points - honest)
                    }
                    None => (honest, level, journal, 0),
                }
            }
            (Marking::Score { min, mean, sd }, _) => {
                let score = (mean + sd * (ability - STAYED)).round().clamp(0.0, 100.0) as u16;
                (score, band(score, min), None, 0)
            }
            _ => unreachable!("the register has no sittings"),
        }
    }
}

fn sex(subject: Subject, is_girl: bool) -> f64 {
    match (subject, is_girl) {
        (Subject::Russian, true) => SEX_IN_RUSSIAN,
        (Subject::Russian, false) => -SEX_IN_RUSSIAN,
        _ => 0.0,
    }
}

/// The points after some of those just below a boundary were given it.
fn moved(curve: &Curve, points: u16, lenience: f64, dice: &mut Dice) -> u16 {
    let Some((boundary, usual)) = curve.just_below(points) else { return points };
    let share = if lenience.is_finite() {
        (usual * lenience).min(0.98)
    } else {
        usual.max(MOVED_BY_INFLATING)
    };
    if dice.chance(share) { boundary } else { points }
}

/// The mark of the journal: it differs as often as was measured. No mark is above «5» or below
/// «2», so the others make up for those.
fn in_journal(level: u8, rates: [f64; 2], shares: [f64; 3], severity: f64, dice: &mut Dice) -> u8 {
    let [two, three, four] = shares;
    let lowered = if level < 4 { rates[0] * severity / (two + three + four) } else { 0.0 };
    let raised = if level > 1 { rates[1] / severity / (1.0 - two) } else { 0.0 };
    let steps = 1 + u8::from(dice.chance(BY_TWO));
    match dice.share() {
        it if it < lowered => (level + steps).min(4),
        it if it > 1.0 - raised => level.saturating_sub(steps).max(1),
        _ => level,
    }
}
