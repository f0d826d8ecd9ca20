//! `razrez import`: files into the store, one after the other.
//!
//! A file that cannot be used does not stop the next one; the exit code tells that there was
//! one.

use std::path::{Path, PathBuf};

use store::Store;

use super::{Outcome, say, tell};
use crate::files::{bytes, complain, describe, is_usable, take_over};

/// Imports the files.
pub(super) async fn import(store: &Store, files: &[PathBuf]) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for path in files {
        match one(store, path).await {
            Ok(true) => {}
            Ok(false) => outcome = Outcome::NotUnderstood,
            Err(error) => {
                tell(&format!("{}: {error:#}", path.display()));
                outcome = Outcome::NotUnderstood;
            }
        }
    }
    Ok(outcome)
}

async fn one(store: &Store, path: &Path) -> anyhow::Result<bool> {
    let name = path.display().to_string();
    let bytes = bytes(path)?;
    let harvest = intake::read(&name, &bytes)?;
    complain(&name, &harvest);
    say(&format!("{name}: {}", describe(&harvest)))?;
    if !is_usable(&harvest) {
        tell(&format!("{name}: no row could be loaded"));
        return Ok(false);
    }
    let taken = take_over(store, &name, &bytes, &harvest).await?;
    say(&if taken.already_there {
        format!("{name}: imported before, nothing changed · data version {}", taken.version)
    } else {
        let store::Taken { cells, replaced, version, .. } = taken;
        format!("{name}: {cells} cells loaded, {replaced} replaced · data version {version}")
    })?;
    Ok(true)
}

/// Says what an import would do, without opening a database.
pub(super) fn rehearse(files: &[PathBuf]) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for path in files {
        let name = path.display().to_string();
        let read = bytes(path).and_then(|it| Ok(intake::read(&name, &it)?));
        match read {
            Ok(harvest) => {
                complain(&name, &harvest);
                say(&format!("{name}: {} · dry run, nothing written", describe(&harvest)))?;
                if !is_usable(&harvest) {
                    outcome = Outcome::NotUnderstood;
                }
            }
            Err(error) => {
                tell(&format!("{name}: {error:#}"));
                outcome = Outcome::NotUnderstood;
            }
        }
    }
    Ok(outcome)
}
