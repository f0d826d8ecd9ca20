//! Many comparisons at once: which survive, and which ranks are certain.
//!
//! Of a hundred groups in which nothing happened five stand out at p < 0.05. [`adjust`] asks
//! how much of a list of findings is left when that is taken into account; [`rank_intervals`]
//! says how far each could be from its place in a list.
//!
//! | question | method | source |
//! |---|---|---|
//! | share of false findings, independent tests | step-up | Benjamini, Hochberg 1995 |
//! | the same, tests that overlap in any way | step-up | Benjamini, Yekutieli 2001 |
//! | any false finding at all | step-down | Holm 1979 |
//! | place in a list | pairwise differences | Goldstein, Spiegelhalter 1996 |
//! | bars that may be compared by eye | shorter bars | Goldstein, Healy 1995 |

use serde::{Deserialize, Serialize};

use super::{
    distribution::{normal_two_sided, normal_upper, poisson_lower},
    interval::{Interval, Z_975},
};

/// What an adjustment keeps small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// The expected share of false findings, for tests that are independent.
    BenjaminiHochberg,
    /// The same for tests that depend on each other; stricter.
    BenjaminiYekutieli,
    /// The chance of even one false finding, however the tests depend; strictest in long lists.
    Holm,
}

/// The p values as they count among each other, in the order given.
///
/// With p₍₁₎ ≤ … ≤ p₍ₘ₎: Benjamini–Hochberg min over j ≥ i of p₍ⱼ₎·m/j; Benjamini–Yekutieli the
/// same times 1 + 1/2 + … + 1/m; Holm max over j ≤ i of p₍ⱼ₎·(m − j + 1); never above 1. A
/// finding counts at the level q if its adjusted value is at most q. The list must be whole:
/// leaving out the dull tests beforehand undoes the adjustment. `None` if one p value is not
/// within \[0, 1\].
///
/// ```
/// use analysis::stats::many::{Adjustment, adjust};
///
/// let adjusted = adjust(&[0.04, 0.01, 0.5], Adjustment::BenjaminiHochberg);
/// assert!(adjusted.is_some_and(|it| it[1] < 0.05 && it[0] > 0.05));
/// assert_eq!(adjust(&[1.5], Adjustment::Holm), None);
/// ```
pub fn adjust(p: &[f64], adjustment: Adjustment) -> Option<Vec<f64>> {
    if p.iter().any(|p| !(0.0..=1.0).contains(p)) {
        return None;
    }
    let mut ascending: Vec<usize> = (0..p.len()).collect();
    ascending.sort_by(|&one, &two| p[one].total_cmp(&p[two]));
    let m = p.len() as f64;
    let mut adjusted = vec![1.0; p.len()];
    if adjustment == Adjustment::Holm {
        let mut strictest = 0.0_f64;
        for (passed, index) in ascending.into_iter().enumerate() {
            strictest = strictest.max(p[index] * (m - passed as f64)).min(1.0);
            adjusted[index] = strictest;
        }
        return Some(adjusted);
    }
    let harmonic: f64 = (1..=p.len()).map(|j| 1.0 / j as f64).sum();
    let factor = if adjustment == Adjustment::BenjaminiYekutieli { m * harmonic } else { m };
    let mut mildest = 1.0_f64;
    for (passed, index) in ascending.into_iter().enumerate().rev() {
        mildest = mildest.min(p[index] * factor / (passed + 1) as f64);
        adjusted[index] = mildest;
    }
    Some(adjusted)
}

/// Which findings count at the level `q` among each other, each in its place; of what has no p value
/// nothing is said, and it is not one of the list.
///
/// ```
/// use analysis::stats::many::{Adjustment, discoveries};
///
/// let found = discoveries(&[Some(0.01), None, Some(0.5)], Adjustment::BenjaminiHochberg, 0.05);
/// assert_eq!(found, [Some(true), None, Some(false)]);
/// ```
pub fn discoveries(p: &[Option<f64>], adjustment: Adjustment, q: f64) -> Vec<Option<bool>> {
    let known: Vec<f64> = p.iter().flatten().copied().collect();
    let mut adjusted = adjust(&known, adjustment).unwrap_or_default().into_iter();
    p.iter().map(|it| it.and_then(|_| adjusted.next()).map(|it| it <= q)).collect()
}

/// A place in a list and where it could as well be; the largest value has place 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankInterval {
    /// The place by value; equal values share the best of their places.
    pub rank: u32,
    /// The best place that cannot be excluded.
    pub best: u32,
    /// The worst place that cannot be excluded.
    pub worst: u32,
}

/// P(X ≤ `count`) where `expected` events are usual: the exact Poisson tail, for rates of few.
///
/// `None` for an expectation that is negative or not finite.
///
/// ```
/// use analysis::stats::many::p_of_so_few;
///
/// // None of three: e⁻³.
/// assert!(p_of_so_few(0, 3.0).is_some_and(|it| (it - 0.049_787).abs() < 1e-6));
/// ```
pub fn p_of_so_few(count: u64, expected: f64) -> Option<f64> {
    (expected.is_finite() && expected >= 0.0).then(|| poisson_lower(count, expected))
}

/// The probability of a standard normal value of at least `z`: the p value of a one-sided test.
/// `None` if `z` is not finite.
///
/// ```
/// use analysis::stats::{interval::Z_975, many::p_above};
///
/// assert!(p_above(Z_975).is_some_and(|it| (it - 0.025).abs() < 1e-12));
/// assert!(p_above(-9.0).is_some_and(|it| it > 0.999));
/// ```
pub fn p_above(z: f64) -> Option<f64> {
    z.is_finite().then(|| normal_upper(z).clamp(0.0, 1.0))
}

/// The places of (value, standard error) pairs, in the order given; a large value is good.
///
/// best = 1 + the number of values clearly larger, worst = N − the number clearly smaller,
/// where clear is |xᵢ − xⱼ| > 1.96·√(seᵢ² + seⱼ²); Goldstein, Spiegelhalter 1996. For
/// independent values. Each pair is judged at 95 % and no correction is made for their number,
/// so the intervals are rather too short than too long. Where less is better, pass negative
/// values. `None` for a negative error or a number that is not finite.
///
/// ```
/// use analysis::stats::many::{RankInterval, rank_intervals};
///
/// let ranks = rank_intervals(&[(50.0, 2.0), (70.0, 2.0), (52.0, 2.0)]);
/// let last_or_second = RankInterval { rank: 3, best: 2, worst: 3 };
/// assert!(ranks.is_some_and(|it| it[0] == last_or_second && it[1].worst == 1));
/// ```
pub fn rank_intervals(estimates: &[(f64, f64)]) -> Option<Vec<RankInterval>> {
    if !estimates.iter().all(|&(value, se)| value.is_finite() && se.is_finite() && se >= 0.0) {
        return None;
    }
    let all = u32::try_from(estimates.len()).ok()?;
    Some(estimates.iter().map(|it| rank_interval(*it, estimates, all)).collect())
}

/// The place of one of `all` estimates among them.
fn rank_interval((value, se): (f64, f64), estimates: &[(f64, f64)], all: u32) -> RankInterval {
    let (mut larger, mut above, mut below) = (0, 0, 0);
    for &(other, other_se) in estimates {
        let least = Z_975 * se.hypot(other_se);
        larger += u32::from(other > value);
        above += u32::from(other - value > least);
        below += u32::from(value - other > least);
    }
    RankInterval { rank: 1 + larger, best: 1 + above, worst: all - below }
}

/// The place of one (value, standard error) pair among others, without asking for theirs.
///
/// Formula, source and errors as for [`rank_intervals`].
///
/// ```
/// use analysis::stats::many::rank_interval_among;
///
/// let rank = rank_interval_among((50.0, 2.0), &[(70.0, 2.0), (52.0, 2.0)]);
/// assert!(rank.is_some_and(|it| (it.rank, it.best, it.worst) == (3, 2, 3)));
/// ```
pub fn rank_interval_among(own: (f64, f64), others: &[(f64, f64)]) -> Option<RankInterval> {
    let usable = |&(value, se): &(f64, f64)| value.is_finite() && se.is_finite() && se >= 0.0;
    let all = u32::try_from(others.len()).ok()?.checked_add(1)?;
    (usable(&own) && others.iter().all(usable)).then(|| rank_interval(own, others, all))
}

/// The two-sided p value that belongs to a difference and its 95 % interval.
///
/// 2·(1 − Φ(|d|/s)), the error s read off the end nearer to zero: (|d| − that end) / 1.96. So
/// p < 0.05 exactly where the interval excludes zero, whatever made the interval; further out it is
/// as good as the normal distribution. `None` where the difference lies outside its interval or a
/// number is not finite; an interval without width tells a difference (0) from none (1).
///
/// ```
/// use analysis::stats::{interval::Interval, many::p_of_difference};
///
/// let p = p_of_difference(2.0, Interval { low: 0.0, high: 5.0 });
/// assert!(p.is_some_and(|it| (it - 0.05).abs() < 1e-9));
/// ```
pub fn p_of_difference(difference: f64, interval: Interval) -> Option<f64> {
    let Interval { low, high } = interval;
    let reach = if difference > 0.0 { difference - low } else { high - difference };
    if !(difference.is_finite() && reach.is_finite() && reach >= 0.0) {
        return None;
    }
    if reach <= 0.0 {
        return Some(if difference.abs() > 0.0 { 0.0 } else { 1.0 });
    }
    Some(normal_two_sided(Z_975 * difference.abs() / reach))
}

/// What to multiply each standard error by, so that bars which do not touch mean a difference.
///
/// The mean over all pairs of z·√(seᵢ² + seⱼ²)/(seᵢ + seⱼ), z = 1.96; Goldstein, Healy 1995.
/// z/√2 = 1.386 for equal errors, up to z where they differ without bounds. Bars so drawn are
/// 95 % right on average over the pairs, and for two objects exactly; they are no confidence
/// intervals and must not be called so. `None` for fewer than two errors or one that is not
/// positive and finite.
///
/// ```
/// use analysis::stats::many::goldstein_healy;
///
/// assert!(goldstein_healy(&[2.0, 2.0]).is_some_and(|it| (it - 1.3859).abs() < 1e-4));
/// assert_eq!(goldstein_healy(&[2.0]), None);
/// ```
pub fn goldstein_healy(errors: &[f64]) -> Option<f64> {
    if errors.len() < 2 || !errors.iter().all(|se| *se > 0.0 && se.is_finite()) {
        return None;
    }
    let later = |(i, one): (usize, &f64)| {
        errors[i + 1..].iter().map(|two| one.hypot(*two) / (one + two)).sum::<f64>()
    };
    let sum: f64 = errors.iter().enumerate().map(later).sum();
    let pairs = errors.len() as f64 * (errors.len() - 1) as f64 / 2.0;
    Some(Z_975 * sum / pairs).filter(|multiplier| multiplier.is_finite())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Adjustment; 3] =
        [Adjustment::BenjaminiHochberg, Adjustment::BenjaminiYekutieli, Adjustment::Holm];

    #[test]
    fn adjusted_values_match_worked_examples() {
        // Sorted 0.01, 0.02, 0.03 of three: 0.03 by all three steps of Benjamini–Hochberg;
        // Holm 3·0.01, 2·0.02 and then not less; the harmonic sum of three is 11/6.
        let p = [0.03, 0.01, 0.02];
        let wanted = [[0.03, 0.03, 0.03], [0.055, 0.055, 0.055], [0.04, 0.03, 0.04]];
        for (adjustment, wanted) in ALL.into_iter().zip(wanted) {
            let got = adjust(&p, adjustment).unwrap();
            for (got, wanted) in got.iter().zip(wanted) {
                assert!((got - wanted).abs() < 1e-15, "{adjustment:?}: {got} is not {wanted}");
            }
        }
    }

    #[test]
    fn lists_without_an_answer_are_named() {
        for adjustment in ALL {
            assert_eq!(adjust(&[], adjustment), Some(vec![]));
            assert_eq!(adjust(&[0.2], adjustment), Some(vec![0.2]));
            assert_eq!(adjust(&[0.2, f64::NAN], adjustment), None);
            assert_eq!(adjust(&[0.2, -0.1], adjustment), None);
        }
        assert_eq!(rank_intervals(&[]), Some(vec![]));
        assert_eq!(rank_intervals(&[(1.0, -1.0)]), None);
        assert_eq!(rank_intervals(&[(f64::NAN, 1.0)]), None);
        assert_eq!(goldstein_healy(&[1.0, 0.0]), None);
    }

    #[test]
    fn equal_values_share_a_place() {
        let ranks = rank_intervals(&[(2.0, 0.0), (3.0, 0.0), (2.0, 0.0), (1.0, 0.0)]).unwrap();
        let got: Vec<_> = ranks.iter().map(|it| (it.rank, it.best, it.worst)).collect();
        assert_eq!(got, [(2, 2, 3), (1, 1, 1), (2, 2, 3), (4, 4, 4)]);
    }

    proptest! {
        #[test]
        fn an_adjustment_never_helps_and_keeps_the_order(
            p in prop::collection::vec(0.0_f64..=1.0, 0..40),
        ) {
            let by = |adjustment| adjust(&p, adjustment).unwrap();
            let [mild, dependent, strict] = ALL.map(by);
            for i in 0..p.len() {
                prop_assert!(mild[i] >= p[i] - 1e-15 && mild[i] <= dependent[i] + 1e-15);
                prop_assert!(mild[i] <= strict[i] + 1e-15 && strict[i] <= 1.0);
                for j in 0..p.len() {
                    prop_assert!(p[i] > p[j] || (mild[i] <= mild[j] && strict[i] <= strict[j]));
                }
            }
        }

        #[test]
        fn a_rank_lies_in_its_interval(
            estimates in prop::collection::vec((-9_i8..9, 0.0_f64..5.0), 1..30),
        ) {
            let estimates: Vec<_> = estimates.iter().map(|&(x, se)| (f64::from(x), se)).collect();
            for it in rank_intervals(&estimates).unwrap() {
                prop_assert!(it.best <= it.rank && it.rank <= it.worst);
            }
        }
    }
}
