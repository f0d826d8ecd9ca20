//! `razrez batches` and `razrez undo`.

use anyhow::Context;
use store::{BatchRecord, Signature, Store, StoreError, Undone};

use super::{Outcome, say, tell};
use crate::{files::OPERATOR, typed::moment};

/// How much of a hash tells files apart.
const HASH_SHOWN: usize = 12;

/// Lists all imports.
pub(super) async fn list(store: &Store) -> anyhow::Result<Outcome> {
    for record in store.batches().await.context("listing the imports")? {
        say(&described(&record))?;
    }
    Ok(Outcome::Done)
}

fn described(record: &BatchRecord) -> String {
    let BatchRecord { id, file_name, sha256, format, operator, imported_at, .. } = record;
    let BatchRecord { rows_read, cells, replaced, problems, undone, .. } = record;
    let day = moment(*imported_at);
    let number = |it: &i32| format!(" · in the place of {it}");
    let instead: String = record.instead_of.iter().map(number).collect();
    let replaced_by =
        record.replaced_by.map(|it| format!(" · does not count: {it} is in its place"));
    let undone =
        undone.as_ref().map(|Signature { at, by }| format!(" · undone {} by {by}", moment(*at)));
    format!(
        "{id} · {day} UTC · {operator} · {file_name} ({format}, {}) · {rows_read} rows · \
         {cells} cells, {replaced} of them over earlier ones · {problems} problems{instead}{}{}",
        sha256.get(..HASH_SHOWN).unwrap_or(sha256),
        replaced_by.unwrap_or_default(),
        undone.unwrap_or_default()
    )
}

/// Undoes one import.
pub(super) async fn undo(store: &Store, batch: i32) -> anyhow::Result<Outcome> {
    match store.undo(batch, OPERATOR).await {
        Ok(Undone { version, cells }) => {
            say(&format!("import {batch} is undone: {cells} cells · data version {version}"))?;
            Ok(Outcome::Done)
        }
        Err(error @ StoreError::Irreversible(_)) => {
            tell(&format!("razrez: {:#}", anyhow::Error::from(error)));
            Ok(Outcome::NotUnderstood)
        }
        Err(error) => Err(error.into()),
    }
}
