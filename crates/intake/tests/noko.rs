//! НОКО: the criteria of a school, from its counts and as published.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

mod harvested;

use harvested::harvest;
use intake::Format;

/// Subject, year, asked and the sum of scores in thousandths.
fn results(code: &str) -> Vec<(String, String, u64, i128)> {
    let harvest = harvest(Format::Noko, "clean.csv");
    let batch = &harvest.batch;
    let of = batch.cells.iter().filter(|it| batch.units[it.unit as usize].0.code.as_str() == code);
    let told = of.map(|it| {
        let subject = batch.dictionary.subjects[usize::from(it.place.subject)].code.to_string();
        (subject, it.place.year.to_string(), it.tally.participants, it.tally.scores.unwrap().sum)
    });
    told.collect()
}

/// Reference case `noko.criteria`: К1 94.0497…, К2 93.6667, К3 60.5455, К4 93.9282, К5 90.6667 and
/// their mean 86.5713, each of 150 asked.
#[test]
fn criteria_of_a_school_follow_from_check_list_and_questionnaire() {
    let results = results("edu990001");
    let sum = |subject: &str, year: &str| {
        results.iter().find(|it| it.0 == subject && it.1 == year).map(|it| (it.2, it.3))
    };
    assert_eq!(sum("noko_k1", "2023/24"), Some((150, 14_107_462)));
    assert_eq!(sum("noko_k2", "2023/24"), Some((150, 14_050_000)));
    assert_eq!(sum("noko_k3", "2023/24"), Some((150, 9_081_818)));
    assert_eq!(sum("noko_k4", "2023/24"), Some((150, 14_089_231)));
    assert_eq!(sum("noko_k5", "2023/24"), Some((150, 13_600_000)));
    assert_eq!(sum("noko_total", "2023/24"), Some((150, 12_985_702)));
    // The check-list: 14 of 14 on the stand, 45 of 51 on the site, four ways of 30 points, five conditions of
    // comfort and two and three of access of 20 points each; their n are things.
    assert_eq!(sum("noko_stand_list", "2023/24"), Some((14, 1_400_000)));
    assert_eq!(sum("noko_site_list", "2023/24"), Some((51, 4_500_000)));
    assert_eq!(sum("noko_distant", "2023/24"), Some((4, 400_000)));
    assert_eq!(sum("noko_comfort_list", "2023/24"), Some((5, 500_000)));
    assert_eq!(sum("noko_access_site", "2023/24"), Some((5, 200_000)));
    assert_eq!(sum("noko_access_service", "2023/24"), Some((5, 300_000)));
    // 9 of 11 people with a disability are satisfied: 900 points.
    assert_eq!(sum("noko_access", "2023/24"), Some((11, 900_000)));
}

#[test]
fn before_2018_there_are_four_criteria_in_points_on_a_scale_of_their_own() {
    let old: Vec<_> = results("edu990001").into_iter().filter(|it| it.1 == "2015/16").collect();
    let told: Vec<_> = old.iter().map(|it| (it.0.as_str(), it.3)).collect();
    // 31.5, 50, 18, 27 and 126.5 points of 80 asked.
    let expected = [
        ("nok_od_1", 2_520_000),
        ("nok_od_2", 4_000_000),
        ("nok_od_3", 1_440_000),
        ("nok_od_4", 2_160_000),
        ("nok_od_total", 10_120_000),
    ];
    assert_eq!(told, expected);
    let harvest = harvest(Format::Noko, "clean.csv");
    let scales: std::collections::BTreeSet<_> =
        harvest.batch.cells.iter().map(|it| (it.place.year.to_string(), it.place.scale)).collect();
    assert_eq!(scales.len(), 2, "{scales:?}");
}

#[test]
fn published_criteria_stand_where_their_parts_are_not_there() {
    let results = results("edu990002");
    // 90.1, 88, 55.5, 92.3, 87 of 120 asked; their mean is 82.58.
    let told: Vec<_> = results.iter().map(|it| (it.0.as_str(), it.3)).collect();
    let expected = [
        ("noko_k1", 10_812_000),
        ("noko_k2", 10_560_000),
        ("noko_k3", 6_660_000),
        ("noko_k4", 11_076_000),
        ("noko_k5", 10_440_000),
        ("noko_total", 9_909_600),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_share_has_an_interval_only_where_the_approximation_holds() {
    let harvest = harvest(Format::Noko, "clean.csv");
    let has_squares = |subject: &str| {
        let batch = &harvest.batch;
        let is = |it: &&analysis::Cell| {
            batch.dictionary.subjects[usize::from(it.place.subject)].code.as_str() == subject
        };
        batch.cells.iter().find(is).unwrap().tally.squares.is_some()
    };
    // 9 of 11, 88 of 95 and 102 of 118 are satisfied: 2, 7 and 16 are not.
    assert_eq!(["noko_access", "noko_stand", "noko_site"].map(has_squares), [false, false, true]);
}
