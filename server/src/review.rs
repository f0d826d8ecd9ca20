//! What a file would change and what the checks say of it: the same for the command line, the
//! API and the page.

use std::sync::Arc;

use analysis::{AcademicYear, Dimension, pupil::resit::Resits, source_kind::SourceKind};
use anyhow::Context;
use chrono::{Datelike, Utc};
use intake::{
    Harvest,
    check::{Checked, Known, Verdict, check},
};
use store::{DataVersion, Preview, Store, StoreError};

use crate::{
    preview::Changes,
    resit::{self, Resitting},
    schools::Schools,
};

/// The month in which a school year begins.
const SEPTEMBER: u32 = 9;

/// What a file would change, and what the checks say of it.
#[derive(Clone, Debug)]
pub(crate) struct Review {
    /// The data it was compared with.
    pub(crate) version: DataVersion,
    /// What it would change.
    pub(crate) changes: Changes,
    /// What each rule says.
    pub(crate) report: Vec<Checked>,
    /// Whether its schools are known.
    pub(crate) schools: Schools,
    /// Its pupils who are kept of an earlier file.
    pub(crate) resit: Option<Resitting>,
    /// Results that would have fewer participants, and nothing tells whether these sat again.
    pub(crate) shrinking: u64,
}

/// What somebody decided about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What becomes of pupils who are kept; as is suggested, if it is not said.
    pub(crate) resits: Option<Resits>,
    /// The imports in whose place it stands: what only they say is gone.
    pub(crate) instead_of: Vec<i32>,
    /// What kind of source it is, if not the usual one of its format.
    pub(crate) kind: Option<SourceKind>,
}

/// Compares a file with what is there and checks it; pupils who are kept are joined or not as is
/// chosen or, without a choice, suggested.
///
/// # Errors
///
/// [`StoreError::Refused`] if it could not be taken over, and if the store fails.
pub(crate) async fn review(
    store: &Store,
    harvest: Arc<Harvest>,
    sha256: [u8; 32],
    choice: &Choice,
) -> anyhow::Result<Result<Review, store::Refusal>> {
    let replaces = !choice.instead_of.is_empty();
    if replaces && choice.resits == Some(Resits::Join) {
        return Ok(Err(store::Refusal::JoinedAndInstead));
    }
    let (harvest, resit) = match replaces {
        // In the place of an import nobody of it is left to be joined with.
        true => (harvest, None),
        false => resit::met(store, harvest, choice.resits).await?,
    };
    let preview = match store.preview(&harvest.batch, &sha256, &choice.instead_of).await {
        Ok(preview) => preview,
        Err(StoreError::Refused(refusal)) => return Ok(Err(refusal)),
        Err(error) => return Err(anyhow::Error::from(error).context("comparing a file")),
    };
    let resit = resit.filter(|_| preview.already_there.is_none());
    // A region is a second of work: more than one turn of the event loop should take.
    let reviewed = tokio::task::spawn_blocking(move || {
        let (version, changes) = (preview.version, Changes::of(&harvest.batch, &preview));
        let is_silent = resit.is_none() && !replaces;
        let shrinking = if is_silent { resit::shrinking(&harvest, &preview) } else { 0 };
        let known = known(preview);
        let schools = Schools::of(&harvest.batch, &known.units, &known.decided);
        let report = check(&harvest, &known, today());
        Review { version, changes, report, schools, resit, shrinking }
    });
    Ok(Ok(reviewed.await.context("checking a file")?))
}

impl Review {
    /// How many rules found an error: somebody must have seen that before the file is taken over.
    pub(crate) fn errors(&self) -> usize {
        errors(&self.report)
    }
}

/// How many rules found an error.
pub(crate) fn errors(report: &[Checked]) -> usize {
    report.iter().filter(|it| it.verdict == Verdict::Fail).count()
}

/// What the checks say of a file where there is nothing to compare it with.
pub(crate) fn alone(harvest: &Harvest) -> Vec<Checked> {
    check(harvest, &Known::default(), today())
}

fn known(preview: Preview) -> Known {
    let new = |dimension: Dimension| {
        let members = preview.new_members.iter().filter(|it| it.dimension == dimension);
        members.map(|it| it.name.clone()).collect()
    };
    Known {
        already_there: preview.already_there.is_some(),
        shared_with: preview.overlaps.iter().map(|it| (it.file_name.clone(), it.cells)).collect(),
        new_procedures: new(Dimension::Procedure),
        new_subjects: new(Dimension::Subject),
        present: preview.known.present,
        from_rows: preview.known.from_rows,
        wholes: preview.known.wholes,
        year_before: preview.known.year_before,
        decided: preview.known.decided,
        units: preview.known.units,
    }
}

/// The school year of today.
fn today() -> AcademicYear {
    let now = Utc::now();
    let begun = now.year() - i32::from(now.month() < SEPTEMBER);
    let year = i16::try_from(begun).ok().and_then(|it| AcademicYear::starting(it).ok());
    year.unwrap_or(AcademicYear::MAX)
}
