//! Opening a database: settings, migrations, and the two kinds of transaction.

use std::time::{Duration, Instant};

use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, IsolationLevel, RuntimeErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use crate::{StoreError, error::Doing};

/// An open database with a current schema; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
}

/// Longer than the longest import: writers queue instead of failing.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a program rests before it tries again to open a file that is being opened.
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(20);

/// Opens the database at `url`, written as sqlx writes it, and brings its schema up to date.
///
/// `sqlite://razrez.db?mode=rwc` creates the file, `sqlite::memory:` lives as long as the
/// store, `postgres://…` must exist.
///
/// # Errors
///
/// [`StoreError::NewerSchema`] if a newer program has written to the database,
/// [`StoreError::Database`] if it cannot be opened or migrated.
pub async fn connect(url: &str) -> Result<Store, StoreError> {
    let mut options = ConnectOptions::new(url);
    // Statements of an import are 100 kB long: neither logs nor spans want them.
    options.sqlx_logging(false).record_stmt_in_spans(false).acquire_timeout(PATIENCE);
    if url.starts_with("sqlite:") {
        set_up_sqlite(&mut options, url.contains(":memory:") || url.contains("mode=memory"));
    }
    let db = open(options).await.doing("opening the database")?;
    migrate(&db).await?;
    let store = Store { db };
    store.add_up_rows().await?;
    Ok(store)
}

/// Opens a database as it is, without making or changing anything in it.
///
/// `None` if there is none yet: no file, or an empty one.
///
/// # Errors
///
/// As for [`connect`], and [`StoreError::OlderSchema`] if the schema has to be brought up to
/// date first.
pub async fn connect_as_it_is(url: &str) -> Result<Option<Store>, StoreError> {
    if let Some(rest) = url.strip_prefix("sqlite:") {
        let path = rest.trim_start_matches("//").split('?').next().unwrap_or_default();
        if !std::path::Path::new(path).exists() {
            return Ok(None);
        }
    }
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).record_stmt_in_spans(false).acquire_timeout(PATIENCE);
    let db = open(options).await.doing("opening the database")?;
    refuse_newer(migrations::newer_than_known(&db).await)?;
    let missing = Migrator::get_pending_migrations_read_only(&db).await.doing(READING_SCHEMA)?;
    match missing.len() {
        0 => Ok(Some(Store { db })),
        all if all == Migrator::migrations().len() => Ok(None),
        _ => Err(StoreError::OlderSchema),
    }
}

/// Opens the pool, waiting for another program that is opening the same new file.
///
/// Switching a new file to WAL takes a lock for which SQLite does not wait by itself, whatever
/// the busy timeout: two programs that start at once would fail in one of them.
async fn open(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    let begun = Instant::now();
    loop {
        match Database::connect(options.clone()).await {
            Err(error) if is_busy(&error) && begun.elapsed() < PATIENCE => {
                tokio::time::sleep(BETWEEN_ATTEMPTS).await;
            }
            opened => return opened,
        }
    }
}

/// Whether SQLite says that another connection is at work (code 5 and its variants).
fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause)) | DbErr::Exec(RuntimeErr::SqlxError(cause))) =
        error
    else {
        return false;
    };
    let code = cause.as_database_error().and_then(|cause| cause.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

fn set_up_sqlite(options: &mut ConnectOptions, in_memory: bool) {
    if in_memory {
        // Every connection would be a database of its own, and closing it would lose it.
        options.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
    } else {
        options.max_connections(8);
    }
    options.map_sqlx_sqlite_opts(|options| {
        options
            .journal_mode(SqliteJournalMode::Wal)
            // With WAL a crash of the program loses nothing, a power cut at most the last commit.
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
    });
}

/// Applies missing steps in one transaction, so a schema too is there whole or not at all.
async fn migrate(db: &DatabaseConnection) -> Result<(), StoreError> {
    refuse_newer(migrations::newer_than_known(db).await)?;
    let missing = Migrator::get_pending_migrations_read_only(db).await.doing(READING_SCHEMA)?;
    if missing.is_empty() {
        return Ok(());
    }
    let tx = begin_writing(db).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        // Two programs may start at once; the number only has to be the same for both.
        let lock = "SELECT pg_advisory_xact_lock(7205759403)";
        tx.execute_unprepared(lock).await.doing("waiting to migrate the schema")?;
    }
    refuse_newer(migrations::newer_than_known(&tx).await)?;
    Migrator::up(&tx, None).await.doing("migrating the schema")?;
    tx.commit().await.doing("migrating the schema")
}

const READING_SCHEMA: &str = "reading the version of the schema";

fn refuse_newer(found: Result<Option<String>, sea_orm::DbErr>) -> Result<(), StoreError> {
    match found.doing(READING_SCHEMA)? {
        None => Ok(()),
        Some(found) => Err(StoreError::NewerSchema { found, known: migrations::newest() }),
    }
}

async fn begin_writing(db: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let options = TransactionOptions {
        // A read lock that becomes a write lock fails at once when another writer came first.
        sqlite_transaction_mode: sqlite.then_some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    db.begin_with_options(options).await.doing("waiting for other imports")
}

impl Store {
    /// A transaction that is the only one writing.
    pub(crate) async fn begin_alone(&self) -> Result<DatabaseTransaction, StoreError> {
        let tx = begin_writing(&self.db).await?;
        if self.db.get_database_backend() == DbBackend::Postgres {
            let lock = "LOCK TABLE batches IN EXCLUSIVE MODE";
            tx.execute_unprepared(lock).await.doing("waiting for other imports")?;
        }
        Ok(tx)
    }

    /// A transaction that sees one state of the data throughout.
    pub(crate) async fn begin_reading(&self) -> Result<DatabaseTransaction, StoreError> {
        // SQLite always reads like this.
        let postgres = self.db.get_database_backend() == DbBackend::Postgres;
        let options = TransactionOptions {
            isolation_level: postgres.then_some(IsolationLevel::RepeatableRead),
            access_mode: postgres.then_some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        self.db.begin_with_options(options).await.doing("beginning to read")
    }

    /// Closes all connections; SQLite then folds its journal into the file.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if a connection does not close.
    pub async fn close(self) -> Result<(), StoreError> {
        self.db.close().await.doing("closing the database")
    }
}
