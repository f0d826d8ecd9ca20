//! The change between two rows, and whether it is more than chance.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::{Absence, Row};
use crate::{
    indicator::{Better, Indicator, Measured, Unit},
    stats::interval::{self, Interval},
};

/// How a later value differs from an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Later minus earlier, in the indicator's unit.
    pub delta: f64,
    /// 95 % interval of the difference, where one is defined: Newcombe for shares,
    /// Welch for means whose spread both sides know.
    pub interval: Option<Interval>,
    /// What the interval says.
    pub verdict: Verdict,
}

impl Change {
    /// The bare difference, of which nothing may be said.
    pub(crate) fn without_interval(self) -> Self {
        Self { interval: None, verdict: Verdict::Unknown, ..self }
    }
}

/// What an interval of a difference allows to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The interval lies on the good side of zero.
    Better,
    /// The interval lies on the bad side of zero.
    Worse,
    /// The interval excludes zero, but the indicator carries no judgement.
    Different,
    /// The interval contains zero.
    NotDifferent,
    /// There is no interval, so nothing may be said.
    Unknown,
}

/// The change of `indicator` from `earlier` to `later`.
///
/// # Errors
///
/// [`Absence::NoData`] if one of the two is missing or has no value,
/// [`Absence::NotComparable`] if scale or make-up differ. Breaks of a series the caller knows
/// (see [`crate::setting::Setting::change_between`]).
pub fn change(
    indicator: Indicator,
    earlier: Option<&Row>,
    later: Option<&Row>,
) -> Result<Change, Absence> {
    let (earlier, later) = earlier.zip(later).ok_or(Absence::NoData)?;
    let (Ok(before), Ok(after)) = (earlier.value, later.value) else {
        return Err(Absence::NoData);
    };
    if earlier.scale != later.scale || earlier.grades != later.grades {
        return Err(Absence::NotComparable);
    }
    Ok(difference(indicator, &before, &after))
}

/// How `after` differs from `before`, where both measure the same.
pub(crate) fn difference(indicator: Indicator, before: &Measured, after: &Measured) -> Change {
    let spec = indicator.spec();
    let interval = match (*before, *after) {
        (Measured { sd: Some(sd1), .. }, Measured { sd: Some(sd2), .. }) => {
            interval::welch(after.value, sd2, after.n, before.value, sd1, before.n)
        }
        (Measured { numerator: Some(k1), .. }, Measured { numerator: Some(k2), .. })
            if spec.unit == Unit::Share && before.interval.is_some() =>
        {
            newcombe(k2, after.denominator, k1, before.denominator)
        }
        // A mean of schools beside pupils: both know their intervals only.
        _ if before.is_of_schools() || after.is_of_schools() => {
            return apart(indicator, before, after);
        }
        _ => None,
    };
    let delta = after.value - before.value;
    Change { delta, interval, verdict: verdict(interval, spec.better) }
}

/// What the interval of a difference allows to say.
pub(crate) fn verdict(interval: Option<Interval>, better: Better) -> Verdict {
    let Some(Interval { low, high }) = interval else { return Verdict::Unknown };
    match better {
        _ if low <= 0.0 && 0.0 <= high => Verdict::NotDifferent,
        Better::Neither => Verdict::Different,
        Better::Higher if low > 0.0 => Verdict::Better,
        Better::Lower if high < 0.0 => Verdict::Better,
        Better::Higher | Better::Lower => Verdict::Worse,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are counts of pupils that were widened to f64 exactly"
)]
fn newcombe(k1: f64, n1: f64, k2: f64, n2: f64) -> Option<Interval> {
    let (n1, n2) = (NonZeroU64::new(n1 as u64)?, NonZeroU64::new(n2 as u64)?);
    Some(interval::newcombe(k1 as u64, n1, k2 as u64, n2))
}

/// The difference of two values that know only their intervals (Newcombe 1998, generally Zou and
/// Donner 2008): d − √((x − l)² + (u′ − x′)²) … d + √((u − x)² + (x′ − l′)²).
pub(crate) fn apart(indicator: Indicator, base: &Measured, own: &Measured) -> Change {
    let delta = own.value - base.value;
    let interval = own.interval.zip(base.interval).map(|(first, second)| Interval {
        low: delta - (own.value - first.low).hypot(second.high - base.value),
        high: delta + (first.high - own.value).hypot(base.value - second.low),
    });
    Change { delta, interval, verdict: verdict(interval, indicator.spec().better) }
}
