//! Heat maps over the years: the place in every subject of its procedure, and in every procedure of
//! its data set. Each cell stands against the same work of the same year in a place that contains
//! this one, so that neither a hard work nor a break of the series colours it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Reference;
use crate::{
    answer::{Answer, Row, answer, apart_from_wholes},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    indicator::Measured,
    overview::{Figure, figure_of},
    setting::{Named, Setting},
    view::{ReferenceKind, View},
    year::AcademicYear,
};

/// How many subjects are followed side by side.
const SUBJECTS_MAX: usize = 12;

/// The heat maps of a place, and what they are coloured around.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grids {
    /// Which of [`super::Dynamics::beside`] the cells stand against; `None` where nothing contains
    /// the place.
    pub reference: Option<u32>,
    /// By subject and by procedure, each where there are several.
    pub grids: Vec<Grid>,
}

/// One heat map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// What its lines are: subjects or procedures.
    pub by: Dimension,
    /// Its columns.
    pub years: Vec<AcademicYear>,
    /// Its lines, those without any value left out.
    pub lines: Vec<Line>,
}

/// A subject or a procedure through the years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Which.
    pub member: Named,
    /// For each year of [`Grid::years`] the place, and the reference in the same work.
    pub cells: Vec<(Row, Option<Measured>)>,
}

impl Grid {
    /// How far each cell lies from its reference, line by line, and how many were judged
    /// ([`apart_from_wholes`]).
    pub fn away(&self) -> (Vec<Option<f64>>, u32) {
        let cells = self.lines.iter().flat_map(|it| &it.cells);
        let cells = cells.map(|(row, whole)| (*row, whole.map(|it| it.value)));
        apart_from_wholes(&cells.collect::<Vec<_>>())
    }
}

/// The heat maps of the place.
pub(super) fn grids(cube: &Published<Cube>, setting: &Setting, beside: &[Reference]) -> Grids {
    let reference = reference(setting, beside);
    let outer = reference.map(|it| {
        let open = setting.view.everywhere();
        match &beside[it].unit {
            Some((dimension, unit)) => open.with_filter(*dimension, &unit.code),
            None => open,
        }
    });
    let all = [
        (Dimension::Subject, subject_options(setting)),
        (Dimension::Procedure, procedures(cube, setting)),
    ];
    let grids = all.into_iter().filter_map(|(by, members)| {
        let member = |it: Named| {
            let work = |view: &View| {
                let view = view.without(Dimension::Year).with_filter(by, &it.code);
                // Procedures are of different grades.
                let view =
                    if by == Dimension::Procedure { view.without(Dimension::Grade) } else { view };
                answer(cube, &view.broken_down_by(Dimension::Year))
            };
            let (own, outer) = (work(&setting.view), outer.as_ref().map(work));
            (it, own, outer)
        };
        let members: Vec<_> = members.into_iter().map(member).collect();
        grid(by, members)
    });
    Grids { reference: reference.and_then(|it| u32::try_from(it).ok()), grids: grids.collect() }
}

/// Puts the lines that have a value under each other; `None` where there are not two.
fn grid(by: Dimension, members: Vec<(Named, Answer, Option<Answer>)>) -> Option<Grid> {
    let has_value = |it: &Answer| it.rows.iter().any(|row| row.value.is_ok());
    let members: Vec<_> = members.into_iter().filter(|(_, own, _)| has_value(own)).collect();
    let years = members.iter().flat_map(|(_, own, _)| own.by_year().map(|(year, _)| year));
    let years: Vec<AcademicYear> = years.collect::<BTreeSet<_>>().into_iter().collect();
    let line = |(member, own, outer): (Named, Answer, Option<Answer>)| {
        let cell = |year: &AcademicYear| {
            let year = year.to_string();
            let whole = outer.as_ref().and_then(|it| it.row_of(&year)?.value.ok());
            (own.row_of(&year).copied().unwrap_or(Row::ABSENT), whole)
        };
        let cells = years.iter().map(cell).collect();
        Line { member, cells }
    };
    let lines: Vec<Line> = members.into_iter().map(line).collect();
    (lines.len() > 1).then_some(Grid { by, years, lines })
}

/// The place the address asks for, if it contains this one; otherwise the widest.
fn reference(setting: &Setting, beside: &[Reference]) -> Option<usize> {
    let asked = match setting.view.against.kind {
        Some(ReferenceKind::Cluster) => Some(Dimension::Cluster),
        Some(ReferenceKind::Municipality) => Some(Dimension::Municipality),
        Some(ReferenceKind::Region) => Some(Dimension::Region),
        _ => None,
    };
    let is_asked = |it: &Reference| asked.is_some() && it.unit.as_ref().map(|it| it.0) == asked;
    beside.iter().position(is_asked).or_else(|| beside.len().checked_sub(1))
}

fn subject_options(setting: &Setting) -> Vec<Named> {
    let facet = setting.facets.iter().find(|it| it.dimension == Dimension::Subject);
    facet.map_or_else(Vec::new, |it| it.options.iter().take(SUBJECTS_MAX).cloned().collect())
}

/// The procedures of the data set.
fn procedures(cube: &Published<Cube>, setting: &Setting) -> Vec<Named> {
    let dictionary = cube.get().dictionary();
    let source = setting.source.as_ref().map(|it| &it.code);
    let of_source = (0..)
        .zip(&dictionary.procedures)
        .filter(|(id, _)| dictionary.is_asked_for(&setting.view, *id))
        .filter(|(id, _)| dictionary.source_of(*id).map(|it| &it.code) == source);
    of_source.map(|(_, it)| Named::new(it.code.as_str(), &it.name)).collect()
}

/// The place in every subject of its procedure, each with all it says of itself.
pub(super) fn subjects(cube: &Published<Cube>, setting: &Setting) -> Vec<Figure> {
    let options = subject_options(setting);
    if options.len() < 2 {
        return Vec::new();
    }
    let figures = options.iter().filter_map(|subject| {
        figure_of(cube, &setting.view.with_filter(Dimension::Subject, &subject.code))
    });
    let has_values = |it: &Figure| it.series.iter().any(|(_, value)| value.is_ok());
    let figures: Vec<Figure> = figures.filter(has_values).collect();
    if figures.len() < 2 { Vec::new() } else { figures }
}
