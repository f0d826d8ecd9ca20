//! The gap between two groups of pupils: which two, what is said of it, and its table.

use analysis::{
    Dimension, Indicator, View,
    comparison::{Comparison, Gap, GapOfYear},
    setting::Named,
};
use leptos::prelude::*;

use super::{
    chart_panel::{Shown, caption, palette},
    comparison_tables::files,
    filters::menu,
    result_table::plain,
};
use crate::{
    charts::{Painter, gap::LINES_OF_GAP},
    state::here_href,
    text::{Locale, event::series_break, gap as words, grade, number, phrase},
};

/// The picture.
pub fn draw_gap(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    let sentence = |gap: &Gap| words::sentence(locale, compared, gap);
    Shown {
        picture: painter.and_then(|it| (it.gap)(compared, &palette(), locale)),
        lines: LINES_OF_GAP,
        label: compared.gap.as_ref().map(sentence).unwrap_or_default(),
        is_empty: compared.gap.is_none(),
    }
}

/// Which two groups, of what, and what is said of their difference.
pub fn caption_of_gap(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(gap) = &compared.gap else { return ().into_any() };
    let (setting, texts) = (&compared.setting, locale.gap());
    let name = locale.texts().shown(setting).short.into_owned();
    let title = format!(
        "{}: {}, {}",
        phrase::place(locale, setting),
        phrase::lower_first(texts.title),
        words::pair(locale, gap),
    );
    let of = |dimension| grade::shown(locale, setting, dimension);
    let years: Vec<_> = gap.years.iter().map(|it| it.year).collect();
    let context = [
        Some(name.to_owned()),
        of(Dimension::Subject),
        of(Dimension::Procedure),
        of(Dimension::Grade),
        Some(phrase::span(&years)),
    ];
    let subtitle = context.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let overlap = gap.overlap.then(|| view! { <p class="is-quiet">{texts.overlap}</p> });
    view! {
        {caption(title, subtitle, setting.source.as_ref(), locale)}
        <p>{words::sentence(locale, compared, gap)}</p>
        {overlap}
        <div class="filters" role="group" aria-label=texts.title>
            {groups(compared, gap, 0, texts.first)} {groups(compared, gap, 1, texts.second)}
        </div>
    }
    .into_any()
}

/// The groups one of the two can be; who chooses the other one changes their places.
fn groups(compared: &Comparison, gap: &Gap, place: usize, title: &'static str) -> impl IntoView {
    let view = &compared.setting.view;
    let entry = |it: &Named| {
        let mut pair = gap.pair.each_ref().map(|it| it.code.clone());
        if pair[1 - place] == it.code {
            pair.swap(0, 1);
        } else {
            pair[place].clone_from(&it.code);
        }
        let mut with: View = view.clone();
        with.aside.gap = Some(pair);
        (it.name.clone(), here_href(&with), gap.pair[place].code == it.code)
    };
    menu(title, gap.pair[place].name.clone(), gap.groups.iter().map(entry).collect())
}

/// Both groups in each year, and their difference.
pub fn gap_table(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(gap) = &compared.gap else { return ().into_any() };
    let texts = locale.texts();
    let indicator = compared.setting.view.indicator;
    let row = |it: &GapOfYear| {
        let group = |place: usize| {
            let row = it.rows[place];
            let n = row.value.ok().map(|it| number::whole(locale, it.n));
            view! {
                <td class="is-number">{plain(Some(&row), indicator, locale)}</td>
                <td class="is-number is-quiet">{n}</td>
            }
        };
        let broken = series_break(locale, &compared.setting, &it.year.to_string())
            .map(|it| view! { <span class="is-quiet">" " {it}</span> });
        view! {
            <tr>
                <th scope="row">{it.year.to_string()} {broken}</th>
                {group(0)}
                {group(1)}
                <td class="is-number table__value">
                    {difference(it, indicator, locale)}
                </td>
                <td class="is-number is-quiet">{words::range(locale, indicator, it)}</td>
            </tr>
        }
    };
    let heads = gap.pair.iter().map(|it| {
        view! {
            <th scope="col" class="is-number">{it.name.clone()}</th>
            <th scope="col" class="is-number">"n"</th>
        }
    });
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(Dimension::Year)}</th>
                    {heads.collect_view()}
                    <th scope="col" class="is-number">{texts.column_difference}</th>
                    <th scope="col" class="is-number">{texts.column_interval}</th>
                </tr>
            </thead>
            <tbody>{gap.years.iter().map(row).collect_view()}</tbody>
        </table>
        {files("gap", compared, locale)}
    }
    .into_any()
}

/// The difference with the symbol of what its interval says, or why there is none.
fn difference(of: &GapOfYear, indicator: Indicator, locale: Locale) -> AnyView {
    let texts = locale.texts();
    match of.gap {
        Err(absence) => {
            view! { <abbr title=texts.absence(absence)>{texts.absence_symbol(absence)}</abbr> }
                .into_any()
        }
        Ok(change) => {
            let amount = number::change(locale, indicator, &change, words::fewest(of));
            let told = words::verdict(locale, change.verdict).map(|word| {
                let symbol = texts.verdict(change.verdict).0;
                view! {
                    " "
                    <span aria-hidden="true" title=word>{symbol}</span>
                    <span class="is-spoken">{word}</span>
                }
            });
            view! {
                <span title=words::effect(locale, of)>{amount}</span>
                {told}
            }
            .into_any()
        }
    }
}
