//! Tasks: a circle with its interval for the object, a diamond for all others.

use analysis::inside::Inside;
use charming::{Chart, component::Grid};
use serde_json::{Value, json};

use super::{names, percent};
use crate::{
    charts::{Mark, Palette, Picture, item, option},
    text::{Locale, inside::phrase as said},
};

/// Draws the tasks, hardest gaps first.
pub fn task_gaps(shown: &Inside, palette: &Palette, locale: Locale) -> Option<Picture> {
    let tasks = shown.tasks.as_ref()?;
    let words = locale.inside();
    let (mut lows, mut ranges, mut dots, mut others) = (vec![], vec![], vec![], vec![]);
    let (mut marks, mut titles) = (Vec::new(), Vec::new());
    for (index, it) in (0..).zip(&tasks.lines) {
        let name = format!("{} {}", words.task, it.name);
        let share = said::share(locale, it.own.share, it.own.n);
        let gap = it.difference.as_ref().map(|of| {
            let word = locale.texts().verdict(of.verdict).1;
            format!("; {}: {}, {word}", words.difference, said::difference(locale, of, it.own.n))
        });
        let spoken = format!("{name}: {share}{}", gap.unwrap_or_default());
        let (low, high) = it
            .own
            .interval
            .map_or((it.own.share, it.own.share), |interval| (interval.low, interval.high));
        lows.push(json!(100.0 * low));
        ranges.push(json!(100.0 * (high - low)));
        dots.push(item(json!([100.0 * it.own.share, index]), &spoken));
        if let Some(rest) = &it.rest {
            others.push(json!([100.0 * rest.share, index]));
        }
        marks.push(Mark { series: 2, item: index, spoken, href: None });
        titles.push(name);
    }
    let chart = Chart::new()
        .grid(Grid::new().left(8).right(24).top(32).bottom(8).contain_label(true))
        .x_axis(percent(palette).max(100))
        .y_axis(names(titles, palette));
    let mut option = option(&chart, palette, Vec::new());
    let bar = |data: Vec<Value>, colour: &str| {
        json!({
            "type": "bar", "stack": "interval", "barWidth": 3, "data": data, "silent": true,
            "itemStyle": { "color": colour }, "emphasis": { "disabled": true },
        })
    };
    let mut series = vec![
        bar(lows, "transparent"),
        bar(ranges, &palette.band),
        json!({
            "type": "scatter", "name": words.own, "data": dots, "symbolSize": 9,
            "itemStyle": { "color": palette.series_1 }, "z": 4,
        }),
    ];
    let mut legend = vec![words.own];
    if !others.is_empty() {
        series.push(json!({
            "type": "scatter", "name": words.rest, "data": others, "symbolSize": 9,
            "symbol": "diamond", "silent": true, "itemStyle": { "color": palette.ink_muted }, "z": 3,
        }));
        legend.push(words.rest);
    }
    option["legend"] =
        json!({ "top": 0, "left": 0, "data": legend, "textStyle": { "color": palette.ink } });
    option["series"] = Value::Array(series);
    Some(Picture { option, marks })
}
