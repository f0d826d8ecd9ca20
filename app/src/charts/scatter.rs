//! Two indicators of the same schools: a point each, medians as lines, the chosen ones by name.

use analysis::{Indicator, comparison::Comparison, view::Object};
use charming::{Chart, component::Grid, element::NameLocation};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, breakdown::drawn, item, option};
use crate::{
    state::explore_href,
    text::{Locale, number, scatter as words},
};

/// The chart is as tall as so many rows.
pub const LINES_OF_SCATTER: u32 = 18;

/// The largest dot, in pixels across; the smallest is a third of it.
const SIZE_MAX: f64 = 18.0;

/// Draws both indicators, where there are two.
pub fn scatter(compared: &Comparison, palette: &Palette, locale: Locale) -> Option<Picture> {
    let scatter = compared.scatter.as_ref()?;
    let view = &compared.setting.view;
    let indicators = [scatter.x, view.indicator];
    let names = words::axes(locale, compared, scatter);
    let largest = scatter.points.iter().map(|it| it.y.n).max().unwrap_or(1);
    let mut marks = Vec::new();
    let mut data: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
    for point in &scatter.points {
        let spoken = words::point(locale, &names, indicators, point);
        let series = usize::from(point.is_chosen);
        let place = [drawn(scatter.x, point.x.value), drawn(view.indicator, point.y.value)];
        let mut dot = item(json!(place), &spoken);
        dot["symbolSize"] = json!(size(point.y.n, largest));
        let name = point.unit.name.replace(['{', '}'], " ");
        if point.is_chosen {
            dot["label"] = json!({ "formatter": name });
        } else if words::stands_out(point) {
            // Named as in the sentence; neither good nor bad has a colour here.
            let label = json!({
                "show": true, "position": "right", "color": palette.ink, "formatter": name,
            });
            dot["label"] = label;
            dot["itemStyle"] = json!({ "color": palette.ink, "opacity": 1 });
        }
        let number = u32::try_from(data[series].len()).unwrap_or(u32::MAX);
        data[series].push(dot);
        let href = explore_href(&view.of(&Object::new(scatter.level, &point.unit.code)));
        let series = u32::from(point.is_chosen);
        marks.push(Mark { series, item: number, spoken, href: Some(href) });
    }
    let [others, chosen] = data;
    let chart = frame(palette, &names, [scatter.x_ends, compared.setting.ends], indicators);
    let mut option = option(&chart, palette, Vec::new());
    option["series"] = json!([
        {
            "type": "scatter", "data": others,
            "itemStyle": { "color": palette.ink_muted, "opacity": 0.55 },
            "markLine": medians(scatter.medians, indicators, palette, locale),
        },
        {
            "type": "scatter", "data": chosen, "z": 3,
            "itemStyle": { "color": palette.series_1 },
            "label": { "show": true, "position": "right", "color": palette.ink },
            "labelLayout": { "hideOverlap": true },
        },
    ]);
    Some(Picture { option, marks, periods: None })
}

/// The area of a dot grows with the number of pupils.
pub(super) fn size(n: u64, largest: u64) -> f64 {
    let share = (n as f64 / largest as f64).sqrt();
    (SIZE_MAX * share.max(1.0 / 3.0)).round()
}

fn medians(
    of: Option<(f64, f64)>,
    [across, up]: [Indicator; 2],
    palette: &Palette,
    locale: Locale,
) -> Value {
    let line = |axis: &str, indicator: Indicator, value: f64| {
        let value_text = number::plain(locale, indicator, value, u64::MAX);
        let text = format!("{} {value_text}", locale.scatter().median);
        json!({ axis: drawn(indicator, value), "label": { "formatter": text } })
    };
    let lines =
        of.map(|(x, y)| vec![line("xAxis", across, x), line("yAxis", up, y)]).unwrap_or_default();
    json!({
        "silent": true, "symbol": "none", "data": lines,
        "lineStyle": { "color": palette.ink_muted, "type": "dashed" },
        "label": { "color": palette.ink_muted, "position": "insideEndTop" },
    })
}

fn frame(
    palette: &Palette,
    [x, y]: &[String; 2],
    [across, up]: [Option<(f64, f64)>; 2],
    indicators: [Indicator; 2],
) -> Chart {
    let axis = |name: &str, ends: Option<(f64, f64)>, indicator: Indicator| {
        let axis = axes::numbers(palette)
            .scale(ends.is_none())
            .name(name)
            .name_location(NameLocation::Middle);
        match ends {
            Some((low, high)) => axis.min(drawn(indicator, low)).max(drawn(indicator, high)),
            None => axis,
        }
    };
    Chart::new()
        .grid(Grid::new().left(32).right(32).top(28).bottom(32).contain_label(true))
        .x_axis(axis(x, across, indicators[0]).name_gap(28))
        .y_axis(axis(y, up, indicators[1]).name_gap(44))
}
