//! Sets of schools under a name, as forms.

use analysis::view::Against;
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
use store::KeptSet;

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
    let shown = |it: KeptSet| Kept {
        id: it.id,
        name: it.set.name,
        version: it.set.version,
        against: it.set.against,
        who: format!("{}, {}", it.saved.by, moment(it.saved.at)),
        holds: it.undone.is_none(),
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
