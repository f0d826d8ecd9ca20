//! Высокая доля неудовлетворительных результатов (§2.5): above what the works of the school let
//! expect and schools of its size usually have, over ВПР and examinations together.

use std::num::NonZeroU64;

use super::{
    found::{Fact, Finding, Quantity, Why, beyond_usual},
    material::{Material, Work},
    place::Counted,
    rule::Rule,
};
use crate::{stats::interval::wilson, year::AcademicYear};

/// The share below the minimum beyond its usual spread.
pub(super) fn judge(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works: Vec<&Work> = material.in_year(year).map(|it| it.1).collect();
    let schools = material.each(|school| {
        Counted::over(works.iter().copied(), school, |it| it.below).deviation(Why::NoWorks)
    });
    beyond_usual(&schools, material.thresholds)
}

/// All works together, then each.
pub(super) fn facts(material: &Material<'_>, year: AcademicYear, school: usize) -> Vec<Fact> {
    let fact = |work: Option<usize>, below: u64, n: u64, reference: f64| {
        let of = NonZeroU64::new(n)?;
        Some(Fact {
            rule: Rule::Unsatisfactory,
            work: work.and_then(|it| u16::try_from(it).ok()),
            year,
            quantity: Quantity::Below,
            value: below as f64 / n as f64,
            interval: Some(wilson(below, of)),
            n,
            reference: Some(reference),
            limit: None,
        })
    };
    let works: Vec<(usize, &Work)> = material.in_year(year).collect();
    let all = Counted::over(works.iter().map(|it| it.1), school, |it| it.below);
    let each = works.iter().filter_map(|(at, work)| {
        let (below, n) = work.sat[school].as_ref()?.below?;
        let (all_below, all) = work.all.below?;
        fact(Some(*at), below, n, all_below as f64 / NonZeroU64::new(all)?.get() as f64)
    });
    let together = fact(None, all.count, all.n, all.expected / all.n.max(1) as f64);
    together.into_iter().chain(each).collect()
}
