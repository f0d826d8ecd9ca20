//! Two years of several objects: lines where there are few, else the dumbbell.
//!
//! Lines show at a glance who rises and who falls, as long as each can carry its own name; names on
//! lines stand for a legend up to four of them. More are told apart by their rows.

use analysis::comparison::{Compared, Comparison};

use super::{Palette, Picture, dumbbell::dumbbell, slopes::slopes};
use crate::text::Locale;

/// Up to so many objects are lines.
const SLOPES_MAX: usize = 4;

/// Lines are as tall as so many rows.
const LINES_OF_SLOPES: u32 = 11;

/// The objects with a change, the largest rise first.
pub(super) fn in_order(compared: &Comparison) -> Vec<&Compared> {
    let delta = |it: &Compared| it.two_years.and_then(|it| it.change.ok()).map(|it| it.delta);
    let mut shown: Vec<&Compared> =
        compared.objects.iter().filter(|it| delta(it).is_some()).collect();
    shown.sort_by(|one, other| {
        delta(other).unwrap_or_default().total_cmp(&delta(one).unwrap_or_default())
    });
    shown
}

/// Draws the two years.
pub fn two_years(compared: &Comparison, palette: &Palette, locale: Locale) -> Option<Picture> {
    let draw = if in_order(compared).len() <= SLOPES_MAX { slopes } else { dumbbell };
    draw(compared, palette, locale)
}

/// How tall the picture of so many objects is, in rows; the dumbbell has one more for its legend.
pub fn lines_of(objects: usize) -> u32 {
    let rows = u32::try_from(objects).unwrap_or(u32::MAX);
    if objects <= SLOPES_MAX { LINES_OF_SLOPES } else { rows.saturating_add(1) }
}
