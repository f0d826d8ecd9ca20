//! Two indicators of the same schools, by hand.

use super::super::{scatter::Point, *};
use crate::{
    answer::Verdict,
    code::Code,
    fixture::{COUNTING, Fixture, GRADE_4, TOWN_A, at, fixture, view},
    territory::{Unit, UnitKind},
};

/// The first school of [`schools`]; those after it follow.
const FIRST: u32 = 6;

/// So many schools more in one town: the best of 100 in reading and in counting.
fn schools(best: &[(u64, u64)]) -> Fixture {
    let mut data = fixture();
    for (school, (reading, counting)) in (FIRST..).zip(best) {
        let name = format!("s{:02}", school - FIRST);
        let unit = Unit::new(UnitKind::School, Code::spelled(&name), name.as_str());
        data.batch.units.push((unit, Some(TOWN_A as usize)));
        data = data.with(at(school), 100 - reading, *reading).with(
            at(school).subject(COUNTING),
            100 - counting,
            *counting,
        );
    }
    data
}

/// Twenty schools without equal values.
const TWENTY: [(u64, u64); 20] = [
    (56, 7),
    (50, 27),
    (36, 2),
    (51, 50),
    (49, 28),
    (53, 29),
    (47, 20),
    (63, 12),
    (62, 6),
    (60, 17),
    (40, 33),
    (41, 9),
    (44, 36),
    (58, 41),
    (66, 22),
    (70, 31),
    (38, 14),
    (45, 18),
    (72, 24),
    (52, 38),
];

fn scattered(data: &Fixture, query: &str) -> Scatter {
    compare(&data.cube(), &view(query)).scatter.unwrap()
}

#[test]
fn c7_two_indicators_are_set_side_by_side_with_their_correlation() {
    let found = scattered(&schools(&TWENTY), "subject=reading");
    assert_eq!(found.x_subject.as_ref().unwrap().code, "counting", "the same in another subject");
    assert_eq!((found.level, found.points.len()), (Dimension::School, 20));
    let first = &found.points[0];
    assert!((first.x.value - 0.07).abs() < 1e-12 && (first.y.value - 0.56).abs() < 1e-12);
    let rho = found.spearman.unwrap();
    // Σd² of the ranks is 1214: 1 − 6·1214/7980; artanh 0.0872 ± 1.96·√(1.003803/17).
    assert!((rho.value - 696.0 / 7980.0).abs() < 1e-12);
    assert!((rho.interval.low + 0.37035).abs() < 1e-5, "{rho:?}");
    assert!((rho.interval.high - 0.51072).abs() < 1e-5, "{rho:?}");
    assert_eq!(rho.n, 20);
    let (x, y) = found.medians.unwrap();
    assert!((x - 0.23).abs() < 1e-12 && (y - 0.515).abs() < 1e-12);
}

#[test]
fn c7_the_address_says_what_goes_across() {
    let found = scattered(&schools(&TWENTY), "subject=reading&x=mean_mark");
    assert_eq!((found.x, found.x_subject), (Indicator::MeanMark, None));
    // Seven of 100 with 5 and the rest with 2 would be 2.21; of reading it is 56: 3.68.
    assert!((found.points[0].x.value - 3.68).abs() < 1e-12);
    assert_eq!(found.x_ends, Some((2.0, 5.0)));
    let found = scattered(&schools(&TWENTY), "subject=reading&x=mean_mark&x_subject=counting");
    assert!((found.points[0].x.value - 2.21).abs() < 1e-12);
}

#[test]
fn domain_row_23_of_nineteen_schools_no_correlation_is_told() {
    let found = scattered(&schools(&TWENTY[..19]), "subject=reading");
    assert_eq!((found.points.len(), found.spearman, found.pearson), (19, None, None));
}

#[test]
fn c7_who_lacks_one_of_the_two_is_no_point_at_zero() {
    let mut data = schools(&TWENTY);
    data.batch.cells.retain(|it| it.unit != FIRST || it.place.subject != COUNTING);
    let found = scattered(&data, "subject=reading");
    assert_eq!(found.points.len(), 19);
    assert!(found.points.iter().all(|it| it.unit.code != "s00"));
}

#[test]
fn c7_objects_of_the_tray_and_the_school_of_the_page_are_chosen() {
    let data = schools(&TWENTY);
    let chosen = |query: &str| {
        let points = scattered(&data, query).points.into_iter();
        points.filter(|it| it.is_chosen).map(|it| it.unit.code).collect::<Vec<_>>()
    };
    assert_eq!(chosen("subject=reading&with=school:s01,school:s03"), ["s01", "s03"]);
    assert_eq!(chosen("subject=reading&school=s02"), ["s02"], "beside the others of its town");
}

/// Thirty schools in the trial of grade 3 and, a year later, in the exam of grade 4: the better in
/// one the better in the other, ten points above; only the last had 90 and has 40.
fn thirty() -> Fixture {
    let mut data = schools(&[]);
    for school in FIRST..FIRST + 30 {
        let place = u64::from(school - FIRST);
        let name = format!("s{place:02}");
        let unit = Unit::new(UnitKind::School, Code::spelled(&name), name.as_str());
        data.batch.units.push((unit, Some(TOWN_A as usize)));
        let before = if place == 29 { 90 } else { 40 + place + place % 3 };
        let after = if place == 29 { 40 } else { 50 + place };
        let trial = at(school).procedure(1).year("2019/20");
        data = data.with(trial, 100 - before, before);
        data = data.with(at(school).grade(GRADE_4).procedure(0), 100 - after, after);
    }
    data
}

const GRADE_4_OF_THE_EXAM: &str = "procedure=exam&grade=4&year=2020/21&subject=reading";

#[test]
fn c13_procedure_against_procedure_is_of_the_same_children() {
    let found = scattered(&thirty(), &format!("{GRADE_4_OF_THE_EXAM}&x_work=trial"));
    let work = found.x_work.unwrap();
    assert_eq!(
        (work.procedure.code.as_str(), work.grade.code.as_str(), work.year.to_string().as_str()),
        ("trial", "3", "2019/20"),
        "they were a grade below a year before"
    );
    assert_eq!((found.works.len(), found.points.len()), (1, 30));
    // s00: 40 of 100, then 50 of 100.
    let first = &found.points[0];
    assert!((first.x.value - 0.4).abs() < 1e-12 && (first.y.value - 0.5).abs() < 1e-12);
}

#[test]
fn c13_who_lies_outside_what_the_other_work_lets_expect_is_told() {
    let found = scattered(&thirty(), &format!("{GRADE_4_OF_THE_EXAM}&x_work=trial"));
    let of = |verdict| {
        let is = |it: &&Point| it.beyond.unwrap().verdict == verdict;
        found.points.iter().filter(is).map(|it| it.unit.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(Verdict::Worse), ["s29"], "the others lie around a line near y = x + 9");
    let last = found.points.last().unwrap().beyond.unwrap();
    // The line of the others at 90: about 99 of 100, and 40 were found.
    assert!((-0.62..-0.52).contains(&last.delta), "{last:?}");
    assert!(last.interval.is_some_and(|it| it.low < last.delta && it.high < 0.0));
}

#[test]
fn c13_of_fewer_than_thirty_schools_nothing_is_expected() {
    let mut data = thirty();
    data.batch.cells.retain(|it| it.unit != FIRST);
    let found = scattered(&data, &format!("{GRADE_4_OF_THE_EXAM}&x_work=trial"));
    assert!(found.points.len() == 29 && found.points.iter().all(|it| it.beyond.is_none()));
}

#[test]
fn c13_without_one_grade_there_are_no_same_children() {
    let found = scattered(&thirty(), "procedure=exam&grade=4&year=2020/21&subject=reading");
    assert!(found.x_work.is_none() && found.points.iter().all(|it| it.beyond.is_none()));
    let scatter = compare(&schools(&TWENTY).cube(), &view("subject=reading&grade=3-4")).scatter;
    assert!(scatter.is_none_or(|it| it.works.is_empty()));
}
