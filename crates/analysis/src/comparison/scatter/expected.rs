//! What one work of the same children lets expect of another, school by school.
//!
//! A line through all other schools, large ones counting more: nobody vouches for themselves. Those
//! outside the interval in which a school of this size lies are told after correction for how many were
//! looked at. What is not expected is not wrong, and the line is no cause.

use super::Point;
use crate::{
    answer::{Change, Verdict, verdict},
    finding::PUPILS_MIN,
    indicator::Indicator,
    stats::{
        interval::Interval,
        many::{Adjustment, adjust, p_of_difference},
        regression::{Without, fit},
    },
};

/// Through fewer schools no line is drawn.
pub const SCHOOLS_MIN: usize = 30;
/// The share of false findings (domain §5.7).
const FALSE_FINDINGS: f64 = 0.05;

/// Sets for each point how far it lies from what all others let expect; nothing of too few.
pub(super) fn set_beyond(points: &mut [Point], indicator: Indicator) {
    if points.len() < SCHOOLS_MIN {
        return;
    }
    let across: Vec<Vec<f64>> = points.iter().map(|it| vec![it.x.value]).collect();
    let up: Vec<f64> = points.iter().map(|it| it.y.value).collect();
    let pupils: Vec<f64> = points.iter().map(|it| it.y.n as f64).collect();
    let Some(line) = fit(&across, &up, &pupils) else { return };
    let better = indicator.spec().better;
    for (at, point) in points.iter_mut().enumerate() {
        let value = point.y.value;
        point.beyond = line.without(at, value).map(|Without { expected, interval }| {
            let Interval { low, high } = interval;
            let interval = Some(Interval { low: value - high, high: value - low });
            Change { delta: value - expected, interval, verdict: verdict(interval, better) }
        });
    }
    correct(points);
}

/// Takes back what chance would show among so many; of few pupils nothing is said.
fn correct(points: &mut [Point]) {
    let p = |it: &Point| {
        let of = it.beyond.filter(|_| it.x.n.min(it.y.n) >= PUPILS_MIN)?;
        p_of_difference(of.delta, of.interval?)
    };
    let p: Vec<Option<f64>> = points.iter().map(p).collect();
    let known: Vec<f64> = p.iter().flatten().copied().collect();
    let adjusted = adjust(&known, Adjustment::BenjaminiHochberg).unwrap_or_default();
    let mut adjusted = adjusted.into_iter();
    for (point, p) in points.iter_mut().zip(p) {
        let Some(of) = &mut point.beyond else { continue };
        match p.and_then(|_| adjusted.next()) {
            None => of.verdict = Verdict::Unknown,
            Some(p) if p > FALSE_FINDINGS => of.verdict = Verdict::NotDifferent,
            Some(_) => {}
        }
    }
}
