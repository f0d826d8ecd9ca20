//! `GET /api/v1/openapi.json`: the API described for machines, derived from the handlers.

use axum::Json;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Razrez",
        description = "Results of educational assessment: shares, means and counts with what \
                       they were divided by. Shares are fractions from 0 to 1.",
        license(name = "Apache-2.0 OR MIT"),
    ),
    paths(
        super::query::query,
        super::inside::inside,
        super::signals::all,
        super::signals::cell,
        super::indicators::indicators,
        super::list::dimensions,
        super::list::schools,
        super::list::batches,
        super::imports::give,
        super::imports::all,
        super::imports::one,
        super::imports::take_over,
        super::imports::cancel,
        super::together::begin,
        super::together::look,
        super::caption::say,
        super::mappings::look,
        super::mappings::explain,
        super::mappings::all,
        super::mappings::keep,
        super::mappings::forget,
        super::package::file,
        super::versions::all,
        super::meanings::all,
        super::meanings::tell,
        super::meanings::forget,
        super::undoing::undo,
        super::findings::csv,
        super::findings::workbook,
        super::identities::all,
        super::identities::decide,
        super::identities::undo,
        super::sets::all,
        super::sets::save,
        super::sets::undo,
        super::trace::origin,
        super::trace::rows,
        document,
    ),
    components(schemas(super::Refusal))
)]
struct Description;

/// This description.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    responses((status = 200, description = "OpenAPI 3.1")),
)]
pub(super) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}
