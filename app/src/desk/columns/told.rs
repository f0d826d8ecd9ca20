//! What would be read, and the list of mappings.

use leptos::prelude::*;

use super::{COLUMNS, Fault, Kept, Preview};
use crate::{
    desk::{DATA, file::findings, text},
    state::use_locale,
    text::{Locale, number},
};

/// What would be read, or what is wrong.
#[component]
pub(super) fn Would(
    /// What is wrong with what was said.
    faults: Vec<Fault>,
    /// What would be read, or why nothing.
    preview: Option<Result<Preview, String>>,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::columns::of(locale);
    let body = if faults.is_empty() {
        match preview {
            Some(Ok(preview)) => view! { <Looked preview /> }.into_any(),
            Some(Err(reason)) => view! { <p class="desk__said is-wrong">{reason}</p> }.into_any(),
            None => ().into_any(),
        }
    } else {
        let items = faults.iter().map(|it| view! { <li>{words.fault(it)}</li> }).collect_view();
        view! {
            <div class="desk__said is-wrong" role="status">
                <p>{words.not_yet}</p>
                <ul class="desk__list">{items}</ul>
            </div>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{words.would}</h2>
            {body}
        </section>
    }
}

#[component]
fn Looked(
    /// What would be read.
    preview: Preview,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::columns::of(locale);
    let desk = text::of(locale);
    let Preview { rows, rejected, cells, lines, problems, problems_total } = preview;
    let whole = |n: u64| number::whole(locale, n);
    let line = |(of, parts): (String, Vec<(&'static str, String)>)| {
        let told: Vec<String> = parts
            .into_iter()
            .map(|(part, value)| format!("{}: {value}", desk.part_name(part)))
            .collect();
        view! {
            <tr>
                <th scope="row">{of}</th>
                <td>{told.join("; ")}</td>
            </tr>
        }
    };
    let has_problems = !problems.is_empty();
    view! {
        <p>
            {desk.rows} " " {whole(rows)}
            {(rejected > 0).then(|| format!(", {} {}", desk.rejected, whole(rejected)))} " · "
            {desk.cells} " " {whole(cells)} " · " {desk.problems} " " {whole(problems_total)}
        </p>
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.would>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{desk.result}</th>
                        <th scope="col">{words.values}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
        {has_problems.then(|| findings(problems, desk.problems, desk))}
    }
}

/// The list of what was said about columns.
#[component]
pub fn MappingsPage(
    /// The mappings, the latest first.
    all: Vec<Kept>,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::columns::of(locale);
    let lines: Vec<_> = all.into_iter().map(|it| listed(it, locale)).collect();
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.list}</h1>
        <p class="sentence">{words.list_intro}</p>
        {if lines.is_empty() {
            view! { <p>{words.none}</p> }.into_any()
        } else {
            lines.collect_view().into_any()
        }}
    }
}

fn listed(kept: Kept, locale: Locale) -> impl IntoView {
    let words = text::columns::of(locale);
    let column = |(heading, code): (String, &'static str)| {
        view! {
            <tr>
                <th scope="row">{heading}</th>
                <td>{words.meaning(code)}</td>
            </tr>
        }
    };
    let constant = |(code, value): (&'static str, String)| {
        view! {
            <tr>
                <th scope="row">{words.all_rows} ": " {value}</th>
                <td>{words.meaning(code)}</td>
            </tr>
        }
    };
    let label = format!("{}: {}", words.forget, kept.file);
    let region = kept.file.clone();
    view! {
        <section>
            <h2>"№ " {kept.id} " · " {kept.file}</h2>
            <p class="is-quiet">{kept.at} " UTC · " {kept.by}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=region>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words.heading}</th>
                            <th scope="col">{words.means}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {kept.columns.into_iter().map(column).collect_view()}
                        {kept.constants.into_iter().map(constant).collect_view()}
                    </tbody>
                </table>
            </div>
            <form method="post" action=format!("{COLUMNS}/{}/forget", kept.id)>
                <button class="desk__button" aria-label=label>
                    {words.forget}
                </button>
            </form>
        </section>
    }
}
