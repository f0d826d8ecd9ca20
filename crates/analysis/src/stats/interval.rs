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

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

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

    /// The same interval around a value that lies so much higher.
    #[must_use]
    pub fn moved(self, by: f64) -> Self {
        Self { low: self.low + by, high: self.high + by }
    }

    pub(crate) fn around(centre: f64, half_width: f64) -> Self {
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
    let (error, df) = welch_error(mean1, sd1, n1, mean2, sd2, n2)?;
    let half_width = if error > 0.0 { t_975(df) * error } else { 0.0 };
    Some(Interval::around(mean1 - mean2, half_width))
}

/// The standard error of Welch's difference and its degrees of freedom.
///
/// Without any spread both are meaningless: the error is zero and the degrees are one.
pub(super) fn welch_error(
    mean1: f64,
    sd1: f64,
    n1: u64,
    mean2: f64,
    sd2: f64,
    n2: u64,
) -> Option<(f64, f64)> {
    let v1 = variance_of_mean(mean1, sd1, n1)?;
    let v2 = variance_of_mean(mean2, sd2, n2)?;
    let total = v1 + v2;
    if total <= 0.0 {
        return Some((0.0, 1.0));
    }
    // By shares of the variance, which neither overflow nor vanish when squared.
    let (w1, w2) = (v1 / total, v2 / total);
    let df = 1.0 / (w1 * w1 / (n1 - 1) as f64 + w2 * w2 / (n2 - 1) as f64);
    Some((total.sqrt(), df))
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
pub(super) fn t_975(df: f64) -> f64 {
    let u = 2.0 / df.max(1.0) - 1.0;
    // Clenshaw's recurrence.
    let (mut one, mut two) = (0.0, 0.0);
    for coefficient in SERIES[1..].iter().rev() {
        (one, two) = (2.0 * u * one - two + coefficient, one);
    }
    1.0 / (u * one - two + SERIES[0] / 2.0)
}

/// Chebyshev coefficients of 1/t over 1/df in \[0, 1\], from 24 nodes. Written down, so that the
/// browser does not carry the incomplete beta function; a test makes them again from `statrs`.
const SERIES: [f64; 24] = [
    0.529044928789264,
    -0.217573053273897,
    0.030983278470289304,
    0.0017882212398638853,
    -0.0010855789842253113,
    3.45595051667591e-05,
    3.8130396627394925e-05,
    -5.876664330129825e-06,
    -7.145953231322647e-07,
    2.8447740759348267e-07,
    2.58489638490141e-09,
    -1.1517038276768568e-08,
    -7.750880030391963e-11,
    1.1758849218409158e-09,
    -3.3843144027952593e-10,
    1.858429613902738e-11,
    1.961825146779006e-11,
    -1.0537802112390674e-11,
    3.921814262231038e-12,
    -1.242207725571376e-12,
    2.888383976440423e-13,
    -8.89334902017443e-15,
    -3.739485573047337e-14,
    2.289372395362458e-14,
];
