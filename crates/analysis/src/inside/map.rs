//! The map of gaps: requirement × class, or × school in a place of several.

use serde::{Deserialize, Serialize};

use super::{
    material::{Material, Part, Sums},
    requirements::strand,
    status::{Status, common},
    strands::{Of, Strands},
    tasks::status,
};
use crate::{finding::PUPILS_MIN, plan::Requirement, setting::Named};

/// A class or a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A class, by its name.
    Class(String),
    /// A school.
    School(Named),
}

impl Place {
    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Class(name) => name,
            Self::School(school) => &school.name,
        }
    }
}

/// What of each requirement each class or school earned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapMap {
    /// The requirements.
    pub requirements: Vec<Requirement>,
    /// All of the place.
    pub whole: Vec<Option<MapCell>>,
    /// Classes or schools, by name.
    pub lines: Vec<MapLine>,
}

/// One class or school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapLine {
    /// Which.
    pub of: Place,
    /// For each requirement; nothing of fewer than ten pupils.
    pub cells: Vec<Option<MapCell>>,
}

/// What was earned of one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapCell {
    /// Points earned.
    pub points: u64,
    /// Points that could be.
    pub possible: u64,
    /// Pupils.
    pub n: u64,
    /// How it lies to the threshold of its level, where its tasks have one threshold.
    pub status: Option<Status>,
}

impl MapCell {
    /// The share of the points that could be earned.
    pub fn share(&self) -> f64 {
        self.points as f64 / self.possible as f64
    }
}

/// The classes of a school, or the schools of a place of several, by name.
pub(super) fn parts(material: &Material, schools: &[Named]) -> Vec<(Place, Part)> {
    let known: Vec<(&Named, &Sums)> = schools
        .iter()
        .filter_map(|it| Some((it, material.schools().find(|(code, _)| *code == it.code)?.1)))
        .collect();
    match &known[..] {
        [(school, _)] => material
            .classes(&school.code)
            .map(|(name, part)| (Place::Class(name.to_owned()), part.clone()))
            .collect(),
        _ => known.iter().map(|(it, sums)| (Place::School((*it).clone()), sums.part())).collect(),
    }
}

/// The map; `None` without requirements or where there is nothing beside the whole.
pub(super) fn map(
    strands: &Strands,
    [own, whole]: [&Sums; 2],
    parts: &[(Place, Part)],
) -> Option<GapMap> {
    let all = strands.all.iter().enumerate().filter_map(|(at, strand)| match &strand.of {
        Of::Requirement(of) => Some((at, strand, of)),
        Of::Level(_) => None,
    });
    let all: Vec<_> = all.collect();
    let cells = |of: &Part| -> Vec<Option<MapCell>> {
        let cell = |(at, of_strand, _): &(usize, &super::strands::Strand, _)| {
            let sums = strand(&of.strands, *at);
            let max = strands.max_of(of_strand, whole);
            let level = common(of_strand.tasks.iter().map(|it| strands.told(*it).level));
            let possible = sums.n * max;
            (sums.n >= PUPILS_MIN && possible > 0).then(|| MapCell {
                points: sums.x,
                possible,
                n: sums.n,
                status: level.and_then(|it| status(it, sums, max)),
            })
        };
        all.iter().map(cell).collect()
    };
    let lines: Vec<MapLine> =
        parts.iter().map(|(of, part)| MapLine { of: of.clone(), cells: cells(part) }).collect();
    (!all.is_empty() && lines.len() > 1).then(|| GapMap {
        requirements: all.iter().map(|it| it.2.clone()).collect(),
        whole: cells(&own.part()),
        lines,
    })
}
