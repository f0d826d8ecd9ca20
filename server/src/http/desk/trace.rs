//! The pages of origins and of pupil rows, as plain data.

use std::collections::BTreeSet;

use analysis::{AcademicYear, Dimension, Lines, Policy, View, origin, pupil::Repeated, talent};
use app::desk::{
    origin::{Origin, Source, Spelled},
    rows::{Able, Rows, Talent},
};
use app::state::Preferences;
use axum::{
    http::{HeaderMap, header},
    response::Response,
};
use store::{Found, Part};

use crate::{
    export,
    files::PupilRows,
    state::Server,
    trace::{Traced, sees_lines},
};

/// Rows of one page.
const PAGE: u64 = 50;

pub(super) async fn origin(
    server: &Server,
    is_operator: bool,
    words: &[(String, String)],
) -> anyhow::Result<Origin> {
    let traced = traced(server, words);
    let found = traced.origins(server).await?;
    Ok(Origin {
        sources: found.into_iter().map(source).collect(),
        sees_lines: sees_lines(server, is_operator),
        sees_rows: is_operator && server.pupil_rows == PupilRows::Keep,
        setting: traced.setting,
    })
}

pub(super) async fn rows(server: &Server, words: &[(String, String)]) -> anyhow::Result<Rows> {
    let page = words.iter().find(|(key, _)| key == "page").and_then(|(_, it)| it.parse().ok());
    let page: u64 = page.unwrap_or_default();
    let traced = traced(server, words);
    let found = traced.rows(server, page.saturating_mul(PAGE), PAGE).await?;
    let is_kept = found.is_some();
    let repeated = if is_kept { repeated(server, &traced.setting.view).await? } else { None };
    let talent = if is_kept { talent(server, &traced.setting.view).await? } else { None };
    let profiles = if is_kept { traced.profiles(server).await? } else { None };
    let store::Rows { total, absent, first, latest, rows } = found.unwrap_or_default();
    Ok(Rows {
        setting: traced.setting,
        total: is_kept.then_some(total),
        absent,
        seen: [first, latest].map(|it| (it.n, it.marks)),
        page,
        page_size: PAGE,
        rows,
        profiles,
        repeated,
        talent,
    })
}

/// The lists of single pupils of the page of rows, as a file; `None` if there is no such list.
pub(super) async fn lists(
    server: &Server,
    file: &str,
    words: &[(String, String)],
    headers: &HeaderMap,
) -> anyhow::Result<Option<Response>> {
    let rows = rows(server, words).await?;
    let told = |name| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let locale = Preferences::from_cookies(told(header::COOKIE)).locale;
    export::lists(&rows, file, &server.live.now(), locale, told(header::HOST))
}

/// High results of one school in one year, and never where everybody may look.
async fn talent(server: &Server, view: &View) -> anyhow::Result<Option<Talent>> {
    let year = view.only(Dimension::Year).and_then(|it| it.parse::<AcademicYear>().ok());
    let Some((school, year)) = view.only(Dimension::School).zip(year) else { return Ok(None) };
    if server.live.policy() == Policy::Public {
        return Ok(None);
    }
    let store::HighResults { subjects, pupils } =
        server.live.store().high_results(school, year).await?;
    let files = |it: BTreeSet<String>| it.into_iter().collect::<Vec<_>>().join(", ");
    let subject = |it: store::HighOf| {
        let (procedure, subject) = it.of;
        (procedure, subject, [it.n, it.high, it.full], files(it.files))
    };
    let able = |it: store::High| Able {
        code: it.code,
        class: it.class,
        results: it.results.into_iter().map(|(of, score)| (of, score / 1_000)).collect(),
        sources: it.sources,
    };
    let edition = server.live.now();
    let mut diplomas = Vec::new();
    for it in talent::diplomas(&edition.cube, school, year) {
        let asked = origin::asked(&edition.cube, &it.view);
        let dictionary = edition.cube.get().dictionary();
        let found = server.live.store().origins(dictionary, &asked).await?;
        diplomas.push((it, files(found.into_iter().map(|it| it.file_name).collect())));
    }
    Ok(Some(Talent {
        subjects: subjects.into_iter().map(subject).collect(),
        pupils: pupils.into_iter().map(able).collect(),
        diplomas,
    }))
}

/// Pupils with the lowest and with the highest mark in several works, where one school and one year are
/// meant.
async fn repeated(server: &Server, view: &View) -> anyhow::Result<Option<[Vec<Repeated>; 2]>> {
    let year = view.only(Dimension::Year).and_then(|it| it.parse::<AcademicYear>().ok());
    let Some((school, year)) = view.only(Dimension::School).zip(year) else { return Ok(None) };
    let store = server.live.store();
    Ok(Some([store.repeated(school, year, 2).await?, store.repeated(school, year, 5).await?]))
}

fn traced(server: &Server, words: &[(String, String)]) -> Traced {
    let pairs = words.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    Traced::of(server, &View::from_pairs(pairs).0)
}

fn source(Found { batch, file_name, cells, covered, untraced, parts }: Found) -> Source {
    let part = |Part { sheet, lines }: Part| (sheet, spelled(&lines));
    let parts = parts.into_iter().map(part).collect();
    Source { batch, file: file_name, cells, covered, untraced, parts }
}

/// Rows for people: `2–26, 40`.
fn spelled(lines: &Lines) -> Spelled {
    let text = lines.to_string();
    let ranges = text.trim_start_matches('~').split(',');
    let ranges: Vec<String> =
        ranges.map(|it| it.rsplit(':').next().unwrap_or_default().replace('-', "–")).collect();
    Spelled { ranges: ranges.join(", "), count: lines.count(), is_rough: text.starts_with('~') }
}
