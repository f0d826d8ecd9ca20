//! How much of a difference between groups is theirs, and what is left of it.
//!
//! The means of small groups scatter by chance alone, so the first and the last place of every
//! list belong to the smallest. Reliability says which part of the scatter is real; shrinkage
//! draws each group towards the common value by the part that is not.
//!
//! | question | method | source |
//! |---|---|---|
//! | share of variance between groups | one-way analysis of variance | Fisher 1925; Donner 1986 |
//! | reliability of a mean | Spearman–Brown | Spearman 1910; Brown 1910 |
//! | means | empirical Bayes, τ² by moments | Morris 1983; `DerSimonian`, Laird 1986 |
//! | shares | beta-binomial, ρ by moments | Kleinman 1973 |
//!
//! A shrunken value is shown beside the raw one, never instead of it. From five groups on;
//! of fewer the common value and the scatter are not known well enough.

use serde::{Deserialize, Serialize};

use super::distribution::fisher_upper;

pub mod shares;

/// One group of values: what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// How many values.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// Their sample deviation; of one value any, it does not count.
    pub sd: f64,
}

/// How the variance of values divides into that between and that within groups.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variance {
    /// ВКК, the intraclass correlation: the share of the variance that is between groups.
    pub icc: f64,
    /// Mean square between groups.
    pub between: f64,
    /// Mean square within groups.
    pub within: f64,
    /// The size that counts for groups of different sizes.
    pub n0: f64,
    /// The test statistic for "all groups are alike".
    pub f: f64,
    /// Its p value.
    pub p: f64,
}

/// The share of variance between groups, by analysis of variance.
///
/// ICC = (MSB − MSW)/(MSB + (n₀ − 1)·MSW) with n₀ = (N − Σn²/N)/(k − 1); F = MSB/MSW with k − 1
/// and N − k degrees of freedom. From ten groups on. It may come out slightly negative where
/// groups are alike; zero is meant then. `None` for fewer than two groups, none with two
/// values, no spread within groups, an empty group or a number that is not finite.
///
/// ```
/// use analysis::stats::shrinkage::{Group, variance};
///
/// let groups = [3.0, 4.0, 5.0].map(|mean| Group { n: 10, mean, sd: 1.0 });
/// // MSB = 10·2/2 = 10, MSW = 1, n₀ = 10: 9/19.
/// assert!(variance(&groups).is_some_and(|it| (it.icc - 9.0 / 19.0).abs() < 1e-12));
/// ```
pub fn variance(groups: &[Group]) -> Option<Variance> {
    let within = within_groups(groups)?;
    let k = groups.len() as f64;
    let n: f64 = groups.iter().map(|it| it.n as f64).sum();
    let mean = groups.iter().map(|it| it.n as f64 * it.mean).sum::<f64>() / n;
    let between_sum: f64 = groups.iter().map(|it| it.n as f64 * (it.mean - mean).powi(2)).sum();
    let between = between_sum / (k - 1.0);
    let n0 = (n - groups.iter().map(|it| (it.n as f64).powi(2)).sum::<f64>() / n) / (k - 1.0);
    let f = between / within;
    f.is_finite().then(|| Variance {
        icc: (between - within) / (between + (n0 - 1.0) * within),
        between,
        within,
        n0,
        f,
        p: fisher_upper(f, k - 1.0, n - k),
    })
}

/// The reliability of the mean of `n` values: the share of its variance that is real.
///
/// λ = n / (n + (1 − ρ)/ρ), Spearman–Brown, with ρ as [`Variance::icc`]. Any n; 0.7 is usually
/// asked of a number that has consequences. `None` for ρ outside (0, 1\].
///
/// ```
/// use analysis::stats::shrinkage::reliability;
///
/// // At a correlation of 0.1 nine values are worth half.
/// assert!(reliability(9, 0.1).is_some_and(|it| (it - 0.5).abs() < 1e-12));
/// ```
pub fn reliability(n: u64, icc: f64) -> Option<f64> {
    let noise = noise_to_signal(icc)?;
    (n > 0 || noise > 0.0).then(|| n as f64 / (n as f64 + noise))
}

/// How many values a mean of that reliability needs; rounded up by whoever needs whole ones.
///
/// n = λ/(1 − λ)·(1 − ρ)/ρ, [`reliability`] solved for n. `None` for λ outside \[0, 1) or ρ
/// outside (0, 1\].
///
/// ```
/// use analysis::stats::shrinkage::n_for_reliability;
///
/// assert!(n_for_reliability(0.5, 0.1).is_some_and(|it| (it - 9.0).abs() < 1e-12));
/// assert_eq!(n_for_reliability(1.0, 0.1), None);
/// ```
pub fn n_for_reliability(reliability: f64, icc: f64) -> Option<f64> {
    let odds = (0.0..1.0).contains(&reliability).then(|| reliability / (1.0 - reliability))?;
    Some(odds * noise_to_signal(icc)?)
}

/// Means drawn towards the common one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shrunken {
    /// The common mean.
    pub mean: f64,
    /// τ²: the variance between groups that chance does not explain.
    pub tau_squared: f64,
    /// Cochran's Q: the scatter of the means in units of their errors.
    pub q: f64,
    /// The variance within groups, common to all.
    pub within: f64,
    /// One for each group, in the order given.
    pub groups: Vec<ShrunkenMean>,
}

/// One mean drawn towards the common one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShrunkenMean {
    /// The share of the raw mean in the shrunken one.
    pub reliability: f64,
    /// The shrunken mean.
    pub mean: f64,
    /// The deviation of what the true mean may be; normal around `mean`.
    pub sd: f64,
}

/// Means drawn towards the common one, the further the less reliable they are.
///
/// vᵢ = s²/nᵢ with s² pooled over the groups; τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw)) with
/// w = 1/v and Q = Σw(x̄ − m)², m the mean by weights w (`DerSimonian`, Laird 1986); μ the mean
/// by weights 1/(τ² + v); λᵢ = τ²/(τ² + vᵢ); λx̄ + (1 − λ)μ with deviation √(λv) (Morris 1983).
/// That μ and τ² are estimates is not in the deviation, so with few groups it is too small.
/// Where τ² is 0 all groups get μ. `None` as for [`variance`].
///
/// ```
/// use analysis::stats::shrinkage::{Group, shrink_means};
///
/// let small = Group { n: 2, mean: 9.0, sd: 1.0 };
/// let groups = [Group { n: 50, mean: 3.0, sd: 1.0 }, Group { n: 50, mean: 5.0, sd: 1.0 }, small];
/// let shrunken = shrink_means(&groups);
/// assert!(shrunken.is_some_and(|it| it.groups[2].mean < 9.0 && it.groups[2].mean > it.mean));
/// ```
pub fn shrink_means(groups: &[Group]) -> Option<Shrunken> {
    let within = within_groups(groups)?;
    let weights: Vec<f64> = groups.iter().map(|it| it.n as f64 / within).collect();
    let sum: f64 = weights.iter().sum();
    let sum_of_squares: f64 = weights.iter().map(|w| w * w).sum();
    let fixed = mean_by(groups, |it| it.n as f64 / within);
    let q: f64 = groups.iter().zip(&weights).map(|(it, w)| w * (it.mean - fixed).powi(2)).sum();
    let excess = q - (groups.len() as f64 - 1.0);
    let tau_squared = (excess / (sum - sum_of_squares / sum)).max(0.0);
    let mean = mean_by(groups, |it| 1.0 / (tau_squared + within / it.n as f64));
    let shrunken = groups.iter().map(|it| {
        let v = within / it.n as f64;
        let reliability = tau_squared / (tau_squared + v);
        let drawn = reliability * it.mean + (1.0 - reliability) * mean;
        ShrunkenMean { reliability, mean: drawn, sd: (reliability * v).sqrt() }
    });
    let groups: Vec<_> = shrunken.collect();
    let finite = q.is_finite() && groups.iter().all(|it| it.mean.is_finite());
    finite.then_some(Shrunken { mean, tau_squared, q, within, groups })
}

/// Σ(n − 1)s² / Σ(n − 1); `None` where the methods of this file have no answer.
fn within_groups(groups: &[Group]) -> Option<f64> {
    let freedom: f64 = groups.iter().map(|it| it.n.saturating_sub(1) as f64).sum();
    let spread = |it: &Group| match it.n {
        0 | 1 => 0.0,
        n => (n - 1) as f64 * it.sd * it.sd,
    };
    let within = groups.iter().map(spread).sum::<f64>() / freedom;
    let real = |it: &Group| it.n > 0 && it.mean.is_finite() && (it.n == 1 || it.sd >= 0.0);
    let usable = groups.len() >= 2 && groups.iter().all(real) && within > 0.0;
    (usable && within.is_finite()).then_some(within)
}

fn mean_by(groups: &[Group], weight: impl Fn(&Group) -> f64) -> f64 {
    let sum: f64 = groups.iter().map(|it| weight(it) * it.mean).sum();
    sum / groups.iter().map(weight).sum::<f64>()
}

fn noise_to_signal(icc: f64) -> Option<f64> {
    Some((1.0 - icc) / icc).filter(|noise| icc > 0.0 && icc <= 1.0 && noise.is_finite())
}

#[cfg(test)]
mod tests;
