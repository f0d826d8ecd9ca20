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
        ALPHA,
        many::{Adjustment, discoveries, p_of_difference},
        regression::fit,
    },
};

/// Through fewer schools no line is drawn.
pub const SCHOOLS_MIN: usize = 30;

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
        point.beyond = line.without(at, value).map(|it| {
            let (delta, interval) = it.left_of(value);
            let fewest = point.x.n.min(point.y.n);
            let verdict = verdict(Some(interval), better);
            Change { delta, interval: Some(interval), verdict, fewest }
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
    let found = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    for (point, is_found) in points.iter_mut().zip(found) {
        let Some(of) = &mut point.beyond else { continue };
        match is_found {
            None => of.verdict = Verdict::Unknown,
            Some(false) => of.verdict = Verdict::NotDifferent,
            Some(true) => {}
        }
    }
}
