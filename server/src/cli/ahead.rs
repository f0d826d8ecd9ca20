//! Reading files ahead of writing them: on two threads, in the order in which they were named.
//!
//! In a profile of a region's workbooks 98 of 100 samples lay outside the thread of SQLite: whoever writes
//! waits for whoever reads.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use intake::Knowledge;
use tokio::{
    sync::mpsc::{Receiver, channel},
    task::{JoinHandle, spawn_blocking},
};

use crate::{
    desk::{READING_MAX, Trouble},
    files::{Part, PupilRows, bytes, parts},
};

/// How many files are read at once; each holds one that is read and one that waits to be written.
const READERS: usize = 2;

/// A file as it was named, and what could be read of it: of an archive the files in it.
pub(super) type Read = (String, anyhow::Result<Vec<Part>>);

/// Files that are read ahead.
pub(super) struct Ahead {
    readers: Vec<(Receiver<Read>, JoinHandle<()>)>,
    turn: usize,
}

impl Ahead {
    /// Begins to read.
    pub(super) fn read(files: &[PathBuf], pupil_rows: PupilRows, known: &Knowledge) -> Self {
        let reader = |first: usize| {
            let (sender, read) = channel(1);
            let own: Vec<PathBuf> = files.iter().skip(first).step_by(READERS).cloned().collect();
            let known = known.clone();
            let reading = spawn_blocking(move || {
                // Nobody waits for the others once the one who asked is gone.
                own.iter().all(|path| sender.blocking_send(one(path, pupil_rows, &known)).is_ok());
            });
            (read, reading)
        };
        Self { readers: (0..READERS).map(reader).collect(), turn: 0 }
    }

    /// The next file, in the order in which they were named.
    pub(super) async fn next(&mut self) -> anyhow::Result<Option<Read>> {
        let (read, reading) = &mut self.readers[self.turn % READERS];
        self.turn += 1;
        match read.recv().await {
            Some(file) => Ok(Some(file)),
            // At the end; or the reader fell over, and the import must not end as if that were all.
            None => reading.await.map(|()| None).map_err(Into::into),
        }
    }
}

fn one(path: &Path, pupil_rows: PupilRows, known: &Knowledge) -> Read {
    let name = path.display().to_string();
    let parts = bytes(path).and_then(|bytes| {
        let begun = Instant::now();
        let is_late = move || begun.elapsed() > READING_MAX;
        let parts = intake::read_unless(is_late, || parts(&name, &bytes, pupil_rows, known));
        anyhow::ensure!(!is_late(), Trouble::TooSlow(READING_MAX.as_secs()));
        Ok(parts)
    });
    (name, parts)
}
