//! What there is to ask about: dimensions, schools, imports.

use analysis::{
    Dimension, UnitKind, finder,
    source_kind::{SourceKind, Trust},
    territory::UnitId,
    view::known_words,
};
use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::Refusal;
use crate::{question::Misunderstood, state::Server, typed::exact_moment};

/// How many schools one page holds unless asked.
const LIMIT_USUAL: usize = 100;
/// And at most.
const LIMIT_MAX: usize = 1000;

/// A code and the name a person reads.
#[derive(Serialize, ToSchema)]
pub(super) struct Entry {
    /// The code.
    code: String,
    /// The name, in the data's own language.
    name: String,
}

/// A dimension with its members.
#[derive(Serialize, ToSchema)]
pub(super) struct DimensionEntry {
    /// Its code, as `by` and `where` take it.
    code: &'static str,
    /// How many members there are.
    count: usize,
    /// The members; of territorial ones the first few only (see `schools`).
    members: Vec<Entry>,
}

/// All dimensions with their members.
#[utoipa::path(
    get,
    path = "/api/v1/dimensions",
    responses(
        (status = 200, description = "All dimensions", body = Vec<DimensionEntry>),
        (status = 304, description = "The data have not changed"),
    ),
)]
pub(super) async fn dimensions(State(server): State<Server>) -> Json<Vec<DimensionEntry>> {
    let edition = server.live.now();
    let cube = edition.cube.get();
    let entry = |dimension: &Dimension| {
        let listed = cube.dictionary().members(*dimension);
        let named = |code: String| {
            let id = dimension.unit_kind().and_then(|it| cube.territory().find(it, &code));
            let name = id.map_or_else(|| code.clone(), |it| cube.territory().unit(it).name.clone());
            Entry { code, name }
        };
        let members: Vec<Entry> = if listed.is_empty() {
            known_words(cube, *dimension).into_iter().map(named).collect()
        } else {
            let own = |it: &analysis::dictionary::Member| Entry {
                code: it.code.to_string(),
                name: it.name.clone(),
            };
            listed.iter().map(own).collect()
        };
        let units = dimension.unit_kind().map(|it| cube.territory().of_kind(it).count());
        DimensionEntry { code: dimension.code(), count: units.unwrap_or(members.len()), members }
    };
    Json(Dimension::ALL.iter().map(entry).collect())
}

/// A school.
#[derive(Serialize, ToSchema)]
pub(super) struct School {
    /// Its code, as the filter `school` takes it.
    code: String,
    /// Its name.
    name: String,
    /// Where it lies.
    place: String,
}

/// One page of schools.
#[derive(Serialize, ToSchema)]
pub(super) struct Schools {
    /// How many there are in all.
    total: usize,
    /// This page.
    schools: Vec<School>,
}

/// Schools, all by place and name, or the best matches for a text.
#[utoipa::path(
    get,
    path = "/api/v1/schools",
    params(
        ("find" = Option<String>, Query, description = "Name, number or place; forgives slips"),
        ("limit" = Option<u32>, Query, description = "How many, at most 1000 (100 unless said)"),
        ("offset" = Option<u32>, Query, description = "How many to leave out before"),
    ),
    responses(
        (status = 200, description = "The schools", body = Schools),
        (status = 304, description = "The data have not changed"),
        (status = 400, description = "A parameter is not known", body = Refusal),
    ),
)]
pub(super) async fn schools(
    State(server): State<Server>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<Json<Schools>, Misunderstood> {
    let (mut text, mut limit, mut offset) = (None, LIMIT_USUAL, 0);
    for (key, value) in &parameters {
        match key.as_str() {
            "find" => text = Some(value.as_str()).filter(|it| !it.trim().is_empty()),
            "limit" => limit = whole(key, value)?.clamp(1, LIMIT_MAX),
            "offset" => offset = whole(key, value)?,
            _ => {
                let known = ["find", "limit", "offset"].map(str::to_owned).to_vec();
                return Err(Misunderstood::new(format!("`{key}` is no known parameter"), known));
            }
        }
    }
    let edition = server.live.now();
    let all = match text {
        Some(text) => found(&edition, text),
        None => all(&edition),
    };
    let total = all.len();
    let schools = all.into_iter().skip(offset).take(limit).collect();
    Ok(Json(Schools { total, schools }))
}

fn whole(key: &str, value: &str) -> Result<usize, Misunderstood> {
    value.parse().map_err(|_no_number| {
        Misunderstood::new(format!("`{key}` takes a whole number, not `{value}`"), Vec::new())
    })
}

fn found(edition: &crate::live::Edition, text: &str) -> Vec<School> {
    finder::find(edition.cube.get(), text, LIMIT_MAX)
        .into_iter()
        .filter(|it| it.dimension == Dimension::School)
        .map(|it| School { code: it.member.code, name: it.member.name, place: it.place })
        .collect()
}

fn all(edition: &crate::live::Edition) -> Vec<School> {
    let territory = edition.cube.get().territory();
    let school = |id: UnitId| {
        let unit = territory.unit(id);
        let mut path = territory.path(id);
        path.pop();
        let above = path.into_iter().rev().map(|it| territory.unit(it).name.as_str());
        let mut place: Vec<&str> = unit.place.as_deref().into_iter().chain(above).collect();
        place.dedup_by_key(|it| it.to_lowercase());
        School { code: unit.code.to_string(), name: unit.name.clone(), place: place.join(", ") }
    };
    territory.of_kind(UnitKind::School).map(school).collect()
}

/// One import.
#[derive(Serialize, ToSchema)]
pub(super) struct BatchEntry {
    /// Its number.
    id: i32,
    /// The file it came from; empty where schools are not called by name.
    file: String,
    /// SHA-256 of the file.
    sha256: String,
    /// As what it was recognised.
    format: String,
    /// When, in UTC.
    imported_at: String,
    /// Rows read.
    rows: u64,
    /// Results taken over.
    cells: u64,
    /// Earlier results that were replaced.
    replaced: u64,
    /// Rows with a problem.
    problems: u64,
    /// What kind of source it is; unknown of imports of earlier programs.
    #[schema(value_type = Option<String>)]
    source: Option<SourceKind>,
    /// How far its figures can be trusted as they stand: `official`, `published` or `own`.
    #[schema(value_type = Option<String>)]
    trust: Option<Trust>,
    /// How many checks found errors that were accepted.
    errors: u64,
    /// The version of the program that read the file; earlier ones did not say.
    program: Option<String>,
    /// Who imported it.
    operator: String,
    /// When it was undone, in UTC; none while it stands.
    undone_at: Option<String>,
    /// The imports in whose place it stands.
    instead_of: Vec<i32>,
    /// The import that stands in its place, so that it does not count.
    replaced_by: Option<i32>,
}

/// All imports, latest first.
#[utoipa::path(
    get,
    path = "/api/v1/batches",
    responses(
        (status = 200, description = "The imports", body = Vec<BatchEntry>),
        (status = 304, description = "The data have not changed"),
    ),
)]
pub(super) async fn batches(State(server): State<Server>) -> Response {
    match server.live.store().batches().await {
        Ok(batches) => {
            let tells_files = server.live.calls_all_by_name();
            let entries: Vec<BatchEntry> =
                batches.into_iter().map(|it| batch(it, tells_files)).collect();
            Json(entries).into_response()
        }
        Err(error) => {
            crate::http::failed(&anyhow::Error::from(error).context("listing the imports"))
        }
    }
}

fn batch(of: store::BatchRecord, tells_files: bool) -> BatchEntry {
    let told = |it: String| if tells_files { it } else { String::new() };
    BatchEntry {
        id: of.id,
        file: told(of.file_name),
        sha256: told(of.sha256),
        format: of.format,
        imported_at: exact_moment(of.imported_at),
        rows: of.rows_read,
        cells: of.cells,
        replaced: of.replaced,
        problems: of.problems,
        source: of.kind,
        trust: of.kind.map(SourceKind::trust),
        errors: of.errors,
        program: of.program,
        operator: of.operator,
        undone_at: of.undone.map(|it| exact_moment(it.at)),
        instead_of: of.instead_of,
        replaced_by: of.replaced_by,
    }
}
