//! Scores and ways of graduates give the reference values.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use analysis::{
    admission::{After9, After11},
    ege::{Bands, point_of_three},
    stats::quantile::quantile,
};
use common::case;

#[test]
fn ege_bands_are_those_of_the_official_report() {
    let case = case("ege.bands");
    let mut scores: Vec<u32> = case.input("/scores");
    let bands = Bands::of(scores.iter().copied(), case.input("/min_score"));
    case.check_eq("/band/below_min", bands.below_min);
    case.check_eq("/band/min_to_60", bands.min_to_60);
    case.check_eq("/band/b61_80", bands.from_61_to_80);
    case.check_eq("/band/b81_99", bands.from_81_to_99);
    case.check_eq("/band/b100", bands.of_100);
    let percent = |part: u64| 100.0 * part as f64 / bands.n() as f64;
    case.check("/share_below_min", percent(bands.below_min));
    case.check("/share_high81", percent(bands.high()));
    scores.sort_unstable();
    let sorted: Vec<f64> = scores.into_iter().map(f64::from).collect();
    case.check("/mean", sorted.iter().sum::<f64>() / sorted.len() as f64);
    case.check("/median", quantile(&sorted, 0.5).unwrap());
}

#[test]
fn ege_top3_gives_points_for_the_sum_of_three_subjects() {
    let case = case("ege.top3");
    let graduates: Vec<[u32; 3]> = case.input("/graduates");
    let sums: Vec<u32> = graduates.iter().map(|it| it.iter().sum()).collect();
    let points: Vec<f64> = sums.iter().map(|it| point_of_three(*it)).collect();
    for (place, (sum, point)) in sums.iter().zip(&points).enumerate() {
        case.check_eq(&format!("/sums/{place}"), *sum);
        case.check(&format!("/points/{place}"), *point);
    }
    let total: f64 = points.iter().sum();
    case.check("/total", total);
    case.check("/per_graduate", total / points.len() as f64);
}

#[test]
fn admission_shares_are_of_those_who_left() {
    let case = case("admission.shares");
    let count = |pointer| case.input::<u64>(pointer);
    let after_9 = After9 {
        graduates: count("/graduates9"),
        grade_10: count("/to10"),
        vocational: count("/to_spo9"),
    };
    let after_11 = After11 {
        graduates: count("/graduates11"),
        university: count("/vuz"),
        funded: count("/vuz_budget"),
        in_profile: count("/vuz_profile"),
        vocational: count("/spo11"),
    };
    let check = |pointer: &str, share: Option<f64>| case.check(pointer, 100.0 * share.unwrap());
    check("/spo_after9", after_9.share_of_vocational());
    check("/grade10", after_9.share_of_grade_10());
    check("/vuz_after11", after_11.share_of_university());
    check("/vuz_budget", after_11.share_of_funded());
    check("/vuz_profile", after_11.share_in_profile());
    check("/spo_after11", after_11.share_of_vocational());
}
