//! The pictures of benchmarking: strips of all indicators, every school with its interval, and the
//! funnel.

use analysis::{Indicator, Measured, benchmark::Benchmark};

mod caterpillar;
mod funnel;
mod strips;
#[cfg(test)]
mod tests;

pub use caterpillar::{LINES_OF_MANY, NAMED_MAX, caterpillar};
pub use funnel::{LINES_OF_FUNNEL, funnel};
pub use strips::{LINES_OF_STRIP, strips};

use serde_json::{Value, json};

use super::{Palette, breakdown::drawn};
use crate::text::{Locale, benchmark::phrase::references, phrase};

/// The lines of what the school is set against: what was chosen to stand for the others dashed, their
/// median dotted. Their names stand at the two `ends`, for the lines may lie close together.
fn reference_lines(
    shown: &Benchmark,
    (axis, ends): (&str, [&str; 2]),
    palette: &Palette,
    locale: Locale,
) -> Vec<Value> {
    let indicator = shown.setting.view.indicator;
    let kinds = ["dashed", "dotted"];
    let lines = references(locale, shown).into_iter().zip(kinds.into_iter().zip(ends));
    lines
        .map(|(line, (kind, end))| {
            json!({
                axis: drawn(indicator, line.value),
                "lineStyle": { "color": palette.ink, "type": kind },
                "label": {
                    "show": true, "formatter": line.name, "color": palette.ink, "position": end,
                },
            })
        })
        .collect()
}

/// A school as it is read out.
fn spoken(locale: Locale, indicator: Indicator, name: &str, value: &Measured) -> String {
    phrase::spoken(locale, indicator, name, &Ok(*value))
}
