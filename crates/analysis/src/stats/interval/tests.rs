//! Intervals against values worked by hand and by other software.

use std::f64::consts::SQRT_2;

use proptest::prelude::*;

use std::f64::consts::PI;

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::*;

fn n(n: u64) -> NonZeroU64 {
    NonZeroU64::new(n).unwrap()
}

fn assert_close(got: f64, expected: f64, name: &str) {
    assert!((got - expected).abs() < 1e-11, "case: {name}: {got} is not {expected}");
}

#[test]
fn t_points_match_values_of_forty_digits() {
    let cases = [
        // degrees of freedom, t by mpmath (1 and 2 have closed forms)
        (1.0, 12.706_204_736_175),
        (1.5, 6.016_663_104_428),
        (2.0, 4.302_652_729_749),
        (5.5, 2.501_858_617_589),
        (1_000_000.0, 1.959_966_356_814),
        (1e15, Z_975),
    ];
    for (df, expected) in cases {
        assert_close(t_975(df), expected, &format!("df {df}"));
    }
}

#[test]
fn intervals_match_worked_examples() {
    // At a half the half-width is z / (2·√(n + z²)); at none the high end z² / (n + z²).
    let (half, end) = (0.349_961_010_847_851, 0.354_330_435_066_687);
    let cases = [
        // name, interval, low, high
        ("2 of 4", Some(wilson(2, n(4))), 0.5 - half, 0.5 + half),
        ("0 of 7", Some(wilson(0, n(7))), 0.0, end),
        ("7 of 7", Some(wilson(7, n(7))), 1.0 - end, 1.0),
        ("twice 2 of 4", Some(newcombe(2, n(4), 2, n(4))), -half * SQRT_2, half * SQRT_2),
        ("none, all", Some(newcombe(0, n(7), 7, n(7))), -1.0, end * SQRT_2 - 1.0),
        ("1 and 3: ±t(1)", mean_t(2.0, SQRT_2, 2), -10.706_204_736_175, 14.706_204_736_175),
        ("all equal", mean_t(4.0, 0.0, 9), 4.0, 4.0),
        // df = 64 / (16/24 + 16/35) = 56.949…, t = 2.002 504 208 465 (mpmath), times √8
        ("welch", welch(70.0, 10.0, 25, 64.0, 12.0, 36), 0.336_062_779_359, 11.663_937_220_641),
        ("one constant", welch(3., 2., 4, 1., 0., 4), -1.182_446_305_284, 5.182_446_305_284),
        ("both constant", welch(3.0, 0.0, 4, 1.0, 0.0, 4), 2.0, 2.0),
    ];
    for (name, interval, low, high) in cases {
        assert_close(interval.unwrap().low, low, name);
        assert_close(interval.unwrap().high, high, name);
    }
    assert_close(wilson_half_width(0.5, n(4)), half, "a half");
    // Exactly, so that nothing prints as "-0.0 %".
    assert_eq!(wilson(0, n(7)).low.to_bits(), 0.0_f64.to_bits());
    assert_eq!(wilson(7, n(7)).high.to_bits(), 1.0_f64.to_bits());
}

#[test]
fn there_is_no_interval_without_two_values_and_a_deviation() {
    for (sd, n) in [(1.0, 0), (1.0, 1), (-1.0, 5), (f64::NAN, 5), (f64::INFINITY, 5)] {
        assert_eq!(mean_t(3.0, sd, n), None, "sd {sd}, n {n}");
        assert_eq!(welch(3.0, sd, n, 3.0, 1.0, 9), None, "sd {sd}, n {n}");
        assert_eq!(welch(3.0, 1.0, 9, 3.0, sd, n), None, "sd {sd}, n {n}");
    }
}

fn shares() -> impl Strategy<Value = (u64, u64)> {
    (1_u64..5_000).prop_flat_map(|n| (0..=n, Just(n)))
}

proptest! {
    #[test]
    fn an_interval_contains_its_estimate((k1, n1) in shares(), (k2, n2) in shares()) {
        let (p1, p2) = (k1 as f64 / n1 as f64, k2 as f64 / n2 as f64);
        prop_assert!(wilson(k1, n(n1)).contains(p1));
        let difference = newcombe(k1, n(n1), k2, n(n2));
        prop_assert!(difference.contains(p1 - p2));
        prop_assert!(difference.low >= -1.0 && difference.high <= 1.0);
    }

    #[test]
    fn a_larger_group_is_more_precise_at_the_same_share((k, m) in shares(), times in 2_u64..9) {
        let (small, large) = (wilson(k, n(m)), wilson(k * times, n(m * times)));
        prop_assert!(large.half_width() < small.half_width());
        let (small, large) = (mean_t(3.5, 0.8, m + 1), mean_t(3.5, 0.8, m + times));
        prop_assert!(large.unwrap().half_width() < small.unwrap().half_width());
    }

    #[test]
    fn counting_failures_mirrors_the_interval((k, m) in shares()) {
        let (successes, failures) = (wilson(k, n(m)), wilson(m - k, n(m)));
        prop_assert!((successes.low + failures.high - 1.0).abs() < 1e-12);
        prop_assert!((successes.high + failures.low - 1.0).abs() < 1e-12);
    }
}

const NODES: usize = 24;

/// The series as `statrs` gives it.
fn chebyshev_series() -> [f64; NODES] {
    let angle = |node: usize| PI * (node as f64 + 0.5) / NODES as f64;
    let values: [f64; NODES] = std::array::from_fn(|node| {
        let df = 2.0 / (1.0 + angle(node).cos());
        let student = StudentsT::new(0.0, 1.0, df).expect("the degrees of freedom are positive");
        1.0 / student.inverse_cdf(0.975)
    });
    std::array::from_fn(|order| {
        let terms = values.iter().enumerate().map(|(k, v)| v * (order as f64 * angle(k)).cos());
        2.0 / NODES as f64 * terms.sum::<f64>()
    })
}

#[test]
fn the_written_series_is_the_one_that_statrs_gives() {
    for (written, made) in SERIES.iter().zip(chebyshev_series()) {
        assert!((written - made).abs() < 1e-13, "{written} {made}");
    }
}
