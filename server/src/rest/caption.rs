//! `/api/v1/imports/{id}/caption`: what a file that waits does not say itself.

use axum::{
    Json,
    extract::{Path, State},
};
use intake::{Asked, Caption};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Refusal,
    waiting::{Waiting, waiting},
};
use crate::{desk::Trouble, review::Choice, state::Server};

/// What is said of a file; what it says itself may be left out.
#[derive(Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub(super) struct Saying {
    /// The login of the school.
    #[schema(example = "edu990001")]
    school: String,
    /// The calendar year the work was held in.
    #[schema(example = "2026")]
    year: String,
    /// The subject.
    #[schema(example = "Физика")]
    subject: String,
    /// The grade, in autumn the one whose programme was tested.
    #[schema(example = "8")]
    grade: String,
    /// Whether it was held in autumn.
    autumn: bool,
    /// The day of an examination.
    #[schema(example = "2026-06-01")]
    day: String,
}

/// Says of a waiting file what it does not say itself: of which school and work it is. It is read so.
#[utoipa::path(
    put,
    path = "/api/v1/imports/{id}/caption",
    params(("id" = String, Path, description = "As `imports` names it")),
    request_body = Saying,
    responses(
        (status = 200, description = "The file as it is read now", body = Waiting),
        (status = 401, description = "The operator's token is needed", body = Refusal),
        (status = 404, description = "No such file waits", body = Refusal),
        (status = 422, description = "Something is not what is asked for", body = Refusal),
    ),
)]
pub(super) async fn say(
    State(server): State<Server>,
    Path(id): Path<String>,
    Json(said): Json<Saying>,
) -> Result<Json<Waiting>, Trouble> {
    let text = |it: Asked| match it {
        Asked::School => said.school.as_str(),
        Asked::Year => &said.year,
        Asked::Subject => &said.subject,
        Asked::Grade => &said.grade,
        Asked::Autumn if said.autumn => "1",
        Asked::Autumn => "",
        Asked::Day => &said.day,
    };
    let caption = Caption::typed(text).map_err(|it| Trouble::Invalid(it.to_string()))?;
    server.desk.say(&server.live, &id, caption).await?;
    let staged = server.desk.get(&id)?;
    Ok(Json(waiting(&server, &staged, &Choice::default()).await?))
}
