//! A cohort among all: its place in deviations, from work to work, with what chance allows.

use analysis::{
    dynamics::{Dynamics, Step},
    stats::interval::Z_975,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
};
use serde_json::json;

use super::{Mark, Palette, Picture, axes, item, option, years::LINE_HEIGHT};
use crate::text::{Locale, number, phrase};

/// The chart is as tall as so many rows.
pub const LINES_OF_COHORT: u32 = 12;

/// The axis reaches so many deviations to both sides at least, so that pages compare by eye.
const REACH: f64 = 1.0;

/// Draws the cohort of the chosen year, where there is one.
pub fn cohort(followed: &Dynamics, palette: &Palette, locale: Locale) -> Option<Picture> {
    let steps = &followed.cohort.as_ref()?.steps;
    let mut marks = Vec::new();
    let (mut points, mut whiskers) = (Vec::new(), Vec::new());
    for (place, step) in (0_u32..).zip(steps) {
        let spoken = phrase::step(locale, step);
        let mut point = item(json!(rounded(step.place.z)), &spoken);
        point["label"] = json!({ "formatter": number::signed_decimal(locale, step.place.z, 2) });
        points.push(point);
        let reach = Z_975 * step.place.se;
        whiskers.push((rounded(step.place.z - reach), rounded(2.0 * reach)));
        marks.push(Mark { series: 2, item: place, spoken, href: None });
    }
    let reach = whiskers
        .iter()
        .flat_map(|(low, width)| [low.abs(), (low + width).abs()])
        .fold(REACH, f64::max);
    let chart = frame(palette, steps, reach);
    let band = |data: Vec<f64>, opacity: f64| {
        json!({
            "type": "line", "stack": "band", "stackStrategy": "all", "data": data, "silent": true,
            "symbol": "none", "lineStyle": { "opacity": 0 }, "tooltip": { "show": false },
            "areaStyle": { "color": palette.series_1, "opacity": opacity },
        })
    };
    let mut option = option(&chart, palette, Vec::new());
    option["series"] = json!([
        band(whiskers.iter().map(|it| it.0).collect(), 0.0),
        band(whiskers.iter().map(|it| it.1).collect(), 0.18),
        {
            "type": "line", "data": points, "symbol": "circle", "symbolSize": 8, "z": 3,
            "lineStyle": { "color": palette.series_1, "width": 2 },
            "itemStyle": { "color": palette.series_1 },
            "label": { "show": true, "position": "top", "color": palette.ink },
            "markLine": {
                "silent": true, "symbol": "none", "data": [{ "yAxis": 0 }],
                "lineStyle": { "color": palette.ink_muted, "type": "solid" },
                "label": {
                    "formatter": locale.dynamics().column_all, "color": palette.ink_muted,
                    "position": "insideEndTop",
                },
            },
        },
    ]);
    option["xAxis"]["axisLabel"]["lineHeight"] = json!(LINE_HEIGHT);
    Some(Picture { option, marks, periods: None })
}

/// Hundredths of a deviation are more than anybody reads off.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn frame(palette: &Palette, steps: &[Step], reach: f64) -> Chart {
    let reach = (reach * 2.0).ceil() / 2.0;
    let name = |it: &Step| format!("{}\n{}, {}", it.year, it.seated, it.procedure.name);
    let names: Vec<String> = steps.iter().map(name).collect();
    let works = Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_label(AxisLabel::new().color(palette.ink.as_str()));
    Chart::new()
        .grid(Grid::new().left(8).right(24).top(28).bottom(8).contain_label(true))
        .x_axis(works)
        .y_axis(axes::around_zero(palette, reach))
}
