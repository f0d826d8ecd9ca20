//! One file of the desk: whether it can be taken over, and what it would change.

use std::sync::Arc;

use analysis::pupil::resit::Resits;
use anyhow::Context;
use intake::Harvest;

use super::{Staged, Trouble};
use crate::{
    files::is_usable,
    live::LiveData,
    review::{Choice, Review, review},
};

impl Staged {
    /// What can be taken over.
    pub(super) fn usable(&self) -> Result<&Arc<Harvest>, Trouble> {
        match &self.harvest {
            Err(reason) => Err(Trouble::Unusable(reason.clone())),
            Ok(harvest) if !is_usable(harvest) || harvest.batch.is_empty() => Err(Trouble::NoRow),
            Ok(harvest) => Ok(harvest),
        }
    }

    /// The same for what somebody decided.
    pub(crate) async fn review_for(
        &self,
        live: &LiveData,
        choice: &Choice,
    ) -> Result<Arc<Review>, Trouble> {
        let suggested = self.review(live).await?;
        let is_other = |it: Resits| suggested.resit.is_some_and(|resit| resit.chosen != it);
        if choice.instead_of.is_empty() && !choice.resits.is_some_and(is_other) {
            return Ok(suggested);
        }
        let harvest = Arc::clone(self.usable()?);
        Ok(Arc::new(review(live.store(), harvest, self.sha256, choice).await??))
    }

    /// What it would change and what the checks say, compared with the data of now.
    pub(crate) async fn review(&self, live: &LiveData) -> Result<Arc<Review>, Trouble> {
        let harvest = self.usable()?;
        let version = live.store().version().await.context("asking for the data version")?;
        let mut known = self.review.lock().await;
        if let Some(review) = known.as_ref().filter(|it| it.version == version) {
            return Ok(Arc::clone(review));
        }
        let harvest = Arc::clone(harvest);
        let fresh =
            Arc::new(review(live.store(), harvest, self.sha256, &Choice::default()).await??);
        *known = Some(Arc::clone(&fresh));
        Ok(fresh)
    }
}
