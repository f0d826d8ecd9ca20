//! Downloads of what the page shows: every row of the breakdown, as CSV or as a workbook.
//!
//! The address is the page's own with another path, so the file holds what the page says; only
//! the number of rows is not limited. Column titles are codes, for a file outlives a language;
//! what the file is about is told in words at its end or on its last sheet.

mod csv;
mod stamp;
mod table;
mod workbook;

use analysis::{View, explore::explore};
use app::state::Preferences;
use axum::{
    Router,
    body::Bytes,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};

use self::{stamp::Stamp, table::Table};
use crate::{http::failed, state::Server};

/// What a file is made of.
struct Export {
    breakdown: Table,
    years: Table,
    stamp: Stamp,
}

pub(crate) fn routes() -> Router<Server> {
    Router::new().route("/explore.csv", get(csv)).route("/explore.xlsx", get(workbook))
}

type Words = Query<Vec<(String, String)>>;

async fn csv(State(server): State<Server>, words: Words, headers: HeaderMap) -> Response {
    let kind = "text/csv; charset=utf-8; header=present";
    respond(server, words, headers, kind, "csv", csv::written).await
}

async fn workbook(State(server): State<Server>, words: Words, headers: HeaderMap) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    respond(server, words, headers, kind, "xlsx", workbook::written).await
}

async fn respond(
    server: Server,
    Query(words): Words,
    headers: HeaderMap,
    kind: &'static str,
    extension: &str,
    write: fn(&Export) -> anyhow::Result<Vec<u8>>,
) -> Response {
    let edition = server.live.now();
    let cookies = headers.get(header::COOKIE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let locale = Preferences::from_cookies(cookies).locale;
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let host = host.to_owned();
    // Thousands of rows take longer than one turn of the event loop should.
    let made = tokio::task::spawn_blocking(move || {
        let pairs = words.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let (view, _ignored) = View::from_pairs(pairs);
        let explored = explore(&edition.cube, &View { rows: Some(u32::MAX), ..view.clone() });
        let name = format!("razrez-{}-v{}", explored.setting.view.indicator, edition.data.version);
        let export = Export {
            breakdown: Table::of_breakdown(&explored),
            years: Table::of_years(&explored),
            stamp: Stamp::new(locale, &explored, &view, &edition.data, &host),
        };
        write(&export).map(|bytes| (name, Bytes::from(bytes)))
    });
    match made.await.map_err(anyhow::Error::from).flatten() {
        Ok((name, bytes)) => file(kind, &format!("{name}.{extension}"), bytes),
        Err(error) => failed(&error.context("writing a download")),
    }
}

fn file(kind: &'static str, name: &str, bytes: Bytes) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(it) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, it);
    }
    response
}
