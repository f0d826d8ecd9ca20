//! `/api/v1/indicators`: what can be asked for.

use analysis::{
    Indicator,
    indicator::{Better, Review, Unit},
};
use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::state::Server;

/// An indicator.
#[derive(Serialize, ToSchema)]
pub(super) struct IndicatorEntry {
    /// Its code, as `indicator` takes it.
    code: String,
    /// What it is called, of an own one.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// `share`, `score`, `mark`, `index` or `people`.
    #[schema(value_type = String)]
    unit: Unit,
    /// Which direction is good news: `higher`, `lower` or `neither`.
    #[schema(value_type = String)]
    better: Better,
    /// Where the definition comes from, what it was checked against, and when it is looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<Reviewed>,
}

/// What is known of a definition.
#[derive(Serialize, ToSchema)]
pub(super) struct Reviewed {
    /// The version of the formula.
    version: u32,
    /// The document or practice it comes from.
    source: &'static str,
    /// Who worded it.
    author: &'static str,
    /// The independently computed cases it was checked against.
    checked: &'static str,
    /// The day of that.
    checked_on: &'static str,
    /// The day by which it is looked at again.
    review_by: &'static str,
}

impl From<&Review> for Reviewed {
    fn from(of: &Review) -> Self {
        let Review { version, source, author, checked, checked_on, review_by, .. } = *of;
        Self { version, source, author, checked, checked_on, review_by }
    }
}

/// All indicators, those of the catalogue and then own ones.
#[utoipa::path(
    get,
    path = "/api/v1/indicators",
    responses((status = 200, description = "Those of the catalogue, then own ones", body = Vec<IndicatorEntry>)),
)]
pub(super) async fn indicators(State(server): State<Server>) -> Json<Vec<IndicatorEntry>> {
    let entry = |it: Indicator, name: Option<String>| IndicatorEntry {
        code: it.to_string(),
        name,
        unit: it.spec().unit,
        better: it.spec().better,
        review: it.review().map(Reviewed::from),
    };
    let edition = server.live.now();
    let own = edition.cube.get().dictionary().remarks.own.iter();
    let own = own.map(|it| entry(Indicator::Own(it.formula), Some(it.name.clone())));
    Json(Indicator::ALL.iter().map(|it| entry(*it, None)).chain(own).collect())
}
