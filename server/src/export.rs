//! Downloads of what a page shows, as CSV (one table) or as a workbook (all of them).
//!
//! The address is the page's own with another path, so the file holds what the page says; only
//! the number of rows is not limited. Column titles are codes, for a file outlives a language;
//! what the file is about is told in words at its end or on its last sheet.
//!
//! **To add a page:** a variant of [`Page`], and a module with its sheets.

mod benchmark;
mod comparison;
mod csv;
mod dynamics;
mod expert;
mod explore;
mod inside;
mod lists;
mod sheet;
mod signals;
mod stamp;
mod workbook;

use std::str::FromStr;

use analysis::{View, inside::Inside};
use anyhow::Context;
use app::{
    api::inside::added_up,
    desk::{origin::ROWS, rows::Rows},
    state::{BENCHMARK, COMPARISON, DYNAMICS, EXPLORE, INSIDE, Preferences, SIGNALS},
    text::{Locale, group::Localised},
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

pub(crate) use self::csv::harmless;
use self::{sheet::Sheet, stamp::Stamp};
use crate::{http::failed, live::Edition, state::Server};

/// The name of the workbook of all lists of single pupils.
const ALL_LISTS: &str = "lists";

/// What a file is made of.
struct Export {
    sheets: Vec<Sheet>,
    stamp: Stamp,
}

/// A page that can be downloaded.
#[derive(Clone, Copy, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
enum Page {
    Explore,
    Dynamics,
    Comparison,
    Benchmark,
    Signals,
    Inside,
}

/// The form of a file.
#[derive(Clone, Copy, strum::EnumString, strum::Display)]
#[strum(serialize_all = "snake_case")]
enum Form {
    Csv,
    Xlsx,
}

/// Which file is wanted: `explore.xlsx`, `explore.csv`, `explore-years.csv`.
struct Wanted {
    page: Page,
    /// One of the page's tables; the first if none is named.
    table: Option<String>,
    form: Form,
}

impl FromStr for Wanted {
    type Err = strum::ParseError;

    fn from_str(file: &str) -> Result<Self, Self::Err> {
        let (name, form) = file.rsplit_once('.').ok_or(strum::ParseError::VariantNotFound)?;
        let (page, table) = match name.split_once('-') {
            Some((page, table)) => (page, Some(table.to_owned())),
            None => (name, None),
        };
        Ok(Self { page: page.parse()?, table, form: form.parse()? })
    }
}

pub(crate) fn routes() -> Router<Server> {
    Router::new().route("/{file}", get(file))
}

async fn file(
    State(server): State<Server>,
    Path(name): Path<String>,
    Query(words): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let Ok(wanted) = name.parse::<Wanted>() else { return StatusCode::NOT_FOUND.into_response() };
    let edition = server.live.now();
    let cookies = headers.get(header::COOKIE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let locale = Preferences::from_cookies(cookies).locale;
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let host = host.to_owned();
    let pairs = words.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let (view, _ignored) = View::from_pairs(pairs);
    // What only the store knows is asked for here, where one can wait.
    let added_up = match wanted.page {
        Page::Inside => added_up(&server.session(), &view).await.map(Some),
        _ => Ok(None),
    };
    let added_up = match added_up.context("adding up pupil rows") {
        Ok(it) => it,
        Err(error) => return failed(&error),
    };
    // Thousands of rows take longer than one turn of the event loop should.
    let made = tokio::task::spawn_blocking(move || {
        make(&edition, &wanted, (&view, added_up), locale, &host)
    });
    match made.await.map_err(anyhow::Error::from).flatten() {
        Ok(Some(response)) => response,
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error.context("writing a download")),
    }
}

/// The file, if the page has the table.
fn make(
    edition: &Edition,
    wanted: &Wanted,
    (view, added_up): (&View, Option<Inside>),
    locale: Locale,
    host: &str,
) -> anyhow::Result<Option<Response>> {
    let (setting, mut sheets, path) = match wanted.page {
        Page::Explore => {
            let all = View { rows: Some(u32::MAX), ..view.clone() };
            let explored = localised(analysis::explore::explore(&edition.cube, &all), locale);
            let sheets = explore::sheets(&explored);
            (explored.setting, sheets, EXPLORE)
        }
        Page::Dynamics => {
            let followed = localised(analysis::dynamics::dynamics(&edition.cube, view), locale);
            let sheets = dynamics::sheets(&followed, locale);
            (followed.setting, sheets, DYNAMICS)
        }
        Page::Comparison => {
            let compared = localised(analysis::comparison::compare(&edition.cube, view), locale);
            let sheets = comparison::sheets(&compared);
            (compared.setting, sheets, COMPARISON)
        }
        Page::Benchmark => {
            let shown = localised(analysis::benchmark::benchmark(&edition.cube, view), locale);
            let sheets = benchmark::sheets(&shown);
            (shown.setting, sheets, BENCHMARK)
        }
        Page::Signals => {
            let session = edition.session();
            let shown = localised(session.signals(view), locale);
            let sheets = signals::sheets(&session.raised(view), &shown);
            (shown.setting, sheets, SIGNALS)
        }
        Page::Inside => {
            let Some(shown) = added_up else { return Ok(None) };
            let sheets = inside::sheets(&shown);
            (shown.setting, sheets, INSIDE)
        }
    };
    if let Some(table) = &wanted.table {
        sheets.retain(|it| it.name == *table);
        if sheets.is_empty() {
            return Ok(None);
        }
    }
    // So that the link shows the same when there are newer data.
    let shown = View { rows: view.rows, ..setting.view.clone() };
    let stamp = Stamp::new(locale, &setting, &edition.data, &stamp::link(host, path, &shown));
    let (about, stamp) = match wanted.page {
        Page::Signals => ("signals".to_owned(), stamp.of_section(locale, locale.signals_nav())),
        Page::Inside => ("inside".to_owned(), stamp.of_section(locale, locale.inside_nav())),
        _ => (setting.view.indicator.to_string(), stamp),
    };
    let name = format!("razrez-{about}-v{}", edition.data.version);
    written(&name, wanted.form, &Export { sheets, stamp }).map(Some)
}

/// The lists of single pupils of a page of pupil rows: `lists.xlsx`, or one as `low.csv`; `None` if
/// there is no such list.
pub(crate) fn lists(
    rows: &Rows,
    file: &str,
    edition: &Edition,
    locale: Locale,
    host: &str,
) -> anyhow::Result<Option<Response>> {
    let Some((list, form)) = file.rsplit_once('.') else { return Ok(None) };
    let Ok(form) = form.parse::<Form>() else { return Ok(None) };
    let mut sheets = lists::sheets(rows);
    if list != ALL_LISTS {
        sheets.retain(|it| it.name == list);
    }
    if sheets.is_empty() {
        return Ok(None);
    }
    let link = stamp::link(host, ROWS, &rows.setting.view);
    let stamp = Stamp::new(locale, &rows.setting, &edition.data, &link);
    let stamp = stamp.of_section(locale, locale.list_of_pupils());
    let name = format!("razrez-{list}-v{}", edition.data.version);
    written(&name, form, &Export { sheets, stamp }).map(Some)
}

fn written(name: &str, form: Form, export: &Export) -> anyhow::Result<Response> {
    let (kind, bytes) = match form {
        Form::Csv => ("text/csv; charset=utf-8; header=present", csv::written(export)?),
        Form::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook::written(export)?,
        ),
    };
    Ok(attached(kind, &format!("{name}.{form}"), bytes.into()))
}

/// The answer with groups called as on the page.
fn localised<T: Localised>(mut answer: T, locale: Locale) -> T {
    answer.localise(locale);
    answer
}

fn attached(kind: &'static str, name: &str, bytes: Bytes) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(it) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, it);
    }
    response
}
