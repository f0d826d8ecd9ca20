//! Explaining what the columns of a waiting file mean: a look at what would be read, and reading it.

use std::sync::Arc;

use anyhow::Context;
use intake::{
    Harvest, Unreadable,
    mapping::{At, Draft, Mapping, draft},
};
use tokio::sync::Mutex as AsyncMutex;

use super::{Desk, OPERATOR, Staged, Trouble};
use crate::{
    files::{PupilRows, without_pupils},
    live::LiveData,
    mappings,
};

/// What a mapping would make of a file.
#[derive(Debug)]
pub(crate) struct Look {
    /// The table as it stands there.
    pub(crate) draft: Draft,
    /// What would be read, if anything.
    pub(crate) read: Option<Result<Harvest, Unreadable>>,
}

impl Staged {
    /// The file as it was given; of an archive the one that was packed in it.
    fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        let source = self.source.as_ref().ok_or(Trouble::NoSource)?;
        intake::file_in(&self.file, source).ok_or(Trouble::NoSource)
    }

    /// Whether it waits for somebody who says what its columns mean, or was read so.
    pub(crate) fn is_mappable(&self) -> bool {
        match &self.harvest {
            Ok(harvest) => harvest.shape.is_some(),
            Err(reason) => reason.is_mappable(),
        }
    }
}

impl Desk {
    /// Looks at the table of a waiting file, its heading at a place or where it is likely, and at
    /// what a mapping would make of it.
    pub(crate) async fn look(
        &self,
        id: &str,
        at: Option<At>,
        mapping: Option<Mapping>,
    ) -> Result<Look, Trouble> {
        let staged = self.get(id)?;
        let _turn = self.0.reading.acquire().await.context("waiting to look at a file")?;
        let looked = tokio::task::spawn_blocking(move || {
            let bytes = staged.bytes()?;
            let draft = draft(&staged.file, &bytes, at).map_err(Trouble::Unusable)?;
            let mapping = mapping.filter(|it| it.faults().is_empty());
            let read = mapping.map(|it| intake::read_with(&staged.file, &bytes, &[it]));
            Ok(Look { draft, read })
        });
        looked.await.context("looking at a file")?
    }

    /// Remembers what the columns of a waiting file mean and reads it so, and with it all that wait
    /// with the same heading.
    pub(crate) async fn explain(
        &self,
        live: &LiveData,
        id: &str,
        mapping: &Mapping,
        pupil_rows: PupilRows,
    ) -> Result<(), Trouble> {
        let staged = self.get(id)?;
        let faults = mapping.faults();
        if !faults.is_empty() {
            return Err(Trouble::Unusable(Unreadable::Mapping { faults }));
        }
        staged.bytes()?;
        mappings::remember(live.store(), mapping, &staged.file, OPERATOR).await?;
        let known = mappings::known(live.store()).await?;
        for waiting in self.all().into_iter().filter(|it| it.is_mappable()) {
            let Ok(bytes) = waiting.bytes() else { continue };
            let (file, known) = (waiting.file.clone(), known.clone());
            let _turn = self.0.reading.acquire().await.context("waiting to read a file")?;
            let read = tokio::task::spawn_blocking(move || {
                let read = intake::read_with(&file, &bytes, &known);
                read.map(|it| without_pupils(it, pupil_rows))
            });
            let harvest = read.await.context("reading a file")?;
            self.replace(&waiting, harvest);
        }
        Ok(())
    }

    fn replace(&self, waiting: &Arc<Staged>, harvest: Result<Harvest, Unreadable>) {
        let fresh = Arc::new(Staged {
            id: waiting.id.clone(),
            file: waiting.file.clone(),
            sha256: waiting.sha256,
            size: waiting.size,
            source: waiting.source.clone(),
            harvest: harvest.map(Arc::new),
            since: waiting.since,
            review: AsyncMutex::default(),
        });
        self.change(|files| {
            for it in files.values_mut().filter(|it| it.id == fresh.id) {
                *it = Arc::clone(&fresh);
            }
        });
    }
}
