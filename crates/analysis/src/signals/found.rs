//! What a rule finds of a school, and what is made of many findings at once.

use serde::{Deserialize, Serialize};

use super::{
    rule::Rule,
    threshold::{Thresholds, fraction},
};
use crate::{
    stats::{
        funnel::dispersed,
        interval::Interval,
        many::{Adjustment, discoveries, p_above},
    },
    year::AcademicYear,
};

/// Of fewer schools the usual spread is a guess (domain §5.3).
pub(super) const SCHOOLS_MIN: usize = 10;

/// How sure a signal is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Certainty {
    /// На границе: close to what would be raised.
    Borderline,
    /// Вероятно: raised, and chance is not excluded.
    Likely,
    /// Уверенно: chance is excluded, as far as it can be.
    Sure,
}

/// Why a rule says nothing of a school.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Why {
    /// No document has a rule for it.
    NoRule,
    /// The school has no result of the works the rule looks at.
    NoWorks,
    /// There are no earlier years to compare with.
    NoEarlier,
    /// There are, but a series begins anew between them and this year.
    Broken,
    /// Too few pupils.
    FewPupils,
    /// Too few schools to know what is usual.
    FewSchools,
    /// It takes results pupil by pupil.
    NoPupilRows,
    /// Too few tasks.
    FewTasks,
    /// It takes how many were absent.
    NoAttendance,
    /// It takes the marks of the journal.
    NoJournal,
    /// There are no results of contests.
    NoContests,
    /// The conditions of the school are unknown.
    NoContext,
}

/// What one rule says of one school in one year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How sure it is, `None` where nothing is raised, or why nothing can be said. What a document
    /// raises is raised: chance is not asked.
    pub raised: Result<Option<Certainty>, Why>,
    /// How many pupils it rests on; of several works of one pupil each counts.
    pub n: u64,
}

impl Finding {
    pub(super) fn unknown(why: Why) -> Self {
        Self { raised: Err(why), n: 0 }
    }

    /// Raised by a document, or not.
    pub(super) fn official(is_raised: bool, n: u64) -> Self {
        Self { raised: Ok(is_raised.then_some(Certainty::Sure)), n }
    }

    /// Whether anything is raised.
    pub fn is_raised(&self) -> bool {
        matches!(self.raised, Ok(Some(_)))
    }
}

/// One number a finding rests on, with what it is set against.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Which rule.
    pub rule: Rule,
    /// Of which work; a position in [`super::Detail::works`].
    pub work: Option<u16>,
    /// In which year.
    pub year: AcademicYear,
    /// What was measured.
    pub quantity: Quantity,
    /// Its value, shares as fractions of one.
    pub value: f64,
    /// Where chance leaves it, where that is known.
    pub interval: Option<Interval>,
    /// How many pupils.
    pub n: u64,
    /// The same of all schools.
    pub reference: Option<f64>,
    /// What it must not pass.
    pub limit: Option<f64>,
}

/// What a fact measures.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Quantity {
    /// The share below the minimum.
    Below,
    /// The mean score.
    Mean,
    /// The mean place among all pupils, in their standard deviations.
    Place,
    /// How the place changes in a year.
    PlaceSlope,
    /// Share of marks above the journal less share below it.
    JournalShift,
    /// Of the scores around boundaries of marks the share at the boundary or one above.
    Boundary,
    /// How the difference from all others changes with how easy a task is, per unit of their share.
    TaskSlope,
    /// The share of the points of the easiest third of tasks.
    EasyTasks,
    /// The same of the hardest third.
    HardTasks,
    /// Rank correlation of the journal and the score, as the document prints it.
    RanksAsPrinted,
    /// The same with regard to ties.
    Ranks,
    /// The share of absent pupils.
    Absent,
    /// Result of a cohort over its result a year later.
    CohortRatio,
    /// The change of the share below the minimum.
    BelowChange,
    /// Participations in contests for each pupil.
    Participations,
    /// The context index among all schools, as the share of schools below.
    ContextPlace,
    /// The share of teachers with a category.
    TeachersCategory,
    /// The share of obsolete computers.
    ComputersObsolete,
    /// How far the nearest large town is, as a class from 1 to 4.
    CityReach,
}

/// How far a school lies on the bad side of what is common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Deviation {
    /// The deviation, the bad side positive.
    pub(super) y: f64,
    /// Its sampling variance.
    pub(super) variance: f64,
    /// On how many pupils it rests.
    pub(super) n: u64,
    /// Whether it may be raised at all; a school that may not still tells what is usual.
    pub(super) counts: bool,
    /// The exact chance of so much or more, for counts so small that z is no measure of it. It knows
    /// nothing of the usual spread, so the larger of both stands; 0 where z is enough.
    pub(super) p_exact: f64,
}

impl Deviation {
    /// None, of nobody: what most deviations have in common.
    pub(super) const NONE: Self = Self { y: 0.0, variance: 0.0, n: 0, counts: true, p_exact: 0.0 };
}

/// Schools that lie outside the usual spread, corrected for their number.
pub(super) fn beyond_usual(
    schools: &[Result<Deviation, Why>],
    thresholds: &Thresholds,
) -> Vec<Finding> {
    let few = |it: &Deviation| it.n < u64::from(thresholds.pupils_min);
    let known: Vec<(usize, Deviation)> = schools
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((at, it.ok().filter(|it| !few(it))?)))
        .collect();
    let pairs: Vec<(f64, f64)> = known.iter().map(|(_, it)| (it.y, it.variance)).collect();
    let found = dispersed(&pairs).filter(|_| known.len() >= SCHOOLS_MIN);
    let mut findings: Vec<Finding> = schools
        .iter()
        .map(|it| match it {
            Err(why) => Finding::unknown(*why),
            Ok(it) if few(it) => Finding { n: it.n, ..Finding::unknown(Why::FewPupils) },
            Ok(it) => Finding { n: it.n, ..Finding::unknown(Why::FewSchools) },
        })
        .collect();
    let Some(found) = found else { return findings };
    let p: Vec<f64> = found
        .z
        .iter()
        .zip(&known)
        .map(
            |(z, (_, it))| {
                if it.counts { p_above(*z).unwrap_or(1.0).max(it.p_exact) } else { 1.0 }
            },
        )
        .collect();
    let at: Vec<usize> = known.iter().map(|it| it.0).collect();
    set_certainty(&mut findings, &at, &p, thresholds);
    findings
}

/// Certainty by p values of the findings `at` these positions; a finding needs its n already.
pub(super) fn set_certainty(
    findings: &mut [Finding],
    at: &[usize],
    p: &[f64],
    thresholds: &Thresholds,
) {
    let tested: Vec<Option<f64>> = p.iter().copied().map(Some).collect();
    let sure = fraction(thresholds.false_findings);
    let found = discoveries(&tested, Adjustment::BenjaminiHochberg, sure);
    for ((at, p), found) in at.iter().zip(p).zip(found) {
        let certainty = match found {
            None => continue,
            Some(true) => Some(Certainty::Sure),
            Some(false) => (*p <= fraction(thresholds.by_chance)).then_some(Certainty::Likely),
        };
        findings[*at].raised = Ok(certainty);
    }
}
