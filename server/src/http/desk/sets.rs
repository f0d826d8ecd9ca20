//! Sets of schools under a name, as forms.

use analysis::{saved::SavedSet, view::Against};
use anyhow::Context;
use app::{
    desk::{
        Page,
        sets::{Kept, Sets},
    },
    state::SETS,
};
use axum::{
    Form,
    extract::{Path, RawQuery, Request, State},
    response::Response,
};

use super::{
    failed,
    form::{Words, answered, word},
    render,
};
use crate::{sets, state::Server, typed::moment};

/// The page; with a set in its address also the form that saves it.
pub(super) async fn page(
    State(server): State<Server>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    match kept(&server).await {
        Ok(kept) => {
            let asked = query.as_deref().and_then(Against::from_query);
            let asked = asked.filter(Against::is_own_set);
            render(&server, request, Page::Sets(Box::new(Sets { asked, kept }))).await
        }
        Err(error) => failed(&error),
    }
}

async fn kept(server: &Server) -> anyhow::Result<Vec<Kept>> {
    let all = server.live.store().saved_sets().await.context("listing saved sets")?;
    let shown = |it: store::Kept<SavedSet>| Kept {
        id: it.id,
        holds: it.holds(),
        name: it.of.name,
        version: it.of.version,
        against: it.of.against,
        who: format!("{}, {}", it.written.by, moment(it.written.at)),
    };
    Ok(all.into_iter().map(shown).collect())
}

/// Saves a set.
pub(super) async fn save(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    answered(SETS, sets::save(&server, word(&words, "name"), word(&words, "address")).await)
}

/// Deletes a set.
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    answered(SETS, sets::delete(&server, id).await)
}
