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

use analysis::{
    Cube, Policy, Published,
    code::Code,
    disclosure::publish,
    signals::{Asked, Judged},
};
use anyhow::Context;
use app::api::{DataInfo, Session, memo::Memo};
use axum::body::Bytes;
use store::{DataVersion, Store};

use crate::{
    encoding::Encoding,
    hash,
    names::{self, Names},
};

/// How often the store is asked for its version: an import is visible within two seconds,
/// building the cube included.
const POLL_EVERY: Duration = Duration::from_millis(500);
/// Brotli's quality for the first visitors: a third of a second for the demonstration data.
const BROTLI_QUICK: u32 = 5;
/// And for all others: a sixth smaller, at twenty times the time. What lies between gains
/// nothing (9: one percent smaller than 5 at five times the time).
const BROTLI_TIGHT: u32 = 10;
/// As much as browsers take.
const BROTLI_WINDOW: u32 = 24;

/// One data version, published.
#[derive(Debug)]
pub struct Edition {
    /// The data.
    pub cube: Arc<Published<Cube>>,
    /// Which data these are.
    pub data: DataInfo,
    /// What signals of regions that somebody asked for rest on; it goes with the version.
    pub judged: Arc<Memo<Asked, Judged>>,
    /// The cube as the browser fetches it.
    pub(crate) packed: Packed,
}

/// The cube in bytes; the compressed forms come when they are ready.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) plain: Bytes,
    gzip: OnceLock<Bytes>,
    quick: OnceLock<Bytes>,
    tight: OnceLock<Bytes>,
}

/// The current edition, shared by all requests.
#[derive(Clone, Debug)]
pub struct LiveData {
    store: Store,
    policy: Policy,
    names: Arc<Called>,
    current: Arc<RwLock<Arc<Edition>>>,
}

/// Which schools are called by name, and what the pseudonyms of others are made of.
#[derive(Debug, Default)]
struct Called {
    names: Names,
    secret: String,
}

impl Edition {
    fn new(cube: Cube, version: i64, imported_at: Option<String>, policy: Policy) -> Self {
        let cube = publish(cube, policy);
        let plain = Bytes::from(cube.serialize());
        // By content and not by number: a browser may hold version 2 of a deleted database.
        let scope = format!("{policy}-{}", hash::short(&plain));
        let packed = Packed::new(plain);
        let data = DataInfo { version, imported_at, scope };
        Self { cube: Arc::new(cube), data, judged: Arc::default(), packed }
    }

    /// What a request may read of it.
    pub(crate) fn session(&self) -> Session {
        let (cube, judged) = (Arc::clone(&self.cube), Arc::clone(&self.judged));
        Session { cube, data: self.data.clone(), rows: None, judged }
    }
}

impl Packed {
    fn new(plain: Bytes) -> Self {
        let [gzip, quick, tight] = [const { OnceLock::new() }; 3];
        Self { plain, gzip, quick, tight }
    }

    /// The bytes in this form, if they are ready.
    pub(crate) fn ready(&self, encoding: Encoding) -> Option<Bytes> {
        match encoding {
            Encoding::Brotli => self.tight.get().or_else(|| self.quick.get()).cloned(),
            Encoding::Gzip => self.gzip.get().cloned(),
            Encoding::Plain => Some(self.plain.clone()),
        }
    }

    /// Compresses, what is ready soonest first.
    fn compress(&self) -> std::io::Result<()> {
        let started = Instant::now();
        let say = |form: &str, size: usize| {
            let plain = self.plain.len();
            tracing::debug!(form, plain, size, elapsed = ?started.elapsed(), "cube compressed");
        };
        let quick = brotli(&self.plain, BROTLI_QUICK)?;
        say("brotli, quick", self.quick.get_or_init(|| quick).len());
        let gzip = gzip(&self.plain)?;
        say("gzip", self.gzip.get_or_init(|| gzip).len());
        let tight = brotli(&self.plain, BROTLI_TIGHT)?;
        say("brotli, tight", self.tight.get_or_init(|| tight).len());
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
        Self::open_calling(store, policy, Names::All).await
    }

    /// The same with only some schools called by name.
    ///
    /// # Errors
    ///
    /// If the store cannot be read, or there is no randomness for pseudonyms.
    pub async fn open_calling(store: Store, policy: Policy, names: Names) -> anyhow::Result<Self> {
        let secret = match &names {
            Names::All => String::new(),
            Names::Only(_) => {
                let secret = store.secret(names::SECRET, &hash::random::<32>()?).await;
                secret.context("reading what pseudonyms are made of")?
            }
        };
        let names = Arc::new(Called { names, secret });
        let edition = load(&store, policy, &names).await?;
        Ok(Self { store, policy, names, current: Arc::new(RwLock::new(edition)) })
    }

    /// Whether all schools are called by name. Where they are not, only the operator is told what
    /// files are called and which rows numbers come from.
    pub(crate) fn calls_all_by_name(&self) -> bool {
        self.names.names == Names::All
    }

    /// The current edition.
    pub fn now(&self) -> Arc<Edition> {
        // A pointer cannot be half-written, so a poisoned lock still holds a whole edition.
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What may be seen.
    pub(crate) fn policy(&self) -> Policy {
        self.policy
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
        let edition = load(&self.store, self.policy, &self.names).await?;
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

async fn load(store: &Store, policy: Policy, called: &Called) -> anyhow::Result<Arc<Edition>> {
    let alias_of = |code: &Code| called.names.alias(&called.secret, code);
    let loaded = store.load_cube_called(&alias_of, policy).await;
    let (version, cube) = loaded.context("loading the data")?;
    let batches = store.batches().await.context("listing the imports")?;
    let standing = batches.iter().filter(|it| it.undone.is_none());
    let latest = standing.map(|it| it.imported_at).max();
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

fn brotli(bytes: &[u8], quality: u32) -> std::io::Result<Bytes> {
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, BROTLI_WINDOW);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(Bytes::from(packed))
}
