//! Charts: pure functions from an exploration to a [`Picture`], and one host.
//!
//! A chart is described with charming and patched where it has no field for something
//! (per-mark tooltips). No JavaScript functions: they would need `eval`, which
//! the content security policy forbids.
//!
//! **To add a chart:** a function in a module of its own with an option snapshot, a field in
//! [`Painter`], and a [`host::ChartHost`] beside its table. Only `host` touches JavaScript.

mod axes;
pub mod benchmark;
pub mod breakdown;
pub mod cohort;
pub mod cohorts;
mod dumbbell;
pub mod effect;
pub mod factor;
pub mod gap;
pub mod grid;
pub mod host;
pub mod inside;
pub mod map;
pub mod matrix;
pub mod painter;
pub mod palette;
pub mod periods;
pub mod scatter;
mod shade;
mod slopes;
#[cfg(test)]
pub(crate) mod tests;
pub mod two_years;
pub mod waterfall;
pub mod years;

use charming::Chart;
use serde_json::{Value, json};

pub use painter::{Painter, Painting};
pub use palette::Palette;
use periods::Periods;

/// A chart ready to be drawn, and what of it can be reached by keyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The option ECharts draws. It knows no addresses: where marks lead changes with every
    /// click, and a picture that looks the same need not be drawn again.
    pub option: Value,
    /// The marks, in reading order.
    pub marks: Vec<Mark>,
    /// The years two of which can be chosen in it.
    pub periods: Option<Periods>,
}

/// Whether two options differ in values only. Then ECharts can be told the values and keeps what it
/// has built; otherwise something of the old picture might stay. The same keys everywhere; data
/// are replaced as a whole, whatever their form.
#[cfg(any(feature = "hydrate", test))]
fn same_form(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::Object(one), Value::Object(two)) => {
            let same = |(key, value): (&String, &Value)| {
                two.get(key).is_some_and(|it| key == "data" || same_form(value, it))
            };
            one.len() == two.len() && one.iter().all(same)
        }
        (Value::Array(one), Value::Array(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| same_form(one, two))
        }
        (one, two) => one.is_object() == two.is_object() && one.is_array() == two.is_array(),
    }
}

/// Something in a chart that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which series of the option.
    pub series: u32,
    /// Which item of the series.
    pub item: u32,
    /// What it says, read out and shown in the tooltip.
    pub spoken: String,
    /// Where following it leads.
    pub href: Option<String>,
}

/// The option of a chart with the data of its series put in.
fn option(chart: &Chart, palette: &Palette, data: Vec<Value>) -> Value {
    let mut option = serde_json::to_value(chart).unwrap_or_default();
    if let Some(series) = option.get_mut("series").and_then(Value::as_array_mut) {
        for (one, data) in series.iter_mut().zip(data) {
            one["data"] = data;
        }
    }
    option["textStyle"] = json!({ "fontFamily": palette.font, "color": palette.ink });
    // Whoever drills waits for numbers, not for bars on their way.
    option["animation"] = json!(false);
    option["tooltip"] = json!({
        "trigger": "item", "renderMode": "richText", "confine": true,
        // A tooltip that lingers is drawn once more after the charts of the next view.
        "hideDelay": 0,
        "backgroundColor": palette.surface, "borderColor": palette.line,
        "textStyle": { "color": palette.ink, "fontFamily": palette.font },
    });
    option["aria"] = json!({ "enabled": false });
    option
}

/// One item of a series, with its tooltip.
fn item(value: Value, spoken: &str) -> Value {
    // In templates braces stand for variables.
    let text = spoken.replace(['{', '}'], " ").replacen(": ", "\n", 1);
    json!({ "value": value, "tooltip": { "formatter": text } })
}
