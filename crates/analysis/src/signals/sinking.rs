//! Results that sink year by year (§2.3): the second half of negative dynamics. A school may lose a
//! little every year, and no single year is out of the ordinary.
//!
//! The slope of Theil and Sen of the place among all pupils, work by work over four years and more
//! without a break; what all schools lose is nobody's. The mean of the slopes is set against the
//! usual spread of schools, and it takes two subjects that sink.

use std::collections::BTreeMap;

use super::{
    found::{Deviation, Fact, Finding, Quantity, Why, beyond_usual},
    material::{Material, Work},
    rule::Rule,
    unstable::years,
};
use crate::{
    dictionary::MemberId,
    stats::{
        interval::{Interval, Z_975},
        trend::theil_sen,
    },
    year::AcademicYear,
};

/// Of fewer years no slope is told (domain §2.3).
const YEARS_MIN: usize = 4;
/// In so many subjects it has to sink (domain §2.3).
const SUBJECTS_MIN: usize = 2;

/// The slope of one work of a school.
struct Slope {
    /// The position of the work in the year that is judged.
    at: usize,
    subject: MemberId,
    /// The change of the place in a year.
    value: f64,
    variance: f64,
    /// Pupils in the year that is judged.
    n: u64,
}

/// Each work of the year with the same work of earlier years, without those beyond a break.
fn series<'m>(material: &'m Material<'_>, year: AcademicYear) -> Vec<(usize, Vec<&'m Work>)> {
    let earlier: Vec<&Work> = years(year)
        .filter(|it| *it != year)
        .flat_map(|it| material.in_year(it).map(|it| it.1))
        .filter(|it| material.leads_to(it, year))
        .collect();
    let of = |(at, now): (usize, &'m Work)| {
        let same = earlier.iter().copied().filter(|it| it.is_same_as(now));
        (at, same.chain([now]).collect())
    };
    material.in_year(year).map(of).collect()
}

/// The slopes of a school, one for each work with a long enough series.
fn slopes(
    material: &Material<'_>,
    series: &[(usize, Vec<&Work>)],
    year: AcademicYear,
    school: usize,
) -> Vec<Slope> {
    let slope = |(at, works): &(usize, Vec<&Work>)| {
        let placed = |it: &&Work| {
            let (n, place) = it.placed(school)?;
            let is_enough = n >= u64::from(material.thresholds.pupils_min);
            is_enough.then(|| (it.year, n, f64::from(it.year.first_september()), place))
        };
        let known: Vec<(AcademicYear, u64, f64, f64)> = works.iter().filter_map(placed).collect();
        let n = known.iter().find(|it| it.0 == year)?.1;
        let points: Vec<(f64, f64)> = known.iter().map(|it| (it.2, it.3)).collect();
        let value = theil_sen(&points).filter(|_| points.len() >= YEARS_MIN)?.slope;
        // That of least squares through the same years: the median of slopes has no simple one.
        let middle = points.iter().map(|it| it.0).sum::<f64>() / points.len() as f64;
        let reach: f64 = points.iter().map(|it| (it.0 - middle).powi(2)).sum();
        let variance = known.iter().map(|it| ((it.2 - middle) / reach).powi(2) / it.1 as f64).sum();
        Some(Slope { at: *at, subject: material.works[*at].subject, value, variance, n })
    };
    series.iter().filter_map(slope).collect()
}

/// The mean of slopes, the more precise ones counting more, with its variance.
fn mean<'s>(slopes: impl Iterator<Item = &'s Slope>) -> (f64, f64) {
    let (sum, weights) = slopes.fold((0.0, 0.0), |(sum, weights), it| {
        (sum + it.value / it.variance, weights + 1.0 / it.variance)
    });
    (sum / weights, 1.0 / weights)
}

/// Отрицательная динамика нескольких лет.
pub(super) fn judge(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let series = series(material, year);
    let schools = material.each(|school| {
        let slopes = slopes(material, &series, year, school);
        let mut subjects: BTreeMap<MemberId, Vec<&Slope>> = BTreeMap::new();
        for it in &slopes {
            subjects.entry(it.subject).or_default().push(it);
        }
        if subjects.len() < SUBJECTS_MIN {
            let sat = |at: &usize| material.works[*at].sat[school].is_some();
            let is_now = series.iter().any(|it| sat(&it.0));
            return Err(if is_now { Why::NoEarlier } else { Why::NoWorks });
        }
        let sinks = |it: &&Vec<&Slope>| mean(it.iter().copied()).0 < 0.0;
        let counts = subjects.values().filter(sinks).count() >= SUBJECTS_MIN;
        let (slope, variance) = mean(slopes.iter());
        let n = slopes.iter().map(|it| it.n).sum();
        Ok(Deviation { y: -slope, variance, n, counts, ..Deviation::NONE })
    });
    beyond_usual(&schools, material.thresholds)
}

/// The change of the place in a year, work by work.
pub(super) fn facts(material: &Material<'_>, year: AcademicYear, school: usize) -> Vec<Fact> {
    let fact = |it: &Slope| {
        let reach = Z_975 * it.variance.sqrt();
        Fact {
            rule: Rule::Sinking,
            work: u16::try_from(it.at).ok(),
            year,
            quantity: Quantity::PlaceSlope,
            value: it.value,
            interval: Some(Interval { low: it.value - reach, high: it.value + reach }),
            n: it.n,
            reference: Some(0.0),
            limit: None,
        }
    };
    slopes(material, &series(material, year), year, school).iter().map(fact).collect()
}
