//! `razrez columns`, `mappings` and `forget`: what the columns of tables mean that are no format's.

use std::path::Path;

use anyhow::Context;
use intake::{
    Knowledge,
    mapping::{At, DraftColumn, Mapping, draft},
};
use store::Store;

use super::{Outcome, say, tell};
use crate::{
    desk::Trouble,
    files::{OPERATOR, bytes},
    knowledge,
    mappings::{self, Kept},
    typed::moment,
};

/// Where a heading stands, as it was typed: from 1.
pub(super) fn at(sheet: Option<usize>, row: Option<usize>, depth: usize) -> Option<At> {
    let from_0 = |it: usize| it.saturating_sub(1);
    row.map(|row| At { sheet: from_0(sheet.unwrap_or(1)), row: from_0(row), depth })
}

/// Prints what the columns of a table may mean.
pub(super) fn suggest(path: &Path, at: Option<At>) -> anyhow::Result<Outcome> {
    let name = path.display().to_string();
    let draft = draft(&name, &bytes(path)?, at)?;
    let suggested = draft.suggested();
    for DraftColumn { heading, samples, suggestion, is_person } in &draft.columns {
        let means = match suggestion {
            Some((column, _)) => column.name(),
            None if *is_person => "left out: it belongs to persons",
            None => "left out",
        };
        tell(&format!("{heading}: {means} ({})", samples.join(", ")));
    }
    for fault in suggested.faults() {
        tell(&format!("{name}: {fault}"));
    }
    say(&serde_json::to_string_pretty(&suggested).context("spelling a mapping")?)?;
    Ok(Outcome::Done)
}

/// Lists all mappings.
pub(super) async fn list(store: &Store) -> anyhow::Result<Outcome> {
    for Kept { id, file, at, mapping, .. } in mappings::all(store).await? {
        let columns =
            mapping.columns.iter().map(|(heading, it)| format!("{heading} = {}", it.name()));
        let constants =
            mapping.constants.iter().map(|(it, told)| format!("{} `{told}`", it.name()));
        let told: Vec<String> = columns.chain(constants).collect();
        let moment = moment(at.at);
        say(&format!("{id} · {file} · {moment} by {} · {}", at.by, told.join(", ")))?;
    }
    Ok(Outcome::Done)
}

/// Forgets one.
pub(super) async fn forget(store: &Store, id: i32) -> anyhow::Result<Outcome> {
    match mappings::forget(store, id).await {
        Ok(()) => say(&format!("mapping {id} is forgotten"))?,
        Err(trouble @ Trouble::NoMapping(_)) => {
            tell(&format!("razrez: {trouble}"));
            return Ok(Outcome::NotUnderstood);
        }
        Err(trouble) => return Err(trouble.into()),
    }
    Ok(Outcome::Done)
}

/// A mapping somebody wrote; an error if no table can be read by it.
pub(super) fn read(path: &Path) -> anyhow::Result<Mapping> {
    let name = path.display();
    let text = bytes(path).with_context(|| format!("{name}"))?;
    let mapping: Mapping =
        serde_json::from_slice(&text).with_context(|| format!("{name} is no mapping"))?;
    let faults: Vec<String> = mapping.faults().iter().map(ToString::to_string).collect();
    anyhow::ensure!(faults.is_empty(), "{name}: {}", faults.join("; "));
    Ok(mapping)
}

/// What files are read with: the mapping that was given before those that are remembered.
pub(super) async fn known(
    store: Option<&Store>,
    given: Option<&Mapping>,
) -> anyhow::Result<Knowledge> {
    let mut known = match store {
        Some(store) => knowledge::known(store).await?,
        None => Knowledge::default(),
    };
    known.mappings.splice(0..0, given.cloned());
    Ok(known)
}

/// Remembers a mapping by which a file was read.
pub(super) async fn remember(store: &Store, given: &Mapping, file: &str) -> anyhow::Result<()> {
    let id = mappings::remember(store, given, file, OPERATOR).await?;
    say(&format!("    its columns are remembered as mapping {id}"))
}
