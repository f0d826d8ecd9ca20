//! What is said and what is not, with figures worked out by hand.

use super::*;
use crate::{
    answer::Verdict,
    explore::explore,
    fixture::{COUNTING, Fixture, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, fixture, view},
    overview::overview,
};

fn findings(data: &Fixture, query: &str) -> Vec<Finding> {
    explore(&data.cube(), &view(query)).findings
}

#[test]
fn g7_ends_are_named_with_their_numbers() {
    let data = fixture()
        .with(at(SCHOOL_1), 20, 30)
        .with(at(SCHOOL_2), 90, 10)
        // Nine pupils are not spoken of, whatever they reached.
        .with(at(SCHOOL_3), 0, 9);
    let said = findings(&data, "by=school");
    let Says::Range { lowest, highest, of, .. } = &said[0].says else { panic!("{said:?}") };
    assert_eq!((lowest.member.code.as_str(), lowest.value.n), ("school_2", 100));
    assert_eq!((highest.member.code.as_str(), highest.value.n), ("school_1", 50));
    assert_eq!((*of, said[0].evidence), (2, Evidence::Fact));
    assert_eq!(said[0].view.order, Order::Falling);
}

#[test]
fn e14_few_pupils_are_a_limited_sample() {
    let data = fixture().with(at(SCHOOL_1), 5, 25).with(at(SCHOOL_2), 90, 10);
    assert_eq!(findings(&data, "by=school")[0].evidence, Evidence::LimitedSample);
}

#[test]
fn g7_parts_apart_are_counted_with_correction() {
    // 150 of 300 together. School 1 has 90 of 100, school 2 has 10 of 100: both far beyond 1.96
    // errors; school 3 has half, as the whole.
    let data =
        fixture().with(at(SCHOOL_1), 10, 90).with(at(SCHOOL_2), 90, 10).with(at(SCHOOL_3), 50, 50);
    let said = findings(&data, "by=school");
    let apart = said.iter().find_map(|it| match it.says {
        Says::Apart { above, below, of, .. } => Some((above, below, of)),
        _ => None,
    });
    assert_eq!(apart, Some((1, 1, 3)));
}

#[test]
fn g7_one_of_three_at_the_edge_is_not_said_to_stand_apart() {
    // Whole 150 of 300; school 1 has 61 of 100: its interval begins at 0.512, so p is 0.03 by
    // itself and 0.08 of three.
    let data =
        fixture().with(at(SCHOOL_1), 39, 61).with(at(SCHOOL_2), 55, 45).with(at(SCHOOL_3), 56, 44);
    let said = findings(&data, "by=school");
    let apart = said.iter().find_map(|it| match it.says {
        Says::Apart { above, below, .. } => Some((above, below)),
        _ => None,
    });
    assert_eq!(apart, Some((0, 0)));
}

#[test]
fn g7_the_part_that_moved_most_is_named_and_leads_to_itself() {
    let data = fixture()
        .with(at(SCHOOL_1).year("2019/20"), 80, 20)
        .with(at(SCHOOL_1), 20, 80)
        .with(at(SCHOOL_2).year("2019/20"), 50, 50)
        .with(at(SCHOOL_2), 52, 48);
    let said = findings(&data, "by=school&year=2020/21");
    let moved = said.iter().find(|it| matches!(it.says, Says::Moved { .. })).unwrap();
    let Says::Moved { part, change, sure, of } = &moved.says else { unreachable!() };
    assert_eq!(part.member.code, "school_1");
    assert!((change.delta - 0.6).abs() < 1e-12);
    assert_eq!((*sure, *of), (1, 2));
    assert_eq!(moved.view.only(Dimension::School), Some("school_1"));
}

#[test]
fn nothing_is_said_of_one_part_or_of_other_breakdowns() {
    let data = fixture().with(at(SCHOOL_1), 50, 50).with(at(SCHOOL_1).subject(COUNTING), 50, 50);
    assert_eq!(findings(&data, "by=school"), []);
    assert_eq!(findings(&data, "by=subject"), []);
    assert_eq!(findings(&fixture(), ""), []);
}

#[test]
fn g7_the_overview_says_what_surely_changed() {
    let data = fixture()
        .with(at(SCHOOL_1).year("2019/20"), 80, 20)
        .with(at(SCHOOL_1), 60, 40)
        .with(at(SCHOOL_1).subject(COUNTING).year("2019/20"), 50, 50)
        .with(at(SCHOOL_1).subject(COUNTING), 52, 48);
    let said = overview(&data.cube(), None).findings;
    let [Finding { says: Says::Changed { figure, change }, evidence, .. }] = said.as_slice() else {
        panic!("one change: {said:?}")
    };
    assert_eq!((figure.subject.code.as_str(), *evidence), ("reading", Evidence::Fact));
    assert_eq!(change.verdict, Verdict::Better);
}
