//! The gap between two groups over years: a line around zero, broken where a year has no gap or the
//! series begins anew, with the interval of each year.

use analysis::{
    Indicator,
    comparison::{Comparison, GapOfYear},
    indicator::Unit,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, breakdown::drawn, item, option, years::LINE_HEIGHT};
use crate::text::{Locale, gap as words};

/// The chart is as tall as so many rows.
pub const LINES_OF_GAP: u32 = 12;

/// Draws the gap, where there is one.
pub fn gap(compared: &Comparison, palette: &Palette, locale: Locale) -> Option<Picture> {
    let gap = compared.gap.as_ref()?;
    let setting = &compared.setting;
    let indicator = setting.view.indicator;
    let begins_anew = |it: &GapOfYear| setting.breaks.iter().any(|broken| broken.since == it.year);
    let mut marks = Vec::new();
    let mut series: Vec<Value> = Vec::new();
    let mut from = 0;
    while from < gap.years.len() {
        let rest = gap.years.iter().skip(from + 1);
        let until = from + 1 + rest.take_while(|it| !begins_anew(it)).count();
        let number = u32::try_from(series.len()).unwrap_or(u32::MAX);
        let mut data = vec![Value::Null; from];
        let mut whiskers = Vec::new();
        for (place, of) in gap.years.iter().enumerate().take(until).skip(from) {
            let Ok(change) = of.gap else {
                data.push(Value::Null);
                continue;
            };
            let spoken = words::year(locale, indicator, of);
            let mut point = item(json!(drawn(indicator, change.delta)), &spoken);
            point["label"] = json!({ "formatter": words::bare(locale, indicator, of) });
            data.push(point);
            let end = |value| json!({ "coord": [place, drawn(indicator, value)] });
            let interval = change.interval.filter(|_| !setting.view.without_bands);
            whiskers.extend(interval.map(|it| json!([end(it.low), end(it.high)])));
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            marks.push(Mark { series: number, item: place, spoken, href: None });
        }
        series.push(json!({
            "type": "line", "data": data, "connectNulls": false, "symbol": "circle",
            "symbolSize": 8, "z": 3,
            "lineStyle": { "color": palette.series_1, "width": 2 },
            "itemStyle": { "color": palette.series_1 },
            "label": { "show": true, "position": "top", "color": palette.ink },
            "markLine": {
                "silent": true, "symbol": "none", "data": whiskers, "label": { "show": false },
                "lineStyle": {
                    "color": palette.series_1, "width": 6, "type": "solid", "opacity": 0.25,
                },
            },
        }));
        from = until;
    }
    let names = gap.years.iter().map(|it| label(it, locale)).collect();
    let chart = frame(palette, names, reach(indicator, &gap.years));
    let mut option = option(&chart, palette, Vec::new());
    option["series"] = Value::Array(series);
    option["xAxis"]["axisLabel"]["lineHeight"] = json!(LINE_HEIGHT);
    // Names of years stand below the lowest interval, not at zero.
    option["xAxis"]["axisLine"] = json!({ "onZero": false });
    option["yAxis"]["name"] = json!(words::pair(locale, gap));
    option["yAxis"]["nameTextStyle"] = json!({ "align": "left", "color": palette.ink_muted });
    Some(Picture { option, marks, periods: None })
}

/// A year on the axis; below it the symbol where there is no gap to tell.
fn label(of: &GapOfYear, locale: Locale) -> String {
    match of.gap {
        Ok(_) => of.year.to_string(),
        Err(absence) => format!("{}\n{}", of.year, locale.texts().absence_symbol(absence)),
    }
}

/// How far the axis reaches to both sides of zero: the same for ordinary gaps, so that pages
/// compare by eye.
fn reach(indicator: Indicator, years: &[GapOfYear]) -> f64 {
    let (least, step) = match indicator.spec().unit {
        Unit::Share => (20.0, 10.0),
        Unit::Mark => (0.5, 0.5),
        Unit::Score | Unit::Index | Unit::People => (5.0, 5.0),
    };
    let ends = years.iter().filter_map(|it| it.gap.ok()).flat_map(|it| {
        let (low, high) = it.interval.map_or((it.delta, it.delta), |it| (it.low, it.high));
        [drawn(indicator, low).abs(), drawn(indicator, high).abs()]
    });
    (ends.fold(least, f64::max) / step).ceil() * step
}

fn frame(palette: &Palette, names: Vec<String>, reach: f64) -> Chart {
    let years = Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_label(AxisLabel::new().color(palette.ink.as_str()));
    Chart::new()
        .grid(Grid::new().left(8).right(64).top(36).bottom(8).contain_label(true))
        .x_axis(years)
        .y_axis(axes::around_zero(palette, reach))
}
