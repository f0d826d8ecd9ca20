//! `/api/v1/meanings`: what words of files mean: a procedure, subject, grade or group that goes by
//! another name there.

use analysis::Dimension;
use anyhow::Context;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use store::KeptMeaning;
use utoipa::ToSchema;

use super::Refusal;
use crate::{
    desk::{OPERATOR, Trouble},
    knowledge,
    state::Server,
    typed::exact_moment,
};

/// What a word means.
#[derive(Serialize, ToSchema)]
pub(super) struct Told {
    /// Its number.
    id: i32,
    /// The list it is of: `procedure`, `subject`, `grade` or `group`.
    list: &'static str,
    /// The word.
    word: String,
    /// The code of what it means.
    means: String,
    /// Its name.
    name: String,
    /// When, in UTC.
    told_at: String,
    /// By whom.
    told_by: String,
}

/// What a word is told to mean.
#[derive(Deserialize, ToSchema)]
pub(super) struct Telling {
    /// The list it is of: `procedure`, `subject`, `grade` or `group`.
    #[schema(example = "subject")]
    list: String,
    /// The word as files spell it.
    #[schema(example = "мат-ка")]
    word: String,
    /// The code of what it means, as `/api/v1/dimensions` lists it.
    #[schema(example = "matematika")]
    means: String,
}

/// The number of a meaning that is kept now.
#[derive(Serialize, ToSchema)]
pub(super) struct Meant {
    /// Its number.
    id: i32,
}

/// What words mean, the latest told first.
#[utoipa::path(
    get,
    path = "/api/v1/meanings",
    responses(
        (status = 200, description = "The words", body = Vec<Told>),
        (status = 401, description = "The operator's token is needed", body = Refusal),
    ),
)]
pub(super) async fn all(State(server): State<Server>) -> Result<Json<Vec<Told>>, Trouble> {
    let all = server.live.store().meanings().await.context("listing what words mean")?;
    let told = |KeptMeaning { id, meant, at }: KeptMeaning| Told {
        id,
        list: meant.dimension.code(),
        word: meant.spelled,
        means: meant.member.code.to_string(),
        name: meant.member.name,
        told_at: exact_moment(at.at),
        told_by: at.by,
    };
    Ok(Json(all.into_iter().map(told).collect()))
}

/// Tells what a word means; files that wait are read anew.
#[utoipa::path(
    post,
    path = "/api/v1/meanings",
    request_body = Telling,
    responses(
        (status = 201, description = "It is kept", body = Meant),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 409, description = "It cannot mean that", body = Refusal),
        (status = 422, description = "No such list, no word, or no code", body = Refusal),
    ),
)]
pub(super) async fn tell(
    State(server): State<Server>,
    Json(Telling { list, word, means }): Json<Telling>,
) -> Result<(StatusCode, Json<Meant>), Trouble> {
    let list: Dimension = list.parse().map_err(|_| knowledge::no_such_list())?;
    let id = knowledge::mean(server.live.store(), (list, &word), &means, OPERATOR).await?;
    server.desk.read_anew(&server.live, |_| true).await?;
    Ok((StatusCode::CREATED, Json(Meant { id })))
}

/// Forgets what a word means; what was taken over stays.
#[utoipa::path(
    delete,
    path = "/api/v1/meanings/{id}",
    params(("id" = i32, Path, description = "As `meanings` lists it")),
    responses(
        (status = 204, description = "It is forgotten"),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 404, description = "No such meaning", body = Refusal),
    ),
)]
pub(super) async fn forget(
    State(server): State<Server>,
    Path(id): Path<i32>,
) -> Result<StatusCode, Trouble> {
    knowledge::forget(server.live.store(), id).await?;
    server.desk.read_anew(&server.live, |_| true).await?;
    Ok(StatusCode::NO_CONTENT)
}
