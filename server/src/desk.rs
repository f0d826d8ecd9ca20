//! The desk: files that were given to the server and wait for a decision.
//!
//! They lie in memory, read but not taken over, and go with the program. How many may lie there,
//! how large and how long, is bounded; what is too much is refused, never what lay there before.

mod anew;
mod columns;
mod staged;
mod together;
mod trouble;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use analysis::pupil::resit::Resits;
use anyhow::Context;
use axum::body::Bytes;
use intake::{Caption, Harvest, Knowledge, Unreadable};
use store::{Evidence, StoreError, Taken, Undone};
use tokio::sync::{Mutex as AsyncMutex, Semaphore};

use crate::{
    files::{PupilRows, evidence, origin, parts},
    hash,
    live::LiveData,
    resit::joining,
    review::{Choice, Review},
};

/// How many files may lie on the desk.
pub(crate) const FILES_MAX: usize = 100;
/// How many results and pupil rows they may hold together: some hundred bytes each.
const CELLS_MAX: usize = 2_000_000;
/// How many bytes of them are kept as they were given, so that what is wrong can be shown in them.
const SOURCES_MAX: usize = 128 * 1024 * 1024;
/// How long a file lies there.
const KEPT: Duration = Duration::from_secs(60 * 60);
/// How long a file is read: a hundred times what the largest takes, and less than the connection waits.
pub(crate) const READING_MAX: Duration = Duration::from_secs(5 * 60);
/// How many are read at once: reading is processor and memory.
const READ_AT_ONCE: usize = 2;
/// Who imports, until there are accounts.
pub(crate) const OPERATOR: &str = "operator";

/// The files that wait, in the order in which they came.
#[derive(Clone, Debug)]
pub(crate) struct Desk(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    files: Mutex<BTreeMap<u64, Arc<Staged>>>,
    reading: Arc<Semaphore>,
    reading_max: Duration,
    together: Mutex<Option<Together>>,
}

/// A file that waits.
#[derive(Debug)]
pub(crate) struct Staged {
    /// Names it in addresses; cannot be guessed.
    pub(crate) id: String,
    /// The name of the file.
    pub(crate) file: String,
    /// What was said of it that it does not say itself.
    pub(crate) caption: Caption,
    /// The hash of its contents.
    pub(crate) sha256: [u8; 32],
    /// Its size in bytes, packed or not.
    pub(crate) size: usize,
    /// Whether its pupil rows are kept.
    pupil_rows: PupilRows,
    /// The file as it was given, as long as there is room for it.
    pub(crate) source: Option<Bytes>,
    /// What it yielded, or why it cannot be read.
    pub(crate) harvest: Result<Arc<Harvest>, Unreadable>,
    since: Instant,
    review: AsyncMutex<Option<Arc<Review>>>,
}

pub(crate) use columns::Look;
pub(crate) use together::{LOOKING_MAX, Together};
pub(crate) use trouble::Trouble;

impl Desk {
    /// A desk without files; reading one longer than this is given up.
    pub(crate) fn new(reading_max: Duration) -> Self {
        let reading = Arc::new(Semaphore::new(READ_AT_ONCE));
        let (files, together) = (Mutex::default(), Mutex::default());
        Self(Arc::new(Inner { files, reading, reading_max, together }))
    }

    /// Reads a file and puts what it holds on the desk; what cannot be read lies there too, with
    /// the reason.
    pub(crate) async fn put(
        &self,
        name: String,
        bytes: Bytes,
        pupil_rows: PupilRows,
        known: Knowledge,
    ) -> Result<Vec<Arc<Staged>>, Trouble> {
        let source = Some(bytes.clone()).filter(|it| self.has_room_for(it.len()));
        let size = bytes.len();
        let parts = self.in_turn(move || parts(&name, &bytes, pupil_rows, &known)).await?;
        let mut staged = Vec::with_capacity(parts.len());
        for part in parts {
            let harvest = part.harvest.map(Arc::new);
            staged.push(Arc::new(Staged {
                id: hash::random::<8>()?,
                file: part.name,
                caption: Caption::default(),
                sha256: part.sha256,
                size,
                pupil_rows,
                source: source.clone(),
                harvest,
                since: Instant::now(),
                review: AsyncMutex::default(),
            }));
        }
        self.change(|files| {
            let cells = |it: &Arc<Staged>| {
                it.harvest.as_ref().map_or(0, |it| it.batch.cells.len() + it.pupils.rows.len())
            };
            let weight: usize = files.values().chain(&staged).map(cells).sum();
            if files.len() + staged.len() > FILES_MAX || weight > CELLS_MAX {
                return Err(Trouble::Full);
            }
            // The same file twice waits once, where it came last.
            files.retain(|_, it| staged.iter().all(|new| new.sha256 != it.sha256));
            let next = files.keys().next_back().map_or(0, |last| last + 1);
            files.extend((next..).zip(staged.iter().cloned()));
            Ok(())
        })?;
        Ok(staged)
    }

    /// Reads when its turn has come, and gives up what takes too long.
    async fn in_turn<T: Send + 'static>(
        &self,
        read: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Trouble> {
        let turn = Arc::clone(&self.0.reading).acquire_owned().await;
        let turn = turn.context("waiting to read a file")?;
        let longest = self.0.reading_max;
        let read = tokio::task::spawn_blocking(move || {
            // Held until it ends: where nobody waits for it any more, at one of its next rows.
            let _turn = turn;
            let begun = Instant::now();
            let is_late = move || begun.elapsed() > longest;
            let read = intake::read_unless(is_late, read);
            (!is_late()).then_some(read)
        });
        let late = || Trouble::TooSlow(longest.as_secs());
        let read = tokio::time::timeout(longest, read).await.map_err(|_elapsed| late())?;
        read.context("reading a file")?.ok_or_else(late)
    }

    /// Whether another file may be kept as it was given.
    fn has_room_for(&self, size: usize) -> bool {
        let kept = self.change(|files| {
            let sources = files.values().filter_map(|it| it.source.as_ref());
            sources.map(Bytes::len).sum::<usize>()
        });
        kept + size <= SOURCES_MAX
    }

    /// All files that wait, in the order in which they came.
    pub(crate) fn all(&self) -> Vec<Arc<Staged>> {
        self.change(|files| files.values().cloned().collect())
    }

    /// One file.
    pub(crate) fn get(&self, id: &str) -> Result<Arc<Staged>, Trouble> {
        self.all().into_iter().find(|it| it.id == id).ok_or(Trouble::Gone)
    }

    /// Takes a file from the desk; it changes nothing.
    pub(crate) fn cancel(&self, id: &str) -> Result<(), Trouble> {
        self.get(id)?;
        self.change(|files| files.retain(|_, it| it.id != id));
        Ok(())
    }

    /// Takes a file over, and from the desk; the server's own data are fresh afterwards. Errors
    /// that checks found must be accepted; without a choice pupils who are kept are dealt with as is
    /// suggested.
    pub(crate) async fn take_over(
        &self,
        live: &LiveData,
        id: &str,
        accept_errors: bool,
        choice: Choice,
    ) -> Result<Taken, Trouble> {
        let staged = self.get(id)?;
        let review = staged.review_for(live, &choice).await?;
        let can_join = review.resit.map_or(review.shrinking == 0, |it| it.can_join);
        if choice.resits == Some(Resits::Join) && !can_join {
            return Err(Trouble::Unjoinable);
        }
        let join = joining(review.resit.as_ref());
        let errors = review.errors();
        if errors > 0 && !accept_errors {
            return Err(Trouble::Unaccepted(errors));
        }
        let harvest = Arc::clone(staged.usable()?);
        let tells_boundaries = staged.tells_boundaries();
        let serving = live.clone();
        // On its own: somebody who closes the page does not stop half-way what he began.
        let taken = tokio::spawn(async move {
            let said = (choice.kind, errors);
            let origin = origin(&staged.file, staged.sha256, &harvest, said, OPERATOR);
            let instead_of = &choice.instead_of;
            let evidence = Evidence { join, instead_of, ..evidence(&harvest) };
            let store = serving.store();
            let taken =
                store.take_over_with(&harvest.batch, &origin, evidence, |_progress| {}).await;
            if taken.is_ok() {
                serving.refresh().await?;
            }
            anyhow::Ok(taken)
        });
        let taken = match taken.await.context("taking over a file")?? {
            Ok(taken) => taken,
            Err(StoreError::Refused(refusal)) => return Err(refusal.into()),
            Err(error) => return Err(anyhow::Error::from(error).into()),
        };
        self.change(|files| files.retain(|_, it| it.id != id));
        // The import stands, whatever becomes of the files that wait.
        if tells_boundaries
            && let Err(trouble) = self.read_anew(live, Staged::is_without_marks).await
        {
            tracing::warn!(%trouble, "waiting files were not read anew");
        }
        Ok(taken)
    }

    /// Works on the files, after those that lay too long have gone.
    fn change<T>(&self, work: impl FnOnce(&mut BTreeMap<u64, Arc<Staged>>) -> T) -> T {
        // Whole entries are put in and taken out, so a poisoned lock still holds whole ones.
        let mut files = self.0.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.retain(|_, it| it.since.elapsed() < KEPT);
        work(&mut files)
    }
}

/// Undoes an import; the server's own data are fresh afterwards.
pub(crate) async fn undo(live: &LiveData, batch: i32) -> Result<Undone, Trouble> {
    let live = live.clone();
    let undone = tokio::spawn(async move {
        let undone = live.store().undo(batch, OPERATOR).await;
        if undone.is_ok() {
            live.refresh().await?;
        }
        anyhow::Ok(undone)
    });
    match undone.await.context("undoing an import")?? {
        Ok(undone) => Ok(undone),
        Err(StoreError::Irreversible(reason)) => Err(reason.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}
