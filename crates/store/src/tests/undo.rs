//! Undoing: as if the import had never been, whichever it was.

use analysis::{
    Batch, Dimension, Tally,
    dictionary::{Break, Member, Partition},
    tally::{Journal, Levels, Sum},
};
use proptest::{prelude::*, sample::select};
use sea_orm::{ConnectionTrait, Statement};

use super::imports::{cube, import};
use crate::{
    Irreversible, Store, StoreError, connect,
    testing::{ResultBuilder, TempFile, batch, on_each_database, result},
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
async fn rows(store: &Store) -> Vec<String> {
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
        ("tallies", "id, batch_id, subject_id, unit_id, participants, level_1, level_4", "id"),
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

fn tally() -> impl Strategy<Value = Tally> {
    let levels = prop::array::uniform4(0_u64..9)
        .prop_map(|[a, b, c, d]| Levels { counts: [a, b, c, d, 0, 0], not_graded: 0 });
    let journal = (0_u64..9, 0_u64..9).prop_map(|(lower, same)| Journal { lower, same, higher: 1 });
    let scores = (1_u64..9, 0_i128..900).prop_map(|(n, sum)| Sum { n, sum });
    (0_u64..9, prop::option::of(levels), prop::option::of(journal), prop::option::of(scores))
        .prop_map(|(participants, levels, journal, scores)| Tally {
            participants,
            levels,
            journal,
            scores,
            ..Tally::default()
        })
}

fn cell() -> impl Strategy<Value = ResultBuilder> {
    let place = (
        select(&["1", "2", "3", "4"][..]),
        select(&["town", "village"][..]),
        select(&["math", "russian", "physics"][..]),
        select(&["4", "5", "6"][..]),
        select(&["all", "girls", "boys"][..]),
    );
    (place, select(&["vpr", "oge"][..]), 2022_i16..2024, tally()).prop_map(
        |((school, municipality, subject, grade, group), procedure, year, tally)| {
            let at = result().school(school).municipality(municipality).procedure(procedure);
            at.subject(subject).grade(grade).group(group).year(year).tally(tally)
        },
    )
}

/// A file: cells that do not contradict each other, and what it says beside them.
fn file() -> impl Strategy<Value = Batch> {
    let said = (any::<[bool; 4]>(), 0_usize..3, select(&["all", "vsichki"][..]));
    (prop::collection::vec(cell(), 1..12), said).prop_map(|(cells, (says, name, everybody))| {
        let mut file = batch(cells);
        let mut seen = std::collections::HashSet::new();
        file.cells.retain(|it| seen.insert((it.place, it.unit)));
        if everybody != "all" && file.dictionary.groups.len() == 1 {
            file.dictionary.groups[0] = Member::new(everybody, "Всички");
        }
        let [renames, adds_spelling, breaks, joins] = says;
        if renames {
            file.dictionary.subjects[0].name = format!("Предмет {name}");
            file.units.last_mut().unwrap().0.name = format!("Школа {name}");
        }
        if adds_spelling {
            file.units[1].0.aliases = (0..=name).rev().map(|it| format!("г. {it}")).collect();
        }
        let year = file.cells[0].place.year;
        if breaks {
            let reason = format!("причина {name}");
            file.dictionary.breaks.push(Break { procedure: 0, grade: None, since: year, reason });
        }
        if joins && file.dictionary.grades.len() > 1 {
            file.dictionary.grades.push(Member::new("4-6", "4–6"));
            let whole = u16::try_from(file.dictionary.grades.len() - 1).unwrap();
            let (dimension, procedure) = (Dimension::Grade, None);
            let (part, family, is_exhaustive) = (0, 0, true);
            let partition = Partition { dimension, procedure, whole, part, family, is_exhaustive };
            file.dictionary.partitions.push(partition);
        }
        file
    })
}

async fn store_of(files: &[(usize, &Batch)]) -> (TempFile, Store) {
    let path = TempFile::new();
    let store = connect(&path.url()).await.unwrap();
    for (number, file) in files {
        import(&store, file, &number.to_string()).await;
    }
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
            let mut left: Vec<(usize, &Batch)> = files.iter().enumerate().collect();
            let mut before = Vec::new();
            for (number, file) in &left {
                before = rows(store).await;
                import(store, file, &number.to_string()).await;
            }
            for step in &order {
                let (number, _) = left.remove(step.index(left.len()));
                store.undo(i32::try_from(number).unwrap() + 1, "tester").await.unwrap();
                if number + 1 == files.len() && left.len() + 1 == files.len() {
                    assert_eq!(&rows(store).await, &before, "importing and undoing is nothing");
                }
                let (_path, replayed) = store_of(&left).await;
                assert_eq!(cube(store).await, cube(&replayed).await, "without {number}");
                if left.is_empty() {
                    break;
                }
            }
        }));
    }
}
