//! Strips: for each indicator the others as grey dots, their middle half and median, and the school
//! with whiskers; a diamond is what was chosen to stand for the others (D12). Indicators have different units, so each strip has an axis of its own: shares
//! always from 0 to 100 %, others as far as there are values.

use analysis::{
    Measured,
    benchmark::{Benchmark, Own, Standing},
    indicator::Unit,
    setting::Setting,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisLine, AxisTick, AxisType, SplitLine},
};
use serde_json::{Value, json};

use super::spoken;
use crate::{
    charts::{Mark, Palette, Picture, axes, breakdown::drawn, item, option},
    components::benchmark::school_href,
    text::{Locale, benchmark::phrase, number},
};

/// How many lines of text a strip takes: its title and its dots.
pub const LINES_OF_STRIP: u32 = 3;
/// Height of a line in percent of a strip, for the title.
const TITLE_SHARE: f64 = 0.38;

/// Draws how the school stands in each indicator that has a value.
pub fn strips(shown: &Benchmark, palette: &Palette, locale: Locale) -> Option<Picture> {
    let own = shown.own.as_ref()?;
    let standings: Vec<&Standing> =
        own.standings.iter().filter(|it| it.own.value.is_ok()).collect();
    if standings.is_empty() {
        return None;
    }
    let height = 100.0 / standings.len() as f64;
    let mut chart = Chart::new();
    for at in 0..standings.len() {
        let top = height * (at as f64 + TITLE_SHARE);
        chart = chart
            .grid(
                Grid::new()
                    .left(12)
                    .right(12)
                    .top(format!("{top}%"))
                    .height(format!("{}%", height * (0.92 - TITLE_SHARE))),
            )
            .x_axis(values(palette))
            .y_axis(nothing());
    }
    let mut option = option(&chart, palette, Vec::new());
    for axes in ["xAxis", "yAxis"] {
        // A single axis comes without a list around it.
        if option[axes].is_object() {
            option[axes] = json!([option[axes].take()]);
        }
    }
    let mut series = Vec::new();
    let mut marks = Vec::new();
    let mut titles = Vec::new();
    for (at, standing) in standings.iter().enumerate() {
        option["xAxis"][at]["gridIndex"] = json!(at);
        option["yAxis"][at]["gridIndex"] = json!(at);
        let (low, high) = ends(standing);
        option["xAxis"][at]["axisLine"]["lineStyle"] = json!({ "color": palette.line });
        option["xAxis"][at]["min"] = json!(low);
        option["xAxis"][at]["max"] = json!(high);
        titles.push(json!({
            "text": title(standing, &shown.setting, locale), "left": 0, "top": format!("{}%", height * at as f64),
            "textStyle": { "fontSize": 13, "fontWeight": "normal", "color": palette.ink,
                "fontFamily": palette.font },
        }));
        for one in strip(shown, own, standing, palette, locale) {
            let number = u32::try_from(series.len()).unwrap_or(u32::MAX);
            let (mut drawn, pointed) = one;
            drawn["xAxisIndex"] = json!(at);
            drawn["yAxisIndex"] = json!(at);
            series.push(drawn);
            marks.extend(pointed.into_iter().map(|it| Mark { series: number, ..it }));
        }
    }
    option["series"] = Value::Array(series);
    option["title"] = Value::Array(titles);
    Some(Picture { option, marks, periods: None })
}

/// «Качество знаний: 44 %, медиана 40 %».
fn title(standing: &Standing, setting: &Setting, locale: Locale) -> String {
    let indicator = standing.indicator;
    let name = locale.texts().named(indicator, setting).name;
    let value = standing.own.value.map(|it| number::value(locale, indicator, &it));
    let symbol = standing.verdict.map_or(String::new(), |it| format!(" {}", locale.standing(it).0));
    let n = standing.own.participants;
    let median = standing.spread.map_or_else(String::new, |it| {
        let shown = number::plain(locale, indicator, it.median, n);
        format!(", {} {shown}", locale.benchmark().median)
    });
    format!("{name}: {}{symbol}{median}", value.unwrap_or_default())
}

type Series = (Value, Vec<Mark>);

/// The series of one strip, from the back to the front.
fn strip(
    shown: &Benchmark,
    own: &Own,
    standing: &Standing,
    palette: &Palette,
    locale: Locale,
) -> Vec<Series> {
    let indicator = standing.indicator;
    let at = |value: f64| json!([drawn(indicator, value), 0]);
    let view = shown.setting.view.with_indicator(indicator);
    let mut series = Vec::new();
    if let Some(spread) = &standing.spread {
        series.push((line([at(spread.q1), at(spread.q3)], &palette.band, (14, 1)), Vec::new()));
    }
    let (mut dots, mut pointed) = (Vec::new(), Vec::new());
    for (number, (member, measured)) in (0..).zip(&standing.others) {
        let Some(member) = own.set.members.get(*member as usize) else { continue };
        let spoken = spoken(locale, indicator, &member.school.name, measured);
        let href = school_href(&view, &member.school);
        dots.push(item(at(measured.value), &spoken));
        pointed.push(Mark { series: 0, item: number, spoken, href: Some(href) });
    }
    series.push((
        scatter(Value::Array(dots), "circle", json!(6), (palette.ink_muted.as_str(), 0.55), 2),
        pointed,
    ));
    if let Some(spread) = &standing.spread {
        let tick = json!([item(at(spread.median), locale.benchmark().median)]);
        series.push((
            scatter(tick, "rect", json!([2, 20]), (palette.ink.as_str(), 1.0), 3),
            Vec::new(),
        ));
    }
    if let Ok(measured) = standing.own.value {
        series.extend(own_series(&measured, own, standing, palette, locale));
    }
    series.extend(chosen_line(shown, own, standing, palette, locale));
    series
}

/// The line that was chosen of the set, at its place in this strip.
fn chosen_line(
    shown: &Benchmark,
    own: &Own,
    standing: &Standing,
    palette: &Palette,
    locale: Locale,
) -> Option<Series> {
    let indicator = standing.indicator;
    let line = phrase::line_of(locale, shown, own, standing)?;
    let n = standing.own.participants;
    let spoken = format!("{}: {}", line.name, number::plain(locale, indicator, line.value, n));
    let data = json!([item(json!([drawn(indicator, line.value), 0]), &spoken)]);
    Some((scatter(data, "diamond", json!(11), (palette.ink.as_str(), 1.0), 4), Vec::new()))
}

fn own_series(
    measured: &Measured,
    own: &Own,
    standing: &Standing,
    palette: &Palette,
    locale: Locale,
) -> Vec<Series> {
    let indicator = standing.indicator;
    let at = |value: f64| json!([drawn(indicator, value), 0]);
    let spoken = spoken(locale, indicator, &own.school.name, measured);
    let whisker = measured
        .interval
        .map(|it| (line([at(it.low), at(it.high)], &palette.series_2, (3, 4)), Vec::new()));
    let dot = json!([item(at(measured.value), &spoken)]);
    let mark = Mark { series: 0, item: 0, spoken, href: None };
    let dot = scatter(dot, "circle", json!(13), (palette.series_2.as_str(), 1.0), 5);
    whisker.into_iter().chain([(dot, vec![mark])]).collect()
}

/// A line of a width, at a depth.
fn line(data: [Value; 2], colour: &str, (width, depth): (u32, u32)) -> Value {
    json!({
        "type": "line", "data": data, "symbol": "none", "silent": true, "z": depth,
        "lineStyle": { "color": colour, "width": width, "opacity": 0.9, "cap": "butt" },
        "tooltip": { "show": false },
    })
}

fn scatter(
    data: Value,
    symbol: &str,
    size: Value,
    (colour, opacity): (&str, f64),
    depth: u32,
) -> Value {
    json!({
        "type": "scatter", "data": data, "symbol": symbol, "symbolSize": size, "z": depth,
        "itemStyle": { "color": colour, "opacity": opacity },
    })
}

/// From where to where a strip goes.
fn ends(standing: &Standing) -> (f64, f64) {
    let indicator = standing.indicator;
    if indicator.spec().unit == Unit::Share {
        return (0.0, 100.0);
    }
    let others = standing.others.iter().map(|it| it.1.value);
    let own = standing.own.value.ok().into_iter().flat_map(|it| {
        let interval = it.interval;
        [Some(it.value), interval.map(|it| it.low), interval.map(|it| it.high)]
    });
    let centre = standing.centre.map(|it| it.value);
    let values: Vec<f64> = others.chain(own.flatten()).chain(centre).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let margin = ((high - low) * 0.05).max(1e-6);
    (low - margin, high + margin)
}

fn values(palette: &Palette) -> Axis {
    axes::numbers(palette)
        .axis_label(AxisLabel::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(true))
}

fn nothing() -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(-1)
        .max(1)
        .show(false)
        .split_line(SplitLine::new().show(false))
}
