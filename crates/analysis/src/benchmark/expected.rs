//! What a school's conditions let expect (domain §4.3): from the other schools around, by a few
//! characteristics. It explains nothing and is shown beside the raw value, never instead of it.

use serde::{Deserialize, Serialize};

use super::{field::Field, known::often_known, standing::is_alike};
use crate::{
    answer::{Row, Verdict, verdict},
    context::Characteristic,
    cube::Cube,
    setting::Setting,
    stats::{interval::Interval, regression},
    territory::UnitId,
};

/// With fewer schools nothing is expected (domain §4.3).
pub const SCHOOLS_MIN: usize = 30;
/// How many schools each characteristic needs (domain §4.3).
pub(super) const SCHOOLS_PER_VARIABLE: usize = 10;
/// What a result is expected from, the most telling first: the parts of the context index, and size.
pub(super) const VARIABLES: [Characteristic; 5] = [
    Characteristic::ParentsHigher,
    Characteristic::FamiliesLowIncome,
    Characteristic::FamiliesIncomplete,
    Characteristic::TeachersCategory,
    Characteristic::Pupils,
];

/// An expected value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// What the other schools let expect.
    pub value: f64,
    /// Where a school with such conditions and so many pupils lies with 95 %.
    pub interval: Interval,
    /// Found less expected.
    pub residual: f64,
    /// What the interval allows to say of the difference.
    pub verdict: Verdict,
    /// From what it was expected.
    pub by: Vec<Characteristic>,
    /// What is known of the school and of too few others to expect anything from.
    pub left_out: Vec<Characteristic>,
    /// From how many schools.
    pub schools: u32,
    /// The share of the differences between schools that goes with these conditions.
    pub r_squared: f64,
}

/// Why nothing is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoExpected {
    /// The school has no value.
    NoValue,
    /// The school's conditions are unknown.
    UnknownConditions,
    /// Fewer than [`SCHOOLS_MIN`] schools with a value and any one known condition of the school.
    TooFewSchools,
    /// Conditions or results do not differ enough.
    Alike,
}

/// What the schools of the field let expect of one of them; large schools count more.
pub(super) fn expected(
    cube: &Cube,
    setting: &Setting,
    field: &Field<'_>,
    rows: &[Option<Row>],
    own: UnitId,
) -> Result<Expected, NoExpected> {
    let own_row = field.position(own).and_then(|at| rows[at]).ok_or(NoExpected::NoValue)?;
    let value = own_row.value.map_err(|_| NoExpected::NoValue)?.value;
    let year = setting.year().ok_or(NoExpected::UnknownConditions)?;
    let context = &cube.dictionary().context;
    let number = |unit, of: Characteristic| of.number(context.latest(unit, of, year)?.1);
    let known: Vec<Characteristic> =
        VARIABLES.into_iter().filter(|of| number(own, *of).is_some()).collect();
    if known.is_empty() {
        return Err(NoExpected::UnknownConditions);
    }
    let with = |by: &[Characteristic]| -> Vec<(UnitId, Vec<f64>, f64, f64)> {
        let school = |(unit, row): (&UnitId, &Option<Row>)| {
            let measured = row.filter(|it| is_alike(&own_row, it))?.value.ok()?;
            let conditions: Option<Vec<f64>> = by.iter().map(|of| number(*unit, *of)).collect();
            Some((*unit, conditions?, measured.value, measured.n as f64))
        };
        field.schools.iter().zip(rows).filter_map(school).collect()
    };
    let valued: Vec<UnitId> = with(&[]).into_iter().map(|it| it.0).collect();
    let (known, left_out) =
        often_known(known, &valued, SCHOOLS_MIN, |unit, of| number(unit, of).is_some());
    let schools = with(&known);
    if schools.len() < SCHOOLS_MIN {
        return Err(NoExpected::TooFewSchools);
    }
    let most = known.len().min(schools.len() / SCHOOLS_PER_VARIABLE);
    // A characteristic that follows from those before it tells nothing more.
    let fitted = (1..=most).rev().find_map(|count| {
        let schools = with(&known[..count]);
        let at = schools.iter().position(|it| it.0 == own)?;
        let conditions: Vec<Vec<f64>> = schools.iter().map(|it| it.1.clone()).collect();
        let values: Vec<f64> = schools.iter().map(|it| it.2).collect();
        let weights: Vec<f64> = schools.iter().map(|it| it.3).collect();
        let plane = regression::fit(&conditions, &values, &weights)?;
        Some((plane.without(at, value)?, plane.r_squared, schools.len(), &known[..count]))
    });
    let (without, r_squared, schools, by) = fitted.ok_or(NoExpected::Alike)?;
    let (residual, apart) = without.left_of(value);
    Ok(Expected {
        value: without.expected,
        interval: setting.view.indicator.spec().unit.within(without.interval),
        residual,
        verdict: verdict(Some(apart), setting.view.indicator.spec().better),
        by: by.to_vec(),
        left_out,
        schools: u32::try_from(schools).unwrap_or(u32::MAX),
        r_squared,
    })
}
