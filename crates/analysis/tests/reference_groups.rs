//! Groups beside each other have the numbers of numpy, scipy and statsmodels.
//!
//! **To add a case of these groups:** write its check and put both into [`CHECKS`]. A case
//! nobody claims fails a test.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use analysis::stats::{
    funnel::{Funnel, Level, Position, arcsine_limits, exact_limits},
    gain::{Estimate, Population, difference_in_differences, expected_after},
    interval::Interval,
    many::rank_intervals,
    quantile::Describe,
    regression::fit,
    shrinkage::{
        Group, n_for_reliability, reliability, shares::shrink_shares, shrink_means, variance,
    },
    spike::{Stratum, pooled, smooth, tail},
};
use serde::Deserialize;

use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[
    ("eb.normal", means_drawn_together),
    ("eb.beta_binomial", shares_drawn_together),
    ("reliability.n", reliability_of_means),
    ("icc.anova", variance_between_groups),
    ("funnel.limits", limits_of_a_funnel),
    ("funnel.overdispersion", funnel_with_overdispersion),
    ("expected.ols", results_expected_from_context),
    ("rtm.expected", gain_expected_without_measures),
    ("did.effect", gain_beyond_that_of_others),
    ("spike.counterfactual", spikes_over_a_smooth_curve),
    ("spike.school_exact", spike_of_one_school),
    ("spike.pooled", spikes_over_several_works),
];

/// The groups this file answers for.
const GROUPS: &[&str] =
    &["eb.", "reliability.", "icc.", "funnel.", "expected.", "rtm.", "did.", "spike."];

#[test]
fn every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    common::assert_claimed_once(CHECKS.iter().map(|&(id, _)| id), GROUPS);
}

fn means_drawn_together(case: &Case) {
    let schools: Vec<(String, u64, f64, f64)> = case.input("/schools");
    let groups: Vec<_> =
        schools.into_iter().map(|(_, n, mean, sd)| Group { n, mean, sd }).collect();
    let it = shrink_means(&groups).unwrap();
    case.check("/pooled_within_variance", it.within);
    case.check("/Q", it.q);
    case.check("/tau2", it.tau_squared);
    case.check("/mu", it.mean);
    for (i, group) in it.groups.iter().enumerate() {
        case.check(&format!("/reliability/{i}"), group.reliability);
        case.check(&format!("/shrunken/{i}"), group.mean);
        case.check(&format!("/posterior_sd/{i}"), group.sd);
    }
    let ranks = |means: Vec<f64>| {
        let estimates: Vec<_> = means.into_iter().map(|mean| (mean, 0.0)).collect();
        rank_intervals(&estimates).unwrap().iter().map(|it| it.rank).collect()
    };
    case.check_eq::<Vec<u32>>("/rank_raw", ranks(groups.iter().map(|it| it.mean).collect()));
    case.check_eq::<Vec<u32>>(
        "/rank_shrunken",
        ranks(it.groups.iter().map(|it| it.mean).collect()),
    );
}

/// The (successes, n) of the schools of a case.
fn counts(case: &Case) -> Vec<(u64, u64)> {
    let schools: Vec<(String, u64, u64)> = case.input("/schools");
    schools.into_iter().map(|(_, k, n)| (k, n)).collect()
}

fn shares_drawn_together(case: &Case) {
    let it = shrink_shares(&counts(case)).unwrap();
    case.check("/p0", it.share);
    case.check("/rho", it.rho);
    let prior = (1.0 - it.rho) / it.rho;
    case.check("/alpha", it.share * prior);
    case.check("/beta", (1.0 - it.share) * prior);
    for (i, group) in it.groups.iter().enumerate() {
        case.check(&format!("/posterior_mean/{i}"), group.share);
        case.check(&format!("/low95/{i}"), group.interval.low);
        case.check(&format!("/high95/{i}"), group.interval.high);
    }
}

fn reliability_of_means(case: &Case) {
    let icc: f64 = case.input("/icc");
    for (i, n) in case.input::<Vec<u64>>("/n").into_iter().enumerate() {
        case.check(&format!("/lambda_/{i}"), reliability(n, icc));
    }
    for (i, target) in case.input::<Vec<f64>>("/targets").into_iter().enumerate() {
        case.check(&format!("/n_required/{i}"), n_for_reliability(target, icc));
    }
}

fn variance_between_groups(case: &Case) {
    let described = |values: &Vec<f64>| {
        let it = Describe::of_values(values).unwrap();
        Group { n: it.n, mean: it.mean, sd: it.sd.unwrap() }
    };
    let groups: Vec<_> = case.input::<Vec<Vec<f64>>>("/groups").iter().map(described).collect();
    let it = variance(&groups).unwrap();
    case.check("/msb", it.between);
    case.check("/msw", it.within);
    case.check("/n0", it.n0);
    case.check("/F", it.f);
    case.check("/p", it.p);
    case.check("/icc", it.icc);
}

fn limits_of_a_funnel(case: &Case) {
    let share: f64 = case.input("/p0");
    let ends = |field: &str, i: usize, it: Interval| {
        case.check(&format!("/limits/{i}/{field}/0"), it.low);
        case.check(&format!("/limits/{i}/{field}/1"), it.high);
    };
    // `normal95` is the textbook limit, which is wrong for small groups and not offered.
    for (i, n) in case.input::<Vec<u64>>("/n").into_iter().enumerate() {
        ends("arcsine95", i, arcsine_limits(share, n, Level::Warning, 0.0).unwrap());
        ends("arcsine998", i, arcsine_limits(share, n, Level::Alarm, 0.0).unwrap());
        ends("binom_exact95", i, exact_limits(share, n, Level::Warning).unwrap());
        ends("binom_exact998", i, exact_limits(share, n, Level::Alarm).unwrap());
    }
}

fn funnel_with_overdispersion(case: &Case) {
    let names: Vec<String> =
        case.input::<Vec<(String, u64, u64)>>("/schools").into_iter().map(|it| it.0).collect();
    let it = Funnel::of(&counts(case)).unwrap();
    case.check("/p0", it.share);
    case.check("/phi", it.phi);
    case.check("/tau2", it.tau_squared);
    let positions: Vec<Position> = it.positions.iter().map(|it| it.unwrap()).collect();
    for (i, position) in positions.iter().enumerate() {
        case.check(&format!("/z_raw/{i}"), position.z_raw);
        case.check(&format!("/z_adjusted/{i}"), position.z);
    }
    let outside = |level: Level, z: fn(&Position) -> f64| {
        let of = |(name, it): (&String, &Position)| (z(it).abs() > level.z()).then(|| name.clone());
        names.iter().zip(&positions).filter_map(of).collect::<Vec<_>>()
    };
    case.check_eq("/outside95_raw", outside(Level::Warning, |it| it.z_raw));
    case.check_eq("/outside95_adjusted", outside(Level::Warning, |it| it.z));
    case.check_eq("/outside998_raw", outside(Level::Alarm, |it| it.z_raw));
}

fn results_expected_from_context(case: &Case) {
    let (x, y): (Vec<Vec<f64>>, Vec<f64>) = (case.input("/X"), case.input("/y"));
    let it = fit(&x, &y, &vec![1.0; y.len()]).unwrap();
    case.check("/r2", it.r_squared);
    case.check("/adj_r2", it.r_squared_adjusted);
    case.check("/sigma", it.sigma);
    for (i, coefficient) in it.coefficients.iter().enumerate() {
        case.check(&format!("/coef/{i}"), coefficient.value);
        case.check(&format!("/se/{i}"), coefficient.se);
    }
    for (i, row) in it.rows.iter().enumerate() {
        case.check(&format!("/fitted/{i}"), row.expected);
        case.check(&format!("/residual/{i}"), row.residual);
        case.check(&format!("/leverage/{i}"), row.leverage);
        case.check(&format!("/loo_residual/{i}"), row.residual_without);
        case.check(&format!("/studentized_external/{i}"), row.studentised);
    }
    let weighted = fit(&x, &y, &case.input::<Vec<f64>>("/n")).unwrap();
    for (i, coefficient) in weighted.coefficients.iter().enumerate() {
        case.check(&format!("/wls_coef/{i}"), coefficient.value);
    }
    for (i, row) in weighted.rows.iter().enumerate() {
        case.check(&format!("/wls_residual/{i}"), row.residual);
    }
}

fn gain_expected_without_measures(case: &Case) {
    let at = |mean: &str, sd: &str| Population { mean: case.input(mean), sd: case.input(sd) };
    let (before, after) = (at("/region_before", "/sd_before"), at("/region_after", "/sd_after"));
    let school = case.input("/school_before");
    let it = expected_after(school, before, after, case.input("/r")).unwrap();
    case.check("/slope", it.slope);
    case.check("/expected_after", it.after);
    case.check("/expected_gain", it.gain);
    case.check("/region_gain", after.mean - before.mean);
}

fn gain_beyond_that_of_others(case: &Case) {
    let at = |mean: &str, i: u8| {
        let (value, se) = (case.input(mean), case.input(&format!("/se/{i}")));
        Estimate { value, se }
    };
    let helped = (at("/treated_before", 0), at("/treated_after", 1));
    let others = (at("/control_before", 2), at("/control_after", 3));
    let it = difference_in_differences(helped, others).unwrap();
    case.check("/did", it.value);
    case.check("/se", it.se);
    case.check("/low", it.interval.low);
    case.check("/high", it.interval.high);
}

fn spikes_over_a_smooth_curve(case: &Case) {
    let (histogram, boundaries): (Vec<u64>, Vec<usize>) =
        (case.input("/hist"), case.input("/boundaries"));
    let it = smooth(&histogram, &boundaries).unwrap();
    for (i, coefficient) in it.coefficients.iter().enumerate() {
        case.check(&format!("/coef/{i}"), *coefficient);
    }
    for (i, predicted) in it.predicted.iter().enumerate() {
        case.check(&format!("/predicted/{i}"), *predicted);
    }
    for (i, window) in it.windows.iter().enumerate() {
        let at = |field: &str| format!("/boundaries/{i}/{field}");
        case.check_eq(&at("boundary"), boundaries[i]);
        case.check_eq(&at("above"), window.above);
        case.check_eq(&at("below"), window.below);
        case.check(&at("q_observed"), window.share());
        case.check(&at("q_smooth"), window.share_smooth);
        case.check(&at("z"), window.z);
        let (at_it, below) = (histogram[boundaries[i]], histogram[boundaries[i] - 1]);
        case.check(&at("ratio_at_over_below"), at_it as f64 / below as f64);
        case.check(&at("excess_at"), window.excess_at);
        case.check(&at("missing_below"), window.missing_below);
    }
}

fn spike_of_one_school(case: &Case) {
    let it = tail(case.input("/a"), case.input("/m"), case.input("/q0")).unwrap();
    case.check("/p_upper", it.upper);
    case.check("/p_lower", it.lower);
}

/// One work and boundary of a school.
#[derive(Deserialize)]
struct Work {
    a: u64,
    m: u64,
    q0: f64,
}

fn spikes_over_several_works(case: &Case) {
    let works: Vec<Work> = case.input("/tests");
    let strata: Vec<_> =
        works.iter().map(|it| Stratum { above: it.a, all: it.m, expected: it.q0 }).collect();
    let it = pooled(&strata).unwrap();
    case.check_eq("/m", it.all);
    case.check_eq("/a", it.above);
    case.check("/expected", it.expected);
    case.check("/variance", it.variance);
    case.check("/z", it.z);
    case.check("/p_upper", it.p_upper);
}
