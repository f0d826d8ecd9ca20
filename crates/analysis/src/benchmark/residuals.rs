//! Every school of a place beside what its conditions let expect (row 51): what a municipality looks at
//! before it looks at one school.
//!
//! One plane through all schools of the region, each school left out of its own expectation. Verdicts are
//! corrected for how many schools were looked at, and those of few pupils have none. Not told to
//! everybody: it is a list for those who answer for the schools.

use serde::{Deserialize, Serialize};

use super::{
    expected::{SCHOOLS_MIN, SCHOOLS_PER_VARIABLE, VARIABLES},
    field::Field,
    known::often_known,
    standing::is_alike,
};
use crate::{
    answer::{Change, Row, Verdict, correct, verdict},
    context::Characteristic,
    cube::Cube,
    disclosure::{Policy, Published},
    finding::PUPILS_MIN,
    indicator::Unit,
    setting::{Named, Setting},
    stats::{interval::Interval, regression::fit},
    territory::{EVERYTHING, UnitId, UnitKind},
    year::AcademicYear,
};

/// The schools of a place beside what is expected of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Residuals {
    /// Below, within and above what was expected, then those of too few pupils; of each the farthest first.
    pub schools: Vec<Residual>,
    /// Schools with a value of which a condition is unknown, or that were measured unlike most.
    pub without: u32,
    /// From what it was expected.
    pub by: Vec<Characteristic>,
    /// What too few schools told.
    pub left_out: Vec<Characteristic>,
    /// From how many schools of the region.
    pub among: u32,
    /// The share of the differences between schools that goes with these conditions.
    pub r_squared: f64,
}

/// One school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Residual {
    /// The school.
    pub school: Named,
    /// Its value.
    pub row: Row,
    /// What the other schools let expect.
    pub expected: f64,
    /// Where a school with such conditions and so many pupils lies with 95 %.
    pub interval: Interval,
    /// Found less expected, with its interval and what may be said of it among all schools.
    pub beyond: Change,
}

impl Residual {
    /// What is expected goes no farther than values do, and so does what is left.
    fn end_with(&mut self, unit: Unit) {
        self.interval = unit.within(self.interval);
        let value = self.expected + self.beyond.delta;
        let Interval { low, high } = self.interval;
        self.beyond.interval = Some(Interval { low: value - high, high: value - low });
    }
}

/// A school with a value: where it stands in the field, its conditions, its row, value and pupils.
struct Known {
    unit: UnitId,
    conditions: Vec<f64>,
    row: Row,
    value: f64,
    pupils: u64,
}

/// The schools of the place of `field`; nothing where a school is chosen, to everybody, or where too few
/// schools of the region are known.
pub(super) fn residuals(
    cube: &Published<Cube>,
    setting: &Setting,
    field: &Field<'_>,
) -> Option<Residuals> {
    let year = setting.year().filter(|_| cube.policy() == Policy::Everything)?;
    let territory = cube.get().territory();
    let region = territory.ancestor(field.unit, UnitKind::Region).unwrap_or(EVERYTHING);
    let wide = Field::of(cube, &field.view, region);
    let rows = wide.rows(&wide.view.with_indicator(setting.view.indicator));
    let (known, by, left_out) = known(cube.get(), year, &wide, &rows)?;
    let inside = territory.inside(field.unit);
    let valued = wide.schools.iter().zip(&rows).filter(|(unit, row)| {
        inside.contains(unit) && row.as_ref().is_some_and(|it| it.value.is_ok())
    });
    let valued = valued.count();
    let (plane, by) =
        (1..=by.len().min(known.len() / SCHOOLS_PER_VARIABLE)).rev().find_map(|count| {
            let conditions: Vec<Vec<f64>> =
                known.iter().map(|it| it.conditions[..count].to_vec()).collect();
            let values: Vec<f64> = known.iter().map(|it| it.value).collect();
            let weights: Vec<f64> = known.iter().map(|it| it.pupils as f64).collect();
            Some((fit(&conditions, &values, &weights)?, by[..count].to_vec()))
        })?;
    let better = setting.view.indicator.spec().better;
    let residual = |(at, it): (usize, &Known)| {
        let without = plane.without(at, it.value)?;
        let (delta, interval) = without.left_of(it.value);
        let is_judged = it.pupils >= PUPILS_MIN;
        let verdict = if is_judged { verdict(Some(interval), better) } else { Verdict::Unknown };
        Some(Residual {
            school: wide.named(it.unit),
            row: it.row,
            expected: without.expected,
            interval: without.interval,
            beyond: Change { delta, interval: Some(interval), verdict, fewest: it.pupils },
        })
    };
    let own = known.iter().enumerate().filter(|(_, it)| inside.contains(&it.unit));
    let mut schools: Vec<Residual> = own.filter_map(residual).collect();
    correct(schools.iter_mut().map(|it| &mut it.beyond).filter(|it| it.fewest >= PUPILS_MIN));
    // Only now: what an interval allows to say does not depend on where values end.
    let unit = setting.view.indicator.spec().unit;
    schools.iter_mut().for_each(|it| it.end_with(unit));
    sort(&mut schools);
    let without = valued.saturating_sub(schools.len());
    Some(Residuals {
        without: u32::try_from(without).unwrap_or(u32::MAX),
        among: u32::try_from(known.len()).unwrap_or(u32::MAX),
        r_squared: plane.r_squared,
        schools,
        by,
        left_out,
    })
}

/// Who has a value measured as most have, and conditions that enough schools know.
fn known(
    cube: &Cube,
    year: AcademicYear,
    field: &Field<'_>,
    rows: &[Option<Row>],
) -> Option<(Vec<Known>, Vec<Characteristic>, Vec<Characteristic>)> {
    let context = &cube.dictionary().context;
    let number = |unit, of: Characteristic| of.number(context.latest(unit, of, year)?.1);
    let valued: Vec<(UnitId, Row)> = field
        .schools
        .iter()
        .zip(rows)
        .filter_map(|(unit, row)| Some((*unit, row.filter(|it| it.value.is_ok())?)))
        .collect();
    let as_most = |it: &(UnitId, Row)| valued.iter().filter(|of| is_alike(&it.1, &of.1)).count();
    let usual = valued.iter().max_by_key(|it| as_most(it))?.1;
    let alike: Vec<(UnitId, Row)> =
        valued.iter().copied().filter(|it| is_alike(&usual, &it.1)).collect();
    let units: Vec<UnitId> = alike.iter().map(|it| it.0).collect();
    let told = |of: &Characteristic| units.iter().any(|it| number(*it, *of).is_some());
    let asked: Vec<Characteristic> = VARIABLES.into_iter().filter(told).collect();
    if asked.is_empty() {
        return None;
    }
    let is_known = |unit, of| number(unit, of).is_some();
    let (by, left_out) = often_known(asked, &units, SCHOOLS_MIN, is_known);
    let school = |(unit, row): (UnitId, Row)| {
        let measured = row.value.ok()?;
        let conditions: Option<Vec<f64>> = by.iter().map(|of| number(unit, *of)).collect();
        let (value, pupils) = (measured.value, measured.n);
        Some(Known { unit, conditions: conditions?, row, value, pupils })
    };
    let known: Vec<Known> = alike.into_iter().filter_map(school).collect();
    (known.len() >= SCHOOLS_MIN).then_some((known, by, left_out))
}

/// Worse than expected first, then within, then better, those of too few pupils last; the farthest of each
/// first.
fn sort(schools: &mut [Residual]) {
    let group = |it: &Residual| match it.beyond.verdict {
        Verdict::Worse => 0,
        Verdict::Better => 2,
        Verdict::Unknown => 3,
        _ => 1,
    };
    schools.sort_by(|one, two| {
        let far = two.beyond.delta.abs().total_cmp(&one.beyond.delta.abs());
        group(one).cmp(&group(two)).then(far).then_with(|| one.school.code.cmp(&two.school.code))
    });
}
