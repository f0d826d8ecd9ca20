//! The profile of a work: whether a group does well where others do.
//!
//! Items that are easy for all are easy for a group, and hard ones hard, whatever its level: its
//! difference from the reference hardly depends on the difficulty. Where easy items come out
//! below and hard ones above, the work was perhaps not done as the others did it (the idea of
//! ФИОКО 2018; the formula is ours). It says what to look at, not what happened.

use serde::{Deserialize, Serialize};

use super::interval::{Interval, t_975};

/// The fewest items of which a slope over works is told.
pub const ITEMS_MIN: usize = 10;
/// Newton's method needs five or six steps.
const STEPS_MAX: usize = 60;

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

/// The change of the difference over several works: one slope, each work with a level of its own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommonSlope {
    /// As [`Profile::slope`].
    pub slope: f64,
    /// Its standard error.
    pub error: f64,
    /// Its 95 % interval.
    pub interval: Interval,
    /// How many items it rests on.
    pub items: usize,
}

/// The slope that several works have in common, of (reference, difference) by item, work by work.
///
/// Least squares of d on the reference with an intercept for each work: Σ Σ(x − x̄ᵥ)(d − d̄ᵥ)/Σ Σ(x − x̄ᵥ)²,
/// residual variance over Σ(kᵥ − 1) − 1 degrees of freedom, Student's interval (analysis of
/// covariance; Fisher 1932). Of one work it is the slope of [`profile`]. `None` with fewer than
/// [`ITEMS_MIN`] items, a reference without spread, or a number that is not finite.
pub fn common_slope(works: &[Vec<(f64, f64)>]) -> Option<CommonSlope> {
    let items = works.iter().map(Vec::len).sum();
    let (mut xx, mut xd, mut dd, mut free) = (0.0, 0.0, 0.0, -1.0);
    for work in works.iter().filter(|it| !it.is_empty()) {
        let k = work.len() as f64;
        let (x, d) = work.iter().fold((0.0, 0.0), |(x, d), it| (x + it.0 / k, d + it.1 / k));
        for item in work {
            let (x, d) = (item.0 - x, item.1 - d);
            (xx, xd, dd) = (xx + x * x, xd + x * d, dd + d * d);
        }
        free += k - 1.0;
    }
    let slope = xd / xx;
    let error = ((dd - slope * xd).max(0.0) / free / xx).sqrt();
    let usable = items >= ITEMS_MIN && free > 0.0 && slope.is_finite() && error.is_finite();
    let interval = usable.then(|| Interval::around(slope, t_975(free) * error))?;
    Some(CommonSlope { slope, error, interval, items })
}

/// One item: the share of the reference, and how much of it could be earned by the group.
pub type Item = (f64, f64);

/// The shares that the reference would have at the level of the group, which earned `earned` of all
/// items together.
///
/// Each share is moved by the same log-odds δ, with Σ possibleᵢ·expit(logit pᵢ + δ) = earned: items keep
/// their order of difficulty (Rasch 1960), so what is left of a difference is of items and not of the
/// level, and no floor or ceiling bends it. Shares of 0 and 1 stay. By Newton's method. `None` where all
/// or nothing was earned.
pub fn at_level(items: &[Item], earned: f64) -> Option<Vec<f64>> {
    let possible: f64 = items.iter().map(|it| it.1).sum();
    if !(earned > 0.0 && earned < possible) {
        return None;
    }
    let moved = |share: f64, by: f64| {
        let odds = share / (1.0 - share) * by.exp();
        if share < 1.0 { odds / (1.0 + odds) } else { share }
    };
    let mut by = 0.0;
    for _ in 0..STEPS_MAX {
        let (sum, slope) = items.iter().fold((0.0, 0.0), |(sum, slope), (share, possible)| {
            let it = moved(*share, by);
            (sum + possible * it, slope + possible * it * (1.0 - it))
        });
        let step = ((earned - sum) / slope).clamp(-1.0, 1.0);
        by += step;
        if step.abs() < 1e-9 {
            return Some(items.iter().map(|it| moved(it.0, by)).collect());
        }
    }
    None
}

/// The means of (reference, own) over the easiest third of the items and over the hardest.
///
/// A third is rounded down and has one item at least. `None` without two items.
pub fn easy_and_hard(items: &[(f64, f64)]) -> Option<[(f64, f64); 2]> {
    let mut sorted = items.to_vec();
    sorted.sort_by(|one, other| other.0.total_cmp(&one.0));
    let third = (items.len() / 3).max(1);
    let mean = |of: &[(f64, f64)]| {
        let n = of.len() as f64;
        of.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0 / n, sum.1 + it.1 / n))
    };
    (items.len() >= 2).then(|| [mean(&sorted[..third]), mean(&sorted[items.len() - third..])])
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

    #[test]
    fn one_work_has_the_slope_of_its_profile_and_several_have_one_together() {
        let one = [0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.45, 0.3, 0.2, 0.1]
            .map(|it: f64| (it, 0.2 + 0.5 * it + 0.02 * (40.0 * it).sin()));
        let alone = profile(&one).unwrap();
        let differences = |shift: f64| one.iter().map(|(x, own)| (*x, own - x + shift)).collect();
        let it = common_slope(&[differences(0.0)]).unwrap();
        assert!(
            (it.slope - alone.slope).abs() < 1e-12 && (it.error - alone.slope_se).abs() < 1e-12
        );
        // The same once more at another level: the same slope, 17 degrees of freedom in place of 8.
        let both = common_slope(&[differences(0.0), differences(0.3)]).unwrap();
        assert!((both.slope - alone.slope).abs() < 1e-12 && both.items == 20);
        assert!((both.error / alone.slope_se - (8.0_f64 / 17.0).sqrt()).abs() < 1e-9);
        assert_eq!(common_slope(&[differences(0.0)[..9].to_vec()]), None);
        assert_eq!(common_slope(&[vec![(0.5, 0.1); 12]]), None);
    }

    #[test]
    fn a_reference_is_moved_to_the_level_of_a_group_in_log_odds() {
        // Odds of 1 and 3 at three times the odds: 3 and 9, shares of 0.75 and 0.9.
        let moved = at_level(&[(0.5, 10.0), (0.75, 20.0)], 7.5 + 18.0).unwrap();
        assert!((moved[0] - 0.75).abs() < 1e-9 && (moved[1] - 0.9).abs() < 1e-9, "{moved:?}");
        // What everybody or nobody does stays as it is.
        let moved = at_level(&[(0.0, 10.0), (0.5, 10.0), (1.0, 10.0)], 12.5).unwrap();
        assert!((moved[1] - 0.25).abs() < 1e-9);
        assert_eq!(
            (moved[0].to_bits(), moved[2].to_bits()),
            (0.0_f64.to_bits(), 1.0_f64.to_bits())
        );
        assert_eq!(at_level(&[(0.5, 10.0)], 0.0), None);
        assert_eq!(at_level(&[(0.5, 10.0)], 10.0), None);
        assert_eq!(at_level(&[(0.0, 10.0)], 5.0), None);
        assert_eq!(at_level(&[], 0.0), None);
    }
}
