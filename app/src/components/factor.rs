//! An indicator beside a condition of schools: which one, what is said of it, and its table.

use analysis::{
    Dimension,
    comparison::{Comparison, Factor, FactorPoint},
    view::Object,
};
use leptos::prelude::*;

use super::{
    chart_panel::{Shown, caption, palette},
    comparison_tables::files,
    filters::menu,
};
use crate::{
    charts::{Painter, scatter::LINES_OF_SCATTER},
    state::{explore_href, here_href},
    text::{Locale, benchmark::characteristic, factor as words, number, phrase},
};

/// The picture.
pub fn draw_factor(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    Shown {
        picture: painter.and_then(|it| (it.factor)(compared, &palette(), locale)),
        lines: LINES_OF_SCATTER,
        label: compared.factor.as_ref().map(|it| words::sentence(locale, it)).unwrap_or_default(),
        is_empty: compared.factor.is_none(),
    }
}

/// Which condition, how closely the two go together, and that this says nothing of why.
pub fn caption_of_factor(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(factor) = &compared.factor else { return ().into_any() };
    let setting = &compared.setting;
    let [x, y] = words::axes(locale, compared, factor);
    let title = format!("{y} {} {}", locale.scatter().and, phrase::lower_first(&x));
    let place = factor.place.as_ref().map(|it| it.name.clone());
    let of = [Dimension::Procedure, Dimension::Grade, Dimension::Year];
    let of = of.map(|it| phrase::chosen(setting, it));
    let subtitle = [place].into_iter().chain(of).flatten().collect::<Vec<_>>().join(" · ");
    let entry = |it: &_| {
        let mut with = setting.view.clone();
        with.aside.condition = Some(*it);
        let name = characteristic::name(locale, *it).to_owned();
        (name, here_href(&with), *it == factor.across)
    };
    let words = locale.factor();
    let choice = factor.choice.iter().map(entry).collect();
    let chosen = characteristic::name(locale, factor.across).to_owned();
    view! {
        {caption(title, subtitle, setting.source.as_ref(), locale)}
        <p>{words::sentence(locale, factor)} " " {words.warning}</p>
        <div class="filters" role="group" aria-label=words.condition>
            {menu(words.condition, chosen, choice)}
        </div>
    }
    .into_any()
}

/// Every school with both.
pub fn factor_table(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(factor) = &compared.factor else { return ().into_any() };
    let view = &compared.setting.view;
    let heads = table_heads(compared, factor, locale);
    let row = |it: &FactorPoint| {
        let href = explore_href(&view.of(&Object::new(Dimension::School, &it.unit.code)));
        view! {
            <tr class:is-marked=it.is_chosen>
                <th scope="row">
                    <a href=href>{it.unit.name.clone()}</a>
                </th>
                <td class="is-number">{characteristic::value(locale, factor.across, it.x)}</td>
                <td class="is-number is-quiet">{it.told.to_string()}</td>
                <td class="is-number">{number::value(locale, view.indicator, &it.y)}</td>
                <td class="is-number is-quiet">{number::whole(locale, it.y.n)}</td>
            </tr>
        }
    };
    view! {
        <table class="table">
            <thead>{heads}</thead>
            <tbody>{factor.points.iter().map(row).collect_view()}</tbody>
        </table>
        {files("factor", compared, locale)}
    }
    .into_any()
}

fn table_heads(compared: &Comparison, factor: &Factor, locale: Locale) -> AnyView {
    let [x, y] = words::axes(locale, compared, factor);
    let numbers = [x, locale.factor().told.to_owned(), y, "n".to_owned()]
        .map(|it| view! { <th scope="col" class="is-number">{it}</th> });
    view! {
        <tr>
            <th scope="col">{locale.texts().dimension(Dimension::School)}</th>
            {numbers.into_iter().collect_view()}
        </tr>
    }
    .into_any()
}
