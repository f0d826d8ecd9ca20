//! The REST API, `/api/v1`: the same words and rows as the command line, as JSON.
//!
//! Answers stand until the data change and say so by their `ETag`. A word that is not known is
//! refused with the list of those that are, never ignored.

mod caption;
mod findings;
mod identities;
mod imports;
mod indicators;
mod inside;
mod list;
mod mappings;
mod meanings;
mod openapi;
mod package;
mod query;
mod sets;
mod signals;
mod together;
mod trace;
mod trouble;
mod undoing;
mod versions;
mod waiting;

use axum::{
    Json, Router,
    http::StatusCode,
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::{delete, get, post, put},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{http::etag, question::Misunderstood, state::Server};

/// The addresses below `/api/v1`, in the order of the documentation.
pub(crate) fn routes(server: &Server) -> Router<Server> {
    let answers = Router::new()
        .route("/query", get(query::query))
        .route("/inside", get(inside::inside))
        .route("/signals", get(signals::all))
        .route("/signals/cell", get(signals::cell))
        .route("/indicators", get(indicators::indicators))
        .route("/dimensions", get(list::dimensions))
        .route("/schools", get(list::schools))
        .route("/batches", get(list::batches))
        .route("/versions", get(versions::all))
        .route("/sets", get(sets::all))
        .route("/openapi.json", get(openapi::document))
        .layer(from_fn_with_state(server.clone(), etag::by_data_version));
    // Who asks decides how much is told, so the same address has more than one answer.
    answers.route("/origin", get(trace::origin)).fallback(nowhere)
}

/// What only the operator may use, below `/api/v1` too.
pub(crate) fn files() -> Router<Server> {
    Router::new()
        .route("/imports", get(imports::all).post(imports::give))
        .route("/imports/take-over", get(together::look).post(together::begin))
        .route("/imports/{id}", get(imports::one).delete(imports::cancel))
        .route("/imports/{id}/take-over", post(imports::take_over))
        .route("/imports/{id}/caption", put(caption::say))
        .route("/imports/{id}/problems.csv", get(findings::csv))
        .route("/imports/{id}/problems.xlsx", get(findings::workbook))
        .route("/imports/{id}/mapping", get(mappings::look).put(mappings::explain))
        .route("/mappings", get(mappings::all).post(mappings::keep))
        .route("/mappings/{id}", delete(mappings::forget))
        .route("/package", get(package::file))
        .route("/meanings", get(meanings::all).post(meanings::tell))
        .route("/meanings/{id}", delete(meanings::forget))
        .route("/batches/{batch}/undo", post(undoing::undo))
        .route("/rows", get(trace::rows))
        .route("/sets", post(sets::save))
        .route("/sets/{id}/undo", post(sets::undo))
        .route("/identities", get(identities::all).post(identities::decide))
        .route("/identities/{id}/undo", post(identities::undo))
}

/// Why there is no answer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Refusal {
    /// What is wrong, in one sentence.
    error: String,
    /// The words that would have been understood.
    known: Vec<String>,
}

impl IntoResponse for Misunderstood {
    fn into_response(self) -> Response {
        let Self { what: error, known } = self;
        (StatusCode::BAD_REQUEST, Json(Refusal { error, known })).into_response()
    }
}

/// A program that misspells an address gets JSON, not a page.
async fn nowhere() -> Response {
    let error = "there is no such address below /api/v1".to_owned();
    let known = [
        "query",
        "inside",
        "signals",
        "origin",
        "indicators",
        "dimensions",
        "schools",
        "batches",
        "imports",
        "identities",
        "mappings",
        "meanings",
        "rows",
        "package",
        "sets",
        "versions",
        "openapi.json",
    ];
    let known = known.map(str::to_owned).to_vec();
    (StatusCode::NOT_FOUND, Json(Refusal { error, known })).into_response()
}
