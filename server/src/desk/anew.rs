//! Reading waiting files anew, once more is known of them: what columns or words mean, boundaries of marks.

use std::sync::Arc;

use analysis::Dimension;
use intake::{Asked, Caption, Format, Harvest, Knowledge, Unreadable};
use tokio::sync::Mutex as AsyncMutex;

use super::{Desk, OPERATOR, Staged, Trouble};
use crate::{files::without_pupils, knowledge, live::LiveData};

impl Staged {
    /// The file as it was given; of an archive the one that was packed in it.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        let source = self.source.as_ref().ok_or(Trouble::NoSource)?;
        intake::file_in(&self.file, source).ok_or(Trouble::NoSource)
    }

    /// What a caption can say of it, or said.
    pub(crate) fn asked(&self) -> &'static [Asked] {
        match &self.harvest {
            Err(reason) => reason.asked(),
            Ok(harvest) if !self.caption.is_empty() => Asked::of(harvest.format),
            Ok(_) => &[],
        }
    }

    /// Whether it tells boundaries of marks, which other files need.
    pub(super) fn tells_boundaries(&self) -> bool {
        self.harvest.as_ref().is_ok_and(|it| !it.batch.boundaries.is_empty())
    }

    /// Whether its marks follow from boundaries.
    pub(super) fn is_without_marks(&self) -> bool {
        self.harvest.as_ref().is_ok_and(|it| {
            matches!(
                it.format,
                Format::VprRows2020 | Format::VprRows2021 | Format::VprRows2022 | Format::VprForm
            )
        })
    }
}

impl Desk {
    /// Tells what words of a waiting file mean; all that wait are read so.
    pub(crate) async fn mean(
        &self,
        live: &LiveData,
        id: &str,
        meanings: &[((Dimension, String), String)],
    ) -> Result<(), Trouble> {
        // What is told is about a file that is there: the page may be an old one.
        self.get(id)?.bytes()?;
        for ((dimension, word), code) in meanings {
            knowledge::mean(live.store(), (*dimension, word), code, OPERATOR).await?;
        }
        self.read_anew(live, |_| true).await
    }

    /// Says of a waiting file what it does not say itself, and reads it so; what cannot be read then waits on
    /// with the reason.
    pub(crate) async fn say(
        &self,
        live: &LiveData,
        id: &str,
        caption: Caption,
    ) -> Result<(), Trouble> {
        let waiting = self.get(id)?;
        let bytes = waiting.bytes()?;
        let known = knowledge::known(live.store()).await?;
        let harvest = self.read_so(&waiting, bytes, &caption, known).await?;
        self.replace(&waiting, caption, harvest);
        Ok(())
    }

    /// Reads these of the waiting files anew. One that is no longer here as it was given stays as it was
    /// read.
    pub(crate) async fn read_anew(
        &self,
        live: &LiveData,
        which: impl Fn(&Staged) -> bool,
    ) -> Result<(), Trouble> {
        let known = knowledge::known(live.store()).await?;
        for waiting in self.all().into_iter().filter(|it| which(it)) {
            let Ok(bytes) = waiting.bytes() else { continue };
            let caption = waiting.caption.clone();
            let harvest = self.read_so(&waiting, bytes, &caption, known.clone()).await?;
            self.replace(&waiting, caption, harvest);
        }
        Ok(())
    }

    async fn read_so(
        &self,
        waiting: &Staged,
        bytes: Vec<u8>,
        caption: &Caption,
        known: Knowledge,
    ) -> Result<Result<Harvest, Unreadable>, Trouble> {
        let (file, pupil_rows) = (waiting.file.clone(), waiting.pupil_rows);
        let known = Knowledge { caption: caption.clone(), ..known };
        let read = move || {
            let read = intake::read_with(&file, &bytes, &known);
            read.map(|it| without_pupils(it, pupil_rows))
        };
        self.in_turn(read).await
    }

    fn replace(
        &self,
        waiting: &Arc<Staged>,
        caption: Caption,
        harvest: Result<Harvest, Unreadable>,
    ) {
        let fresh = Arc::new(Staged {
            id: waiting.id.clone(),
            file: waiting.file.clone(),
            caption,
            sha256: waiting.sha256,
            size: waiting.size,
            pupil_rows: waiting.pupil_rows,
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
