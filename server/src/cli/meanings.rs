//! `razrez meanings`, `mean` and `mean-nothing`: what words of files mean.

use analysis::Dimension;
use anyhow::Context;
use store::{KeptMeaning, Store};

use super::{Outcome, say, tell};
use crate::{desk::Trouble, files::OPERATOR, knowledge, typed::moment};

/// Lists what was told.
pub(super) async fn list(store: &Store) -> anyhow::Result<Outcome> {
    for KeptMeaning { id, meant, at } in
        store.meanings().await.context("listing what words mean")?
    {
        let (list, word, member) = (meant.dimension, meant.spelled, meant.member);
        let (name, code, moment) = (member.name, member.code, moment(at.at));
        say(&format!("{id} · {list} · {word} is {name} ({code}) · {moment} by {}", at.by))?;
    }
    Ok(Outcome::Done)
}

/// Tells what a word means.
pub(super) async fn mean(
    store: &Store,
    list: Dimension,
    word: &str,
    code: &str,
) -> anyhow::Result<Outcome> {
    match knowledge::mean(store, (list, word), code, OPERATOR).await {
        Ok(id) => say(&format!("told as meaning {id}"))?,
        Err(trouble) => return not_done(trouble),
    }
    Ok(Outcome::Done)
}

/// Forgets what a word means.
pub(super) async fn forget(store: &Store, id: i32) -> anyhow::Result<Outcome> {
    match knowledge::forget(store, id).await {
        Ok(()) => say(&format!("meaning {id} is forgotten"))?,
        Err(trouble) => return not_done(trouble),
    }
    Ok(Outcome::Done)
}

fn not_done(trouble: Trouble) -> anyhow::Result<Outcome> {
    match trouble {
        Trouble::Failed(error) => Err(error),
        trouble => {
            tell(&format!("razrez: {trouble}"));
            Ok(Outcome::NotUnderstood)
        }
    }
}
