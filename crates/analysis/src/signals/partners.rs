//! Who could be the partner of a school with low results (domain row 50): schools of the same cluster of
//! the year, without that sign, with clearly fewer below the minimum in the same works.
//!
//! Looked for over all schools of the cluster at once, so findings are kept few by Benjamini and
//! Hochberg. It says who does better in like conditions, and nothing of why.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::{Problem, effect::Below, material::Material, matrix::Matrix, shnor::is_looked_at};
use crate::{
    setting::Named,
    stats::{
        ALPHA,
        interval::newcombe,
        many::{Adjustment, discoveries, p_of_difference},
    },
};

/// More are not named.
const PARTNERS_MAX: usize = 3;

/// A school that could be a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// The school.
    pub school: Named,
    /// Of the school that has the sign, in the works that both sat.
    pub own: Below,
    /// Of the partner.
    pub theirs: Below,
}

/// The partners of a school that has the sign in the chosen year, the fewest below the minimum first.
pub(super) fn partners(
    material: &Material<'_>,
    matrix: &Matrix<'_>,
    problem: Problem,
    school: usize,
) -> Vec<Partner> {
    let Some(year) = matrix.years.first().copied() else { return Vec::new() };
    let is_asked = problem == Problem::LowResults && matrix.cell(0, problem, school).is_raised();
    let cluster = material.cube.dictionary().cluster_of(material.schools[school], year);
    let Some(cluster) = cluster.filter(|_| is_asked) else { return Vec::new() };
    let is_without = |other: &usize| {
        let cell = matrix.cell(0, problem, *other);
        cluster.members.contains(&material.schools[*other])
            && (cell.official.is_ok() || cell.ours.is_ok())
            && !cell.is_raised()
    };
    let others = (0..material.schools.len()).filter(|it| *it != school).filter(is_without);
    let tested: Vec<(Partner, f64)> = others
        .filter_map(|other| {
            let (own, theirs) = both(material, (school, other), year)?;
            let enough = u64::from(material.thresholds.pupils_min);
            let [own_n, their_n] = [own.n, theirs.n].map(NonZeroU64::new);
            let interval = newcombe(own.count, own_n?, theirs.count, their_n?);
            let p = p_of_difference(own.share() - theirs.share(), interval)?;
            let partner = Partner { school: matrix.named(other), own, theirs };
            (own.n.min(theirs.n) >= enough).then_some((partner, p))
        })
        .collect();
    let p: Vec<Option<f64>> = tested.iter().map(|it| Some(it.1)).collect();
    let clear = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    let mut found: Vec<Partner> = tested
        .into_iter()
        .zip(clear)
        .filter(|((it, _), clear)| *clear == Some(true) && it.theirs.share() < it.own.share())
        .map(|it| it.0.0)
        .collect();
    found.sort_by(|a, b| a.theirs.share().total_cmp(&b.theirs.share()));
    found.truncate(PARTNERS_MAX);
    found
}

/// Below the minimum over the works of the rule that both schools sat.
fn both(
    material: &Material<'_>,
    (school, other): (usize, usize),
    year: crate::AcademicYear,
) -> Option<(Below, Below)> {
    let works = material.in_year(year).map(|it| it.1).filter(|it| is_looked_at(it));
    let add = |sum: Below, (count, n): (u64, u64)| Below { count: sum.count + count, n: sum.n + n };
    let none = Below { count: 0, n: 0 };
    let sums = works.fold((none, none), |sum, work| {
        let below = |it: usize| work.sat[it].as_ref()?.below;
        match (below(school), below(other)) {
            (Some(own), Some(theirs)) => (add(sum.0, own), add(sum.1, theirs)),
            _ => sum,
        }
    });
    (sums.0.n > 0 && sums.1.n > 0).then_some(sums)
}
