//! How steady a result is from year to year.
//!
//! The spread of a short series says little by itself: in small groups most of it is chance.
//! So there are two answers. [`Stability`] describes what was seen; [`homogeneity`] asks
//! whether a share moved more than the sizes of the groups explain.

use serde::{Deserialize, Serialize};

use super::{
    distribution::chi_squared_upper,
    quantile::{coefficient_of_variation, sample_sd},
};

/// What there is to say about the spread of a series.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stability {
    /// Arithmetic mean.
    pub mean: f64,
    /// Sample standard deviation.
    pub sd: f64,
    /// Коэффициент вариации: the deviation as a fraction of the mean, if that is positive.
    pub cv: Option<f64>,
    /// Размах: the largest value less the smallest.
    pub range: f64,
    /// The mean size of a change from one year to the next; without neighbours there is none.
    pub mean_abs_change: Option<f64>,
}

impl Stability {
    /// Describes one value per year in the order of time, `None` where a year has none.
    ///
    /// s = √(Σ(y − ȳ)²/(n − 1)), s/ȳ, max − min, and the mean of |yₜ − yₜ₋₁| over the years
    /// that follow a year with a value: a gap is no change. `None` for fewer than two values
    /// or one that is not finite. From two values on; below five hardly more than an anecdote.
    ///
    /// ```
    /// use analysis::stats::stability::Stability;
    ///
    /// let series = [Some(50.0), Some(54.0), None, Some(46.0)];
    /// let spread = Stability::of_years(&series);
    /// assert!(spread.is_some_and(|it| it.mean_abs_change == Some(4.0)));
    /// ```
    pub fn of_years(years: &[Option<f64>]) -> Option<Self> {
        let values: Vec<f64> = years.iter().copied().flatten().collect();
        let sd = sample_sd(&values)?;
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let neighbours = years.windows(2).filter_map(|two| Some((two[1]? - two[0]?).abs()));
        let changes: Vec<f64> = neighbours.collect();
        let mean_abs_change = changes.iter().sum::<f64>() / changes.len() as f64;
        Some(Self {
            mean,
            sd,
            cv: coefficient_of_variation(mean, sd),
            range: most - least,
            mean_abs_change: (!changes.is_empty()).then_some(mean_abs_change),
        })
    }
}

/// The test whether several shares are one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Homogeneity {
    /// The test statistic.
    pub chi_squared: f64,
    /// Degrees of freedom: groups less one.
    pub df: u32,
    /// How often equal shares would differ at least so much.
    pub p: f64,
    /// The smallest expected count; below 5 the p value is rough (Cochran 1954).
    pub expected_min: f64,
}

/// Tests (successes, n) of several years or groups for one common share.
///
/// χ² = Σ (kᵢ − nᵢp)² / (nᵢ·p·(1 − p)) with p = Σk/Σn and groups − 1 degrees of freedom;
/// Pearson 1900, without correction for continuity. Groups must not share members. A group
/// of nobody is left out. `None` for fewer than two groups, for more successes than members,
/// and where all or none succeeded: then there is nothing to tell apart.
///
/// ```
/// use analysis::stats::stability::homogeneity;
///
/// // 10 of 20 and 20 of 20: expected 15 and 5 in both, so χ² = 4 · 5² / (15 or 5) = 13.⅓.
/// let test = homogeneity(&[(10, 20), (20, 20)]);
/// assert!(test.is_some_and(|it| (it.chi_squared - 40.0 / 3.0).abs() < 1e-12 && it.df == 1));
/// assert_eq!(homogeneity(&[(0, 20), (0, 30)]), None);
/// ```
pub fn homogeneity(groups: &[(u64, u64)]) -> Option<Homogeneity> {
    if groups.iter().any(|(k, n)| k > n) {
        return None;
    }
    let (successes, all) = groups
        .iter()
        .fold((0.0, 0.0), |(successes, all), &(k, n)| (successes + k as f64, all + n as f64));
    let filled = groups.iter().filter(|&&(_, n)| n > 0);
    let df = u32::try_from(filled.clone().count()).ok()?.checked_sub(1).filter(|&df| df > 0)?;
    if successes <= 0.0 || successes >= all {
        return None;
    }
    let share = successes / all;
    let term = |&(k, n): &(u64, u64)| {
        let n = n as f64;
        (k as f64 - n * share).powi(2) / (n * share * (1.0 - share))
    };
    let chi_squared: f64 = filled.clone().map(term).sum();
    let smallest = filled.map(|&(_, n)| n as f64).fold(f64::INFINITY, f64::min);
    Some(Homogeneity {
        chi_squared,
        df,
        p: chi_squared_upper(chi_squared, f64::from(df)),
        expected_min: smallest * share.min(1.0 - share),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_no_change() {
        let spread = Stability::of_years(&[Some(2.0), None, Some(4.0), None]).unwrap();
        assert_eq!(spread.mean_abs_change, None);
        // Deviations −1 and 1 about 3: √2; √2/3.
        assert!((spread.sd - 2.0_f64.sqrt()).abs() < 1e-15);
        assert!((spread.cv.unwrap() - 2.0_f64.sqrt() / 3.0).abs() < 1e-15);
        assert!((spread.range - 2.0).abs() < 1e-15);
    }

    #[test]
    fn what_has_no_spread_is_absent() {
        assert_eq!(Stability::of_years(&[]), None);
        assert_eq!(Stability::of_years(&[Some(2.0), None]), None);
        assert_eq!(Stability::of_years(&[Some(2.0), Some(f64::INFINITY)]), None);
        // A mean of zero has a spread but no coefficient of variation.
        assert_eq!(Stability::of_years(&[Some(-1.0), Some(1.0)]).unwrap().cv, None);
    }

    #[test]
    fn what_cannot_be_tested_is_absent() {
        let cases: [(&str, &[(u64, u64)]); 6] = [
            ("nothing", &[]),
            ("one group", &[(3, 9)]),
            ("one group and nobody", &[(3, 9), (0, 0)]),
            ("none succeeded", &[(0, 9), (0, 4)]),
            ("all succeeded", &[(9, 9), (4, 4)]),
            ("more than there are", &[(3, 9), (5, 4)]),
        ];
        for (name, groups) in cases {
            assert_eq!(homogeneity(groups), None, "case: {name}");
        }
    }

    #[test]
    fn equal_shares_are_no_evidence() {
        let test = homogeneity(&[(1, 4), (0, 0), (2, 8), (25, 100)]).unwrap();
        assert!(test.chi_squared.abs() < 1e-15 && test.df == 2 && test.p >= 1.0);
        // The smallest expected count: 4 · ¼.
        assert!((test.expected_min - 1.0).abs() < 1e-15);
    }
}
