//! Unstable results and falling ones (§2.3, §2.4): both of the place among all pupils, so that
//! a difficult year is nobody's fault, and both beyond what schools usually move.

use super::{
    found::{Fact, Finding, Quantity, SCHOOLS_MIN, Why, beyond_usual, set_certainty},
    material::{Material, Work},
    place::{lost, pooled},
    rule::Rule,
};
use crate::{
    stats::{
        interval::{Interval, Z_975},
        unsteady::movement,
    },
    year::AcademicYear,
};

/// How many years back steadiness is looked at.
const YEARS: i16 = 5;

/// The works of a year that can be looked at beside those of the year that is judged.
fn works<'m>(
    material: &'m Material<'_>,
    year: AcademicYear,
    judged: AcademicYear,
) -> Vec<&'m Work> {
    let works = material.in_year(year).map(|it| it.1);
    works.filter(|it| material.leads_to(it, judged)).collect()
}

/// The years looked at, oldest first.
pub(super) fn years(year: AcademicYear) -> impl Iterator<Item = AcademicYear> {
    let last = year.first_september();
    (last - YEARS + 1..=last).filter_map(|it| AcademicYear::starting(it).ok())
}

/// Нестабильные результаты.
pub(super) fn unsteady(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let thresholds = material.thresholds;
    let by_year: Vec<Vec<&Work>> = years(year).map(|it| works(material, it, year)).collect();
    let of_school = |school: usize| -> Vec<Option<(u64, f64)>> {
        let enough = |(n, _): &(u64, f64)| *n >= u64::from(thresholds.pupils_min);
        by_year.iter().map(|it| pooled(it, school).filter(enough)).collect()
    };
    let mut findings = Vec::new();
    let mut series = Vec::new();
    for school in 0..material.schools.len() {
        let placed = of_school(school);
        let known: Vec<(u64, f64)> = placed.iter().copied().flatten().collect();
        let is_now = placed.last().is_some_and(Option::is_some);
        let is_long = known.len() >= usize::from(thresholds.years_min);
        let why = if is_now { Why::NoEarlier } else { Why::NoWorks };
        findings.push(Finding { n: known.iter().map(|it| it.0).sum(), ..Finding::unknown(why) });
        let variance = |(n, z): &(u64, f64)| (*z, 1.0 / *n as f64);
        let is_tested = is_now && is_long;
        series.push(if is_tested { known.iter().map(variance).collect() } else { Vec::new() });
    }
    let Some(found) = movement(&series) else { return findings };
    let (at, p): (Vec<usize>, Vec<f64>) =
        (0..).zip(&found.series).filter_map(|(at, it)| Some((at, it.as_ref()?.p))).unzip();
    if at.len() < SCHOOLS_MIN {
        at.iter().for_each(|it| findings[*it].raised = Err(Why::FewSchools));
        return findings;
    }
    set_certainty(&mut findings, &at, &p, thresholds);
    findings
}

/// Отрицательная динамика: the place in the works of both years fell.
pub(super) fn falling(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works = &material.works;
    let pairs: Vec<(&Work, &Work)> = material
        .pairs(year)
        .into_iter()
        .map(|(now, before)| (&works[before], &works[now]))
        .collect();
    let none = material.why_no_pairs(year, |_| true);
    let schools = material.each(|school| lost(&pairs, school, none));
    beyond_usual(&schools, material.thresholds)
}

/// The place year by year.
pub(super) fn facts(
    material: &Material<'_>,
    rule: Rule,
    year: AcademicYear,
    school: usize,
) -> Vec<Fact> {
    let from = if rule == Rule::Falling { year.first_september() - 1 } else { i16::MIN };
    let fact = |of: AcademicYear| {
        let (n, value) = pooled(&works(material, of, year), school)?;
        let reach = Z_975 / (n as f64).sqrt();
        Some(Fact {
            rule,
            work: None,
            year: of,
            quantity: Quantity::Place,
            value,
            interval: Some(Interval { low: value - reach, high: value + reach }),
            n,
            reference: Some(0.0),
            limit: None,
        })
    };
    years(year).filter(|it| it.first_september() >= from).filter_map(fact).collect()
}
