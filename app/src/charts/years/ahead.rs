//! One year beyond the last: what comes if the tendency continues.

use analysis::{dynamics::Ahead, setting::Setting};
use serde_json::{Value, json};

use super::band;
use crate::{
    charts::{Mark, Palette, breakdown::drawn, item},
    text::{Locale, phrase},
};

/// A dashed line to the year after the last one, with the band of a single value.
pub(super) fn carry_on(
    setting: &Setting,
    palette: &Palette,
    locale: Locale,
    ahead: &Ahead,
    axis: &[String],
    series: &mut Vec<Value>,
    marks: &mut Vec<Mark>,
) {
    let indicator = setting.view.indicator;
    let year = ahead.year.to_string();
    let Some(place) = axis.iter().position(|it| *it == year) else { return };
    let Some((before, last)) = phrase::last_before(setting, ahead) else { return };
    let Some(from) = axis.iter().position(|it| *it == before.to_string()) else { return };
    let points = |at_start: f64, at_end: f64| -> Vec<Value> {
        let value = |it| match it {
            _ if it == from => json!(drawn(indicator, at_start)),
            _ if it == place => json!(drawn(indicator, at_end)),
            _ => Value::Null,
        };
        (0..axis.len()).map(value).collect()
    };
    if !setting.view.without_bands {
        let width = ahead.interval.high - ahead.interval.low;
        series.push(band("ahead", points(last.value, ahead.interval.low), None));
        series.push(band("ahead", points(0.0, width), Some(&palette.ink_muted)));
    }
    let spoken = phrase::ahead(locale, setting, ahead);
    let mut data = points(last.value, ahead.value);
    let mut point = item(json!(drawn(indicator, ahead.value)), &spoken);
    point["symbolSize"] = json!(7);
    data[place] = point;
    let number = u32::try_from(series.len()).unwrap_or(u32::MAX);
    series.push(json!({
        "type": "line", "data": data, "symbol": "circle", "symbolSize": 0, "z": 2,
        "connectNulls": true,
        "lineStyle": { "color": palette.ink_muted, "width": 1, "type": "dashed" },
        "itemStyle": { "color": palette.surface, "borderColor": palette.ink_muted, "borderWidth": 1 },
    }));
    let item = u32::try_from(place).unwrap_or(u32::MAX);
    marks.push(Mark { series: number, item, spoken, href: None });
}
