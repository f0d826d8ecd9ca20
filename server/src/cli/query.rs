//! `razrez query`: one question, one table.

use std::io::Write;

use analysis::{Policy, answer, answer::Counted, disclosure::publish};
use anyhow::Context;
use clap::{Args, ValueEnum};
use store::Store;

use super::{Outcome, tell};
use crate::{question::understand, rows::Table};

#[derive(Debug, Args)]
pub(super) struct Asking {
    /// The indicator: `quality`, `pass`, `mean_score`, `participants`, `share_1` …
    #[arg(long, value_name = "CODE")]
    indicator: String,
    /// Broken down by one or two dimensions: year, school, subject …
    #[arg(long, value_name = "DIM[,DIM]", default_value = "")]
    by: String,
    /// Only this member: a code or the source's own spelling.
    #[arg(long = "where", value_name = "DIM=VALUE")]
    filters: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Csv,
    Json,
}

/// Answers on standard output; what was not understood is said with the words that are known.
pub(super) async fn query(store: &Store, asking: &Asking) -> anyhow::Result<Outcome> {
    let (_version, cube) = store.load_cube().await.context("loading the data")?;
    let cube = publish(cube, Policy::Everything);
    let filters = asking.filters.iter().map(|it| ("where", it.as_str()));
    let words = [("indicator", asking.indicator.as_str()), ("by", asking.by.as_str())];
    let view = match understand(cube.get(), words.into_iter().chain(filters)) {
        Ok(view) => view,
        Err(error) => {
            tell(&format!("razrez: {error}"));
            if !error.known.is_empty() {
                tell(&format!("known: {}", error.known.join(", ")));
            }
            return Ok(Outcome::NotUnderstood);
        }
    };
    let table = Table::of(&answer(&cube, &view));
    match table.counted {
        Counted::Pupils => {}
        Counted::Results => tell("razrez: n counts results: a pupil once for each subject"),
        Counted::Respondents => tell("razrez: n counts respondents: the people who were asked"),
        Counted::Items => tell("razrez: n counts items of the check-list"),
        Counted::RespondentsAndItems => {
            tell("razrez: n counts respondents, and items where a row is of the check-list");
        }
    }
    let mut text = match asking.format {
        Format::Csv => table.to_csv()?,
        Format::Json => serde_json::to_vec_pretty(&table)?,
    };
    if asking.format == Format::Json {
        text.push(b'\n');
    }
    std::io::stdout().lock().write_all(&text).context("writing to standard output")?;
    Ok(Outcome::Done)
}
