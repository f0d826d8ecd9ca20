//! What the forms of the page have in common: their words, and what is answered.

use app::desk::{SOURCE, instead::INSTEAD_OF, resit::RESITS};
use axum::response::Response;
use chrono::NaiveDate;
use store::StoreError;

use super::{back, redirect_to};
use crate::{desk::Trouble, review::Choice, state::Server};

/// The fields of a form, or of an address.
pub(super) type Words = Vec<(String, String)>;

/// A field; empty where it is not there.
pub(super) fn word<'w>(words: &'w Words, key: &str) -> &'w str {
    words.iter().find(|(it, _)| it == key).map_or("", |(_, value)| value)
}

/// The day of a form, as `2026-03-12`.
pub(super) fn day(words: &Words) -> Result<String, Trouble> {
    let day = NaiveDate::parse_from_str(word(words, "day").trim(), "%Y-%m-%d");
    let day = day.map_err(|_| Trouble::Invalid("`day` is a day such as 2026-03-12".to_owned()))?;
    Ok(day.format("%Y-%m-%d").to_string())
}

/// What was done to the store: the server's own data are fresh afterwards.
pub(super) async fn done<T>(
    server: &Server,
    changed: Result<T, StoreError>,
) -> Result<(), Trouble> {
    match changed {
        Ok(_version) => {
            server.live.refresh().await?;
            Ok(())
        }
        Err(StoreError::Undecidable(reason)) => Err(reason.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

/// On to a page, or back with why it was not done.
pub(super) fn answered(page: &str, done: Result<(), Trouble>) -> Response {
    match done {
        Ok(()) => redirect_to(page),
        Err(trouble) => back(Err(trouble)),
    }
}

/// What the words of a form or an address decide about a file.
pub(super) fn chosen<'a>(words: impl Iterator<Item = (&'a str, &'a str)>) -> Choice {
    let mut choice = Choice::default();
    for (key, value) in words {
        match key {
            RESITS => choice.resits = value.parse().ok(),
            SOURCE => choice.kind = value.parse().ok(),
            INSTEAD_OF => choice.instead_of.extend(value.parse::<i32>()),
            _ => {}
        }
    }
    choice
}
