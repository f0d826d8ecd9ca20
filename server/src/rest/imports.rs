//! `/api/v1/imports`: files for the operator's decision, and undoing what was imported.
//!
//! Nothing is changed by giving a file: it lies on the desk with what it is, what the checks say
//! and what it would change, until it is taken over or cancelled.

use std::sync::Arc;

use analysis::pupil::resit::Resits;
use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Multipart, Path, Query, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use intake::check::{Checked, Verdict, worst};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Refusal;
use crate::{
    desk::{Staged, Trouble},
    http::failed,
    mappings,
    preview::Changes,
    resit::Resitting,
    schools::Schools,
    state::Server,
};

/// A file that waits for a decision.
#[derive(Serialize, ToSchema)]
pub(super) struct Waiting {
    /// Names it in addresses.
    id: String,
    /// Its name.
    file: String,
    /// Its size in bytes.
    size: usize,
    /// As what it was recognised; none if it was not.
    format: Option<&'static str>,
    /// Whether its columns can be explained: no format recognised it, or they were explained.
    mappable: bool,
    /// The mapping it was read by; none of a file that a format recognised.
    mapping: Option<i32>,
    /// Rows it has.
    rows: u64,
    /// Of them not loaded.
    rejected: u64,
    /// Results it holds.
    cells: u64,
    /// Why nothing of it can be taken over.
    error: Option<String>,
    /// The worst that any rule says: `pass`, `warn` or `fail`.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// What each rule says, with the first findings.
    #[schema(value_type = Vec<Object>)]
    rules: Vec<Checked>,
    /// What it would change.
    changes: Changes,
    /// Its schools: recognised, new, doubtful.
    schools: Schools,
    /// Its pupils who are kept of an earlier file, if there are any.
    resit: Option<Resitting>,
    /// Results of examinations that would have fewer participants, and nothing tells whether these sat
    /// again.
    shrinking: u64,
}

/// How a file is taken over.
#[derive(Deserialize)]
pub(super) struct TakingOver {
    /// Errors that checks found were seen and are accepted.
    #[serde(default)]
    accept_errors: bool,
    /// What becomes of pupils who are kept; as is suggested, if it is not said.
    resits: Option<Resits>,
}

/// An import that was made.
#[derive(Serialize, ToSchema)]
pub(super) struct Made {
    /// Its number.
    batch: i32,
    /// The data version it made.
    version: u32,
    /// Results taken over.
    cells: u64,
    /// Of them where an earlier import has one too.
    replaced: u64,
    /// The same contents were there: nothing has changed.
    already_there: bool,
}

pub(super) async fn waiting(server: &Server, staged: &Staged) -> Result<Waiting, Trouble> {
    let harvest = staged.harvest.as_ref().ok();
    let mapping = match harvest.and_then(|it| it.shape.as_ref()) {
        Some(shape) => mappings::of_shape(server.live.store(), shape).await?.map(|it| it.id),
        None => None,
    };
    let mut waiting = Waiting {
        id: staged.id.clone(),
        file: staged.file.clone(),
        size: staged.size,
        format: harvest.map(|it| it.format.code()),
        mappable: staged.is_mappable(),
        mapping,
        rows: harvest.map_or(0, |it| it.rows_read),
        rejected: harvest.map_or(0, |it| it.rows_rejected),
        cells: harvest.map_or(0, |it| it.batch.cells.len() as u64),
        error: None,
        verdict: Verdict::Fail,
        rules: Vec::new(),
        changes: Changes::default(),
        schools: Schools::default(),
        resit: None,
        shrinking: 0,
    };
    match staged.review(&server.live).await {
        Ok(review) => {
            waiting.verdict = worst(&review.report);
            waiting.rules.clone_from(&review.report);
            waiting.changes = review.changes.clone();
            waiting.schools = review.schools.clone();
            waiting.resit = review.resit;
            waiting.shrinking = review.shrinking;
        }
        Err(Trouble::Failed(error)) => return Err(Trouble::Failed(error)),
        Err(trouble) => waiting.error = Some(trouble.to_string()),
    }
    Ok(waiting)
}

async fn all_waiting(server: &Server, files: &[Arc<Staged>]) -> Result<Vec<Waiting>, Trouble> {
    let mut all = Vec::with_capacity(files.len());
    for staged in files {
        all.push(waiting(server, staged).await?);
    }
    Ok(all)
}

/// Gives a file: as a form (`multipart/form-data`, several at once), or as the body with its name
/// in `file`. Nothing is changed yet.
#[utoipa::path(
    post,
    path = "/api/v1/imports",
    params(("file" = Option<String>, Query, description = "The name, where the body is the file")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "What was found", body = Vec<Waiting>),
        (status = 400, description = "No file", body = Refusal),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 403, description = "From a page of another site", body = Refusal),
        (status = 413, description = "Larger than 64 MB"),
        (status = 429, description = "Too many files wait", body = Refusal),
    ),
)]
pub(super) async fn give(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let files = match received(request, words).await {
        Ok(files) => files,
        Err(response) => return response,
    };
    let mappings = match mappings::known(server.live.store()).await {
        Ok(mappings) => mappings,
        Err(error) => return failed(&error),
    };
    let mut staged = Vec::new();
    for (name, bytes) in files {
        match server.desk.put(name, bytes, server.pupil_rows, mappings.clone()).await {
            Ok(parts) => staged.extend(parts),
            Err(trouble) => return trouble.into_response(),
        }
    }
    let found = all_waiting(&server, &staged).await;
    found.map(|it| (StatusCode::CREATED, Json(it))).into_response()
}

type Files = Vec<(String, Bytes)>;

async fn received(request: Request, words: Vec<(String, String)>) -> Result<Files, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let mut files = Vec::new();
    if kind.is_some_and(|it| it.starts_with("multipart/form-data")) {
        let form = Multipart::from_request(request, &()).await;
        let mut form = form.map_err(IntoResponse::into_response)?;
        while let Some(field) = form.next_field().await.map_err(IntoResponse::into_response)? {
            let name = field.file_name().unwrap_or_default().to_owned();
            files.push((name, field.bytes().await.map_err(IntoResponse::into_response)?));
        }
    } else {
        let name = words.into_iter().find(|(key, _)| key == "file").map(|(_, name)| name);
        let name = name.unwrap_or_else(|| "upload".to_owned());
        let bytes = Bytes::from_request(request, &()).await;
        files.push((name, bytes.map_err(IntoResponse::into_response)?));
    }
    files.retain(|(_, bytes)| !bytes.is_empty());
    if files.is_empty() {
        let refusal = Refusal { error: "there is no file".to_owned(), known: Vec::new() };
        return Err((StatusCode::BAD_REQUEST, Json(refusal)).into_response());
    }
    Ok(files)
}

/// All files that wait for a decision.
#[utoipa::path(
    get,
    path = "/api/v1/imports",
    responses(
        (status = 200, description = "The files", body = Vec<Waiting>),
        (status = 401, description = "The operator's token is needed", body = Refusal),
    ),
)]
pub(super) async fn all(State(server): State<Server>) -> Result<Json<Vec<Waiting>>, Trouble> {
    Ok(Json(all_waiting(&server, &server.desk.all()).await?))
}

/// One file that waits for a decision.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}",
    params(("id" = String, Path, description = "As `imports` lists it")),
    responses(
        (status = 200, description = "The file", body = Waiting),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 404, description = "No such file", body = Refusal),
    ),
)]
pub(super) async fn one(
    State(server): State<Server>,
    Path(id): Path<String>,
) -> Result<Json<Waiting>, Trouble> {
    let staged = server.desk.get(&id)?;
    Ok(Json(waiting(&server, &staged).await?))
}

/// Takes a file over.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/take-over",
    params(
        ("id" = String, Path, description = "As `imports` lists it"),
        ("accept_errors" = Option<bool>, Query, description = "Errors found by checks were seen"),
        ("resits" = Option<String>, Query, description = "Pupils who are kept: `join` their attempts or `replace` what is there; as is suggested, if not said"),
    ),
    responses(
        (status = 200, description = "The import", body = Made),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 403, description = "From a page of another site", body = Refusal),
        (status = 404, description = "No such file", body = Refusal),
        (status = 409, description = "It contradicts itself or what is known, or checks found errors that are not accepted", body = Refusal),
        (status = 422, description = "Nothing of it can be used", body = Refusal),
    ),
)]
pub(super) async fn take_over(
    State(server): State<Server>,
    Path(id): Path<String>,
    Query(TakingOver { accept_errors, resits }): Query<TakingOver>,
) -> Result<Json<Made>, Trouble> {
    let taken = server.desk.take_over(&server.live, &id, accept_errors, resits).await?;
    let store::Taken { batch_id: batch, version, cells, replaced, already_there } = taken;
    Ok(Json(Made { batch, version: version.number(), cells, replaced, already_there }))
}

/// Takes a file from the desk; it changes nothing.
#[utoipa::path(
    delete,
    path = "/api/v1/imports/{id}",
    params(("id" = String, Path, description = "As `imports` lists it")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 403, description = "From a page of another site", body = Refusal),
        (status = 404, description = "No such file", body = Refusal),
    ),
)]
pub(super) async fn cancel(
    State(server): State<Server>,
    Path(id): Path<String>,
) -> Result<StatusCode, Trouble> {
    server.desk.cancel(&id).map(|()| StatusCode::NO_CONTENT)
}
