//! Gaps between groups of pupils, by hand.

use super::{super::*, compared};
use crate::{
    answer::Verdict,
    fixture::{BOYS, EVERYBODY, Fixture, GIRLS, LEARNERS, SCHOOL_1, at, fixture, year},
    indicator::Measured,
    stats::{interval::Interval, trend::Trend},
};

/// Good marks of girls and of boys, of 100 each, in the years from 2014/15 on; `None` is a year
/// in which nobody told the groups apart.
fn years(shares: &[Option<(u64, u64)>]) -> Fixture {
    (2014..).zip(shares).fold(fixture(), |data, (start, shares)| {
        let year = format!("{start}/{}", start - 1999);
        let of = |group: u16| at(SCHOOL_1).group(group).year(&year);
        match shares {
            Some((girls, boys)) => data
                .with(of(EVERYBODY), 200 - girls - boys, girls + boys)
                .with(of(GIRLS), 100 - girls, *girls)
                .with(of(BOYS), 100 - boys, *boys),
            None => data.with(of(EVERYBODY), 100, 100),
        }
    })
}

#[test]
fn c10_the_gap_of_two_groups_has_the_interval_of_newcombe() {
    // 56 of 70 less 48 of 80: Newcombe 1998, table II (a), method 10: 0.0524 to 0.3339.
    let data = fixture().with(at(SCHOOL_1), 46, 104).with(at(SCHOOL_1).group(GIRLS), 14, 56).with(
        at(SCHOOL_1).group(BOYS),
        32,
        48,
    );
    let gap = compared(&data, "").gap.unwrap();
    let [first, second] = gap.pair.each_ref().map(|it| it.code.as_str());
    assert_eq!((first, second, gap.overlap), ("girls", "boys", false));
    let change = gap.years[0].gap.unwrap();
    let interval = change.interval.unwrap();
    assert!((change.delta - 0.2).abs() < 1e-12);
    assert!((interval.low - 0.0524).abs() < 5e-5, "{interval:?}");
    assert!((interval.high - 0.3339).abs() < 5e-5, "{interval:?}");
    assert_eq!(change.verdict, Verdict::Different, "a gap has no good side");
}

#[test]
fn c10_the_gap_has_a_trend_of_its_own() {
    // 2, 4, 6, 8 and 10 points: five that all rise happen by chance once in 60 times.
    let rising: Vec<_> = (1..=5).map(|it| Some((50 + 2 * it, 50))).collect();
    let tendency = compared(&years(&rising), "").gap.unwrap().tendency.unwrap();
    assert_eq!((tendency.trend, tendency.years), (Trend::Rising, 5));
    assert!((tendency.slope.unwrap() - 0.02).abs() < 1e-12);
    let tendency = compared(&years(&rising[..4]), "").gap.unwrap().tendency.unwrap();
    assert_eq!(tendency.trend, Trend::TooEarly);
}

#[test]
fn c10_a_year_without_groups_is_a_gap_in_the_line() {
    let gap = compared(&years(&[Some((60, 50)), None, Some((70, 50))]), "").gap.unwrap();
    let told: Vec<_> = gap.years.iter().map(|it| it.gap.map(|it| it.delta).ok()).collect();
    assert_eq!(gap.years[1].gap, Err(Absence::NoData));
    assert!((told[0].unwrap() - 0.1).abs() < 1e-12 && (told[2].unwrap() - 0.2).abs() < 1e-12);
    assert_eq!(gap.tendency.unwrap().years, 2);
}

#[test]
fn c10_the_address_chooses_the_two_groups_and_which_comes_first() {
    let data = years(&[Some((60, 50))]).with(at(SCHOOL_1).group(LEARNERS).year("2014/15"), 30, 10);
    let gap = compared(&data, "gap=boys,girls").gap.unwrap();
    assert!((gap.years[0].gap.unwrap().delta + 0.1).abs() < 1e-12);
    // Girls may be learners too: the difference stands, and no interval.
    let gap = compared(&data, "gap=learners,girls").gap.unwrap();
    let change = gap.years[0].gap.unwrap();
    assert!(gap.overlap && (change.delta + 0.35).abs() < 1e-12);
    assert_eq!((change.interval, change.verdict), (None, Verdict::Unknown));
    let codes: Vec<_> = gap.groups.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["all", "girls", "boys", "learners"]);
}

#[test]
fn c10_the_gap_of_a_filtered_group_is_of_the_place() {
    let data = years(&[Some((60, 50))]);
    let open = compared(&data, "").gap;
    assert_eq!(compared(&data, "group=girls").gap, open);
}

#[test]
fn c10_one_group_stands_beside_everybody_and_none_beside_nothing() {
    let data = fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_1).group(GIRLS), 10, 40);
    let gap = compared(&data, "").gap.unwrap();
    assert_eq!(gap.pair.map(|it| it.code), ["girls", "all"]);
    assert!(gap.overlap);
    assert_eq!(compared(&fixture().with(at(SCHOOL_1), 40, 60), "").gap, None);
}

#[test]
fn a_group_that_the_data_do_not_know_is_named() {
    let page = compared(&years(&[Some((60, 50))]), "gap=girls,martians");
    assert_eq!(page.gap.unwrap().pair.map(|it| it.code), ["girls", "boys"]);
    assert_eq!(page.setting.notes.len(), 1);
}

/// 70 ± 10 and 60 ± 10 of thirty each are one deviation apart; J is 1 − 3/(4·58 − 1) = 0.98701.
#[test]
fn d7_the_gap_of_means_is_told_in_deviations_from_ten_pupils_on() {
    let of = |value: f64, n: u64, sd: Option<f64>| {
        let it = Measured {
            value,
            interval: None,
            sd,
            numerator: Some(value * n as f64),
            denominator: n as f64,
            n,
        };
        Row { value: Ok(it), ..Row::ABSENT }
    };
    let gap = |n, sd| GapOfYear {
        year: year("2020/21"),
        rows: [of(70.0, n, sd), of(60.0, n, sd)],
        gap: Ok(Change {
            delta: 10.0,
            interval: Some(Interval { low: 4.8, high: 15.2 }),
            verdict: Verdict::Different,
            fewest: n,
        }),
    };
    let g = gap(30, Some(10.0)).effect().unwrap().g;
    assert!((g - 0.987_01).abs() < 1e-4, "{g}");
    assert_eq!(gap(9, Some(10.0)).effect(), None, "too few");
    assert_eq!(gap(30, None).effect(), None, "a share has no deviation");
    let overlapping = GapOfYear {
        gap: gap(30, Some(10.0)).gap.map(|it| Change { interval: None, ..it }),
        ..gap(30, Some(10.0))
    };
    assert_eq!(overlapping.effect(), None, "the same pupils may be in both");
}
