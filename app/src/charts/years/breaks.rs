//! Where a line is broken, and what stands there.

use analysis::{series::SeriesBreak, setting::Setting};
use serde_json::{Value, json};

use crate::{charts::Palette, text::Locale};

/// Where on the axis series begin anew; nothing stands before its first year.
pub(super) fn places<'a>(
    breaks: &'a [SeriesBreak],
    axis: &[String],
) -> impl Iterator<Item = (usize, &'a SeriesBreak)> {
    let place = |it: &SeriesBreak| axis.iter().position(|year| *year == it.since.to_string());
    breaks.iter().filter_map(move |it| Some((place(it)?, it))).filter(|(place, _)| *place > 0)
}

/// Draws where the series of the place begins anew, each with what changed where that is known.
pub(super) fn mark(
    option: &mut Value,
    palette: &Palette,
    locale: Locale,
    setting: &Setting,
    axis: &[String],
) {
    let name = |it: &SeriesBreak| {
        let kind = it.kind.map(|it| locale.break_kind(it));
        [Some(locale.texts().series_break), kind]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(":\n")
    };
    let lines: Vec<Value> = places(&setting.breaks, axis)
        .map(|(place, it)| json!({ "xAxis": place, "label": { "formatter": name(it) } }))
        .collect();
    if !lines.is_empty() {
        option["series"][0]["markLine"] = json!({
            "silent": true, "symbol": "none", "data": lines,
            "lineStyle": { "color": palette.ink_muted, "type": "dotted" },
            "label": { "color": palette.ink_muted, "position": "insideEndTop" },
        });
    }
}
