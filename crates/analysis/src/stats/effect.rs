//! How large a difference is, in units of spread.
//!
//! Points of different works cannot be compared, deviations can. [`hedges`] sets two groups
//! against each other, [`Place::of_mean`] one group against the population it is part of, and
//! [`Place::change_from`] follows such a group from year to year although the work changes.

use serde::{Deserialize, Serialize};

use super::{
    distribution::{ln_gamma, student_two_sided},
    interval::{Interval, Z_975, welch_error},
};

/// The size of a difference of two means.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// Hedges' g: the difference in deviations, corrected for the size of the groups.
    pub g: f64,
    /// Cohen's d: the same without the correction.
    pub d: f64,
    /// The deviation used as the unit, from both groups together.
    pub sd_pooled: f64,
    /// The correction, g/d; below 1 and close to it in large groups.
    pub correction: f64,
    /// The variance of g.
    pub variance: f64,
    /// 95 % interval of g.
    pub interval: Interval,
}

/// Hedges' g of two independent groups, first minus second; deviations are sample ones.
///
/// d = (x̄₁ − x̄₂)/s with s² = ((n₁−1)s₁² + (n₂−1)s₂²)/m, m = n₁ + n₂ − 2; g = J·d with the exact
/// J = Γ(m/2) / (√(m/2)·Γ((m−1)/2)); Hedges 1981. Its variance (n₁+n₂)/(n₁n₂) + g²/(2(n₁+n₂))
/// and g ± 1.96·√var hold in large samples; from n = 10 in each group good enough (Hedges,
/// Olkin 1985). `None` for n < 2 on either side, where both groups have no spread, and for
/// negative deviations or anything not finite.
///
/// ```
/// use analysis::stats::effect::hedges;
///
/// // One deviation apart; J is 1 − 3/(4·58 − 1) to the fourth digit.
/// let effect = hedges(70.0, 10.0, 30, 60.0, 10.0, 30);
/// assert!(effect.is_some_and(|it| (it.g - 0.9870).abs() < 1e-4 && it.interval.low > 0.0));
/// ```
pub fn hedges(mean1: f64, sd1: f64, n1: u64, mean2: f64, sd2: f64, n2: u64) -> Option<Effect> {
    let usable = [sd1, sd2].iter().all(|sd| *sd >= 0.0) && n1 >= 2 && n2 >= 2;
    let (n1, n2) = (n1 as f64, n2 as f64);
    let m = n1 + n2 - 2.0;
    let sd_pooled = (((n1 - 1.0) * sd1 * sd1 + (n2 - 1.0) * sd2 * sd2) / m).sqrt();
    if !usable || sd_pooled <= 0.0 {
        return None;
    }
    let d = (mean1 - mean2) / sd_pooled;
    let correction = (ln_gamma(m / 2.0) - ln_gamma((m - 1.0) / 2.0)).exp() / (m / 2.0).sqrt();
    let g = correction * d;
    let variance = (n1 + n2) / (n1 * n2) + g * g / (2.0 * (n1 + n2));
    let interval = Interval::around(g, Z_975 * variance.sqrt());
    let finite = interval.low.is_finite() && interval.high.is_finite() && sd_pooled.is_finite();
    finite.then_some(Effect { g, d, sd_pooled, correction, variance, interval })
}

/// The test whether two means are one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WelchTest {
    /// The difference in units of its error.
    pub t: f64,
    /// Degrees of freedom, not whole.
    pub df: f64,
    /// The two-sided p value.
    pub p: f64,
}

/// The test of two independent means for equality; deviations may differ.
///
/// t = (x̄₁ − x̄₂)/√(v₁+v₂), degrees of freedom and source as for [`super::interval::welch`],
/// whose interval contains zero exactly where p > 0.05. Meant for lists of many tests, which
/// [`super::many`] puts in order; one difference is better shown as its interval. `None` where
/// there is no such interval, and where neither group has any spread.
///
/// ```
/// use analysis::stats::effect::welch_test;
///
/// let test = welch_test(70.0, 10.0, 25, 64.0, 12.0, 36);
/// assert!(test.is_some_and(|it| it.p < 0.05 && it.df > 50.0));
/// ```
pub fn welch_test(
    mean1: f64,
    sd1: f64,
    n1: u64,
    mean2: f64,
    sd2: f64,
    n2: u64,
) -> Option<WelchTest> {
    let (error, df) = welch_error(mean1, sd1, n1, mean2, sd2, n2)?;
    let t = (mean1 - mean2) / error;
    (error > 0.0 && t.is_finite()).then(|| WelchTest { t, df, p: student_two_sided(t, df) })
}

/// Where a group stands in a population, in deviations of that population's members.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The mean of the group: 0 is the mean of the population, 1 one deviation above it.
    pub z: f64,
    /// Its standard error.
    pub se: f64,
}

/// How far a group moved between two populations.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Move {
    /// Later place less the earlier one, in deviations.
    pub delta: f64,
    /// Its standard error.
    pub se: f64,
    /// `delta / se`; beyond ±1.96 chance is an unlikely explanation.
    pub z: f64,
}

impl Place {
    /// The place of the mean of `n` members among all with that mean and deviation.
    ///
    /// z = (x̄ − μ)/σ with error 1/√n: the spread within the group is taken for that of the
    /// population, which errs on the safe side. The population is taken as known; it should
    /// be many times the group. From n ≈ 10. `None` for n = 0, σ not positive, or a number
    /// that is not finite.
    ///
    /// ```
    /// use analysis::stats::effect::Place;
    ///
    /// let place = Place::of_mean(54.0, 25, 50.0, 16.0);
    /// assert_eq!(place, Some(Place { z: 0.25, se: 0.2 }));
    /// ```
    pub fn of_mean(mean: f64, n: u64, population_mean: f64, population_sd: f64) -> Option<Self> {
        let z = (mean - population_mean) / population_sd;
        let usable = n > 0 && population_sd > 0.0 && population_sd.is_finite() && z.is_finite();
        usable.then(|| Self { z, se: 1.0 / (n as f64).sqrt() })
    }

    /// The move from an earlier place to this one.
    ///
    /// Δ = z₂ − z₁ with error √(se₁² + se₂²), as of independent groups. A group that keeps its
    /// members moves less by chance than that, so a move found here is one; one not found may
    /// still be. `None` if an error is not positive or anything is not finite.
    ///
    /// ```
    /// use analysis::stats::effect::Place;
    ///
    /// let (before, now) = (Place { z: -0.1, se: 0.3 }, Place { z: 0.4, se: 0.4 });
    /// assert!(now.change_from(before).is_some_and(|it| (it.z - 1.0).abs() < 1e-12));
    /// ```
    pub fn change_from(self, earlier: Self) -> Option<Move> {
        let (delta, se) = (self.z - earlier.z, self.se.hypot(earlier.se));
        let usable = self.se > 0.0 && earlier.se > 0.0 && se.is_finite() && delta.is_finite();
        usable.then(|| Move { delta, se, z: delta / se })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_groups_match_a_worked_example() {
        // m = 2: J = Γ(1)/(√1·Γ(½)) = 1/√π; s² = (1·2 + 1·2)/2 = 2; d = 2/√2 = √2.
        let it = hedges(4.0, 2.0_f64.sqrt(), 2, 2.0, 2.0_f64.sqrt(), 2).unwrap();
        let g = (2.0 / std::f64::consts::PI).sqrt();
        assert!((it.d - 2.0_f64.sqrt()).abs() < 1e-14 && (it.g - g).abs() < 1e-14);
        // 4/4 + (2/π)/8
        assert!((it.variance - (1.0 + 0.25 / std::f64::consts::PI)).abs() < 1e-14);
    }

    #[test]
    fn what_has_no_size_is_absent() {
        assert_eq!(hedges(4.0, 1.0, 1, 2.0, 1.0, 9), None);
        assert_eq!(hedges(4.0, 0.0, 9, 2.0, 0.0, 9), None);
        assert_eq!(hedges(4.0, -1.0, 9, 2.0, 1.0, 9), None);
        assert_eq!(hedges(f64::NAN, 1.0, 9, 2.0, 1.0, 9), None);
        assert_eq!(hedges(4.0, f64::INFINITY, 9, 2.0, 1.0, 9), None);
        assert_eq!(welch_test(4.0, 0.0, 9, 2.0, 0.0, 9), None);
        assert_eq!(welch_test(4.0, 1.0, 1, 2.0, 1.0, 9), None);
        assert_eq!(Place::of_mean(4.0, 0, 3.0, 1.0), None);
        assert_eq!(Place::of_mean(4.0, 9, 3.0, 0.0), None);
        assert_eq!(Place::of_mean(4.0, 9, 3.0, f64::INFINITY), None);
        let (point, endless) = (Place { z: 0.0, se: 0.0 }, Place { z: f64::MAX, se: 1.0 });
        assert_eq!(point.change_from(point), None);
        assert_eq!(endless.change_from(Place { z: f64::MIN, se: 1.0 }), None);
    }

    #[test]
    fn the_order_of_groups_is_a_sign_only() {
        let one = hedges(70.0, 10.0, 25, 64.0, 12.0, 36).unwrap();
        let two = hedges(64.0, 12.0, 36, 70.0, 10.0, 25).unwrap();
        assert!((one.g + two.g).abs() < 1e-15);
        assert!((one.interval.low + two.interval.high).abs() < 1e-15);
    }
}
