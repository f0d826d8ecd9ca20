//! Change over the years and between groups has the numbers of numpy, scipy and statsmodels.
//!
//! **To add a case of these groups:** write its check and put both into [`CHECKS`]. A case
//! nobody claims fails a test.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use std::num::NonZeroU64;

use analysis::{
    fioko::{Mark2Change, mark2_change},
    stats::{
        effect::{Place, hedges, welch_test},
        many::{Adjustment, adjust, goldstein_healy, rank_intervals},
        stability::{Stability, homogeneity},
        standardise::{Stratum, crude, direct, weighted_mean},
        trend::{mann_kendall, p_min, theil_sen},
    },
};
use serde::Deserialize;

use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[
    ("trend.theil_sen_mk", slopes_and_trend_tests),
    ("trend.min_p", smallest_p_values),
    ("dyn.mark2", labels_of_the_share_of_2),
    ("stability.series", spread_over_years),
    ("stability.chi2", one_share_over_years),
    ("effect.hedges", size_of_a_difference),
    ("cohort.z", places_of_a_cohort),
    ("standardise.direct", schools_with_one_set_of_subjects),
    ("standardise.z", one_place_over_subjects),
    ("fdr.bh", adjusted_p_values),
    ("rank.interval", places_that_cannot_be_excluded),
    ("rank.goldstein_healy", bars_to_compare_by_eye),
];

/// The groups this file answers for.
const GROUPS: &[&str] =
    &["trend.", "dyn.", "stability.", "effect.", "cohort.", "standardise.", "fdr.", "rank."];

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

fn size_of_a_difference(case: &Case) {
    let [m1, s1, m2, s2] = ["/m1", "/s1", "/m2", "/s2"].map(|at| case.input::<f64>(at));
    let (n1, n2) = (case.input("/n1"), case.input("/n2"));
    let it = hedges(m1, s1, n1, m2, s2, n2).unwrap();
    case.check("/pooled_sd", it.sd_pooled);
    case.check("/cohen_d", it.d);
    case.check("/J_exact", it.correction);
    case.check("/g_exact", it.g);
    case.check("/var_g", it.variance);
    case.check("/ci_low", it.interval.low);
    case.check("/ci_high", it.interval.high);
    let test = welch_test(m1, s1, n1, m2, s2, n2).unwrap();
    case.check("/welch_t", test.t);
    case.check("/welch_df", test.df);
    case.check("/welch_p", test.p);
}

/// One year of a cohort and of all.
#[derive(Deserialize)]
struct CohortYear {
    mean: f64,
    n: u64,
    region_mean: f64,
    region_sd: f64,
}

fn places_of_a_cohort(case: &Case) {
    let years = case.input::<Vec<CohortYear>>("/points");
    let place =
        |it: &CohortYear| Place::of_mean(it.mean, it.n, it.region_mean, it.region_sd).unwrap();
    let places: Vec<_> = years.iter().map(place).collect();
    for (i, place) in places.iter().enumerate() {
        case.check(&format!("/z/{i}"), place.z);
        case.check(&format!("/se/{i}"), place.se);
    }
    for (i, two) in places.windows(2).enumerate() {
        let change = two[1].change_from(two[0]).unwrap();
        case.check(&format!("/delta/{i}"), change.delta);
        case.check(&format!("/delta_se/{i}"), change.se);
        case.check(&format!("/delta_z/{i}"), change.z);
    }
}

/// Successes in one subject.
#[derive(Deserialize)]
struct InSubject {
    n: u64,
    k: u64,
}

fn schools_with_one_set_of_subjects(case: &Case) {
    let weights: Vec<f64> = case.input("/weights");
    for school in ["A", "B"] {
        let subjects: Vec<InSubject> = case.input(&format!("/{school}"));
        let strata: Vec<_> = subjects.iter().map(|it| Stratum::of_count(it.k, it.n)).collect();
        let percent = |share: Option<f64>| share.map(|share| 100.0 * share);
        case.check(&format!("/crude_{school}"), percent(crude(&strata)));
        case.check(&format!("/std_{school}"), percent(direct(&strata, &weights)));
    }
}

fn one_place_over_subjects(case: &Case) {
    let mut places = Vec::new();
    for (i, it) in case.input::<Vec<CohortYear>>("/subjects").into_iter().enumerate() {
        let place = Place::of_mean(it.mean, it.n, it.region_mean, it.region_sd).unwrap();
        case.check(&format!("/z/{i}"), place.z);
        places.push((Some(place.z), it.n as f64));
    }
    case.check("/combined", weighted_mean(&places));
}

fn adjusted_p_values(case: &Case) {
    let (p, q): (Vec<f64>, f64) = (case.input("/p"), case.input("/q"));
    let fields = [
        ("adjusted", Adjustment::BenjaminiHochberg),
        ("by_adjusted", Adjustment::BenjaminiYekutieli),
        ("holm_adjusted", Adjustment::Holm),
    ];
    for (field, adjustment) in fields {
        for (i, adjusted) in adjust(&p, adjustment).unwrap().into_iter().enumerate() {
            case.check(&format!("/{field}/{i}"), adjusted);
        }
    }
    let adjusted = adjust(&p, Adjustment::BenjaminiHochberg).unwrap();
    case.check_eq::<Vec<bool>>("/rejected", adjusted.iter().map(|p| *p <= q).collect());
}

fn places_that_cannot_be_excluded(case: &Case) {
    let (mean, se): (Vec<f64>, Vec<f64>) = (case.input("/mean"), case.input("/se"));
    let estimates: Vec<_> = mean.into_iter().zip(se).collect();
    let ranks = rank_intervals(&estimates).unwrap();
    case.check_eq::<Vec<u32>>("/rank", ranks.iter().map(|it| it.rank).collect());
    let ends = ranks.iter().map(|it| (it.best, it.worst)).collect();
    case.check_eq::<Vec<(u32, u32)>>("/rank_interval", ends);
}

fn bars_to_compare_by_eye(case: &Case) {
    case.check("/equal_se_multiplier", goldstein_healy(&[1.0, 1.0]));
    case.check("/mean_multiplier", goldstein_healy(&case.input::<Vec<f64>>("/se")));
}
