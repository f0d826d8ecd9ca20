//! The heat map: members × subjects, the number in each cell. Colour says how far a cell lies from
//! the whole place in its subject; what chance may have made has none.

use analysis::{
    Indicator, Measured, Row,
    answer::{Absence, Answer},
    explore::Exploration,
    tier::Tier,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
    series::Heatmap,
};
use serde_json::{Value, json};

use super::{
    Mark, Palette, Picture, axes, item, option,
    shade::{Shades, coloured},
};
use crate::{
    components::drill::cell_href,
    text::{Locale, number, phrase},
};

/// More names than this do not fit beside each other.
const COLUMNS_UPRIGHT: usize = 8;
/// More than this do not on a narrow screen.
const COLUMNS_NARROW: usize = 3;
/// From this share of the full colour on, text is light.
const DARK: f64 = 0.8;
/// Lines that slanted names take.
const LINES_OF_HEADS: u32 = 7;

/// How many lines of text the names above the columns take beyond one.
pub fn lines_of_heads(matrix: &Answer) -> u32 {
    lines_above(matrix.headers[1].len())
}

/// The same of so many columns.
pub fn lines_above(columns: usize) -> u32 {
    if columns > COLUMNS_UPRIGHT { LINES_OF_HEADS } else { 0 }
}

/// Draws the matrix of an exploration, if it has one.
pub fn matrix(explored: &Exploration, palette: &Palette, locale: Locale) -> Option<Picture> {
    let answer = explored.matrix.as_ref()?;
    let indicator = explored.setting.view.indicator;
    if answer.rows.iter().all(|row| row.value.is_err()) {
        return None;
    }
    let (away, _) = explored.away();
    let cell = |(row, away): (&Row, Option<f64>)| {
        let name: Vec<&str> = answer.headers_of(row).map(|it| it.name.as_str()).collect();
        let spoken = phrase::spoken(locale, indicator, &name.join(", "), &row.value);
        let href = cell_href(explored, answer, row);
        Cell { at: [row.keys[1], row.keys[0]], value: row.value, away, spoken, href }
    };
    let cells = answer.rows.iter().zip(away).map(cell).collect();
    let names = |axis: usize| -> Vec<String> {
        answer.headers[axis].iter().map(|it| it.name.clone()).collect()
    };
    Some(heat([names(1), names(0)], cells, indicator, palette, locale))
}

/// A cell of a heat map.
pub(super) struct Cell {
    /// Its column and its row.
    pub(super) at: [u32; 2],
    pub(super) value: Result<Measured, Absence>,
    /// How far it lies from what it is set against; `None` where there is nothing.
    pub(super) away: Option<f64>,
    pub(super) spoken: String,
    pub(super) href: Option<String>,
}

/// Draws cells below the names of columns and beside those of rows.
pub(super) fn heat(
    [columns, rows]: [Vec<String>; 2],
    cells: Vec<Cell>,
    indicator: Indicator,
    palette: &Palette,
    locale: Locale,
) -> Picture {
    let shades = Shades::of(indicator, cells.iter().filter_map(|it| it.away));
    let mut marks = Vec::new();
    let (mut data, mut absent) = (Vec::new(), Vec::new());
    for Cell { at: [column, row], value, away, spoken, href } in cells {
        let (to, cell) = match value {
            Ok(it) => {
                let shade = shades.shade(away.unwrap_or(0.0));
                let text = number::bare(locale, indicator, it.value, it.n);
                let ink = match Tier::of(it.n) {
                    Tier::TooFew if !it.is_of_schools() => &palette.ink_muted,
                    _ if shade.abs() > DARK => &palette.on_dark,
                    _ => &palette.ink,
                };
                let mut cell = item(json!([column, row, shade]), &spoken);
                cell["label"] = json!({ "formatter": text, "color": ink });
                (&mut data, cell)
            }
            Err(absence) => {
                let text = locale.texts().absence_symbol(absence);
                let mut cell = item(json!([column, row]), &spoken);
                cell["label"] = json!({ "formatter": text });
                (&mut absent, cell)
            }
        };
        let item = u32::try_from(to.len()).unwrap_or(u32::MAX);
        to.push(cell);
        marks.push(Mark { series: u32::from(value.is_err()), item, spoken, href });
    }
    let (is_crowded, many) = (columns.len() > COLUMNS_UPRIGHT, columns.len() > COLUMNS_NARROW);
    let mut option = option(&frame(palette, columns, rows), palette, vec![Value::Array(data)]);
    option["visualMap"] = coloured(palette, false);
    if let Some(series) = option["series"].as_array_mut().filter(|_| !absent.is_empty()) {
        // A heat map leaves cells without a value out; they say why there is none.
        series.push(json!({
            "type": "scatter", "data": absent, "symbol": "rect", "symbolSize": 24,
            "itemStyle": { "opacity": 0 },
            "label": { "show": true, "position": "inside", "color": palette.ink_muted, "opacity": 1 },
        }));
        option["visualMap"]["seriesIndex"] = json!(0);
    }
    option["series"][0]["label"] = json!({ "show": true });
    option["series"][0]["itemStyle"] = json!({ "borderColor": palette.surface, "borderWidth": 2 });
    option["yAxis"]["axisLabel"]["width"] = json!(170);
    option["yAxis"]["axisLabel"]["overflow"] = json!("truncate");
    option["xAxis"]["axisLabel"]["rotate"] = json!(if is_crowded { 60 } else { 0 });
    option["xAxis"]["axisLabel"]["width"] = json!(if is_crowded { 170 } else { 110 });
    option["xAxis"]["axisLabel"]["overflow"] = json!("truncate");
    option["xAxis"]["axisLabel"]["interval"] = json!(0);
    if !is_crowded && many {
        axes::slant_when_narrow(&mut option);
    }
    Picture { option, marks, periods: None }
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
