//! The profile of a work: whether a group does well where others do.
//!
//! Items that are easy for all are easy for a group, and hard ones hard, whatever its level: its
//! difference from the reference hardly depends on the difficulty. Where easy items come out
//! below and hard ones above, the work was perhaps not done as the others did it (the idea of
//! ФИОКО 2018; the formula is ours). It says what to look at, not what happened.

use serde::{Deserialize, Serialize};

/// Difference from a reference over the difficulty of items.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The change of the difference per unit of the reference; far below 0 is unusual.
    pub slope: f64,
    /// Its standard error.
    pub slope_se: f64,
    /// The difference at an item that nobody of the reference does.
    pub intercept: f64,
    /// Pearson's correlation of group and reference over the items, where the group's vary.
    pub correlation: Option<f64>,
}

/// The profile of (reference, own) results by item, in one unit.
///
/// Least squares of dᵢ = ownᵢ − referenceᵢ on referenceᵢ, and r of the two. A group whose items
/// all differ by the same has slope 0; so has any group only on average, for a floor or a
/// ceiling bends the line: strong groups have slopes below 0 as well. Ten items and more.
/// `None` for fewer than three items, a reference without spread, or a number that is not
/// finite.
///
/// ```
/// use analysis::stats::profile::profile;
///
/// let odd = profile(&[(0.9, 0.7), (0.6, 0.6), (0.3, 0.6), (0.2, 0.5)]);
/// assert!(odd.is_some_and(|it| it.slope < -0.5));
/// ```
pub fn profile(items: &[(f64, f64)]) -> Option<Profile> {
    let n = items.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| items.iter().map(of).sum::<f64>() / n;
    let (x_mean, y_mean) = (mean(|it| it.0), mean(|it| it.1));
    let products = |of: &dyn Fn(f64, f64) -> f64| {
        items.iter().map(|&(x, y)| of(x - x_mean, y - y_mean)).sum::<f64>()
    };
    let (xx, xy, yy) = (products(&|x, _| x * x), products(&|x, y| x * y), products(&|_, y| y * y));
    // The line through the differences has the residuals of the line through own values.
    let slope = xy / xx - 1.0;
    let residuals = products(&|x, y| (y - (1.0 + slope) * x).powi(2));
    let slope_se = (residuals / (n - 2.0) / xx).sqrt();
    let r = xy / (xx * yy).sqrt();
    // By the values: the products of equal ones need not be exactly zero.
    let vary = |of: fn(&(f64, f64)) -> f64| {
        items.iter().any(|it| of(it).total_cmp(&of(&items[0])).is_ne())
    };
    let usable = items.len() >= 3 && vary(|it| it.0);
    (usable && slope.is_finite() && slope_se.is_finite()).then(|| Profile {
        slope,
        slope_se,
        intercept: y_mean - x_mean - slope * x_mean,
        correlation: (vary(|it| it.1) && r.is_finite()).then(|| r.clamp(-1.0, 1.0)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_match_worked_examples() {
        // Always a tenth better: no slope, all the difference in the intercept, r of 1.
        let better = profile(&[(0.2, 0.3), (0.4, 0.5), (0.9, 1.0)]).unwrap();
        assert!(better.slope.abs() < 1e-12 && (better.intercept - 0.1).abs() < 1e-12);
        assert!(better.slope_se < 1e-12 && better.correlation.unwrap() > 1.0 - 1e-12);
        // The same at every item: the difference falls as fast as the reference rises.
        let flat = profile(&[(0.2, 0.1), (0.4, 0.1), (0.9, 0.1)]).unwrap();
        assert!((flat.slope + 1.0).abs() < 1e-12 && flat.correlation.is_none());
    }

    #[test]
    fn what_has_no_profile_is_absent() {
        assert_eq!(profile(&[]), None);
        assert_eq!(profile(&[(0.2, 0.3), (0.4, 0.5)]), None);
        assert_eq!(profile(&[(0.2, 0.3), (0.2, 0.5), (0.2, 0.1)]), None);
        assert_eq!(profile(&[(0.2, 0.3), (f64::NAN, 0.5), (0.2, 0.1)]), None);
    }
}
