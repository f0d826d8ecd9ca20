//! Lines between two years: each object by its own name, whole where it changed beyond chance and
//! dashed where it did not.

use analysis::comparison::Comparison;
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisLine, AxisTick, AxisType},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, breakdown::drawn, item, option, two_years::in_order};
use crate::{
    state::explore_href,
    text::{Locale, number, two_years as words},
};

/// Room for the numbers and the axis before the lines, and for the names behind them, in pixels: on a
/// wide screen and on a narrow one, where the axis has no numbers.
const WIDE: [i32; 2] = [104, 240];
const NARROW: [i32; 2] = [48, 132];
/// From the axis to the first year, in pixels.
const OFFSET: u32 = 56;
/// Between a point and its text, in pixels.
const BESIDE: i32 = 8;
/// How much of the axis a line of text takes.
const TEXT: f64 = 0.06;

/// Draws the lines.
pub(super) fn slopes(compared: &Comparison, palette: &Palette, locale: Locale) -> Option<Picture> {
    let (from, to) = compared.between?;
    let setting = &compared.setting;
    let indicator = setting.view.indicator;
    let (mut marks, mut series) = (Vec::new(), Vec::new());
    let (mut values, mut texts, mut colours) = ([vec![], vec![]], [vec![], vec![]], Vec::new());
    for (index, object) in (0_u32..).zip(in_order(compared)) {
        let Some(both) = words::values(object) else { continue };
        let change = object.two_years.and_then(|it| it.change.ok());
        let is_changed = change.is_some_and(|it| it.verdict.is_beyond_chance());
        let spoken = words::spoken(locale, compared, object);
        let colour = if is_changed { &palette.series_1 } else { &palette.ink_muted };
        let dot = |at: usize| item(json!([at, drawn(indicator, both[at].value)]), &spoken);
        series.push(json!({
            "type": "line", "name": object.member.name, "data": [dot(0), dot(1)],
            "symbol": "circle", "symbolSize": 8, "z": if is_changed { 4 } else { 3 },
            "lineStyle": {
                "color": colour, "width": 2, "type": if is_changed { "solid" } else { "dashed" },
            },
            "itemStyle": { "color": colour },
        }));
        for (at, it) in both.iter().enumerate() {
            let number = number::bare(locale, indicator, it.value, it.n);
            let name = format!("{number}  {}", object.member.name);
            texts[at].push(if at == 0 { number } else { name });
            values[at].push(drawn(indicator, it.value));
        }
        colours.push(if is_changed { &palette.ink } else { &palette.ink_muted });
        let href = Some(explore_href(&setting.view.of(&object.object)));
        marks.push(Mark { series: index, item: 1, spoken, href });
    }
    if marks.is_empty() {
        return None;
    }
    let ends = setting.ends.map(|(low, high)| [drawn(indicator, low), drawn(indicator, high)]);
    for (at, side) in ["left", "right"].into_iter().enumerate() {
        let places = apart(&values[at], ends);
        let label = |index: usize| {
            json!({
                "value": [at, places[index]],
                "label": { "formatter": texts[at][index], "color": colours[index] },
            })
        };
        series.push(json!({
            "type": "scatter", "silent": true, "symbolSize": 1, "z": 5,
            "itemStyle": { "color": "transparent", "opacity": 1 }, "emphasis": { "disabled": true },
            "data": (0..places.len()).map(label).collect::<Vec<_>>(),
            "label": {
                "show": true, "position": side, "distance": BESIDE,
                "overflow": "truncate",
            },
        }));
    }
    let chart = Chart::new()
        .grid(Grid::new().left(WIDE[0]).right(WIDE[1]).top(24).bottom(32))
        .x_axis(years([from.to_string(), to.to_string()], palette))
        .y_axis(axes::values(setting, palette));
    let mut option = option(&chart, palette, Vec::new());
    option["series"] = Value::Array(series);
    option["yAxis"]["offset"] = json!(OFFSET);
    option["media"] = media(marks.len());
    Some(Picture { option, marks, periods: None })
}

/// The two years at both ends.
fn years(names: [String; 2], palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .boundary_gap(false)
        .data(names.to_vec())
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .axis_label(AxisLabel::new().color(palette.ink.as_str()))
}

/// What is cut where there is little room.
fn media(lines: usize) -> Value {
    let with = |[left, right]: [i32; 2], is_wide: bool| {
        let mut series = vec![json!({}); lines + 1];
        series.push(json!({ "label": { "width": right - BESIDE } }));
        json!({
            "grid": { "left": left, "right": right }, "series": series,
            "yAxis": { "axisLabel": { "show": is_wide } },
        })
    };
    json!([
        { "query": { "maxWidth": axes::NARROW }, "option": with(NARROW, false) },
        { "option": with(WIDE, true) },
    ])
}

/// Places for texts of these values that do not run into each other, each as near to its value as the
/// others let it: where texts would touch, they stand around their common middle.
fn apart(values: &[f64], ends: Option<[f64; 2]>) -> Vec<f64> {
    let (least, most) =
        values.iter().fold((f64::MAX, f64::MIN), |it, v| (it.0.min(*v), it.1.max(*v)));
    let [low, high] = ends.unwrap_or([least, most]);
    let step = (high - low) * TEXT;
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    // Runs of texts that touch: their number and the middle they stand around.
    let mut runs: Vec<(usize, f64)> = Vec::new();
    for at in &order {
        let mut run = (1, values[*at]);
        while let Some((count, middle)) =
            runs.pop_if(|(count, middle)| run.1 - *middle < step * (*count + run.0) as f64 / 2.0)
        {
            let all = count + run.0;
            run = (all, (middle * count as f64 + run.1 * run.0 as f64) / all as f64);
        }
        runs.push(run);
    }
    let mut places = vec![0.0; values.len()];
    let mut order = order.into_iter();
    for (count, middle) in runs {
        let reach = step * (count - 1) as f64 / 2.0;
        let middle = if ends.is_some() { middle.clamp(low + reach, high - reach) } else { middle };
        for (within, at) in order.by_ref().take(count).enumerate() {
            places[at] = middle - reach + step * within as f64;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text takes 6 of 100.
    #[test]
    fn texts_of_near_values_stand_around_their_middle_and_do_not_touch() {
        let of = |values: &[f64]| apart(values, Some([0.0, 100.0]));
        assert_eq!(of(&[50.0, 20.0]), [50.0, 20.0], "far apart");
        assert_eq!(of(&[51.0, 50.0]), [53.5, 47.5]);
        assert_eq!(of(&[50.0, 50.0, 53.0, 90.0]), [45.0, 51.0, 57.0, 90.0]);
        // 40 and 42 become 38 and 44, which 46 would touch: 42.67 is the middle of the three.
        let three = of(&[40.0, 42.0, 46.0]);
        assert!((three[1] - 128.0 / 3.0).abs() < 1e-9 && (three[2] - three[0] - 12.0).abs() < 1e-9);
        assert_eq!(of(&[100.0, 100.0]), [94.0, 100.0], "not above the axis");
    }
}
