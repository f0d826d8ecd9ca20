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
    charts::Painter,
    text::{Locale, phrase, two_years as words},
};

/// The picture.
pub fn draw_two_years(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    let shown = compared.objects.iter().filter(|it| words::values(it).is_some()).count();
    Shown {
        picture: painter.and_then(|it| (it.dumbbell)(compared, &palette(), locale)),
        // Room for the legend.
        lines: u32::try_from(shown + 1).unwrap_or(u32::MAX),
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
