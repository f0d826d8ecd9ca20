//! `/api/v1/imports`: files for the operator's decision, and undoing what was imported.
//!
//! Nothing is changed by giving a file: it lies on the desk with what it is, what the checks say
//! and what it would change, until it is taken over or cancelled.

use std::sync::Arc;

use analysis::{pupil::resit::Resits, source_kind::SourceKind};
use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Multipart, Path, Query, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Refusal,
    waiting::{Waiting, waiting},
};
use crate::{
    desk::{Staged, Trouble},
    http::failed,
    knowledge,
    review::Choice,
    state::Server,
};

/// How a file is taken over.
#[derive(Deserialize)]
pub(super) struct TakingOver {
    /// Errors that checks found were seen and are accepted.
    #[serde(default)]
    accept_errors: bool,
    /// What becomes of pupils who are kept; as is suggested, if it is not said.
    resits: Option<Resits>,
    /// The imports in whose place it stands, with commas.
    instead_of: Option<String>,
    /// What kind of source it is.
    source: Option<SourceKind>,
}

/// As what a file is compared.
#[derive(Deserialize)]
pub(super) struct Comparing {
    /// The imports in whose place it would stand, with commas.
    instead_of: Option<String>,
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

async fn all_waiting(server: &Server, files: &[Arc<Staged>]) -> Result<Vec<Waiting>, Trouble> {
    let mut all = Vec::with_capacity(files.len());
    for staged in files {
        all.push(waiting(server, staged, &Choice::default()).await?);
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
    let known = match knowledge::known(server.live.store()).await {
        Ok(known) => known,
        Err(error) => return failed(&error),
    };
    let mut staged = Vec::new();
    for (name, bytes) in files {
        match server.desk.put(name, bytes, server.pupil_rows, known.clone()).await {
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
    params(
        ("id" = String, Path, description = "As `imports` lists it"),
        ("instead_of" = Option<String>, Query, description = "Compared as standing in the place of these imports: numbers with commas"),
    ),
    responses(
        (status = 200, description = "The file", body = Waiting),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 404, description = "No such file", body = Refusal),
        (status = 422, description = "No numbers of imports", body = Refusal),
    ),
)]
pub(super) async fn one(
    State(server): State<Server>,
    Path(id): Path<String>,
    Query(Comparing { instead_of }): Query<Comparing>,
) -> Result<Json<Waiting>, Trouble> {
    let staged = server.desk.get(&id)?;
    let instead_of = numbers(instead_of.as_deref())?;
    let choice = Choice { instead_of, ..Choice::default() };
    Ok(Json(waiting(&server, &staged, &choice).await?))
}

/// Numbers of imports, with commas.
fn numbers(text: Option<&str>) -> Result<Vec<i32>, Trouble> {
    let number = |it: &str| {
        it.trim().parse().map_err(|_| Trouble::Invalid(format!("`{it}` is no number of an import")))
    };
    text.filter(|it| !it.is_empty())
        .map_or(Ok(Vec::new()), |it| it.split(',').map(number).collect())
}

/// Takes a file over.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/take-over",
    params(
        ("id" = String, Path, description = "As `imports` lists it"),
        ("accept_errors" = Option<bool>, Query, description = "Errors found by checks were seen"),
        ("resits" = Option<String>, Query, description = "Pupils who are kept: `join` their attempts or `replace` what is there; as is suggested, if not said"),
        ("source" = Option<String>, Query, description = "What kind of source it is, if not the usual one of its format: `procedure`, `open_data`, `survey`, `journal`, `own_table`, `reference`"),
        ("instead_of" = Option<String>, Query, description = "It stands in the place of these imports: numbers with commas"),
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
    Query(TakingOver { accept_errors, resits, instead_of, source }): Query<TakingOver>,
) -> Result<Json<Made>, Trouble> {
    let instead_of = numbers(instead_of.as_deref())?;
    let choice = Choice { resits, instead_of, kind: source };
    let taken = server.desk.take_over(&server.live, &id, accept_errors, choice).await?;
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
