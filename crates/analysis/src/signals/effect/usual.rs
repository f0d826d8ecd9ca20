//! What all schools of a region let expect of one that began so, and how far from that schools usually end.
//!
//! From the year before the change alone nobody can tell a school that had one bad year from one that is
//! low every year: the first comes back, the second does not. So the years before that are asked as
//! well, where there are any. How far schools end from what is expected of them beyond chance is τ², as for
//! every rule of ours; without it whoever comes back by himself seems to have been helped.

use super::{Below, Change};
use crate::stats::{
    funnel::{Level, arcsine_limits, dispersed},
    gain::{ExpectedGain, Population, expected_after},
    interval::Interval,
    quantile::sample_sd,
    regression::fit,
};

/// Of fewer schools a correlation is a guess.
const SCHOOLS_MIN: usize = 10;
/// How many schools each variable of a line needs (domain §4.3).
const SCHOOLS_PER_VARIABLE: usize = 10;

/// What is expected of a school.
pub(super) struct Usual {
    pub(super) expected: ExpectedGain,
    /// How alike schools are to themselves in both years.
    pub(super) r: f64,
    /// The variance between schools beyond chance, of angles.
    pub(super) tau_squared: f64,
    /// Whether years before the first one were asked.
    pub(super) by_earlier: bool,
}

impl Usual {
    /// What `all` let expect of a school that began as `own`.
    pub(super) fn of(all: &[Change], own: &Change) -> Option<Self> {
        if all.len() < SCHOOLS_MIN {
            return None;
        }
        let (first, second, r) = alike(all)?;
        let by_before = |it: &Change| expected_after(it.before.share(), first, second, r);
        let expected = by_before(own)?;
        let by_before = || Self {
            expected,
            r,
            tau_squared: spread(all.iter().filter_map(|it| Some((it.after, by_before(it)?.after)))),
            by_earlier: false,
        };
        Some(Self::by_earlier(all, own, r).unwrap_or_else(by_before))
    }

    /// The same by the share before and by how the school stood in the years before that.
    fn by_earlier(all: &[Change], own: &Change, r: f64) -> Option<Self> {
        let conditions = |it: &Change| Some(vec![it.before.share(), it.earlier?]);
        let known = || all.iter().filter_map(|it| Some((it, conditions(it)?)));
        let (variables, values): (Vec<Vec<f64>>, Vec<f64>) =
            known().map(|(it, conditions)| (conditions, it.after.share())).unzip();
        if values.len() < 2 * SCHOOLS_PER_VARIABLE {
            return None;
        }
        let line = fit(&variables, &values, &vec![1.0; values.len()])?;
        let [intercept, before, earlier] = line.coefficients.as_slice() else { return None };
        let at = |it: &Change| {
            Some(intercept.value + before.value * it.before.share() + earlier.value * it.earlier?)
        };
        let after = at(own)?;
        Some(Self {
            expected: ExpectedGain { slope: before.value, after, gain: after - own.before.share() },
            r,
            tau_squared: spread(known().filter_map(|(it, _)| Some((it.after, at(it)?)))),
            by_earlier: true,
        })
    }

    /// Where nineteen of twenty schools of `n` results end that began so.
    pub(super) fn range(&self, n: u64) -> Option<Interval> {
        arcsine_limits(self.expected.after.clamp(0.0, 1.0), n, Level::Warning, self.tau_squared)
    }

    /// The variance between schools beyond chance at the expected share, of shares: dp/dα is
    /// 2·√(p(1 − p)).
    pub(super) fn variance(&self) -> f64 {
        let share = self.expected.after.clamp(0.0, 1.0);
        self.tau_squared * 4.0 * share * (1.0 - share)
    }
}

/// Where all schools lie in both years, and how alike they stay.
fn alike(all: &[Change]) -> Option<(Population, Population, f64)> {
    let before: Vec<f64> = all.iter().map(|it| it.before.share()).collect();
    let after: Vec<f64> = all.iter().map(|it| it.after.share()).collect();
    let mean = |it: &[f64]| it.iter().sum::<f64>() / it.len() as f64;
    let population = |it: &[f64]| Some(Population { mean: mean(it), sd: sample_sd(it)? });
    let (first, second) = (population(&before)?, population(&after)?);
    let product = before.iter().zip(&after).map(|(a, b)| (a - first.mean) * (b - second.mean));
    let covariance = product.sum::<f64>() / (all.len() - 1) as f64;
    let r = covariance / (first.sd * second.sd);
    r.is_finite().then(|| (first, second, r.clamp(-1.0, 1.0)))
}

/// τ² of angles between what schools have and what was expected of them.
fn spread(ends: impl Iterator<Item = (Below, f64)>) -> f64 {
    let angle = |share: f64| share.clamp(0.0, 1.0).sqrt().asin();
    let deviations: Vec<(f64, f64)> = ends
        .map(|(after, expected)| (angle(after.share()) - angle(expected), 0.25 / after.n as f64))
        .collect();
    dispersed(&deviations).map_or(0.0, |it| it.tau_squared)
}
