//! 95 % intervals for shares, means and their differences.
//!
//! A whole cohort is counted, so an interval does not speak of sampling pupils from it: it
//! speaks of the level behind the result, where the next cohort would be expected.
//!
//! | question | method | source |
//! |---|---|---|
//! | one share | score | Wilson 1927; Brown, Cai, `DasGupta` 2001 |
//! | difference of shares | hybrid score | Newcombe 1998 (method 10) |
//! | one mean | t | Student 1908 |
//! | difference of means | unequal variances | Welch 1947 |
//!
//! None of them corrects for continuity or for many comparisons at once.

use std::{f64::consts::PI, num::NonZeroU64, sync::OnceLock};

use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// The 97.5 % point of the standard normal distribution: two tails of 2.5 % leave 95 %.
pub const Z_975: f64 = 1.959_963_984_540_054;

/// A closed range of plausible values; `low <= high`, both finite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies inside, ends included.
    pub fn contains(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// Half of the width: the number after "±" where the interval is symmetric.
    pub fn half_width(self) -> f64 {
        (self.high - self.low) / 2.0
    }

    fn around(centre: f64, half_width: f64) -> Self {
        Self { low: centre - half_width, high: centre + half_width }
    }
}

/// The score interval of a share, within \[0, 1\].
///
/// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), Wilson 1927. Valid for every n ≥ 1,
/// and at shares of 0 and 1, where the textbook interval p ± z·√(p(1−p)/n) has no width.
/// More successes than trials is a caller's bug: debug builds stop, others read it as n.
///
/// ```
/// use analysis::stats::interval::wilson;
///
/// let interval = wilson(1, 5_u64.try_into()?);
/// assert!((interval.low - 0.0362).abs() < 1e-4);
/// assert!((interval.high - 0.6245).abs() < 1e-4);
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
pub fn wilson(successes: u64, n: NonZeroU64) -> Interval {
    debug_assert!(successes <= n.get(), "{successes} of {n}");
    let Interval { low, high } = score(share(successes, n), n.get() as f64);
    // Algebra gives the ends exactly 0 and 1 here; arithmetic may miss by 1e-16.
    Interval {
        low: if successes == 0 { 0.0 } else { low.max(0.0) },
        high: if successes >= n.get() { 1.0 } else { high.min(1.0) },
    }
}

/// Half the width [`wilson`] has at a share `p` of `n`: how precise such a group can be.
///
/// Formula, source and validity as there; `p` need not be a multiple of 1/n. A `p` outside
/// \[0, 1\] is read as the nearer end.
///
/// ```
/// use analysis::stats::interval::wilson_half_width;
///
/// assert!((wilson_half_width(0.3, 10_u64.try_into()?) - 0.25).abs() < 0.005);
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
pub fn wilson_half_width(p: f64, n: NonZeroU64) -> f64 {
    score(p.clamp(0.0, 1.0), n.get() as f64).half_width()
}

/// The interval of a difference of two independent shares, first minus second.
///
/// d − √((p₁−l₁)² + (u₂−p₂)²) … d + √((u₁−p₁)² + (p₂−l₂)²) with l, u from [`wilson`];
/// Newcombe 1998, method 10. Valid for every n ≥ 1; within \[−1, 1\]. The groups must not
/// share members: a part is compared with the rest, not with the whole.
///
/// ```
/// use analysis::stats::interval::newcombe;
///
/// // 30 % against 11 %, and yet the difference may be none at all.
/// assert!(newcombe(9, 30_u64.try_into()?, 3, 28_u64.try_into()?).contains(0.0));
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
pub fn newcombe(k1: u64, n1: NonZeroU64, k2: u64, n2: NonZeroU64) -> Interval {
    let (p1, p2) = (share(k1, n1), share(k2, n2));
    let (first, second) = (wilson(k1, n1), wilson(k2, n2));
    let difference = p1 - p2;
    let below = (p1 - first.low).hypot(second.high - p2);
    let above = (first.high - p1).hypot(p2 - second.low);
    Interval { low: (difference - below).max(-1.0), high: (difference + above).min(1.0) }
}

/// The t interval of a mean; `sd` is the sample deviation (n − 1).
///
/// x̄ ± t·s/√n with n − 1 degrees of freedom, Student 1908. Exact for normal values, good
/// for others from n ≈ 15; not clamped to the scale. `None` for n < 2, a negative deviation
/// or anything not finite. Where all values are equal the interval is a point.
///
/// ```
/// use analysis::stats::interval::mean_t;
///
/// // t is 2.0639 at 24 degrees of freedom; 10 / √25 is 2.
/// assert!(mean_t(70.0, 10.0, 25).is_some_and(|it| (it.high - 74.1278).abs() < 1e-4));
/// assert_eq!(mean_t(70.0, 10.0, 1), None);
/// ```
pub fn mean_t(mean: f64, sd: f64, n: u64) -> Option<Interval> {
    let variance = variance_of_mean(mean, sd, n)?;
    Some(Interval::around(mean, t_975((n - 1) as f64) * variance.sqrt()))
}

/// The interval of a difference of two independent means, first minus second.
///
/// d ± t·√(v₁+v₂) with vᵢ = sᵢ²/nᵢ and (v₁+v₂)² / (v₁²/(n₁−1) + v₂²/(n₂−1)) degrees of
/// freedom; Welch 1947, Satterthwaite 1946. The deviations may differ. Validity as for
/// [`mean_t`]; `None` where either side alone would have no interval.
///
/// ```
/// use analysis::stats::interval::welch;
///
/// assert!(welch(70.0, 10.0, 25, 64.0, 12.0, 36).is_some_and(|it| it.low > 0.0));
/// assert_eq!(welch(70.0, 10.0, 25, 64.0, 0.0, 1), None);
/// ```
pub fn welch(mean1: f64, sd1: f64, n1: u64, mean2: f64, sd2: f64, n2: u64) -> Option<Interval> {
    let v1 = variance_of_mean(mean1, sd1, n1)?;
    let v2 = variance_of_mean(mean2, sd2, n2)?;
    let (difference, total) = (mean1 - mean2, v1 + v2);
    if total <= 0.0 {
        return Some(Interval::around(difference, 0.0));
    }
    // By shares of the variance, which neither overflow nor vanish when squared.
    let (w1, w2) = (v1 / total, v2 / total);
    let df = 1.0 / (w1 * w1 / (n1 - 1) as f64 + w2 * w2 / (n2 - 1) as f64);
    Some(Interval::around(difference, t_975(df) * total.sqrt()))
}

fn share(successes: u64, n: NonZeroU64) -> f64 {
    successes.min(n.get()) as f64 / n.get() as f64
}

/// Wilson's formula, multiplied by n above and below.
fn score(p: f64, n: f64) -> Interval {
    const Z2: f64 = Z_975 * Z_975;
    let scale = 1.0 / (n + Z2);
    let half_width = Z_975 * (n * p * (1.0 - p) + Z2 / 4.0).sqrt() * scale;
    Interval::around((n * p + Z2 / 2.0) * scale, half_width)
}

fn variance_of_mean(mean: f64, sd: f64, n: u64) -> Option<f64> {
    let usable = n >= 2 && sd >= 0.0 && sd.is_finite() && mean.is_finite();
    usable.then(|| sd * sd / n as f64)
}

/// The 97.5 % point of Student's distribution for any `df` of at least 1, whole or not.
///
/// A page asks for thousands of them and inverting the distribution takes microseconds. But
/// 1/t is so smooth a function of 1/df that one polynomial through 24 points has it to
/// eleven digits from df = 1 to infinity. (`statrs` itself drifts, to 1e-4 at a million.)
fn t_975(df: f64) -> f64 {
    static SERIES: OnceLock<[f64; NODES]> = OnceLock::new();
    let series = SERIES.get_or_init(chebyshev_series);
    let u = 2.0 / df.max(1.0) - 1.0;
    // Clenshaw's recurrence.
    let (mut one, mut two) = (0.0, 0.0);
    for coefficient in series[1..].iter().rev() {
        (one, two) = (2.0 * u * one - two + coefficient, one);
    }
    1.0 / (u * one - two + series[0] / 2.0)
}

const NODES: usize = 24;

/// Chebyshev coefficients of 1/t over 1/df in \[0, 1\].
fn chebyshev_series() -> [f64; NODES] {
    let angle = |node: usize| PI * (node as f64 + 0.5) / NODES as f64;
    let values: [f64; NODES] = std::array::from_fn(|node| {
        let df = 2.0 / (1.0 + angle(node).cos());
        let student = StudentsT::new(0.0, 1.0, df).expect("the degrees of freedom are positive");
        1.0 / student.inverse_cdf(0.975)
    });
    std::array::from_fn(|order| {
        let terms = values.iter().enumerate().map(|(k, v)| v * (order as f64 * angle(k)).cos());
        2.0 / NODES as f64 * terms.sum::<f64>()
    })
}

#[cfg(test)]
mod tests {
    use std::f64::consts::SQRT_2;

    use proptest::prelude::*;

    use super::*;

    fn n(n: u64) -> NonZeroU64 {
        NonZeroU64::new(n).unwrap()
    }

    fn assert_close(got: f64, expected: f64, name: &str) {
        assert!((got - expected).abs() < 1e-11, "case: {name}: {got} is not {expected}");
    }

    #[test]
    fn t_points_match_values_of_forty_digits() {
        let cases = [
            // degrees of freedom, t by mpmath (1 and 2 have closed forms)
            (1.0, 12.706_204_736_175),
            (1.5, 6.016_663_104_428),
            (2.0, 4.302_652_729_749),
            (5.5, 2.501_858_617_589),
            (1_000_000.0, 1.959_966_356_814),
            (1e15, Z_975),
        ];
        for (df, expected) in cases {
            assert_close(t_975(df), expected, &format!("df {df}"));
        }
    }

    #[test]
    fn intervals_match_worked_examples() {
        // At a half the half-width is z / (2·√(n + z²)); at none the high end z² / (n + z²).
        let (half, end) = (0.349_961_010_847_851, 0.354_330_435_066_687);
        let cases = [
            // name, interval, low, high
            ("2 of 4", Some(wilson(2, n(4))), 0.5 - half, 0.5 + half),
            ("0 of 7", Some(wilson(0, n(7))), 0.0, end),
            ("7 of 7", Some(wilson(7, n(7))), 1.0 - end, 1.0),
            ("twice 2 of 4", Some(newcombe(2, n(4), 2, n(4))), -half * SQRT_2, half * SQRT_2),
            ("none, all", Some(newcombe(0, n(7), 7, n(7))), -1.0, end * SQRT_2 - 1.0),
            ("1 and 3: ±t(1)", mean_t(2.0, SQRT_2, 2), -10.706_204_736_175, 14.706_204_736_175),
            ("all equal", mean_t(4.0, 0.0, 9), 4.0, 4.0),
            // df = 64 / (16/24 + 16/35) = 56.949…, t = 2.002 504 208 465 (mpmath), times √8
            ("welch", welch(70.0, 10.0, 25, 64.0, 12.0, 36), 0.336_062_779_359, 11.663_937_220_641),
            ("one constant", welch(3., 2., 4, 1., 0., 4), -1.182_446_305_284, 5.182_446_305_284),
            ("both constant", welch(3.0, 0.0, 4, 1.0, 0.0, 4), 2.0, 2.0),
        ];
        for (name, interval, low, high) in cases {
            assert_close(interval.unwrap().low, low, name);
            assert_close(interval.unwrap().high, high, name);
        }
        assert_close(wilson_half_width(0.5, n(4)), half, "a half");
        // Exactly, so that nothing prints as "-0.0 %".
        assert_eq!(wilson(0, n(7)).low.to_bits(), 0.0_f64.to_bits());
        assert_eq!(wilson(7, n(7)).high.to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn there_is_no_interval_without_two_values_and_a_deviation() {
        for (sd, n) in [(1.0, 0), (1.0, 1), (-1.0, 5), (f64::NAN, 5), (f64::INFINITY, 5)] {
            assert_eq!(mean_t(3.0, sd, n), None, "sd {sd}, n {n}");
            assert_eq!(welch(3.0, sd, n, 3.0, 1.0, 9), None, "sd {sd}, n {n}");
            assert_eq!(welch(3.0, 1.0, 9, 3.0, sd, n), None, "sd {sd}, n {n}");
        }
    }

    fn shares() -> impl Strategy<Value = (u64, u64)> {
        (1_u64..5_000).prop_flat_map(|n| (0..=n, Just(n)))
    }

    proptest! {
        #[test]
        fn an_interval_contains_its_estimate((k1, n1) in shares(), (k2, n2) in shares()) {
            let (p1, p2) = (k1 as f64 / n1 as f64, k2 as f64 / n2 as f64);
            prop_assert!(wilson(k1, n(n1)).contains(p1));
            let difference = newcombe(k1, n(n1), k2, n(n2));
            prop_assert!(difference.contains(p1 - p2));
            prop_assert!(difference.low >= -1.0 && difference.high <= 1.0);
        }

        #[test]
        fn a_larger_group_is_more_precise_at_the_same_share((k, m) in shares(), times in 2_u64..9) {
            let (small, large) = (wilson(k, n(m)), wilson(k * times, n(m * times)));
            prop_assert!(large.half_width() < small.half_width());
            let (small, large) = (mean_t(3.5, 0.8, m + 1), mean_t(3.5, 0.8, m + times));
            prop_assert!(large.unwrap().half_width() < small.unwrap().half_width());
        }

        #[test]
        fn counting_failures_mirrors_the_interval((k, m) in shares()) {
            let (successes, failures) = (wilson(k, n(m)), wilson(m - k, n(m)));
            prop_assert!((successes.low + failures.high - 1.0).abs() < 1e-12);
            prop_assert!((successes.high + failures.low - 1.0).abs() < 1e-12);
        }
    }
}
