//! A fresh database of every kind the product supports.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use sea_orm::{ConnectionTrait, Database};

use crate::{Store, connect};

/// Runs `test` on a fresh, migrated database of every kind.
///
/// SQLite always; PostgreSQL too when `TEST_POSTGRES_URL` is set to a server without a
/// database, such as `postgres://postgres@127.0.0.1:5432`.
///
/// # Panics
///
/// If a database cannot be prepared.
pub async fn on_each_database(test: impl AsyncFn(&Store)) {
    on_each_url(async |url| {
        let store = connect(url).await.unwrap();
        test(&store).await;
        store.close().await.unwrap();
    })
    .await;
}

/// Like [`on_each_database`], for tests that connect themselves, or twice.
///
/// # Panics
///
/// If a database cannot be prepared.
pub async fn on_each_url(test: impl AsyncFn(&str)) {
    let file = TempFile::new();
    test(&file.url()).await;
    drop(file);

    if let Ok(server) = std::env::var("TEST_POSTGRES_URL") {
        let name = fresh_name();
        let admin = Database::connect(format!("{server}/postgres")).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        test(&format!("{server}/{name}")).await;
        // A failing test skips this line and leaves its database for inspection.
        let drop = format!("DROP DATABASE {name} WITH (FORCE)");
        admin.execute_unprepared(&drop).await.unwrap();
        admin.close().await.unwrap();
    }
}

/// The path of an SQLite file that disappears with this value.
#[derive(Debug)]
pub struct TempFile(PathBuf);

impl TempFile {
    /// A path at which there is nothing yet.
    #[expect(clippy::new_without_default, reason = "every new one is another")]
    pub fn new() -> Self {
        Self(std::env::temp_dir().join(format!("razrez_{}.db", fresh_name())))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its address; connecting creates the file.
    pub fn url(&self) -> String {
        format!("sqlite://{}?mode=rwc", self.0.display())
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            // What SQLite has already removed need not be removed again.
            let _may_be_gone = std::fs::remove_file(path);
        }
    }
}

fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
