//! The funnel of a place: how far a share may lie from the common one, by the size of the school.

use serde::{Deserialize, Serialize};

use crate::{
    answer::Absence,
    indicator::{Indicator, Measured},
    smoothed::counts,
    stats::{
        funnel::{Funnel, Level, Position, arcsine_limits, exact_limits},
        interval::Interval,
    },
};

/// Of fewer schools the over-dispersion is a guess (domain §5.3).
pub(super) const FUNNEL_SCHOOLS_MIN: usize = 10;
/// Smaller groups get exact limits too (domain §5.3).
const EXACT_BELOW: u64 = 20;
/// Where the limits are drawn.
const LIMIT_POINTS: u64 = 60;

/// The funnel of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FunnelOfPlace {
    /// The common share.
    pub share: f64,
    /// How much more schools differ than chance alone makes them.
    pub phi: f64,
    /// The variance that stands for.
    pub tau_squared: f64,
    /// Its limits at rising sizes.
    pub limits: Vec<Limits>,
    /// How many schools lie outside 95 % and outside 99.8 %.
    pub outside: [u32; 2],
}

/// The limits at one size.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// How many pupils.
    pub n: u64,
    /// 95 % of schools lie within.
    pub warning: Interval,
    /// 99.8 % do.
    pub alarm: Interval,
}

/// The funnel, and where each school stands in it.
pub(super) type Judged = (FunnelOfPlace, Vec<Option<Position>>);

pub(super) fn funnel(indicator: Indicator, measured: &[Measured]) -> Result<Judged, Absence> {
    let counts = counts(indicator, measured).ok_or(Absence::NotApplicable)?;
    if counts.len() < FUNNEL_SCHOOLS_MIN {
        return Err(Absence::NoData);
    }
    let funnel = Funnel::of(&counts).ok_or(Absence::NoData)?;
    let largest = counts.iter().map(|it| it.1).max().unwrap_or(1).max(2);
    let limits = sizes(largest)
        .filter_map(|n| {
            let at = |level| limits_at(funnel.share, n, level, funnel.tau_squared);
            Some(Limits { n, warning: at(Level::Warning)?, alarm: at(Level::Alarm)? })
        })
        .collect();
    let outside = [Level::Warning, Level::Alarm].map(|level| {
        let is_outside = |it: &&Option<Position>| it.is_some_and(|it| it.is_outside(level));
        u32::try_from(funnel.positions.iter().filter(is_outside).count()).unwrap_or(u32::MAX)
    });
    let Funnel { share, phi, tau_squared, positions } = funnel;
    Ok((FunnelOfPlace { share, phi, tau_squared, limits, outside }, positions))
}

/// The curve; for small groups what can occur is told as well, and the wider of both stands.
fn limits_at(share: f64, n: u64, level: Level, tau_squared: f64) -> Option<Interval> {
    let curve = arcsine_limits(share, n, level, tau_squared)?;
    if n >= EXACT_BELOW {
        return Some(curve);
    }
    let exact = exact_limits(share, n, level)?;
    Some(Interval { low: curve.low.min(exact.low), high: curve.high.max(exact.high) })
}

/// Sizes from 1 to the largest, denser where the funnel bends.
fn sizes(largest: u64) -> impl Iterator<Item = u64> {
    let mut last = 0;
    (1..=LIMIT_POINTS).filter_map(move |step| {
        let n = (largest * step * step / (LIMIT_POINTS * LIMIT_POINTS)).max(1);
        (n > last).then(|| {
            last = n;
            n
        })
    })
}
