//! `razrez clusters`: the clusters of the default rules, as a list.

use std::io::Write;

use analysis::AcademicYear;
use anyhow::Context;
use store::Store;

use super::{Outcome, tell};
use crate::{clusters::by_default, desk::Trouble};

/// Prints the list on standard output, or says why there is none.
pub(super) async fn list(store: &Store, year: AcademicYear) -> anyhow::Result<Outcome> {
    let (_version, cube) = store.load_cube().await.context("loading the data")?;
    match by_default(&cube, year) {
        Ok(list) => {
            std::io::stdout().lock().write_all(&list).context("writing to standard output")?;
            Ok(Outcome::Done)
        }
        Err(Trouble::Invalid(problem)) => {
            tell(&format!("razrez: {problem}"));
            Ok(Outcome::NotUnderstood)
        }
        Err(trouble) => Err(trouble.into()),
    }
}
