//! Signs of the documents of ФИОКО, exactly as published: a mean that is too high, a cohort that
//! jumps, and the growing share of «2».
//!
//! What they do on real data is told in METHODS: the first marks every good school, the second
//! hardly any. So they are shown beside our rules and never mixed with them.

use std::num::NonZeroU64;

use super::{
    found::{Fact, Finding, Quantity, Why},
    kind::{Core, Kind},
    material::{Material, Sat, Work},
    rule::Rule,
};
use crate::{
    fioko::{
        CohortBounds, MARK2_NEGATIVE, Mark2Change, MeanSign, cohort_bounds, cohort_ratio,
        mark2_change, mean_interval, mean_sign,
    },
    stats::interval::{Interval, newcombe},
    year::{AcademicYear, Term},
};

/// The works of the sign «завышенный средний балл»: ВПР in grades 4 and 5, ОГЭ.
pub(super) fn has_mean_sign(work: &Work) -> bool {
    work.is_early() || work.kind == Kind::Oge && work.core.is_some()
}

fn interval_of(sat: &Sat) -> Option<Interval> {
    let it = sat.moments?;
    mean_interval(it.mean, it.sd?, it.n)
}

/// Whether a school has the sign in a work; `None` where it cannot be said.
pub(super) fn overstated(work: &Work, school: usize) -> Option<bool> {
    let own = interval_of(work.sat[school].as_ref()?)?;
    Some(mean_sign(own, interval_of(&work.all)?) == Some(MeanSign::Overstated))
}

/// Завышенный средний балл, in any of the works.
pub(super) fn means(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works: Vec<&Work> =
        material.in_year(year).map(|it| it.1).filter(|it| has_mean_sign(it)).collect();
    material.each(|school| {
        let said: Vec<bool> = works.iter().filter_map(|it| overstated(it, school)).collect();
        let n = works.iter().filter_map(|it| Some(it.sat[school]?.moments?.n)).sum();
        if said.is_empty() {
            return Finding { n, ..Finding::unknown(Why::NoWorks) };
        }
        Finding::official(said.contains(&true), n)
    })
}

/// A subject followed from grade 4 to grade 5, by positions of both works.
pub(super) fn cohorts(material: &Material<'_>, year: AcademicYear) -> Vec<(Core, usize, usize)> {
    let find = |year: AcademicYear, core: Core, programme: u8| {
        let found = material.in_year(year).find(|(_, it)| {
            it.kind == Kind::Vpr
                && it.core == Some(core)
                && it.programme == Some(programme)
                && it.term == Term::Spring
        });
        found.map(|it| it.0)
    };
    let counts = |at: &usize| !material.is_cancelled(&material.works[*at]);
    let find = |year, core, programme| find(year, core, programme).filter(counts);
    let both = |core| Some((core, find(year.previous()?, core, 4)?, find(year, core, 5)?));
    [Core::Russian, Core::Mathematics].into_iter().filter_map(both).collect()
}

/// K of each school, and the bounds of all.
pub(super) fn ratios(
    material: &Material<'_>,
    (before, now): (usize, usize),
) -> (Vec<Option<f64>>, Option<CohortBounds>) {
    let percent = |work: usize, school: usize| material.works[work].sat[school]?.percent;
    let ratios =
        material.each(|school| cohort_ratio(percent(before, school)?, percent(now, school)?));
    let known: Vec<f64> = ratios.iter().copied().flatten().collect();
    let bounds = cohort_bounds(&known);
    (ratios, bounds)
}

/// Резкий рост или падение параллели 4→5.
pub(super) fn jumps(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let all: Vec<_> = cohorts(material, year)
        .into_iter()
        .map(|(_, before, now)| (now, ratios(material, (before, now))))
        .collect();
    material.each(|school| {
        let known = all.iter().filter_map(|(now, (ratios, bounds))| {
            let sat = material.works[*now].sat[school]?;
            Some((bounds.as_ref()?.sign(ratios[school]?).is_some(), sat.n))
        });
        let known: Vec<(bool, u64)> = known.collect();
        if known.is_empty() {
            return Finding::unknown(if all.is_empty() { Why::NoEarlier } else { Why::NoWorks });
        }
        Finding::official(known.iter().any(|it| it.0), known.iter().map(|it| it.1).sum())
    })
}

/// The works whose share of «2» is followed: all ВПР.
fn followed(material: &Material<'_>, year: AcademicYear) -> Vec<(usize, usize)> {
    let pairs = material.pairs(year).into_iter();
    pairs.filter(|it| material.works[it.0].kind == Kind::Vpr).collect()
}

type Counts = (u64, NonZeroU64);

fn counts(material: &Material<'_>, work: usize, school: usize) -> Option<Counts> {
    let (below, n) = material.works[work].sat[school]?.below?;
    Some((below, NonZeroU64::new(n)?))
}

/// Отрицательная динамика доли «2» in any ВПР.
pub(super) fn mark2(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let pairs = followed(material, year);
    let none = material.why_no_pairs(year, |it| it.kind == Kind::Vpr);
    material.each(|school| {
        let known = pairs.iter().filter_map(|(now, before)| {
            let (now, before) =
                (counts(material, *now, school)?, counts(material, *before, school)?);
            Some((mark2_change(now, before) == Mark2Change::Negative, now.1.get()))
        });
        let known: Vec<(bool, u64)> = known.collect();
        if known.is_empty() {
            return Finding::unknown(if pairs.is_empty() { none } else { Why::NoWorks });
        }
        Finding::official(known.iter().any(|it| it.0), known.iter().map(|it| it.1).sum())
    })
}

/// What the signs rest on.
pub(super) fn facts(
    material: &Material<'_>,
    rule: Rule,
    year: AcademicYear,
    school: usize,
) -> Vec<Fact> {
    let fact = |work: usize, quantity, value| Fact {
        rule,
        work: u16::try_from(work).ok(),
        year,
        quantity,
        value,
        interval: None,
        n: material.works[work].sat[school].map_or(0, |it| it.n),
        reference: None,
        limit: None,
    };
    match rule {
        Rule::FiokoMean => {
            let works = material.in_year(year).filter(|it| has_mean_sign(it.1));
            let mean = |(at, work): (usize, &Work)| {
                let own = work.sat[school].as_ref()?;
                let all = interval_of(&work.all)?;
                Some(Fact {
                    interval: interval_of(own),
                    reference: work.all.moments.map(|it| it.mean),
                    limit: Some(all.high),
                    ..fact(at, Quantity::Mean, own.moments?.mean)
                })
            };
            works.filter_map(mean).collect()
        }
        Rule::FiokoCohort => {
            let each = cohorts(material, year).into_iter();
            let ratio = each.filter_map(|(_, before, now)| {
                let (ratios, bounds) = ratios(material, (before, now));
                let (value, bounds) = (ratios[school]?, bounds?);
                let limit = Some(if value < 1.0 { bounds.lower } else { bounds.upper });
                Some(Fact { limit, ..fact(now, Quantity::CohortRatio, value) })
            });
            ratio.collect()
        }
        Rule::FiokoMark2 => {
            let each = followed(material, year).into_iter();
            let change = each.filter_map(|(now, before)| {
                let (k1, n1) = counts(material, now, school)?;
                let (k2, n2) = counts(material, before, school)?;
                let share = |k: u64, n: NonZeroU64| k as f64 / n.get() as f64;
                let all = |work: usize| material.works[work].all.below;
                let reference = all(now).zip(all(before)).and_then(|(a, b)| {
                    let share = |(k, n)| Some(share(k, NonZeroU64::new(n)?));
                    Some(share(a)? - share(b)?)
                });
                Some(Fact {
                    interval: Some(newcombe(k1, n1, k2, n2)),
                    reference,
                    limit: Some(MARK2_NEGATIVE),
                    ..fact(now, Quantity::BelowChange, share(k1, n1) - share(k2, n2))
                })
            });
            change.collect()
        }
        _ => Vec::new(),
    }
}
