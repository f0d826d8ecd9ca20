//! Which rows are behind a number where one import tells classes and another the whole school.

use analysis::{Dimension, origin};

use super::{
    origins::{published, view},
    pupils::take,
    resits::said,
};
use crate::{Store, pupils::Seen, testing::on_each_database};

const CLASSES: &[(&str, &[(&str, u8)])] =
    &[("1.9a", &[("101", 2), ("102", 4)]), ("1.9b", &[("103", 5)])];
const WHOLE: &[(&str, &[(&str, u8)])] = &[("", &[("101", 3), ("102", 4), ("103", 5)])];

/// How many rows are behind a place's number, and what those that count add up to.
async fn behind(store: &Store, place: (Dimension, &str)) -> (u64, Seen) {
    let cube = published(store).await;
    let of_work = view(&[(Dimension::Subject, "math"), place]);
    let asked = origin::asked(&cube, &of_work.with_filter(Dimension::Procedure, "oge"));
    let rows = store.pupils(cube.get().dictionary(), &asked, 0, 9).await.unwrap();
    assert_eq!(rows.total, rows.rows.len() as u64);
    (rows.total, rows.latest)
}

const SCHOOL: (Dimension, &str) = (Dimension::School, "1");
const CLASS: (Dimension, &str) = (Dimension::Class, "1.9a");

fn all(marks: [u64; 4]) -> (u64, Seen) {
    let n = marks.iter().sum();
    (n, Seen { n, marks })
}

#[tokio::test]
async fn a_pupil_told_by_class_and_by_school_counts_once() {
    on_each_database(async |store| {
        for (name, classes) in [("by class", CLASSES), ("whole", WHOLE)] {
            let (batch, rows) = said(classes, None);
            take(store, name, &batch, &rows).await;
        }
        assert_eq!(behind(store, SCHOOL).await, all([0, 1, 1, 1]), "the later import says all");
        assert_eq!(behind(store, CLASS).await, all([1, 0, 1, 0]), "and nothing of the class");
        store.undo(2, "tester").await.unwrap();
        assert_eq!(behind(store, SCHOOL).await, all([1, 0, 1, 1]));
    })
    .await;
}

#[tokio::test]
async fn a_class_told_later_is_no_part_of_what_is_told_of_the_whole_school() {
    on_each_database(async |store| {
        for (name, classes) in [("whole", WHOLE), ("one class", &CLASSES[..1])] {
            let (batch, rows) = said(classes, None);
            take(store, name, &batch, &rows).await;
        }
        assert_eq!(behind(store, SCHOOL).await, all([0, 1, 1, 1]));
        assert_eq!(behind(store, CLASS).await, all([1, 0, 1, 0]));
    })
    .await;
}
