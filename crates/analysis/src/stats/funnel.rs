//! Funnel plots: which shares of groups of all sizes are unusual.
//!
//! A small group may lie far from the common share by chance, a large one may not. The limits
//! of the funnel say how far. Real groups differ more than chance alone makes them differ, for
//! reasons that are nobody's fault; [`Funnel::of`] measures that over-dispersion and widens
//! the funnel by it, so that "outside" means outside the usual.
//!
//! Spiegelhalter 2005; the same steps as the R package `FunnelPlotR`.

use std::f64::consts::FRAC_PI_2;

use serde::{Deserialize, Serialize};

use super::{
    distribution::binomial_upper,
    interval::{Interval, Z_975},
};

mod dispersed;

pub use dispersed::{Dispersed, dispersed};

/// The 99.9 % point of the standard normal distribution: two tails of 0.1 % leave 99.8 %.
pub const Z_999: f64 = 3.090_232_306_167_813;

/// How much of the chance variation lies within the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 95 %: "look at it".
    Warning,
    /// 99.8 %: "this needs an explanation".
    Alarm,
}

impl Level {
    /// The point of the standard normal distribution.
    pub fn z(self) -> f64 {
        match self {
            Self::Warning => Z_975,
            Self::Alarm => Z_999,
        }
    }

    /// The probability left on either side.
    pub fn tail(self) -> f64 {
        match self {
            Self::Warning => 0.025,
            Self::Alarm => 0.001,
        }
    }
}

/// The limits at size `n` around the common share, on the arcsine scale; for smooth curves.
///
/// sin²(asin √p₀ ± z·√(1/4n + τ²)), the angle kept within \[0, π/2\], where sin² would fold back.
/// τ² is that of [`Funnel`], or 0 for chance alone. Fair from n·p₀ ≈ 5 on; for n < 20 take
/// [`exact_limits`]. `None` for n = 0, a share outside \[0, 1\] or a negative τ².
///
/// ```
/// use analysis::stats::funnel::{Level, arcsine_limits};
///
/// let limits = arcsine_limits(0.148, 100, Level::Warning, 0.0);
/// assert!(limits.is_some_and(|it| (it.low - 0.0856).abs() < 1e-4));
/// ```
pub fn arcsine_limits(share: f64, n: u64, level: Level, tau_squared: f64) -> Option<Interval> {
    if n == 0 || !(0.0..=1.0).contains(&share) || !(0.0..f64::INFINITY).contains(&tau_squared) {
        return None;
    }
    let reach = level.z() * error(n, tau_squared);
    let limit = |angle: f64| angle.clamp(0.0, FRAC_PI_2).sin().powi(2);
    let middle = angle(share);
    Some(Interval { low: limit(middle - reach), high: limit(middle + reach) })
}

/// The limits at size `n` as shares that can occur: k/n for whole k.
///
/// The smallest k with P(X ≤ k) ≥ tail, and with P(X ≤ k) ≥ 1 − tail, X binomial; what lies
/// outside has at most that probability. For small groups, where curves mislead; knows no
/// over-dispersion. Errors as for [`arcsine_limits`].
///
/// ```
/// use analysis::stats::funnel::{Level, exact_limits};
///
/// // At 15 % even four of ten are no surprise.
/// let limits = exact_limits(0.148, 10, Level::Warning);
/// assert!(limits.is_some_and(|it| (it.high - 0.4).abs() < 1e-12));
/// ```
pub fn exact_limits(share: f64, n: u64, level: Level) -> Option<Interval> {
    if n == 0 || !(0.0..=1.0).contains(&share) {
        return None;
    }
    // P(X ≤ k) ≥ c as P(X ≥ k + 1) ≤ 1 − c, which is exact where c is near one.
    let smallest = |beyond: f64| {
        let (mut low, mut high) = (0, n);
        while low < high {
            let k = low + (high - low) / 2;
            if binomial_upper(k + 1, n, share) <= beyond { high = k } else { low = k + 1 }
        }
        low as f64 / n as f64
    };
    Some(Interval { low: smallest(1.0 - level.tail()), high: smallest(level.tail()) })
}

/// A set of groups against its common share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    /// The common share, Σk/Σn: the middle of the funnel.
    pub share: f64,
    /// φ: the mean square of the winsorised z values; 1 where chance explains all.
    pub phi: f64,
    /// τ²: the variance between groups beyond chance, on the arcsine scale; 0 for none.
    pub tau_squared: f64,
    /// One for each group, in the order given; a group of nobody has none.
    pub positions: Vec<Option<Position>>,
}

/// How far a group is from the common share, in standard errors.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// By chance alone.
    pub z_raw: f64,
    /// With over-dispersion; this is the one to judge by.
    pub z: f64,
}

impl Position {
    /// Whether the group lies outside the limits of that level.
    ///
    /// ```
    /// use analysis::stats::funnel::{Level, Position};
    ///
    /// let position = Position { z_raw: 3.5, z: -2.0 };
    /// assert!(position.is_outside(Level::Warning) && !position.is_outside(Level::Alarm));
    /// ```
    pub fn is_outside(self, level: Level) -> bool {
        self.z.abs() > level.z()
    }
}

impl Funnel {
    /// Sets (successes, n) groups against their common share.
    ///
    /// z = (asin √p − asin √p₀)/s, s = 1/(2√n); φ = mean z² after both tenths of z are cut to
    /// their quantiles (type 7); τ² = max(0, (Iφ − (I − 1)) / (Σw − Σw²/Σw)), w = 1/s²; adjusted
    /// z by √(s² + τ²). From ten groups on; of fewer τ² is a guess. `None` for fewer than two
    /// groups with members or more successes than members.
    ///
    /// ```
    /// use analysis::stats::funnel::Funnel;
    ///
    /// let alike = Funnel::of(&[(10, 50), (20, 100), (0, 0)]);
    /// assert!(alike.is_some_and(|it| it.tau_squared <= 0.0 && it.positions[2].is_none()));
    /// ```
    pub fn of(groups: &[(u64, u64)]) -> Option<Self> {
        let filled = groups.iter().filter(|&&(_, n)| n > 0);
        if filled.clone().count() < 2 || groups.iter().any(|(k, n)| k > n) {
            return None;
        }
        let (successes, all) =
            filled.clone().fold((0.0, 0.0), |(a, b), &(k, n)| (a + k as f64, b + n as f64));
        let share = successes / all;
        let distance = |k: u64, n: u64| angle(k as f64 / n as f64) - angle(share);
        let z_raw = |&(k, n): &(u64, u64)| distance(k, n) / error(n, 0.0);
        let deviations: Vec<_> =
            filled.map(|&(k, n)| (distance(k, n), error(n, 0.0).powi(2))).collect();
        let Dispersed { phi, tau_squared, .. } = dispersed(&deviations)?;
        let position = |group: &(u64, u64)| {
            let &(k, n) = group;
            let z = (n > 0).then(|| distance(k, n) / error(n, tau_squared))?;
            Some(Position { z_raw: z_raw(group), z })
        };
        let positions = groups.iter().map(position).collect();
        Some(Self { share, phi, tau_squared, positions })
    }
}

fn angle(share: f64) -> f64 {
    share.sqrt().asin()
}

/// The standard error of the angle of a share of `n`.
fn error(n: u64, tau_squared: f64) -> f64 {
    (0.25 / n as f64 + tau_squared).sqrt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exact_limits_match_worked_examples() {
        // Three throws of a coin: P(X ≤ 0) = 0.125, so at 95 % nothing is unusual.
        let coin = exact_limits(0.5, 3, Level::Warning).unwrap();
        assert_eq!(coin, Interval { low: 0.0, high: 1.0 });
        // Six: P(X ≤ 0) = 1/64 < 0.025 ≤ P(X ≤ 1) = 7/64, and the same from above.
        let coin = exact_limits(0.5, 6, Level::Warning).unwrap();
        assert_eq!(coin, Interval { low: 1.0 / 6.0, high: 5.0 / 6.0 });
        let never = exact_limits(0.0, 6, Level::Alarm).unwrap();
        assert_eq!(never, Interval { low: 0.0, high: 0.0 });
        let always = exact_limits(1.0, 6, Level::Alarm).unwrap();
        assert_eq!(always, Interval { low: 1.0, high: 1.0 });
    }

    #[test]
    fn what_has_no_funnel_is_absent() {
        assert_eq!(Funnel::of(&[]), None);
        assert_eq!(Funnel::of(&[(1, 3), (0, 0)]), None);
        assert_eq!(Funnel::of(&[(1, 3), (4, 3)]), None);
        assert_eq!(arcsine_limits(0.5, 0, Level::Alarm, 0.0), None);
        assert_eq!(arcsine_limits(1.5, 9, Level::Alarm, 0.0), None);
        assert_eq!(arcsine_limits(0.5, 9, Level::Alarm, f64::NAN), None);
        assert_eq!(exact_limits(f64::NAN, 9, Level::Alarm), None);
        // Nobody or everybody anywhere: all lie on the middle line.
        let none = Funnel::of(&[(0, 3), (0, 5)]).unwrap();
        assert!(none.positions.iter().flatten().all(|it| it.z.abs() <= 0.0));
    }

    proptest! {
        #[test]
        fn limits_hold_the_common_share(share in 0.0_f64..=1.0, n in 1_u64..2_000) {
            let [warning, alarm] = [Level::Warning, Level::Alarm]
                .map(|level| arcsine_limits(share, n, level, 0.0).unwrap());
            prop_assert!(warning.low <= share + 1e-12 && share <= warning.high + 1e-12);
            prop_assert!(alarm.low <= warning.low && warning.high <= alarm.high);
            let exact = exact_limits(share, n, Level::Warning).unwrap();
            prop_assert!(0.0 <= exact.low && exact.low <= exact.high && exact.high <= 1.0);
        }
    }
}
