//! Breaks of series, as forms.

use analysis::{Term, code::Code, series::BreakKind};
use anyhow::Context;
use app::desk::{
    Page,
    breaks::{BREAKS, Breaks, Choice, Written},
};
use axum::{
    Form,
    extract::{Path, Request, State},
    response::Response,
};
use store::{Kept, NewBreak};

use super::{
    failed,
    form::{Words, answered, done, word},
    render,
};
use crate::{
    desk::{OPERATOR, Trouble},
    schools::code,
    state::Server,
    typed::{self, needed},
};

/// The longest text.
const LENGTH_MAX: usize = 300;

/// The page of breaks.
pub(super) async fn page(State(server): State<Server>, request: Request) -> Response {
    match breaks(&server).await {
        Ok(it) => render(&server, request, Page::Breaks(Box::new(it))).await,
        Err(error) => failed(&error),
    }
}

async fn breaks(server: &Server) -> anyhow::Result<Breaks> {
    let kept = server.live.store().breaks().await.context("listing breaks")?;
    let edition = server.live.now();
    let known = edition.cube.get().dictionary();
    let choice = |all: &[analysis::dictionary::Member]| -> Choice {
        all.iter().map(|it| (it.code.to_string(), it.name.clone())).collect()
    };
    let mut breaks = Breaks {
        procedures: choice(&known.procedures),
        subjects: choice(&known.subjects),
        grades: choice(&known.grades),
        written: Vec::new(),
    };
    let written = kept.into_iter().map(|it| written(it, &breaks)).collect();
    breaks.written = written;
    Ok(breaks)
}

fn written(Kept { id, of: new, written, undone }: Kept<NewBreak>, known: &Breaks) -> Written {
    let named = |list: &Choice, code: Code| {
        let found = list.iter().find(|(it, _)| *it == code.as_str());
        found.map_or_else(|| code.to_string(), |(_, name)| name.clone())
    };
    let NewBreak { since, term, procedure, subject, grade, kind, text } = new;
    let of = [
        Some(named(&known.procedures, procedure)),
        subject.map(|it| named(&known.subjects, it)),
        grade.map(|it| named(&known.grades, it)),
    ];
    Written {
        id,
        since: since.to_string(),
        term,
        of: of.into_iter().flatten().collect(),
        kind,
        text,
        who: format!("{}, {}", written.by, typed::moment(written.at)),
        holds: undone.is_none(),
    }
}

/// Writes a break down.
pub(super) async fn write(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    let done = match told(&words) {
        Ok(new) => done(&server, server.live.store().write_break(new, OPERATOR).await).await,
        Err(trouble) => Err(trouble),
    };
    answered(BREAKS, done)
}

fn told(words: &Words) -> Result<NewBreak, Trouble> {
    let invalid = |text: &str| Trouble::Invalid(text.to_owned());
    let since = word(words, "since").trim().parse();
    let kind: Result<BreakKind, _> = word(words, "kind").parse();
    let term: Option<Term> = match word(words, "term") {
        "" => None,
        text => Some(text.parse().map_err(|_| invalid("`term` is autumn or spring"))?),
    };
    let one_or_all = |name| match word(words, name).trim() {
        "" => Ok(None),
        text => code(text).map(Some),
    };
    Ok(NewBreak {
        since: since.map_err(|_| invalid("`since` is a school year such as 2024/25"))?,
        term,
        procedure: code(word(words, "procedure").trim())?,
        subject: one_or_all("subject")?,
        grade: one_or_all("grade")?,
        kind: kind.map_err(|_| invalid("no such kind of break"))?,
        text: needed(word(words, "text"), "text", LENGTH_MAX)?,
    })
}

/// Takes a break back.
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    let taken = server.live.store().take_break_back(id, OPERATOR).await;
    answered(BREAKS, done(&server, taken).await)
}
