//! Which school is which: what is said of a file's schools, and deciding.

use std::collections::HashMap;

use analysis::{Batch, code::Code, territory::Unit};
use anyhow::Context;
use intake::recognise::{Reason, Recognised, Standing, recognise};
use serde::Serialize;
use store::{DataVersion, Decision, Identity, Joining, StoreError};
use utoipa::ToSchema;

use crate::{
    desk::{OPERATOR, Trouble},
    live::LiveData,
};

/// How many doubtful schools of a file are listed.
const LISTED_MAX: usize = 200;

/// The schools of a file.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub(crate) struct Schools {
    /// Known by their code.
    pub(crate) recognised: usize,
    /// Decided about before.
    pub(crate) decided: usize,
    /// Never heard of, and unlike any other.
    pub(crate) new: usize,
    /// Never heard of by this code, but something speaks for a known school.
    pub(crate) doubtful: usize,
    /// The doubtful ones.
    pub(crate) doubts: Vec<Doubt>,
    /// Those decided about: the code, and the code of the school it is or none.
    pub(crate) decisions: Vec<(String, Option<String>)>,
}

/// A school that may be a known one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Doubt {
    /// The school as the file has it.
    #[serde(flatten)]
    pub(crate) school: Called,
    /// What it may be, the best reason first.
    pub(crate) suggestions: Vec<Suggestion>,
}

/// A known school that it may be, and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Suggestion {
    /// The known school.
    #[serde(flatten)]
    pub(crate) school: Called,
    /// `old_code`, `same_number`, `same_name`, `former_name` or `name_without_place`.
    #[schema(value_type = String)]
    pub(crate) reason: Reason,
}

/// A school as people know it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Called {
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
    /// What it lies in.
    pub(crate) place: String,
}

impl Schools {
    /// What is known of the schools of a batch.
    pub(crate) fn of(
        batch: &Batch,
        known: &[(Unit, Option<usize>)],
        decided: &HashMap<String, Option<String>>,
    ) -> Self {
        let mut all = Self::default();
        for Recognised { unit, standing, suggestions } in recognise(batch, known, decided) {
            let code = batch.units[unit].0.code.to_string();
            match standing {
                Standing::Recognised => all.recognised += 1,
                Standing::New => all.new += 1,
                Standing::Decided => {
                    all.decided += 1;
                    let same_as = decided.get(&code).cloned().flatten();
                    if all.decisions.len() < LISTED_MAX {
                        all.decisions.push((code, same_as));
                    }
                }
                Standing::Doubtful => {
                    all.doubtful += 1;
                    let of = |(at, reason): (usize, Reason)| Suggestion {
                        school: called(known, at),
                        reason,
                    };
                    let suggestions = suggestions.into_iter().map(of).collect();
                    if all.doubts.len() < LISTED_MAX {
                        all.doubts.push(Doubt { school: called(&batch.units, unit), suggestions });
                    }
                }
            }
        }
        all
    }
}

fn called(units: &[(Unit, Option<usize>)], at: usize) -> Called {
    let (unit, parent) = &units[at];
    let place = parent.and_then(|it| units.get(it)).map(|(it, _)| it.name.clone());
    Called {
        code: unit.code.to_string(),
        name: unit.name.clone(),
        place: place.unwrap_or_default(),
    }
}

/// A code as it was typed; what is none refers to no school.
pub(crate) fn code(text: &str) -> Result<Code, Trouble> {
    text.trim().parse().map_err(|_no_code| Trouble::NoCode(text.chars().take(64).collect()))
}

/// Makes decisions; the server's own data are fresh afterwards.
pub(crate) async fn decide(
    live: &LiveData,
    decisions: Vec<Decision>,
) -> Result<DataVersion, Trouble> {
    done(live, live.store().identify(&decisions, OPERATOR).await).await
}

/// Takes a decision back.
pub(crate) async fn separate(live: &LiveData, id: i32) -> Result<DataVersion, Trouble> {
    done(live, live.store().separate(id, OPERATOR).await).await
}

async fn done(
    live: &LiveData,
    done: Result<DataVersion, StoreError>,
) -> Result<DataVersion, Trouble> {
    match done {
        Ok(version) => {
            live.refresh().await?;
            Ok(version)
        }
        Err(StoreError::Undecidable(reason)) => Err(reason.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

/// What a decision would mean.
pub(crate) async fn rehearse(
    live: &LiveData,
    own: &Code,
    same_as: &Code,
) -> Result<Joining, Trouble> {
    match live.store().joining(own, same_as).await {
        Ok(joining) => Ok(joining),
        Err(StoreError::Undecidable(reason)) => Err(reason.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

/// All decisions, the latest first.
pub(crate) async fn all(live: &LiveData) -> anyhow::Result<Vec<Identity>> {
    live.store().identities().await.context("listing decisions about schools")
}
