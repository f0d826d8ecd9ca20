//! The caterpillar: every school with its interval, from the best to the worst, the own one
//! coloured. A few schools stand under each other with their names; many stand side by side.

use analysis::{
    Measured,
    benchmark::Benchmark,
    indicator::Better,
    setting::{Named, Setting},
};
use charming::{Chart, component::Grid, element::AxisLabel};
use serde_json::{Value, json};

use super::{reference_line, spoken};
use crate::{
    charts::{Mark, Palette, Picture, axes, breakdown::drawn, item, option},
    components::benchmark::school_href,
    text::{Locale, number},
};

/// So many schools stand under each other with their names.
pub const NAMED_MAX: usize = 40;
/// How tall a picture of more schools is, in lines of text.
pub const LINES_OF_MANY: u32 = 16;
/// Width of the names, in pixels; longer ones are cut.
const NAME_WIDTH: u32 = 170;

struct Line<'a> {
    school: &'a Named,
    value: Measured,
    is_own: bool,
}

/// The school and its set, or all schools of the place.
fn lines(shown: &Benchmark) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = match &shown.own {
        Some(own) => {
            let members = own.set.members.iter().filter_map(|it| {
                let value = it.row?.value.ok()?;
                Some(Line { school: &it.school, value, is_own: false })
            });
            let value = own.chosen().and_then(|it| it.own.value.ok());
            let own = value.map(|value| Line { school: &own.school, value, is_own: true });
            members.chain(own).collect()
        }
        None => {
            let schools = shown.place.schools.iter();
            let line = |it: &'_ analysis::benchmark::Placed| it.row.value.ok();
            schools
                .filter_map(|it| Some(Line { school: &it.school, value: line(it)?, is_own: false }))
                .collect()
        }
    };
    let is_lower_better = shown.setting.view.indicator.spec().better == Better::Lower;
    lines.sort_by(|a, b| {
        let order = b.value.value.total_cmp(&a.value.value);
        if is_lower_better { order.reverse() } else { order }
    });
    lines
}

/// Draws every school with its interval.
pub fn caterpillar(shown: &Benchmark, palette: &Palette, locale: Locale) -> Option<Picture> {
    let lines = lines(shown);
    let indicator = shown.setting.view.indicator;
    let is_named = lines.len() <= NAMED_MAX;
    if lines.is_empty() {
        return None;
    }
    let mut marks = Vec::new();
    let (mut lows, mut ranges, mut dots) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in (0..).zip(&lines) {
        let value = drawn(indicator, line.value.value);
        let (low, high) = line
            .value
            .interval
            .map_or((value, value), |it| (drawn(indicator, it.low), drawn(indicator, it.high)));
        let colour = if line.is_own { &palette.series_2 } else { &palette.ink_muted };
        let spoken = spoken(locale, indicator, &line.school.name, &line.value);
        let href = school_href(&shown.setting.view, line.school);
        let place = if is_named { json!([value, index]) } else { json!([index, value]) };
        let mut dot = item(place, &spoken);
        dot["itemStyle"] = json!({ "color": colour });
        dot["symbolSize"] = json!(if line.is_own {
            11
        } else if is_named {
            8
        } else {
            4
        });
        let band = if line.is_own { &palette.series_2 } else { &palette.band };
        let text = number::bare(locale, indicator, line.value.value, line.value.n);
        lows.push(json!(low));
        ranges.push(json!({
            "value": high - low, "itemStyle": { "color": band }, "label": { "formatter": text },
        }));
        dots.push(dot);
        marks.push(Mark { series: 2, item: index, spoken, href: Some(href) });
    }
    let names = lines.iter().map(|it| it.school.name.clone()).collect();
    let mut option = option(&frame(&shown.setting, palette, names, is_named), palette, Vec::new());
    option["series"] = json!([
        bars(Value::Array(lows), "transparent", None, is_named),
        bars(Value::Array(ranges), &palette.band, is_named.then_some(&palette.ink), is_named),
        { "type": "scatter", "data": dots, "itemStyle": { "color": palette.ink_muted } },
    ]);
    if is_named {
        axes::cut_names(&mut option, NAME_WIDTH);
    }
    mark_centre(&mut option, shown, palette, locale, is_named);
    Some(Picture { option, marks, periods: None })
}

/// The line of what stands for the others: of the set, or of the place.
fn mark_centre(
    option: &mut Value,
    shown: &Benchmark,
    palette: &Palette,
    locale: Locale,
    is_named: bool,
) {
    // Above the plot where the line stands upright: beside it numbers would run through the words.
    let (axis, end) = if is_named { ("xAxis", "start") } else { ("yAxis", "insideEndTop") };
    if let Some(mut line) = reference_line(shown, (axis, end), palette, locale) {
        // A long name reaches from the line into the plot, not over its edge.
        if let (true, Some(ends)) = (is_named, shown.setting.ends) {
            let indicator = shown.setting.view.indicator;
            let middle = f64::midpoint(drawn(indicator, ends.0), drawn(indicator, ends.1));
            let is_left = line[axis].as_f64().is_some_and(|it| it < middle);
            line["label"]["align"] = json!(if is_left { "left" } else { "right" });
        }
        option["series"][2]["markLine"] =
            json!({ "silent": true, "symbol": "none", "data": [line] });
        return;
    }
    let here = shown.setting.here.filter(|_| shown.own.is_none());
    let Some(here) = here.and_then(|it| it.value.ok()) else { return };
    let here = drawn(shown.setting.view.indicator, here.value);
    let label = (locale.texts().reference_line, end);
    option["series"][2]["markLine"] = axes::reference_line(axis, here, label, palette);
}

fn bars(data: Value, colour: &str, label: Option<&String>, is_named: bool) -> Value {
    json!({
        "type": "bar", "stack": "interval", "data": data, "silent": true,
        "barWidth": if is_named { json!(3) } else { json!("40%") },
        "itemStyle": { "color": colour }, "emphasis": { "disabled": true },
        "label": { "show": label.is_some(), "position": "right", "distance": 8, "color": label },
    })
}

fn frame(setting: &Setting, palette: &Palette, names: Vec<String>, is_named: bool) -> Chart {
    let values = axes::values(setting, palette);
    let schools = axes::names(names, palette)
        .inverse(is_named)
        .axis_label(AxisLabel::new().show(is_named).color(palette.ink.as_str()));
    let grid = Grid::new()
        .left(8)
        .right(56)
        .top(24)
        .bottom(if is_named { 24 } else { 8 })
        .contain_label(true);
    let chart = Chart::new().grid(grid);
    if is_named {
        chart.x_axis(values).y_axis(schools)
    } else {
        chart.x_axis(schools).y_axis(values)
    }
}
