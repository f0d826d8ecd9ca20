//! A file in the place of earlier ones: what only they say is gone, and shows again when it is undone.

use std::collections::BTreeSet;

use analysis::{
    Batch, Dimension, Tally,
    context::{Characteristic, Context, Fact},
    origin,
};

use super::{
    imports::{cube, import},
    origins::{published, view},
    pupils::{rows_of, schools, take},
};
use crate::{
    Evidence, Gone, Refusal, Store, StoreError, Taken,
    testing::{batch, on_each_database, origin as file, result},
};

async fn instead(store: &Store, batch: &Batch, name: &str, of: &[i32]) -> Taken {
    let evidence = Evidence { instead_of: of, ..Evidence::default() };
    store.take_over_with(batch, &file(name), evidence, |_progress| {}).await.unwrap()
}

async fn refusal(store: &Store, batch: &Batch, of: &[i32]) -> Refusal {
    let evidence = Evidence { instead_of: of, ..Evidence::default() };
    let taken = store.take_over_with(batch, &file("refused"), evidence, |_progress| {}).await;
    match taken {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// Three schools, and what corrects it: the second has other marks, the third was a mistake.
fn wrong() -> Batch {
    batch([result().school("1"), result().school("2"), result().school("3")])
}

fn right() -> Batch {
    batch([result().school("1"), result().school("2").marks([0, 0, 1, 9])])
}

#[tokio::test]
async fn what_a_corrected_file_does_not_say_any_more_is_gone_until_it_is_undone() {
    on_each_database(async |store| {
        import(store, &wrong(), "wrong").await;
        let before = cube(store).await;
        let taken = instead(store, &right(), "right", &[1]).await;
        let units = |it: &analysis::Cube| it.territory().len();
        let now = cube(store).await;
        assert_eq!(units(&now), units(&before), "schools stay known");
        assert_eq!(counts(store, "3").await, None);
        assert_eq!(counts(store, "2").await.unwrap()[3], 9);
        store.undo(taken.batch_id, "tester").await.unwrap();
        assert_eq!(cube(store).await, before);
        // And what was set aside can be undone itself.
        let again = instead(store, &right(), "again", &[1]).await;
        store.undo(1, "tester").await.unwrap();
        assert_eq!(cube(store).await, right().into_cube().unwrap());
        store.undo(again.batch_id, "tester").await.unwrap();
        assert!(cube(store).await.is_empty());
    })
    .await;
}

/// The marks that are there for a school.
async fn counts(store: &Store, school: &'static str) -> Option<[u64; 6]> {
    let asked = batch([result().school(school)]);
    let known = store.preview(&asked, &file("asked").sha256, &[]).await.unwrap().known;
    known.present.get(&0).map(|it| it.levels.unwrap().counts)
}

#[tokio::test]
async fn a_preview_says_what_would_be_gone() {
    on_each_database(async |store| {
        import(store, &wrong(), "wrong").await;
        // Another file has the first school too, and one year later.
        let other = batch([result().school("1"), result().school("1").year(2030)]);
        import(store, &other, "other").await;
        let of = async |instead_of: &[i32]| {
            let it = store.preview(&right(), &file("right").sha256, instead_of).await.unwrap();
            let only: Vec<_> = it.overlaps.iter().map(|it| (it.batch, it.cells, it.only)).collect();
            let counts = (it.added, it.changed, it.same, it.removed, it.untouched);
            (counts, only, it.gone)
        };
        // School 3 is only in the first file, 2030 only in the second; the batch has schools 1 and 2.
        let only = vec![(1, 2, 1), (2, 1, 1)];
        assert_eq!(of(&[]).await, ((0, 1, 1, 0, 1), only.clone(), Vec::new()));
        let (counts, _, gone) = of(&[1]).await;
        assert_eq!(counts, (0, 1, 1, 1, 0));
        let [Gone { of: place, tally }] = &gone[..] else { panic!("{gone:?}") };
        assert!(place.ends_with(" · 3"), "{place}");
        assert_eq!(tally.participants, 10);
        let (counts, _, gone) = of(&[1, 2]).await;
        assert_eq!((counts.3, gone.len()), (2, 2));
        assert!(gone[1].of.contains("2030/31"), "{}", gone[1].of);
    })
    .await;
}

#[tokio::test]
async fn one_in_between_can_be_undone_and_nothing_old_comes_back() {
    on_each_database(async |store| {
        import(store, &wrong(), "first").await;
        let second = instead(store, &right(), "second", &[1]).await;
        let third = batch([result().school("1")]);
        let last = instead(store, &third, "third", &[second.batch_id]).await;
        assert_eq!(refusal(store, &right(), &[1]).await, Refusal::NotThere(1));
        assert_eq!(refusal(store, &right(), &[99]).await, Refusal::NotThere(99));
        store.undo(second.batch_id, "tester").await.unwrap();
        assert_eq!((counts(store, "2").await, counts(store, "3").await), (None, None));
        store.undo(last.batch_id, "tester").await.unwrap();
        assert_eq!(cube(store).await, wrong().into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn context_and_pupil_rows_go_and_come_back_with_it() {
    on_each_database(async |store| {
        let mut old = schools();
        let school = old.units.iter().position(|it| it.0.code.as_str() == "1").unwrap() as u32;
        let year = "2023/24".parse().unwrap();
        let pupils =
            Fact { unit: school, characteristic: Characteristic::Pupils, year, value: 310 };
        old.dictionary.context = Context::of([pupils]);
        let rows = rows_of(&old, &[("1", 2, 5), ("2", 3, 4)]);
        take(store, "old", &old, &rows).await;
        assert_eq!(behind(store).await, (2, 1));
        let before = cube(store).await;
        let new = batch([result().school("1"), result().school("2")]);
        let taken = instead(store, &new, "new", &[1]).await;
        assert_eq!(behind(store).await, (0, 0));
        store.undo(taken.batch_id, "tester").await.unwrap();
        assert_eq!((behind(store).await, cube(store).await), ((2, 1), before));
    })
    .await;
}

/// How many pupil rows are behind the whole, and how many facts of context there are.
async fn behind(store: &Store) -> (u64, usize) {
    let cube = published(store).await;
    let asked = origin::asked(&cube, &view(&[(Dimension::Subject, "math")]));
    let rows = store.pupils(cube.get().dictionary(), &asked, 0, 9).await.unwrap();
    (rows.total, cube.get().dictionary().context.facts().count())
}

#[tokio::test]
async fn the_origin_of_a_number_is_not_in_what_was_set_aside() {
    on_each_database(async |store| {
        import(store, &wrong(), "wrong").await;
        instead(store, &right(), "right", &[1]).await;
        let cube = published(store).await;
        let asked = origin::asked(&cube, &view(&[(Dimension::Subject, "math")]));
        let found = store.origins(cube.get().dictionary(), &asked).await.unwrap();
        let found: Vec<_> = found.iter().map(|it| (it.batch, it.cells, it.covered)).collect();
        assert_eq!(found, [(2, 2, 0)]);
    })
    .await;
}

#[tokio::test]
async fn parts_that_only_the_earlier_file_had_are_gone_too() {
    on_each_database(async |store| {
        let with = |tally: Tally| {
            let mut batch = batch([result()]);
            batch.cells[0].tally = tally;
            batch
        };
        let all = batch([result()]).cells[0].tally;
        let journal = analysis::tally::Journal { lower: 3, same: 6, higher: 1 };
        import(store, &with(Tally { journal: Some(journal), ..all }), "both").await;
        instead(store, &with(all), "marks", &[1]).await;
        assert_eq!(cube(store).await, with(all).into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn the_same_contents_can_stand_in_their_own_place_when_they_say_something_else() {
    on_each_database(async |store| {
        let contents = file("protocol");
        let unmarked = batch([result().school("0101").marks([0, 0, 0, 0])]);
        let marked = batch([result().school("0101").marks([1, 2, 3, 4])]);
        let first = store.take_over(&unmarked, &contents, |_| {}).await.unwrap();
        let plain = store.preview(&marked, &contents.sha256, &[]).await.unwrap();
        assert_eq!((plain.already_there, plain.changed), (Some(first.batch_id), 1));
        let place = &[first.batch_id];
        let anew = store.preview(&marked, &contents.sha256, place).await.unwrap();
        assert_eq!((anew.already_there, anew.changed), (None, 1));
        let evidence = Evidence { instead_of: place, ..Evidence::default() };
        let second = store.take_over_with(&marked, &contents, evidence, |_| {}).await.unwrap();
        assert!(!second.already_there);
        assert_eq!(cube(store).await, marked.clone().into_cube().unwrap());
        // Given a third time it is there, and the list tells the same hash of both.
        let third = store.take_over(&marked, &contents, |_| {}).await.unwrap();
        assert_eq!((third.already_there, third.batch_id), (true, second.batch_id));
        let hashes: BTreeSet<_> =
            store.batches().await.unwrap().into_iter().map(|it| it.sha256).collect();
        assert_eq!(hashes.len(), 1);
        store.undo(second.batch_id, "tester").await.unwrap();
        assert_eq!(cube(store).await, unmarked.into_cube().unwrap());
        let back = store.take_over(&marked, &contents, |_| {}).await.unwrap();
        assert_eq!((back.already_there, back.batch_id), (true, first.batch_id));
    })
    .await;
}
