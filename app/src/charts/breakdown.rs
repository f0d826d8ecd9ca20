//! Dots with intervals, the whole as a line: of the members of a breakdown, of what is compared.

use analysis::{
    Absence, Dimension, Indicator, Measured, Row, comparison::Comparison, explore::Exploration,
    indicator::Unit, setting::Setting,
};
use charming::{
    Chart,
    component::Grid,
    element::ItemStyle,
    series::{Bar, Scatter},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, item, option};
use crate::{
    components::drill::drill_href,
    state::explore_href,
    text::{Locale, number, phrase},
};

/// Width of the names beside the marks, in pixels; longer ones are cut.
const NAME_WIDTH: u32 = 190;

/// From the end of an interval to the number, in pixels: past the dot where there is none.
const LABEL_DISTANCE: u32 = 8;

/// The values of a share are drawn in percent.
pub(super) fn drawn(indicator: Indicator, value: f64) -> f64 {
    if indicator.spec().unit == Unit::Share { value * 100.0 } else { value }
}

/// One line of the picture.
struct Line<'a> {
    name: &'a str,
    value: Result<Measured, Absence>,
    href: Option<String>,
}

/// Draws the main breakdown of an exploration.
pub fn breakdown(explored: &Exploration, palette: &Palette, locale: Locale) -> Picture {
    let main = &explored.main;
    let lines: Vec<Line<'_>> = main
        .rows
        .iter()
        .map(|row| Line {
            name: main.headers_of(row).next().map_or("", |it| it.name.as_str()),
            value: row.value,
            href: drill_href(explored, row),
        })
        .collect();
    // The place in one subject, procedure or grade is not the whole of several.
    let whole = match main.by.first() {
        Some(Dimension::Subject | Dimension::Procedure | Dimension::Grade) => main.total,
        _ => explored.setting.here,
    };
    draw((&explored.setting, whole), &lines, palette, locale)
}

/// Draws what is compared, in the order of the tray.
pub fn objects(compared: &Comparison, palette: &Palette, locale: Locale) -> Picture {
    let view = &compared.setting.view;
    let lines: Vec<Line<'_>> = compared
        .objects
        .iter()
        .map(|it| Line {
            name: &it.member.name,
            value: it.now.map_or(Err(Absence::NoData), |row| row.value),
            href: Some(explore_href(&view.of(&it.object))),
        })
        .collect();
    draw((&compared.setting, compared.setting.here), &lines, palette, locale)
}

fn draw(
    (setting, whole): (&Setting, Option<Row>),
    lines: &[Line<'_>],
    palette: &Palette,
    locale: Locale,
) -> Picture {
    let indicator = setting.view.indicator;
    let mut marks = Vec::new();
    let (mut lows, mut ranges, mut dots, mut names) = (vec![], vec![], vec![], vec![]);
    for (index, line) in (0..).zip(lines) {
        names.push(line.name.to_owned());
        let spoken = phrase::spoken(locale, indicator, line.name, &line.value);
        let (low, range, dot) = match line.value {
            Err(_) => (Value::Null, Value::Null, Value::Null),
            Ok(measured) => {
                let value = drawn(indicator, measured.value);
                let (low, high) = measured.interval.map_or((value, value), |it| {
                    (drawn(indicator, it.low), drawn(indicator, it.high))
                });
                let dot = item(json!([value, index]), &spoken);
                let text = number::bare(locale, indicator, measured.value, measured.n);
                // Where the interval ends, or it would run through the number.
                let range = json!({ "value": high - low, "label": { "formatter": text } });
                (json!(low), range, dot)
            }
        };
        lows.push(low);
        ranges.push(range);
        dots.push(dot);
        marks.push(Mark { series: 2, item: index, spoken, href: line.href.clone() });
    }
    let chart = frame(setting, palette, names);
    let mut option = option(&chart, palette, vec![json!(lows), json!(ranges), Value::Array(dots)]);
    axes::cut_names(&mut option, NAME_WIDTH);
    option["series"][1]["label"] = json!({
        "show": true, "position": "right", "distance": LABEL_DISTANCE, "color": palette.ink,
    });
    for interval in 0..2 {
        // Only dots are pointed at; what cannot be, ECharts draws without states of its own.
        option["series"][interval]["silent"] = json!(true);
        option["series"][interval]["emphasis"] = json!({ "disabled": true });
    }
    if let Some(Ok(whole)) = whole.map(|it| it.value) {
        let label = (locale.texts().reference_line, "start");
        let value = drawn(indicator, whole.value);
        option["series"][2]["markLine"] = axes::reference_line("xAxis", value, label, palette);
    }
    Picture { option, marks, periods: None }
}

fn frame(setting: &Setting, palette: &Palette, names: Vec<String>) -> Chart {
    let bar = |colour: &str| {
        Bar::new()
            .stack("interval")
            .bar_width(3)
            .item_style(ItemStyle::new().color(colour))
            .data(Vec::<f64>::new())
    };
    Chart::new()
        .grid(Grid::new().left(8).right(56).top(24).bottom(8).contain_label(true))
        .x_axis(axes::values(setting, palette))
        .y_axis(axes::names(names, palette))
        .series(bar("transparent"))
        .series(bar(&palette.band))
        .series(
            Scatter::new()
                .symbol_size(9)
                .item_style(ItemStyle::new().color(palette.series_1.as_str()))
                .data(Vec::<Vec<f64>>::new()),
        )
}
