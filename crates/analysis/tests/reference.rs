//! The statistics give the numbers that numpy, scipy and statsmodels give.
//!
//! **To add a case of these groups:** write its check and put both into [`CHECKS`], or name
//! the case in [`IN_REFERENCE_MARKS`] and check it there. A case nobody claims fails a test.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use std::{collections::BTreeMap, num::NonZeroU64};

use analysis::stats::{
    interval::{Z_975, mean_t, newcombe, wilson, wilson_half_width},
    quantile::{Describe, coefficient_of_variation, equity_ratio, sample_sd},
    rounding::{counts_from_percents, largest_remainder},
};
use serde::Deserialize;

use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[
    ("ci.wilson", wilson_intervals),
    ("wilson.halfwidth", wilson_half_widths),
    ("ci.newcombe", newcombe_intervals),
    ("ci.mean_t", t_interval),
    ("scores.describe", description_of_scores),
    ("marks.sd", spread_of_marks),
    ("marks.pool_from_percents", counts_behind_percents),
    ("display.largest_remainder", percents_that_sum_to_100),
];

/// Cases about domain nouns, run in `reference_marks.rs`.
const IN_REFERENCE_MARKS: &[&str] = &[
    "marks.1",
    "marks.2",
    "marks.3",
    "marks.4",
    "participation.1",
    "scores.to_marks",
    "suppress.small",
];

/// The groups this crate answers for so far.
const GROUPS: &[&str] =
    &["marks.", "scores.", "participation.", "ci.", "display.", "wilson.", "suppress."];

#[test]
fn every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    let run_here = CHECKS.iter().map(|&(id, _)| id);
    common::assert_claimed_once(run_here.chain(IN_REFERENCE_MARKS.iter().copied()), GROUPS);
}

fn n(n: u64) -> NonZeroU64 {
    NonZeroU64::new(n).unwrap()
}

fn wilson_intervals(case: &Case) {
    assert!((case.input::<f64>("/z") - Z_975).abs() < 1e-15);
    for (i, (k, m)) in case.input::<Vec<(u64, u64)>>("/cases").into_iter().enumerate() {
        let interval = wilson(k, n(m));
        case.check(&format!("/results/{i}/low"), interval.low);
        case.check(&format!("/results/{i}/high"), interval.high);
        case.check(&format!("/results/{i}/half"), wilson_half_width(k as f64 / m as f64, n(m)));
    }
}

fn wilson_half_widths(case: &Case) {
    for (i, m) in case.input::<Vec<u64>>("/n").into_iter().enumerate() {
        case.check(&format!("/half/{i}"), wilson_half_width(case.input("/p"), n(m)));
    }
}

fn newcombe_intervals(case: &Case) {
    let quadruples = case.input::<Vec<(u64, u64, u64, u64)>>("/cases");
    for (i, (k1, n1, k2, n2)) in quadruples.into_iter().enumerate() {
        let interval = newcombe(k1, n(n1), k2, n(n2));
        case.check(&format!("/results/{i}/low"), interval.low);
        case.check(&format!("/results/{i}/high"), interval.high);
    }
}

fn t_interval(case: &Case) {
    let interval = mean_t(case.input("/mean"), case.input("/sd"), case.input("/n")).unwrap();
    case.check("/low", interval.low);
    case.check("/high", interval.high);
    case.check("/t", interval.half_width() / case.expected::<f64>("/se"));
}

fn description_of_scores(case: &Case) {
    let it = Describe::of_values(&case.input::<Vec<f64>>("/scores")).unwrap();
    case.check_eq("/n", it.n);
    case.check("/mean", it.mean);
    case.check("/median", it.median);
    case.check("/sd_sample", it.sd);
    case.check("/p10", it.p10);
    case.check("/q1", it.q1);
    case.check("/q3", it.q3);
    case.check("/p90", it.p90);
    case.check("/iqr", it.iqr());
    let cv = coefficient_of_variation(it.mean, it.sd.unwrap());
    case.check("/cv_percent_sample", cv.map(|share| 100.0 * share));
    case.check("/mean_percent_of_max", 100.0 * it.mean / case.input::<f64>("/max_score"));
    let equity = equity_ratio(it.q1, it.q3);
    case.check("/equity_q1_over_q3_percent", equity.map(|share| 100.0 * share));
}

fn spread_of_marks(case: &Case) {
    let marks: Vec<f64> = case.input("/marks");
    case.check("/sd_sample", sample_sd(&marks));
    case.check("/variance_sample", sample_sd(&marks).map(|sd| sd * sd));
    case.check("/median", Describe::of_values(&marks).map(|it| it.median));
}

/// Percents of one school by mark.
#[derive(Deserialize)]
struct Published {
    n: u64,
    p: BTreeMap<String, f64>,
}

fn counts_behind_percents(case: &Case) {
    let mut total = BTreeMap::<String, u64>::new();
    for (i, school) in case.input::<Vec<Published>>("/schools").into_iter().enumerate() {
        let percents: Vec<f64> = school.p.values().copied().collect();
        let counts = counts_from_percents(&percents, school.n).unwrap();
        let counts: BTreeMap<_, _> = school.p.into_keys().zip(counts).collect();
        for (mark, count) in &counts {
            *total.entry(mark.clone()).or_default() += count;
        }
        case.check_eq(&format!("/counts/{i}"), counts);
    }
    let n: u64 = total.values().sum();
    case.check_eq("/n", n);
    case.check("/kachestvo_pooled", 100.0 * (total["4"] + total["5"]) as f64 / n as f64);
    case.check("/share2_pooled", 100.0 * total["2"] as f64 / n as f64);
    case.check_eq("/total", total);
}

fn percents_that_sum_to_100(case: &Case) {
    let displayed = largest_remainder(&case.input::<Vec<u64>>("/counts"), 1);
    case.check("/total", displayed.iter().sum::<f64>());
    case.check_eq("/displayed", displayed);
}
