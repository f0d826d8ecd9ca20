//! Changes, their neighbours and their parts, with figures worked out by hand.

mod cohorts;
mod further;
mod grid;
mod permuted;

use proptest::prelude::*;

use super::*;
use crate::{
    answer::Verdict,
    dictionary::Break,
    fixture::{At, Fixture, SCHOOL_1, SCHOOL_2, SCHOOL_3, TOWN_A, at, fixture, view, year},
};

fn in_year(unit: u32, text: &str) -> At {
    at(unit).year(text)
}

/// Town A has schools 1 and 2, town B school 3; good marks of all pupils.
fn three_years() -> Fixture {
    fixture()
        .with(in_year(SCHOOL_1, "2018/19"), 50, 50)
        .with(in_year(SCHOOL_2, "2018/19"), 80, 20)
        .with(in_year(SCHOOL_3, "2018/19"), 30, 70)
        .with(in_year(SCHOOL_1, "2019/20"), 45, 55)
        .with(in_year(SCHOOL_2, "2019/20"), 75, 25)
        .with(in_year(SCHOOL_3, "2019/20"), 30, 70)
        .with(in_year(SCHOOL_1, "2020/21"), 60, 140)
        .with(in_year(SCHOOL_2, "2020/21"), 35, 15)
        .with(in_year(SCHOOL_3, "2020/21"), 30, 70)
}

fn followed(data: &Fixture, query: &str) -> Dynamics {
    dynamics(&data.cube(), &view(query))
}

#[test]
fn b1_b2_the_longest_unbroken_series_is_compared_with_what_contains_the_place() {
    let page = followed(&three_years(), "municipality=town_a");
    let between = page.between.unwrap();
    assert_eq!((between.from, between.to), (year("2018/19"), year("2020/21")));
    // 70 of 200, then 155 of 250.
    let change = between.rows[0].change.unwrap();
    assert!((change.delta - 0.27).abs() < 1e-12);
    assert_eq!(change.verdict, Verdict::Better);
    // Town A lies in the one region, which is everything: said once.
    assert_eq!((page.beside.len(), between.rows.len()), (1, 2));
    // 140 of 300, then 225 of 350.
    let whole = between.rows[1].change.unwrap();
    assert!((whole.delta - (225.0 / 350.0 - 140.0 / 300.0)).abs() < 1e-12);
}

#[test]
fn b3_any_two_years_can_be_chosen_in_any_order() {
    for query in ["since=2018/19&until=2019/20", "since=2019/20&until=2018/19"] {
        let page = followed(&three_years(), &format!("municipality=town_a&{query}"));
        let between = page.between.unwrap();
        assert_eq!((between.from, between.to), (year("2018/19"), year("2019/20")));
        // 70 of 200, then 80 of 200.
        assert!((between.rows[0].change.unwrap().delta - 0.05).abs() < 1e-12);
        assert_eq!(page.setting.years.rows.len(), 3, "the picture keeps all years");
    }
}

#[test]
fn b10_parts_say_who_did_better_and_who_grew() {
    let page = followed(&three_years(), "municipality=town_a");
    let effects = page.between.unwrap().effects.unwrap();
    assert_eq!(effects.by, Dimension::School);
    let [first, second] = effects.parts.as_slice() else { panic!("two schools") };
    // School 1: shares ½ and 0.8, values ½ and 0.7; the whole 0.35 and 0.62, mean 0.485.
    assert_eq!(first.member.as_ref().unwrap().code, "school_1");
    assert!((first.rate - 0.65 * 0.2).abs() < 1e-12);
    assert!((first.composition - 0.3 * (0.6 - 0.485)).abs() < 1e-12);
    // School 2: shares ½ and 0.2, values 0.2 and 0.3.
    assert!((second.rate - 0.35 * 0.1).abs() < 1e-12);
    assert!((second.composition - -0.3 * (0.25 - 0.485)).abs() < 1e-12);
    assert!((effects.rate + effects.composition - 0.27).abs() < 1e-12);
}

#[test]
fn b5_a_series_starts_anew_after_a_break() {
    let mut data = three_years();
    let since = year("2019/20");
    data.batch.dictionary.breaks.push(Break {
        procedure: 0,
        grade: None,
        since,
        reason: "new format".to_owned(),
    });
    let between = followed(&data, "municipality=town_a").between.unwrap();
    assert_eq!(between.from, since, "the default does not reach across");
    let across = followed(&data, "municipality=town_a&since=2018/19").between.unwrap();
    assert_eq!(across.rows[0].change, Err(Absence::NotComparable));
    assert_eq!(across.effects, Err(Absence::NotComparable));
}

#[test]
fn b4_a_tendency_needs_five_years_and_starts_anew_after_a_break() {
    let years = ["2015/16", "2016/17", "2017/18", "2018/19", "2019/20", "2020/21"];
    // Good marks of 100: 30, 34, 35, 40, 41, 46.
    let good = [30, 34, 35, 40, 41, 46];
    let mut data = fixture();
    for (text, good) in years.into_iter().zip(good) {
        data = data.with(in_year(SCHOOL_1, text), 100 - good, good);
    }
    let tendency = followed(&data, "").tendency.unwrap();
    assert_eq!((tendency.trend, tendency.years), (Trend::Rising, 6));
    // Slopes of all pairs, sorted: 1 1 2⅓ 2.5 2.75 3 3 3 3 3.2 3⅓ 3⅔ 4 5 5; the eighth is 3.
    assert!((tendency.slope.unwrap() - 0.03).abs() < 1e-12);
    let reason = "new format".to_owned();
    data.batch.dictionary.breaks.push(Break {
        procedure: 0,
        grade: None,
        since: year("2017/18"),
        reason,
    });
    let tendency = followed(&data, "").tendency.unwrap();
    assert_eq!((tendency.trend, tendency.years), (Trend::TooEarly, 4));
}

#[test]
fn domain_row_1_a_missing_year_is_a_gap_and_the_slope_is_that_of_theil_and_sen() {
    // 30, 34, nothing, 40, 41, 46 of 100.
    let known =
        [("2015/16", 30), ("2016/17", 34), ("2018/19", 40), ("2019/20", 41), ("2020/21", 46)];
    let mut data = fixture();
    for (text, good) in known {
        data = data.with(in_year(SCHOOL_1, text), 100 - good, good);
    }
    let page = followed(&data, "");
    let gap = page.setting.years.row_of("2017/18").unwrap();
    assert_eq!(gap.value, Err(Absence::NoData), "a year of the axis without a value");
    let tendency = page.tendency.unwrap();
    assert_eq!((tendency.trend, tendency.years), (Trend::Rising, 5));
    // Slopes of all pairs, sorted: 1 2⅓ 2¾ 3 3 3 3.2 3⅓ 4 5; the two in the middle are 3.
    assert!((tendency.slope.unwrap() - 0.03).abs() < 1e-12);
    let change = page.between.unwrap().rows[0].change.unwrap();
    assert!((change.delta - 0.16).abs() < 1e-12, "«since 2015/16»");
}

#[test]
fn one_year_is_no_change() {
    let data = fixture().with(at(SCHOOL_1), 5, 5).with(at(SCHOOL_2), 5, 5);
    assert_eq!(followed(&data, "").between, None);
    assert_eq!(followed(&fixture(), "").between, None, "nor is nothing");
}

#[test]
fn a_school_has_no_parts_but_a_change() {
    let between = followed(&three_years(), "school=school_1").between.unwrap();
    assert_eq!(between.effects, Err(Absence::NotApplicable));
    assert_eq!(between.rows.len(), 3, "the school, its town, everything");
}

/// Schools 1 and 2 with 60 and 40 pupils of a town of which more is published than they are.
fn with_town(worst: u64, best: u64) -> Fixture {
    fixture()
        .with(in_year(SCHOOL_1, "2019/20"), 30, 30)
        .with(in_year(SCHOOL_2, "2019/20"), 30, 10)
        .with(in_year(TOWN_A, "2019/20"), worst, best)
        .with(in_year(SCHOOL_1, "2020/21"), 30, 30)
        .with(in_year(SCHOOL_2, "2020/21"), 20, 20)
        .with(in_year(TOWN_A, "2020/21"), 60, 60)
}

#[test]
fn b10_what_a_published_total_has_beyond_its_parts_is_a_part_of_its_own() {
    // 50 of 120, then 60 of 120; beyond the schools 10 of 20 twice.
    let page = followed(&with_town(70, 50), "municipality=town_a&by=school");
    let effects = page.between.unwrap().effects.unwrap();
    let rest = effects.parts.iter().find(|it| it.member.is_none()).unwrap();
    assert_eq!(rest.values, [Some(0.5), Some(0.5)]);
    assert!((effects.rate + effects.composition - 10.0 / 120.0).abs() < 1e-12);
}

#[test]
fn b10_parts_that_do_not_fit_into_the_published_total_are_not_taken_apart() {
    // The schools have 100 pupils, 40 of them with good marks and 60 without.
    let cases = [
        ((30, 30), "fewer pupils than the schools have"),
        ((61, 39), "as many pupils and fewer good marks"),
        ((80, 39), "the rest would have less than nobody with good marks"),
        ((59, 60), "the rest would have more good marks than pupils"),
    ];
    for ((worst, best), case) in cases {
        let between = followed(&with_town(worst, best), "municipality=town_a&by=school").between;
        let between = between.unwrap();
        assert!(between.rows[0].change.is_ok(), "case: {case}");
        assert_eq!(between.effects, Err(Absence::NotComparable), "case: {case}");
    }
}

proptest! {
    #[test]
    fn effects_sum_to_the_change_of_a_published_total(
        cells in prop::collection::vec((0_u64..9, 0_u64..9, 0_u64..9, 0_u64..9), 3)
    ) {
        let mut data = fixture();
        for (unit, (bad0, good0, bad1, good1)) in [SCHOOL_1, SCHOOL_2, TOWN_A].into_iter().zip(cells) {
            // The town is most often larger than its schools.
            let times = if unit == TOWN_A { 3 } else { 1 };
            data = data.with(in_year(unit, "2019/20"), times * bad0 + 1, times * good0);
            data = data.with(in_year(unit, "2020/21"), times * bad1 + 1, times * good1);
        }
        let between = followed(&data, "municipality=town_a&by=school").between.unwrap();
        let delta = between.rows[0].change.unwrap().delta;
        if let Ok(effects) = between.effects {
            let parts: f64 = effects.parts.iter().map(|it| it.rate + it.composition).sum();
            prop_assert!((parts - delta).abs() < 1e-9);
            let values = effects.parts.iter().flat_map(|it| it.values).flatten();
            prop_assert!(values.into_iter().all(|it| (-1e-9..=1.0 + 1e-9).contains(&it)));
        }
    }

    #[test]
    fn effects_sum_to_the_change(
        cells in prop::collection::vec((0_u64..60, 0_u64..60, 0_u64..60, 0_u64..60), 3)
    ) {
        let mut data = fixture();
        for (unit, (bad0, good0, bad1, good1)) in [SCHOOL_1, SCHOOL_2, SCHOOL_3].into_iter().zip(cells) {
            if bad0 + good0 > 0 {
                data = data.with(in_year(unit, "2019/20"), bad0, good0);
            }
            if bad1 + good1 > 0 {
                data = data.with(in_year(unit, "2020/21"), bad1, good1);
            }
        }
        let page = followed(&data, "by=school");
        if let Some(Between { rows, effects: Ok(effects), .. }) = page.between {
            let delta = rows[0].change.unwrap().delta;
            prop_assert!((effects.rate + effects.composition - delta).abs() < 1e-9);
            let parts: f64 = effects.parts.iter().map(|it| it.rate + it.composition).sum();
            prop_assert!((parts - delta).abs() < 1e-9);
        }
    }
}
