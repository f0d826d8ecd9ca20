//! The same mix of subjects for everybody, by hand.

use super::super::*;
use crate::{
    answer::Verdict,
    fixture::{ALL_SUBJECTS, COUNTING, Fixture, SCHOOL_1, SCHOOL_2, at, fixture, view},
};

/// Both are equal in each subject: 35 of 100 in reading and 70 of 100 in counting. The first has 160
/// in reading and 40 in counting, the second the other way round.
fn data() -> Fixture {
    fixture()
        .with(at(SCHOOL_1), 104, 56)
        .with(at(SCHOOL_1).subject(COUNTING), 12, 28)
        .with(at(SCHOOL_2), 26, 14)
        .with(at(SCHOOL_2).subject(COUNTING), 48, 112)
}

fn compared(data: &Fixture, query: &str) -> Comparison {
    compare(&data.cube(), &view(query))
}

const BOTH: &str = "mix=same&with=school:school_1,school:school_2";

#[test]
fn with_the_same_mix_schools_equal_in_each_subject_are_equal() {
    let page = compared(&data(), BOTH);
    let [first, second] = [0, 1].map(|at: usize| page.objects[at].alike.unwrap());
    // 84 of 200 and 126 of 200 as they are; half of all 400 results are in each subject.
    assert_eq!((first.crude.value, second.crude.value), (0.42, 0.63));
    assert!((first.value.value - 0.525).abs() < 1e-12);
    assert!((second.value.value - 0.525).abs() < 1e-12);
    let change = second.from_first.unwrap();
    assert!(change.delta.abs() < 1e-12 && change.verdict == Verdict::NotDifferent);
    let mix = page.mix.unwrap();
    let weights: Vec<_> = mix.subjects.iter().map(|it| (it.0.code.as_str(), it.1)).collect();
    assert_eq!(weights, [("counting", 0.5), ("reading", 0.5)]);
    assert_eq!(mix.left_out, 0);
}

#[test]
fn only_subjects_that_all_have_enter_the_mix_and_totals_never() {
    let data = data().with(at(SCHOOL_1).subject(ALL_SUBJECTS), 116, 84);
    let mut lacking = data;
    lacking.batch.cells.retain(|it| it.unit != SCHOOL_2 || it.place.subject != COUNTING);
    let page = compared(&lacking, BOTH);
    let mix = page.mix.unwrap();
    assert_eq!((mix.subjects.len(), mix.left_out), (1, 1));
    let first = page.objects[0].alike.unwrap();
    assert_eq!((first.value.value, first.crude.value), (0.35, 0.42), "in reading, and as it is");
}

#[test]
fn the_mix_is_offered_where_it_means_something() {
    let offered = |query: &str| compared(&data(), query).is_mixed;
    assert!(offered("with=school:school_1,school:school_2"));
    assert!(!offered("with=school:school_1"), "one object");
    assert!(!offered("with=subject:reading,subject:counting"), "subjects themselves");
    assert!(!offered("indicator=mean_mark&with=school:school_1,school:school_2"), "no share");
    assert!(compared(&data(), "with=school:school_1,school:school_2").mix.is_none(), "not asked");
}

#[test]
fn a_part_and_its_whole_have_no_verdict_with_the_mix_either() {
    let page = compared(&data(), "mix=same&with=municipality:town_a,school:school_1");
    let change = page.objects[1].alike.unwrap().from_first.unwrap();
    assert_eq!((change.interval, change.verdict), (None, Verdict::Unknown));
}
