//! Taking over all files of which nothing is to be decided, one after the other.

use std::{sync::PoisonError, time::Duration};

use super::{Desk, Trouble};
use crate::{live::LiveData, review::Choice};

/// How long the page compares waiting files before it shows the rest by name.
pub(crate) const LOOKING_MAX: Duration = Duration::from_secs(5);

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Together {
    /// Files that were looked at, and taken over or left.
    pub(crate) done: usize,
    /// All that waited when it began.
    pub(crate) all: usize,
}

impl Desk {
    /// Begins to take over, unless it goes on already, every file without errors, doubtful schools and
    /// pupils who are kept, and that is not there yet. The others stay on the desk, and what comes
    /// meanwhile waits.
    pub(crate) fn take_all(&self, live: &LiveData) {
        let mut files = self.all();
        // Others are read anew by what these tell.
        files.sort_by_key(|it| !it.tells_boundaries());
        {
            let mut together = self.together_lock();
            if together.is_some() {
                return;
            }
            *together = Some(Together { done: 0, all: files.len() });
        }
        let (desk, live) = (self.clone(), live.clone());
        // On its own: whoever closes the page does not stop half-way what he began.
        tokio::spawn(async move {
            for staged in files {
                if let Err(trouble) = desk.take_plain(&live, &staged.id).await {
                    tracing::warn!(file = staged.file, %trouble, "not taken over with the others");
                }
                if let Some(together) = desk.together_lock().as_mut() {
                    together.done += 1;
                }
            }
            *desk.together_lock() = None;
        });
    }

    /// How far it is, while it goes on.
    pub(crate) fn together(&self) -> Option<Together> {
        *self.together_lock()
    }

    async fn take_plain(&self, live: &LiveData, id: &str) -> Result<(), Trouble> {
        let staged = self.get(id)?;
        let review = staged.review(live).await?;
        let is_plain = review.errors() == 0
            && review.changes.already_there.is_none()
            && review.resit.is_none()
            && review.shrinking == 0
            && review.schools.doubtful == 0;
        if is_plain {
            self.take_over(live, id, false, Choice::default()).await?;
        }
        Ok(())
    }

    fn together_lock(&self) -> std::sync::MutexGuard<'_, Option<Together>> {
        // A number that is written whole.
        self.0.together.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
