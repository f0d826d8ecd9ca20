//! Pupils with one mark in several works of a year, by code: of one school, for the operator only.

use analysis::pupil::Repeated;
use leptos::prelude::*;

use crate::{desk::text, text::Locale};

/// Pupils with «2», and with «5», in two or more works of the year: by code, here only.
pub(super) fn twice([low, high]: [Vec<Repeated>; 2], locale: Locale) -> AnyView {
    let words = text::rows::of(locale);
    let [low_title, high_title] = locale.twice();
    let one = |title: &'static str, all: Vec<Repeated>| {
        if all.is_empty() {
            return ().into_any();
        }
        let line = |it: Repeated| {
            let works = it.works.into_iter().map(|(of, subject)| format!("{of}, {subject}"));
            view! {
                <tr>
                    <th scope="row">
                        <code>{it.code}</code>
                    </th>
                    <td>{it.class}</td>
                    <td>{works.collect::<Vec<_>>().join(" · ")}</td>
                </tr>
            }
        };
        view! {
            <section>
                <h2>{title}</h2>
                <p class="is-quiet">{locale.twice_text()}</p>
                <div class="table__scroll" tabindex="0" role="region" aria-label=title>
                    <table class="table desk__rows">
                        <thead>
                            <tr>
                                <th scope="col">{words.code}</th>
                                <th scope="col">{words.class}</th>
                                <th scope="col">{locale.twice_works()}</th>
                            </tr>
                        </thead>
                        <tbody>{all.into_iter().map(line).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    };
    view! {
        {one(low_title, low)}
        {one(high_title, high)}
    }
    .into_any()
}
