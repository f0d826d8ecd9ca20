//! Comparing totals whose parts are mixed differently.
//!
//! A school where everybody sits the easy examination beats one where the strong sit the hard
//! one, and both may be equal in each. Standardisation asks what the totals would be with one
//! mixture; [`decompose`] asks how much of a change is the mixture and how much the results.
//!
//! | question | method | source |
//! |---|---|---|
//! | value with a common mixture | direct | Neison 1844; Fleiss, Levin, Paik 2003, ch. 19 |
//! | found against expected | indirect | the same |
//! | parts of a change | symmetric decomposition | Kitagawa 1955 |
//!
//! Strata come in one order in every argument: the first of one list is the first of another.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::interval::{Interval, wilson};

/// One part of a whole: a subject, a grade, a group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stratum {
    /// Its members.
    pub n: u64,
    /// What they have together: successes, or a sum of values.
    pub sum: f64,
}

impl Stratum {
    /// So many successes among `n` members.
    pub fn of_count(successes: u64, n: u64) -> Self {
        Self { n, sum: successes as f64 }
    }

    /// The sum as a count of members; `None` where it is none.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 0 and n"
    )]
    fn count(self) -> Option<u64> {
        let is_count = self.sum >= 0.0 && self.sum <= self.n as f64 && self.sum.fract() == 0.0;
        is_count.then_some(self.sum as u64)
    }

    /// The share or mean; of nobody there is none.
    pub(crate) fn rate(self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / self.n as f64)
    }
}

/// The value of all strata together, Σsum / Σn, as it stands in reports.
///
/// `None` if there is nobody or a sum is not finite.
///
/// ```
/// use analysis::stats::standardise::{Stratum, crude};
///
/// let school = [Stratum::of_count(14, 40), Stratum::of_count(42, 60)];
/// assert!(crude(&school).is_some_and(|share| (share - 0.56).abs() < 1e-12));
/// ```
pub fn crude(strata: &[Stratum]) -> Option<f64> {
    let n: u64 = strata.iter().map(|it| it.n).sum();
    let sum: f64 = strata.iter().map(|it| it.sum).sum();
    Stratum { n, sum }.rate().filter(|rate| rate.is_finite())
}

/// The value the strata would have together in a standard mixture.
///
/// Σ wⱼrⱼ / Σ wⱼ with the strata's own rates r and the weights w of the standard, direct
/// standardisation. Meant for strata of five members and more: a rate of one pupil gets the
/// same weight. A stratum of weight 0 does not count. `None` if a stratum with weight has no
/// members, lists differ in length, weights are negative, all zero or not finite.
///
/// ```
/// use analysis::stats::standardise::{Stratum, direct};
///
/// let school = [Stratum::of_count(14, 40), Stratum::of_count(42, 60)];
/// // (0.35 + 0.70) / 2 where both subjects weigh the same.
/// assert!(direct(&school, &[1.0, 1.0]).is_some_and(|share| (share - 0.525).abs() < 1e-12));
/// assert_eq!(direct(&[Stratum::of_count(0, 0)], &[1.0]), None);
/// ```
pub fn direct(strata: &[Stratum], weights: &[f64]) -> Option<f64> {
    let rates = strata.iter().map(|stratum| stratum.rate());
    weighted_mean(&same_length(rates, weights)?)
}

/// The 95 % interval of [`direct`] for counted strata.
///
/// v − √Σ(wⱼ(rⱼ − lⱼ))² … v + √Σ(wⱼ(uⱼ − rⱼ))² with Wilson's limits l and u of each stratum and weights
/// that make up 1: the general method of Zou and Donner (2008) for a sum of independent estimates. `None`
/// where [`direct`] has no value or a sum is no count of members.
///
/// ```
/// use analysis::stats::standardise::{Stratum, direct_interval};
///
/// let halves = [Stratum::of_count(50, 100), Stratum::of_count(50, 100)];
/// // Wilson's limits of 50 of 100 are 0.4038 and 0.5962: 0.5 ∓ 0.0962/√2.
/// let interval = direct_interval(&halves, &[1.0, 1.0]);
/// assert!(interval.is_some_and(|it| (it.low - 0.43198).abs() < 1e-4));
/// ```
pub fn direct_interval(strata: &[Stratum], weights: &[f64]) -> Option<Interval> {
    let value = direct(strata, weights)?;
    let whole: f64 = weights.iter().sum();
    let (mut below, mut above) = (0.0_f64, 0.0_f64);
    for (stratum, weight) in strata.iter().zip(weights).filter(|it| *it.1 > 0.0) {
        let count = stratum.count()?;
        let limits = wilson(count, NonZeroU64::new(stratum.n)?);
        let (rate, weight) = (stratum.rate()?, weight / whole);
        below = below.hypot(weight * (rate - limits.low));
        above = above.hypot(weight * (limits.high - rate));
    }
    Some(Interval { low: value - below, high: value + above })
}

/// What a whole has, beside what its mixture would have at standard rates.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indirect {
    /// The sum found.
    pub found: f64,
    /// The sum expected.
    pub expected: f64,
    /// Found over expected; more than one is more than the standard.
    pub ratio: f64,
}

/// The sum of a whole against that expected from its mixture at the standard's rates.
///
/// expected = Σ nⱼRⱼ, ratio = Σ sum / expected: indirect standardisation, for wholes too small
/// to have rates of their own. Two such ratios rest on two mixtures and are compared with one,
/// not with each other. A stratum of nobody does not count. `None` if lists differ in length,
/// a rate is negative or not finite, or nothing is expected.
///
/// ```
/// use analysis::stats::standardise::{Stratum, indirect};
///
/// // 3 of 10 where the district has 0.2 and 4 of 10 where it has 0.5: 7 against 2 + 5.
/// let school = [Stratum::of_count(3, 10), Stratum::of_count(4, 10)];
/// assert!(indirect(&school, &[0.2, 0.5]).is_some_and(|it| (it.ratio - 1.0).abs() < 1e-12));
/// ```
pub fn indirect(strata: &[Stratum], standard_rates: &[f64]) -> Option<Indirect> {
    if standard_rates.iter().any(|rate| *rate < 0.0) {
        return None;
    }
    let parts = same_length(strata.iter().copied(), standard_rates)?;
    let present = || parts.iter().filter(|(stratum, _)| stratum.n > 0);
    let found: f64 = present().map(|(stratum, _)| stratum.sum).sum();
    let expected: f64 = present().map(|(stratum, rate)| stratum.n as f64 * rate).sum();
    let ratio = found / expected;
    (expected > 0.0 && ratio.is_finite() && expected.is_finite()).then_some(Indirect {
        found,
        expected,
        ratio,
    })
}

/// A change of a whole, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decomposition {
    /// Эффект состава: what came from another mixture of strata.
    pub composition: f64,
    /// Эффект результатов: what came from other results within the strata.
    pub rate: f64,
}

impl Decomposition {
    /// Of a stratum that nobody ever had.
    const NONE: Self = Self { composition: 0.0, rate: 0.0 };

    /// The whole change, which the two parts make up exactly.
    pub fn change(self) -> f64 {
        self.composition + self.rate
    }
}

/// Contributions of strata together.
impl std::iter::Sum for Decomposition {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::NONE, |sum, part| Self {
            composition: sum.composition + part.composition,
            rate: sum.rate + part.rate,
        })
    }
}

/// Takes the change of [`crude`] from one time to another apart; nothing is left over.
///
/// composition = Σ (w″−w′)·(r′+r″)/2, rate = Σ (r″−r′)·(w′+w″)/2 with w = n/Σn, Kitagawa 1955.
/// A stratum that had members at one time only has no rate at the other; it is given the one
/// it has, so that its coming or going counts as composition. Descriptive: the parts are
/// no causes. `None` if lists differ in length or one time has no [`crude`] value.
///
/// ```
/// use analysis::stats::standardise::{Stratum, decompose};
///
/// // 0.2 and 0.8 as before, but now three of four sit the easy work: 0.5 → 0.65.
/// let before = [Stratum::of_count(10, 50), Stratum::of_count(40, 50)];
/// let now = [Stratum::of_count(5, 25), Stratum::of_count(60, 75)];
/// let parts = decompose(&before, &now);
/// assert!(parts.is_some_and(|it| (it.composition - 0.15).abs() < 1e-12 && it.rate.abs() < 1e-12));
/// ```
pub fn decompose(before: &[Stratum], now: &[Stratum]) -> Option<Decomposition> {
    contributions(before, now).map(|parts| parts.into_iter().sum())
}

/// What each stratum contributes to [`decompose`]; the contributions sum to it.
///
/// A change of size counts by how far the stratum lies from the whole, the mean of both times:
/// a weak stratum that grows pulls down. As the changes of all shares sum to zero, this moves
/// nothing but the reading of single strata. Errors as for [`decompose`].
///
/// ```
/// use analysis::stats::standardise::{Stratum, contributions};
///
/// let before = [Stratum::of_count(10, 50), Stratum::of_count(40, 50)];
/// let now = [Stratum::of_count(5, 25), Stratum::of_count(60, 75)];
/// // The weak stratum shrank by ¼ and lies 0.2 − 0.575 from the whole.
/// let weak = contributions(&before, &now).map(|it| it[0].composition);
/// assert!(weak.is_some_and(|it| (it - 0.25 * 0.375).abs() < 1e-12));
/// ```
pub fn contributions(before: &[Stratum], now: &[Stratum]) -> Option<Vec<Decomposition>> {
    if before.len() != now.len() {
        return None;
    }
    let centre = f64::midpoint(crude(before)?, crude(now)?);
    let size = |strata: &[Stratum]| strata.iter().map(|it| it.n).sum::<u64>() as f64;
    let (all1, all2) = (size(before), size(now));
    let part = |(one, two): (&Stratum, &Stratum)| {
        let Some(either) = one.rate().or(two.rate()) else { return Decomposition::NONE };
        let (r1, r2) = (one.rate().unwrap_or(either), two.rate().unwrap_or(either));
        let (w1, w2) = (one.n as f64 / all1, two.n as f64 / all2);
        Decomposition {
            composition: (w2 - w1) * (f64::midpoint(r1, r2) - centre),
            rate: (r2 - r1) * f64::midpoint(w1, w2),
        }
    };
    let parts: Vec<_> = before.iter().zip(now).map(part).collect();
    parts.iter().all(|it| it.change().is_finite()).then_some(parts)
}

/// The mean of (value, weight) pairs, Σ wv / Σ w.
///
/// Makes one number of the places ([`super::effect::Place`]) of a school in several subjects,
/// weighted by its participants. A value that is absent has no weight to give: only with
/// weight 0 may it be there. `None` for weights that are negative, all zero or not finite.
///
/// ```
/// use analysis::stats::standardise::weighted_mean;
///
/// let z = weighted_mean(&[(Some(-0.2), 30.0), (Some(0.2), 10.0), (None, 0.0)]);
/// assert!(z.is_some_and(|z| (z + 0.1).abs() < 1e-12));
/// ```
pub fn weighted_mean(parts: &[(Option<f64>, f64)]) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for &(value, weight) in parts {
        if weight > 0.0 {
            sum += weight * value?;
            weights += weight;
        } else if weight < 0.0 || weight.is_nan() {
            return None;
        }
    }
    Some(sum / weights).filter(|mean| weights > 0.0 && weights.is_finite() && mean.is_finite())
}

fn same_length<T>(left: impl ExactSizeIterator<Item = T>, right: &[f64]) -> Option<Vec<(T, f64)>> {
    (left.len() == right.len()).then(|| left.zip(right.iter().copied()).collect())
}

#[cfg(test)]
mod tests;
