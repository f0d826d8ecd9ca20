//! The indicator of the page beside a condition of the schools: how they lie beside each other, and
//! how closely they go together.
//!
//! Each school counts once. What is told is never why: conditions go together with one another, and
//! with much that nobody wrote down. A condition counts as last told up to the chosen year.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::scatter::{SCHOOLS_MIN, around, is_chosen, of_level};
use crate::{
    context::{Characteristic, Measure},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    indicator::Measured,
    setting::{Named, Setting},
    stats::correlation::{Correlation, spearman},
    territory::{UnitId, UnitKind},
    year::AcademicYear,
};

/// What is shown where the address names no condition: the first of which enough is known.
const USUAL: [Characteristic; 3] =
    [Characteristic::ParentsHigher, Characteristic::FamiliesLowIncome, Characteristic::Pupils];
/// More dots than this are no picture.
const SCHOOLS_MAX: usize = 1_000;

/// The indicator of the page beside a condition, over the schools of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Factor {
    /// Whose schools; `None` is everything.
    pub place: Option<Named>,
    /// The condition across.
    pub across: Characteristic,
    /// Which conditions could be.
    pub choice: Vec<Characteristic>,
    /// Every school of which both are known.
    pub points: Vec<FactorPoint>,
    /// How closely the orders go together; of enough schools only (domain row 23).
    pub spearman: Option<Correlation>,
}

/// One school with both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorPoint {
    /// Which one.
    pub unit: Named,
    /// The condition, in whole units of its [`Measure`].
    pub x: u32,
    /// When it was told.
    pub told: AcademicYear,
    /// The value of the indicator.
    pub y: Measured,
    /// It is in the tray.
    pub is_chosen: bool,
}

/// Sets the indicator of the page beside a condition; `None` where nothing of two schools is known.
pub(super) fn factor(cube: &Published<Cube>, setting: &Setting) -> Option<Factor> {
    let inner = cube.get();
    let context = &inner.dictionary().context;
    let year = setting.year().filter(|_| !context.is_empty())?;
    let (place, view) = around(setting);
    let schools = of_level(cube, &view, Dimension::School);
    if !(2..=SCHOOLS_MAX).contains(&schools.len())
        || schools.windows(2).any(|it| it[0].1.scale != it[1].1.scale)
    {
        return None;
    }
    let find = |unit: &Named| inner.territory().find(UnitKind::School, &unit.code);
    let schools: Vec<(UnitId, &Named, Measured)> = schools
        .iter()
        .filter_map(|(unit, row)| Some((find(unit)?, unit, row.value.ok()?)))
        .collect();
    let points = |of: Characteristic| -> Vec<FactorPoint> {
        let point = |(id, unit, y): &(UnitId, &Named, Measured)| {
            let (told, x) = context.latest(*id, of, year)?;
            let is_chosen = is_chosen(setting, Dimension::School, unit);
            Some(FactorPoint { unit: (*unit).clone(), x, told, y: *y, is_chosen })
        };
        schools.iter().filter_map(point).collect()
    };
    let is_ordered =
        |it: &&Characteristic| !it.is_place() && !matches!(it.spec().measure, Measure::Word(_));
    let known = Characteristic::VARIANTS.iter().filter(is_ordered);
    let is_told = |of: &Characteristic| {
        schools.iter().filter(|it| context.latest(it.0, *of, year).is_some()).count() >= 2
    };
    let choice: Vec<_> = known.copied().filter(is_told).collect();
    let asked = setting.view.aside.condition.filter(|it| choice.contains(it));
    let usual = || USUAL.into_iter().find(|it| choice.contains(it));
    let across = asked.or_else(usual).or_else(|| choice.first().copied())?;
    let points = points(across);
    let pairs: Vec<(f64, f64)> = points.iter().map(|it| (f64::from(it.x), it.y.value)).collect();
    let spearman = spearman(&pairs).filter(|_| points.len() >= SCHOOLS_MIN);
    Some(Factor { place, across, choice, points, spearman })
}
