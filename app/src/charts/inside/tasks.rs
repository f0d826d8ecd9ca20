//! Tasks and requirements: a circle with its interval for the object, a diamond for all others.

use analysis::{
    answer::Change,
    inside::{Inside, TaskValue},
};
use charming::{Chart, component::Grid};
use serde_json::{Value, json};

use super::{names, percent};
use crate::{
    charts::{Mark, Palette, Picture, axes, item, option},
    text::{
        Locale,
        inside::{phrase as said, planned::named},
    },
};

/// How wide the text of a requirement may be; the table has it whole.
const NAME_WIDTH: u32 = 320;

/// One dot: its name, own, others', and the difference.
struct Dot<'d> {
    name: String,
    own: &'d TaskValue,
    rest: Option<&'d TaskValue>,
    difference: Option<&'d Change>,
}

/// Draws the tasks, hardest gaps first.
pub fn task_gaps(shown: &Inside, palette: &Palette, locale: Locale) -> Option<Picture> {
    let tasks = shown.tasks.as_ref()?;
    let dots = tasks.lines.iter().map(|it| Dot {
        name: format!("{} {}", locale.inside().task, it.name),
        own: &it.own,
        rest: it.rest.as_ref(),
        difference: it.difference.as_ref(),
    });
    Some(dotted(dots.collect(), palette, locale))
}

/// Draws the requirements, hardest gaps first.
pub fn requirement_gaps(shown: &Inside, palette: &Palette, locale: Locale) -> Option<Picture> {
    let told = shown.requirements.as_ref().filter(|it| !it.lines.is_empty())?;
    let dots = told.lines.iter().map(|it| Dot {
        name: named(&it.requirement),
        own: &it.done.own,
        rest: it.done.rest.as_ref(),
        difference: it.done.difference.as_ref(),
    });
    let mut picture = dotted(dots.collect(), palette, locale);
    axes::cut_names(&mut picture.option, NAME_WIDTH);
    Some(picture)
}

fn dotted(all: Vec<Dot<'_>>, palette: &Palette, locale: Locale) -> Picture {
    let words = locale.inside();
    let (mut lows, mut ranges, mut dots, mut others) = (vec![], vec![], vec![], vec![]);
    let (mut marks, mut titles) = (Vec::new(), Vec::new());
    for (index, Dot { name, own, rest, difference }) in (0..).zip(all) {
        let share = said::share(locale, own.share, own.n);
        let gap = difference.map(|of| {
            let word = locale.texts().verdict(of.verdict).1;
            format!("; {}: {}, {word}", words.difference, said::difference(locale, of, own.n))
        });
        let spoken = format!("{name}: {share}{}", gap.unwrap_or_default());
        let (low, high) =
            own.interval.map_or((own.share, own.share), |interval| (interval.low, interval.high));
        lows.push(json!(100.0 * low));
        ranges.push(json!(100.0 * (high - low)));
        dots.push(item(json!([100.0 * own.share, index]), &spoken));
        others.extend(rest.map(|rest| json!([100.0 * rest.share, index])));
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
    Picture { option, marks, periods: None }
}
