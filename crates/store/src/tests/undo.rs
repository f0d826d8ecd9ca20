//! Undoing: as if the import had never been, whichever it was.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sea_orm::{ConnectionTrait, Statement};

use super::{
    files::{File, file},
    imports::{cube, import},
};
use crate::{
    Evidence, Irreversible, Store, StoreError, Taken, connect,
    testing::{TempFile, batch, on_each_database, origin, result},
};

#[tokio::test]
async fn what_an_import_covered_shows_again() {
    on_each_database(async |store| {
        let first = batch([result().school("1"), result().school("2")]);
        import(store, &first, "first").await;
        let before = (cube(store).await, rows(store).await);
        let second = batch([result().school("2").marks([0, 0, 1, 9]), result().school("3")]);
        let taken = import(store, &second, "second").await;
        assert_eq!((taken.cells, taken.replaced), (2, 1));

        let undone = store.undo(taken.batch_id, "tester").await.unwrap();
        assert_eq!(undone.cells, 2);
        assert!(undone.version > taken.version, "open pages hear of it");
        assert_eq!((cube(store).await, rows(store).await), before);
        let records = store.batches().await.unwrap();
        assert_eq!(records[0].undone.as_ref().map(|it| it.by.as_str()), Some("tester"));
        assert_eq!((records[0].sha256.len(), &records[1].undone), (64, &None));
    })
    .await;
}

#[tokio::test]
async fn an_undone_file_may_be_imported_again() {
    on_each_database(async |store| {
        let contents = batch([result()]);
        let taken = import(store, &contents, "file").await;
        for _ in 0..2 {
            let last = store.batches().await.unwrap()[0].id;
            store.undo(last, "tester").await.unwrap();
            assert!(cube(store).await.is_empty());
            let again = import(store, &contents, "file").await;
            assert!(!again.already_there && again.batch_id > taken.batch_id);
            assert_eq!(cube(store).await, contents.clone().into_cube().unwrap());
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_undone_is_refused() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "first").await;
        let mut unsourced = batch([result().school("2")]);
        unsourced.dictionary.sources.clear();
        let second = import(store, &unsourced, "second").await;
        let refused = async |number| match store.undo(number, "tester").await {
            Err(StoreError::Irreversible(reason)) => reason,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(99).await, Irreversible::Unknown(99));
        assert!(matches!(refused(1).await, Irreversible::Needed(_)), "the second has its source");
        store.undo(second.batch_id, "tester").await.unwrap();
        assert_eq!(refused(second.batch_id).await, Irreversible::Undone(second.batch_id));
        store.db.execute_unprepared("DELETE FROM batch_contents").await.unwrap();
        assert_eq!(refused(1).await, Irreversible::NothingKept(1));
        assert_eq!(cube(store).await, batch([result()]).into_cube().unwrap());
    })
    .await;
}

/// Every row a cube is loaded from, its number included; aliases only in their order.
pub(super) async fn rows(store: &Store) -> Vec<String> {
    let mut all = Vec::new();
    for (table, columns, order) in [
        ("sources", "id, code, title", "id"),
        ("procedures", "id, code, name, aliases, source_code", "id"),
        ("subjects", "id, code, name, aliases", "id"),
        ("grades", "id, code, name, aliases, programme_from", "id"),
        ("pupil_groups", "id, code, name, aliases", "id"),
        ("scales", "id, code, quality_from", "id"),
        ("partitions", "id, dimension, procedure_id, whole_id, part_id, family", "id"),
        ("not_held", "id, procedure_id, grade_id, year, term", "id"),
        ("breaks", "id, procedure_id, grade_id, since, reason", "id"),
        ("units", "id, kind, code, name, place, parent_id", "id"),
        ("unit_aliases", "unit_id, alias", "unit_id, id"),
        ("unit_codes", "unit_id, year, code", "unit_id, year, code"),
        (
            "tallies",
            "id, batch_id, subject_id, unit_id, participants, level_1, level_4, lines",
            "id",
        ),
        ("pupil_works", "id, batch_id, procedure_id, subject_id, grade_id", "id"),
        ("pupils", "id, work_id, unit_id, line, code, mark", "id"),
        ("row_sums", "work_id, unit_id", "work_id, unit_id"),
        ("work_plans", "batch_id, procedure, subject, grade, year, tasks", "id"),
        ("work_boundaries", "batch_id, procedure, subject, grade, year, lowest", "id"),
        ("context_values", "batch_id, unit_id, characteristic, year, value", "unit_id, year"),
        ("clusters", "code, name, since", "code"),
        ("cluster_members", "unit_id", "unit_id"),
        ("set_aside", "batch_id, aside_id", "batch_id, aside_id"),
    ] {
        let columns = columns.replace(", ", ", '|', ");
        let text = format!("SELECT concat({columns}) FROM {table} ORDER BY {order}");
        let query = Statement::from_string(store.db.get_database_backend(), text);
        for row in store.db.query_all_raw(query).await.unwrap() {
            all.push(format!("{table}: {}", row.try_get_by_index::<String>(0).unwrap()));
        }
    }
    all
}

/// Takes files over in their order, each with its number; one that replaces stands in the place of those
/// before it as far back as each of these replaces too, for so it was when all were there.
async fn take(store: &Store, files: &[(usize, &File)], all: &[File]) {
    let mut imports: BTreeMap<usize, i32> = BTreeMap::new();
    for (number, file) in files {
        let first = (0..=*number).rev().find(|it| *it == 0 || !all[*it].replaces).unwrap_or(0);
        let aside = imports.range(first..*number).map(|it| *it.1);
        let aside: Vec<i32> = aside.collect();
        let standing = store.batches().await.unwrap();
        let counts = |it: &i32| standing.iter().any(|of| of.id == *it && of.replaced_by.is_none());
        let aside: Vec<i32> = aside.into_iter().filter(counts).collect();
        let taken = take_one(store, *number, file, &aside).await;
        imports.insert(*number, taken.batch_id);
    }
}

/// Takes a file over; one that replaces stands in the place of these imports.
pub(super) async fn take_one(store: &Store, number: usize, file: &File, aside: &[i32]) -> Taken {
    let instead_of = if file.replaces { aside } else { &[] };
    let evidence = Evidence { pupils: Some(&file.pupils), instead_of, ..Evidence::default() };
    let origin = origin(&number.to_string());
    store.take_over_with(&file.batch, &origin, evidence, |_progress| {}).await.unwrap()
}

async fn store_of(files: &[(usize, &File)], all: &[File]) -> (TempFile, Store) {
    let path = TempFile::new();
    let store = connect(&path.url()).await.unwrap();
    take(&store, files, all).await;
    (path, store)
}

proptest! {
    // Each case makes several databases, so there are few of them.
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 64, ..ProptestConfig::default() })]
    #[test]
    fn undoing_leaves_what_the_other_imports_make(
        files in prop::collection::vec(file(), 2..5),
        order in prop::collection::vec(any::<prop::sample::Index>(), 4),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(on_each_database(async |store| {
            let mut left: Vec<(usize, &File)> = files.iter().enumerate().collect();
            take(store, &left[..left.len() - 1], &files).await;
            let before = rows(store).await;
            let (last, file) = left[left.len() - 1];
            // Of those before it the one before counts: whatever that replaces does not.
            let before_it = if last > 0 { vec![i32::try_from(last).unwrap()] } else { Vec::new() };
            take_one(store, last, file, &before_it).await;
            for step in &order {
                let (number, _) = left.remove(step.index(left.len()));
                store.undo(i32::try_from(number).unwrap() + 1, "tester").await.unwrap();
                if number + 1 == files.len() && left.len() + 1 == files.len() {
                    assert_eq!(&rows(store).await, &before, "importing and undoing is nothing");
                }
                let (_path, replayed) = store_of(&left, &files).await;
                assert_eq!(cube(store).await, cube(&replayed).await, "without {number}");
                if left.is_empty() {
                    break;
                }
            }
        }));
    }
}
