//! Overview: what data there is, and its main figures with the change to the year before.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Change, Row},
    cube::{Cube, Plane},
    dictionary::{EVERYBODY, MemberId, Source},
    dimension::Dimension,
    disclosure::Published,
    finding::{self, Finding},
    indicator::{Indicator, Measured},
    setting::{Named, Setting, setting},
    territory::UnitKind,
    view::View,
    year::AcademicYear,
};

/// How many subjects of a procedure are shown with their main figure.
const FIGURES_MAX: usize = 4;

/// What the start page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Every year on file, oldest first.
    pub years: Vec<AcademicYear>,
    /// What surely changed, the surest of each procedure.
    pub findings: Vec<Finding>,
    /// The procedures, in the dictionary's order, but those to be opened first before all others.
    pub procedures: Vec<ProcedureSummary>,
    /// How many schools there are.
    pub schools: u64,
    /// How many results there are: a pupil counts once for each subject and year.
    pub results: u64,
}

/// One procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProcedureSummary {
    /// The procedure.
    pub procedure: Named,
    /// Its data set.
    pub source: Option<Source>,
    /// For each year of [`Overview::years`] what there is.
    pub years: Vec<Result<Held, Absence>>,
    /// Its main figures, one for each of its largest subjects.
    pub figures: Vec<Figure>,
}

/// What there is of one procedure in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Subjects.
    pub subjects: u32,
    /// Schools with a result.
    pub schools: u32,
    /// Results, everybody and all grades, subject totals left out.
    pub results: u64,
}

/// A main figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Where it is explored further.
    pub view: View,
    /// Of which procedure.
    pub procedure: Named,
    /// Of which subject.
    pub subject: Named,
    /// Of which grade, where there are several.
    pub grade: Option<Named>,
    /// What is measured.
    pub indicator: Indicator,
    /// In which year.
    pub year: AcademicYear,
    /// Its value.
    pub value: Result<Measured, Absence>,
    /// Change to the year before.
    pub change: Result<Change, Absence>,
    /// Between which values it can lie ([`Setting::ends`]).
    pub ends: Option<(f64, f64)>,
    /// The years in which the series starts anew.
    pub breaks: Vec<AcademicYear>,
    /// All years, with why there is none.
    pub series: Vec<(AcademicYear, Result<Measured, Absence>)>,
}

/// Makes the start page; `year` chooses the year of the figures, the latest otherwise.
pub fn overview(cube: &Published<Cube>, year: Option<AcademicYear>) -> Overview {
    let inner = cube.get();
    let years = inner.years();
    let mut members: Vec<_> = (0..).zip(&inner.dictionary().procedures).collect();
    members.sort_by_key(|(id, _)| !inner.dictionary().is_opened_first(*id));
    let procedures: Vec<ProcedureSummary> = members
        .into_iter()
        .map(|(id, member)| ProcedureSummary {
            procedure: Named::new(member.code.as_str(), &member.name),
            source: inner.dictionary().source_of(id).cloned(),
            years: years.iter().map(|year| held(inner, id, *year)).collect(),
            figures: figures(cube, id, year),
        })
        .collect();
    let schools = schools_of(inner, inner.planes().iter());
    let results = procedures.iter().flat_map(|it| &it.years).flatten().map(|it| it.results).sum();
    let findings = finding::of_figures(procedures.iter().map(|it| it.figures.as_slice()));
    Overview { years, findings, procedures, schools: schools as u64, results }
}

/// How many schools have a result there. A region has a million cells of a few thousand units: each unit is
/// noted first, and asked for its school once.
fn schools_of<'c>(cube: &'c Cube, planes: impl Iterator<Item = &'c Plane>) -> usize {
    let mut is_there = vec![false; cube.territory().len() as usize];
    for unit in planes.flat_map(|plane| cube.units(plane)) {
        is_there[*unit as usize] = true;
    }
    let units = (0..).zip(is_there).filter_map(|(unit, is_there)| is_there.then_some(unit));
    units.filter_map(|it| cube.ancestor(it, UnitKind::School)).collect::<BTreeSet<u32>>().len()
}

/// The planes of everybody and all grades: each pupil once for each subject.
fn whole_planes(cube: &Cube, procedure: MemberId) -> impl Iterator<Item = &Plane> {
    cube.planes().iter().filter(move |plane| {
        plane.procedure == procedure && plane.group == EVERYBODY && plane.grade.is_none()
    })
}

fn held(cube: &Cube, procedure: MemberId, year: AcademicYear) -> Result<Held, Absence> {
    let planes: Vec<&Plane> = whole_planes(cube, procedure).filter(|it| it.year == year).collect();
    if planes.is_empty() {
        let was_cancelled = cube.dictionary().is_not_held(procedure, None, year);
        return Err(if was_cancelled { Absence::NotHeld } else { Absence::NoData });
    }
    let subjects: BTreeSet<MemberId> = planes.iter().map(|it| it.subject).collect();
    let schools = schools_of(cube, planes.iter().copied());
    let results = planes
        .iter()
        .filter(|plane| is_added(cube, plane, &subjects))
        .map(|plane| cube.participants(plane))
        .sum();
    let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Ok(Held { subjects: count(subjects.len()), schools: count(schools), results })
}

/// Whether a subject counts towards results: totals and parts of another subject do not.
fn is_added(cube: &Cube, plane: &Plane, present: &BTreeSet<MemberId>) -> bool {
    let dictionary = cube.dictionary();
    let is_total = dictionary.subjects[usize::from(plane.subject)].detail
        == crate::dictionary::Detail::SubjectTotal;
    !is_total
        && !dictionary
            .partitions(Dimension::Subject, plane.procedure)
            .any(|it| it.part == plane.subject && present.contains(&it.whole))
}

/// The figures of the subjects with the most results.
fn figures(cube: &Published<Cube>, procedure: MemberId, year: Option<AcademicYear>) -> Vec<Figure> {
    let inner = cube.get();
    let present: BTreeSet<MemberId> = whole_planes(inner, procedure).map(|it| it.subject).collect();
    let mut sizes: BTreeMap<MemberId, u64> = BTreeMap::new();
    for plane in whole_planes(inner, procedure).filter(|it| is_added(inner, it, &present)) {
        *sizes.entry(plane.subject).or_default() += inner.participants(plane);
    }
    let mut subjects: Vec<(MemberId, u64)> = sizes.into_iter().collect();
    subjects.sort_by_key(|(id, size)| (std::cmp::Reverse(*size), *id));
    let dictionary = inner.dictionary();
    let procedure = dictionary.procedures[usize::from(procedure)].code.as_str();
    subjects
        .into_iter()
        .take(FIGURES_MAX)
        .flat_map(|(subject, _)| {
            let subject = dictionary.subjects[usize::from(subject)].code.as_str();
            let view = View::default()
                .with_filter(Dimension::Procedure, procedure)
                .with_filter(Dimension::Subject, subject);
            let in_year = |year: AcademicYear| view.with_filter(Dimension::Year, &year.to_string());
            figure_of(cube, &year.map_or_else(|| view.clone(), in_year))
        })
        .collect()
}

/// The figure that the drill-down page would open with.
pub(crate) fn figure_of(cube: &Published<Cube>, view: &View) -> Option<Figure> {
    let Setting { view, facets, years, here, here_change, breaks, ends, .. } = setting(cube, view);
    let chosen = |dimension| {
        facets.iter().find(|it| it.dimension == dimension).and_then(|it| it.chosen.clone())
    };
    let is_choice =
        |dimension| facets.iter().any(|it| it.dimension == dimension && it.options.len() > 1);
    let series = years.by_year().map(|(year, row)| (year, row.value)).collect();
    Some(Figure {
        procedure: chosen(Dimension::Procedure)?,
        subject: chosen(Dimension::Subject)?,
        grade: chosen(Dimension::Grade).filter(|_| is_choice(Dimension::Grade)),
        indicator: view.indicator,
        year: view.only(Dimension::Year)?.parse().ok()?,
        value: here.as_ref().map_or(Err(Absence::NoData), |row: &Row| row.value),
        change: here_change,
        ends,
        breaks: breaks.into_iter().map(|it| it.since).collect(),
        series,
        view,
    })
}
