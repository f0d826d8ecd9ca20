//! The heat map: members × subjects, the number in each cell, one hue from low to high.

use analysis::{answer::Answer, explore::Exploration};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
    series::Heatmap,
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, breakdown::drawn, item, option};
use crate::{
    components::drill::cell_href,
    text::{Locale, number, phrase},
};

/// More names than this do not fit beside each other.
const COLUMNS_UPRIGHT: usize = 8;
/// Lines that slanted names take.
const LINES_OF_HEADS: u32 = 7;

/// How many lines of text the names above the columns take beyond one.
pub fn lines_of_heads(matrix: &Answer) -> u32 {
    if matrix.headers[1].len() > COLUMNS_UPRIGHT { LINES_OF_HEADS } else { 0 }
}

/// Draws the matrix of an exploration, if it has one.
pub fn matrix(explored: &Exploration, palette: &Palette, locale: Locale) -> Option<Picture> {
    let answer = explored.matrix.as_ref()?;
    let indicator = explored.setting.view.indicator;
    let (low, high) = range(answer)?;
    let mut marks = Vec::new();
    let mut data = Vec::new();
    for (place, row) in (0..).zip(&answer.rows) {
        let name: Vec<&str> = answer.headers_of(row).map(|it| it.name.as_str()).collect();
        let spoken = phrase::spoken(locale, indicator, &name.join(", "), &row.value);
        let href = cell_href(explored, answer, row);
        let (value, text) = match row.value {
            Ok(it) => (Some(it.value), number::bare(locale, indicator, it.value, it.n)),
            Err(absence) => (None, locale.texts().absence_symbol(absence).to_owned()),
        };
        // A value of its own for cells without one, so that they stay visible and say why.
        let shown = value.map_or(json!("-"), |it| json!(drawn(indicator, it)));
        let mut cell = item(json!([row.keys[1], row.keys[0], shown]), &spoken);
        let on_dark = value.is_some_and(|it| (it - low) > (high - low) * 0.5);
        let ink = if on_dark { &palette.on_dark } else { &palette.ink };
        cell["label"] = json!({ "formatter": text, "color": ink });
        data.push(cell);
        marks.push(Mark { series: 0, item: place, spoken, href });
    }
    let names = |axis: usize| -> Vec<String> {
        answer.headers[axis].iter().map(|it| it.name.clone()).collect()
    };
    let mut option = option(&frame(palette, names(1), names(0)), palette, vec![Value::Array(data)]);
    option["visualMap"] = json!({
        "show": false, "min": drawn(indicator, low), "max": drawn(indicator, high),
        "dimension": 2, "inRange": { "color": palette.scale },
    });
    option["series"][0]["label"] = json!({ "show": true });
    option["series"][0]["itemStyle"] = json!({ "borderColor": palette.surface, "borderWidth": 2 });
    option["yAxis"]["axisLabel"]["width"] = json!(170);
    option["yAxis"]["axisLabel"]["overflow"] = json!("truncate");
    let is_crowded = lines_of_heads(answer) > 0;
    option["xAxis"]["axisLabel"]["rotate"] = json!(if is_crowded { 60 } else { 0 });
    option["xAxis"]["axisLabel"]["width"] = json!(if is_crowded { 170 } else { 110 });
    option["xAxis"]["axisLabel"]["overflow"] = json!("truncate");
    option["xAxis"]["axisLabel"]["interval"] = json!(0);
    Some(Picture { option, marks })
}

/// The smallest and the largest value; nothing to draw where there is none.
fn range(answer: &Answer) -> Option<(f64, f64)> {
    let values = answer.rows.iter().filter_map(|row| row.value.ok().map(|it| it.value));
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    (low <= high).then_some((low, high))
}

fn frame(palette: &Palette, columns: Vec<String>, rows: Vec<String>) -> Chart {
    let label = || AxisLabel::new().color(palette.ink.as_str());
    Chart::new()
        .grid(Grid::new().left(8).right(8).top(8).bottom(8).contain_label(true))
        .x_axis(
            Axis::new().type_(AxisType::Category).data(columns).position("top").axis_label(label()),
        )
        .y_axis(Axis::new().type_(AxisType::Category).inverse(true).data(rows).axis_label(label()))
        .series(Heatmap::new().data(Vec::<charming::datatype::DataFrame>::new()))
}
