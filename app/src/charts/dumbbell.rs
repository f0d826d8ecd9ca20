//! The dumbbell: every object in two years, a hollow dot and a full one, the largest rise first.

use analysis::comparison::Comparison;
use charming::{Chart, component::Grid};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, breakdown::drawn, item, option, two_years::in_order};
use crate::{
    state::explore_href,
    text::{Locale, number, two_years as words},
};

/// Width of the names beside the marks, in pixels; longer ones are cut.
const NAME_WIDTH: u32 = 190;

/// Draws the two years.
pub(super) fn dumbbell(
    compared: &Comparison,
    palette: &Palette,
    locale: Locale,
) -> Option<Picture> {
    let (from, to) = compared.between?;
    let setting = &compared.setting;
    let indicator = setting.view.indicator;
    let (mut marks, mut names, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let mut dots: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
    for (index, object) in (0_u32..).zip(in_order(compared)) {
        let Some([before, after]) = words::values(object) else { continue };
        let spoken = words::spoken(locale, compared, object);
        let ends = [before, after].map(|it| drawn(indicator, it.value));
        let rises = ends[1] >= ends[0];
        for (year, (value, measured)) in ends.iter().zip([before, after]).enumerate() {
            let mut dot = item(json!([value, index]), &spoken);
            // Numbers stand outside the two dots.
            let position = if rises == (year == 1) { "right" } else { "left" };
            let text = number::bare(locale, indicator, measured.value, measured.n);
            dot["label"] = json!({ "formatter": text, "position": position });
            dots[year].push(dot);
        }
        lines.push(json!([{ "coord": [ends[0], index] }, { "coord": [ends[1], index] }]));
        let href = Some(explore_href(&setting.view.of(&object.object)));
        marks.push(Mark { series: 1, item: index, spoken, href });
        names.push(object.member.name.clone());
    }
    if marks.is_empty() {
        return None;
    }
    let [before, after] = dots;
    let years = [from.to_string(), to.to_string()];
    let chart = Chart::new()
        .grid(Grid::new().left(8).right(56).top(32).bottom(8).contain_label(true))
        .x_axis(axes::values(setting, palette))
        .y_axis(axes::names(names, palette));
    let mut option = option(&chart, palette, Vec::new());
    axes::cut_names(&mut option, NAME_WIDTH);
    option["legend"] =
        json!({ "top": 0, "left": 0, "data": years, "textStyle": { "color": palette.ink } });
    option["series"] = json!([
        {
            "type": "scatter", "name": years[0], "data": before, "symbolSize": 10,
            "itemStyle": {
                "color": palette.surface, "borderColor": palette.series_1, "borderWidth": 2,
            },
            "label": { "show": true, "color": palette.ink_muted }, "z": 3,
            "markLine": {
                "silent": true, "symbol": "none", "data": lines, "label": { "show": false }, "z": 2,
                "lineStyle": { "color": palette.series_1, "width": 2, "type": "solid", "opacity": 0.5 },
            },
        },
        {
            "type": "scatter", "name": years[1], "data": after, "symbolSize": 10,
            "itemStyle": { "color": palette.series_1 },
            "label": { "show": true, "color": palette.ink }, "z": 4,
        },
    ]);
    Some(Picture { option, marks, periods: None })
}
