//! Мало участия в интеллектуальных конкурсах (§2.7): participations in stages of olympiads for
//! each pupil of the school, below what schools of its size usually have.
//!
//! A school that is not in the results has no participants only where others of its municipality
//! are in them; elsewhere the results were not imported, and nothing is said.

use std::collections::BTreeSet;

use super::{
    found::{Deviation, Fact, Finding, Quantity, Why, beyond_usual},
    kind::Kind,
    material::{Material, Work},
    rule::Rule,
};
use crate::{
    context::Characteristic,
    stats::many::p_of_so_few,
    territory::{UnitId, UnitKind},
    year::AcademicYear,
};

/// Participations, and pupils of the school.
type Taken = (u64, u64);

fn contests<'m>(material: &'m Material<'_>, year: AcademicYear) -> Vec<&'m Work> {
    material.works.iter().filter(|it| it.kind == Kind::Contest && it.year == year).collect()
}

/// Participations and pupils of a school, where both are known.
fn counts(
    material: &Material<'_>,
    works: &[&Work],
    told: &BTreeSet<UnitId>,
    year: AcademicYear,
    school: usize,
) -> Result<Taken, Why> {
    let unit = material.schools[school];
    let sat: Vec<u64> = works.iter().filter_map(|it| Some(it.sat[school]?.n)).collect();
    if sat.is_empty() && !told.contains(&municipality(material, unit)) {
        return Err(Why::NoContests);
    }
    let pupils = material.cube.dictionary().context.latest(unit, Characteristic::Pupils, year);
    let pupils = pupils.map(|it| u64::from(it.1)).filter(|it| *it > 0).ok_or(Why::NoContext)?;
    Ok((sat.into_iter().sum(), pupils))
}

fn municipality(material: &Material<'_>, school: UnitId) -> UnitId {
    material.cube.territory().ancestor(school, UnitKind::Municipality).unwrap_or(school)
}

/// Municipalities with any results of contests.
fn told(material: &Material<'_>, works: &[&Work]) -> BTreeSet<UnitId> {
    let sat = |at: &usize| works.iter().any(|it| it.sat[*at].is_some());
    let schools = (0..material.schools.len()).filter(sat);
    schools.map(|it| municipality(material, material.schools[it])).collect()
}

/// Everything a rule asks of every school.
fn all(material: &Material<'_>, year: AcademicYear) -> (Vec<Result<Taken, Why>>, f64) {
    let works = contests(material, year);
    let told = told(material, &works);
    let counts = material.each(|school| counts(material, &works, &told, year, school));
    let (taken, pupils) = counts
        .iter()
        .flatten()
        .fold((0, 0), |(taken, pupils), (more, of)| (taken + more, pupils + of));
    (counts, taken as f64 / u64::max(pupils, 1) as f64)
}

/// Participations below what is usual; a rate, so on the scale of square roots. That scale is too
/// sharp near zero, so the exact chance of so few is asked too.
pub(super) fn judge(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let (counts, common) = all(material, year);
    let deviation = |(taken, pupils): (u64, u64)| {
        let n = pupils as f64;
        let y = common.sqrt() - (taken as f64 / n).sqrt();
        let p_exact = p_of_so_few(taken, common * n).unwrap_or(1.0);
        Deviation { y, variance: 0.25 / n, n: pupils, p_exact, ..Deviation::NONE }
    };
    let schools: Vec<Result<Deviation, Why>> =
        counts.into_iter().map(|it| it.map(deviation)).collect();
    beyond_usual(&schools, material.thresholds)
}

/// Participations for each pupil.
pub(super) fn facts(material: &Material<'_>, year: AcademicYear, school: usize) -> Vec<Fact> {
    let (counts, common) = all(material, year);
    let fact = |(taken, pupils): (u64, u64)| Fact {
        rule: Rule::Contests,
        work: None,
        year,
        quantity: Quantity::Participations,
        value: taken as f64 / pupils as f64,
        interval: None,
        n: pupils,
        reference: Some(common),
        limit: None,
    };
    counts[school].ok().map(fact).into_iter().collect()
}
