//! `/api/v1/identities`: which codes mean one school. What a decision would mean is seen first,
//! and every decision can be taken back.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use store::{Decision, Identity, Joining, Signature};
use utoipa::ToSchema;

use super::Refusal;
use crate::{
    desk::Trouble,
    schools::{self, code},
    state::Server,
    typed::exact_moment,
};

/// A decision about a code.
#[derive(Serialize, ToSchema)]
pub(super) struct Decided {
    /// Its number.
    id: i32,
    /// The code decided about.
    code: String,
    /// The school it is; none if it is one of its own.
    same_as: Option<String>,
    /// Why.
    reason: String,
    /// When, in UTC.
    decided_at: String,
    /// By whom.
    decided_by: String,
    /// When it was taken back; none while it stands.
    undone_at: Option<String>,
}

/// A decision to be made.
#[derive(Deserialize, ToSchema)]
pub(super) struct Deciding {
    /// The code decided about.
    code: String,
    /// The school it is; none if it is one of its own.
    same_as: Option<String>,
    /// Why.
    #[serde(default)]
    reason: String,
    /// Only say what it would mean.
    #[serde(default)]
    dry_run: bool,
}

/// What a decision would mean, or means now.
#[derive(Serialize, ToSchema)]
pub(super) struct Meant {
    /// Whether it was made.
    decided: bool,
    /// Results of the code that are the other school's then.
    cells: u64,
    /// Of them where the other school has one of the same work.
    shared: u64,
    /// Of these that then say something else.
    changed: u64,
    /// The years in which the code has results, and those of the other school.
    years: [Vec<String>; 2],
}

/// All decisions about codes of schools, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/identities",
    responses(
        (status = 200, description = "The decisions", body = Vec<Decided>),
        (status = 401, description = "The operator's token is needed", body = Refusal),
    ),
)]
pub(super) async fn all(State(server): State<Server>) -> Result<Json<Vec<Decided>>, Trouble> {
    let moment = |it: &Signature| exact_moment(it.at);
    let decided = |it: Identity| Decided {
        id: it.id,
        code: it.code.to_string(),
        same_as: it.same_as.map(|it| it.to_string()),
        reason: it.reason,
        decided_at: moment(&it.decided),
        decided_by: it.decided.by,
        undone_at: it.undone.as_ref().map(moment),
    };
    Ok(Json(schools::all(&server.live).await?.into_iter().map(decided).collect()))
}

/// Decides about a code; with `dry_run` only says what it would mean.
#[utoipa::path(
    post,
    path = "/api/v1/identities",
    request_body = Deciding,
    responses(
        (status = 200, description = "What it means", body = Meant),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 409, description = "It cannot be decided so", body = Refusal),
    ),
)]
pub(super) async fn decide(
    State(server): State<Server>,
    Json(asked): Json<Deciding>,
) -> Result<Json<Meant>, Trouble> {
    let own = code(&asked.code)?;
    let same_as = asked.same_as.as_deref().map(code).transpose()?;
    let joining = match &same_as {
        Some(same_as) => schools::rehearse(&server.live, &own, same_as).await?,
        None => Joining::default(),
    };
    if !asked.dry_run {
        let decision = Decision { code: own, same_as, reason: asked.reason };
        schools::decide(&server.live, vec![decision]).await?;
    }
    let Joining { cells, shared, changed, years, .. } = joining;
    let years = years.map(|it| it.iter().map(ToString::to_string).collect());
    Ok(Json(Meant { decided: !asked.dry_run, cells, shared, changed, years }))
}

/// Takes a decision back.
#[utoipa::path(
    post,
    path = "/api/v1/identities/{id}/undo",
    params(("id" = i32, Path, description = "As `identities` lists it")),
    responses(
        (status = 204, description = "It is taken back"),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 409, description = "There is no such decision, or no longer", body = Refusal),
    ),
)]
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    let undone = schools::separate(&server.live, id).await;
    undone.map(|_version| StatusCode::NO_CONTENT).into_response()
}
