//! Gains of groups beside the line through all, and limits of time, give the reference values.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use analysis::stats::{added::added, spacing};
use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] =
    &[("valueadded.pupil", gains_beside_the_line), ("schedule.checks", dates_and_hours)];

#[test]
fn every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    common::assert_claimed_once(CHECKS.iter().map(|it| it.0), &["valueadded.", "schedule."]);
}

fn gains_beside_the_line(case: &Case) {
    let (before, after): (Vec<f64>, Vec<f64>) = (case.input("/pre"), case.input("/post"));
    let schools: Vec<String> = case.input("/school");
    let names = ["A", "B", "C"];
    let at = |it: &String| names.iter().position(|name| name == it).unwrap();
    let groups: Vec<usize> = schools.iter().map(at).collect();
    let (line, gains) = added(&before, &after, &groups).unwrap();
    for (at, it) in line.coefficients.iter().enumerate() {
        case.check(&format!("/coef/{at}"), it.value);
    }
    for (at, it) in line.rows.iter().enumerate() {
        case.check(&format!("/resid/{at}"), it.residual);
    }
    for (name, it) in names.iter().zip(gains) {
        case.check(&format!("/school_mean_residual/{name}"), it.map(|it| it.mean));
    }
}

/// The number of a day of 2025 between September and October; more the case does not ask.
fn day(text: &str) -> i32 {
    let parts: Vec<i32> = text.split('-').map(|it| it.parse().unwrap()).collect();
    let [2025, month @ 9..=10, day] = parts[..] else { panic!("{text}") };
    30 * (month - 9) + day
}

fn dates_and_hours(case: &Case) {
    let dates: Vec<String> = case.input("/dates");
    let days: Vec<i32> = dates.iter().map(|it| day(it)).collect();
    let gaps = spacing::gaps(&days, case.input("/limit_days"));
    case.check_eq("/gaps_days", gaps.iter().map(|it| it.found).collect::<Vec<i32>>());
    case.check_eq("/gap_ok", gaps.iter().map(|it| it.is_kept).collect::<Vec<bool>>());
    let [hours, whole, limit] =
        ["/assessment_hours", "/lesson_hours_year", "/limit_share"].map(|it| case.input::<u32>(it));
    let share = spacing::share(hours, whole, f64::from(limit) / 100.0).unwrap();
    case.check("/share", 100.0 * share.found);
    case.check_eq("/share_ok", share.is_kept);
}
