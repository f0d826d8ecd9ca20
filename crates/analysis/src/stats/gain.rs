//! What a gain is worth: how much of it would have come anyway.
//!
//! Groups chosen because they were low are low partly by bad luck, which does not repeat. So
//! they gain without any measure. [`expected_after`] says how much; [`difference_in_differences`]
//! compares the gain with that of groups which began as low and got no measure.

use serde::{Deserialize, Serialize};

use super::interval::{Interval, Z_975};

/// All groups at one time: where their values lie.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Population {
    /// The mean of the values.
    pub mean: f64,
    /// Their deviation.
    pub sd: f64,
}

/// What a group with a known value before has to be expected to have after, unhelped.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExpectedGain {
    /// How much of a distance before remains after, r·σ₂/σ₁.
    pub slope: f64,
    /// The value expected after.
    pub after: f64,
    /// The gain expected: `after` less the value before.
    pub gain: f64,
}

/// The value to be expected after, by regression to the mean.
///
/// E = μ₂ + r·(σ₂/σ₁)·(x − μ₁), Galton 1886; Barnett, van der Pols, Dobson 2005. μ and σ of the
/// values of all groups before and after, r their correlation; groups of one size, for r of
/// small groups is smaller. An expectation of the average group with that x, not a limit for
/// one. `None` for r outside \[−1, 1\], σ₁ not positive, σ₂ negative, or a number not finite.
///
/// ```
/// use analysis::stats::gain::{Population, expected_after};
///
/// // All stay as they are on average, and yet the group 20 below gains 12.
/// let all = Population { mean: 50.0, sd: 10.0 };
/// assert!(expected_after(30.0, all, all, 0.4).is_some_and(|it| (it.gain - 12.0).abs() < 1e-12));
/// ```
pub fn expected_after(
    value: f64,
    before: Population,
    after: Population,
    r: f64,
) -> Option<ExpectedGain> {
    if !((-1.0..=1.0).contains(&r) && before.sd > 0.0 && after.sd >= 0.0) {
        return None;
    }
    let slope = r * after.sd / before.sd;
    let expected = after.mean + slope * (value - before.mean);
    let it = ExpectedGain { slope, after: expected, gain: expected - value };
    (it.gain.is_finite() && before.sd.is_finite()).then_some(it)
}

/// Where nineteen of twenty groups end that had that value before, unhelped.
///
/// E ± 1.96·σ₂·√(1 − r²), the spread around the line of regression; of groups of many sizes it is that
/// of the middling one. `None` for r outside \[−1, 1\] or a σ₂ that is negative or not finite.
///
/// ```
/// use analysis::stats::gain::{Population, range_after};
///
/// // √(1 − 0.6²) is 0.8: 30 ± 1.96 · 10 · 0.8.
/// let range = range_after(30.0, Population { mean: 50.0, sd: 10.0 }, 0.6);
/// assert!(range.is_some_and(|it| (it.low - 14.32).abs() < 1e-3 && (it.high - 45.68).abs() < 1e-3));
/// ```
pub fn range_after(expected: f64, after: Population, r: f64) -> Option<Interval> {
    let half_width = Z_975 * after.sd * (1.0 - r * r).sqrt();
    let is_known = (-1.0..=1.0).contains(&r) && after.sd >= 0.0 && expected.is_finite();
    (is_known && half_width.is_finite()).then(|| Interval::around(expected, half_width))
}

/// An estimate with its standard error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
}

/// A gain beyond that of others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtraGain {
    /// Gain of the first less gain of the others.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
    /// 95 % interval.
    pub interval: Interval,
}

/// The gain of a group with a measure less that of comparable ones without.
///
/// (T₂ − T₁) − (C₂ − C₁) ± 1.96·√Σse², Ashenfelter 1978; Card, Krueger 1994. Each argument is
/// (before, after). Assumes that without the measure both had gained alike: take others that
/// began as low, five of them and more, and twenty values and more each time. Errors are taken
/// as independent; where the same members come again the interval is too wide. `None` for a
/// negative error or a number that is not finite.
///
/// ```
/// use analysis::stats::gain::{Estimate, difference_in_differences};
///
/// let at = |value| Estimate { value, se: 1.0 };
/// let extra = difference_in_differences((at(30.0), at(44.0)), (at(31.0), at(42.0)));
/// assert!(extra.is_some_and(|it| (it.value - 3.0).abs() < 1e-12 && it.interval.contains(0.0)));
/// ```
pub fn difference_in_differences(
    helped: (Estimate, Estimate),
    others: (Estimate, Estimate),
) -> Option<ExtraGain> {
    let all = [helped.0, helped.1, others.0, others.1];
    if !all.iter().all(|it| it.se >= 0.0) {
        return None;
    }
    let value = (helped.1.value - helped.0.value) - (others.1.value - others.0.value);
    let se = all.iter().map(|it| it.se * it.se).sum::<f64>().sqrt();
    let interval = Interval::around(value, Z_975 * se);
    (value.is_finite() && se.is_finite()).then_some(ExtraGain { value, se, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_expected_is_absent() {
        let all = Population { mean: 50.0, sd: 10.0 };
        let point = Population { mean: 50.0, sd: 0.0 };
        assert_eq!(expected_after(30.0, point, all, 0.4), None);
        assert_eq!(expected_after(30.0, all, all, 1.1), None);
        assert_eq!(expected_after(f64::NAN, all, all, 0.4), None);
        // Where all end alike, so does this one.
        assert!(
            expected_after(30.0, all, point, 0.4).is_some_and(|it| (it.gain - 20.0).abs() < 1e-12)
        );
        let at = |value, se| Estimate { value, se };
        let good = (at(30.0, 1.0), at(44.0, 1.0));
        assert_eq!(difference_in_differences(good, (at(1.0, -1.0), at(1.0, 1.0))), None);
        assert_eq!(difference_in_differences(good, (at(f64::NAN, 1.0), at(1.0, 1.0))), None);
    }
}
