//! What is computed of single results of a work comes out as other software says.
//!
//! **To add a case of this group:** write its check and put both into [`CHECKS`]. A case nobody
//! claims fails a test.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use analysis::stats::{
    agreement::{kappa, sign_test, spearman, spearman_without_ties},
    items::{ItemSums, alpha},
    ranked::RankSums,
};

use analysis::{inside::Status, plan::Level};
use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[
    ("journal.compare", marks_beside_the_journal),
    ("item.ctt", items_of_a_test),
    ("item.completion", one_item),
    ("item.level_status", level_status),
    ("item.by_mark_group", items_by_mark),
];

#[test]
fn c12_c13_every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    common::assert_claimed_once(CHECKS.iter().map(|&(id, _)| id), &["journal.", "item."]);
}

fn marks_beside_the_journal(case: &Case) {
    let read = |at: &str| case.input::<Vec<u32>>(at);
    let (journal, marks, primary) = (read("/journal"), read("/vpr"), read("/primary"));
    let mut table = [[0_u64; 4]; 4];
    let (mut down, mut up) = (0, 0);
    for (known, mark) in journal.iter().zip(&marks) {
        table[*known as usize - 2][*mark as usize - 2] += 1;
        down += u64::from(mark < known);
        up += u64::from(mark > known);
    }
    case.check_eq("/matrix_rows_journal_cols_vpr", table);
    case.check_eq("/lowered", down);
    case.check_eq("/raised", up);
    case.check("/sign_test_two_sided_p", sign_test(down, up));
    let pairs: Vec<_> = journal.iter().zip(&primary).map(|(a, b)| (*a, *b, 1)).collect();
    case.check("/spearman_rho_tie_corrected", spearman(&pairs).map(|it| it.value));
    case.check("/spearman_simplified_formula", spearman_without_ties(&pairs));
    let sums = RankSums::of(&pairs);
    case.check("/spearman_rho_tie_corrected", sums.spearman().map(|it| it.value));
    case.check("/spearman_simplified_formula", sums.spearman_without_ties());
    case.check("/quadratic_weighted_kappa", kappa(&table).map(|it| it.value));
}

fn items_of_a_test(case: &Case) {
    let matrix: Vec<Vec<u64>> = case.input("/matrix");
    let most: Vec<u64> = case.input("/max_points");
    let mut items = vec![ItemSums::default(); most.len()];
    for pupil in &matrix {
        let total = pupil.iter().sum();
        for (item, points) in items.iter_mut().zip(pupil) {
            item.add(*points, total);
        }
    }
    for (at, (item, most)) in items.iter().zip(most).enumerate() {
        let share = item.completion(most).map(|it| 100.0 * it.0);
        case.check(&format!("/completion_percent/{at}"), share);
        case.check(&format!("/item_rest_r/{at}"), item.item_rest());
    }
    case.check("/cronbach_alpha", alpha(&items));
}

fn one_item(case: &Case) {
    let (points, max): (Vec<u64>, u64) = (case.input("/points"), case.input("/max_points"));
    let mut item = ItemSums::default();
    points.iter().for_each(|it| item.add(*it, *it));
    case.check_eq("/zero", item.zero);
    case.check("/completion_percent", item.completion(max).map(|it| 100.0 * it.0));
}

fn level_status(case: &Case) {
    let cases: Vec<(String, Option<f64>)> = case.input("/cases");
    let told = cases.iter().map(|(level, percent)| {
        let level: Level = serde_json::from_value(level.as_str().into()).unwrap();
        // Hundredths of a percent, as they are written down.
        let points = percent.map(|it| (100.0 * it).round() as u64);
        let status = points.and_then(|it| Status::of(level, it, 10_000));
        status.map_or("no_data", Into::into).to_owned()
    });
    case.check_eq("/status", told.collect::<Vec<String>>());
}

fn items_by_mark(case: &Case) {
    #[derive(serde::Deserialize)]
    struct Group {
        n: u64,
        earned: u64,
        max: u64,
    }
    let groups: Vec<Group> = case.input("/groups");
    let share = |earned: u64, n: u64, max: u64| {
        let sums = ItemSums { n, x: earned, ..ItemSums::default() };
        sums.completion(max / n).map(|it| 100.0 * it.0)
    };
    for (at, Group { n, earned, max }) in groups.iter().enumerate() {
        case.check(&format!("/percent/{at}"), share(*earned, *n, *max));
    }
    let sum = |of: fn(&Group) -> u64| groups.iter().map(of).sum::<u64>();
    let all = share(sum(|it| it.earned), sum(|it| it.n), sum(|it| it.max));
    case.check("/total_percent", all);
    let informative: Vec<bool> = groups.iter().map(|it| it.n >= 10).collect();
    case.check_eq("/informative", informative);
}
