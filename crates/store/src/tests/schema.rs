//! The schema: up, down, up again, and refusing what is newer.

use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;

use super::imports::{cube, import};
use crate::{
    StoreError, connect,
    testing::{batch, on_each_database, on_each_url, origin, result},
};

#[tokio::test]
async fn every_step_goes_down_and_up_again_with_data_in_it() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        for _ in Migrator::migrations() {
            Migrator::down(&store.db, Some(1)).await.unwrap();
        }
        Migrator::up(&store.db, None).await.unwrap();
        assert!(store.batches().await.unwrap().is_empty());
        import(store, &batch([result()]), "file").await;
        assert_eq!(cube(store).await, batch([result()]).into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn connecting_again_finds_everything_as_it_was() {
    on_each_url(async |url| {
        let store = connect(url).await.unwrap();
        import(&store, &batch([result()]), "file").await;
        store.close().await.unwrap();
        let store = connect(url).await.unwrap();
        assert_eq!(cube(&store).await, batch([result()]).into_cube().unwrap());
        store.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_schema_newer_than_the_program_is_refused() {
    on_each_url(async |url| {
        let store = connect(url).await.unwrap();
        let newer = "INSERT INTO seaql_migrations VALUES ('m20991231_000001_telepathy', 0)";
        store.db.execute_unprepared(newer).await.unwrap();
        store.close().await.unwrap();
        let refused = connect(url).await;
        let Err(error @ StoreError::NewerSchema { .. }) = refused else { panic!("{refused:?}") };
        let message = error.to_string();
        assert!(message.contains("m20991231_000001_telepathy"), "{message}");
        assert!(message.contains(&migrations::newest()), "{message}");
    })
    .await;
}

#[tokio::test]
async fn two_programs_may_start_at_once_on_an_empty_database() {
    // Who comes first differs from time to time: the odds of a clash grow with the attempts.
    for _attempt in 0..8 {
        start_twice_at_once().await;
    }
}

async fn start_twice_at_once() {
    on_each_url(async |url| {
        let (one, other) = tokio::join!(connect(url), connect(url));
        let (one, other) = (one.unwrap(), other.unwrap());
        let taken =
            one.take_over(&batch([result()]), &origin("file"), |_progress| {}).await.unwrap();
        assert_eq!(other.version().await.unwrap(), taken.version);
        one.close().await.unwrap();
        other.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_no_database_is_an_error_with_a_cause() {
    for url in ["sqlite:///nowhere/at/all.db", "mysql://localhost/x", "nonsense"] {
        let error = connect(url).await.unwrap_err();
        assert_eq!(error.to_string(), "the database failed while opening the database");
        assert!(std::error::Error::source(&error).is_some());
    }
}
