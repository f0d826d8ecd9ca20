//! Lowered, confirmed, raised: a bar of 100 % for the object, for all others, and for each school.

use analysis::inside::{Inside, Journal};
use charming::{Chart, component::Grid};
use serde_json::{Value, json};

use super::{names, percent};
use crate::{
    charts::{Mark, Palette, Picture, item, option},
    components::inside::school_href,
    text::{Locale, inside::phrase as said, number, phrase},
};

/// How many schools are drawn; the table has all.
const SCHOOLS_MAX: usize = 60;
/// Narrower parts have no number in them, in percent.
const LABELLED_MIN: f64 = 8.0;
/// Lines of the legend.
const LINES_OF_LEGEND: u32 = 2;

/// How tall the picture is, in lines of text.
pub fn lines_of_agreement(journal: &Journal) -> u32 {
    let schools = journal.schools.len().min(SCHOOLS_MAX);
    let rows = 1 + usize::from(journal.rest.is_some()) + schools;
    u32::try_from(rows).unwrap_or(u32::MAX).saturating_add(LINES_OF_LEGEND)
}

/// Draws marks beside those of the journal.
pub fn agreement(shown: &Inside, palette: &Palette, locale: Locale) -> Option<Picture> {
    let journal = shown.journal.as_ref()?;
    let words = locale.inside();
    let place = phrase::place(locale, &shown.setting);
    let mut bars = vec![(place, journal.own.n, journal.own.counts(), None)];
    if let Some(rest) = &journal.rest {
        bars.push((words.rest.to_owned(), rest.n, rest.counts(), None));
    }
    for it in journal.schools.iter().take(SCHOOLS_MAX) {
        let href = school_href(&shown.setting.view, &it.school);
        bars.push((it.school.name.clone(), it.n, it.counts, Some(href)));
    }
    let colours = [
        (&palette.scale[0], &palette.on_dark),
        (&palette.band, &palette.ink),
        (&palette.scale[4], &palette.on_dark),
    ];
    let mut marks = Vec::new();
    let mut series = Vec::new();
    for (at, step) in words.steps.iter().enumerate() {
        let mut data = Vec::new();
        for (index, (name, n, counts, href)) in (0..).zip(&bars) {
            let share = counts[at] as f64 / *n as f64;
            let [part, all] = [counts[at], *n].map(|it| number::whole(locale, it));
            let told = said::share(locale, share, *n);
            let spoken =
                format!("{name}: {step} {told} ({part}\u{a0}{}\u{a0}{all})", locale.texts().of);
            let mut bar = item(json!(100.0 * share), &spoken);
            bar["label"] = json!({ "show": 100.0 * share >= LABELLED_MIN, "formatter": told });
            data.push(bar);
            let series = u32::try_from(at).unwrap_or_default();
            marks.push(Mark { series, item: index, spoken, href: href.clone() });
        }
        series.push(json!({
            "type": "bar", "name": step, "stack": "all", "data": data, "barCategoryGap": "30%",
            "itemStyle": { "color": colours[at].0 }, "label": { "color": colours[at].1 },
        }));
    }
    // In reading order: bar by bar.
    marks.sort_by_key(|it| (it.item, it.series));
    let axis = names(bars.into_iter().map(|it| it.0).collect(), palette);
    let chart = Chart::new()
        .grid(Grid::new().left(8).right(16).top(32).bottom(8).contain_label(true))
        .x_axis(percent(palette).max(100))
        .y_axis(axis);
    let mut option = option(&chart, palette, Vec::new());
    option["yAxis"]["axisLabel"]["width"] = json!(190);
    option["yAxis"]["axisLabel"]["overflow"] = json!("truncate");
    option["legend"] = json!({ "top": 0, "left": 0, "textStyle": { "color": palette.ink } });
    option["series"] = Value::Array(series);
    Some(Picture { option, marks, periods: None })
}
