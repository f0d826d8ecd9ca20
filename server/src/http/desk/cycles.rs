//! Stages and frequencies of procedures, as forms.

use analysis::cycle::Cycle;
use anyhow::Context;
use app::desk::{
    Page,
    cycles::{CYCLES, Procedure},
};
use axum::{
    Form,
    extract::{Request, State},
    response::Response,
};

use super::{
    failed,
    form::{Words, answered, done, word},
    render,
};
use crate::{
    desk::{OPERATOR, Trouble},
    schools::code,
    state::Server,
    typed,
};

/// The page of procedures.
pub(super) async fn page(State(server): State<Server>, request: Request) -> Response {
    match procedures(&server).await {
        Ok(it) => render(&server, request, Page::Cycles(it)).await,
        Err(error) => failed(&error),
    }
}

async fn procedures(server: &Server) -> anyhow::Result<Vec<Procedure>> {
    let said = server.live.store().cycles().await.context("listing cycles of procedures")?;
    let edition = server.live.now();
    let known = edition.cube.get().dictionary().procedures.iter().map(|it| {
        let of = said.get(&it.code);
        Procedure {
            code: it.code.to_string(),
            name: it.name.clone(),
            cycle: of.map_or_else(Cycle::default, |it| it.cycle),
            who: of.map_or_else(String::new, |it| {
                format!("{}, {}", it.said.by, typed::moment(it.said.at))
            }),
        }
    });
    Ok(known.collect())
}

/// Says of which stage a procedure is and how often it comes.
pub(super) async fn say(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    answered(CYCLES, said(&server, &words).await)
}

async fn said(server: &Server, words: &Words) -> Result<(), Trouble> {
    let procedure = code(word(words, "procedure"))?;
    let cycle = Cycle { phase: one(words, "phase")?, frequency: one(words, "frequency")? };
    done(server, server.live.store().set_cycle(&procedure, cycle, OPERATOR).await).await
}

fn one<T: std::str::FromStr>(words: &Words, key: &str) -> Result<Option<T>, Trouble> {
    let unknown = |_| Trouble::Invalid("no such stage or frequency".to_owned());
    match word(words, key) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(unknown),
    }
}
