//! The change between two rows, and whether it is more than chance.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::{Absence, Row};
use crate::{
    indicator::{Better, Indicator, Measured, Unit},
    stats::{
        ALPHA,
        interval::{self, Interval},
        many::{Adjustment, discoveries, p_of_difference},
    },
    tier::Tier,
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
    /// How many pupils stand on the smaller side: how much may be said.
    pub fewest: u64,
}

impl Change {
    /// The bare difference, of which nothing may be said.
    pub(crate) fn without_interval(self) -> Self {
        Self { interval: None, verdict: Verdict::Unknown, ..self }
    }

    /// How much may be said of it.
    pub fn tier(&self) -> Tier {
        Tier::of(self.fewest)
    }

    /// Takes the verdict back where too few stand behind it.
    pub(crate) fn of_enough(self) -> Self {
        let verdict = match self.tier() {
            _ if self.interval.is_none() => self.verdict,
            Tier::TooFew => Verdict::TooFew,
            Tier::IntervalOnly => Verdict::IntervalOnly,
            Tier::Cautious | Tier::Full => self.verdict,
        };
        Self { verdict, ..self }
    }

    /// The p value by which it is judged among others; `None` where it is not judged.
    fn p(&self) -> Option<f64> {
        p_of_difference(self.delta, self.interval.filter(|_| self.tier().is_judged())?)
    }
}

/// Takes back what chance would show among changes that are looked at together (Benjamini and
/// Hochberg); how many were judged.
pub(crate) fn correct<'c>(changes: impl Iterator<Item = &'c mut Change>) -> u32 {
    let mut changes: Vec<&mut Change> = changes.collect();
    let p: Vec<Option<f64>> = changes.iter().map(|it| it.p()).collect();
    let found = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    for (change, _) in changes.iter_mut().zip(&found).filter(|it| *it.1 == Some(false)) {
        change.verdict = Verdict::NotDifferent;
    }
    u32::try_from(p.iter().flatten().count()).unwrap_or(u32::MAX)
}

/// How far each row lies from its whole: nothing where chance may have made it among all the rows
/// looked at, nor of too few pupils; `None` where there is nothing to compare. Besides, how many
/// were judged.
pub fn apart_from_wholes(rows: &[(Row, Option<f64>)]) -> (Vec<Option<f64>>, u32) {
    let away = |(row, whole): &(Row, Option<f64>)| Some((row.value.ok()?, (*whole)?));
    let p = |it: &(Row, Option<f64>)| {
        let (value, whole) = away(it)?;
        let interval = value.interval.filter(|_| Tier::of(pupils(&it.0, &value)).is_judged())?;
        p_of_difference(value.value - whole, interval.moved(-whole))
    };
    let p: Vec<Option<f64>> = rows.iter().map(p).collect();
    let found = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    let shown = rows.iter().zip(found).map(|(it, found)| {
        let (value, whole) = away(it)?;
        Some(if found == Some(true) { value.value - whole } else { 0.0 })
    });
    (shown.collect(), u32::try_from(p.iter().flatten().count()).unwrap_or(u32::MAX))
}

/// How many pupils stand behind the value of a row: a mean of schools counts schools.
pub(super) fn pupils(row: &Row, value: &Measured) -> u64 {
    if value.is_of_schools() { row.participants } else { value.n }
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
    /// So few pupils that nothing may be said.
    TooFew,
    /// So few pupils that the interval stands alone.
    IntervalOnly,
}

impl Verdict {
    /// Whether it says that more than chance is there.
    pub fn is_beyond_chance(self) -> bool {
        matches!(self, Self::Better | Self::Worse | Self::Different)
    }
}

/// The change of `indicator` from `earlier` to `later`.
///
/// # Errors
///
/// [`Absence::NoData`] if one of the two is missing or has no value,
/// [`Absence::NotComparable`] if scale or make-up differ. Breaks of a series the caller knows
/// (see [`crate::setting::Setting::change_between`]). Of few pupils there is no verdict ([`Tier`]).
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
    let fewest = pupils(earlier, &before).min(pupils(later, &after));
    Ok(Change { fewest, ..difference(indicator, &before, &after) }.of_enough())
}

/// How `after` differs from `before`, where both measure the same, however few stand behind them.
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
    let fewest = before.n.min(after.n);
    Change { delta, interval, verdict: verdict(interval, spec.better), fewest }
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
    let verdict = verdict(interval, indicator.spec().better);
    Change { delta, interval, verdict, fewest: base.n.min(own.n) }
}
