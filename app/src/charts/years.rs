//! The development: a line with its interval band, broken where years are missing or a
//! series starts anew, and the marked member beside it.

use analysis::{
    AcademicYear, Answer, Indicator, Measured, Row, answer::Header, dynamics::Ahead, event::Event,
    indicator::Unit, series::SeriesBreak, setting::Setting,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Periods, Picture, axes, breakdown::drawn, item, option};
use crate::{
    components::drill::year_href,
    text::{Locale, event::numbers, number, phrase},
};

mod ahead;
mod breaks;

/// One line of the chart.
struct Line<'a> {
    name: &'a str,
    answer: &'a Answer,
    breaks: &'a [SeriesBreak],
    colour: &'a str,
    /// Thin, without band and numbers, named at its end.
    is_beside: bool,
    /// How far down its name is moved, in pixels, so that it stands clear of another one.
    nudge: i32,
}

/// Room for the names at the ends of lines, in pixels; longer ones are cut.
const NAME_WIDTH: i32 = 96;

/// How many percent of the axis a name is tall, and by how many pixels it steps aside.
const NAME_HEIGHT: f64 = 4.0;
const NUDGE: i32 = 7;

/// Between the lines of a label on an axis, in pixels.
pub(super) const LINE_HEIGHT: i32 = 16;

/// The development is as tall as so many rows.
pub const LINES_OF_YEARS: u32 = 11;

/// A development beside that of the place.
#[derive(Debug)]
pub struct Beside<'a> {
    /// Whose it is.
    pub name: String,
    /// Its values.
    pub years: &'a Answer,
    /// Where it begins anew.
    pub breaks: &'a [SeriesBreak],
}

/// What is drawn over years.
#[derive(Debug)]
pub struct Development<'a> {
    /// The place and its development.
    pub setting: &'a Setting,
    /// The marked member, if there is one.
    pub marked: Option<&'a (Header, Answer)>,
    /// What stands beside the place.
    pub beside: Vec<Beside<'a>>,
    /// One year on, if the tendency continues.
    pub ahead: Option<Ahead>,
    /// What happened, by numbers below the years.
    pub events: &'a [Event],
    /// The two years that are compared; others can be chosen in the picture.
    pub between: Option<(AcademicYear, AcademicYear)>,
}

impl<'a> Development<'a> {
    /// The place alone.
    pub fn of(setting: &'a Setting) -> Self {
        Self { setting, marked: None, beside: Vec::new(), ahead: None, events: &[], between: None }
    }
}

/// Draws the development of the place, of the marked member if there is one, and of what stands
/// beside the place.
pub fn years(development: &Development<'_>, palette: &Palette, locale: Locale) -> Picture {
    let Development { setting, marked, ref beside, ahead, events, between } = *development;
    let place = phrase::place(locale, setting);
    let mut lines = vec![Line {
        name: &place,
        answer: &setting.years,
        breaks: &setting.breaks,
        colour: &palette.series_1,
        is_beside: false,
        nudge: 0,
    }];
    if let Some((header, answer)) = marked {
        let (breaks, colour) = (setting.breaks.as_slice(), &palette.series_2);
        let name = &header.name;
        lines.push(Line { name, answer, breaks, colour, is_beside: false, nudge: 0 });
    }
    let colour = &palette.ink_muted;
    lines.extend(beside.iter().map(|it| Line {
        name: &it.name,
        answer: it.years,
        breaks: it.breaks,
        colour,
        is_beside: true,
        nudge: nudge(setting, it.years, beside),
    }));
    let mut axis: Vec<String> = setting
        .years
        .headers
        .first()
        .map_or_else(Vec::new, |headers| headers.iter().map(|it| it.code.clone()).collect());
    let next = ahead.map(|it| it.year.to_string()).filter(|it| axis.last() < Some(it));
    axis.extend(next);
    let mut series = Vec::new();
    let mut marks = Vec::new();
    for (order, line) in lines.iter().enumerate() {
        draw(setting, palette, locale, line, &axis, order, &mut series, &mut marks);
    }
    let labels = axis.iter().map(|year| label(setting, events, locale, year)).collect();
    let chart =
        frame(setting, palette, labels, if beside.is_empty() { 24 } else { NAME_WIDTH + 10 });
    if let Some(ahead) = ahead {
        ahead::carry_on(setting, palette, locale, &ahead, &axis, &mut series, &mut marks);
    }
    let periods = between.and_then(|it| Periods::of(setting, it, &axis));
    series.extend(periods.as_ref().map(|it| it.series(palette)));
    let mut option = option(&chart, palette, Vec::new());
    option["series"] = Value::Array(series);
    option["xAxis"]["axisLabel"]["lineHeight"] = json!(LINE_HEIGHT);
    breaks::mark(&mut option, palette, locale, setting, &axis);
    Picture { option, marks, periods }
}

/// A year on the axis; below it the symbol where there is no value, how final it is, and the numbers of its events.
fn label(setting: &Setting, events: &[Event], locale: Locale, year: &str) -> String {
    let absence = setting.years.row_of(year).and_then(|row| row.value.err());
    let symbol = absence.map(|it| locale.texts().absence_symbol(it).to_owned());
    let start = year.parse().ok();
    let stage = start.and_then(|it| setting.stage_of(it)).map(|it| locale.stage(it).1.to_owned());
    let numbers = start.and_then(|it| numbers(events, it));
    let lines = [Some(year.to_owned()), symbol, stage, numbers];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

#[expect(clippy::too_many_arguments, reason = "one call, everything a line needs")]
fn draw(
    setting: &Setting,
    palette: &Palette,
    locale: Locale,
    line: &Line<'_>,
    axis: &[String],
    order: usize,
    series: &mut Vec<Value>,
    marks: &mut Vec<Mark>,
) {
    let indicator = setting.view.indicator;
    let rows: Vec<Option<&Row>> = axis.iter().map(|year| line.answer.row_of(year)).collect();
    let mut starts = vec![0];
    starts.extend(breaks::places(line.breaks, axis).map(|(place, _)| place));
    starts.push(axis.len());
    for (segment, bounds) in starts.windows(2).enumerate() {
        let inside = bounds[0]..bounds[1];
        let measured = |place: usize| {
            let row = rows.get(place).copied().flatten().filter(|_| inside.contains(&place));
            row.and_then(|it| it.value.ok())
        };
        let end = |pick: fn(analysis::stats::interval::Interval) -> f64| -> Vec<Value> {
            let value = |place| Some(drawn(indicator, pick(measured(place)?.interval?)));
            (0..axis.len()).map(|place| json!(value(place))).collect()
        };
        if !line.is_beside && !setting.view.without_bands {
            let (lows, highs) = (end(|it| it.low), end(|it| it.high));
            let widths: Vec<Value> = lows
                .iter()
                .zip(&highs)
                .map(|(low, high)| json!(low.as_f64().zip(high.as_f64()).map(|(l, h)| h - l)))
                .collect();
            let stack = format!("band-{order}-{segment}");
            series.push(band(&stack, lows, None));
            series.push(band(&stack, widths, Some(line.colour)));
        }
        let number = u32::try_from(series.len()).unwrap_or(u32::MAX);
        let mut data = Vec::new();
        for (place, year) in axis.iter().enumerate() {
            let Some(value) = measured(place) else {
                data.push(Value::Null);
                continue;
            };
            let spoken =
                phrase::spoken(locale, indicator, &format!("{}, {year}", line.name), &Ok(value));
            let href = year_href(setting, year);
            let mut point = item(json!(drawn(indicator, value.value)), &spoken);
            point["label"] =
                json!({ "formatter": number::bare(locale, indicator, value.value, value.n) });
            data.push(point);
            let item = u32::try_from(place).unwrap_or(u32::MAX);
            marks.push(Mark { series: number, item, spoken, href: Some(href) });
        }
        let (width, size, depth) = if line.is_beside { (1, 4, 2) } else { (2, 8, 3) };
        let hides = line.is_beside || setting.view.without_bands;
        let alone = inside.clone().filter(|_| !hides);
        let whiskers = whiskers(indicator, alone, measured);
        series.push(json!({
            "type": "line", "name": line.name, "data": data, "connectNulls": false,
            // A band needs two years; a year that stands alone has a whisker.
            "markLine": {
                "silent": true, "symbol": "none", "data": whiskers, "label": { "show": false },
                "lineStyle": { "color": line.colour, "width": 6, "type": "solid", "opacity": 0.25 },
            },
            "symbol": "circle", "symbolSize": size, "z": depth,
            "lineStyle": { "color": line.colour, "width": width },
            "itemStyle": { "color": line.colour },
            "label": { "show": !line.is_beside, "position": "top", "color": palette.ink },
            // Names stand once, where the line ends.
            "endLabel": {
                "show": line.is_beside && inside.end == axis.len(),
                "formatter": "{a}", "color": palette.ink_muted,
                "width": NAME_WIDTH, "overflow": "truncate", "offset": [0, line.nudge],
            },
        }));
    }
}

/// From low to high, for each year whose neighbours have no value.
fn whiskers(
    indicator: Indicator,
    places: impl Iterator<Item = usize>,
    measured: impl Fn(usize) -> Option<Measured>,
) -> Vec<Value> {
    let has = |it: usize| measured(it).is_some();
    let is_alone =
        |it: &usize| has(*it) && !has(it + 1) && it.checked_sub(1).is_none_or(|it| !has(it));
    let whisker = |place: usize| {
        let it = measured(place)?.interval?;
        let end = |value| json!({ "coord": [place, drawn(indicator, value)] });
        Some(json!([end(it.low), end(it.high)]))
    };
    places.filter(is_alone).filter_map(whisker).collect()
}

/// Names at the ends of lines that come within [`NAME_HEIGHT`] of each other step aside.
fn nudge(setting: &Setting, own: &Answer, beside: &[Beside<'_>]) -> i32 {
    let indicator = setting.view.indicator;
    let end = |it: &Answer| {
        let last = it.by_year().last().and_then(|(_, row)| row.value.ok());
        last.map(|it| drawn(indicator, it.value))
    };
    let Some(here) = end(own).filter(|_| indicator.spec().unit == Unit::Share) else { return 0 };
    let others =
        beside.iter().filter(|it| !std::ptr::eq(it.years, own)).filter_map(|it| end(it.years));
    let aside = others
        .filter(|it| (it - here).abs() < NAME_HEIGHT)
        .map(|it| if it < here { -NUDGE } else { NUDGE });
    aside.sum::<i32>().clamp(-NUDGE, NUDGE)
}

fn band(stack: &str, data: Vec<Value>, colour: Option<&str>) -> Value {
    json!({
        "type": "line", "stack": stack, "data": data, "silent": true, "symbol": "none",
        "stackStrategy": "all", "lineStyle": { "opacity": 0 }, "connectNulls": false,
        "areaStyle": { "color": colour, "opacity": if colour.is_some() { 0.18 } else { 0.0 } },
        "tooltip": { "show": false },
    })
}

fn frame(setting: &Setting, palette: &Palette, labels: Vec<String>, right: i32) -> Chart {
    let years = Axis::new()
        .type_(AxisType::Category)
        .data(labels)
        .axis_label(AxisLabel::new().color(palette.ink.as_str()));
    Chart::new()
        .grid(Grid::new().left(8).right(right).top(28).bottom(8).contain_label(true))
        .x_axis(years)
        .y_axis(axes::values(setting, palette))
}
