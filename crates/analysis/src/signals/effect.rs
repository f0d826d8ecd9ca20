//! Было → ожидалось без мер → стало (§5.11): what a change is worth, given that schools far from
//! the middle come nearer to it by themselves.
//!
//! The share below the minimum over the works a school had in both years. First what would have
//! come anyway (regression to the mean over all schools), then the change less that of schools that
//! began alike. It says nothing of why.

use serde::{Deserialize, Serialize};

use super::material::Material;
use crate::{
    answer::{Verdict, verdict},
    indicator::Better,
    stats::{
        gain::{
            Estimate, ExpectedGain, ExtraGain, Population, difference_in_differences,
            expected_after, range_after,
        },
        interval::{Interval, wilson},
        quantile::sample_sd,
    },
    year::AcademicYear,
};

/// Of fewer pupils in one of both years nothing is compared with others (domain §5.11).
const PUPILS_MIN: u64 = 20;
/// With fewer schools that began alike nothing is compared (domain §5.11).
const PEERS_MIN: usize = 5;
/// How many schools that began alike are taken.
const PEERS: usize = 10;
/// Of fewer schools a correlation is a guess.
const SCHOOLS_MIN: usize = 10;

/// Results below the minimum, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Below {
    /// Below the minimum.
    pub count: u64,
    /// All results.
    pub n: u64,
}

impl Below {
    /// As a fraction of one.
    pub fn share(self) -> f64 {
        self.count as f64 / self.n.max(1) as f64
    }

    /// What the share may be as well.
    pub fn interval(self) -> Option<Interval> {
        Some(wilson(self.count, self.n.try_into().ok()?))
    }

    fn estimate(self) -> Estimate {
        let share = self.share();
        Estimate { value: share, se: (share * (1.0 - share) / self.n as f64).sqrt() }
    }
}

/// A change between two years beside what was to be expected of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// The earlier year.
    pub from: AcademicYear,
    /// The later year.
    pub to: AcademicYear,
    /// Было.
    pub before: Below,
    /// Стало.
    pub after: Below,
    /// Ожидалось без мер; `None` where there are too few schools.
    pub expected: Option<ExpectedGain>,
    /// Where nineteen of twenty schools end that began so.
    pub range: Option<Interval>,
    /// How alike schools are to themselves in both years.
    pub r: Option<f64>,
    /// Over how many schools.
    pub schools: u32,
    /// Schools that began alike, and the change beyond theirs.
    pub beside: Option<Beside>,
}

/// Schools that began alike.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// How many.
    pub schools: u32,
    /// All of them together before.
    pub before: Below,
    /// All of them together after.
    pub after: Below,
    /// The change of the school less theirs.
    pub extra: ExtraGain,
    /// What its interval allows to say; less below the minimum is better.
    pub verdict: Verdict,
}

/// What a school had below the minimum before and after, in works of both years.
fn changes(
    material: &Material<'_>,
    pairs: &[(usize, usize)],
    school: usize,
) -> Option<(Below, Below)> {
    let below = |work: usize| material.works[work].sat[school].as_ref()?.below;
    let none = Below { count: 0, n: 0 };
    let (before, after) = pairs.iter().fold((none, none), |sum, (now, before)| {
        let (Some(now), Some(before)) = (below(*now), below(*before)) else { return sum };
        let add =
            |sum: Below, (count, n): (u64, u64)| Below { count: sum.count + count, n: sum.n + n };
        (add(sum.0, before), add(sum.1, now))
    });
    (before.n > 0 && after.n > 0).then_some((before, after))
}

/// The change of a school between two years.
pub(super) fn effect(
    material: &Material<'_>,
    school: usize,
    from: AcademicYear,
    to: AcademicYear,
) -> Option<Effect> {
    let pairs = material.pairs_of(from, to);
    let (before, after) = changes(material, &pairs, school)?;
    let all: Vec<(usize, Below, Below)> = (0..material.schools.len())
        .filter_map(|it| changes(material, &pairs, it).map(|(before, after)| (it, before, after)))
        .filter(|(_, before, after)| before.n.min(after.n) >= PUPILS_MIN)
        .collect();
    let enough = all.len() >= SCHOOLS_MIN;
    let found = enough.then(|| usual(&all)).flatten();
    let expected = found.and_then(|(before_all, after_all, r)| {
        expected_after(before.share(), before_all, after_all, r)
    });
    let range = expected.zip(found).and_then(|(expected, (_, after_all, r))| {
        let Interval { low, high } = range_after(expected.after, after_all, r)?;
        // Shares end at none and all.
        Some(Interval { low: low.clamp(0.0, 1.0), high: high.clamp(0.0, 1.0) })
    });
    let is_large = before.n.min(after.n) >= PUPILS_MIN;
    Some(Effect {
        from,
        to,
        before,
        after,
        expected,
        range,
        r: found.map(|it| it.2),
        schools: u32::try_from(all.len()).unwrap_or(u32::MAX),
        beside: is_large.then(|| beside(&all, school, before, after)).flatten(),
    })
}

/// Where all schools lie in both years, and how alike they stay.
fn usual(all: &[(usize, Below, Below)]) -> Option<(Population, Population, f64)> {
    let before: Vec<f64> = all.iter().map(|it| it.1.share()).collect();
    let after: Vec<f64> = all.iter().map(|it| it.2.share()).collect();
    let mean = |it: &[f64]| it.iter().sum::<f64>() / it.len() as f64;
    let population = |it: &[f64]| Some(Population { mean: mean(it), sd: sample_sd(it)? });
    let (first, second) = (population(&before)?, population(&after)?);
    let product = before.iter().zip(&after).map(|(a, b)| (a - first.mean) * (b - second.mean));
    let covariance = product.sum::<f64>() / (all.len() - 1) as f64;
    let r = covariance / (first.sd * second.sd);
    r.is_finite().then(|| (first, second, r.clamp(-1.0, 1.0)))
}

/// The change less that of the schools that began nearest.
fn beside(
    all: &[(usize, Below, Below)],
    school: usize,
    before: Below,
    after: Below,
) -> Option<Beside> {
    let mut others: Vec<&(usize, Below, Below)> = all.iter().filter(|it| it.0 != school).collect();
    let distance = |it: &Below| (it.share() - before.share()).abs();
    others.sort_by(|a, b| distance(&a.1).total_cmp(&distance(&b.1)));
    others.truncate(PEERS);
    let sum = |of: fn(&(usize, Below, Below)) -> Below| {
        others.iter().map(|it| of(it)).fold(Below { count: 0, n: 0 }, |sum, it| Below {
            count: sum.count + it.count,
            n: sum.n + it.n,
        })
    };
    let (others_before, others_after) = (sum(|it| it.1), sum(|it| it.2));
    let extra = difference_in_differences(
        (before.estimate(), after.estimate()),
        (others_before.estimate(), others_after.estimate()),
    )?;
    (others.len() >= PEERS_MIN).then(|| Beside {
        schools: u32::try_from(others.len()).unwrap_or(u32::MAX),
        before: others_before,
        after: others_after,
        verdict: verdict(Some(extra.interval), Better::Lower),
        extra,
    })
}
