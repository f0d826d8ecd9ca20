//! `/api/v1/batches/{batch}/undo`: undoing an import.

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::Refusal;
use crate::{desk::Trouble, state::Server};

/// An import that was undone.
#[derive(Serialize, ToSchema)]
pub(super) struct Unmade {
    /// Its number.
    batch: i32,
    /// The data version it made.
    version: u32,
    /// Results that went.
    cells: u64,
}

/// Undoes an import: what it brought goes, what it covered shows again.
#[utoipa::path(
    post,
    path = "/api/v1/batches/{batch}/undo",
    params(("batch" = i32, Path, description = "As `batches` lists it")),
    responses(
        (status = 200, description = "What went", body = Unmade),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 403, description = "From a page of another site", body = Refusal),
        (status = 409, description = "It cannot be undone", body = Refusal),
    ),
)]
pub(super) async fn undo(
    State(server): State<Server>,
    Path(batch): Path<i32>,
) -> Result<Json<Unmade>, Trouble> {
    let store::Undone { version, cells } = crate::desk::undo(&server.live, batch).await?;
    Ok(Json(Unmade { batch, version: version.number(), cells }))
}
