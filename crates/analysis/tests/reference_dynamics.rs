//! Change over the years and between groups has the numbers of numpy, scipy and statsmodels.
//!
//! **To add a case of these groups:** write its check and put both into [`CHECKS`]. A case
//! nobody claims fails a test.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use std::num::NonZeroU64;

use analysis::stats::{
    fioko::{Mark2Change, mark2_change},
    stability::{Stability, homogeneity},
    trend::{mann_kendall, p_min, theil_sen},
};

use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[
    ("trend.theil_sen_mk", slopes_and_trend_tests),
    ("trend.min_p", smallest_p_values),
    ("dyn.mark2", labels_of_the_share_of_2),
    ("stability.series", spread_over_years),
    ("stability.chi2", one_share_over_years),
];

/// The groups this file answers for.
const GROUPS: &[&str] = &["trend.", "dyn.", "stability."];

#[test]
fn every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    common::assert_claimed_once(CHECKS.iter().map(|&(id, _)| id), GROUPS);
}

fn slopes_and_trend_tests(case: &Case) {
    for (i, _) in case.input::<Vec<serde_json::Value>>("/series").into_iter().enumerate() {
        let x: Vec<f64> = case.input(&format!("/series/{i}/x"));
        let y: Vec<f64> = case.input(&format!("/series/{i}/y"));
        let points: Vec<_> = x.into_iter().zip(y).collect();
        let at = |field: &str| format!("/results/{i}/{field}");
        let line = theil_sen(&points).unwrap();
        case.check(&at("theil_sen_slope"), line.slope);
        case.check(&at("intercept_median"), line.intercept);
        let test = mann_kendall(&points).unwrap();
        case.check(&at("S"), test.s as f64);
        case.check(&at("kendall_tau"), test.tau);
        case.check(&at("exact_p"), test.p);
        case.check(&at("mk_normal_p"), test.p_normal);
    }
}

fn smallest_p_values(case: &Case) {
    for (i, n) in case.input::<Vec<u32>>("/n").into_iter().enumerate() {
        case.check(&format!("/p/{i}"), p_min(n));
    }
}

fn labels_of_the_share_of_2(case: &Case) {
    // Percents with one decimal, this year and before: so many out of a thousand pupils.
    let thousand = NonZeroU64::new(1_000).unwrap();
    for (i, percents) in case.input::<Vec<[f64; 2]>>("/cases").into_iter().enumerate() {
        let [now, before] = percents.map(|percent| (10.0 * percent).round() as u64);
        case.check(&format!("/delta/{i}"), (now as f64 - before as f64) / 10.0);
        let label = mark2_change((now, thousand), (before, thousand));
        case.check_eq::<Mark2Change>(&format!("/status/{i}"), label);
    }
}

fn spread_over_years(case: &Case) {
    let years: Vec<Option<f64>> = case.input("/y");
    let it = Stability::of_years(&years).unwrap();
    case.check("/mean", it.mean);
    case.check("/sd_sample", it.sd);
    case.check("/cv_percent", it.cv.map(|share| 100.0 * share));
    case.check("/range", it.range);
    case.check("/mean_abs_change", it.mean_abs_change);
}

fn one_share_over_years(case: &Case) {
    let (k, n): (Vec<u64>, Vec<u64>) = (case.input("/k"), case.input("/n"));
    let groups: Vec<_> = k.into_iter().zip(n).collect();
    let test = homogeneity(&groups).unwrap();
    case.check("/chi2", test.chi_squared);
    case.check_eq("/dof", test.df);
    case.check("/p", test.p);
}
