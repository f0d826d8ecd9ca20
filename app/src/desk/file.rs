//! One file of the desk: what it is, what the checks say, what it would change.

use leptos::prelude::*;

use super::{
    Content, DATA, File, Finding, Rule, Sample, Verdict,
    caption::CaptionForm,
    clusters,
    columns::Explained,
    decision::Decision,
    instead::Overlapping,
    journal::{changes, told, unusable, verdicts},
    meanings::NewWords,
    plans, resit,
    schools::FileSchools,
    text,
    text::Words,
};
use crate::{
    state::use_locale,
    text::{Locale, number},
};

/// The page.
#[component]
pub fn FilePage(
    /// The file.
    file: File,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::of(locale);
    let File { id, name, content, trouble, is_mappable, mapping, asking, .. } = file;
    let can_be_taken = content.as_ref().is_some_and(|it| it.already_there.is_none());
    let has_errors = content.as_ref().is_some_and(|it| it.errors > 0);
    let resit = content.as_ref().and_then(|it| it.resit);
    let kind = content.as_ref().and_then(|it| it.kind);
    let earlier = content.as_ref().map(|it| it.overlaps.clone()).unwrap_or_default();
    let body = match content {
        None => view! {
            <p class="desk__said is-wrong">
                {unusable(trouble, words)}
            </p>
        }
        .into_any(),
        Some(content) => view! { <Inside content id=id.clone() /> }.into_any(),
    };
    view! {
        <p>
            <a href=DATA>{words.back}</a>
        </p>
        <h1 class="page__title">{name.clone()}</h1>
        {is_mappable.then(|| view! { <Explained id=id.clone() kept=mapping /> })}
        {body}
        <CaptionForm of=asking id=id.clone() />
        <Decision id name can_be_taken has_errors resit earlier kind />
    }
}

#[component]
fn Inside(
    /// What the file holds.
    content: Content,
    /// Names it in addresses.
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::of(locale);
    let whole = |n: u64| number::whole(locale, n);
    let beside = (content.untouched > 0)
        .then(|| format!("; {} {}", whole(content.untouched), words.untouched));
    let mut rules = content.rules.clone();
    rules.sort_by_key(|it| std::cmp::Reverse(it.verdict));
    let passed = rules.iter().filter(|it| it.verdict == Verdict::Pass).count() as u64;
    let (found, fine): (Vec<_>, Vec<_>) =
        rules.into_iter().partition(|it| it.verdict != Verdict::Pass);
    view! {
        <p class="sentence">{words.recognised} ": " {words.format_name(content.format)}</p>
        <p>
            {words.rows} " " {whole(content.rows)}
            {(content.rejected > 0)
                .then(|| format!(", {} {}", words.rejected, whole(content.rejected)))} " · "
            {words.cells} " " {whole(content.cells)}
        </p>
        <section>
            <h2>{words.changes}</h2>
            <p>{changes(&content, locale, words)} {beside}</p>
            {resit::told(content.resit, content.shrinking, locale)}
            {clusters::changes(content.clusters, locale)}
            {plans::told(content.plans, locale)}
            {plans::boundaries(content.boundaries, locale)}
            <Overlapping all=content.overlaps.clone() id=id.clone() />
            {new(content.new, content.new_unnamed, words)}
            <NewWords all=content.words id=id.clone() />
            {(!content.samples.is_empty()).then(|| samples(content.samples, words))}
        </section>
        <FileSchools schools=content.schools.clone() id=id.clone() />
        <section>
            <h2>{words.checks}</h2>
            <p class="desk__verdicts">{verdicts(&content.rules, words)}</p>
            <p class="results__downloads">
                {words.download} ": "
                <a href=format!("/api/v1/imports/{id}/problems.csv") download>
                    "CSV"
                </a> " "
                <a href=format!("/api/v1/imports/{id}/problems.xlsx") download>
                    "XLSX"
                </a>
            </p>
            {found.into_iter().map(|it| rule(it, locale, words)).collect_view()}
            <details>
                <summary>{locale.counted(passed, &words.passed)}</summary>
                <ul class="desk__passed">
                    {fine
                        .into_iter()
                        .map(|it| {
                            view! {
                                <li>
                                    {title(&it, locale)} " " <code>{it.code}</code>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </details>
        </section>
    }
}

fn title(rule: &Rule, locale: Locale) -> &'static str {
    let [ru, en] = rule.title;
    match locale {
        Locale::Ru => ru,
        Locale::En => en,
    }
}

fn rule(rule: Rule, locale: Locale, words: &'static Words) -> impl IntoView {
    let ((sign, name), word) = told(rule.verdict, words);
    let title = title(&rule, locale);
    let shown = rule.findings.len() as u64;
    let others = (rule.total > shown && shown > 0).then(|| {
        let first = number::whole(locale, shown);
        let text = format!("{} {first}. {}", words.shown_first, words.others_in_file);
        view! { <p class="is-quiet">{text}</p> }
    });
    view! {
        <details class="desk__rule" open=rule.verdict == Verdict::Fail>
            <summary>
                <span class="verdict" data-verdict=name>
                    {sign}
                    " "
                    {word}
                </span>
                " "
                {title}
                " · "
                {number::whole(locale, rule.total)}
                " "
                <code>{rule.code}</code>
            </summary>
            {findings(rule.findings, title, words)}
            {others}
        </details>
    }
}

/// Findings as a table.
pub(super) fn findings(
    findings: Vec<Finding>,
    label: &'static str,
    words: &'static Words,
) -> impl IntoView {
    let locale = use_locale();
    let line = |it: Finding| {
        let expected = match (locale, it.expected_ru) {
            (Locale::Ru, Some(worded)) => worded,
            _ => it.expected,
        };
        view! {
            <tr>
                <th scope="row">{it.place}</th>
                <td>{it.column}</td>
                <td>{it.found}</td>
                <td>{expected}</td>
            </tr>
        }
    };
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words.place}</th>
                        <th scope="col">{words.column}</th>
                        <th scope="col">{words.found}</th>
                        <th scope="col">{words.expected}</th>
                    </tr>
                </thead>
                <tbody>{findings.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn new(new: Vec<(String, String)>, unnamed: usize, words: &'static Words) -> impl IntoView {
    let item = |(kind, name): (String, String)| {
        let kind = words.kind_name(&kind).to_owned();
        view! { <li>{kind} " " <b>{name}</b></li> }
    };
    (!new.is_empty()).then(|| {
        let items = new.into_iter().map(item).collect_view();
        let more = (unnamed > 0).then(|| view! { <li>{words.and_more} " " {unnamed}</li> });
        view! {
            <p>{words.new} ":"</p>
            <ul class="desk__list">{items} {more}</ul>
        }
    })
}

/// Changed results: value now and value then.
fn samples(samples: Vec<Sample>, words: &'static Words) -> impl IntoView {
    let lines = samples.into_iter().flat_map(|Sample { of, parts }| {
        let count = parts.len();
        parts.into_iter().enumerate().map(move |(at, (part, before, after))| {
            let value = |it: Option<String>| it.unwrap_or_else(|| words.nothing.to_owned());
            let head = (at == 0).then(|| {
                view! {
                    <th scope="rowgroup" rowspan=count.to_string()>
                        {of.clone()}
                    </th>
                }
            });
            view! {
                <tr>
                    {head} <td>{words.part_name(part)}</td> <td>{value(before)}</td>
                    <td>{value(after)}</td>
                </tr>
            }
        })
    });
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.changes>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words.result}</th>
                        <th scope="col">{words.part}</th>
                        <th scope="col">{words.before}</th>
                        <th scope="col">{words.after}</th>
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    }
}
