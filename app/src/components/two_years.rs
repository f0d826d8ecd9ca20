//! Objects in two years: which years, the picture, and its table.

use analysis::{
    Row,
    comparison::{Compared, Comparison},
};
use leptos::prelude::*;

use super::{
    chart_panel::{Shown, caption, palette},
    comparison_tables::files,
    dynamics_tables::{two_years_heads, two_years_row},
    filters::period_menus,
};
use crate::{
    charts::{Painter, two_years::lines_of},
    text::{Locale, phrase, two_years as words},
};

/// The picture.
pub fn draw_two_years(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    let has_change = |it: &&Compared| it.two_years.is_some_and(|it| it.change.is_ok());
    let shown = compared.objects.iter().filter(has_change).count();
    Shown {
        picture: painter.and_then(|it| (it.two_years)(compared, &palette(), locale)),
        lines: lines_of(shown),
        label: words::sentence(locale, compared).unwrap_or_default(),
        is_empty: shown == 0,
    }
}

/// Which years, of what, and who changed most.
pub fn caption_of_two_years(compared: &Comparison, locale: Locale) -> AnyView {
    let (setting, texts) = (&compared.setting, locale.two_years());
    let Some((from, to)) = compared.between else { return ().into_any() };
    let title = format!("{}: {from} → {to}", texts.title);
    let name = locale.texts().shown(setting).name.into_owned();
    let context = std::iter::once(name).chain(phrase::context_over_years(locale, setting));
    let subtitle = context.collect::<Vec<_>>().join(" · ");
    let said = words::sentence(locale, compared).map(|it| view! { <p>{it}</p> });
    view! {
        {caption(title, subtitle, setting.source.as_ref(), locale)}
        {said}
        {period_menus(setting, compared.between, locale)}
    }
    .into_any()
}

/// Every object in both years.
pub fn two_years_table(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(between) = compared.between else { return ().into_any() };
    let indicator = compared.setting.view.indicator;
    let row = |it: &Compared| {
        let two = it.two_years?;
        let after = two.after.unwrap_or(Row::ABSENT);
        Some(two_years_row(it.member.name.clone(), &two, &after, indicator, locale))
    };
    view! {
        <table class="table">
            {two_years_heads(between, locale)}
            <tbody>{compared.objects.iter().filter_map(row).collect_view()}</tbody>
        </table>
        {files("two_years", compared, locale)}
    }
    .into_any()
}
