//! Quantiles, spread and the ratios made of them.
//!
//! Quantiles are of type 7 (linear; the default of R, `NumPy` and spreadsheets), deviations
//! divide by n − 1. Other programs of this field use other types and divide by n, so their
//! quartiles and deviations of the same small group differ from ours in the second digit.
//!
//! A distribution is a list of *value, how many times*; it is never expanded.

use serde::{Deserialize, Serialize};

/// What there is to say about one set of values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Describe {
    /// How many values.
    pub n: u64,
    /// Arithmetic mean.
    pub mean: f64,
    /// Sample standard deviation; one value has none.
    pub sd: Option<f64>,
    /// The smallest value.
    pub min: f64,
    /// One value in ten lies below.
    pub p10: f64,
    /// The lower quartile.
    pub q1: f64,
    /// The middle.
    pub median: f64,
    /// The upper quartile.
    pub q3: f64,
    /// One value in ten lies above.
    pub p90: f64,
    /// The largest value.
    pub max: f64,
}

impl Describe {
    /// Describes values in any order; `None` if there are none or one is not finite.
    ///
    /// ```
    /// use analysis::stats::quantile::Describe;
    ///
    /// let marks = Describe::of_values(&[4.0, 2.0, 3.0, 5.0]);
    /// assert!(marks.is_some_and(|it| it.n == 4 && (it.median - 3.5).abs() < 1e-12));
    /// assert_eq!(Describe::of_values(&[]), None);
    /// ```
    pub fn of_values(values: &[f64]) -> Option<Self> {
        Self::of_counts(&once_each(values))
    }

    /// Describes a distribution: values with how often each occurs, in any order.
    ///
    /// `None` if nothing was counted or a value is not finite.
    ///
    /// ```
    /// use analysis::stats::quantile::Describe;
    ///
    /// let counted = Describe::of_counts(&[(5.0, 1), (3.0, 2)]);
    /// assert_eq!(counted, Describe::of_values(&[3.0, 3.0, 5.0]));
    /// ```
    pub fn of_counts(distribution: &[(f64, u64)]) -> Option<Self> {
        let mut distribution = distribution.to_vec();
        distribution.sort_by(|(one, _), (two, _)| one.total_cmp(two));
        let (n, mean) = size_and_mean(&distribution)?;
        let at = |p| quantile_of_counts(&distribution, p);
        Some(Self {
            n,
            mean,
            sd: sd_around(&distribution, n, mean),
            min: at(0.0)?,
            p10: at(0.1)?,
            q1: at(0.25)?,
            median: at(0.5)?,
            q3: at(0.75)?,
            p90: at(0.9)?,
            max: at(1.0)?,
        })
    }

    /// The width of the middle half, Q3 − Q1.
    pub fn iqr(&self) -> f64 {
        self.q3 - self.q1
    }
}

/// The quantile `p` of values in ascending order.
///
/// With h = (n − 1)·p: x₍⌊h⌋₎ + (h − ⌊h⌋)·(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎), counting from zero; type 7 of
/// Hyndman and Fan 1996. Valid for every n ≥ 1; the tails mean little when n·p < 1.
/// `None` without values or with `p` outside \[0, 1\]. Unsorted values are a caller's bug:
/// debug builds stop.
///
/// ```
/// use analysis::stats::quantile::quantile;
///
/// let quarter = quantile(&[1.0, 2.0, 3.0, 4.0], 0.25);
/// assert!(quarter.is_some_and(|it| (it - 1.75).abs() < 1e-12));
/// ```
pub fn quantile(ascending: &[f64], p: f64) -> Option<f64> {
    debug_assert!(ascending.is_sorted(), "a quantile of unsorted values");
    type_7(ascending.len() as u64, p, |rank| ascending.get(usize::try_from(rank).ok()?).copied())
}

/// The quantile `p` of a distribution whose values ascend, without expanding it.
///
/// Formula, source and error behaviour as for [`quantile`]; a count of zero is allowed.
///
/// ```
/// use analysis::stats::quantile::quantile_of_counts;
///
/// let median = quantile_of_counts(&[(2.0, 3), (3.0, 9), (4.0, 8), (5.0, 5)], 0.5);
/// assert!(median.is_some_and(|it| (it - 4.0).abs() < 1e-12));
/// ```
pub fn quantile_of_counts(ascending: &[(f64, u64)], p: f64) -> Option<f64> {
    debug_assert!(ascending.is_sorted_by_key(|&(value, _)| value), "an unsorted distribution");
    type_7(ascending.iter().map(|&(_, count)| count).sum(), p, |rank| {
        let mut passed = 0;
        ascending.iter().find_map(|&(value, count)| {
            passed += count;
            (passed > rank).then_some(value)
        })
    })
}

/// The sample standard deviation, √(Σ(x − x̄)²/(n − 1)).
/// `None` for n < 2 or a value that is not finite.
///
/// ```
/// use analysis::stats::quantile::sample_sd;
///
/// assert!(sample_sd(&[1.0, 3.0]).is_some_and(|sd| (sd - 2.0_f64.sqrt()).abs() < 1e-12));
/// assert_eq!(sample_sd(&[3.0]), None);
/// ```
pub fn sample_sd(values: &[f64]) -> Option<f64> {
    let distribution = once_each(values);
    let (n, mean) = size_and_mean(&distribution)?;
    sd_around(&distribution, n, mean)
}

/// The same deviation from sums: √((n·Σx² − (Σx)²) / (n·(n − 1))).
///
/// Meant for sums in whole units, where the subtraction is exact and this otherwise
/// notorious formula loses nothing; the result is in the unit of `sum`. `None` for n < 2,
/// for sums no values could have (a negative numerator) and beyond the range of `i128`.
///
/// ```
/// use analysis::stats::quantile::sample_sd_of_sums;
///
/// // 1 and 3: the sum is 4, the sum of squares 10.
/// assert!(sample_sd_of_sums(2, 4, 10).is_some_and(|sd| (sd - 2.0_f64.sqrt()).abs() < 1e-12));
/// assert_eq!(sample_sd_of_sums(2, 4, 7), None);
/// ```
pub fn sample_sd_of_sums(n: u64, sum: i128, sum_of_squares: i128) -> Option<f64> {
    let spread = i128::from(n).checked_mul(sum_of_squares)?.checked_sub(sum.checked_mul(sum)?)?;
    (n >= 2 && spread >= 0).then(|| (spread as f64 / n as f64 / (n - 1) as f64).sqrt())
}

/// The coefficient of variation, s/x̄, a fraction (Pearson 1896).
///
/// For scales that begin at zero; `None` for a mean that is not positive.
///
/// ```
/// use analysis::stats::quantile::coefficient_of_variation;
///
/// assert!(coefficient_of_variation(4.0, 1.0).is_some_and(|cv| (cv - 0.25).abs() < 1e-12));
/// ```
pub fn coefficient_of_variation(mean: f64, sd: f64) -> Option<f64> {
    ratio(sd, mean)
}

/// The lower quartile as a fraction of the upper one, Q1/Q3: 1 where all are alike.
///
/// From the public code of the national test programme (`p24.py`), which however places
/// quartiles at (n + 1)·p. For scales that begin at zero; `None` where Q3 is not positive.
///
/// ```
/// use analysis::stats::quantile::equity_ratio;
///
/// assert!(equity_ratio(6.0, 12.0).is_some_and(|ratio| (ratio - 0.5).abs() < 1e-12));
/// ```
pub fn equity_ratio(q1: f64, q3: f64) -> Option<f64> {
    ratio(q1, q3)
}

fn ratio(part: f64, base: f64) -> Option<f64> {
    Some(part / base).filter(|ratio| base > 0.0 && ratio.is_finite())
}

fn once_each(values: &[f64]) -> Vec<(f64, u64)> {
    values.iter().map(|&value| (value, 1)).collect()
}

fn type_7(n: u64, p: f64, at: impl Fn(u64) -> Option<f64>) -> Option<f64> {
    if n == 0 || !(0.0..=1.0).contains(&p) {
        return None;
    }
    let position = (n - 1) as f64 * p;
    let rank = position.floor();
    let below = at(rank as u64)?;
    let above = at((rank as u64 + 1).min(n - 1))?;
    // Rounding must not carry the result past its neighbour: quantiles stay in order.
    Some((below + (position - rank) * (above - below)).min(above))
}

fn size_and_mean(distribution: &[(f64, u64)]) -> Option<(u64, f64)> {
    let n: u64 = distribution.iter().map(|&(_, count)| count).sum();
    let sum: f64 = distribution.iter().map(|&(value, count)| value * count as f64).sum();
    (n > 0 && sum.is_finite()).then(|| (n, sum / n as f64))
}

fn sd_around(distribution: &[(f64, u64)], n: u64, mean: f64) -> Option<f64> {
    let squares = |&(value, count): &(f64, u64)| (value - mean) * (value - mean) * count as f64;
    let sum: f64 = distribution.iter().map(squares).sum();
    (n >= 2 && sum.is_finite()).then(|| (sum / (n - 1) as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn assert_close(got: Option<f64>, expected: Option<f64>, name: &str) {
        let alike = match (got, expected) {
            (Some(got), Some(expected)) => (got - expected).abs() < 1e-12,
            (got, expected) => got == expected,
        };
        assert!(alike, "case: {name}: {got:?} is not {expected:?}");
    }

    #[test]
    fn quantiles_match_worked_examples() {
        let four = [1.0, 2.0, 4.0, 8.0];
        let cases: [(&str, &[f64], f64, Option<f64>); 7] = [
            // name, values, p, quantile
            ("nothing", &[], 0.5, None),
            ("one value", &[3.0], 0.9, Some(3.0)),
            ("middle of two", &[1.0, 2.0], 0.5, Some(1.5)),
            ("position 0.75: 1 + 0.75·1", &four, 0.25, Some(1.75)),
            ("position 2.25: 4 + 0.25·4", &four, 0.75, Some(5.0)),
            ("the largest", &four, 1.0, Some(8.0)),
            ("beyond the largest", &four, 1.1, None),
        ];
        for (name, values, p, expected) in cases {
            assert_close(quantile(values, p), expected, name);
        }
    }

    #[test]
    fn spread_matches_worked_examples() {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, Σ(x − 5)² = 32, and 32/7 = 4.571 428…
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        let expected = Some(2.138_089_935_299_395);
        let counts = [(9.0, 1), (2.0, 1), (4.0, 3), (5.0, 2), (6.0, 0), (7.0, 1)];
        let described = Describe::of_counts(&counts).unwrap();
        assert_eq!(Some(described), Describe::of_values(&values));
        assert_close(described.sd, expected, "from a distribution");
        assert_close(sample_sd(&values), expected, "from values");
        assert_close(sample_sd_of_sums(8, 40, 232), expected, "from sums");
        assert_close(coefficient_of_variation(5.0, 2.0), Some(0.4), "cv");
        // Q1 at position 1.75 is 4, Q3 at position 5.25 is 5 + 0.25·2 = 5.5.
        assert_close(equity_ratio(described.q1, described.q3), Some(4.0 / 5.5), "equity");
        assert_close(Some(described.iqr()), Some(1.5), "iqr");
    }

    #[test]
    fn what_cannot_be_described_is_absent() {
        assert_eq!(Describe::of_counts(&[(3.0, 0)]), None);
        assert_eq!(Describe::of_values(&[3.0, f64::NAN]), None);
        assert_eq!(Describe::of_values(&[3.0]).unwrap().sd, None);
        assert_eq!(coefficient_of_variation(0.0, 0.0), None);
        assert_eq!(equity_ratio(0.0, 0.0), None);
        assert_eq!(sample_sd_of_sums(1, 3, 9), None);
        assert_eq!(sample_sd_of_sums(2, i128::MAX, 1), None);
    }

    proptest! {
        #[test]
        fn quantiles_keep_the_order_of_their_probabilities(
            mut counts in prop::collection::vec((-9.9_f64..99.9, 0_u64..50), 1..30),
            p in 0.0_f64..=1.0,
            q in 0.0_f64..=1.0,
        ) {
            counts.sort_by(|(one, _), (two, _)| one.total_cmp(two));
            let at = |p| quantile_of_counts(&counts, p);
            prop_assert!(at(p.min(q)) <= at(p.max(q)));
        }

        #[test]
        fn a_distribution_has_the_quantiles_of_its_values(
            values in prop::collection::vec(0_u8..40, 1..60),
            p in 0.0_f64..=1.0,
        ) {
            let mut values: Vec<f64> = values.into_iter().map(f64::from).collect();
            values.sort_by(f64::total_cmp);
            let counts: Vec<_> = values.chunk_by(|a, b| a.total_cmp(b).is_eq())
                .map(|same| (same[0], same.len() as u64)).collect();
            prop_assert_eq!(quantile(&values, p), quantile_of_counts(&counts, p));
        }
    }
}
