//! `/data`: the page of files and imports, and the forms on it.
//!
//! The forms are plain ones and answer with the way back to the page, so they work without
//! scripts; the same is done for programs below `/api/v1/imports` ([`rest`](crate::rest)).

mod breaks;
mod caption;
mod clusters;
mod columns;
mod cycles;
mod events;
mod expert;
mod form;
mod meanings;
mod own;
mod package;
mod plans;
mod schools;
mod sets;
mod show;
mod signals;
mod trace;
mod versions;

use app::{
    desk::{
        ACCEPT_ERRORS, DATA, Page, TAKE_ALL,
        breaks::BREAKS,
        clusters::{CLUSTERS, LIST},
        columns::COLUMNS,
        cycles::CYCLES,
        document,
        events::EVENTS,
        expert::EXPERT,
        meanings::MEANINGS,
        origin::{ORIGIN, ROWS},
        own::OWN,
        package::{PACKAGE, PACKAGE_FILE},
        plans::{BOUNDARIES_TEMPLATE, PLAN_TEMPLATE},
        schools::SCHOOLS,
        signals::DECIDING,
        versions::VERSIONS,
    },
    state::SETS,
};
use axum::{
    Router,
    extract::{Multipart, Path, Query, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos_axum::render_app_async_with_context;

pub(crate) use package::attached;

use super::{failed, headers, operator::is_operator, page};
use crate::{desk::Trouble, knowledge, state::Server};

/// What everybody may see who sees results.
pub(super) fn pages() -> Router<Server> {
    Router::new()
        .route(DATA, get(journal))
        .route("/data/batches/{batch}", get(batch))
        .route(ORIGIN, get(origin))
        .route(VERSIONS, get(versions::page))
}

/// What only the operator may see and do.
pub(super) fn files() -> Router<Server> {
    Router::new()
        .route(ROWS, get(rows))
        .route("/data/rows/{file}", get(lists))
        .route("/data/files", post(upload))
        .route(TAKE_ALL, post(take_all))
        .route("/data/files/{id}", get(file))
        .route("/data/files/{id}/take-over", post(take_over))
        .route("/data/files/{id}/columns", get(columns::page).post(columns::told))
        .route(COLUMNS, get(columns::list))
        .route("/data/columns/{id}/forget", post(columns::forget))
        .route("/data/files/{id}/schools", post(schools::decide_all))
        .route(SCHOOLS, get(schools::page).post(schools::decide))
        .route("/data/schools/{id}/undo", post(schools::undo))
        .route(CLUSTERS, get(clusters::page).post(clusters::moved))
        .route(LIST, get(clusters::list))
        .route("/data/files/{id}/meanings", post(meanings::tell))
        .route("/data/files/{id}/caption", post(caption::say))
        .route(MEANINGS, get(meanings::page))
        .route("/data/meanings/{id}/forget", post(meanings::forget))
        .route(PACKAGE, get(package::page))
        .route(PACKAGE_FILE, get(package::file))
        .route(PLAN_TEMPLATE, get(plans::template))
        .route(BOUNDARIES_TEMPLATE, get(plans::boundaries_template))
        .route(DECIDING, get(signals::page).post(signals::set))
        .route("/data/signals/notes", post(signals::note))
        .route(EVENTS, get(events::page).post(events::write))
        .route("/data/events/{id}/undo", post(events::undo))
        .route(BREAKS, get(breaks::page).post(breaks::write))
        .route("/data/breaks/{id}/undo", post(breaks::undo))
        .route(CYCLES, get(cycles::page).post(cycles::say))
        .route(EXPERT, get(expert::page).post(expert::write))
        .route("/data/expert/{id}/undo", post(expert::undo))
        .route(OWN, get(own::page).post(own::define))
        .route("/data/indicators/{id}/undo", post(own::undo))
        .route(SETS, get(sets::page).post(sets::save))
        .route("/data/sets/{id}/undo", post(sets::undo))
        .route("/data/files/{id}/cancel", post(cancel))
        .route("/data/batches/{batch}/undo", post(undo))
        .route("/data/batches/{batch}/stage", post(events::stage))
}

async fn render(server: &Server, request: Request, page: Page) -> Response {
    let document = move || {
        headers::announce_nonce();
        document(page.clone())
    };
    render_app_async_with_context(page::context(server), document)(request).await.into_response()
}

async fn journal(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let is_operator = is_operator(&server, request.headers());
    match show::journal(&server, is_operator, &words).await {
        Ok(journal) => render(&server, request, Page::Journal(journal)).await,
        Err(error) => failed(&error),
    }
}

async fn batch(State(server): State<Server>, Path(batch): Path<i32>, request: Request) -> Response {
    let is_operator = is_operator(&server, request.headers());
    match show::batch(&server, is_operator, batch).await {
        Ok(Some(batch)) => render(&server, request, Page::Batch(Box::new(batch))).await,
        Ok(None) => gone(&server, request).await,
        Err(error) => failed(&error),
    }
}

async fn origin(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let is_operator = is_operator(&server, request.headers());
    match trace::origin(&server, is_operator, &words).await {
        Ok(origin) => render(&server, request, Page::Origin(Box::new(origin))).await,
        Err(error) => failed(&error),
    }
}

async fn rows(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    match trace::rows(&server, &words).await {
        Ok(rows) => render(&server, request, Page::Rows(Box::new(rows))).await,
        Err(error) => failed(&error),
    }
}

/// The lists of single pupils of that page, as a file.
async fn lists(
    State(server): State<Server>,
    Path(file): Path<String>,
    Query(words): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    match trace::lists(&server, &file, &words, &headers).await {
        Ok(Some(file)) => file,
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

async fn file(
    State(server): State<Server>,
    Path(id): Path<String>,
    Query(words): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let Ok(staged) = server.desk.get(&id) else { return gone(&server, request).await };
    let choice = form::chosen(words.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    match show::file(&server, &staged, &choice).await {
        Ok(file) => render(&server, request, Page::File(Box::new(file))).await,
        Err(error) => failed(&error),
    }
}

async fn gone(server: &Server, request: Request) -> Response {
    let mut response = render(server, request, Page::Gone).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// Reads every file of the form; one that does not fit does not keep the others out.
async fn upload(State(server): State<Server>, mut form: Multipart) -> Response {
    let mut trouble = None;
    let known = match knowledge::known(server.live.store()).await {
        Ok(known) => known,
        Err(error) => return failed(&error),
    };
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return too_much(&error),
        };
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = match field.bytes().await {
            Ok(bytes) => bytes,
            Err(error) => return too_much(&error),
        };
        // A form sent without a file has one without name and contents.
        if name.is_empty() && bytes.is_empty() {
            continue;
        }
        if let Err(error) = server.desk.put(name, bytes, server.pupil_rows, known.clone()).await {
            trouble = Some(error);
        }
    }
    back(match trouble {
        None => Ok(String::new()),
        Some(error) => Err(error),
    })
}

/// A body that is cut off or too large.
fn too_much(error: &axum::extract::multipart::MultipartError) -> Response {
    see(&[("not", error.body_text().as_str())])
}

async fn take_over(
    State(server): State<Server>,
    Path(id): Path<String>,
    // A form without a box to tick has no body, and some programs then tell no type of it.
    form: String,
) -> Response {
    let words = form.split('&').map(|it| it.split_once('=').unwrap_or((it, "")));
    let accept_errors = words.clone().any(|(key, _)| key == ACCEPT_ERRORS);
    let choice = form::chosen(words);
    let taken = server.desk.take_over(&server.live, &id, accept_errors, choice).await;
    back(taken.map(|it| format!("taken={}", it.batch_id)))
}

async fn take_all(State(server): State<Server>) -> Response {
    server.desk.take_all(&server.live);
    redirect("")
}

async fn cancel(State(server): State<Server>, Path(id): Path<String>) -> Response {
    back(server.desk.cancel(&id).map(|()| "cancelled=1".to_owned()))
}

async fn undo(State(server): State<Server>, Path(batch): Path<i32>) -> Response {
    let undone = crate::desk::undo(&server.live, batch).await;
    back(undone.map(|_| format!("undone={batch}")))
}

/// Back to the page, with what was done or why not.
fn back(done: Result<String, Trouble>) -> Response {
    match done {
        Ok(done) => redirect(&done),
        Err(Trouble::Failed(error)) => failed(&error),
        Err(trouble) => see(&[("not", &trouble.to_string())]),
    }
}

fn see(words: &[(&str, &str)]) -> Response {
    let encode = |text: &str| {
        text.bytes().fold(String::new(), |mut encoded, byte| {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => encoded.push(char::from(byte)),
                _ => encoded.push_str(&format!("%{byte:02X}")),
            }
            encoded
        })
    };
    let pairs: Vec<String> =
        words.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
    redirect(&pairs.join("&"))
}

fn redirect(words: &str) -> Response {
    let mark = if words.is_empty() { "" } else { "?" };
    redirect_to(&format!("{DATA}{mark}{words}"))
}

fn redirect_to(address: &str) -> Response {
    let mut headers = HeaderMap::new();
    if let Ok(location) = address.parse() {
        headers.insert(header::LOCATION, location);
    }
    (StatusCode::SEE_OTHER, headers).into_response()
}
