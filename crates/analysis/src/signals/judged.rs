//! What the rules find of a region up to a year: everything about signals that takes time.
//!
//! It depends on the data set, the region and the year and on nothing else that is asked for, so that a
//! page with another list, another cell or another place of the region needs no second judgement.

use super::{
    YEARS_SHOWN,
    found::Finding,
    judge::judge,
    material::{Material, Read},
    matrix::Matrix,
    objectivity::{self, IndexLine},
    rule::Rule,
};
use crate::{code::Code, cube::Cube, disclosure::Published, territory::UnitId, year::AcademicYear};

/// What has to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which data set.
    pub(super) set: Option<Code>,
    /// The region whose schools are set against each other.
    pub(super) region: UnitId,
    /// The latest year.
    pub(super) year: AcademicYear,
    /// By the thresholds of which decision; `None` is by those that hold.
    pub(super) thresholds: Option<u32>,
}

/// What was found.
#[derive(Debug)]
pub struct Judged {
    read: Read,
    thresholds: Option<u32>,
    /// The latest year first.
    pub(super) years: Vec<AcademicYear>,
    /// Year by year, rule by rule, school by school.
    findings: Vec<Vec<Vec<Finding>>>,
    pub(super) index_years: Vec<AcademicYear>,
    pub(super) index: Vec<IndexLine>,
}

impl Judged {
    /// Judges every school of a region.
    pub fn of(cube: &Published<Cube>, asked: &Asked) -> Self {
        let cube = cube.get();
        let read = Read::of(cube, asked.set.as_ref(), asked.region, asked.year);
        let material = Material::of(cube, &read, asked.thresholds);
        let years = std::iter::successors(Some(asked.year), |it| it.previous());
        let years: Vec<AcademicYear> = years.take(YEARS_SHOWN).collect();
        let of_year = |year: &AcademicYear| {
            Rule::ALL.iter().map(|rule| judge(&material, *rule, *year)).collect()
        };
        let findings = years.iter().map(of_year).collect();
        let (index_years, index) = objectivity::index(&material);
        Self { read, thresholds: asked.thresholds, years, findings, index_years, index }
    }

    /// What the rules looked at.
    pub(super) fn material<'m>(&'m self, cube: &'m Published<Cube>) -> Material<'m> {
        Material::of(cube.get(), &self.read, self.thresholds)
    }

    /// The schools inside `place`.
    pub(super) fn matrix<'m>(&'m self, cube: &'m Published<Cube>, place: UnitId) -> Matrix<'m> {
        Matrix::of(self.material(cube), &self.years, &self.findings, place)
    }
}
