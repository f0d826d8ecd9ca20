//! How far something lies from a whole, as a shade between clearly worse and clearly better. What chance
//! may have made has none.

use analysis::{Indicator, indicator::Better};
use serde_json::{Value, json};

use super::Palette;

/// The shades of one picture: the furthest has the full colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shades {
    furthest: f64,
    sign: f64,
}

impl Shades {
    /// For values that lie so far away. Colours follow good and bad, not large and small.
    pub(super) fn of(indicator: Indicator, away: impl Iterator<Item = f64>) -> Self {
        let furthest = away.map(f64::abs).fold(0.0, f64::max);
        let sign = if indicator.spec().better == Better::Lower { -1.0 } else { 1.0 };
        Self { furthest: if furthest > 0.0 { furthest } else { 1.0 }, sign }
    }

    /// From -1 to 1; finer shades nobody can tell apart.
    pub(super) fn shade(self, away: f64) -> f64 {
        (self.sign * away / self.furthest * 100.0).round() / 100.0
    }
}

/// What turns the third number of an item into its colour. Behind text the middle shades are light;
/// a dot has none and keeps `is_plain` colours.
pub(super) fn coloured(palette: &Palette, is_plain: bool) -> Value {
    let step = if is_plain { 2 } else { 1 };
    let colours: Vec<&String> = palette.scale.iter().step_by(step).collect();
    json!({
        "show": false, "min": -1, "max": 1, "dimension": 2, "inRange": { "color": colours },
    })
}
