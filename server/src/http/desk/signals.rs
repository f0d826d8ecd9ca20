//! Deciding about signals, as forms.

use analysis::signals::{Combination, OutOfBounds, Problem, Thresholds};
use anyhow::Context;
use app::desk::{
    Page,
    signals::{DECIDING, Deciding},
};
use axum::{
    Form,
    extract::{Query, Request, State},
    response::Response,
};
use store::{SchoolNote, ThresholdSet};
use strum::VariantArray;

use super::{
    failed,
    form::{Words, answered, done, word},
    render,
};
use crate::{
    desk::{OPERATOR, Trouble},
    schools::code,
    state::Server,
    typed::{moment, needed, short},
};

/// The longest reason and the longest word of a school.
const LENGTHS_MAX: [usize; 2] = [500, 2_000];

/// The page of thresholds and notes.
pub(super) async fn page(
    State(server): State<Server>,
    Query(words): Query<Words>,
    request: Request,
) -> Response {
    match deciding(&server, &words).await {
        Ok(it) => render(&server, request, Page::Signals(Box::new(it))).await,
        Err(error) => failed(&error),
    }
}

async fn deciding(server: &Server, words: &Words) -> anyhow::Result<Deciding> {
    let store = server.live.store();
    let sets = store.thresholds().await.context("listing thresholds")?;
    let notes = store.notes().await.context("listing notes of schools")?;
    let now = sets.first().map_or_else(Thresholds::default, |it| it.thresholds.clone());
    let usual = Thresholds::default().numbers();
    let numbers = now.numbers().into_iter().zip(usual);
    let numbers =
        numbers.map(|((name, value, min, max), usual)| (name, value, usual.1, [min, max]));
    let combinations = Combination::VARIANTS;
    let [school, problem] = ["school", "problem"].map(|it| word(words, it).trim().to_owned());
    let stands = notes
        .iter()
        .find(|it| it.school.as_str() == school && it.problem.code() == problem)
        .map_or_else(String::new, |it| it.text.clone());
    Ok(Deciding {
        numbers: numbers.collect(),
        combinations: combinations
            .iter()
            .map(|it| (it.to_string(), *it == now.combination))
            .collect(),
        history: history(&sets),
        asked: [school, problem, stands],
        notes: notes.into_iter().map(told).collect(),
    })
}

/// Each set with what it changed, beside the one before it.
fn history(sets: &[ThresholdSet]) -> Vec<[String; 5]> {
    let usual = Thresholds::default();
    let line = |(at, set): (usize, &ThresholdSet)| {
        let before = sets.get(at + 1).map_or(&usual, |it| &it.thresholds);
        let numbers = before.numbers().into_iter().zip(set.thresholds.numbers());
        let changed = numbers.filter(|(was, is)| was.1 != is.1);
        let mut changed: Vec<String> =
            changed.map(|(was, is)| format!("{}: {} → {}", is.0, was.1, is.1)).collect();
        let (was, is) = (before.combination, set.thresholds.combination);
        if was != is {
            changed.push(format!("combination: {was} → {is}"));
        }
        [
            set.id.to_string(),
            moment(set.decided.at),
            set.decided.by.clone(),
            set.reason.clone(),
            changed.join("; "),
        ]
    };
    sets.iter().enumerate().map(line).collect()
}

fn told(it: SchoolNote) -> [String; 5] {
    let at = moment(it.written.at);
    [at, it.written.by, it.school.to_string(), it.problem.to_string(), it.text]
}

/// Sets thresholds.
pub(super) async fn set(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    answered(DECIDING, changed(&server, &words).await)
}

async fn changed(server: &Server, words: &Words) -> Result<(), Trouble> {
    let reason = needed(word(words, "reason"), "reason", LENGTHS_MAX[0])?;
    let sets = server.live.store().thresholds().await.map_err(anyhow::Error::from)?;
    let mut now = sets.into_iter().next().map_or_else(Thresholds::default, |it| it.thresholds);
    let invalid = |error: OutOfBounds| Trouble::Invalid(error.to_string());
    for (key, value) in words {
        let is_number = now.numbers().iter().any(|it| it.0 == key);
        if is_number {
            let no_number = |_| Trouble::Invalid(format!("`{key}` is no number"));
            now = now.with(key, value.trim().parse().map_err(no_number)?).map_err(invalid)?;
        } else if key == "combination" {
            let unknown = |_| Trouble::Invalid("no such combination".to_owned());
            now.combination = value.parse().map_err(unknown)?;
        }
    }
    done(server, server.live.store().set_thresholds(&now, &reason, OPERATOR).await).await
}

/// Writes down what a school says.
pub(super) async fn note(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    answered(DECIDING, written(&server, &words).await)
}

async fn written(server: &Server, words: &Words) -> Result<(), Trouble> {
    let school = code(word(words, "school"))?;
    let unknown = |_| Trouble::Invalid("no such problem".to_owned());
    let problem: Problem = word(words, "problem").parse().map_err(unknown)?;
    let text = short(word(words, "text"), "text", LENGTHS_MAX[1])?;
    done(server, server.live.store().write_note(&school, problem, &text, OPERATOR).await).await
}
