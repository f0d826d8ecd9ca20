//! Было → ожидалось без мер → стало (row 63): two measured shares with their intervals, and between them
//! what was to be expected, with the range in which nineteen of twenty schools end that began so.

use analysis::{signals::Signals, stats::interval::Interval};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, item, option};
use crate::text::{
    Locale,
    signals::effect::{Step, steps},
};

/// How tall the picture is, in lines of text.
pub const LINES_OF_EFFECT: u32 = 6;
/// How thick an interval and a range are.
const WIDTHS: [u32; 2] = [3, 14];

/// Draws the change of the school of the open cell.
pub fn effect(shown: &Signals, palette: &Palette, locale: Locale) -> Option<Picture> {
    let steps = steps(locale, shown.effect.as_ref()?);
    let (mut lines, mut dots, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for (index, step) in (0..).zip(&steps) {
        let spoken = step.spoken(locale);
        let colour = if step.is_expected { &palette.ink_muted } else { &palette.series_2 };
        lines.extend(step.range.map(|it| line(it, index, step, palette)));
        let mut dot = item(json!([percent(step.share), index]), &spoken);
        dot["itemStyle"] = json!({ "color": colour });
        dot["label"] = json!({ "formatter": step.value(locale) });
        dots.push(dot);
        marks.push(Mark { series: 0, item: index, spoken, href: None });
    }
    let names = steps.into_iter().map(|it| it.name).collect();
    let mut option = option(&frame(palette, names), palette, Vec::new());
    let mut series = vec![json!({
        "type": "scatter", "data": dots, "symbolSize": 13, "z": 5,
        "label": { "show": true, "position": "top", "color": palette.ink },
    })];
    series.extend(lines);
    option["series"] = Value::Array(series);
    option["yAxis"]["axisLabel"]["width"] = json!(170);
    option["yAxis"]["axisLabel"]["overflow"] = json!("break");
    Some(Picture { option, marks, periods: None })
}

fn percent(share: f64) -> f64 {
    100.0 * share
}

fn line(range: Interval, index: u32, step: &Step, palette: &Palette) -> Value {
    let colour = if step.is_expected { &palette.band } else { &palette.series_2 };
    json!({
        "type": "line", "symbol": "none", "silent": true, "z": 2,
        "data": [[percent(range.low), index], [percent(range.high), index]],
        "lineStyle": {
            "color": colour, "width": WIDTHS[usize::from(step.is_expected)], "opacity": 0.9,
            "cap": "butt",
        },
        "tooltip": { "show": false },
    })
}

fn frame(palette: &Palette, names: Vec<String>) -> Chart {
    let steps = Axis::new()
        .type_(AxisType::Category)
        .inverse(true)
        .data(names)
        .axis_label(AxisLabel::new().color(palette.ink.as_str()));
    Chart::new()
        .grid(Grid::new().left(8).right(32).top(16).bottom(8).contain_label(true))
        .x_axis(axes::percent(palette).min(0))
        .y_axis(steps)
}
