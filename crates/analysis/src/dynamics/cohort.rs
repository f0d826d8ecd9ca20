//! Cohorts: the same children from procedure to procedure and from grade to grade.
//!
//! Works of different grades have nothing in common but who sat them, so each result is placed
//! among all pupils of that work: z, in deviations of the whole set. What counts is the grade
//! the pupils *sit in*: a work of autumn tests the programme of the grade below.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Verdict, answer},
    cube::Cube,
    dictionary::{Detail, Member, MemberId},
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

/// What decides which work it was.
type Sitting = (AcademicYear, Term, MemberId, u8, MemberId);

/// Follows the children who sat in the chosen grade in the chosen year; `None` for everything
/// there is, without one subject, grade and year, or where there is only one step.
pub(super) fn cohort(cube: &Published<Cube>, setting: &Setting) -> Option<Cohort> {
    setting.crumbs.last()?;
    let inner = cube.get();
    let dictionary = inner.dictionary();
    let view = &setting.view;
    let grade = dictionary.find(Dimension::Grade, view.only(Dimension::Grade)?)?;
    let subject = dictionary.find(Dimension::Subject, view.only(Dimension::Subject)?)?;
    let seated = seated(&dictionary.grades[usize::from(grade)])?;
    let entered = setting.year()?.first_september() + 1 - i16::from(seated);
    let planes = inner.planes().iter().filter(|plane| plane.subject == subject);
    let sittings: BTreeSet<Sitting> = planes
        .filter_map(|plane| {
            let grade = plane.grade?;
            let seated = self::seated(&dictionary.grades[usize::from(grade)])?;
            let is_theirs = plane.year.first_september() + 1 - i16::from(seated) == entered;
            is_theirs.then_some((plane.year, plane.term, plane.procedure, seated, grade))
        })
        .collect();
    let mut steps: Vec<Step> =
        sittings.into_iter().filter_map(|sitting| step(cube, view, sitting)).collect();
    for later in 1..steps.len() {
        let moved = before(&steps, later).and_then(|earlier| moved(earlier, &steps[later]));
        steps[later].moved = moved;
    }
    let entered = AcademicYear::starting(entered).ok()?;
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

fn step(
    cube: &Published<Cube>,
    view: &View,
    (year, term, procedure, seated, grade): Sitting,
) -> Option<Step> {
    let dictionary = cube.get().dictionary();
    let procedure = &dictionary.procedures[usize::from(procedure)];
    let grade = dictionary.grades[usize::from(grade)].code.as_str();
    let here = [
        (Dimension::Procedure, procedure.code.as_str()),
        (Dimension::Grade, grade),
        (Dimension::Year, &year.to_string()),
        (Dimension::Term, &term.to_string()),
    ]
    .into_iter()
    .fold(view.pooled(), |view, (dimension, code)| view.with_filter(dimension, code));
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
