//! What pupil rows add up to, for signals: kept with them, gone with them, not read for the public.

use analysis::{
    Policy, Pupil,
    pupil::{Attempt, Status},
};
use sea_orm::EntityTrait;

use super::{
    origins::published,
    pupils::{rows_of, schools, take},
};
use crate::{entities::row_sums, testing::on_each_database};

#[tokio::test]
async fn e15_scores_around_boundaries_are_counted_by_school_for_signals() {
    on_each_database(async |store| {
        let batch = schools();
        // Marks 3 and 4 meet at 11; 13 lies outside its surroundings, and who was absent is not counted.
        let scores =
            [("1", 9, 3), ("1", 10, 3), ("1", 11, 4), ("1", 13, 4), ("2", 12, 4), ("2", 12, 4)];
        let told: Vec<(&str, u32, u8)> =
            (1..).zip(scores).map(|(line, (school, _, mark))| (school, line, mark)).collect();
        let mut pupils = rows_of(&batch, &told);
        for (row, (_, score, _)) in pupils.rows.iter_mut().zip(scores) {
            row.primary = Some(score);
        }
        let absent = Pupil { status: Status::Absent, line: 9, ..pupils.rows[2].clone() };
        pupils.rows.push(absent);
        take(store, "first", &batch, &pupils).await;
        let of = async || {
            let cube = published(store).await;
            let heaps = cube.get().dictionary().signals.heaps.clone();
            let told = heaps.into_iter().map(|it| {
                let code = cube.get().territory().unit(it.unit).code.to_string();
                (code, it.mark, it.above, it.all)
            });
            told.collect::<Vec<_>>()
        };
        let expected = [("1".to_owned(), 4, 1, 3), ("2".to_owned(), 4, 2, 2)];
        assert_eq!(of().await, expected);
        // The same school once more: the later import is the one that counts.
        let mut again = rows_of(&batch, &[("2", 1, 3), ("2", 2, 4)]);
        again.rows[0].primary = Some(10);
        take(store, "second", &batch, &again).await;
        let expected = [("1".to_owned(), 4, 1, 3), ("2".to_owned(), 4, 1, 2)];
        assert_eq!(of().await, expected);
    })
    .await;
}

#[tokio::test]
async fn e13_sums_of_rows_are_kept_for_signals_and_added_up_where_they_lack() {
    on_each_database(async |store| {
        let batch = schools();
        let mut pupils = rows_of(&batch, &[("1", 2, 3), ("1", 3, 4), ("1", 4, 4), ("2", 5, 5)]);
        // Not there, and the first of two sittings: neither counts.
        pupils.rows[1].status = Status::Absent;
        pupils.rows[2].attempt = Attempt::First;
        take(store, "first", &batch, &pupils).await;
        let told = async || {
            let cube = published(store).await;
            let rows = cube.get().dictionary().signals.rows.clone();
            let territory = cube.get().territory();
            let schools = rows.iter().flat_map(|it| &it.schools);
            let told =
                schools.map(|it| (territory.unit(it.unit).code.to_string(), it.items.clone()));
            (rows.iter().map(|it| it.most.clone()).collect::<Vec<_>>(), told.collect::<Vec<_>>())
        };
        // Each pupil has two points in the first task and has not begun the second.
        let items = || vec![[2, 1], [0, 1]];
        let expected =
            (vec![vec![2, 0]], vec![("1".to_owned(), items()), ("2".to_owned(), items())]);
        assert_eq!(told().await, expected);
        row_sums::Entity::delete_many().exec(&store.db).await.unwrap();
        assert_eq!(told().await, (vec![], vec![]), "as before they were kept");
        store.add_up_rows().await.unwrap();
        assert_eq!(told().await, expected);
        let version = store.load_cube_called(&|_| None, Policy::Public).await.unwrap().1;
        assert!(version.dictionary().signals.rows.is_empty(), "not even read");
        store.undo(1, "tester").await.unwrap();
        assert!(row_sums::Entity::find().all(&store.db).await.unwrap().is_empty());
    })
    .await;
}
