//! "If the tendency continues": one year ahead, and never further.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Row},
    cube::Cube,
    series::Series,
    setting::Setting,
    stats::{interval::Interval, trend},
    year::AcademicYear,
};

/// The fewest years since the last break that are carried on (domain row 22).
pub const YEARS_MIN: usize = 4;

/// What the year after the last one would bring if nothing but the tendency went on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ahead {
    /// The year after the last one with a value.
    pub year: AcademicYear,
    /// The value on the line of Theil and Sen, in the indicator's unit.
    pub value: f64,
    /// Where a single value of that year lies in 95 of 100 cases.
    pub interval: Interval,
}

/// One year on from a series since its last break; `None` below [`YEARS_MIN`] years, where anything
/// is known of that year or a later one, and where the series begins anew then.
pub(super) fn ahead(
    cube: &Cube,
    setting: &Setting,
    series: &[(AcademicYear, f64)],
) -> Option<Ahead> {
    if series.len() < YEARS_MIN {
        return None;
    }
    let last = series.last()?.0;
    let year = AcademicYear::starting(last.first_september() + 1).ok()?;
    let is_known =
        |(it, row): (AcademicYear, &Row)| it >= year && row.value != Err(Absence::NoData);
    let cut = |it: Series<'_>| it.is_not_held(year) || it.break_between(last, year).is_some();
    if setting.years.by_year().any(is_known)
        || Series::of(cube.dictionary(), &setting.view).is_some_and(cut)
    {
        return None;
    }
    let points: Vec<(f64, f64)> =
        series.iter().map(|(year, value)| (f64::from(year.first_september()), *value)).collect();
    let (value, interval) = trend::predict(&points, f64::from(year.first_september()))?;
    let (lowest, highest) = setting.ends.unwrap_or((0.0, f64::INFINITY));
    let on_scale = |it: f64| it.clamp(lowest, highest);
    let interval = Interval { low: on_scale(interval.low), high: on_scale(interval.high) };
    Some(Ahead { year, value: on_scale(value), interval })
}
