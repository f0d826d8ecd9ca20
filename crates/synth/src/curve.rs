//! From ability to points, so that marks have their measured shares after some of those just
//! below a «3» have been given it.

use statrs::distribution::{ContinuousCDF, Normal};

/// Ability at no points and at all of them: hardly anybody lies beyond.
const ENDS: [f64; 2] = [-3.2, 3.0];
/// Moved over the boundaries of «4» and «5», relative to that of «3»; nothing was measured there.
const AT_OTHERS: [f64; 3] = [1.0, 0.35, 0.3];
/// How many points below a boundary are moved.
const WINDOW: u16 = 2;

/// The points and marks of one work.
#[derive(Clone, Debug)]
pub(crate) struct Curve {
    /// Ability at 0 points, at each boundary and at the maximum.
    abilities: [f64; 5],
    points: [u16; 5],
    /// Of those within [`WINDOW`] below each boundary the share that is moved to it.
    pub(crate) moved: [f64; 3],
}

impl Curve {
    /// The curve on which marks come out with these shares of «2», «3» and «4», if abilities have
    /// the standard normal distribution.
    pub(crate) fn new(max: u16, boundaries: [u16; 3], shares: [f64; 3], moved: f64) -> Self {
        let [a, b, c] = boundaries;
        let below = [shares[0], shares[0] + shares[1], shares.iter().sum()];
        let moved = AT_OTHERS.map(|it| it * moved);
        let normal = Normal::standard();
        let abilities = [ENDS[0], 0.0, 0.0, 0.0, ENDS[1]];
        let mut curve = Self { abilities, points: [0, a, b, c, max], moved };
        for (at, share) in below.iter().enumerate() {
            curve.abilities[at + 1] = normal.inverse_cdf(*share);
        }
        // Who is moved was below: the boundary itself must lie higher than the share says.
        for _ in 0..30 {
            for at in 0..3 {
                let window = curve.ability(boundaries[at] - WINDOW);
                let inside = normal.cdf(curve.abilities[at + 1]) - normal.cdf(window);
                curve.abilities[at + 1] = normal.inverse_cdf(below[at] + moved[at] * inside);
            }
        }
        curve
    }

    /// The points that this ability reaches.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the points of a work"
    )]
    pub(crate) fn points(&self, ability: f64) -> u16 {
        let at = self.abilities[1..4].iter().filter(|it| **it <= ability).count();
        let share = (ability - self.abilities[at]) / (self.abilities[at + 1] - self.abilities[at]);
        let (from, to) = (f64::from(self.points[at]), f64::from(self.points[at + 1]));
        // The maximum is reached by its own step, not only at the very end.
        let to = if at == 3 { to + 1.0 } else { to };
        let points = (from + share * (to - from)).floor();
        points.clamp(0.0, f64::from(self.points[4])) as u16
    }

    /// The ability at which points are just reached; linear between the boundaries.
    fn ability(&self, points: u16) -> f64 {
        let at = self.points[1..4].iter().filter(|it| **it <= points).count();
        let (from, to) = (self.points[at], self.points[at + 1]);
        let share = f64::from(points - from) / f64::from(to - from);
        self.abilities[at] + share * (self.abilities[at + 1] - self.abilities[at])
    }

    /// The boundary that these points are just below, with the share that is moved to it.
    pub(crate) fn just_below(&self, points: u16) -> Option<(u16, f64)> {
        let boundaries = self.points[1..4].iter().zip(self.moved);
        let mut near = boundaries.filter(|(it, _)| (**it - WINDOW..**it).contains(&points));
        near.next().map(|(it, moved)| (*it, moved))
    }

    /// The level, from 1, of these points.
    pub(crate) fn level(&self, points: u16) -> u8 {
        self.points[1..4].iter().fold(1, |level, it| level + u8::from(*it <= points))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mathematics of grade 5 as measured: 14.8, 41.1, 32.2 and 11.9 percent; 4010 pupils at the
    /// boundary of «3» and 469 just below.
    #[test]
    fn shares_and_spike_come_out_together() {
        let curve = Curve::new(20, [7, 11, 15], [0.148, 0.411, 0.322], 0.72);
        let normal = Normal::standard();
        let (mut levels, mut at, mut below) = ([0.0; 4], 0.0, 0.0);
        for step in 0..20_000_u32 {
            let ability = normal.inverse_cdf((f64::from(step) + 0.5) / 20_000.0);
            let points = curve.points(ability);
            let outcomes = match curve.just_below(points) {
                Some((boundary, moved)) => [(boundary, moved), (points, 1.0 - moved)],
                None => [(points, 1.0), (points, 0.0)],
            };
            for (points, share) in outcomes {
                levels[usize::from(curve.level(points)) - 1] += share / 20_000.0;
                at += if points == 7 { share } else { 0.0 };
                below += if points == 6 { share } else { 0.0 };
            }
        }
        for (found, expected) in levels.iter().zip([0.148, 0.411, 0.322, 0.119]) {
            assert!((found - expected).abs() < 0.004, "{levels:?}");
        }
        assert!((6.0..12.0).contains(&(at / below)), "measured 8.6, found {}", at / below);
    }

    #[test]
    fn all_points_can_be_reached() {
        let curve = Curve::new(20, [6, 10, 15], [0.033, 0.236, 0.462], 0.45);
        let reached: std::collections::BTreeSet<_> =
            (-400..400).map(|it| curve.points(f64::from(it) / 100.0)).collect();
        assert_eq!(reached, (0..=20).collect());
    }
}
