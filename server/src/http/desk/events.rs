//! Dated events, as forms.

use analysis::AcademicYear;
use anyhow::Context;
use app::desk::{
    DATA, Page,
    events::{EVENTS, Events},
};
use axum::{
    Form,
    extract::{Path, Request, State},
    response::Response,
};
use chrono::{Datelike, NaiveDate};
use store::{Kept, NewEvent};

use super::{
    failed,
    form::{Words, answered, done, word},
    render,
};
use crate::{
    desk::{OPERATOR, Trouble},
    schools::code,
    state::Server,
    typed::{self, short},
};

/// The longest text and the longest source.
const LENGTH_MAX: usize = 300;
/// The month a school year begins in.
const SEPTEMBER: u32 = 9;

/// The page of events.
pub(super) async fn page(State(server): State<Server>, request: Request) -> Response {
    match events(&server).await {
        Ok(it) => render(&server, request, Page::Events(Box::new(it))).await,
        Err(error) => failed(&error),
    }
}

async fn events(server: &Server) -> anyhow::Result<Events> {
    let written = server.live.store().events().await.context("listing events")?;
    let edition = server.live.now();
    let known = &edition.cube.get().dictionary().procedures;
    let procedures: Vec<(String, String)> =
        known.iter().map(|it| (it.code.to_string(), it.name.clone())).collect();
    let told = |it: Kept<NewEvent>| {
        let holds = it.holds();
        let code = it.of.procedure.map(|it| it.to_string()).unwrap_or_default();
        let name = procedures.iter().find(|(it, _)| *it == code).map(|it| it.1.clone());
        let when = it.of.day.unwrap_or_else(|| it.of.year.to_string());
        let who = format!("{}, {}", it.written.by, typed::moment(it.written.at));
        let cells = [when, name.unwrap_or(code), it.of.text, it.of.source, who];
        (it.id, cells, holds)
    };
    let written = written.into_iter().map(told).collect();
    Ok(Events { procedures, written })
}

/// Writes an event down.
pub(super) async fn write(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    answered(EVENTS, written(&server, &words).await)
}

async fn written(server: &Server, words: &Words) -> Result<(), Trouble> {
    let (year, day) = moment(word(words, "when").trim())?;
    let procedure = match word(words, "procedure").trim() {
        "" => None,
        text => Some(code(text)?),
    };
    let field = |name| short(word(words, name), name, LENGTH_MAX);
    let [text, source] = [field("text")?, field("source")?];
    if text.is_empty() || source.is_empty() {
        return Err(Trouble::Invalid("a text and a source are needed".to_owned()));
    }
    let event = NewEvent { year, day, procedure, text, source };
    done(server, server.live.store().write_event(event, OPERATOR).await).await
}

/// `2024/25`, or a day and the school year it lies in.
fn moment(text: &str) -> Result<(AcademicYear, Option<String>), Trouble> {
    let invalid =
        || Trouble::Invalid("`when` is a school year such as 2024/25 or a day".to_owned());
    let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") else {
        return Ok((text.parse().map_err(|_| invalid())?, None));
    };
    let begins = if day.month() < SEPTEMBER { day.year() - 1 } else { day.year() };
    let begins = i16::try_from(begins).map_err(|_| invalid())?;
    let year = AcademicYear::starting(begins).map_err(|_| invalid())?;
    Ok((year, Some(day.format("%Y-%m-%d").to_string())))
}

/// Says how final an import is.
pub(super) async fn stage(
    State(server): State<Server>,
    Path(batch): Path<i32>,
    Form(words): Form<Words>,
) -> Response {
    let said = match word(&words, "stage") {
        "" => Ok(None),
        text => text.parse().map(Some),
    };
    let Ok(stage) = said else {
        return answered(EVENTS, Err(Trouble::Invalid("no such stage".to_owned())));
    };
    let set = server.live.store().set_stage(batch, stage, OPERATOR).await;
    answered(&format!("{DATA}/batches/{batch}"), done(&server, set).await)
}

/// Takes an event back.
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    let taken = server.live.store().take_event_back(id, OPERATOR).await;
    answered(EVENTS, done(&server, taken).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b9_a_day_belongs_to_the_school_year_it_lies_in() {
        let cases = [
            ("2024/25", "2024/25", None),
            ("2024-09-01", "2024/25", Some("2024-09-01")),
            ("2024-08-31", "2023/24", Some("2024-08-31")),
            ("2024-02-29", "2023/24", Some("2024-02-29")),
        ];
        for (text, year, day) in cases {
            let (known, of) = moment(text).unwrap();
            assert_eq!((known.to_string().as_str(), of.as_deref()), (year, day), "case: {text}");
        }
        for text in ["", "yesterday", "2023-02-29", "2024/26"] {
            assert!(moment(text).is_err(), "case: {text}");
        }
    }
}
