//! Повторная сдача: pupils of a file whom an earlier file has too, the same for the command line, the
//! API and the page. What is suggested is a rule of [`analysis::pupil::resit`].

use std::sync::Arc;

use analysis::pupil::resit::{Met, Resits};
use anyhow::Context;
use intake::{Harvest, attempt_adds};
use serde::Serialize;
use store::{Adds, Joined, Preview, Resit, Store};
use utoipa::ToSchema;

use crate::files::evidence;

/// Pupils of a file who are kept of an earlier one, and what becomes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Resitting {
    /// Pupils of the file, by code, in the works and schools that both have.
    pub(crate) given: u64,
    /// Of them those who are kept.
    pub(crate) known: u64,
    /// All pupils who are kept there.
    pub(crate) kept: u64,
    /// Whether their attempts can be joined.
    pub(crate) can_join: bool,
    /// What is suggested: `join` or `replace`.
    #[schema(value_type = String)]
    pub(crate) suggested: Resits,
    /// What `changes` speaks of.
    #[schema(value_type = String)]
    pub(crate) chosen: Resits,
}

impl Resitting {
    fn of(met: Met, can_join: bool, choice: Option<Resits>) -> Self {
        let Met { given, known, kept, same_day: _ } = met;
        let suggested = if can_join { met.suggested() } else { Resits::Replace };
        let chosen = choice.filter(|_| can_join).unwrap_or(suggested);
        Self { given, known, kept, can_join, suggested, chosen }
    }
}

/// What the store is to do with pupils who are kept.
pub(crate) fn joining(resit: Option<&Resitting>) -> Option<Adds> {
    resit.filter(|it| it.chosen == Resits::Join).map(|_| attempt_adds as Adds)
}

/// How the pupils of a file meet those who are kept, and the file as it would be taken over: joined
/// with them, where that is chosen or, without a choice, suggested.
pub(crate) async fn met(
    store: &Store,
    harvest: Arc<Harvest>,
    choice: Option<Resits>,
) -> anyhow::Result<(Arc<Harvest>, Option<Resitting>)> {
    let found = store.resit(&harvest.batch, evidence(&harvest), attempt_adds).await;
    let Some(Resit { met, joined }) = refused_later(found)? else { return Ok((harvest, None)) };
    let resit = Resitting::of(met, joined.is_some(), choice);
    let joined = joined.filter(|_| resit.chosen == Resits::Join);
    let harvest = match joined {
        None => harvest,
        Some(Joined { batch, pupils, lines, .. }) => {
            Arc::new(Harvest { batch, pupils, origins: lines, ..(*harvest).clone() })
        }
    };
    Ok((harvest, Some(resit)))
}

/// What cannot be taken over at all is said where it is compared with the data.
fn refused_later(found: Result<Option<Resit>, store::StoreError>) -> anyhow::Result<Option<Resit>> {
    match found {
        Ok(found) => Ok(found),
        Err(store::StoreError::Refused(_)) => Ok(None),
        Err(error) => Err(error).context("looking for pupils who are kept"),
    }
}

/// How many results of examinations would have fewer participants, where no pupil row tells whether
/// they sat again: attempts cannot be joined then.
pub(crate) fn shrinking(harvest: &Harvest, preview: &Preview) -> u64 {
    let cells = harvest.batch.cells.iter().enumerate();
    let shrinks = cells.filter(|(at, cell)| {
        let there = preview.known.present.get(at);
        let sits_again = intake::has_attempts(&harvest.batch.dictionary, cell.place);
        sits_again && there.is_some_and(|it| it.participants > cell.tally.participants)
    });
    shrinks.count() as u64
}
