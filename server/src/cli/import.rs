//! `razrez import`: files into the store, one after the other.
//!
//! A file that cannot be used does not stop the next one; the exit code tells that there was
//! one.

use std::path::{Path, PathBuf};

use anyhow::Context;
use intake::Harvest;
use store::Store;

use super::{Outcome, say, tell};
use crate::{
    files::{bytes, complain, describe, is_usable, take_over},
    hash,
    preview::{Changes, New, Part, Sample, Shared},
};

/// Imports the files.
pub(super) async fn import(store: &Store, files: &[PathBuf]) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for path in files {
        if let Err(error) = one(store, path).await {
            tell(&format!("{}: {error:#}", path.display()));
            outcome = Outcome::NotUnderstood;
        }
    }
    Ok(outcome)
}

/// Says what the files are and what they would change; makes no database and changes none.
pub(super) async fn rehearse(database: &str, files: &[PathBuf]) -> anyhow::Result<Outcome> {
    let store = store::connect_as_it_is(database).await.context("cannot open the database")?;
    let mut outcome = Outcome::Done;
    for path in files {
        if let Err(error) = rehearse_one(store.as_ref(), path).await {
            tell(&format!("{}: {error:#}", path.display()));
            outcome = Outcome::NotUnderstood;
        }
    }
    Ok(outcome)
}

async fn rehearse_one(store: Option<&Store>, path: &Path) -> anyhow::Result<()> {
    let (_name, bytes, harvest) = read(path)?;
    match store {
        None => say("    dry run, nothing written; there is no database yet"),
        Some(store) => {
            let preview = store.preview(&harvest.batch, &hash::digest(&bytes)).await?;
            for line in told(&Changes::of(&harvest.batch, &preview)) {
                say(&format!("    {line}"))?;
            }
            say("    dry run, nothing written")
        }
    }
}

/// What would change, line by line.
fn told(changes: &Changes) -> Vec<String> {
    let Changes { already_there, added, changed, same, untouched, .. } = changes;
    if let Some(batch) = already_there {
        return vec![format!("imported before as {batch}, nothing would change")];
    }
    let mut lines = vec![format!(
        "{added} cells added, {changed} changed, {same} the same; {untouched} beside them stay"
    )];
    for Shared { batch, file, cells } in &changes.overlaps {
        lines.push(format!("import {batch} ({file}) has {cells} of these cells too"));
    }
    let news = changes.new_units.iter().chain(&changes.new_members);
    lines.extend(news.map(|New { kind, code, name }| format!("new {kind} {code}: {name}")));
    let unnamed = changes.new_units_total - changes.new_units.len();
    if unnamed > 0 {
        lines.push(format!("and {unnamed} more new units"));
    }
    for Sample { of, parts } in &changes.samples {
        let value = |it: &Option<String>| it.clone().unwrap_or_else(|| "nothing".to_owned());
        let part = |it: &Part| format!("{} {} → {}", it.part, value(&it.before), value(&it.after));
        let parts: Vec<String> = parts.iter().map(part).collect();
        lines.push(format!("{of}: {}", parts.join("; ")));
    }
    lines
}

async fn one(store: &Store, path: &Path) -> anyhow::Result<()> {
    let (name, bytes, harvest) = read(path)?;
    let taken = take_over(store, &name, &bytes, &harvest).await?;
    say(&if taken.already_there {
        format!("    imported before, nothing changed · data version {}", taken.version)
    } else {
        let store::Taken { cells, replaced, version, .. } = taken;
        format!("    {cells} cells loaded, {replaced} replaced · data version {version}")
    })
}

/// Reads a file and says what it is and what is wrong with it.
fn read(path: &Path) -> anyhow::Result<(String, Vec<u8>, Harvest)> {
    let name = path.display().to_string();
    let bytes = bytes(path)?;
    let harvest = intake::read(&name, &bytes)?;
    complain(&name, &harvest);
    say(&format!("{name}: {}", describe(&harvest)))?;
    anyhow::ensure!(is_usable(&harvest), "no row could be loaded");
    Ok((name, bytes, harvest))
}
