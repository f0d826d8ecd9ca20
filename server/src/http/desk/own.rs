//! Own indicators, as forms.

use analysis::indicator::{Formula, OwnIndicator};
use anyhow::Context;
use app::desk::{
    Page,
    own::{Kept, OWN, OwnIndicators},
};
use axum::{
    Form,
    extract::{Path, Request, State},
    response::Response,
};
use chrono::Local;

use super::{
    failed,
    form::{Words, answered, day, done, word},
    render,
};
use crate::{
    desk::{OPERATOR, Trouble},
    state::Server,
    typed::{self, needed},
};

/// The longest name: it stands in menus.
const NAME_MAX: usize = 80;
/// The longest author.
const AUTHOR_MAX: usize = 100;
/// The longest source.
const SOURCE_MAX: usize = 300;

/// The page of own indicators.
pub(super) async fn page(State(server): State<Server>, request: Request) -> Response {
    match own(&server).await {
        Ok(it) => render(&server, request, Page::Own(Box::new(it))).await,
        Err(error) => failed(&error),
    }
}

async fn own(server: &Server) -> anyhow::Result<OwnIndicators> {
    let kept =
        server.live.store().own_indicators().await.context("listing indicators of their own")?;
    let told = |store::Kept { id, of, written, undone }| Kept {
        id,
        of,
        who: format!("{}, {}", written.by, typed::moment(written.at)),
        holds: undone.is_none(),
    };
    let today = Local::now().format("%Y-%m-%d").to_string();
    Ok(OwnIndicators { today, kept: kept.into_iter().map(told).collect() })
}

/// Defines an indicator.
pub(super) async fn define(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    answered(OWN, defined(&server, &words).await)
}

async fn defined(server: &Server, words: &Words) -> Result<(), Trouble> {
    let of = told(words)?;
    done(server, server.live.store().define_indicator(of, OPERATOR).await).await
}

fn told(words: &Words) -> Result<OwnIndicator, Trouble> {
    let invalid = |reason: String| Trouble::Invalid(reason);
    let field = |key, max| needed(word(words, key), key, max);
    let name = field("name", NAME_MAX)?;
    let unit = word(words, "unit").parse().map_err(|_| invalid("no such unit".to_owned()))?;
    let better =
        word(words, "better").parse().map_err(|_| invalid("no such direction".to_owned()))?;
    let sums = (word(words, "numerator"), word(words, "denominator"));
    let formula = Formula::typed(sums, unit, better).map_err(|it| invalid(it.to_string()))?;
    let source = field("source", SOURCE_MAX)?;
    let author = needed(word(words, "author"), "name of the author", AUTHOR_MAX)?;
    Ok(OwnIndicator { name, formula, source, author, day: day(words)? })
}

/// Takes an own indicator back.
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    let taken = server.live.store().take_indicator_back(id, OPERATOR).await;
    answered(OWN, done(&server, taken).await)
}
