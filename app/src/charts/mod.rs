//! Charts: pure functions from an exploration to a [`Picture`], and one host.
//!
//! A chart is described with charming and patched where it has no field for something
//! (per-mark addresses and tooltips). No JavaScript functions: they would need `eval`, which
//! the content security policy forbids.
//!
//! **To add a chart:** a function in a module of its own with an option snapshot, shown with
//! [`host::ChartHost`] beside its table. Only `host` touches JavaScript.

pub mod breakdown;
pub mod host;
pub mod matrix;
pub mod palette;
#[cfg(test)]
mod tests;
pub mod waterfall;
pub mod years;

use charming::Chart;
use serde_json::{Value, json};

pub use palette::Palette;

/// A chart ready to be drawn, and what of it can be reached by keyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The option ECharts draws.
    pub option: Value,
    /// The marks, in reading order.
    pub marks: Vec<Mark>,
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
        "backgroundColor": palette.surface, "borderColor": palette.line,
        "textStyle": { "color": palette.ink, "fontFamily": palette.font },
    });
    option["aria"] = json!({ "enabled": false });
    option
}

/// One item of a series, with what a click and a tooltip need.
fn item(value: Value, spoken: &str, href: Option<&str>) -> Value {
    // In templates braces stand for variables.
    let text = spoken.replace(['{', '}'], " ").replacen(": ", "\n", 1);
    json!({ "value": value, "tooltip": { "formatter": text }, "href": href })
}
