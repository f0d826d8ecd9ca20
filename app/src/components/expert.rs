//! What experts said, apart from what was measured and under a sign of its own.

use analysis::{View, comparison::Comparison, expert::ExpertValue, setting::Setting};
use leptos::prelude::*;

use super::downloads::downloads;
use crate::text::{
    Locale,
    expert::{JUDGED, MEASURED, value},
};

/// Everything said of the school of a page; nothing where there is nothing.
pub fn of_school(setting: &Setting, locale: Locale) -> Option<AnyView> {
    let words = locale.expert();
    let row = |it: &ExpertValue| {
        let of = &it.of;
        view! {
            <tr>
                <td>{it.year.to_string()}</td>
                <th scope="row">{of.criterion.clone()}</th>
                <td class="is-number">{value(locale, of.value)}</td>
                <td>{of.comment.clone()}</td>
                <td>{format!("{}, {}", of.author, of.day)}</td>
            </tr>
        }
    };
    let heads = words.heads.map(|it| view! { <th scope="col">{it}</th> }).collect_view();
    let rows = setting.expert.iter().map(row).collect_view();
    let table = (heads.into_any(), rows.into_any());
    (!setting.expert.is_empty()).then(|| section(table, "explore", &setting.view, locale))
}

/// Criteria of the chosen year against the objects.
pub fn beside_each_other(compared: &Comparison, locale: Locale) -> Option<AnyView> {
    let year = compared.setting.year();
    let of_year = |it: &&ExpertValue| Some(it.year) == year;
    let said = compared.objects.iter().flat_map(|it| it.expert.iter().filter(of_year));
    let mut criteria: Vec<&str> = Vec::new();
    for it in said {
        // In their order, each once; a page has a handful, and a set would weigh more than they do.
        if let Err(at) = criteria.binary_search(&it.of.criterion.as_str()) {
            criteria.insert(at, &it.of.criterion);
        }
    }
    let row = |criterion: &str| {
        let cell = |it: &ExpertValue| {
            let of = &it.of;
            let by = format!("{}, {}", of.author, of.day);
            view! {
                {value(locale, of.value)}
                " "
                <span class="is-quiet">{of.comment.clone()} " (" {by} ")"</span>
            }
        };
        let cells = compared.objects.iter().map(|object| {
            let mut of = object.expert.iter().filter(of_year);
            let found = of.find(|it| it.of.criterion == criterion);
            view! { <td>{found.map(cell)}</td> }
        });
        let cells = cells.collect_view();
        view! { <tr><th scope="row">{criterion.to_owned()}</th> {cells}</tr> }
    };
    let head = |name: &str| view! { <th scope="col">{name.to_owned()}</th> };
    let names = compared.objects.iter().map(|it| it.member.name.as_str());
    let heads = std::iter::once(locale.expert().heads[1]).chain(names).map(head).collect_view();
    let rows = criteria.iter().copied().map(row).collect_view();
    let table = (heads.into_any(), rows.into_any());
    let view = &compared.setting.view;
    (!criteria.is_empty()).then(|| section(table, "comparison", view, locale))
}

/// What the sign of measured values means; only beside expert ones.
pub fn measured(locale: Locale) -> AnyView {
    view! { <p class="is-quiet">{MEASURED} " " {locale.expert().measured}</p> }.into_any()
}

fn section(
    (heads, rows): (AnyView, AnyView),
    page: &'static str,
    view: &View,
    locale: Locale,
) -> AnyView {
    let words = locale.expert();
    view! {
        <section class="results" id="expert">
            <h2>{JUDGED} " " {words.title}</h2>
            <p>{words.note}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.title>
                <table class="table">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="results__downloads">{downloads(page, Some("expert"), view, locale)}</p>
        </section>
    }
    .into_any()
}
