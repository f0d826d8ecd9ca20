//! Smoothed values: what a value says once the size of its group is allowed for (domain §5.4).
//!
//! Shown beside the raw value and never instead of it. Which groups a value is drawn towards decides
//! the caller and says so: the other parts of a breakdown, the other schools of a place.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Answer, Row, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    indicator::{Indicator, Measured, Unit},
    stats::{
        interval::{Interval, Z_975},
        shrinkage::{Group, shares::shrink_shares, shrink_means},
    },
    view::{Order, View},
};

#[cfg(test)]
mod tests;

/// Of fewer groups the common value and the scatter are not known well enough (domain §5.4).
const GROUPS_MIN: usize = 5;

/// A value drawn towards the common one of its group's like.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Smoothed {
    /// The value.
    pub value: f64,
    /// Where the true value lies with 95 %, if the model holds.
    pub interval: Interval,
}

/// The values of groups without common members, drawn towards the common value: shares that were
/// counted pupil by pupil, and means whose spread is known. `None` for other indicators and for
/// fewer than [`GROUPS_MIN`] groups.
pub(crate) fn smoothed(indicator: Indicator, measured: &[Measured]) -> Option<Vec<Smoothed>> {
    if measured.len() < GROUPS_MIN {
        return None;
    }
    if let Some(counts) = counts(indicator, measured) {
        let shrunken = shrink_shares(&counts)?;
        let drawn = shrunken.groups.iter();
        return Some(drawn.map(|it| Smoothed { value: it.share, interval: it.interval }).collect());
    }
    let group = |it: &Measured| Some(Group { n: it.n, mean: it.value, sd: it.sd? });
    let groups: Vec<Group> = measured.iter().map(group).collect::<Option<_>>()?;
    let shrunken = shrink_means(&groups)?;
    let drawn = shrunken.groups.iter().map(|it| {
        let reach = Z_975 * it.sd;
        let interval = Interval { low: it.mean - reach, high: it.mean + reach };
        Smoothed { value: it.mean, interval }
    });
    Some(drawn.collect())
}

/// Pupils counted, and of how many: only for shares of pupils, which have an interval and, unlike
/// shares of points, no deviation.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are counts of pupils that were widened to f64 exactly"
)]
pub(crate) fn counts(indicator: Indicator, measured: &[Measured]) -> Option<Vec<(u64, u64)>> {
    let count = |it: &Measured| {
        let counted = it.interval.and(it.numerator).filter(|_| it.sd.is_none())?;
        Some((counted as u64, it.denominator as u64))
    };
    let is_share = indicator.spec().unit == Unit::Share;
    is_share.then(|| measured.iter().map(count).collect::<Option<Vec<_>>>())?
}

/// The parts of a breakdown, each drawn towards what they have in common; one for each row, in its
/// order. Nothing where parts may share pupils or are of several scales.
pub(crate) fn of_parts(main: &Answer) -> Vec<Option<Smoothed>> {
    let none = || vec![None; main.rows.len()];
    let is_of_places = main.by.first().is_some_and(|it| it.unit_kind().is_some());
    let known: Vec<(usize, &Row, Measured)> = (0..)
        .zip(&main.rows)
        .filter_map(|(place, row)| Some((place, row, row.value.ok()?)))
        .collect();
    let is_one_work = known.windows(2).all(|it| it[0].1.scale == it[1].1.scale);
    if main.by.len() != 1 || !is_of_places || !is_one_work {
        return none();
    }
    let measured: Vec<Measured> = known.iter().map(|it| it.2).collect();
    let Some(drawn) = smoothed(main.indicator, &measured) else { return none() };
    let mut all = none();
    for ((place, ..), value) in known.iter().zip(drawn) {
        all[*place] = Some(value);
    }
    all
}

/// All units of a level in the whole of the data, each drawn towards what they have in common,
/// by code.
pub(crate) fn of_level(
    cube: &Published<Cube>,
    view: &View,
    level: Dimension,
) -> Vec<(String, Smoothed)> {
    let all = View { rows: None, order: Order::Natural, ..view.everywhere().broken_down_by(level) };
    let all = answer(cube, &all);
    let drawn = of_parts(&all);
    let codes = all.by_code().map(|(code, _)| code.to_owned());
    codes.zip(drawn).filter_map(|(code, it)| Some((code, it?))).collect()
}
