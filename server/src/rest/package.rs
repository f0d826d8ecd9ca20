//! `/api/v1/package`: the results of one school or municipality as a file that another installation reads.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::Refusal;
use crate::{desk::Trouble, http::attached, package, state::Server};

/// Whose.
#[derive(Deserialize)]
pub(super) struct Whose {
    of: String,
}

/// The package of a school or municipality, without rows of pupils.
#[utoipa::path(
    get,
    path = "/api/v1/package",
    params(("of" = String, Query, description = "The code of a school, or of a municipality")),
    responses(
        (status = 200, description = "Lines of JSON: whose it is with the hash of the rest, what results are of, then the results", content_type = "application/jsonl"),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 409, description = "There is none with this code", body = Refusal),
        (status = 422, description = "That is no code", body = Refusal),
    ),
)]
pub(super) async fn file(
    State(server): State<Server>,
    Query(Whose { of }): Query<Whose>,
) -> Result<Response, Trouble> {
    Ok(attached(package::of(server.live.store(), &of).await?))
}
