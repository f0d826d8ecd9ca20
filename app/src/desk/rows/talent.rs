//! High results of a school and year: the ЕГЭ by code, the olympiads by school, for the operator only.

use analysis::talent::{Diplomas, EGE_FULL, EGE_HIGH_FROM};
use leptos::prelude::*;

use crate::{
    desk::{DATA, origin::ORIGIN, text},
    text::{Locale, number},
};

/// High results of a school in a year.
#[derive(Clone, Debug)]
pub struct Talent {
    /// Subjects of the ЕГЭ: procedure, subject, results, high ones, full ones, files.
    pub subjects: Vec<(String, String, [u64; 3], String)>,
    /// Pupils with a high result.
    pub pupils: Vec<Able>,
    /// What the school has of the olympiads, each with the files it came from.
    pub diplomas: Vec<(Diplomas, String)>,
}

/// A pupil with a high result.
#[derive(Clone, Debug)]
pub struct Able {
    /// The code, where one lasts.
    pub code: Option<String>,
    /// The class.
    pub class: Option<String>,
    /// Subjects and test scores.
    pub results: Vec<(String, i64)>,
    /// Import, file and row of each.
    pub sources: Vec<(i32, String, i64)>,
}

/// Both, as far as there is anything.
pub(super) fn talent(told: Talent, locale: Locale) -> AnyView {
    let Talent { subjects, pupils, diplomas } = told;
    let has_scores = !subjects.is_empty();
    let has_diplomas = !diplomas.is_empty();
    let words = text::talent::of(locale);
    view! {
        {has_scores.then(|| examinations(subjects, pupils, locale))}
        {has_diplomas.then(|| olympiads(diplomas, locale))}
        {(has_scores && has_diplomas).then(|| view! { <p class="is-quiet">{words.not_joined}</p> })}
    }
    .into_any()
}

fn examinations(
    subjects: Vec<(String, String, [u64; 3], String)>,
    pupils: Vec<Able>,
    locale: Locale,
) -> AnyView {
    let (words, rows) = (text::talent::of(locale), text::rows::of(locale));
    let whole = |it: u64| number::whole(locale, it);
    let subject =
        |(procedure, subject, [n, high, full], files): (String, String, [u64; 3], String)| {
            view! {
                <tr>
                    <th scope="row">{format!("{procedure}, {subject}")}</th>
                    <td class="is-number">{whole(n)}</td>
                    <td class="is-number">{whole(high)}</td>
                    <td class="is-number">{whole(full)}</td>
                    <td>{files}</td>
                </tr>
            }
        };
    let pupil = |it: Able| {
        let results = it.results.into_iter().map(|(of, score)| format!("{of} {score}"));
        let results = results.collect::<Vec<_>>().join(" · ");
        let source = |(batch, file, line): (i32, String, i64)| {
            view! {
                <a href=format!("{DATA}/batches/{batch}")>"№ " {batch}</a>
                {format!(" {file}: {line} ")}
            }
        };
        let name = it.code.map_or_else(
            || view! { <span class="is-quiet">{words.no_code}</span> }.into_any(),
            |code| view! { <code>{code}</code> }.into_any(),
        );
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{it.class}</td>
                <td>{results}</td>
                <td>{it.sources.into_iter().map(source).collect_view()}</td>
            </tr>
        }
    };
    let by_code = (!pupils.is_empty()).then(|| {
        let heads = [rows.code, rows.class, words.results, rows.source].map(head);
        table(words.pupils, heads, pupils.into_iter().map(pupil).collect_view())
    });
    let title = format!("{} {EGE_HIGH_FROM}", words.title);
    let [high, full] = [EGE_HIGH_FROM, EGE_FULL].map(|it| format!("{}\u{a0}{it}", words.from));
    let heads = [
        head(words.subject),
        number_head(words.n.to_owned()),
        number_head(high),
        number_head(full),
        head(words.files),
    ];
    view! {
        <section id="high">
            <h2>{title}</h2>
            <p class="is-quiet">{words.text}</p>
            {table(words.subjects, heads, subjects.into_iter().map(subject).collect_view())}
            {by_code}
        </section>
    }
    .into_any()
}

fn olympiads(diplomas: Vec<(Diplomas, String)>, locale: Locale) -> AnyView {
    let words = text::talent::of(locale);
    let line = |(it, files): (Diplomas, String)| {
        let [won, n] = [it.won, it.n.get()].map(|it| number::whole(locale, it));
        let query = it.view.to_query();
        view! {
            <tr>
                <th scope="row">{format!("{}, {}", it.stage, it.subject)}</th>
                <td class="is-number">{n}</td>
                <td class="is-number">{won}</td>
                <td>
                    <a href=format!("{ORIGIN}{query}")>{files}</a>
                </td>
            </tr>
        }
    };
    let heads = [
        head(words.stage),
        number_head(words.participations.to_owned()),
        number_head(words.won.to_owned()),
        head(words.files),
    ];
    view! {
        <section id="olympiads">
            <h2>{words.olympiads}</h2>
            <p class="is-quiet">{words.olympiads_text}</p>
            {table(words.olympiads, heads, diplomas.into_iter().map(line).collect_view())}
        </section>
    }
    .into_any()
}

fn head(name: &'static str) -> AnyView {
    view! { <th scope="col">{name}</th> }.into_any()
}

fn number_head(name: String) -> AnyView {
    view! {
        <th scope="col" class="is-number">
            {name}
        </th>
    }
    .into_any()
}

fn table<const N: usize>(
    label: &'static str,
    heads: [AnyView; N],
    rows: impl IntoView + 'static,
) -> AnyView {
    let heads = heads.into_iter().collect_view();
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=label>
            <table class="table desk__rows">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
