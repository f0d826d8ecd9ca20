//! What may be set side by side, and what is said of it.

use super::*;
use crate::{
    answer::Verdict,
    dictionary::Break,
    fixture::{COUNTING, Fixture, GIRLS, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, fixture, view},
};

mod factor;
mod gap;
mod map;
mod mix;
mod scatter;
mod two_years;

/// Reading: 60 of 100, 70 of 100 and 9 of 10; counting 50 of 100 in school 1.
fn data() -> Fixture {
    fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_2), 30, 70).with(at(SCHOOL_3), 1, 9).with(
        at(SCHOOL_1).subject(COUNTING),
        50,
        50,
    )
}

fn compared(data: &Fixture, query: &str) -> Comparison {
    compare(&data.cube(), &view(query))
}

#[test]
fn c4_objects_come_in_the_order_of_the_tray_with_the_difference_from_the_first() {
    let page = compared(&data(), "with=school:school_2,school:school_1");
    let names: Vec<&str> = page.objects.iter().map(|it| it.member.name.as_str()).collect();
    assert_eq!(names, ["school_2", "school_1"]);
    assert_eq!(page.objects[0].from_first, Err(Absence::NotApplicable), "it is the first");
    let change = page.objects[1].from_first.unwrap();
    assert!((change.delta + 0.1).abs() < 1e-12, "60 of 100 after 70 of 100");
    assert_eq!(change.verdict, Verdict::NotDifferent);
}

#[test]
fn e4_a_place_is_a_range_and_close_values_share_it() {
    let page = compared(&data(), "with=school:school_1,school:school_2,school:school_3");
    let ranks: Vec<_> =
        page.objects.iter().map(|it| it.rank.map(|it| (it.rank, it.best, it.worst))).collect();
    // Half widths by Wilson: 9.4, 8.8 and 19.3 points. 60 and 90 lie 30 apart, clearly more than
    // √(9.4² + 19.3²) = 21.5; 70 and 90 lie 20 apart, less than √(8.8² + 19.3²) = 21.2; 60 and 70
    // cannot be told apart either.
    assert_eq!(ranks, [Some((3, 2, 3)), Some((2, 1, 3)), Some((1, 1, 2))]);
}

#[test]
fn where_less_is_better_the_smallest_comes_first() {
    let page = compared(&data(), "indicator=below&with=school:school_1,school:school_2");
    let ranks: Vec<_> = page.objects.iter().map(|it| it.rank.map(|it| it.rank)).collect();
    assert_eq!(ranks, [Some(2), Some(1)], "40 and 30 of 100 failed");
}

#[test]
fn small_numbers_are_set_side_by_side_without_a_verdict() {
    // One of six beside all of six; one of 19 beside all of 19.
    let verdict = |n: u64| {
        let data = fixture().with(at(SCHOOL_1), n - 1, 1).with(at(SCHOOL_2), 0, n);
        let page = compared(&data, "with=school:school_1,school:school_2");
        (page.objects[1].from_first.unwrap().verdict, page.judged)
    };
    assert_eq!(verdict(6), (Verdict::TooFew, 0));
    assert_eq!(verdict(19), (Verdict::IntervalOnly, 0));
    assert_eq!(verdict(20), (Verdict::Better, 1));
}

#[test]
fn e4_differences_from_the_first_are_corrected_for_their_number() {
    // 40 of 100 beside 55 of 100 alone is beyond chance (p = 0.033), of two it is not.
    let data =
        fixture().with(at(SCHOOL_1), 60, 40).with(at(SCHOOL_2), 45, 55).with(at(SCHOOL_3), 60, 40);
    let verdict = |with: &str| {
        let page = compared(&data, &format!("with=school:school_1,school:school_2{with}"));
        (page.objects[1].from_first.unwrap().verdict, page.judged)
    };
    assert_eq!(verdict(""), (Verdict::Better, 1));
    assert_eq!(verdict(",school:school_3"), (Verdict::NotDifferent, 2));
}

#[test]
fn c15_what_is_neither_good_nor_bad_has_no_place() {
    for indicator in ["share_1", "participants"] {
        let asked = format!("indicator={indicator}&with=school:school_1,school:school_2");
        let objects = compared(&data(), &asked).objects;
        assert!(objects.iter().all(|it| it.rank.is_none()), "case: {indicator}");
    }
}

#[test]
fn e10_years_are_not_set_beside_each_other_across_a_break() {
    let mut data = fixture()
        .with(at(SCHOOL_1).year("2018/19"), 60, 40)
        .with(at(SCHOOL_1).year("2019/20"), 50, 50)
        .with(at(SCHOOL_1), 40, 60);
    let asked = "with=year:2018/19,year:2019/20,year:2020/21";
    let told = |data: &Fixture, query| {
        let page = compared(data, query);
        let of =
            |it: &Compared| (it.from_first.map(|it| (it.delta * 100.0).round()), it.rank.is_some());
        page.objects.iter().skip(1).map(of).collect::<Vec<_>>()
    };
    assert_eq!(told(&data, asked), [(Ok(10.0), true), (Ok(20.0), true)]);
    let (since, reason) = (crate::fixture::year("2020/21"), "new marks".to_owned());
    data.batch.dictionary.breaks.push(Break { procedure: 0, grade: None, since, reason });
    assert_eq!(told(&data, asked), [(Ok(10.0), false), (Err(Absence::NotComparable), false)]);
    let before = "with=year:2018/19,year:2019/20";
    assert_eq!(told(&data, before), [(Ok(10.0), true)], "the break lies later");
}

#[test]
fn e10_what_is_of_another_scale_has_no_place() {
    let data = fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_2).scale(1), 30, 70);
    let objects = compared(&data, "with=school:school_1,school:school_2").objects;
    assert_eq!(objects[1].from_first, Err(Absence::NotComparable));
    assert!(objects.iter().all(|it| it.rank.is_none()));
}

#[test]
fn a_part_and_its_whole_have_a_difference_but_no_verdict_and_no_place() {
    let page = compared(&data(), "with=municipality:town_a,school:school_1");
    let change = page.objects[1].from_first.unwrap();
    assert!((change.delta + 0.05).abs() < 1e-12, "60 of 100 and 130 of 200");
    assert_eq!((change.interval, change.verdict), (None, Verdict::Unknown));
    assert!(page.objects.iter().all(|it| it.rank.is_none()));
}

#[test]
fn subjects_are_compared_by_shares_only() {
    let page = compared(&data(), "school=school_1&with=subject:reading,subject:counting");
    let change = page.objects[1].from_first.unwrap();
    assert!((change.delta + 0.1).abs() < 1e-12, "50 of 100 and 60 of 100");
    let asked = "indicator=mean_mark&with=subject:reading,subject:counting";
    assert_eq!(compared(&data(), asked).objects[1].from_first, Err(Absence::NotComparable));
}

#[test]
fn girls_are_a_part_of_everybody() {
    let data = fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_1).group(GIRLS), 10, 40);
    let page = compared(&data, "with=group:all,group:girls");
    assert_eq!(page.objects[1].from_first.unwrap().verdict, Verdict::Unknown);
}

#[test]
fn an_empty_tray_suggests_the_parts_of_the_place() {
    let page = compared(&data(), "municipality=town_a");
    assert_eq!(page.objects, []);
    let suggested: Vec<String> = page.suggested.iter().map(ToString::to_string).collect();
    assert_eq!(suggested, ["school:school_1", "school:school_2"]);
}

#[test]
fn what_the_data_do_not_know_is_left_out_and_named() {
    let page = compared(&data(), "with=school:nowhere,school:school_1");
    assert_eq!(page.objects.len(), 1);
    assert_eq!(page.setting.notes.len(), 1);
}
