//! Where a number came from: imports, files, sheets and rows.

use analysis::setting::Setting;
use leptos::prelude::*;

use super::{DATA, text};
use crate::{
    state::use_locale,
    text::{Locale, number, phrase},
};

/// The address of the page; what the number is of follows as in all addresses.
pub use crate::components::drill::ORIGIN;
/// The address of the pupil rows behind a number.
pub const ROWS: &str = "/data/rows";

/// A number and where it came from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The number and what it is of.
    pub setting: Setting,
    /// The imports behind it, the latest first.
    pub sources: Vec<Source>,
    /// Whether the one who asks may see numbers of rows.
    pub sees_lines: bool,
    /// Whether the one who asks may see pupil rows.
    pub sees_rows: bool,
}

/// An import behind a number.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its number.
    pub batch: i32,
    /// Its file.
    pub file: String,
    /// How many of its results are behind the number.
    pub cells: u64,
    /// Of them told again by a later import, which counts.
    pub covered: u64,
    /// Of them those of which the rows are not known.
    pub untraced: u64,
    /// Sheets with their rows: which, how many at most, and whether others lie between them.
    pub parts: Vec<(Option<String>, Spelled)>,
}

/// Rows, spelled for people.
#[derive(Clone, Debug)]
pub struct Spelled {
    /// The ranges, `2–26, 40`.
    pub ranges: String,
    /// How many rows.
    pub count: u64,
    /// Whether others may lie between them.
    pub is_rough: bool,
}

/// The page.
#[component]
pub fn OriginPage(
    /// What it shows.
    origin: Origin,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::rows::of(locale);
    let Origin { setting, sources, sees_lines, sees_rows } = origin;
    let query = setting.view.to_query();
    let to_rows = (sees_rows && !sources.is_empty()).then(|| {
        view! {
            <p>
                <a href=format!("{ROWS}{query}")>{words.to_rows}</a>
            </p>
        }
    });
    view! {
        <Number setting title=words.origin />
        <p class="sentence">{words.origin_intro}</p>
        {if sources.is_empty() {
            view! { <p>{words.none}</p> }.into_any()
        } else {
            table(sources, sees_lines, locale).into_any()
        }}
        {to_rows}
        {(!(sees_lines && sees_rows))
            .then(|| view! { <p class="is-quiet">{words.for_operator}</p> })}
    }
}

/// Which number the page is about, and the way back to it.
#[component]
pub fn Number(
    /// The number and what it is of.
    setting: Setting,
    /// What the page is about it.
    title: &'static str,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::rows::of(locale);
    let texts = locale.texts();
    let indicator = setting.view.indicator;
    let told = setting.here.and_then(|it| it.value.ok()).map(|it| {
        let (value, of) =
            (number::value(locale, indicator, &it), number::of(locale, indicator, &it));
        format!("{value} ({of})")
    });
    let what: Vec<String> = phrase::context(locale, &setting)
        .into_iter()
        .chain([phrase::place(locale, &setting)])
        .collect();
    let back = format!("/explore{}", setting.view.to_query());
    view! {
        <p>
            <a href=back rel="external">
                {words.to_number}
            </a>
            " · "
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{title}</h1>
        <p class="sentence">
            {texts.indicator(indicator).name} ": " <strong>{told}</strong> " · "
            {what.join(" · ")}
        </p>
    }
}

fn table(sources: Vec<Source>, sees_lines: bool, locale: Locale) -> impl IntoView {
    let words = text::rows::of(locale);
    let whole = move |n: u64| number::whole(locale, n);
    let lines = move |it: &Spelled| {
        let rough = if it.is_rough { format!("{} ", words.rough) } else { String::new() };
        format!("{rough}{} ({})", it.ranges, locale.counted(it.count, &words.lines_of))
    };
    let line = move |source: Source| {
        let parts = source.parts.iter().map(|(sheet, spelled)| {
            let sheet = sheet.as_ref().map(|it| format!("«{it}»"));
            let rows = sees_lines.then(|| lines(spelled));
            let text = [sheet, rows].into_iter().flatten().collect::<Vec<_>>().join(": ");
            view! { <li>{text}</li> }
        });
        let notes = [(source.covered, words.covered), (source.untraced, words.untraced)];
        let notes = notes.into_iter().filter(|it| it.0 > 0).map(|(n, note)| {
            view! { <li class="is-quiet">{whole(n)} " — " {note}</li> }
        });
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("{DATA}/batches/{}", source.batch)>"№ " {source.batch}</a>
                    " "
                    {source.file}
                </th>
                <td class="is-number">{whole(source.cells)}</td>
                <td>
                    <ul class="desk__lines">{parts.collect_view()} {notes.collect_view()}</ul>
                </td>
            </tr>
        }
    };
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.origin>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words.import}</th>
                        <th scope="col" class="is-number">
                            {words.cells}
                        </th>
                        <th scope="col">{words.lines}</th>
                    </tr>
                </thead>
                <tbody>{sources.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}
