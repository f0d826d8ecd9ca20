//! Worked examples, what has no answer, and that the parts of a change make it up.

use proptest::prelude::*;

use super::*;

fn strata(parts: &[(u64, u64)]) -> Vec<Stratum> {
    parts.iter().map(|&(k, n)| Stratum::of_count(k, n)).collect()
}

#[test]
fn decompositions_match_worked_examples() {
    type Parts<'a> = &'a [(u64, u64)];
    type Case<'a> = (&'a str, Parts<'a>, Parts<'a>, Option<(f64, f64)>);
    let cases: [Case<'_>; 6] = [
        // name, before, now, composition and rate
        ("better results only", &[(2, 10), (8, 10)], &[(4, 10), (9, 10)], Some((0.0, 0.15))),
        // w ½ ½ → ¼ ¾, r 0.2 0.8 → 0.4 0.6: −¼·0.3 + ¼·0.7 and 0.2·⅜ − 0.2·⅝.
        ("both", &[(2, 10), (8, 10)], &[(2, 5), (9, 15)], Some((0.1, -0.05))),
        // The second stratum is new with 0.8: ½·(0.8 − 0.2) by composition.
        ("a new stratum", &[(2, 10), (0, 0)], &[(2, 10), (8, 10)], Some((0.3, 0.0))),
        ("one that nobody ever had", &[(1, 2), (0, 0)], &[(2, 2), (0, 0)], Some((0.0, 0.5))),
        ("nobody before", &[(0, 0)], &[(1, 2)], None),
        ("another list", &[(1, 2)], &[(1, 2), (1, 2)], None),
    ];
    for (name, before, now, expected) in cases {
        let got = decompose(&strata(before), &strata(now)).map(|it| (it.composition, it.rate));
        let alike = match (got, expected) {
            (Some((a, b)), Some((c, d))) => (a - c).abs() < 1e-12 && (b - d).abs() < 1e-12,
            (got, expected) => got == expected,
        };
        assert!(alike, "case: {name}: {got:?} is not {expected:?}");
    }
}

#[test]
fn what_cannot_be_standardised_is_absent() {
    let school = strata(&[(1, 2), (0, 0)]);
    assert_eq!(direct(&school, &[1.0, 1.0]), None);
    assert_eq!(direct(&school, &[1.0, 0.0]), Some(0.5));
    assert_eq!(direct(&school, &[1.0]), None);
    assert_eq!(direct(&school, &[0.0, 0.0]), None);
    assert_eq!(direct(&school, &[1.0, -1.0]), None);
    assert_eq!(direct(&school, &[f64::NAN, 0.0]), None);
    assert_eq!(direct(&school, &[f64::INFINITY, 0.0]), None);
    assert_eq!(indirect(&school, &[0.0, 0.5]), None);
    assert_eq!(indirect(&school, &[0.5, -0.5]), None);
    assert_eq!(indirect(&school, &[0.5]), None);
    assert_eq!(crude(&strata(&[(0, 0)])), None);
    assert_eq!(crude(&[Stratum { n: 3, sum: f64::NAN }]), None);
}

fn some_strata() -> impl Strategy<Value = Vec<(u64, u64, u64, u64)>> {
    prop::collection::vec((0_u64..200, 0_u64..200, 0_u64..200, 0_u64..200), 1..9)
}

proptest! {
    #[test]
    fn the_parts_make_up_the_change(parts in some_strata()) {
        let before: Vec<_> =
            parts.iter().map(|&(k, n, _, _)| Stratum::of_count(k.min(n), n)).collect();
        let now: Vec<_> =
            parts.iter().map(|&(_, _, k, n)| Stratum::of_count(k.min(n), n)).collect();
        let changed = crude(&before).zip(crude(&now)).map(|(before, now)| now - before);
        let taken_apart = decompose(&before, &now);
        prop_assert_eq!(changed.is_some(), taken_apart.is_some());
        if let (Some(change), Some(it)) = (changed, taken_apart) {
            prop_assert!((it.composition + it.rate - change).abs() < 1e-12);
            // Back again, each part changes its sign.
            let back = decompose(&now, &before).unwrap();
            prop_assert!((it.rate + back.rate).abs() < 1e-12);
        }
    }

    #[test]
    fn its_own_mixture_gives_the_crude_value(parts in some_strata()) {
        let whole: Vec<_> =
            parts.iter().map(|&(k, n, _, _)| Stratum::of_count(k.min(n), n)).collect();
        let own: Vec<f64> = whole.iter().map(|it| it.n as f64).collect();
        match (crude(&whole), direct(&whole, &own)) {
            (Some(one), Some(two)) => prop_assert!((one - two).abs() < 1e-12),
            (one, two) => prop_assert_eq!(one, two),
        }
    }
}
