//! `GET /api/v1/inside`: what follows from single results of a work, added up.

use analysis::inside::{
    Counted, Ends, GapMap, Groups, Journal, Missing, Requirements, Scores, Tasks,
};
use app::api::inside::added_up;
use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::Refusal;
use crate::{
    http::failed,
    question::{Misunderstood, understand},
    state::Server,
};

/// What there is to see inside a work.
#[derive(Serialize, ToSchema)]
pub(super) struct Told {
    /// Why nothing is told: `not_kept`, `no_rows`, `several_works` or `withheld`.
    #[schema(value_type = Option<String>)]
    missing: Option<Missing>,
    /// The work, as filters with what was left open filled in.
    work: Vec<(String, Vec<String>)>,
    /// Pupils with rows and their schools: here.
    #[schema(value_type = Object)]
    own: Counted,
    /// And in all other schools of the same work.
    #[schema(value_type = Object)]
    rest: Counted,
    /// Marks beside those of the journal: counts, table, rank correlation, kappa, schools.
    #[schema(value_type = Option<Object>)]
    journal: Option<Journal>,
    /// The distribution of primary scores and what lies at the boundaries of marks.
    #[schema(value_type = Option<Object>)]
    scores: Option<Scores>,
    /// Tasks beside all other schools, hardest gaps first.
    #[schema(value_type = Option<Object>)]
    tasks: Option<Tasks>,
    /// Requirements and levels of the plan of the work, if there is one.
    #[schema(value_type = Option<Object>)]
    requirements: Option<Requirements>,
    /// Tasks and requirements by mark.
    #[schema(value_type = Option<Object>)]
    groups: Option<Groups>,
    /// Who is below the minimum and at the top, and in what they differ.
    #[schema(value_type = Option<Object>)]
    ends: Option<Ends>,
    /// Requirements by class or school.
    #[schema(value_type = Option<Object>)]
    map: Option<GapMap>,
}

/// Inside a work: marks beside those of the journal, primary scores, tasks. Words are dimensions of
/// `query`; what is left open is chosen as the pages choose it. Sums of schools, never of a pupil.
#[utoipa::path(
    get,
    path = "/api/v1/inside",
    params(
        ("procedure" = Option<String>, Query, description = "The procedure"),
        ("subject" = Option<String>, Query, description = "The subject"),
        ("grade" = Option<String>, Query, description = "The grade"),
        ("year" = Option<String>, Query, description = "The year", example = "2025/26"),
        ("school" = Option<String>, Query, description = "A place: a school, a municipality …"),
    ),
    responses(
        (status = 200, description = "What there is to see", body = Told),
        (status = 304, description = "The data have not changed"),
        (status = 400, description = "A word is not known", body = Refusal),
    ),
)]
pub(super) async fn inside(
    State(server): State<Server>,
    Query(words): Query<Vec<(String, String)>>,
) -> Result<Response, Misunderstood> {
    let session = server.session();
    let usual = analysis::Indicator::Participants.code();
    let indicator =
        words.iter().all(|(key, _)| key != "indicator").then_some(("indicator", &*usual));
    let words = words.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let view = understand(session.cube.get(), words.chain(indicator))?;
    let shown = match added_up(&session, &view).await {
        Ok(shown) => shown,
        Err(error) => return Ok(failed(&anyhow::Error::new(error))),
    };
    let filters = shown.setting.view.filters.iter();
    let work = filters.map(|(dimension, codes)| (dimension.code().to_owned(), codes.clone()));
    let told = Told {
        missing: shown.missing,
        work: work.collect(),
        own: shown.own,
        rest: shown.rest,
        journal: shown.journal,
        scores: shown.scores,
        tasks: shown.tasks,
        requirements: shown.requirements,
        groups: shown.groups,
        ends: shown.ends,
        map: shown.map,
    };
    Ok(Json(told).into_response())
}
