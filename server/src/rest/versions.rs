//! `/api/v1/versions`: what made each version of the data.

use analysis::release::Cause;
use anyhow::Context;
use axum::{Json, extract::State};
use serde::Serialize;
use store::VersionRecord;
use utoipa::ToSchema;

use crate::{desk::Trouble, state::Server, typed::exact_moment};

/// A version of the data.
#[derive(Serialize, ToSchema)]
pub(super) struct Version {
    /// Its number, as downloads name it.
    number: u32,
    /// The same as people count: `2.0` after `1.3` where figures that were there may be others.
    release: String,
    /// What made it: `import`, `undo`, `school`, `stage`, `event`, `break`, `set`, `thresholds`, `note`,
    /// `indicator`, `expert`, `cycle`.
    #[schema(value_type = String)]
    cause: Cause,
    /// The import that was made or undone.
    batch: Option<i32>,
    /// Cells the import brought.
    cells: Option<u64>,
    /// Of them where an earlier import has a cell too.
    replaced: Option<u64>,
    /// When, in UTC.
    at: String,
    /// By whom.
    by: String,
}

/// All versions, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/versions",
    responses((status = 200, description = "The versions", body = Vec<Version>)),
)]
pub(super) async fn all(State(server): State<Server>) -> Result<Json<Vec<Version>>, Trouble> {
    let all = server.live.store().versions().await.context("listing versions of the data")?;
    let told = |it: VersionRecord| {
        let is_import = it.cause == Cause::Import;
        Version {
            number: it.version.number(),
            release: format!("{}.{}", it.release.0, it.release.1),
            cause: it.cause,
            batch: it.cause.is_of_an_import().then_some(it.batch),
            cells: is_import.then_some(it.cells),
            replaced: is_import.then_some(it.replaced),
            at: exact_moment(it.at),
            by: it.by,
        }
    };
    Ok(Json(all.into_iter().map(told).collect()))
}
