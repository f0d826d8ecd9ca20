//! Signs of biased results come out as documents and other software say.
//!
//! **To add a case of this group:** write its check and put both into [`CHECKS`]. A case nobody
//! claims fails a test.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use analysis::{
    fioko::{
        CohortSign, MeanSign, cohort_bounds, cohort_ratio, mean_interval, mean_sign,
        objectivity_index,
    },
    stats::profile::{common_slope, easy_and_hard, profile},
};
use serde::Deserialize;

use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[
    ("bias.fioko_overstated", overstated_means),
    ("bias.fioko_K", sharp_changes_of_a_cohort),
    ("bias.index", index_of_objectivity),
    ("bias.item_profile", profile_of_items),
];

#[test]
fn every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    common::assert_claimed_once(CHECKS.iter().map(|&(id, _)| id), &["bias."]);
}

/// The mean of a school or of a region.
#[derive(Deserialize)]
struct Scores {
    n: u64,
    mean: f64,
    sd: f64,
}

fn overstated_means(case: &Case) {
    let interval = |it: Scores| mean_interval(it.mean, it.sd, it.n).unwrap();
    let region = interval(case.input("/region"));
    case.check("/region_ci/0", region.low);
    case.check("/region_ci/1", region.high);
    for (i, school) in case.input::<Vec<Scores>>("/schools").into_iter().enumerate() {
        let school = interval(school);
        case.check(&format!("/school_ci/{i}/0"), school.low);
        case.check(&format!("/school_ci/{i}/1"), school.high);
        let sign = mean_sign(school, region);
        case.check_eq(&format!("/flag/{i}"), sign == Some(MeanSign::Overstated));
        case.check_eq(&format!("/mirror_low_flag/{i}"), sign == Some(MeanSign::Low));
    }
}

/// A cohort in grade 4 and a year later.
#[derive(Deserialize)]
struct Cohort {
    id: String,
    p4: f64,
    p5: f64,
}

fn sharp_changes_of_a_cohort(case: &Case) {
    let cohorts: Vec<Cohort> = case.input("/schools");
    let ratios: Vec<f64> = cohorts.iter().map(|it| cohort_ratio(it.p4, it.p5).unwrap()).collect();
    for (i, ratio) in ratios.iter().enumerate() {
        case.check(&format!("/K/{i}"), *ratio);
    }
    let bounds = cohort_bounds(&ratios).unwrap();
    case.check("/q1", bounds.q1);
    case.check("/q3", bounds.q3);
    case.check("/iqr", bounds.q3 - bounds.q1);
    case.check("/lower", bounds.lower);
    case.check("/upper", bounds.upper);
    let with = |wanted: CohortSign| -> Vec<String> {
        let marked = cohorts.iter().zip(&ratios).filter(|(_, k)| bounds.sign(**k) == Some(wanted));
        marked.map(|(it, _)| it.id.clone()).collect()
    };
    case.check_eq("/sharp_drop", with(CohortSign::SharpDrop));
    case.check_eq("/sharp_rise", with(CohortSign::SharpRise));
}

fn index_of_objectivity(case: &Case) {
    let index = objectivity_index(case.input("/flagged_any"), case.input("/schools"));
    case.check("/index", index.map(|share| 100.0 * share));
}

fn profile_of_items(case: &Case) {
    let own: Vec<f64> = case.input("/school_percent");
    let reference: Vec<f64> = case.input("/region_percent");
    let items: Vec<_> = reference.into_iter().zip(own).collect();
    let it = profile(&items).unwrap();
    case.check("/slope", it.slope);
    case.check("/slope_se", it.slope_se);
    case.check("/intercept", it.intercept);
    case.check("/r_school_region", it.correlation);
    let differences: Vec<(f64, f64)> = items.iter().map(|(all, own)| (*all, own - all)).collect();
    let common = common_slope(std::slice::from_ref(&differences)).unwrap();
    case.check("/slope", common.slope);
    case.check("/slope_se", common.error);
    let [(easy, own_easy), (hard, own_hard)] = easy_and_hard(&items).unwrap();
    case.check("/mean_diff_easy3", own_easy - easy);
    case.check("/mean_diff_hard3", own_hard - hard);
    for (i, (_, difference)) in differences.into_iter().enumerate() {
        case.check(&format!("/diff/{i}"), difference);
    }
}
