//! `/api/v1/imports/take-over`: all waiting files of which nothing is to be decided, one after the other.

use axum::{Json, extract::State, http::StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::Refusal;
use crate::{desk::Together, state::Server};

/// How far taking over all of them is.
#[derive(Serialize, ToSchema)]
pub(super) struct TakingAll {
    /// Whether it goes on.
    running: bool,
    /// Files that were looked at, and taken over or left.
    done: usize,
    /// All that waited when it began.
    all: usize,
    /// Files that wait for a decision now.
    waiting: usize,
}

fn told(server: &Server) -> Json<TakingAll> {
    let together = server.desk.together();
    let Together { done, all } = together.unwrap_or(Together { done: 0, all: 0 });
    let waiting = server.desk.all().len();
    Json(TakingAll { running: together.is_some(), done, all, waiting })
}

/// Begins to take over every waiting file without errors, doubtful schools and pupils who are kept; the
/// others go on waiting.
#[utoipa::path(
    post,
    path = "/api/v1/imports/take-over",
    responses(
        (status = 202, description = "It goes on; ask again for how far it is", body = TakingAll),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 403, description = "From a page of another site", body = Refusal),
    ),
)]
pub(super) async fn begin(State(server): State<Server>) -> (StatusCode, Json<TakingAll>) {
    server.desk.take_all(&server.live);
    (StatusCode::ACCEPTED, told(&server))
}

/// How far it is.
#[utoipa::path(
    get,
    path = "/api/v1/imports/take-over",
    responses(
        (status = 200, description = "How far it is", body = TakingAll),
        (status = 401, description = "The operator's token is needed", body = Refusal),
    ),
)]
pub(super) async fn look(State(server): State<Server>) -> Json<TakingAll> {
    told(&server)
}
