//! `/api/v1/sets`: sets of schools under a name.

use analysis::saved::SavedSet;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Refusal;
use crate::{desk::Trouble, sets, state::Server};

/// A set that was saved.
#[derive(Serialize, ToSchema)]
pub(super) struct Saved {
    /// Its name.
    name: String,
    /// Which of the sets of this name, from 1.
    version: u32,
    /// What an address of the page of benchmarking says to choose it.
    address: String,
    /// The day it was saved.
    on: String,
}

/// A set to be saved.
#[derive(Deserialize, ToSchema)]
pub(super) struct Saving {
    /// Its name, up to 100 signs; under the same name a new version is made.
    name: String,
    /// The set as an address says it: schools by code, or bounds of characteristics.
    #[schema(example = "?against=set&set=0101,0203")]
    address: String,
}

/// The sets that hold, by name, the latest version first.
#[utoipa::path(
    get,
    path = "/api/v1/sets",
    responses((status = 200, description = "The sets", body = Vec<Saved>)),
)]
pub(super) async fn all(State(server): State<Server>) -> Json<Vec<Saved>> {
    let sets = server.live.now().cube.get().dictionary().saved_sets().into_iter();
    let told = |it: SavedSet| Saved {
        name: it.name,
        version: it.version,
        address: it.against.to_query(),
        on: it.on,
    };
    Json(sets.map(told).collect())
}

/// Saves a set under a name.
#[utoipa::path(
    post,
    path = "/api/v1/sets",
    request_body = Saving,
    responses(
        (status = 204, description = "It is saved"),
        (status = 422, description = "There is no name or no set", body = Refusal),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 409, description = "It cannot be saved so", body = Refusal),
    ),
)]
pub(super) async fn save(
    State(server): State<Server>,
    Json(Saving { name, address }): Json<Saving>,
) -> Result<StatusCode, Trouble> {
    sets::save(&server, &name, &address).await.map(|()| StatusCode::NO_CONTENT)
}

/// Deletes a set; the other versions of its name stay.
#[utoipa::path(
    post,
    path = "/api/v1/sets/{id}/undo",
    params(("id" = i32, Path, description = "As the page of sets lists it")),
    responses(
        (status = 204, description = "It is deleted"),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 409, description = "There is no such set, or no longer", body = Refusal),
    ),
)]
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    sets::delete(&server, id).await.map(|()| StatusCode::NO_CONTENT).into_response()
}
