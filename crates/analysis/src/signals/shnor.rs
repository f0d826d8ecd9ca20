//! Школы с низкими результатами: at least 30 % below the minimum in two or more procedures of the
//! year, and in one and the same procedure in both years (§2.1).
//!
//! The document knows no chance and no smallest number of pupils. Ours asks the same of Wilson's
//! lower bound.

use std::num::NonZeroU64;

use super::{
    found::{Certainty, Fact, Finding, Quantity, Why},
    kind::Kind,
    material::{Material, Work},
    rule::Rule,
    threshold::{Combination, fraction},
};
use crate::{
    fioko::{MARK2_NEGATIVE, Mark2Change, mark2_change},
    stats::interval::{Interval, newcombe, wilson},
    year::AcademicYear,
};

/// «Не менее 30 %», of the document: 3 of 10.
const LOW: (u64, u64) = (3, 10);
/// The same as a fraction of one.
const LOW_SHARE: f64 = LOW.0 as f64 / LOW.1 as f64;
/// «В двух и более оценочных процедурах», of the document.
const PROCEDURES: usize = 2;

/// The procedures of the method of 2020–21; the document in force lists its own every year.
pub(super) fn is_looked_at(work: &Work) -> bool {
    work.core.is_some()
        && match work.kind {
            Kind::Vpr => matches!(work.programme, Some(5 | 6)),
            Kind::Oge | Kind::Ege => true,
            Kind::Contest | Kind::Other => false,
        }
}

/// Whether a share counts as low; three of ten exactly are low.
fn is_low((below, n): (u64, u64)) -> bool {
    n > 0 && below * LOW.1 >= n * LOW.0
}

fn wilson_low((below, n): (u64, u64)) -> Option<f64> {
    Some(wilson(below, NonZeroU64::new(n)?).low)
}

/// The two parts of the rule with any sense of «low», or why they cannot be said. `is_one` says whether
/// a work may be set beside the same work of the year before.
fn parts(
    is_one: impl Fn(&Work, &Work) -> bool,
    now: &[(&Work, (u64, u64))],
    before: &[(&Work, (u64, u64))],
    is_low: impl Fn((u64, u64)) -> bool,
) -> (Result<bool, Why>, Result<bool, Why>) {
    let low: Vec<&Work> = now.iter().filter(|it| is_low(it.1)).map(|it| it.0).collect();
    let several = if now.is_empty() { Err(Why::NoWorks) } else { Ok(low.len() >= PROCEDURES) };
    let any = |is: &dyn Fn(&Work, &Work) -> bool| {
        before.iter().any(|(was, _)| now.iter().any(|(now, _)| is(was, now)))
    };
    let again = |it: &Work| before.iter().any(|(was, of)| is_one(was, it) && is_low(*of));
    let repeated = match (any(&is_one), any(&Work::is_same_as)) {
        (true, _) => Ok(low.iter().any(|it| again(it))),
        (false, true) => Err(Why::Broken),
        (false, false) => Err(Why::NoEarlier),
    };
    (several, repeated)
}

fn combined(
    how: Combination,
    (several, repeated): (Result<bool, Why>, Result<bool, Why>),
) -> Result<bool, Why> {
    let several = several?;
    match how {
        Combination::Several => Ok(several),
        Combination::Repeated => repeated,
        Combination::Both if !several => Ok(false),
        Combination::Either if several => Ok(true),
        Combination::Both | Combination::Either => repeated,
    }
}

/// The works looked at with what a school has below the minimum.
fn counts<'m>(
    material: &'m Material<'_>,
    year: AcademicYear,
    school: usize,
) -> Vec<(&'m Work, (u64, u64))> {
    let works = material.in_year(year).map(|it| it.1).filter(|it| is_looked_at(it));
    works.filter_map(|it| Some((it, it.sat[school].as_ref()?.below?))).collect()
}

/// The rule of the document.
pub(super) fn official(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    material.each(|school| {
        let now = counts(material, year, school);
        let before = year.previous().map_or_else(Vec::new, |it| counts(material, it, school));
        let n = now.iter().map(|it| it.1.1).sum();
        match combined(
            material.thresholds.combination,
            parts(Work::is_same_as, &now, &before, is_low),
        ) {
            Ok(is_raised) => Finding::official(is_raised, n),
            Err(why) => Finding { n, ..Finding::unknown(why) },
        }
    })
}

/// The same with what the numbers allow to say.
pub(super) fn ours(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    material.each(|school| ours_of(material, year, school))
}

fn ours_of(material: &Material<'_>, year: AcademicYear, school: usize) -> Finding {
    let thresholds = material.thresholds;
    let enough = |it: &(&Work, (u64, u64))| it.1.1 >= u64::from(thresholds.pupils_min);
    let all = counts(material, year, school);
    let is_none = all.is_empty();
    let now: Vec<_> = all.into_iter().filter(enough).collect();
    let before = year.previous().map_or_else(Vec::new, |it| counts(material, it, school));
    let before: Vec<_> = before.into_iter().filter(enough).collect();
    let n = now.iter().map(|it| it.1.1).sum();
    if now.is_empty() {
        return Finding::unknown(if is_none { Why::NoWorks } else { Why::FewPupils });
    }
    let is_one = |was: &Work, now: &Work| was.is_same_as(now) && material.cut(was, now).is_none();
    let ask = |is_low: &dyn Fn((u64, u64)) -> bool| {
        combined(thresholds.combination, parts(is_one, &now, &before, is_low))
    };
    let share = |(below, n): (u64, u64)| below as f64 / n as f64;
    let near = fraction(thresholds.nearly_low);
    let certainty =
        ask(&|it| wilson_low(it).is_some_and(|it| it >= LOW_SHARE)).and_then(|is_sure| {
            Ok(if is_sure {
                Some(Certainty::Sure)
            } else if ask(&is_low)? {
                Some(Certainty::Likely)
            } else {
                ask(&|it| share(it) >= near)?.then_some(Certainty::Borderline)
            })
        });
    Finding { raised: certainty, n }
}

/// Several procedures on the way to it, or beyond: what is low is no less of a warning, where the
/// rule itself asks for more than that. Or the share grew in as many of them.
pub(super) fn warning(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let thresholds = material.thresholds;
    let pairs = material.pairs(year);
    material.each(|school| {
        let all = counts(material, year, school);
        let is_none = all.is_empty();
        let enough = |it: &(u64, u64)| it.1 >= u64::from(thresholds.pupils_min);
        let now: Vec<(u64, u64)> = all.into_iter().map(|it| it.1).filter(enough).collect();
        if now.is_empty() {
            return Finding::unknown(if is_none { Why::NoWorks } else { Why::FewPupils });
        }
        let limit = fraction(thresholds.warning);
        let warned = now.iter().filter(|(below, n)| *below as f64 / *n as f64 >= limit).count();
        let grown = growths(material, &pairs, school).filter(|it| it.is_negative).count();
        let is_raised = warned.max(grown) >= usize::from(thresholds.warning_works);
        let n = now.iter().map(|it| it.1).sum();
        Finding { raised: Ok(is_raised.then_some(Certainty::Borderline)), n }
    })
}

/// How the share of one procedure grew since the year before.
struct Growth {
    at: usize,
    value: f64,
    interval: Interval,
    n: u64,
    /// The same of all schools together.
    all: f64,
    /// Negative dynamics as the document counts them, beyond chance and beyond all schools.
    is_negative: bool,
}

/// The growth of each procedure with enough pupils in both years and no break between them.
fn growths<'m>(
    material: &'m Material<'_>,
    pairs: &'m [(usize, usize)],
    school: usize,
) -> impl Iterator<Item = Growth> {
    let pairs = pairs.iter().filter(|it| is_looked_at(&material.works[it.0]));
    pairs.filter_map(move |(at, before)| {
        let enough = |it: &(u64, u64)| it.1 >= u64::from(material.thresholds.pupils_min);
        let below = |it: usize| material.works[it].sat[school].as_ref()?.below.filter(enough);
        let counted = |(below, n): (u64, u64)| Some((below, NonZeroU64::new(n)?));
        let share = |(below, n): (u64, NonZeroU64)| below as f64 / n.get() as f64;
        let all = |it: usize| counted(material.works[it].all.below?).map(share);
        let (now, was) = (counted(below(*at)?)?, counted(below(*before)?)?);
        let all = all(*at)? - all(*before)?;
        let interval = newcombe(now.0, now.1, was.0, was.1);
        let is_beyond = interval.low > all.max(0.0);
        Some(Growth {
            at: *at,
            value: share(now) - share(was),
            interval,
            n: now.1.get(),
            all,
            is_negative: is_beyond && mark2_change(now, was) == Mark2Change::Negative,
        })
    })
}

/// From which share on a rule counts a work: of what it found, so that a cell on the border stands
/// beside the limit that put it there.
fn limit(material: &Material<'_>, rule: Rule, year: AcademicYear, school: usize) -> f64 {
    let thresholds = material.thresholds;
    match rule {
        Rule::EarlyWarning => fraction(thresholds.warning),
        Rule::LowShare => match ours_of(material, year, school).raised {
            Ok(Some(Certainty::Borderline)) => fraction(thresholds.nearly_low),
            _ => LOW_SHARE,
        },
        _ => LOW_SHARE,
    }
}

/// Each work with its share, in both years; the warning looks at this one only.
pub(super) fn facts(
    material: &Material<'_>,
    rule: Rule,
    year: AcademicYear,
    school: usize,
) -> Vec<Fact> {
    let limit = limit(material, rule, year, school);
    let before = year.previous().filter(|_| rule != Rule::EarlyWarning);
    let years = before.into_iter().chain([year]);
    let works = years.flat_map(|it| material.in_year(it)).filter(|it| is_looked_at(it.1));
    let fact = |(at, work): (usize, &Work)| {
        let (below, n) = work.sat[school].as_ref()?.below?;
        let (all_below, all) = work.all.below?;
        Some(Fact {
            rule,
            work: u16::try_from(at).ok(),
            year: work.year,
            quantity: Quantity::Below,
            value: below as f64 / NonZeroU64::new(n)?.get() as f64,
            interval: Some(wilson(below, NonZeroU64::new(n)?)),
            n,
            reference: (all > 0).then(|| all_below as f64 / all as f64),
            limit: Some(limit),
        })
    };
    let mut facts: Vec<Fact> = works.filter_map(fact).collect();
    if rule == Rule::EarlyWarning {
        let growth = |it: Growth| Fact {
            rule,
            work: u16::try_from(it.at).ok(),
            year,
            quantity: Quantity::BelowChange,
            value: it.value,
            interval: Some(it.interval),
            n: it.n,
            reference: Some(it.all),
            limit: Some(MARK2_NEGATIVE),
        };
        facts.extend(growths(material, &material.pairs(year), school).map(growth));
    }
    facts
}
