//! Values that need more of a cell than its levels: points, their maximum, who was expected.

use crate::{
    Cell, Tally,
    fixture::*,
    tally::Sum,
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
