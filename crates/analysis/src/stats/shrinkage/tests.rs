//! Groups worked out by hand, and what has no answer.

use proptest::prelude::*;

use super::*;

fn groups(parts: &[(u64, f64, f64)]) -> Vec<Group> {
    parts.iter().map(|&(n, mean, sd)| Group { n, mean, sd }).collect()
}

#[test]
fn what_has_no_variance_is_absent() {
    let cases = [
        ("nothing", groups(&[])),
        ("one group", groups(&[(9, 3.0, 1.0)])),
        ("single values", groups(&[(1, 3.0, 0.0), (1, 4.0, 0.0)])),
        ("no spread within", groups(&[(9, 3.0, 0.0), (9, 4.0, 0.0)])),
        ("nobody in one", groups(&[(9, 3.0, 1.0), (0, 4.0, 1.0)])),
        ("a negative deviation", groups(&[(9, 3.0, 1.0), (9, 4.0, -1.0)])),
        ("not a number", groups(&[(9, f64::NAN, 1.0), (9, 4.0, 1.0)])),
        ("without bounds", groups(&[(9, 3.0, f64::INFINITY), (9, 4.0, 1.0)])),
    ];
    for (name, groups) in cases {
        assert_eq!(variance(&groups), None, "case: {name}");
        assert_eq!(shrink_means(&groups), None, "case: {name}");
    }
}

#[test]
fn a_single_value_needs_no_deviation() {
    let known = groups(&[(4, 3.0, 1.0), (4, 5.0, 1.0), (1, 9.0, f64::NAN)]);
    assert!(variance(&known).is_some() && shrink_means(&known).is_some());
}

#[test]
fn alike_groups_have_the_common_mean() {
    let alike = shrink_means(&groups(&[(9, 3.0, 1.0), (4, 3.0, 2.0), (7, 3.0, 1.0)])).unwrap();
    assert!(alike.tau_squared <= 0.0 && alike.q.abs() < 1e-12);
    assert!(alike.groups.iter().all(|it| (it.mean - 3.0).abs() < 1e-12 && it.sd <= 0.0));
}

#[test]
fn reliability_has_its_limits() {
    assert_eq!(reliability(0, 0.1), Some(0.0));
    assert_eq!(reliability(1, 1.0), Some(1.0));
    assert_eq!(reliability(0, 1.0), None);
    for icc in [0.0, -0.1, 1.1, f64::NAN] {
        assert_eq!(reliability(9, icc), None);
        assert_eq!(n_for_reliability(0.5, icc), None);
    }
    assert_eq!(n_for_reliability(f64::NAN, 0.1), None);
}

proptest! {
    #[test]
    fn a_mean_moves_towards_the_common_one(
        parts in prop::collection::vec((1_u64..200, -50.0_f64..50.0, 0.1_f64..20.0), 2..20),
    ) {
        let all = groups(&parts);
        let Some(shrunken) = shrink_means(&all) else { return Ok(()) };
        for (it, raw) in shrunken.groups.iter().zip(&all) {
            let (low, high) = (raw.mean.min(shrunken.mean), raw.mean.max(shrunken.mean));
            prop_assert!((low - 1e-9..=high + 1e-9).contains(&it.mean));
            prop_assert!((0.0..=1.0).contains(&it.reliability) && it.sd >= 0.0);
        }
    }

    // Near 1 the way back divides by what rounding left of 1 − reliability, about (1 − icc)/n.
    #[test]
    fn reliability_and_its_n_are_inverse(n in 1_u64..10_000, icc in 0.001_f64..0.99) {
        let back = n_for_reliability(reliability(n, icc).unwrap(), icc).unwrap();
        prop_assert!((back - n as f64).abs() < 1e-6 * n as f64);
    }
}
