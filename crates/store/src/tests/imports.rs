//! Importing: round trip, the same file, replacing, refusing, versions.

use analysis::{
    Batch, Cube, UnitKind,
    tally::{Journal, Sum},
};

use crate::{
    DataVersion, Problem, Refusal, Store, StoreError, connect,
    testing::{batch, on_each_database, on_each_url, origin, result, synthetic},
};

pub(super) async fn import(store: &Store, batch: &Batch, contents: &str) -> crate::Taken {
    store.take_over(batch, &origin(contents), |_progress| {}).await.unwrap()
}

pub(super) async fn cube(store: &Store) -> Cube {
    store.load_cube().await.unwrap().1
}

#[tokio::test]
async fn an_empty_store_has_an_empty_cube() {
    on_each_database(async |store| {
        let (version, cube) = store.load_cube().await.unwrap();
        assert_eq!(version, DataVersion::NONE);
        assert!(cube.is_empty());
        assert!(store.batches().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_goes_in_comes_out() {
    on_each_database(async |store| {
        let batch = batch([
            result().school("2"),
            result().school("1").year(2020),
            result().school("3").municipality("village").grade("6"),
            result().subject("russian").group("girls"),
        ]);
        let taken = import(store, &batch, "file").await;
        let (version, cube) = store.load_cube().await.unwrap();
        assert_eq!((taken.cells, taken.replaced, taken.already_there), (4, 0, false));
        assert_eq!(version, taken.version);
        assert_eq!(cube, batch.into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn more_cells_than_one_statement_takes_come_out_too() {
    on_each_database(async |store| {
        let batch = synthetic(20_000);
        let mut steps = Vec::new();
        let progress = |it: crate::Progress| steps.push(it);
        store.take_over(&batch, &origin("large"), progress).await.unwrap();
        assert!(steps.is_sorted_by_key(|it| it.done), "progress goes forward");
        assert_eq!(steps.last().map(|it| (it.done, it.total)), Some((20_000, 20_000)));
        assert_eq!(cube(store).await, batch.into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    on_each_database(async |store| {
        let first = import(store, &batch([result()]), "file").await;
        // Only the contents count: not the name, not what an importer makes of them.
        let again = import(store, &batch([result().marks([0, 0, 0, 9])]), "file").await;
        assert_eq!(again, crate::Taken { already_there: true, ..first });
        assert_eq!(store.version().await.unwrap(), first.version);
        assert_eq!(store.batches().await.unwrap().len(), 1);
        assert_eq!(cube(store).await, batch([result()]).into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_later_file_completes_a_cell_with_the_parts_it_has() {
    on_each_database(async |store| {
        let both = batch([result()]);
        let (mut marks, mut journal, mut expected) = (both.clone(), both.clone(), both);
        let compared = Some(Journal { lower: 3, same: 6, higher: 1 });
        marks.cells[0].tally.journal = None;
        journal.cells[0].tally.levels = None;
        journal.cells[0].tally.journal = compared;
        expected.cells[0].tally.journal = compared;
        import(store, &marks, "marks").await;
        import(store, &journal, "journal").await;
        assert_eq!(cube(store).await, expected.into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_later_file_replaces_cells_and_adds_others() {
    on_each_database(async |store| {
        import(store, &batch([result().school("1"), result().school("2")]), "old").await;
        let corrected = result().school("2").marks([0, 0, 1, 9]);
        let taken = import(store, &batch([corrected, result().school("3")]), "new").await;
        assert_eq!((taken.cells, taken.replaced), (2, 1));

        let expected = batch([result().school("1"), corrected, result().school("3")]);
        assert_eq!(cube(store).await, expected.into_cube().unwrap());
        let replaced: Vec<_> =
            store.batches().await.unwrap().into_iter().map(|it| (it.id, it.replaced)).collect();
        assert_eq!(replaced, [(2, 1), (1, 0)], "the latest first");
    })
    .await;
}

#[tokio::test]
async fn a_school_moves_where_the_latest_file_puts_it() {
    on_each_database(async |store| {
        import(store, &batch([result().municipality("town")]), "old").await;
        import(store, &batch([result().municipality("village")]), "new").await;
        let cube = cube(store).await;
        let territory = cube.territory();
        let school = territory.find(UnitKind::School, "1").unwrap();
        let village = territory.ancestor(school, UnitKind::Municipality).unwrap();
        assert_eq!(territory.unit(village).code.as_str(), "village");
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_contradicts_itself_leaves_everything_as_it_was() {
    let good = || batch([result().school("7")]);
    let mut unlisted = good();
    unlisted.cells[0].place.subject = 9;
    let mut nowhere = good();
    nowhere.cells[0].unit = 99;
    let mut orphan = good();
    orphan.units.rotate_left(1);
    let mut oversized = good();
    oversized.cells[0].tally.scores = Some(Sum { n: 1, sum: i128::from(i64::MAX) + 1 });
    let mut crowded = good();
    crowded.cells[0].tally.participants = u64::from(u32::MAX) + 1;
    let mut unsourced = good();
    unsourced.dictionary.sources.clear();
    unsourced.dictionary.procedures[0].detail =
        analysis::dictionary::Detail::Procedure { source: "nobody".parse().unwrap() };
    let cases = [
        ("two cells at one place", batch([result(), result()])),
        ("unknown subject", unlisted),
        ("unknown unit", nowhere),
        ("a school before its town", orphan),
        ("a sum beyond 64 bits", oversized),
        ("a count beyond 32 bits", crowded),
        ("unknown source", unsourced),
    ];
    on_each_database(async |store| {
        import(store, &batch([result()]), "good").await;
        let before = (store.load_cube().await.unwrap(), store.batches().await.unwrap());
        for (name, bad) in &cases {
            let refused = store.take_over(bad, &origin(name), |_progress| {}).await;
            assert!(matches!(refused, Err(StoreError::Refused(_))), "case: {name}: {refused:?}");
            let after = (store.load_cube().await.unwrap(), store.batches().await.unwrap());
            assert_eq!(before, after, "case: {name}");
        }
        import(store, &batch([result().school("2")]), "and it goes on").await;
    })
    .await;
}

#[tokio::test]
async fn a_refusal_names_the_place() {
    let store = connect("sqlite::memory:").await.unwrap();
    let twice = batch([result(), result()]);
    let refused = store.take_over(&twice, &origin("twice"), |_progress| {}).await;
    let Err(StoreError::Refused(Refusal::Duplicate { place, unit })) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!((place, unit.as_str()), (twice.cells[0].place, "1"));
}

#[tokio::test]
async fn problems_are_kept_with_their_places() {
    on_each_database(async |store| {
        let problem = |line, column: Option<&str>| Problem {
            file: "Данные.csv".to_owned(),
            line,
            column: column.map(str::to_owned),
            found: "двадцать".to_owned(),
            expected: "a number".to_owned(),
        };
        let problems = vec![problem(Some(7), Some("n")), problem(None, None)];
        let origin = crate::Origin { problems, ..origin("file") };
        let taken = store.take_over(&batch([result()]), &origin, |_progress| {}).await.unwrap();
        assert_eq!(store.problems(taken.batch_id).await.unwrap(), origin.problems);
        let batches = store.batches().await.unwrap();
        let record = &batches[0];
        assert_eq!((record.problems, record.rows_read, record.cells), (2, 1, 1));
        assert_eq!(record.source.as_ref().map(|it| it.as_str()), Some("test"));
        assert_eq!(record.sha256.len(), 64);
    })
    .await;
}

#[tokio::test]
async fn another_connection_sees_the_new_version() {
    on_each_url(async |url| {
        let (server, importer) = (connect(url).await.unwrap(), connect(url).await.unwrap());
        assert_eq!(server.version().await.unwrap(), DataVersion::NONE);
        let first = import(&importer, &batch([result()]), "first").await;
        assert_eq!(server.version().await.unwrap(), first.version);
        let second = import(&importer, &batch([result()]), "second").await;
        assert!(first.version < second.version);
        assert_eq!(server.version().await.unwrap(), second.version);
        assert_eq!(cube(&server).await, cube(&importer).await);
        server.close().await.unwrap();
        importer.close().await.unwrap();
    })
    .await;
}
