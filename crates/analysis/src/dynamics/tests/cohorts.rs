//! Cohorts of one place beside each other.

use super::*;
use crate::tally::Levels;

/// So many fives and threes of fifty in a school, grade and year.
fn add(data: Fixture, (school, grade, when): (u32, u16, &str), fives: u64) -> Fixture {
    let mut data = data.with(at(school).grade(grade).year(when), 0, fives);
    let cell = data.batch.cells.last_mut().unwrap();
    let levels = Levels { counts: [0, 50 - fives, 0, fives, 0, 0], not_graded: 0 };
    (cell.tally.participants, cell.tally.levels) = (50, Some(levels));
    data
}

/// School 1 beside school 2: those of 2016 fall from 30 to 20 fives, those of 2017 rise from 20 to 30;
/// those of 2018 sat one work only.
fn two_cohorts() -> Fixture {
    [
        (0, "2018/19", [30, 20]),
        (1, "2019/20", [20, 30]),
        (0, "2019/20", [20, 30]),
        (1, "2020/21", [30, 20]),
        (0, "2020/21", [25, 25]),
    ]
    .into_iter()
    .fold(fixture(), |data, (grade, when, [one, two])| {
        let data = add(data, (SCHOOL_1, grade, when), one);
        add(data, (SCHOOL_2, grade, when), two)
    })
}

#[test]
fn b8_cohorts_of_a_place_stand_beside_each_other_the_oldest_first() {
    let data = two_cohorts();
    let page = dynamics(&data.cube(), &view("school=school_1&grade=4&year=2019/20"));
    let entered: Vec<_> = page.cohorts.iter().map(|it| it.entered).collect();
    assert_eq!(entered, [year("2016/17"), year("2017/18")], "one work alone is no way");
    assert_eq!(page.cohort.as_ref(), page.cohorts.first(), "the chosen one is one of them");
    // Everybody: 50 threes and 50 fives, so the mean is 4 and the deviation √(100/99); school 1 with 30
    // fives of 50 has the mean 4.2, with 20 it has 3.8.
    let z = 0.2 / (100.0_f64 / 99.0).sqrt();
    for (cohort, expected) in page.cohorts.iter().zip([[z, -z], [-z, z]]) {
        let found: Vec<f64> = cohort.steps.iter().map(|it| it.place.z).collect();
        assert!(found.iter().zip(expected).all(|(it, z)| (it - z).abs() < 1e-12), "{found:?}");
    }
    assert!(dynamics(&data.cube(), &view("grade=4")).cohorts.is_empty(), "everything has no place");
}
