//! Cohorts: the same children from procedure to procedure and from grade to grade.
//!
//! Works of different grades have nothing in common but who sat them, so each result is placed
//! among all pupils of that work: z, in deviations of the whole set. What counts is the grade
//! the pupils *sit in*: a work of autumn tests the programme of the grade below.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Verdict, answer},
    cube::{Cube, Plane},
    dictionary::{Detail, Dictionary, Member, MemberId},
    dimension::Dimension,
    disclosure::Published,
    finding::PUPILS_MIN,
    indicator::{Indicator, Measured},
    setting::{Named, Setting},
    stats::{
        effect::{Move, Place},
        interval::Z_975,
    },
    view::View,
    year::{AcademicYear, Term},
};

/// So many cohorts stand beside each other.
pub const COHORTS_MAX: usize = 6;

/// The children who sat together in the chosen year, through all years there are of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    /// In which year they were, or would have been, in the first grade.
    pub entered: AcademicYear,
    /// Their results, oldest first.
    pub steps: Vec<Step>,
}

/// One work the cohort sat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub year: AcademicYear,
    /// In which half of the year.
    pub term: Term,
    /// Which procedure.
    pub procedure: Named,
    /// The grade they sat in.
    pub seated: u8,
    /// The mean of the place, of scores or, where there are none with a spread, of marks.
    pub own: Measured,
    /// The mean of everybody who sat the same work.
    pub all: Measured,
    /// Which of the two it is.
    pub indicator: Indicator,
    /// Where the place stands among everybody.
    pub place: Place,
    /// How it moved since the step before, and what may be said of it: nothing below
    /// [`PUPILS_MIN`] pupils in one of both.
    pub moved: Option<(Move, Verdict)>,
}

/// What decides which work it was; earlier ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sitting {
    pub(crate) year: AcademicYear,
    pub(crate) term: Term,
    pub(crate) procedure: MemberId,
    /// The grade they sat in.
    pub(crate) seated: u8,
    /// The grade whose work it was.
    pub(crate) grade: MemberId,
}

impl Sitting {
    /// The view of this work.
    pub(crate) fn of(self, dictionary: &Dictionary, view: &View) -> View {
        let member = |dimension: Dimension, id: MemberId| {
            dictionary.members(dimension)[usize::from(id)].code.as_str().to_owned()
        };
        [
            (Dimension::Procedure, member(Dimension::Procedure, self.procedure)),
            (Dimension::Grade, member(Dimension::Grade, self.grade)),
            (Dimension::Year, self.year.to_string()),
            (Dimension::Term, self.term.to_string()),
        ]
        .iter()
        .fold(view.clone(), |view, (dimension, code)| view.with_filter(*dimension, code))
    }
}

/// Every work in a subject that the children sat who sat in the chosen grade in the chosen year, and
/// when they were, or would have been, in the first grade; `None` without one grade and year.
pub(crate) fn sittings(
    cube: &Cube,
    setting: &Setting,
    subject: MemberId,
) -> Option<(AcademicYear, BTreeSet<Sitting>)> {
    let dictionary = cube.dictionary();
    let grade = dictionary.find(Dimension::Grade, setting.view.only(Dimension::Grade)?)?;
    let seated = seated(&dictionary.grades[usize::from(grade)])?;
    let entered = setting.year()?.first_september() + 1 - i16::from(seated);
    let sittings = by_entry(cube, subject).remove(&entered).unwrap_or_default();
    Some((AcademicYear::starting(entered).ok()?, sittings))
}

/// Every work in a subject, by the year in which those who sat it were in the first grade.
fn by_entry(cube: &Cube, subject: MemberId) -> BTreeMap<i16, BTreeSet<Sitting>> {
    let mut all: BTreeMap<i16, BTreeSet<Sitting>> = BTreeMap::new();
    for plane in cube.planes().iter().filter(|plane| plane.subject == subject) {
        let Plane { year, term, procedure, .. } = *plane;
        let Some(grade) = plane.grade else { continue };
        let Some(seated) = seated(&cube.dictionary().grades[usize::from(grade)]) else { continue };
        let entered = year.first_september() + 1 - i16::from(seated);
        let sitting = Sitting { year, term, procedure, seated, grade };
        all.entry(entered).or_default().insert(sitting);
    }
    all
}

/// Follows the children who sat in the chosen grade in the chosen year; `None` for everything
/// there is, without one subject, grade and year, or where there is only one step.
pub(super) fn cohort(cube: &Published<Cube>, setting: &Setting) -> Option<Cohort> {
    let subject = subject_of_place(cube, setting)?;
    let (entered, sittings) = sittings(cube.get(), setting, subject)?;
    followed(cube, &setting.view, entered, sittings)
}

/// Every cohort of the place with two steps and more, the latest [`COHORTS_MAX`] of them, the oldest
/// first; none for everything there is, without one subject, or where there is only one.
pub(super) fn cohorts(cube: &Published<Cube>, setting: &Setting) -> Vec<Cohort> {
    let Some(subject) = subject_of_place(cube, setting) else { return Vec::new() };
    let all = by_entry(cube.get(), subject).into_iter().rev();
    let mut cohorts: Vec<Cohort> = all
        .filter(|(_, sittings)| sittings.len() > 1)
        .filter_map(|(entered, sittings)| {
            followed(cube, &setting.view, AcademicYear::starting(entered).ok()?, sittings)
        })
        .take(COHORTS_MAX)
        .collect();
    cohorts.reverse();
    if cohorts.len() > 1 { cohorts } else { Vec::new() }
}

fn subject_of_place(cube: &Published<Cube>, setting: &Setting) -> Option<MemberId> {
    setting.crumbs.last()?;
    let subject = setting.view.only(Dimension::Subject)?;
    cube.get().dictionary().find(Dimension::Subject, subject)
}

fn followed(
    cube: &Published<Cube>,
    view: &View,
    entered: AcademicYear,
    sittings: BTreeSet<Sitting>,
) -> Option<Cohort> {
    let mut steps: Vec<Step> = sittings.into_iter().filter_map(|it| step(cube, view, it)).collect();
    for later in 1..steps.len() {
        let moved = before(&steps, later).and_then(|earlier| moved(earlier, &steps[later]));
        steps[later].moved = moved;
    }
    (steps.len() > 1).then_some(Cohort { entered, steps })
}

/// The grade pupils sit in; `None` for several grades together.
pub(crate) fn seated(grade: &Member) -> Option<u8> {
    let stated = match grade.detail {
        Detail::Grade { seated, .. } => seated,
        _ => None,
    };
    stated.or_else(|| grade.code.as_str().parse().ok())
}

fn step(cube: &Published<Cube>, view: &View, sitting: Sitting) -> Option<Step> {
    let dictionary = cube.get().dictionary();
    let Sitting { year, term, seated, .. } = sitting;
    let procedure = &dictionary.procedures[usize::from(sitting.procedure)];
    let here = sitting.of(dictionary, &view.pooled());
    let mean = |view: &View, indicator| {
        let row = answer(cube, &view.with_indicator(indicator).broken_down_by(Dimension::Year));
        row.rows.first()?.value.ok().filter(|it| it.sd.is_some())
    };
    [Indicator::MeanScore, Indicator::MeanMark].into_iter().find_map(|indicator| {
        let own = mean(&here, indicator)?;
        let all = mean(&here.everywhere(), indicator)?;
        let place = Place::of_mean(own.value, own.n, all.value, all.sd?)?;
        let procedure = Named::new(procedure.code.as_str(), &procedure.name);
        Some(Step { year, term, procedure, seated, own, all, indicator, place, moved: None })
    })
}

/// The step a later one is compared with: the last of the same procedure, or else the last of
/// an earlier year.
fn before(steps: &[Step], later: usize) -> Option<&Step> {
    let (earlier, rest) = steps.split_at(later);
    let it = rest.first()?;
    let same = earlier.iter().rfind(|step| step.procedure == it.procedure);
    same.or_else(|| earlier.iter().rfind(|step| step.year < it.year))
}

fn moved(earlier: &Step, later: &Step) -> Option<(Move, Verdict)> {
    let change = later.place.change_from(earlier.place)?;
    let verdict = if earlier.own.n.min(later.own.n) < PUPILS_MIN {
        Verdict::Unknown
    } else if change.z.abs() <= Z_975 {
        Verdict::NotDifferent
    } else if change.z > 0.0 {
        Verdict::Better
    } else {
        Verdict::Worse
    };
    Some((change, verdict))
}
