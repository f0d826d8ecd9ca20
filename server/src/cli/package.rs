//! `razrez package`: the results of a school or municipality, for another installation.

use std::io::Write;

use anyhow::Context;
use store::Store;

use super::{Outcome, tell};
use crate::{desk::Trouble, package};

/// Prints the package on standard output and says beside it what it is.
pub(super) async fn write(store: &Store, of: &str) -> anyhow::Result<Outcome> {
    match package::of(store, of).await {
        Ok(it) => {
            let results = it.results();
            tell(&format!(
                "{} · {} · {results} results · no rows of pupils · data version {} · SHA-256 {}",
                it.code, it.name, it.version, it.sha256
            ));
            let text = it.text.as_bytes();
            std::io::stdout().lock().write_all(text).context("writing to standard output")?;
            Ok(Outcome::Done)
        }
        Err(Trouble::Failed(error)) => Err(error),
        Err(trouble) => {
            tell(&format!("razrez: {trouble}"));
            Ok(Outcome::NotUnderstood)
        }
    }
}
