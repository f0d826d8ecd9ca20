//! The funnel: schools by size and share, and how far a school of that size usually lies.

use analysis::{
    Indicator,
    benchmark::{Benchmark, FunnelOfPlace, Limits},
    stats::interval::Interval,
};
use charming::{Chart, component::Grid, element::NameLocation};
use serde_json::{Value, json};

use super::{reference_line, spoken};
use crate::{
    charts::{Mark, Palette, Picture, axes, breakdown::drawn, item, option},
    components::benchmark::school_href,
    text::Locale,
};

/// How tall the picture is, in lines of text.
pub const LINES_OF_FUNNEL: u32 = 18;

/// Draws the funnel of the place, if it has one.
pub fn funnel(shown: &Benchmark, palette: &Palette, locale: Locale) -> Option<Picture> {
    let funnel = shown.place.funnel.as_ref().ok()?;
    let indicator = shown.setting.view.indicator;
    let mut marks = Vec::new();
    let mut dots = Vec::new();
    let known = shown.place.schools.iter().filter_map(|it| Some((it, it.row.value.ok()?)));
    for (index, (placed, value)) in (0..).zip(known) {
        let spoken = spoken(locale, indicator, &placed.school.name, &value);
        let href = school_href(&shown.setting.view, &placed.school);
        let at = json!([value.denominator, drawn(indicator, value.value)]);
        let mut dot = item(at, &spoken);
        let colour = if placed.is_own { &palette.series_2 } else { &palette.series_1 };
        dot["itemStyle"] =
            json!({ "color": colour, "opacity": if placed.is_own { 1.0 } else { 0.6 } });
        dot["symbolSize"] = json!(if placed.is_own { 14 } else { 7 });
        if placed.is_own {
            dot["label"] = json!({
                "show": true, "formatter": placed.school.name, "position": "top", "color": palette.ink,
            });
        }
        dots.push(dot);
        marks.push(Mark { series: 0, item: index, spoken, href: Some(href) });
    }
    let mut option = option(&frame(palette, locale), palette, Vec::new());
    let mut series = vec![json!({ "type": "scatter", "data": dots, "z": 3 })];
    series.extend(curves(funnel, indicator, palette, locale));
    let common = json!({
        "yAxis": drawn(indicator, funnel.share), "label": { "show": false },
        "lineStyle": { "color": palette.ink_muted, "type": "dashed" },
    });
    let line = reference_line(shown, ("yAxis", "insideEndTop"), palette, locale);
    let lines: Vec<Value> = std::iter::once(common).chain(line).collect();
    series[0]["markLine"] = json!({ "silent": true, "symbol": "none", "data": lines });
    option["series"] = Value::Array(series);
    Some(Picture { option, marks, periods: None })
}

/// Four curves: both ends of both limits; each is named once, at its end.
fn curves(
    funnel: &FunnelOfPlace,
    indicator: Indicator,
    palette: &Palette,
    locale: Locale,
) -> Vec<Value> {
    let [warning, alarm] = locale.benchmark().funnel_limits;
    let level = |limits: fn(&Limits) -> Interval, name: &str, kind: &str| {
        let end = |end: fn(Interval) -> f64, is_named: bool| {
            let point = |it: &Limits| json!([it.n, drawn(indicator, end(limits(it)))]);
            let data: Vec<Value> = funnel.limits.iter().map(point).collect();
            json!({
                "type": "line", "data": data, "symbol": "none", "silent": true,
                "lineStyle": { "color": palette.ink_muted, "width": 1, "type": kind },
                "endLabel": { "show": is_named, "formatter": name, "color": palette.ink_muted },
                "tooltip": { "show": false },
            })
        };
        [end(|it| it.high, true), end(|it| it.low, false)]
    };
    let warning = level(|it| it.warning, warning, "dashed");
    let alarm = level(|it| it.alarm, alarm, "solid");
    warning.into_iter().chain(alarm).collect()
}

fn frame(palette: &Palette, locale: Locale) -> Chart {
    let pupils = axes::numbers(palette)
        .min(0)
        .name(locale.benchmark().funnel_axis)
        .name_location(NameLocation::Middle)
        .name_gap(28);
    Chart::new()
        .grid(Grid::new().left(8).right(48).top(24).bottom(36).contain_label(true))
        .x_axis(pupils)
        .y_axis(axes::percent(palette).max(100))
}
