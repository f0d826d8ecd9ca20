//! Было → ожидалось без мер → стало (§5.11): what a change is worth, given that schools far from
//! the middle come nearer to it by themselves.
//!
//! The share below the minimum over the works a school had in both years. First what would have
//! come anyway ([`usual`]), and where nineteen of twenty schools end that began so: only who ends outside of
//! that changed more than was expected. Beside it the change less that of schools that began alike.
//! It says nothing of why.

use serde::{Deserialize, Serialize};

use super::{material::Material, place::Counted};
use crate::{
    answer::{Verdict, verdict},
    indicator::Better,
    stats::{
        gain::{Estimate, ExpectedGain, ExtraGain, difference_in_differences},
        interval::{Interval, wilson},
    },
    year::AcademicYear,
};

mod usual;

use usual::Usual;

/// Of fewer pupils in one of both years nothing is compared with others (domain §5.11).
const PUPILS_MIN: u64 = 20;
/// With fewer schools that began alike nothing is compared (domain §5.11).
const PEERS_MIN: usize = 5;
/// How many schools that began alike are taken.
const PEERS: usize = 10;
/// How many years before the first one say how a school usually stands.
const YEARS_EARLIER: usize = 3;

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

    /// With its error by chance, and `usual` more variance.
    fn estimate(self, usual: f64) -> Estimate {
        let share = self.share();
        Estimate { value: share, se: (share * (1.0 - share) / self.n as f64 + usual).sqrt() }
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
    /// Whether the years before the first one were asked as well.
    pub by_earlier: bool,
    /// Where nineteen of twenty schools of that size end that began so.
    pub range: Option<Interval>,
    /// Whether it ended outside of that; less below the minimum is better.
    pub verdict: Option<Verdict>,
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
    /// The change of the school less theirs, with the usual spread of schools in its error.
    pub extra: ExtraGain,
    /// What its interval allows to say; less below the minimum is better.
    pub verdict: Verdict,
}

/// What one school had.
#[derive(Clone, Copy)]
struct Change {
    school: usize,
    before: Below,
    after: Below,
    /// How far above all schools its share lay in the years before, over the same works.
    earlier: Option<f64>,
}

/// What a school had below the minimum before and after, in works of both years.
fn changes(
    material: &Material<'_>,
    pairs: &[(usize, usize)],
    earlier: &[usize],
    school: usize,
) -> Option<Change> {
    let below = |work: usize| material.works[work].sat[school].as_ref()?.below;
    let none = Below { count: 0, n: 0 };
    let (before, after) = pairs.iter().fold((none, none), |sum, (now, before)| {
        let (Some(now), Some(before)) = (below(*now), below(*before)) else { return sum };
        let add =
            |sum: Below, (count, n): (u64, u64)| Below { count: sum.count + count, n: sum.n + n };
        (add(sum.0, before), add(sum.1, now))
    });
    let works = earlier.iter().map(|it| &material.works[*it]);
    let Counted { count, n, expected } = Counted::over(works, school, |it| it.below);
    let earlier = (n >= PUPILS_MIN).then(|| (count as f64 - expected) / n as f64);
    (before.n > 0 && after.n > 0).then_some(Change { school, before, after, earlier })
}

/// The same works in the years before the first one, as far back as their series reach.
fn earlier_works(
    material: &Material<'_>,
    pairs: &[(usize, usize)],
    from: AcademicYear,
) -> Vec<usize> {
    let years = std::iter::successors(from.previous(), |it| it.previous());
    let years = years.take(YEARS_EARLIER);
    let of_year = |year| material.pairs_of(year, from).into_iter();
    let is_asked = |at: &usize| pairs.iter().any(|(_, before)| before == at);
    years.flat_map(of_year).filter(|(first, _)| is_asked(first)).map(|it| it.1).collect()
}

/// The change of a school between two years.
pub(super) fn effect(
    material: &Material<'_>,
    school: usize,
    from: AcademicYear,
    to: AcademicYear,
) -> Option<Effect> {
    let pairs = material.pairs_of(from, to);
    let earlier = earlier_works(material, &pairs, from);
    let of = |school: usize| changes(material, &pairs, &earlier, school);
    let own = of(school)?;
    let is_large = |it: &Change| it.before.n.min(it.after.n) >= PUPILS_MIN;
    let all: Vec<Change> =
        (0..material.schools.len()).filter_map(of).filter(|it| is_large(it)).collect();
    let usual = Usual::of(&all, &own);
    let range = usual.as_ref().and_then(|it| it.range(own.after.n));
    Some(Effect {
        from,
        to,
        before: own.before,
        after: own.after,
        expected: usual.as_ref().map(|it| it.expected),
        by_earlier: usual.as_ref().is_some_and(|it| it.by_earlier),
        range,
        verdict: range.filter(|_| is_large(&own)).map(|it| beyond(own.after.share(), it)),
        r: usual.as_ref().map(|it| it.r),
        schools: u32::try_from(all.len()).unwrap_or(u32::MAX),
        beside: is_large(&own)
            .then(|| beside(&all, &own, usual.as_ref().map_or(0.0, Usual::variance)))
            .flatten(),
    })
}

/// Less below the minimum than the range is better than expected, more is worse.
fn beyond(share: f64, range: Interval) -> Verdict {
    let left = Interval { low: share - range.high, high: share - range.low };
    verdict(Some(left), Better::Lower)
}

/// The change less that of the schools that began nearest; `usual` is the variance of one school
/// beyond chance.
fn beside(all: &[Change], own: &Change, usual: f64) -> Option<Beside> {
    let mut others: Vec<&Change> = all.iter().filter(|it| it.school != own.school).collect();
    let distance = |it: &Change| (it.before.share() - own.before.share()).abs();
    others.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    others.truncate(PEERS);
    if others.len() < PEERS_MIN {
        return None;
    }
    let sum = |of: fn(&Change) -> Below| {
        others.iter().map(|it| of(it)).fold(Below { count: 0, n: 0 }, |sum, it| Below {
            count: sum.count + it.count,
            n: sum.n + it.n,
        })
    };
    let (others_before, others_after) = (sum(|it| it.before), sum(|it| it.after));
    let extra = difference_in_differences(
        (own.before.estimate(0.0), own.after.estimate(usual)),
        (others_before.estimate(0.0), others_after.estimate(usual / others.len() as f64)),
    )?;
    Some(Beside {
        schools: u32::try_from(others.len()).unwrap_or(u32::MAX),
        before: others_before,
        after: others_after,
        verdict: verdict(Some(extra.interval), Better::Lower),
        extra,
    })
}
