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
use crate::text::{Locale, benchmark::phrase::reference, phrase};

/// The line of what the school is set against, dashed, with its name at one `end`.
fn reference_line(
    shown: &Benchmark,
    (axis, end): (&str, &str),
    palette: &Palette,
    locale: Locale,
) -> Option<Value> {
    let line = reference(locale, shown)?;
    Some(json!({
        axis: drawn(shown.setting.view.indicator, line.value),
        "lineStyle": { "color": palette.ink, "type": "dashed" },
        "label": {
            "show": true, "formatter": line.name, "color": palette.ink, "position": end,
        },
    }))
}

/// A school as it is read out.
fn spoken(locale: Locale, indicator: Indicator, name: &str, value: &Measured) -> String {
    phrase::spoken(locale, indicator, name, &Ok(*value))
}
