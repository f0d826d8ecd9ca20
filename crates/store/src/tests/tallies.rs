//! Every part of a tally survives, alone and together.

use analysis::{
    Tally,
    tally::{Attendance, Journal, Levels, Sum},
};
use proptest::prelude::*;

use super::imports::{cube, import};
use crate::{
    tally::{from_row, to_row},
    testing::{batch, on_each_database, result},
};

fn full() -> Tally {
    Tally {
        participants: 11,
        attendance: Some(Attendance { registered: 14, present: 12, valid: 11 }),
        levels: Some(Levels { counts: [1, 2, 3, 4, 0, 0], not_graded: 1 }),
        scores: Some(Sum { n: 10, sum: -7_250 }),
        squares: Some(Sum { n: 9, sum: i128::from(i64::MAX) }),
        points_max: Some(Sum { n: 8, sum: 0 }),
        journal: Some(Journal { lower: 5, same: 6, higher: 0 }),
    }
}

#[tokio::test]
async fn every_part_survives_alone_and_together() {
    let none = Tally { participants: 11, ..Tally::default() };
    let cases = [
        ("nothing but participants", none),
        ("attendance", Tally { attendance: full().attendance, ..none }),
        ("levels", Tally { levels: full().levels, ..none }),
        ("scores", Tally { scores: full().scores, ..none }),
        ("squares", Tally { squares: full().squares, ..none }),
        ("points", Tally { points_max: full().points_max, ..none }),
        ("journal", Tally { journal: full().journal, ..none }),
        ("everything", full()),
    ];
    for (name, tally) in cases {
        on_each_database(async |store| {
            let batch = batch([result().tally(tally)]);
            import(store, &batch, name).await;
            assert_eq!(cube(store).await, batch.into_cube().unwrap(), "case: {name}");
        })
        .await;
    }
}

#[test]
fn half_a_part_is_noticed() {
    let mut row = to_row(&full()).unwrap();
    row[5] = None;
    assert!(from_row(row).is_err());
}

fn count() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..100, Just(u64::from(u32::MAX)), any::<u32>().prop_map(u64::from)]
}

fn sum() -> impl Strategy<Value = Option<Sum>> {
    let sum = (count(), any::<i64>()).prop_map(|(n, sum)| Sum { n, sum: sum.into() });
    prop::option::of(sum)
}

fn tally() -> impl Strategy<Value = Tally> {
    let attendance = (count(), count(), count())
        .prop_map(|(registered, present, valid)| Attendance { registered, present, valid });
    let levels = (prop::array::uniform6(count()), count())
        .prop_map(|(counts, not_graded)| Levels { counts, not_graded });
    let journal = (count(), count(), count()).prop_map(|(lower, same, higher)| Journal {
        lower,
        same,
        higher,
    });
    let parts = (prop::option::of(attendance), prop::option::of(levels), prop::option::of(journal));
    (count(), parts, sum(), sum(), sum()).prop_map(
        |(participants, (attendance, levels, journal), scores, squares, points_max)| Tally {
            participants,
            attendance,
            levels,
            scores,
            squares,
            points_max,
            journal,
        },
    )
}

proptest! {
    #[test]
    fn a_row_is_read_as_it_was_written(tally in tally()) {
        prop_assert_eq!(from_row(to_row(&tally).unwrap()).unwrap(), tally);
    }
}

proptest! {
    // Each case makes databases, so there are few of them, with many tallies each.
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 32, ..ProptestConfig::default() })]
    #[test]
    fn tallies_survive_the_database(tallies in prop::collection::vec(tally(), 1..60)) {
        let rows = tallies.iter().zip(2001..).map(|(it, year)| result().year(year).tally(*it));
        let batch = batch(rows);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(on_each_database(async |store| {
            import(store, &batch, "file").await;
            assert_eq!(cube(store).await, batch.clone().into_cube().unwrap());
        }));
    }
}
