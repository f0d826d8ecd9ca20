//! The funnel of a place: how far a share may lie from the common one, by the size of the school.

use serde::{Deserialize, Serialize};

use crate::{
    answer::Absence,
    finding::PUPILS_MIN,
    indicator::{Indicator, Measured},
    smoothed::counts,
    stats::{
        funnel::{Funnel, Level, arcsine_limits, exact_limits},
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
    /// How many schools are judged: those of enough pupils.
    pub judged: u32,
    /// How many of them lie outside 95 % and outside 99.8 %.
    pub outside: [u32; 2],
}

/// Where a school of enough pupils stands in the funnel.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct InFunnel {
    /// How far it is from the common share in standard errors, over-dispersion included.
    pub z: f64,
    /// The farthest of the drawn limits that it lies outside of. Below 20 pupils these are wider
    /// than z says.
    pub outside: Option<Level>,
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
pub(super) type Judged = (FunnelOfPlace, Vec<Option<InFunnel>>);

pub(super) fn funnel(indicator: Indicator, measured: &[Measured]) -> Result<Judged, Absence> {
    let counts = counts(indicator, measured).ok_or(Absence::NotApplicable)?;
    if counts.len() < FUNNEL_SCHOOLS_MIN {
        return Err(Absence::NoData);
    }
    let Funnel { share, phi, tau_squared, positions } =
        Funnel::of(&counts).ok_or(Absence::NoData)?;
    let limits_of = |n| {
        let at = |level| limits_at(share, n, level, tau_squared);
        Some(Limits { n, warning: at(Level::Warning)?, alarm: at(Level::Alarm)? })
    };
    let largest = counts.iter().map(|it| it.1).max().unwrap_or(1).max(2);
    let limits = sizes(largest).filter_map(limits_of).collect();
    let placed: Vec<Option<InFunnel>> = counts
        .iter()
        .zip(positions)
        .map(|(&(k, n), position)| {
            let limits = limits_of(n).filter(|_| n >= PUPILS_MIN)?;
            Some(InFunnel { z: position?.z, outside: limits.outside(k as f64 / n as f64) })
        })
        .collect();
    let count = |of: &dyn Fn(&InFunnel) -> bool| {
        u32::try_from(placed.iter().flatten().filter(|it| of(it)).count()).unwrap_or(u32::MAX)
    };
    let judged = count(&|_| true);
    let outside =
        [count(&|it| it.outside.is_some()), count(&|it| it.outside == Some(Level::Alarm))];
    Ok((FunnelOfPlace { share, phi, tau_squared, limits, judged, outside }, placed))
}

impl Limits {
    /// The farthest limits that a share lies outside of: what is drawn is what is judged by.
    fn outside(&self, share: f64) -> Option<Level> {
        let is_outside = |it: Interval| share < it.low || share > it.high;
        match (is_outside(self.alarm), is_outside(self.warning)) {
            (true, _) => Some(Level::Alarm),
            (_, true) => Some(Level::Warning),
            _ => None,
        }
    }
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
