//! What may be added and what may not: the table where naive tools go wrong.

use super::*;
use crate::{dictionary::NotHeld, fixture::*, year::Term};

mod sums;

#[test]
fn e12_schools_add_up_to_their_town_and_region() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(SCHOOL_2), 4, 6).with(at(SCHOOL_3), 5, 5);
    assert_eq!(data.of(""), Ok((20.0, 30.0)));
    assert_eq!(data.of("municipality=town_a"), Ok((15.0, 20.0)));
    assert_eq!(data.of("municipality=town_a&school=school_2"), Ok((6.0, 10.0)));
    assert_eq!(
        data.rows("by=municipality"),
        named(&[("town_a", Ok((15.0, 20.0))), ("town_b", Ok((5.0, 10.0)))])
    );
}

#[test]
fn a_school_outside_the_chosen_town_does_not_count() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(SCHOOL_3), 5, 5);
    assert_eq!(data.ask("municipality=town_b&school=school_1").rows, []);
}

#[test]
fn a_combined_grade_is_never_added_to_its_grades() {
    let data = fixture()
        .with(at(SCHOOL_1).grade(GRADES_3_TO_4), 2, 18)
        .with(at(SCHOOL_1).grade(GRADE_3), 1, 9)
        .with(at(SCHOOL_1).grade(GRADE_4), 1, 8);
    assert_eq!(data.of(""), Ok((18.0, 20.0)), "the published whole, once");
    assert_eq!(data.of("grade=3-4"), Ok((18.0, 20.0)));
    assert_eq!(data.of("grade=3,4"), Ok((17.0, 19.0)), "the grades themselves can be added");
    assert_eq!(data.of("grade=3,3-4"), Ok((18.0, 20.0)), "a part of a chosen whole adds nothing");
}

#[test]
fn what_a_published_whole_has_beyond_its_parts_is_shown_as_not_itemised() {
    let data = fixture()
        .with(at(SCHOOL_1).grade(GRADES_3_TO_4), 2, 18)
        .with(at(SCHOOL_1).grade(GRADE_3), 1, 9)
        .with(at(SCHOOL_1).grade(GRADE_4), 1, 8);
    let answer = data.ask("grade=3-4&by=grade");
    assert_eq!(counts(&answer.rows[0]), Ok((9.0, 10.0)));
    assert_eq!(counts(&answer.rows[1]), Ok((8.0, 9.0)));
    assert_eq!(answer.total.as_ref().map(counts), Some(Ok((18.0, 20.0))));
    assert_eq!(answer.not_itemised.as_ref().map(counts), Some(Ok((1.0, 1.0))));
}

#[test]
fn a_whole_the_source_left_out_is_the_sum_of_its_parts() {
    let data = fixture()
        .with(at(SCHOOL_1).grade(GRADE_3), 1, 9)
        .with(at(SCHOOL_1).grade(GRADE_4), 1, 8)
        .with(at(SCHOOL_2).grade(GRADES_3_TO_4), 3, 4);
    assert_eq!(data.of("grade=3-4"), Ok((21.0, 26.0)));
    assert_eq!(data.of(""), Ok((21.0, 26.0)));
    assert_eq!(
        data.ask("grade=3-4&by=grade").not_itemised.as_ref().map(counts),
        Some(Ok((4.0, 7.0)))
    );
}

#[test]
fn a_published_total_of_a_town_wins_over_its_schools() {
    let data = fixture()
        .with(at(TOWN_A), 10, 30)
        .with(at(SCHOOL_1), 1, 9)
        .with(at(SCHOOL_2), 4, 6)
        .with(at(SCHOOL_3), 5, 5);
    assert_eq!(data.of("municipality=town_a"), Ok((30.0, 40.0)));
    assert_eq!(data.of(""), Ok((35.0, 50.0)), "the town as published, the other as added");
    let schools = data.ask("municipality=town_a&by=school");
    assert_eq!(schools.rows.len(), 2);
    assert_eq!(schools.not_itemised.as_ref().map(counts), Some(Ok((15.0, 20.0))));
}

#[test]
fn a_published_total_of_everything_below_wins_at_every_level() {
    let data = fixture().with(at(REGION), 50, 50).with(at(TOWN_A), 10, 30).with(at(SCHOOL_1), 1, 9);
    assert_eq!(data.of(""), Ok((50.0, 100.0)));
    assert_eq!(data.rows("by=municipality"), named(&[("town_a", Ok((30.0, 40.0)))]));
    assert_eq!(data.of("school=school_1"), Ok((9.0, 10.0)));
    assert_eq!(data.ask("municipality=town_b&by=school").rows, [], "nothing is known inside");
}

#[test]
fn everybody_is_not_added_to_groups() {
    let data = fixture()
        .with(at(SCHOOL_1), 2, 18)
        .with(at(SCHOOL_1).group(GIRLS), 1, 9)
        .with(at(SCHOOL_1).group(BOYS), 1, 8)
        .with(at(SCHOOL_1).group(LEARNERS), 1, 3);
    assert_eq!(data.of(""), Ok((18.0, 20.0)));
    assert_eq!(data.of("group=girls,boys"), Ok((17.0, 19.0)), "sexes do not overlap");
    assert_eq!(data.of("group=girls,learners"), Err(Absence::NotComparable), "these do");
    assert_eq!(data.rows("by=group").len(), 4, "side by side each has a row of its own");
}

#[test]
fn everybody_is_the_sum_of_the_sexes_where_nothing_else_is_published() {
    let data = fixture().with(at(SCHOOL_1).group(GIRLS), 1, 9).with(at(SCHOOL_1).group(BOYS), 1, 8);
    assert_eq!(data.of(""), Ok((17.0, 19.0)));
    let only_learners = fixture().with(at(SCHOOL_1).group(LEARNERS), 1, 3);
    assert_eq!(only_learners.ask("").rows, [], "a subset never stands for everybody");
}

#[test]
fn a_grade_known_by_its_groups_only_counts_in_the_combined_grade() {
    let data = fixture()
        .with(at(SCHOOL_1).grade(GRADE_3), 1, 9)
        .with(at(SCHOOL_1).grade(GRADE_4).group(GIRLS), 1, 4)
        .with(at(SCHOOL_1).grade(GRADE_4).group(BOYS), 2, 3);
    assert_eq!(data.of("grade=3-4"), Ok((16.0, 20.0)));
}

#[test]
fn procedures_years_and_subjects_are_not_pooled() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(SCHOOL_1).year("2021/22"), 2, 8).with(
        at(SCHOOL_1).procedure(1),
        5,
        5,
    );
    assert_eq!(data.of(""), Err(Absence::NotComparable));
    assert_eq!(data.of("procedure=exam"), Err(Absence::NotComparable), "two years");
    assert_eq!(data.of("procedure=exam&year=2020/21"), Ok((9.0, 10.0)));
    assert_eq!(
        data.rows("procedure=exam&by=year"),
        named(&[("2020/21", Ok((9.0, 10.0))), ("2021/22", Ok((8.0, 10.0)))])
    );
}

#[test]
fn a_share_over_subjects_counts_results_and_says_so() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(SCHOOL_1).subject(COUNTING), 4, 6).with(
        at(SCHOOL_1).subject(ALL_SUBJECTS),
        5,
        15,
    );
    assert_eq!(data.of(""), Ok((15.0, 20.0)), "the published subject total is not added");
    assert_eq!(data.ask("").counted, Counted::Results);
    assert_eq!(data.ask("subject=reading").counted, Counted::Pupils);
    assert_eq!(data.of("indicator=mean_mark"), Err(Absence::NotComparable), "means are not");
    assert_eq!(data.of("indicator=participants"), Err(Absence::NotComparable));
    assert_eq!(data.of("subject=total"), Ok((15.0, 20.0)), "it can be asked for");
}

#[test]
fn shares_on_different_scales_are_not_pooled() {
    let data = fixture()
        .with(at(SCHOOL_1), 1, 9)
        .with(at(SCHOOL_1).subject(COUNTING).scale(1), 4, 6)
        .with(at(SCHOOL_2).grade(GRADE_10).scale(1), 3, 3);
    assert_eq!(data.of("subject=reading,counting&grade=3"), Err(Absence::NotComparable));
    assert_eq!(data.of("subject=reading"), Err(Absence::NotComparable), "grades on two scales");
    assert_eq!(
        data.of("subject=reading&indicator=participants"),
        Ok((16.0, 1.0)),
        "heads are heads"
    );
}

#[test]
fn e8_a_missing_year_is_a_gap_that_says_why() {
    let mut data =
        fixture().with(at(SCHOOL_1).year("2018/19"), 1, 9).with(at(SCHOOL_1).year("2021/22"), 2, 8);
    data.batch.dictionary.not_held.push(NotHeld {
        procedure: 0,
        grade: None,
        year: year("2019/20"),
        term: Term::Spring,
    });
    assert_eq!(
        data.rows("by=year"),
        named(&[
            ("2018/19", Ok((9.0, 10.0))),
            ("2019/20", Err(Absence::NotHeld)),
            ("2020/21", Err(Absence::NoData)),
            ("2021/22", Ok((8.0, 10.0))),
        ])
    );
}

#[test]
fn e10_no_change_is_computed_between_scales_or_different_grades() {
    let data = fixture()
        .with(at(SCHOOL_1).year("2018/19"), 1, 9)
        .with(at(SCHOOL_1).year("2019/20").scale(1), 2, 8)
        .with(at(SCHOOL_1).year("2020/21").scale(1), 3, 7)
        .with(at(SCHOOL_1).year("2020/21").scale(1).grade(GRADE_10), 3, 7);
    let answer = data.ask("by=year");
    let between = |earlier: usize, later: usize| {
        change(Indicator::Quality, answer.rows.get(earlier), answer.rows.get(later))
            .map(|it| it.verdict)
    };
    assert_eq!(between(0, 1), Err(Absence::NotComparable), "another scale");
    assert_eq!(between(1, 2), Err(Absence::NotComparable), "grade 10 has joined");
    let grade_3 = data.ask("grade=3&by=year");
    let change = change(Indicator::Quality, grade_3.rows.get(1), grade_3.rows.get(2)).unwrap();
    assert_eq!(change.verdict, Verdict::IntervalOnly, "8 of 10 and 7 of 10");
}

#[test]
fn two_breakdowns_make_a_grid_without_invented_cells() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(SCHOOL_2).year("2021/22"), 4, 6);
    assert_eq!(
        data.rows("by=school,year"),
        named(&[("school_1/2020/21", Ok((9.0, 10.0))), ("school_2/2021/22", Ok((6.0, 10.0)))])
    );
}

#[test]
fn rows_without_a_value_come_last_in_an_order_by_value() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(SCHOOL_2), 0, 0).with(at(SCHOOL_3), 9, 1);
    let codes = |query| data.rows(query).into_iter().map(|it| it.0).collect::<Vec<_>>();
    assert_eq!(codes("by=school&order=rising"), ["school_3", "school_1", "school_2"]);
    assert_eq!(codes("by=school&order=falling"), ["school_1", "school_3", "school_2"]);
}

#[test]
fn two_results_for_the_same_place_are_refused() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(SCHOOL_1), 1, 9);
    assert!(data.batch.into_cube().is_err());
}

#[test]
fn bytes_read_back_as_the_same_cube() {
    let data = fixture().with(at(SCHOOL_1), 1, 9).with(at(TOWN_A), 4, 60).with(at(SCHOOL_3), 0, 5);
    let cube = data.batch.into_cube().unwrap();
    let bytes = cube.serialize();
    assert_eq!(Cube::deserialize(&bytes).unwrap(), cube);
    assert!(Cube::deserialize(&bytes[..bytes.len() / 2]).is_err(), "cut off");
    assert!(Cube::deserialize(b"nonsense").is_err());
}

#[test]
fn d8_a_place_can_be_the_mean_of_its_schools() {
    let data =
        fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_2), 30, 70).with(at(SCHOOL_3), 1, 9);
    let whole = data.ask("year=2020/21&centre=schools&by=year").rows[0].value.unwrap();
    // (0.6 + 0.7 + 0.9) / 3; s² = (0.1333² + 0.0333² + 0.1667²) / 2; t of two degrees is 4.3027, and
    // 0.7333 + 4.3027 · 0.1528 / √3 is more than everybody.
    assert!((whole.value - 0.733_333_333).abs() < 1e-9);
    assert!((whole.sd.unwrap() - 0.152_752_523).abs() < 1e-9);
    let interval = whole.interval.unwrap();
    assert!((interval.low - 0.353_873).abs() < 1e-5, "{interval:?}");
    assert!((interval.high - 1.0).abs() < 1e-12, "{interval:?}");
    assert_eq!((whole.numerator, whole.denominator, whole.n), (None, 3.0, 3));

    let towns = data.ask("year=2020/21&centre=schools&by=municipality");
    let values: Vec<_> = towns.rows.iter().map(|it| it.value.unwrap()).collect();
    assert!((values[0].value - 0.65).abs() < 1e-12 && values[0].n == 2);
    assert_eq!((values[1].numerator, values[1].n), (Some(9.0), 10), "one school is no mean");
    assert_eq!(towns.total.unwrap().value.unwrap(), whole);
    assert_eq!(towns.rows[0].coverage, Some(1.0));

    let schools = data.ask("year=2020/21&centre=schools&by=school");
    assert!(schools.rows.iter().all(|it| it.value.unwrap().numerator.is_some()));
    let counted = data.ask("indicator=participants&year=2020/21&centre=schools&by=year");
    let people = counted.rows[0].value.unwrap().value;
    assert!((people - 210.0).abs() < 1e-12, "people are not averaged");
}

#[test]
fn d8_means_of_schools_change_by_their_own_spread() {
    let data = fixture()
        .with(at(SCHOOL_1).year("2019/20"), 50, 50)
        .with(at(SCHOOL_2).year("2019/20"), 50, 50)
        .with(at(SCHOOL_3).year("2019/20"), 5, 5)
        .with(at(SCHOOL_1), 20, 80)
        .with(at(SCHOOL_2), 10, 90)
        .with(at(SCHOOL_3), 3, 7);
    let years = data.ask("centre=schools&by=year").rows;
    let change = change(Indicator::Quality, years.first(), years.last()).unwrap();
    // From 0.5, 0.5, 0.5 to 0.8, 0.9, 0.7: s = 0 and 0.1. Welch: 0.3 ± 4.3027 · 0.1 / √3.
    assert!((change.delta - 0.3).abs() < 1e-12);
    let interval = change.interval.unwrap();
    assert!((interval.low - 0.051_586).abs() < 1e-4, "{interval:?}");
    assert_eq!(change.verdict, Verdict::Better);
}
