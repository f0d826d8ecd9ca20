//! The data being served, and their replacement while the server runs.
//!
//! An [`Edition`] is one data version, published for those whom this server answers. Requests
//! take the current one by a pointer and keep it until they are done, so an import never
//! changes an answer half-way. Another process may import: the store's version is asked for
//! every [`POLL_EVERY`], and a new edition is built beside the old one and then swapped in.

use std::{
    io::Write,
    sync::{Arc, OnceLock, PoisonError, RwLock},
    time::{Duration, Instant},
};

use analysis::{Cube, Policy, Published, disclosure::publish};
use anyhow::Context;
use app::api::{DataInfo, Session};
use axum::body::Bytes;
use store::{DataVersion, Store};

use crate::hash;

/// How often the store is asked for its version: an import is visible within two seconds,
/// building the cube included.
const POLL_EVERY: Duration = Duration::from_millis(500);
/// Brotli at 9 with a window of 4 MB is within a few percent of 11 at a tenth of the time.
const BROTLI_QUALITY: u32 = 9;
const BROTLI_WINDOW: u32 = 22;

/// One data version, published.
#[derive(Debug)]
pub struct Edition {
    /// The data.
    pub cube: Arc<Published<Cube>>,
    /// Which data these are.
    pub data: DataInfo,
    /// The cube as the browser fetches it.
    pub(crate) packed: Packed,
}

/// The cube in bytes; the compressed forms come when they are ready.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) plain: Bytes,
    pub(crate) gzip: OnceLock<Bytes>,
    pub(crate) brotli: OnceLock<Bytes>,
}

/// The current edition, shared by all requests.
#[derive(Clone, Debug)]
pub struct LiveData {
    store: Store,
    policy: Policy,
    current: Arc<RwLock<Arc<Edition>>>,
}

impl Edition {
    fn new(cube: Cube, version: i64, imported_at: Option<String>, policy: Policy) -> Self {
        let cube = publish(cube, policy);
        let plain = Bytes::from(cube.serialize());
        // By content and not by number: a browser may hold version 2 of a deleted database.
        let scope = format!("{policy}-{}", hash::short(&plain));
        let packed = Packed { plain, gzip: OnceLock::new(), brotli: OnceLock::new() };
        Self { cube: Arc::new(cube), data: DataInfo { version, imported_at, scope }, packed }
    }

    /// What a request may read of it.
    pub(crate) fn session(&self) -> Session {
        Session { cube: Arc::clone(&self.cube), data: self.data.clone() }
    }
}

impl Packed {
    /// Compresses; gzip first because it is ready sooner.
    fn compress(&self) -> std::io::Result<()> {
        let started = Instant::now();
        let gzip = gzip(&self.plain)?;
        let gzip = self.gzip.get_or_init(|| gzip).len();
        let brotli = brotli(&self.plain)?;
        let brotli = self.brotli.get_or_init(|| brotli).len();
        let plain = self.plain.len();
        tracing::debug!(plain, gzip, brotli, elapsed = ?started.elapsed(), "cube compressed");
        Ok(())
    }
}

impl LiveData {
    /// Loads the current data version.
    ///
    /// # Errors
    ///
    /// If the store cannot be read.
    pub async fn open(store: Store, policy: Policy) -> anyhow::Result<Self> {
        let edition = load(&store, policy).await?;
        Ok(Self { store, policy, current: Arc::new(RwLock::new(edition)) })
    }

    /// The current edition.
    pub fn now(&self) -> Arc<Edition> {
        // A pointer cannot be half-written, so a poisoned lock still holds a whole edition.
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The store the data come from.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Swaps in a newer data version, if there is one, and says whether there was.
    ///
    /// # Errors
    ///
    /// If the store cannot be read; the current edition stays.
    pub async fn refresh(&self) -> anyhow::Result<bool> {
        let version = self.store.version().await.context("asking for the data version")?;
        if number(version) == self.now().data.version {
            return Ok(false);
        }
        let edition = load(&self.store, self.policy).await?;
        tracing::info!(version = edition.data.version, "new data");
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = edition;
        Ok(true)
    }

    /// Follows the store until the program ends.
    pub async fn follow(self) {
        let mut has_failed = false;
        let mut timer = tokio::time::interval(POLL_EVERY);
        timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            timer.tick().await;
            match self.refresh().await {
                Ok(_is_new) => has_failed = false,
                // Said once, not twice a second, while a database is away.
                Err(_) if has_failed => {}
                Err(error) => {
                    has_failed = true;
                    tracing::error!(error = format!("{error:#}"), "cannot follow the data");
                }
            }
        }
    }
}

async fn load(store: &Store, policy: Policy) -> anyhow::Result<Arc<Edition>> {
    let (version, cube) = store.load_cube().await.context("loading the data")?;
    let batches = store.batches().await.context("listing the imports")?;
    let latest = batches.iter().map(|it| it.imported_at).max();
    let imported_at = latest.map(|it| it.format("%Y-%m-%d").to_string());
    let build = move || Edition::new(cube, number(version), imported_at, policy);
    let edition = Arc::new(tokio::task::spawn_blocking(build).await.context("building the cube")?);
    let packed = Arc::clone(&edition);
    // Nobody waits for this: until it is done the browser is given what there is.
    tokio::task::spawn_blocking(move || {
        if let Err(error) = packed.packed.compress() {
            tracing::error!(%error, "the cube is served uncompressed");
        }
    });
    Ok(edition)
}

fn number(version: DataVersion) -> i64 {
    i64::from(version.number())
}

fn gzip(bytes: &[u8]) -> std::io::Result<Bytes> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish().map(Bytes::from)
}

fn brotli(bytes: &[u8]) -> std::io::Result<Bytes> {
    let mut packed = Vec::new();
    let mut encoder =
        brotli::CompressorWriter::new(&mut packed, 1 << 16, BROTLI_QUALITY, BROTLI_WINDOW);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(Bytes::from(packed))
}
