//! `GET /api/v1/signals…`: what the page of signals shows, for programs. Both layers stand side by
//! side and are never mixed; a public edition tells nothing of schools, as the page does.

mod told;

use analysis::{
    signals::{Problem, Signals},
    view::Watch,
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use told::{CellTold, Told};

use super::Refusal;
use crate::{
    question::{Misunderstood, understand},
    state::Server,
};

/// Signals of the schools of a place: six problems, three years, two layers. Beside the parameters
/// listed, dimensions of `query` say which place and year.
#[utoipa::path(
    get,
    path = "/api/v1/signals",
    params(
        ("year" = Option<String>, Query, description = "The latest of the years", example = "2025/26"),
        ("municipality" = Option<String>, Query, description = "A place; schools are judged against their region all the same"),
        ("problem" = Option<String>, Query, description = "Only schools with a signal of this problem in the year"),
        ("thresholds" = Option<u32>, Query, description = "Judge by the thresholds of this decision, 0 being the usual ones; by those that hold unless said"),
    ),
    responses(
        (status = 200, description = "The signals", body = Told),
        (status = 304, description = "The data have not changed"),
        (status = 400, description = "A word is not known", body = Refusal),
        (status = 403, description = "A public edition tells nothing of schools", body = Refusal),
    ),
)]
pub(super) async fn all(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
) -> Result<Response, Misunderstood> {
    let shown = match answered(&server, &words, &["problem", "thresholds"])? {
        Ok(shown) => shown,
        Err(refused) => return Ok(refused),
    };
    Ok(Json(Told::of(&shown)).into_response())
}

/// One school and one problem: what each rule says, and the numbers behind it.
#[utoipa::path(
    get,
    path = "/api/v1/signals/cell",
    params(
        ("school" = String, Query, description = "The school's code"),
        ("problem" = String, Query, description = "The problem", example = "low_results"),
        ("year" = Option<String>, Query, description = "The year", example = "2025/26"),
        ("thresholds" = Option<u32>, Query, description = "Judge by the thresholds of this decision, 0 being the usual ones; by those that hold unless said"),
    ),
    responses(
        (status = 200, description = "The cell", body = CellTold),
        (status = 304, description = "The data have not changed"),
        (status = 400, description = "A word is not known", body = Refusal),
        (status = 403, description = "A public edition tells nothing of schools", body = Refusal),
        (status = 404, description = "The school has no results in these data", body = Refusal),
    ),
)]
pub(super) async fn cell(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
) -> Result<Response, Misunderstood> {
    for needed in ["school", "problem"] {
        if words.iter().all(|(key, _)| key != needed) {
            let what = format!("the parameter `{needed}` is missing");
            return Err(Misunderstood::new(what, problems()));
        }
    }
    let shown = match answered(&server, &words, &["problem", "school", "thresholds"])? {
        Ok(shown) => shown,
        Err(refused) => return Ok(refused),
    };
    let Some(detail) = &shown.detail else {
        let error = "there is no such school among those that are judged".to_owned();
        let refusal = Refusal { error, known: Vec::new() };
        return Ok((StatusCode::NOT_FOUND, Json(refusal)).into_response());
    };
    Ok(Json(CellTold::of(detail, &shown)).into_response())
}

/// What the page would show; refused where it shows nothing. `own` are words that are no dimensions
/// here: with a school among them they name a cell, else a list.
fn answered(
    server: &Server,
    words: &[(String, String)],
    own: &[&str],
) -> Result<Result<Signals, Response>, Misunderstood> {
    let session = server.session();
    let pairs = words.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let (own, dimensions): (Vec<_>, Vec<_>) = pairs.partition(|it| own.contains(&it.0));
    let indicator = analysis::Indicator::Participants.code();
    let usual = ("indicator", &*indicator);
    let mut view = understand(session.cube.get(), dimensions.into_iter().chain([usual]))?;
    view.watch = watched(&own)?;
    let shown = session.signals(&view);
    if shown.is_withheld {
        let error = "a public edition tells nothing of schools".to_owned();
        let refusal = Refusal { error, known: Vec::new() };
        return Ok(Err((StatusCode::FORBIDDEN, Json(refusal)).into_response()));
    }
    Ok(Ok(shown))
}

fn watched(own: &[(&str, &str)]) -> Result<Watch, Misunderstood> {
    let find = |key: &str| own.iter().find(|it| it.0 == key).map(|it| it.1);
    let problem = find("problem").map(|it| {
        it.parse::<Problem>().map_err(|_unknown| {
            Misunderstood::new(format!("`{it}` is no known problem"), problems())
        })
    });
    let problem = problem.transpose()?;
    let thresholds = find("thresholds").map(|it| {
        it.parse::<u32>().map_err(|_no_number| {
            Misunderstood::new(format!("`thresholds` takes a number, not `{it}`"), Vec::new())
        })
    });
    let thresholds = thresholds.transpose()?;
    let cell = find("school").zip(problem).map(|(school, of)| (school.to_owned(), of));
    Ok(Watch { problem: problem.filter(|_| cell.is_none()), cell, thresholds })
}

fn problems() -> Vec<String> {
    Problem::ALL.iter().map(|it| it.code().to_owned()).collect()
}
