//! The pupil rows behind a number, page by page.

mod profile;
mod talent;
mod twice;

use analysis::{
    inside::Profiles,
    pupil::{Points, Repeated, Row, Sex},
    setting::Setting,
};
use leptos::prelude::*;

pub use talent::{Able, Talent};

use super::{
    DATA,
    origin::{Number, ORIGIN, ROWS},
    text,
    text::rows::RowWords,
};
use crate::{
    state::use_locale,
    text::{Locale, number},
};

/// Pupil rows behind a number.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The number and what it is of.
    pub setting: Setting,
    /// How many rows there are; nothing where the installation keeps none.
    pub total: Option<u64>,
    /// Of them of pupils who were not there.
    pub absent: u64,
    /// Each pupil once, by the first and by the latest attempt: how many, and with the marks 2 to 5.
    pub seen: [(u64, [u64; 4]); 2],
    /// The number of the page, from 0.
    pub page: u64,
    /// How many rows a page has.
    pub page_size: u64,
    /// The rows of the page.
    pub rows: Vec<Row>,
    /// Of one school in one work with a plan: its pupils by level of difficulty.
    pub profiles: Option<Profiles>,
    /// Of one school in one year: pupils with «2», and with «5», in several works.
    pub repeated: Option<[Vec<Repeated>; 2]>,
    /// The same of high results.
    pub talent: Option<Talent>,
}

/// The page.
#[component]
pub fn RowsPage(
    /// What it shows.
    rows: Rows,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::rows::of(locale);
    let Rows { setting, total, absent, seen, page, page_size, rows, profiles, repeated, talent } =
        rows;
    let query = setting.view.to_query();
    let profiles = profiles.map(|it| profile::profiles(it, &setting.view, locale));
    let has_lists = repeated.is_some() || talent.is_some();
    let files = has_lists.then(|| list_files(&query, locale));
    let content = match total {
        None => view! { <p>{words.switched_off}</p> }.into_any(),
        Some(0) => view! { <p>{words.no_rows}</p> }.into_any(),
        Some(total) => view! {
            <p>
                {locale.counted(total, &words.counted)}
                {(absent > 0)
                    .then(|| format!(", {} {}", words.absent, number::whole(locale, absent)))}
            </p>
            {attempts(seen, locale)}
            {table(rows, locale)}
            {pager(&query, page, page_size, total, locale)}
        }
        .into_any(),
    };
    view! {
        <Number setting title=words.rows />
        <p class="is-quiet">{words.rows_intro}</p>
        <p>
            <a href=format!("{ORIGIN}{query}")>{words.source}</a>
        </p>
        {content}
        {profiles}
        {repeated.map(|it| twice::twice(it, locale))}
        {talent.map(|it| talent::talent(it, locale))}
        {files}
    }
}

/// The lists above as files.
fn list_files(query: &str, locale: Locale) -> impl IntoView + use<> {
    let href = |file: &str| format!("{ROWS}/{file}{query}");
    view! {
        <p class="results__downloads">
            {locale.list_of_pupils()} ": " <a href=href("low.csv")>"«2», CSV"</a> " · "
            <a href=href("high.csv")>"«5», CSV"</a> " · " <a href=href("lists.xlsx")>"XLSX"</a>
        </p>
    }
}

/// What the first and the latest attempts make, where they are not the same.
fn attempts([first, latest]: [(u64, [u64; 4]); 2], locale: Locale) -> impl IntoView {
    let words = text::rows::of(locale);
    let told = |(n, marks): (u64, [u64; 4])| {
        let n = locale.counted(n, &words.counted);
        if marks.iter().sum::<u64>() == 0 {
            return n;
        }
        let marks = marks.map(|it| number::whole(locale, it)).join(" / ");
        format!("{n}, {} {marks}", words.marks)
    };
    let lines = if first == latest && latest.1.iter().sum::<u64>() == 0 {
        // There is nothing to say beside how many rows there are.
        Vec::new()
    } else if first == latest {
        vec![(words.latest, latest)]
    } else {
        vec![(words.first, first), (words.latest, latest)]
    };
    let line = |(name, seen)| view! { <li>{name} ": " {told(seen)}</li> };
    (!lines.is_empty())
        .then(|| view! { <ul class="desk__list">{lines.into_iter().map(line).collect_view()}</ul> })
}

fn table(rows: Vec<Row>, locale: Locale) -> impl IntoView {
    let words = text::rows::of(locale);
    let has = |told: fn(&Row) -> bool| rows.iter().any(told);
    let columns = [
        (words.sex, has(|it| it.sex.is_some())),
        (words.variant, has(|it| it.variant.is_some())),
        (words.journal, has(|it| it.journal.is_some())),
        (words.primary, has(|it| it.primary.is_some())),
        (words.score, has(|it| it.score.is_some())),
        (words.mark, has(|it| it.mark.is_some())),
        (words.tasks, has(|it| !it.tasks.is_empty())),
    ];
    let shown = columns.map(|it| it.1);
    let heads = columns
        .into_iter()
        .filter(|it| it.1)
        .map(|(name, _)| view! { <th scope="col">{name}</th> })
        .collect_view();
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.rows>
            <table class="table desk__rows">
                <thead>
                    <tr>
                        <th scope="col">{words.school}</th>
                        <th scope="col">{words.class}</th>
                        <th scope="col">{words.code}</th>
                        <th scope="col">{words.status}</th>
                        {heads}
                        <th scope="col">{words.source}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.into_iter().map(|it| line(it, shown, locale)).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

fn line(row: Row, shown: [bool; 7], locale: Locale) -> impl IntoView {
    let words = text::rows::of(locale);
    let text = |it: Option<String>| it.unwrap_or_default();
    let score = row.score.map(|it| {
        #[expect(clippy::cast_precision_loss, reason = "a score has six digits")]
        let score = it as f64 / 1_000.0;
        number::decimal(locale, score, if it % 1_000 == 0 { 0 } else { 1 })
    });
    let tasks = row.tasks.iter().map(|it| task(it, words)).collect::<Vec<_>>().join(" · ");
    let values = [
        text(row.sex.map(|it| words.sexes[usize::from(it == Sex::Female)].to_owned())),
        text(row.variant),
        text(row.journal.map(|it| it.to_string())),
        text(row.primary.map(|it| it.to_string())),
        text(score),
        text(row.mark.map(|it| it.to_string())),
        tasks,
    ];
    let values = values.into_iter().zip(shown).filter(|it| it.1);
    let is_list = |text: &str| text.contains(" · ");
    let cells = values
        .map(|(value, _)| {
            let is_list = is_list(&value);
            view! { <td class:desk__tasks=is_list>{value}</td> }
        })
        .collect_view();
    let status = words.statuses[row.status as usize];
    let attempt = words.attempts[row.attempt as usize];
    let day = row.day.map(|it| format!("{:02}.{:02}.{}", it % 100, it / 100 % 100, it / 10_000));
    let status: Vec<String> = [Some(status.to_owned()), Some(attempt.to_owned()), day]
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    let sheet = row.sheet.map(|it| format!(", «{it}»")).unwrap_or_default();
    view! {
        <tr>
            <th scope="row">{row.school}</th>
            <td>{row.class}</td>
            <td>
                <code>{row.code}</code>
            </td>
            <td>{status.join(", ")}</td>
            {cells}
            <td>
                <a href=format!("{DATA}/batches/{}", row.batch)>"№ " {row.batch}</a>
                {format!(" {}{sheet}: {}", row.file, row.line)}
            </td>
        </tr>
    }
}

/// `3: 2`: the task and its points.
fn task((name, points): &(String, Points), words: &RowWords) -> String {
    match points {
        Points::Unknown => format!("{name}: –"),
        Points::NotBegun => format!("{name}: {}", words.not_begun),
        Points::Of(points) => format!("{name}: {points}"),
    }
}

fn pager(query: &str, page: u64, size: u64, total: u64, locale: Locale) -> impl IntoView + use<> {
    let words = text::rows::of(locale);
    let address = |page: u64| {
        let mark = if query.is_empty() { '?' } else { '&' };
        format!("{ROWS}{query}{mark}page={page}")
    };
    let first = page * size + 1;
    let last = (first + size - 1).min(total);
    let earlier =
        (page > 0).then(|| view! { <a href=address(page - 1) rel="prev">{words.earlier}</a> });
    let later =
        (last < total).then(|| view! { <a href=address(page + 1) rel="next">{words.later}</a> });
    let whole = |n: u64| number::whole(locale, n);
    view! {
        <nav class="desk__pager" aria-label=words.pages>
            {earlier} " "
            <span>
                {words.shown} " " {whole(first)} "–" {whole(last)} " / " {whole(total)}
            </span> " " {later}
        </nav>
    }
}
