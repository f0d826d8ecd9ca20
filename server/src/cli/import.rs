//! `razrez import`: files into the store, one after the other.
//!
//! A file that cannot be used does not stop the next one; the exit code tells that there was
//! one.

use std::path::{Path, PathBuf};

use intake::Harvest;
use store::Store;

use super::{Outcome, say, tell};
use crate::files::{bytes, complain, describe, is_usable, take_over};

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

/// Says what an import would do, without opening a database.
pub(super) fn rehearse(files: &[PathBuf]) -> Outcome {
    let mut outcome = Outcome::Done;
    for path in files {
        let rehearsed = read(path).and_then(|_| say("    dry run, nothing written"));
        if let Err(error) = rehearsed {
            tell(&format!("{}: {error:#}", path.display()));
            outcome = Outcome::NotUnderstood;
        }
    }
    outcome
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
