//! Short series: slope, evidence for a trend, and what may be said of it.
//!
//! Made for three to ten years of one value. Both methods use ranks and medians, so one odd
//! year does not bend the line, and neither asks for equal distances: a missing year is left
//! out, never filled in.
//!
//! Four values in a row that all rise happen by chance once in twelve times (2/4!). So below
//! [`POINTS_MIN`] values there is a slope and never a verdict.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{
    ALPHA,
    distribution::normal_two_sided,
    interval::{Interval, t_975},
    quantile::quantile,
};

/// The fewest values of which a trend can be claimed: 2/n! is 0.083 for 4 and 0.017 for 5.
pub const POINTS_MIN: usize = 5;

/// Up to so many values the p value is exact; their arrangements still fit an `i128`.
const EXACT_MAX: usize = 30;

/// A straight line, `value = intercept + slope · time`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Change of the value per unit of time.
    pub slope: f64,
    /// The value at time zero.
    pub intercept: f64,
}

impl Line {
    /// The value on the line at a time.
    pub fn at(self, time: f64) -> f64 {
        self.intercept + self.slope * time
    }
}

/// The line through (time, value) pairs whose slope is the median of all pairwise slopes.
///
/// slope = med (yⱼ − yᵢ)/(xⱼ − xᵢ) over i < j, intercept = med y − slope · med x; Theil
/// 1950, Sen 1968. Up to 29 % of the values may be wild without harm. In any order; `None`
/// for fewer than two pairs, two at the same time, or a number that is not finite.
///
/// ```
/// use analysis::stats::trend::theil_sen;
///
/// // 2022 is missing, and the slope is per year all the same.
/// let line = theil_sen(&[(2020.0, 40.0), (2021.0, 43.0), (2023.0, 49.0)]);
/// assert!(line.is_some_and(|it| (it.slope - 3.0).abs() < 1e-12));
/// assert_eq!(theil_sen(&[(2020.0, 40.0)]), None);
/// ```
pub fn theil_sen(points: &[(f64, f64)]) -> Option<Line> {
    let points = in_time(points)?;
    let mut slopes: Vec<f64> =
        pairs(&points).map(|((x1, y1), (x2, y2))| (y2 - y1) / (x2 - x1)).collect();
    let slope = median(&mut slopes)?;
    let (mut times, mut values): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
    let intercept = median(&mut values)? - slope * median(&mut times)?;
    (slope.is_finite() && intercept.is_finite()).then_some(Line { slope, intercept })
}

/// The value at a time beyond the series and where a single one lies in 95 of 100 cases.
///
/// ŷ on the line of [`theil_sen`], ± t·s·√(1 + 1/n + (x₀ − x̄)²/Σ(x − x̄)²) with s² = Σr²/(n − 2)
/// of the residuals from that line and n − 2 degrees of freedom: the interval of least squares
/// (Draper & Smith 1998) around the resistant line, an approximation. It knows nothing of what
/// will happen; one step ahead, no further. `None` for fewer than three pairs or as for
/// [`theil_sen`].
///
/// ```
/// use analysis::stats::trend::predict;
///
/// let next = predict(&[(1.0, 10.0), (2.0, 12.0), (3.0, 14.0), (4.0, 16.0)], 5.0);
/// assert!(next.is_some_and(|(value, it)| value == 18.0 && it.low == 18.0));
/// ```
pub fn predict(points: &[(f64, f64)], time: f64) -> Option<(f64, Interval)> {
    let line = theil_sen(points)?;
    if points.len() < 3 {
        return None;
    }
    let n = points.len() as f64;
    let mean_time = points.iter().map(|it| it.0).sum::<f64>() / n;
    let spread: f64 = points.iter().map(|it| (it.0 - mean_time).powi(2)).sum();
    let residuals: f64 = points.iter().map(|it| (it.1 - line.at(it.0)).powi(2)).sum();
    let widened = 1.0 + 1.0 / n + (time - mean_time).powi(2) / spread;
    let half_width = t_975(n - 2.0) * (residuals / (n - 2.0) * widened).sqrt();
    let value = line.at(time);
    (value.is_finite() && half_width.is_finite())
        .then(|| (value, Interval::around(value, half_width)))
}

/// How far values and time are in one order.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MannKendall {
    /// Pairs that rise less pairs that fall.
    pub s: i64,
    /// Kendall's τ-b, from −1 to 1; equal values have none.
    pub tau: Option<f64>,
    /// The two-sided p value: exact up to 30 values, beyond that `p_normal`.
    pub p: f64,
    /// The two-sided p value by normal approximation, corrected for ties and continuity.
    pub p_normal: f64,
}

/// The test of (time, value) pairs for a monotonic trend.
///
/// S = Σ sign(yⱼ − yᵢ) over i < j; Mann 1945, Kendall 1955. p = min(1, 2·P(S ≥ |s|)) where
/// all arrangements of the values in time are equally likely. Equal values stay equal in each
/// of them, so p is exact with ties too: the coefficients of the Gaussian multinomial count
/// the arrangements by their inversions. Assumes values independent from year to year.
/// In any order; `None` as for [`theil_sen`].
///
/// ```
/// use analysis::stats::trend::mann_kendall;
///
/// let rising = mann_kendall(&[(1.0, 61.0), (2.0, 64.0), (3.0, 66.0), (4.0, 70.0)]);
/// assert!(rising.is_some_and(|it| it.s == 6 && (it.p - 2.0 / 24.0).abs() < 1e-12));
/// ```
pub fn mann_kendall(points: &[(f64, f64)]) -> Option<MannKendall> {
    let points = in_time(points)?;
    let signs = pairs(&points).map(|((_, y1), (_, y2))| match y2.partial_cmp(&y1) {
        Some(Ordering::Greater) => 1,
        Some(Ordering::Less) => -1,
        _ => 0,
    });
    let s: i64 = signs.sum();
    let ties = tie_sizes(&points);
    let p_normal = normal_p(s, &ties);
    Some(MannKendall {
        s,
        tau: tau_b(s, &ties),
        p: if points.len() <= EXACT_MAX { exact_p(s, &ties) } else { p_normal },
        p_normal,
    })
}

/// The smallest two-sided p value that `n` different values can have, min(1, 2/n!).
///
/// Both orders without an exception, out of n!. Why three or four years prove nothing.
///
/// ```
/// use analysis::stats::trend::p_min;
///
/// assert!((p_min(4) - 0.0833).abs() < 1e-4);
/// ```
pub fn p_min(n: u32) -> f64 {
    (2..=n).fold(2.0_f64, |p, k| p / f64::from(k)).min(1.0)
}

/// What may be said of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Trend {
    /// Растёт: more rises than chance explains.
    Rising,
    /// Снижается: more falls than chance explains.
    Falling,
    /// Тренд не выявлен: chance explains what there is.
    NoEvidence,
    /// Пока рано: too few values for any order of them to be evidence.
    TooEarly,
}

impl Trend {
    /// The verdict on (time, value) pairs, by [`mann_kendall`] at p < 0.05.
    ///
    /// [`Trend::TooEarly`] below [`POINTS_MIN`] values, none at all included. `None` for two
    /// values at the same time or a number that is not finite.
    ///
    /// ```
    /// use analysis::stats::trend::Trend;
    ///
    /// let rising = [(1.0, 40.0), (2.0, 41.0), (3.0, 44.0), (4.0, 45.0), (5.0, 49.0)];
    /// assert_eq!(Trend::of(&rising), Some(Trend::Rising));
    /// assert_eq!(Trend::of(&rising[..4]), Some(Trend::TooEarly));
    /// ```
    pub fn of(points: &[(f64, f64)]) -> Option<Self> {
        if points.len() < 2 {
            let finite = points.iter().all(|(x, y)| x.is_finite() && y.is_finite());
            return finite.then_some(Self::TooEarly);
        }
        let test = mann_kendall(points)?;
        Some(match test.s {
            _ if points.len() < POINTS_MIN => Self::TooEarly,
            _ if test.p >= ALPHA => Self::NoEvidence,
            s if s > 0 => Self::Rising,
            _ => Self::Falling,
        })
    }
}

/// Pairs in the order of time; `None` where the methods have no answer.
fn in_time(points: &[(f64, f64)]) -> Option<Vec<(f64, f64)>> {
    let mut points = points.to_vec();
    points.sort_by(|(one, _), (two, _)| one.total_cmp(two));
    let finite = points.iter().all(|(x, y)| x.is_finite() && y.is_finite());
    let apart = points.windows(2).all(|two| two[0].0 < two[1].0);
    (points.len() >= 2 && finite && apart).then_some(points)
}

/// Every earlier element with every later one.
fn pairs<T: Copy>(all: &[T]) -> impl Iterator<Item = (T, T)> {
    all.iter().enumerate().flat_map(|(i, &one)| all[i + 1..].iter().map(move |&two| (one, two)))
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    quantile(values, 0.5)
}

/// How often each value occurs; the sizes add up to the number of points.
fn tie_sizes(points: &[(f64, f64)]) -> Vec<usize> {
    let mut values: Vec<f64> = points.iter().map(|&(_, y)| y).collect();
    values.sort_by(f64::total_cmp);
    // By `==`, which takes −0 for 0 as the signs above do.
    values.chunk_by(|one, two| one >= two).map(<[f64]>::len).collect()
}

/// The number of pairs among `n`.
fn choose_2(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// S / √(pairs · pairs of different values).
fn tau_b(s: i64, ties: &[usize]) -> Option<f64> {
    let all = choose_2(ties.iter().sum());
    let different = all - ties.iter().copied().map(choose_2).sum::<f64>();
    (different > 0.0).then(|| s as f64 / (all * different).sqrt())
}

/// (|S| − 1)/√Var with Var = (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18, Kendall 1955.
fn normal_p(s: i64, ties: &[usize]) -> f64 {
    let part = |n: usize| choose_2(n) * (2 * n + 5) as f64 / 9.0;
    let variance = part(ties.iter().sum()) - ties.iter().copied().map(part).sum::<f64>();
    if s == 0 {
        return 1.0;
    }
    normal_two_sided((s.abs() - 1) as f64 / variance.sqrt())
}

/// 2·P(S ≥ |s|) over all arrangements; S is the largest possible less twice the inversions.
fn exact_p(s: i64, ties: &[usize]) -> f64 {
    let counts = arrangements_by_inversions(ties);
    let most = counts.len() - 1;
    let at_most = (most - s.unsigned_abs() as usize) / 2;
    let extreme: i128 = counts[..=at_most].iter().sum();
    let all: i128 = counts.iter().sum();
    (2.0 * extreme as f64 / all as f64).min(1.0)
}

/// How many arrangements of the values have 0, 1, 2 … inversions.
///
/// The coefficients of \[n\]! / Π \[t\]!, built factor by factor as Π (1 − qᵐ)/(1 − qʲ): a
/// value more, the `m`-th of all and the `j`-th of its kind. Every step divides evenly.
fn arrangements_by_inversions(ties: &[usize]) -> Vec<i128> {
    let mut counts = vec![1];
    let mut m = 0;
    for j in ties.iter().flat_map(|&size| 1..=size) {
        m += 1;
        counts.resize(counts.len() + m, 0);
        for i in (m..counts.len()).rev() {
            counts[i] -= counts[i - m];
        }
        for i in j..counts.len() {
            counts[i] += counts[i - j];
        }
        counts.truncate(counts.len() - j);
    }
    counts
}

#[cfg(test)]
mod tests;
