//! The tables of the page of comparison: the objects, their years, and all their measures.

use analysis::{
    Dimension, Indicator, Row,
    answer::{Absence, Change},
    comparison::{Compared, Comparison},
};
use leptos::prelude::*;

use super::{
    coverage::{coverage_cell, coverage_head, is_told, plain_cell},
    downloads::downloads,
    drill::origin_link,
    expert::{beside_each_other, measured},
    legend::{AbsenceLegend, not_a_judgement},
    result_table::{cells, change_cell, value_heads},
    smoothed::{smoothed_cell, smoothed_head, smoothed_switch},
};
use crate::{
    state::explore_href,
    text::{Locale, verdict},
};

/// How an object differs from the first; the first is what the others are compared with.
pub fn from_first(
    place: usize,
    change: Result<Change, Absence>,
    indicator: Indicator,
    own: &Row,
    locale: Locale,
) -> AnyView {
    if place > 0 {
        return change_cell(change, indicator, own, locale).into_any();
    }
    let title = locale.either(("с ним сравнивают", "the others are compared with it"));
    view! { <abbr title=title>"—"</abbr> }.into_any()
}

/// The objects with their values, how they differ from the first, and their places.
pub fn objects_table(compared: &Comparison, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let indicator = compared.setting.view.indicator;
    let all = compared.objects.iter().filter(|it| it.rank.is_some()).count();
    let is_smoothed = compared.setting.view.aside.smoothed;
    let is_told = is_told(compared.objects.iter().filter_map(|it| it.now.as_ref()));
    let row = |(at, it): (usize, &Compared)| {
        let view = compared.setting.view.of(&it.object);
        let own = it.now.unwrap_or(Row::ABSENT);
        let origin = own.value.is_ok().then(|| origin_link(&view, &it.member.name, locale));
        let smoothed = is_smoothed.then(|| {
            let n = own.value.map_or(0, |it| it.n);
            smoothed_cell(it.smoothed, indicator, n, locale)
        });
        let place = it.rank.map(|rank| match (rank.best, rank.worst) {
            (best, worst) if best == worst => format!("{best} {} {all}", texts.of),
            (best, worst) => format!("{best}–{worst} {} {all}", texts.of),
        });
        view! {
            <tr>
                <th scope="row">
                    <a href=explore_href(&view)>{it.member.name.clone()}</a>
                </th>
                {cells(&own, indicator, locale)}
                {coverage_cell(is_told, Some(&own), locale)}
                {smoothed}
                <td class="is-number">{from_first(at, it.from_first, indicator, &own, locale)}</td>
                <td class="is-number">{place}</td>
                <td class="table__ways">{origin}</td>
            </tr>
        }
    };
    if compared.objects.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="results">
            <div class="table__scroll" tabindex="0" role="region" aria-label=texts.tray_label>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.column_object}</th>
                            {value_heads(&compared.setting, locale)}
                            {coverage_head(is_told, locale)}
                            {smoothed_head(is_smoothed, locale)}
                            <th scope="col" class="is-number">
                                {texts.column_from_first}
                            </th>
                            <th scope="col" class="is-number">
                                {texts.column_place}
                            </th>
                            <th scope="col">
                                <span class="is-spoken">{texts.origin}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{compared.objects.iter().enumerate().map(row).collect_view()}</tbody>
                </table>
            </div>
            {verdict::judged(locale, compared.judged)
                .map(|it| view! { <p class="is-quiet">{it}</p> })}
            {files("objects", compared, locale)}
            {smoothed_switch(&compared.setting.view, locale.smoothed().of_all, locale)}
            {not_a_judgement(locale)}
            <AbsenceLegend />
        </section>
    }
    .into_any()
}

/// Each object in each year.
pub fn objects_by_year(compared: &Comparison, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let indicator = compared.setting.view.indicator;
    let heads = names(compared);
    let rows = compared
        .setting
        .years
        .by_year()
        .map(|(year, _)| {
            let year = year.to_string();
            let cells = compared
                .objects
                .iter()
                .map(|it| plain_cell(it.years.row_of(&year), indicator, false, locale))
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{year}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(Dimension::Year)}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {files("years", compared, locale)}
    }
    .into_any()
}

/// Each object over every measure (C4).
pub fn profile_table(compared: &Comparison, locale: Locale) -> AnyView {
    let texts = locale.texts();
    if compared.objects.is_empty() {
        return ().into_any();
    }
    let expert = beside_each_other(compared, locale);
    let rows = compared
        .measures
        .iter()
        .enumerate()
        .map(|(place, measure)| {
            let cells = compared
                .objects
                .iter()
                .map(|it| plain_cell(it.profile[place].as_ref(), *measure, false, locale))
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{texts.named(*measure, &compared.setting).name}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="results">
            <h2>{texts.profile_title}</h2>
            <div class="table__scroll" tabindex="0" role="region" aria-label=texts.profile_title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.indicator}</th>
                            {names(compared)}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {files("profile", compared, locale)}
            {expert.is_some().then(|| measured(locale))}
        </section>
        {expert}
    }
    .into_any()
}

fn names(compared: &Comparison) -> AnyView {
    let name = |it: &Compared| {
        view! {
            <th scope="col" class="is-number">
                {it.member.name.clone()}
            </th>
        }
    };
    compared.objects.iter().map(name).collect_view().into_any()
}

pub(super) fn files(table: &'static str, compared: &Comparison, locale: Locale) -> AnyView {
    let links = downloads("comparison", Some(table), &compared.setting.view, locale);
    view! { <p class="results__downloads">{links}</p> }.into_any()
}
