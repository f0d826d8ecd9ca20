//! Agreement: whether two gradings of the same objects say the same.
//!
//! | question | method | source |
//! |---|---|---|
//! | does one grade higher more often than lower | exact sign test | Arbuthnot 1710; Conover 1999, §3.4 |
//! | do both order the objects alike | rank correlation with ties | Spearman 1904; Kendall 1948 |
//! | do both give the same grade | kappa with quadratic weights | Cohen 1968 |
//!
//! Objects come as counts: so many have this pair of values. What grades mean, and which of the two
//! is right, is not asked here.

use serde::{Deserialize, Serialize};

use super::{
    correlation::{counted, on_the_scale_of_fisher, width_of_ranks},
    distribution::binomial_upper,
    interval::{Interval, Z_975},
};

/// The fewest objects for which an interval is made of a rank correlation.
const OBJECTS_MIN: u64 = 10;

/// A number with its 95 % interval, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Its interval.
    pub interval: Option<Interval>,
}

/// The chance of a split as uneven as this or more so, if up and down are equally likely.
///
/// 2·P(X ≥ max(down, up)) of the binomial distribution with share ½, at most 1; objects that are equal
/// say nothing and are left out. Exact for any number; below six it cannot fall under 0.05. `None`
/// where nothing differs.
///
/// ```
/// use analysis::stats::agreement::sign_test;
///
/// // Five of five one way: twice one in 32.
/// assert!(sign_test(5, 0).is_some_and(|it| (it - 0.0625).abs() < 1e-12));
/// assert_eq!(sign_test(0, 0), None);
/// ```
pub fn sign_test(down: u64, up: u64) -> Option<f64> {
    let all = down + up;
    (all > 0).then(|| (2.0 * binomial_upper(down.max(up), all, 0.5)).min(1.0))
}

/// How many objects have this pair of values.
pub type Pair = (u32, u32, u64);

/// The rank correlation of pairs, tied values sharing the mean of their ranks.
///
/// ρ = Σ(r − r̄)(s − s̄)/√(Σ(r − r̄)²·Σ(s − s̄)²) over mid-ranks r, s; Spearman 1904, in Kendall's form
/// for ties. Interval tanh(artanh ρ ± 1.96·√((1 + ρ²/2)/(n − 3))), Bonett and Wright 2000; from 10
/// objects on and for |ρ| < 1. `None` where one side has a single value.
///
/// ```
/// use analysis::stats::agreement::spearman;
///
/// assert!(spearman(&[(1, 10, 3), (2, 20, 3)]).is_some_and(|it| (it.value - 1.0).abs() < 1e-12));
/// assert_eq!(spearman(&[(1, 10, 3), (1, 20, 3)]), None);
/// ```
pub fn spearman(pairs: &[Pair]) -> Option<Estimate> {
    let (first, second) = (mid_ranks(pairs, |it| it.0), mid_ranks(pairs, |it| it.1));
    let n: u64 = pairs.iter().map(|it| it.2).sum();
    let ranked = first.into_iter().zip(second).zip(pairs).map(|((r, s), it)| (r, s, it.2));
    let value = counted(&ranked.collect::<Vec<_>>())?;
    Some(Estimate { value, interval: around(value, n) })
}

pub(super) fn around(rho: f64, n: u64) -> Option<Interval> {
    if n < OBJECTS_MIN || rho.abs() >= 1.0 {
        return None;
    }
    Some(on_the_scale_of_fisher(rho, width_of_ranks(rho), n))
}

/// The rank correlation by the formula that is right only without ties: 1 − 6Σd²/(n(n² − 1)).
///
/// Documents print it; with four grades it comes out higher than [`spearman`]. `None` for fewer than
/// two objects.
pub fn spearman_without_ties(pairs: &[Pair]) -> Option<f64> {
    let (first, second) = (mid_ranks(pairs, |it| it.0), mid_ranks(pairs, |it| it.1));
    let n = pairs.iter().map(|it| it.2).sum::<u64>() as f64;
    let squares: f64 = (first.iter().zip(&second).zip(pairs))
        .map(|((r, s), pair)| pair.2 as f64 * (r - s).powi(2))
        .sum();
    (n >= 2.0).then(|| 1.0 - 6.0 * squares / (n * (n * n - 1.0)))
}

/// For each pair the mean rank of all objects with the same value on that side.
fn mid_ranks(pairs: &[Pair], side: fn(&Pair) -> u32) -> Vec<f64> {
    let rank = |own: &Pair| {
        let (mut below, mut same) = (0, 0);
        for it in pairs {
            below += if side(it) < side(own) { it.2 } else { 0 };
            same += if side(it) == side(own) { it.2 } else { 0 };
        }
        below as f64 + (same as f64 + 1.0) / 2.0
    };
    pairs.iter().map(rank).collect()
}

/// Agreement beyond chance, differences weighing by their square.
///
/// κ = (pₒ − pₑ)/(1 − pₑ) with weights 1 − (i − j)²/(K − 1)², pₑ from the margins; Cohen 1968.
/// Interval κ ± 1.96·√v, v = (Σ pᵢⱼ(wᵢⱼ − (w̄ᵢ + w̄ⱼ)(1 − κ))² − (κ − pₑ(1 − κ))²)/(n(1 − pₑ)²); Fleiss,
/// Cohen, Everitt 1969; a large-sample interval, from 3K² objects on. `None` where both margins are one
/// grade, or there is nothing.
///
/// ```
/// use analysis::stats::agreement::kappa;
///
/// assert!(kappa(&[[5, 0], [0, 5]]).is_some_and(|it| (it.value - 1.0).abs() < 1e-12));
/// assert!(kappa(&[[5, 5], [5, 5]]).is_some_and(|it| it.value.abs() < 1e-12));
/// ```
pub fn kappa<const K: usize>(table: &[[u64; K]; K]) -> Option<Estimate> {
    let n = table.iter().flatten().sum::<u64>();
    let share = |i: usize, j: usize| table[i][j] as f64 / n as f64;
    let weight = |i: usize, j: usize| 1.0 - (i.abs_diff(j) as f64 / (K as f64 - 1.0)).powi(2);
    let rows: Vec<f64> = (0..K).map(|i| (0..K).map(|j| share(i, j)).sum()).collect();
    let columns: Vec<f64> = (0..K).map(|j| (0..K).map(|i| share(i, j)).sum()).collect();
    let cells = || (0..K).flat_map(|i| (0..K).map(move |j| (i, j)));
    let found: f64 = cells().map(|(i, j)| weight(i, j) * share(i, j)).sum();
    let expected: f64 = cells().map(|(i, j)| weight(i, j) * rows[i] * columns[j]).sum();
    let value = (found - expected) / (1.0 - expected);
    if !value.is_finite() {
        return None;
    }
    let of_row = |i: usize| (0..K).map(|j| weight(i, j) * columns[j]).sum::<f64>();
    let of_column = |j: usize| (0..K).map(|i| weight(i, j) * rows[i]).sum::<f64>();
    let spread: f64 = cells()
        .map(|(i, j)| {
            share(i, j) * (weight(i, j) - (of_row(i) + of_column(j)) * (1.0 - value)).powi(2)
        })
        .sum();
    let variance = (spread - (value - expected * (1.0 - value)).powi(2))
        / (n as f64 * (1.0 - expected).powi(2));
    let is_large = n >= 3 * (K * K) as u64 && variance > 0.0;
    let reach = Z_975 * variance.max(0.0).sqrt();
    let interval = is_large
        .then(|| Interval { low: (value - reach).max(-1.0), high: (value + reach).min(1.0) });
    Some(Estimate { value, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c13_ties_share_the_mean_of_their_ranks() {
        // Values 1, 1, 2 have ranks 1.5, 1.5, 3.
        let pairs = [(1, 0, 2), (2, 0, 1)];
        assert_eq!(mid_ranks(&pairs, |it| it.0), [1.5, 3.0]);
        assert_eq!(mid_ranks(&pairs, |it| it.1), [2.0, 2.0]);
    }

    #[test]
    fn c13_grouped_pairs_say_what_single_ones_say() {
        let single: Vec<Pair> = [(3, 8), (3, 8), (4, 9), (5, 12), (5, 12), (5, 12), (2, 9)]
            .map(|(a, b)| (a, b, 1))
            .to_vec();
        let grouped = [(3, 8, 2), (4, 9, 1), (5, 12, 3), (2, 9, 1)];
        let [one, other] = [&single[..], &grouped].map(|it| spearman(it).unwrap().value);
        assert!((one - other).abs() < 1e-12);
    }

    #[test]
    fn c13_an_interval_of_a_rank_correlation_is_by_the_book() {
        // ρ = ½, n = 28: artanh ½ = 0.549306, √(1.125/25) = 0.212132, times 1.96 is 0.415771.
        let it = around(0.5, 28).unwrap();
        assert!((it.low - 0.133535_f64.tanh()).abs() < 1e-5, "{it:?}");
        assert!((it.high - 0.965077_f64.tanh()).abs() < 1e-5, "{it:?}");
        assert_eq!(around(0.5, 9), None);
    }

    #[test]
    fn c13_kappa_of_two_grades_is_the_plain_one_and_knows_its_error() {
        // Cohen's plain kappa of [[20, 5], [10, 15]]: 0.7 found, 0.5 expected, so 0.4.
        let it = kappa(&[[20, 5], [10, 15]]).unwrap();
        assert!((it.value - 0.4).abs() < 1e-12);
        // Cell by cell p(w − (w̄ᵢ + w̄ⱼ)·0.6)² is 0.04624 + 0.04356 + 0.05832 + 0.06348 = 0.2116, less
        // (0.4 − 0.5·0.6)² = 0.01 is 0.2016; over 50·0.5² it is 0.016128, whose root is 0.126996.
        let reach = it.interval.unwrap().high - it.value;
        assert!((reach / Z_975 - 0.126_996).abs() < 1e-6, "{reach}");
    }

    #[test]
    fn c13_what_cannot_be_compared_is_absent() {
        assert_eq!(kappa(&[[0, 0], [0, 0]]), None);
        assert_eq!(kappa(&[[7, 0], [0, 0]]), None);
        assert_eq!(spearman(&[]), None);
        assert_eq!(spearman_without_ties(&[(1, 1, 1)]), None);
        assert_eq!(sign_test(1, 1), Some(1.0));
        assert_eq!(kappa(&[[1, 0], [0, 1]]).and_then(|it| it.interval), None);
    }
}
