//! An indicator beside a condition of schools: a point each, the chosen ones by name.

use analysis::{Dimension, comparison::Comparison, view::Object};
use charming::{Chart, component::Grid, element::NameLocation};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, breakdown::drawn, item, option, scatter::size};
use crate::{
    state::explore_href,
    text::{Locale, factor as words},
};

/// Draws the indicator of the page beside a condition, where there is one.
pub fn factor(compared: &Comparison, palette: &Palette, locale: Locale) -> Option<Picture> {
    let factor = compared.factor.as_ref()?;
    let view = &compared.setting.view;
    let names = words::axes(locale, compared, factor);
    let largest = factor.points.iter().map(|it| it.y.n).max().unwrap_or(1);
    let mut marks = Vec::new();
    let mut data: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
    for point in &factor.points {
        let spoken = words::point(locale, &names, factor, view.indicator, point);
        let series = usize::from(point.is_chosen);
        let across = factor.across.number(point.x);
        let mut dot = item(json!([across, drawn(view.indicator, point.y.value)]), &spoken);
        dot["symbolSize"] = json!(size(point.y.n, largest));
        dot["label"] = json!({ "formatter": point.unit.name.replace(['{', '}'], " ") });
        let number = u32::try_from(data[series].len()).unwrap_or(u32::MAX);
        data[series].push(dot);
        let href = explore_href(&view.of(&Object::new(Dimension::School, &point.unit.code)));
        let series = u32::from(point.is_chosen);
        marks.push(Mark { series, item: number, spoken, href: Some(href) });
    }
    let [others, chosen] = data;
    let [x, y] = &names;
    let axis = |name: &str| axes::numbers(palette).name(name).name_location(NameLocation::Middle);
    let up = match compared.setting.ends {
        Some((low, high)) => {
            axis(y).min(drawn(view.indicator, low)).max(drawn(view.indicator, high))
        }
        None => axis(y).scale(true),
    };
    let chart = Chart::new()
        .grid(Grid::new().left(32).right(32).top(28).bottom(32).contain_label(true))
        .x_axis(axis(x).scale(true).name_gap(28))
        .y_axis(up.name_gap(44));
    let mut option = option(&chart, palette, Vec::new());
    option["series"] = json!([
        {
            "type": "scatter", "data": others, "label": { "show": false },
            "itemStyle": { "color": palette.ink_muted, "opacity": 0.55 },
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
