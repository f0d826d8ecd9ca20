//! Values that need more of a cell than its levels: points, their maximum, who was expected.

use crate::{
    Cell, Tally,
    fixture::*,
    tally::{Attendance, Sum},
};

/// Grade 3 could earn 20 points, grade 4 ten: what each pupil of both earned of the own maximum is not
/// known, though 120 points by eight pupils would be 15.
#[test]
fn e1_points_of_works_with_two_maxima_have_no_interval() {
    let scored = |grade, maximum: i128| {
        let part = |sum| Some(Sum { n: 4, sum });
        let (scores, squares) = (part(20_000), part(120_000_000));
        let points_max = part(4_000 * maximum);
        let tally = Tally { participants: 4, scores, squares, points_max, ..Tally::default() };
        Cell { place: at(SCHOOL_1).grade(grade).place, unit: SCHOOL_1, tally }
    };
    let mut data = fixture();
    data.batch.cells = vec![scored(GRADE_3, 20), scored(GRADE_4, 10)];
    let interval = |query: &str| {
        data.ask(query).rows.first().and_then(|it| it.value.ok()).map(|it| it.interval.is_some())
    };
    assert_eq!(interval("indicator=mean_percent&grade=3"), Some(true));
    assert_eq!(interval("indicator=mean_percent&grade=4"), Some(true));
    assert_eq!(interval("indicator=mean_percent&grade=3,4"), Some(false));
    assert_eq!(interval("indicator=mean_score&grade=3,4"), Some(true), "points are points");
}

/// Of town A 18 of 20 have a result and 27 of 40, so 45 of 60; town B tells nothing of attendance.
#[test]
fn e9_coverage_is_the_share_of_the_pupils_expected_who_took_part() {
    let attended = |unit, registered, valid| {
        let attendance = Some(Attendance { registered, present: valid, valid });
        let mut cell = fixture().with(at(unit), 0, valid).batch.cells.remove(0);
        cell.tally.attendance = attendance;
        cell
    };
    let mut data = fixture().with(at(SCHOOL_3), 5, 5);
    data.batch.cells.extend([attended(SCHOOL_1, 20, 18), attended(SCHOOL_2, 40, 27)]);
    let covered = |query: &str| {
        let rows = data.ask(query).rows;
        rows.iter().map(|it| (it.coverage, it.is_partial())).collect::<Vec<_>>()
    };
    assert_eq!(
        covered("by=school"),
        [(Some(0.9), false), (Some(0.675), true), (Some(1.0), false)],
        "18 of 20, 27 of 40, unknown"
    );
    assert_eq!(covered("by=municipality"), [(Some(0.75), true), (Some(1.0), false)]);
    // Who was expected is told of everybody on the lists: of 55 participants 45 are on one.
    let told = data.ask("indicator=participation_share").rows[0];
    assert_eq!(told.coverage, Some(45.0 / 55.0));
}
