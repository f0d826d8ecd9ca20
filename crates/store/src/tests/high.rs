//! High results of a school, by code.

use analysis::{Pupil, Pupils, pupil::Code};

use super::pupils::{rows_of, schools, take};
use crate::testing::{batch, on_each_database, result};

fn scored(mut pupils: Pupils, scores: &[i64]) -> Pupils {
    for (row, score) in pupils.rows.iter_mut().zip(scores) {
        row.score = Some(score * 1_000);
    }
    pupils
}

#[tokio::test]
async fn domain_row_17_high_results_are_told_by_code_with_what_they_are_of() {
    on_each_database(async |store| {
        let of = |subject: &'static str| {
            let one = |school| result().procedure("ege").subject(subject).school(school);
            batch([one("1"), one("2")])
        };
        let math = of("math");
        let rows = rows_of(&math, &[("1", 2, 2), ("1", 3, 2), ("1", 4, 5), ("2", 5, 2)]);
        take(store, "math", &math, &scored(rows, &[81, 80, 100, 95])).await;
        let reading = of("rus");
        let mut rows = scored(rows_of(&reading, &[("1", 2, 2), ("1", 3, 2)]), &[90, 40]);
        // Without a code: nothing says whether it is one of the others.
        let alone = Pupil { code: Code::of_row(0, 9), score: Some(88_000), ..rows.rows[0].clone() };
        rows.rows.push(alone);
        take(store, "rus", &reading, &rows).await;
        // Another work, whatever the scores.
        let vpr = schools();
        take(store, "vpr", &vpr, &scored(rows_of(&vpr, &[("1", 2, 2)]), &[99])).await;
        let year = math.cells[0].place.year;
        let told = store.high_results("1", year).await.unwrap();
        let subjects: Vec<_> = told.subjects.iter().map(|it| (it.n, it.high, it.full)).collect();
        assert_eq!(subjects, [(3, 2, 1), (3, 2, 0)]);
        assert!(told.subjects[0].files.contains("math.csv"), "{:?}", told.subjects);
        let pupils: Vec<_> =
            told.pupils.iter().map(|it| (it.code.as_deref(), it.results.len())).collect();
        assert_eq!(pupils, [(Some("40002"), 2), (Some("40004"), 1), (None, 1)]);
        assert_eq!(told.pupils[0].sources.len(), 2);
        assert_eq!(store.high_results("3", year).await.unwrap(), crate::HighResults::default());
    })
    .await;
}
