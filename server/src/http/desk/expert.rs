//! Expert values, as forms.

use analysis::{
    UnitKind,
    expert::{NoExpertise, Said},
};
use anyhow::Context;
use app::desk::{
    Page,
    expert::{EXPERT, Experts, Written},
};
use axum::{
    Form,
    extract::{Path, Request, State},
    response::Response,
};
use chrono::Local;
use store::NewExpertise;

use super::{
    failed,
    form::{Words, answered, day, done, word},
    render,
};
use crate::{
    desk::{OPERATOR, Trouble},
    schools::code,
    state::Server,
    typed::{self, short},
};

/// The longest criterion and the longest author.
const NAME_MAX: usize = 100;
/// The longest comment.
const COMMENT_MAX: usize = 300;

/// The page of expert values.
pub(super) async fn page(State(server): State<Server>, request: Request) -> Response {
    match experts(&server).await {
        Ok(it) => render(&server, request, Page::Expert(Box::new(it))).await,
        Err(error) => failed(&error),
    }
}

async fn experts(server: &Server) -> anyhow::Result<Experts> {
    let kept = server.live.store().expert_values().await.context("listing expert values")?;
    let edition = server.live.now();
    let territory = edition.cube.get().territory();
    let mut criteria: Vec<String> = kept.iter().map(|it| it.of.of.criterion.clone()).collect();
    criteria.sort();
    criteria.dedup();
    let told = |store::Kept { id, of, written, undone }: store::Kept<NewExpertise>| {
        let NewExpertise { school, year, of } = of;
        let unit = territory.find(UnitKind::School, school.as_str());
        let name = unit.map_or_else(|| school.to_string(), |it| territory.unit(it).name.clone());
        let Said { criterion, value, comment, author, day } = of.into();
        let judged = format!("{author}, {day}");
        let who = format!("{}, {}", written.by, typed::moment(written.at));
        let cells = [name, year.to_string(), criterion, value.to_string(), comment, judged, who];
        Written { id, cells, holds: undone.is_none() }
    };
    let today = Local::now().format("%Y-%m-%d").to_string();
    Ok(Experts { today, criteria, written: kept.into_iter().map(told).collect() })
}

/// Writes an expert value down.
pub(super) async fn write(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    answered(EXPERT, written(&server, &words).await)
}

async fn written(server: &Server, words: &Words) -> Result<(), Trouble> {
    let of = told(words)?;
    done(server, server.live.store().write_expertise(of, OPERATOR).await).await
}

fn told(words: &Words) -> Result<NewExpertise, Trouble> {
    let invalid = |it: NoExpertise| Trouble::Invalid(it.to_string());
    let field = |key, max| short(word(words, key), key, max);
    let school = code(word(words, "school"))?;
    let no_year = |_| Trouble::Invalid("a school year such as 2025/26 is needed".to_owned());
    let year = word(words, "year").trim().parse().map_err(no_year)?;
    let value = word(words, "value").trim().parse().map_err(|_| invalid(NoExpertise::Rubric))?;
    let day = if word(words, "day").trim().is_empty() { String::new() } else { day(words)? };
    let said = Said {
        criterion: field("criterion", NAME_MAX)?,
        value,
        comment: field("comment", COMMENT_MAX)?,
        author: field("author", NAME_MAX)?,
        day,
    };
    Ok(NewExpertise { school, year, of: said.try_into().map_err(invalid)? })
}

/// Takes an expert value back.
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    let taken = server.live.store().take_expertise_back(id, OPERATOR).await;
    answered(EXPERT, done(&server, taken).await)
}
