//! Axes and lines that charts have in common.

use analysis::setting::Setting;
use charming::{
    component::Axis,
    element::{AxisLabel, AxisLine, AxisTick, AxisType, LineStyle, SplitLine},
};
use serde_json::{Value, json};

use super::{Palette, breakdown::drawn};

/// Names, from top to bottom where they stand upright.
pub(super) fn names(names: Vec<String>, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .inverse(true)
        .data(names)
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .axis_label(AxisLabel::new().color(palette.ink.as_str()))
}

/// A picture of at most so many pixels has no room for names beside its rows.
pub(super) const NARROW: u32 = 480;
/// Names above the rows may be as wide as the narrowest screen.
const NAME_WIDTH_ABOVE: u32 = 280;

/// Longer names than `width` pixels are cut. On a narrow screen they would leave nothing for what is drawn:
/// there they stand above their rows.
pub(super) fn cut_names(option: &mut Value, width: u32) {
    let beside = json!({
        "width": width, "overflow": "truncate", "inside": false, "margin": 8,
        "verticalAlign": "middle", "padding": 0,
    });
    let above = json!({
        "width": NAME_WIDTH_ABOVE, "overflow": "truncate", "inside": true, "margin": 0,
        "verticalAlign": "bottom", "padding": [0, 0, 10, 0],
    });
    let labels = |of: &Value| json!({ "yAxis": { "axisLabel": of } });
    for (key, value) in beside.as_object().into_iter().flatten() {
        option["yAxis"]["axisLabel"][key] = value.clone();
    }
    option["media"] = json!([
        { "query": { "maxWidth": NARROW }, "option": labels(&above) },
        { "option": labels(&beside) },
    ]);
}

/// Names below or above columns slant on a narrow screen, where they would run into each other.
pub(super) fn slant_when_narrow(option: &mut Value) {
    let slanted = |by: u32| json!({ "xAxis": { "axisLabel": { "rotate": by } } });
    option["media"] = json!([
        { "query": { "maxWidth": NARROW }, "option": slanted(60) },
        { "option": slanted(0) },
    ]);
}

/// Numbers.
pub(super) fn numbers(palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .axis_label(AxisLabel::new().color(palette.ink_muted.as_str()))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.line.as_str())))
}

/// Percent, from 0 on.
pub(super) fn percent(palette: &Palette) -> Axis {
    numbers(palette).min(0)
}

/// Differences, as far to both sides of zero.
pub(super) fn around_zero(palette: &Palette, reach: f64) -> Axis {
    numbers(palette).min(-reach).max(reach)
}

/// The values of an indicator: from one end of what it can be to the other, so that pages can be
/// compared by eye; around the values where it has no ends.
pub(super) fn values(setting: &Setting, palette: &Palette) -> Axis {
    let indicator = setting.view.indicator;
    let axis = numbers(palette).scale(setting.ends.is_none());
    match setting.ends {
        Some((low, high)) => axis.min(drawn(indicator, low)).max(drawn(indicator, high)),
        None => axis,
    }
}

/// The dashed line of what others are seen against: the whole, the middle of a set.
pub(super) fn reference_line(
    axis: &str,
    value: f64,
    (label, position): (&str, &str),
    palette: &Palette,
) -> Value {
    json!({
        "silent": true, "symbol": "none",
        "lineStyle": { "color": palette.ink_muted, "type": "dashed" },
        "label": { "formatter": label, "color": palette.ink_muted, "position": position },
        "data": [{ axis: value }],
    })
}
