//! `GET /api/v1/query`: an indicator, broken down and filtered.

use analysis::answer;
use axum::{
    Json,
    extract::{Query, State},
};

use super::Refusal;
use crate::{
    question::{Misunderstood, understand},
    rows::Table,
    state::Server,
};

/// An indicator, broken down by up to two dimensions and filtered.
///
/// Beside the parameters listed, each dimension is a parameter of its own name:
/// `subject=MATH` is the same as `where=subject=MATH`. Values are codes or the source's own
/// spellings; `2017` is the school year that ends then.
#[utoipa::path(
    get,
    path = "/api/v1/query",
    params(
        ("indicator" = String, Query, description = "Code of an indicator", example = "quality"),
        ("by" = Option<String>, Query, description = "One or two dimensions, separated by a comma", example = "year"),
        ("where" = Option<Vec<String>>, Query, description = "`DIMENSION=VALUE`, any number of times"),
    ),
    responses(
        (status = 200, description = "The rows", body = Table),
        (status = 304, description = "The data have not changed"),
        (status = 400, description = "A word is not known", body = Refusal),
    ),
)]
pub(super) async fn query(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
) -> Result<Json<Table>, Misunderstood> {
    let edition = server.live.now();
    let words = words.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let view = understand(edition.cube.get(), words)?;
    Ok(Json(Table::of(&answer(&edition.cube, &view))))
}
