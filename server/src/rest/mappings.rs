//! `/api/v1/mappings`: what the columns of tables mean that are no format's. A mapping is kept for
//! every later table with the same heading.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use intake::{
    Unreadable,
    mapping::{At, Column, DraftColumn, Mapping, Reason},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Refusal,
    waiting::{Waiting, waiting},
};
use crate::{
    desk::{OPERATOR, Trouble},
    mappings::{self, Kept},
    review::Choice,
    state::Server,
    typed::exact_moment,
};

/// A mapping that is kept.
#[derive(Serialize, ToSchema)]
pub(super) struct Known {
    /// Its number.
    id: i32,
    /// The file it was told for.
    file: String,
    /// When, in UTC.
    told_at: String,
    /// By whom.
    told_by: String,
    /// What was told.
    #[schema(value_type = Object)]
    mapping: Mapping,
}

/// The number of a mapping that is kept now.
#[derive(Serialize, ToSchema)]
pub(super) struct Numbered {
    /// Its number.
    id: i32,
}

/// A table whose columns may be explained.
#[derive(Serialize, ToSchema)]
pub(super) struct Drafted {
    /// The sheets.
    sheets: Vec<String>,
    /// The sheet that is looked at, from 0.
    sheet: usize,
    /// The row of the heading, from 0.
    row: usize,
    /// Over how many rows the heading spreads.
    depth: usize,
    /// The columns.
    columns: Vec<DraftedColumn>,
    /// A mapping to begin with.
    #[schema(value_type = Object)]
    suggested: Mapping,
    /// What is still missing in it.
    faults: Vec<String>,
    /// Everything a column may mean.
    meanings: Vec<&'static str>,
}

/// A column of such a table.
#[derive(Serialize, ToSchema)]
pub(super) struct DraftedColumn {
    /// Its heading.
    heading: String,
    /// Its first values.
    samples: Vec<String>,
    /// What it may mean.
    meaning: Option<&'static str>,
    /// `heading` or `values`: what the suggestion comes from.
    because: Option<&'static str>,
    /// Whether it belongs to persons and can mean nothing.
    of_persons: bool,
}

/// Where a heading stands.
#[derive(Deserialize)]
pub(super) struct Place {
    sheet: Option<usize>,
    row: Option<usize>,
    depth: Option<usize>,
}

impl From<Kept> for Known {
    fn from(Kept { id, file, at, mapping, .. }: Kept) -> Self {
        let told_at = exact_moment(at.at);
        Self { id, file, told_at, told_by: at.by, mapping }
    }
}

/// All mappings, the latest told first.
#[utoipa::path(
    get,
    path = "/api/v1/mappings",
    responses(
        (status = 200, description = "The mappings", body = Vec<Known>),
        (status = 401, description = "The operator's token is needed", body = Refusal),
    ),
)]
pub(super) async fn all(State(server): State<Server>) -> Result<Json<Vec<Known>>, Trouble> {
    let all = mappings::all(server.live.store()).await?;
    Ok(Json(all.into_iter().map(Known::from).collect()))
}

/// Keeps a mapping, in place of the one for the same heading.
#[utoipa::path(
    post,
    path = "/api/v1/mappings",
    request_body(content = Object, description = "`headings`, `columns`, `constants`, `filled_down`"),
    responses(
        (status = 201, description = "It is kept", body = Numbered),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 422, description = "No table can be read by it", body = Refusal),
    ),
)]
pub(super) async fn keep(
    State(server): State<Server>,
    Json(mapping): Json<Mapping>,
) -> Result<(StatusCode, Json<Numbered>), Trouble> {
    let id = mappings::remember(server.live.store(), &mapping, "", OPERATOR).await?;
    Ok((StatusCode::CREATED, Json(Numbered { id })))
}

/// Forgets a mapping; what was read by it stays.
#[utoipa::path(
    delete,
    path = "/api/v1/mappings/{id}",
    params(("id" = i32, Path, description = "As `mappings` lists it")),
    responses(
        (status = 204, description = "It is forgotten"),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 404, description = "No such mapping", body = Refusal),
    ),
)]
pub(super) async fn forget(
    State(server): State<Server>,
    Path(id): Path<i32>,
) -> Result<StatusCode, Trouble> {
    mappings::forget(server.live.store(), id).await.map(|()| StatusCode::NO_CONTENT)
}

/// The columns of a waiting file, with what they may mean.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/mapping",
    params(
        ("id" = String, Path, description = "As `imports` lists it"),
        ("sheet" = Option<usize>, Query, description = "The sheet, from 0"),
        ("row" = Option<usize>, Query, description = "The row of the heading, from 0"),
        ("depth" = Option<usize>, Query, description = "Over how many rows it spreads"),
    ),
    responses(
        (status = 200, description = "The columns", body = Drafted),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 404, description = "No such file", body = Refusal),
    ),
)]
pub(super) async fn look(
    State(server): State<Server>,
    Path(id): Path<String>,
    Query(Place { sheet, row, depth }): Query<Place>,
) -> Result<Json<Drafted>, Trouble> {
    let at = row.map(|row| At { sheet: sheet.unwrap_or_default(), row, depth: depth.unwrap_or(1) });
    let draft = server.desk.look(&server.live, &id, at, None).await?.draft;
    let suggested = draft.suggested();
    let faults = suggested.faults().iter().map(ToString::to_string).collect();
    let column = |it: DraftColumn| DraftedColumn {
        meaning: it.suggestion.map(|(column, _)| column.name()),
        because: it.suggestion.map(|(_, reason)| match reason {
            Reason::Heading => "heading",
            Reason::Values => "values",
        }),
        heading: it.heading,
        samples: it.samples,
        of_persons: it.is_person,
    };
    Ok(Json(Drafted {
        sheets: draft.sheets,
        sheet: draft.at.sheet,
        row: draft.at.row,
        depth: draft.at.depth,
        columns: draft.columns.into_iter().map(column).collect(),
        suggested,
        faults,
        meanings: Column::ALL.iter().map(|it| it.name()).collect(),
    }))
}

/// Says what the columns of a waiting file mean; it is read so, and the mapping is kept.
#[utoipa::path(
    put,
    path = "/api/v1/imports/{id}/mapping",
    params(("id" = String, Path, description = "As `imports` lists it")),
    request_body(content = Object, description = "`headings`, `columns`, `constants`, `filled_down`"),
    responses(
        (status = 200, description = "The file as it is read now", body = Waiting),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 404, description = "No such file", body = Refusal),
        (status = 422, description = "The file cannot be read by it", body = Refusal),
    ),
)]
pub(super) async fn explain(
    State(server): State<Server>,
    Path(id): Path<String>,
    Json(mapping): Json<Mapping>,
) -> Result<Json<Waiting>, Trouble> {
    server.desk.explain(&server.live, &id, &mapping).await?;
    let staged = server.desk.get(&id)?;
    if let Err(reason @ Unreadable::UnknownFormat { .. }) = &staged.harvest {
        return Err(Trouble::Unusable(reason.clone()));
    }
    Ok(Json(waiting(&server, &staged, &Choice::default()).await?))
}
