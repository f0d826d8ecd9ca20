//! What a file does not say itself, as a form.

use analysis::UnitKind;
use app::desk::caption::Asking;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use intake::{Asked, Caption};

use super::form::{Words, answered, word};
use crate::{
    desk::{Staged, Trouble},
    state::Server,
};

/// What is asked of a file: what its reader lacks, or was told before.
pub(super) fn of_file(server: &Server, staged: &Staged) -> Asking {
    let fields: Vec<&str> = staged.asked().iter().map(|it| it.code()).collect();
    if fields.is_empty() {
        return Asking::default();
    }
    let edition = server.live.now();
    let cube = edition.cube.get();
    let territory = cube.territory();
    let schools = territory.of_kind(UnitKind::School).map(|it| territory.unit(it));
    let schools = schools.map(|it| (it.code.to_string(), it.name.clone()));
    let subjects = cube.dictionary().subjects.iter().map(|it| it.name.clone());
    Asking {
        fields,
        schools: schools.filter(|(login, _)| intake::is_login(login)).collect(),
        subjects: subjects.filter(|it| intake::is_subject(it)).collect(),
        told: staged.caption.to_string(),
    }
}

/// Says it; the file is read so.
pub(super) async fn say(
    State(server): State<Server>,
    Path(id): Path<String>,
    Form(words): Form<Words>,
) -> Response {
    let done = async {
        let caption = Caption::typed(|it: Asked| word(&words, it.code()));
        let caption = caption.map_err(|it| Trouble::Invalid(it.to_string()))?;
        server.desk.say(&server.live, &id, caption).await
    };
    answered(&format!("/data/files/{id}"), done.await)
}
