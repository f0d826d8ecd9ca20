//! `GET /api/v1/origin` and `/api/v1/rows`: from a number back to the files, and to pupil rows.

use axum::{
    Json,
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::Refusal;
use crate::{
    http::{failed, operator::is_operator},
    question::{Misunderstood, understand},
    state::Server,
    trace::{Traced, sees_lines},
};

/// How many rows an answer has unless said.
const LIMIT_USUAL: u64 = 100;

/// An import behind a number.
#[derive(Serialize, ToSchema)]
pub(super) struct Source {
    /// Its number.
    batch: i32,
    /// Its file.
    file: String,
    /// How many of its results are behind the number.
    cells: u64,
    /// Of them told again by a later import, which counts.
    covered: u64,
    /// Of them those of which the rows are not known.
    untraced: u64,
    /// The sheets with their rows.
    sheets: Vec<Sheet>,
}

/// Rows of one sheet.
#[derive(Serialize, ToSchema)]
pub(super) struct Sheet {
    /// Its name; none where the file has only one.
    sheet: Option<String>,
    /// `2-26,40`, behind `~` where others may lie between; none for who may not see them.
    rows: Option<String>,
    /// How many rows, at most.
    count: Option<u64>,
}

/// Pupil rows behind a number.
#[derive(Serialize, ToSchema)]
pub(super) struct PupilRows {
    /// Whether the installation keeps them.
    kept: bool,
    /// How many there are.
    total: u64,
    /// Of them of pupils who were not there.
    absent: u64,
    /// By the first attempt: how many, and with the marks 2, 3, 4, 5.
    first: Attempts,
    /// By the latest attempt, which results count.
    latest: Attempts,
    /// These rows.
    rows: Vec<PupilRow>,
}

/// Rows of pupils who were there, each pupil once.
#[derive(Serialize, ToSchema)]
struct Attempts {
    n: u64,
    marks: [u64; 4],
}

/// One pupil in one work.
#[derive(Serialize, ToSchema)]
struct PupilRow {
    batch: i32,
    file: String,
    sheet: Option<String>,
    line: u64,
    school: String,
    class: Option<String>,
    /// The code of the participant, or `r` and the row.
    code: String,
    /// `present`, `absent` or `shifted`.
    status: String,
    /// `only`, `first`, `between` or `latest`.
    attempt: String,
    /// The day, as the number 20260601.
    day: Option<u32>,
    /// `male` or `female`.
    sex: Option<String>,
    variant: Option<String>,
    journal: Option<u8>,
    primary_score: Option<u32>,
    /// The test score in thousandths.
    score: Option<i64>,
    mark: Option<u8>,
    /// For each task its heading and its points; `X` where it was not begun.
    tasks: Vec<(String, Option<String>)>,
}

/// The imports, files and rows a number was made of. Words are those of `query`, without `by`;
/// what is left open is chosen as the pages choose it.
#[utoipa::path(
    get,
    path = "/api/v1/origin",
    params(("indicator" = String, Query, description = "Code of an indicator", example = "quality")),
    responses(
        (status = 200, description = "The imports, the latest first", body = Vec<Source>),
        (status = 400, description = "A word is not known", body = Refusal),
    ),
)]
pub(super) async fn origin(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, Misunderstood> {
    let traced = traced(&server, &words)?;
    let sees_lines = sees_lines(&server, is_operator(&server, &headers));
    let found = match traced.origins(&server).await {
        Ok(found) => found,
        Err(error) => return Ok(failed(&error)),
    };
    let sheet = |it: store::Part| Sheet {
        sheet: it.sheet,
        rows: sees_lines.then(|| it.lines.to_string()),
        count: sees_lines.then(|| it.lines.count()),
    };
    let source = |it: store::Found| Source {
        batch: it.batch,
        file: it.file_name,
        cells: it.cells,
        covered: it.covered,
        untraced: it.untraced,
        sheets: it.parts.into_iter().map(sheet).collect(),
    };
    Ok(Json(found.into_iter().map(source).collect::<Vec<_>>()).into_response())
}

/// The pupil rows behind a number. Words are those of `origin`.
#[utoipa::path(
    get,
    path = "/api/v1/rows",
    params(
        ("indicator" = String, Query, description = "Code of an indicator", example = "quality"),
        ("limit" = Option<u64>, Query, description = "How many, at most 1000 (100 unless said)"),
        ("offset" = Option<u64>, Query, description = "How many to leave out before"),
    ),
    responses(
        (status = 200, description = "The rows", body = PupilRows),
        (status = 400, description = "A word is not known", body = Refusal),
        (status = 401, description = "The operator's token is needed", body = Refusal),
    ),
)]
pub(super) async fn rows(
    State(server): State<Server>,
    Query(mut words): Query<Vec<(String, String)>>,
) -> Result<Response, Misunderstood> {
    let limit = taken(&mut words, "limit")?.unwrap_or(LIMIT_USUAL);
    let offset = taken(&mut words, "offset")?.unwrap_or_default();
    let traced = traced(&server, &words)?;
    let found = match traced.rows(&server, offset, limit).await {
        Ok(found) => found,
        Err(error) => return Ok(failed(&error)),
    };
    let kept = found.is_some();
    let store::Rows { total, absent, first, latest, rows } = found.unwrap_or_default();
    let [first, latest] = [first, latest].map(|it| Attempts { n: it.n, marks: it.marks });
    let rows = rows.into_iter().map(row).collect();
    Ok(Json(PupilRows { kept, total, absent, first, latest, rows }).into_response())
}

fn row(it: analysis::pupil::Row) -> PupilRow {
    let points = |it: analysis::pupil::Points| match it {
        analysis::pupil::Points::Unknown => None,
        analysis::pupil::Points::NotBegun => Some("X".to_owned()),
        analysis::pupil::Points::Of(points) => Some(points.to_string()),
    };
    PupilRow {
        batch: it.batch,
        file: it.file,
        sheet: it.sheet,
        line: it.line,
        school: it.school,
        class: it.class,
        code: it.code,
        status: it.status.to_string(),
        attempt: it.attempt.to_string(),
        day: it.day,
        sex: it.sex.map(|it| it.to_string()),
        variant: it.variant,
        journal: it.journal,
        primary_score: it.primary,
        score: it.score,
        mark: it.mark,
        tasks: it.tasks.into_iter().map(|(name, it)| (name, points(it))).collect(),
    }
}

fn traced(server: &Server, words: &[(String, String)]) -> Result<Traced, Misunderstood> {
    let edition = server.live.now();
    let words = words.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let view = understand(edition.cube.get(), words)?;
    Ok(Traced::of(server, &view))
}

/// Takes a whole number out of the words.
fn taken(words: &mut Vec<(String, String)>, key: &str) -> Result<Option<u64>, Misunderstood> {
    let Some(at) = words.iter().position(|it| it.0 == key) else { return Ok(None) };
    let (_, value) = words.remove(at);
    value.parse().map(Some).map_err(|_no_number| {
        Misunderstood::new(format!("`{key}` takes a whole number, not `{value}`"), Vec::new())
    })
}
