//! The map of schools: its picture, what is said of it, and its table.

use analysis::comparison::{Comparison, MapPoint};
use analysis::view::Object;
use leptos::prelude::*;

use super::{
    chart_panel::{Shown, caption, palette},
    comparison_tables::files,
};
use crate::{
    charts::{Painter, map::LINES_OF_MAP},
    state::explore_href,
    text::{Locale, map as words, number, phrase},
};

/// The picture.
pub fn draw_map(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    let label = |it| format!("{}. {}", locale.map().title, words::sentence(locale, compared, it));
    Shown {
        picture: painter.and_then(|it| (it.map)(compared, &palette(), locale)),
        lines: LINES_OF_MAP,
        label: compared.map.as_ref().map(label).unwrap_or_default(),
        is_empty: compared.map.is_none(),
    }
}

/// What is shown, of whom, and what is missing.
pub fn caption_of_map(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(map) = &compared.map else { return ().into_any() };
    let setting = &compared.setting;
    let title = format!("{}: {}", locale.map().title, phrase::title(locale, setting));
    let context = phrase::context(locale, setting).join(" · ");
    view! {
        {caption(title, context, setting.source.as_ref(), locale)}
        <p>{words::sentence(locale, compared, map)}</p>
        <p class="chart__subtitle">{words::judged(locale, map)}</p>
    }
    .into_any()
}

/// Every school of the map.
pub fn map_table(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(map) = &compared.map else { return ().into_any() };
    let (texts, view) = (locale.texts(), &compared.setting.view);
    let row = |it: &MapPoint| {
        let href = explore_href(&view.of(&Object::new(map.level, &it.unit.code)));
        let degrees = [it.latitude, it.longitude].map(|it| number::decimal(locale, it, 4));
        view! {
            <tr class:is-marked=it.is_chosen>
                <th scope="row">
                    <a href=href>{it.unit.name.clone()}</a>
                </th>
                <td class="is-number">{number::value(locale, view.indicator, &it.value)}</td>
                <td class="is-number is-quiet">{number::whole(locale, it.value.n)}</td>
                <td class="is-number">{words::away(locale, view.indicator, it)}</td>
                <td class="is-number is-quiet">{degrees.join("; ")}</td>
            </tr>
        }
    };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(map.level)}</th>
                    <th scope="col" class="is-number">
                        {texts.shown(&compared.setting).name}
                    </th>
                    <th scope="col" class="is-number">"n"</th>
                    <th scope="col" class="is-number">{locale.map().away}</th>
                    <th scope="col" class="is-number">{locale.map().coordinates}</th>
                </tr>
            </thead>
            <tbody>{map.points.iter().map(row).collect_view()}</tbody>
        </table>
        {files("map", compared, locale)}
    }
    .into_any()
}
