//! Conditions of schools: index and distances give the reference values.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use std::collections::BTreeMap;

use analysis::stats::{distance::Space, index};
use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[
    ("context.index", conditions_in_one_number),
    ("peers.euclid", nearest_by_numbers),
    ("peers.gower", nearest_by_numbers_and_words),
];

#[test]
fn every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    common::assert_claimed_once(CHECKS.iter().map(|it| it.0), &["context.", "peers."]);
}

fn conditions_in_one_number(case: &Case) {
    let (rows, weights): (Vec<Vec<f64>>, Vec<f64>) = (case.input("/X"), case.input("/weights"));
    let found = index::weighted(&rows, &weights).unwrap();
    let stretched = index::stretched(&found).unwrap();
    for at in 0..rows.len() {
        case.check(&format!("/index_z/{at}"), found[at]);
        case.check(&format!("/index_0_100/{at}"), stretched[at]);
    }
}

fn nearest_by_numbers(case: &Case) {
    let rows: Vec<Vec<f64>> = case.input("/X");
    let space = Space::euclid(&rows, &vec![1.0; rows[0].len()]).unwrap();
    check(case, &space, rows.len());
}

fn nearest_by_numbers_and_words(case: &Case) {
    let (rows, words): (Vec<Vec<f64>>, Vec<String>) = (case.input("/X"), case.input("/category"));
    let mut numbers = BTreeMap::new();
    let words: Vec<Vec<u32>> = words
        .into_iter()
        .map(|it| {
            let next = u32::try_from(numbers.len()).unwrap();
            vec![*numbers.entry(it).or_insert(next)]
        })
        .collect();
    let space = Space::gower(&rows, &words, &vec![1.0; rows[0].len() + 1]).unwrap();
    check(case, &space, rows.len());
}

fn check(case: &Case, space: &Space, rows: usize) {
    let target: usize = case.input("/target");
    for at in 0..rows {
        case.check(&format!("/distance/{at}"), space.between(target, at));
    }
    let mut others: Vec<usize> = (0..rows).filter(|it| *it != target).collect();
    others.sort_by(|a, b| space.between(target, *a).total_cmp(&space.between(target, *b)));
    let expected: Vec<usize> = case.expected("/peers");
    assert_eq!(others[..expected.len()], expected, "{}", case.id);
}
