//! The histogram of primary scores, all others as an outline, boundaries of marks as lines.

use analysis::inside::Inside;
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisTick, AxisType, NameLocation},
};
use serde_json::{Value, json};

use super::percent;
use crate::{
    charts::{Mark, Palette, Picture, item, option},
    components::inside::scores::named,
    text::{Locale, inside::phrase as said, number},
};

/// How tall the picture is, in lines of text.
pub const LINES_OF_SCORES: u32 = 16;

/// Draws the distribution.
pub fn distribution(shown: &Inside, palette: &Palette, locale: Locale) -> Option<Picture> {
    let scores = shown.scores.as_ref()?;
    let words = locale.inside();
    let [own, rest] = scores.n;
    let share = |count: u64, n: u64| 100.0 * count as f64 / n as f64;
    let (mut bars, mut outline, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for (index, bin) in (0..).zip(&scores.bins) {
        let told = said::share(locale, bin.own as f64 / own as f64, own);
        let others = (rest > 0).then(|| {
            let share = said::share(locale, bin.rest as f64 / rest as f64, rest);
            format!("; {}: {share}", words.rest)
        });
        let spoken = format!(
            "{} {}: {told} ({}\u{a0}{}\u{a0}{}){}",
            words.score,
            named(bin),
            number::whole(locale, bin.own),
            locale.texts().of,
            number::whole(locale, own),
            others.unwrap_or_default()
        );
        bars.push(item(json!(share(bin.own, own)), &spoken));
        outline.push(if rest > 0 { json!(share(bin.rest, rest)) } else { Value::Null });
        marks.push(Mark { series: 0, item: index, spoken, href: None });
    }
    let boundary = |(mark, at): &(u8, u32)| {
        let place = scores.bins.iter().position(|it| it.from == *at)?;
        Some(json!({ "xAxis": place, "label": { "formatter": format!("«{mark}»") } }))
    };
    let boundaries: Vec<Value> = scores.boundaries.iter().filter_map(boundary).collect();
    let axis = Axis::new()
        .type_(AxisType::Category)
        .name(words.score)
        .name_location(NameLocation::Middle)
        .name_gap(26)
        .data(scores.bins.iter().map(named).collect::<Vec<_>>())
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().color(palette.ink_muted.as_str()));
    let chart = Chart::new()
        .grid(Grid::new().left(8).right(16).top(40).bottom(36).contain_label(true))
        .x_axis(axis)
        .y_axis(percent(palette));
    let mut option = option(&chart, palette, Vec::new());
    let mut series = vec![json!({
        "type": "bar", "name": words.own, "data": bars, "barCategoryGap": "12%",
        "itemStyle": { "color": palette.series_1 },
        "markLine": {
            "silent": true, "symbol": "none", "data": boundaries,
            "lineStyle": { "color": palette.ink_muted, "type": "dashed" },
            "label": { "color": palette.ink, "position": "end" },
        },
    })];
    if rest > 0 {
        series.push(json!({
            "type": "line", "name": words.rest, "data": outline, "symbol": "none", "step": "middle",
            "silent": true, "lineStyle": { "color": palette.ink, "width": 2 },
            "itemStyle": { "color": palette.ink },
        }));
        option["legend"] = json!({ "top": 0, "left": 0, "textStyle": { "color": palette.ink } });
    }
    option["series"] = Value::Array(series);
    Some(Picture { option, marks, periods: None })
}
