//! Where schools stand: an invented piece of land, on which municipalities lie evenly and schools
//! around the middle of theirs.

use crate::{
    Config, School,
    context::Value,
    dice::{Dice, Stream},
    place::Settlement,
};

/// The south-western corner of the land, latitude and longitude, and how far it reaches, in degrees.
const CORNER: [f64; 2] = [56.0, 60.0];
const REACH: [f64; 2] = [2.0, 4.0];
/// Steps that leave no part of a square empty however many are made (Roberts' sequence: the powers of
/// 1/1.3247, the root of x³ = x + 1).
const STEPS: [f64; 2] = [0.754_877_666, 0.569_840_291];
/// How far from the middle of the municipality a school lies, as a standard deviation in degrees of
/// latitude: in a town, or in the country.
const SPREADS: [f64; 2] = [0.05, 0.12];

/// The coordinates of a school, as values of its context.
pub(crate) fn of(config: &Config, at: usize, school: &School) -> [Value; 2] {
    let mut dice = Dice::new(config.seed, Stream::Ground, at);
    let spread = SPREADS[usize::from(school.settlement != Settlement::Town)];
    let mut coordinate = |axis: usize, scale: f64| {
        let share = (0.5 + STEPS[axis] * school.municipality as f64).fract();
        let middle = CORNER[axis] + REACH[axis] * share;
        format!("{:.4}", middle + scale * spread * dice.normal().clamp(-2.5, 2.5))
    };
    // So far north a degree of longitude is about half as long.
    [("latitude", coordinate(0, 1.0)), ("longitude", coordinate(1, 2.0))]
}
