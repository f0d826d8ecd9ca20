//! Series worked out by hand, and the exact test against every arrangement.

use proptest::prelude::*;

use super::*;

/// Values one year apart.
fn yearly(values: &[f64]) -> Vec<(f64, f64)> {
    values.iter().zip(2015..).map(|(&value, year)| (f64::from(year), value)).collect()
}

#[test]
fn lines_match_worked_examples() {
    type Case<'a> = (&'a str, &'a [(f64, f64)], Option<(f64, f64)>);
    let cases: [Case<'_>; 7] = [
        // name, points, slope and intercept
        ("nothing", &[], None),
        ("one value", &[(1.0, 2.0)], None),
        ("two values", &[(1.0, 2.0), (3.0, 8.0)], Some((3.0, -1.0))),
        // Slopes 1, 1, 1, 101/3, 50, 99: the median is (1 + 101/3)/2; both medians are 2.5.
        (
            "a wild value",
            &[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (4.0, 102.0)],
            Some((52.0 / 3.0, 2.5 - 2.5 * 52.0 / 3.0)),
        ),
        ("any order", &[(3.0, 8.0), (1.0, 2.0)], Some((3.0, -1.0))),
        ("twice the same time", &[(1.0, 2.0), (1.0, 3.0)], None),
        ("not a number", &[(1.0, 2.0), (2.0, f64::NAN)], None),
    ];
    for (name, points, expected) in cases {
        let got = theil_sen(points).map(|it| (it.slope, it.intercept));
        let alike = match (got, expected) {
            (Some(got), Some(wanted)) => {
                (got.0 - wanted.0).abs() < 1e-12 && (got.1 - wanted.1).abs() < 1e-12
            }
            (got, wanted) => got == wanted,
        };
        assert!(alike, "case: {name}: {got:?} is not {expected:?}");
    }
}

#[test]
fn ties_match_worked_examples() {
    let cases: [(&str, &[f64], i64, f64); 5] = [
        // name, values, S, p
        // 1, 1, 2 has three arrangements with S of 2, 0 and −2: 2·⅓.
        ("three, two equal", &[1.0, 1.0, 2.0], 2, 2.0 / 3.0),
        // 1, 1, 2, 2 has six with S of 4, 2, 0, 0, −2, −4: 2·⅙.
        ("two pairs", &[1.0, 1.0, 2.0, 2.0], 4, 1.0 / 3.0),
        // 1, 2, 2, 3 has twelve; S of 5 once, of 3 twice: 2·³⁄₁₂.
        ("a pair in the middle", &[1.0, 2.0, 3.0, 2.0], 3, 0.5),
        ("all equal", &[7.0, 7.0, 7.0], 0, 1.0),
        ("zero with either sign", &[0.0, -0.0, 0.0], 0, 1.0),
    ];
    for (name, values, s, p) in cases {
        let got = mann_kendall(&yearly(values)).unwrap();
        assert_eq!(got.s, s, "case: {name}");
        assert!((got.p - p).abs() < 1e-15, "case: {name}: {}", got.p);
        assert_eq!(got.tau.is_none(), s == 0, "case: {name}");
    }
}

#[test]
fn verdicts_match_worked_examples() {
    let cases: [(&str, &[f64], Option<Trend>); 9] = [
        ("nothing", &[], Some(Trend::TooEarly)),
        ("one year", &[40.0], Some(Trend::TooEarly)),
        ("four rising years", &[1.0, 2.0, 3.0, 4.0], Some(Trend::TooEarly)),
        ("five rising years", &[1.0, 2.0, 3.0, 4.0, 5.0], Some(Trend::Rising)),
        ("five falling years", &[5.0, 4.0, 3.0, 2.0, 1.0], Some(Trend::Falling)),
        // S = 8: 2·5/120 = 0.083.
        ("one step back", &[1.0, 2.0, 4.0, 3.0, 5.0], Some(Trend::NoEvidence)),
        ("five equal years", &[3.0; 5], Some(Trend::NoEvidence)),
        ("one unknown", &[f64::NAN], None),
        ("an endless one", &[1.0, 2.0, f64::INFINITY, 4.0, 5.0], None),
    ];
    for (name, values, expected) in cases {
        assert_eq!(Trend::of(&yearly(values)), expected, "case: {name}");
    }
}

#[test]
fn a_long_series_falls_back_on_the_approximation() {
    let long: Vec<f64> = (0..31).map(f64::from).collect();
    let all = mann_kendall(&yearly(&long)).unwrap();
    assert!(all.p < 1e-9 && (all.p - all.p_normal).abs() <= 0.0);
    let exact = mann_kendall(&yearly(&long[..30])).unwrap();
    // 2/30!; 30! = 2.652 528 598 121 911 · 10³².
    assert!((exact.p * 2.652_528_598_121_911e32 - 2.0).abs() < 1e-12);
}

#[test]
fn the_least_p_falls_with_every_value() {
    assert!((p_min(0) - 1.0).abs() < 1e-15 && (p_min(2) - 1.0).abs() < 1e-15);
    assert!((p_min(5) - 1.0 / 60.0).abs() < 1e-15);
}

proptest! {
    #[test]
    fn arrangements_are_counted_one_by_one(values in prop::collection::vec(0_u8..4, 2..7)) {
        let points: Vec<f64> = values.iter().map(|&it| f64::from(it)).collect();
        let got = mann_kendall(&yearly(&points)).unwrap();
        // Every order of the places, equal values included: n! in all.
        let (mut extreme, mut all) = (0_u32, 0_u32);
        each_order(&mut points.clone(), 0, &mut |order| {
            let s: i64 = pairs(order).map(|(a, b)| (b > a) as i64 - (b < a) as i64).sum();
            all += 1;
            extreme += u32::from(s.abs() >= got.s.abs());
        });
        prop_assert!((got.p - f64::from(extreme) / f64::from(all)).abs() < 1e-12);
    }

    #[test]
    fn a_mirrored_series_has_the_mirrored_trend(
        values in prop::collection::vec(-50_i8..50, 2..12),
    ) {
        let up: Vec<f64> = values.iter().map(|&it| f64::from(it)).collect();
        let down: Vec<f64> = up.iter().map(|it| -it).collect();
        let (one, two) = (mann_kendall(&yearly(&up)).unwrap(), mann_kendall(&yearly(&down)).unwrap());
        prop_assert_eq!(one.s, -two.s);
        prop_assert!((one.p - two.p).abs() < 1e-15);
        prop_assert!((0.0..=1.0).contains(&one.p) && (0.0..=1.0).contains(&one.p_normal));
        let slopes = theil_sen(&yearly(&up)).unwrap().slope + theil_sen(&yearly(&down)).unwrap().slope;
        prop_assert!(slopes.abs() < 1e-9);
    }
}

fn each_order(values: &mut Vec<f64>, from: usize, visit: &mut impl FnMut(&[f64])) {
    if from == values.len() {
        return visit(values);
    }
    for i in from..values.len() {
        values.swap(from, i);
        each_order(values, from + 1, visit);
        values.swap(from, i);
    }
}

#[test]
fn a_prediction_is_as_wide_as_the_residuals_and_the_distance_make_it() {
    // Slopes 1 1 1 5/3 2 3, the median 4/3; ŷ = 5/2 + 4/3·(x − 5/2), residuals ½ 1/6 −1/6 3/2.
    let (value, interval) =
        predict(&[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (4.0, 6.0)], 5.0).unwrap();
    assert!((value - 35.0 / 6.0).abs() < 1e-12);
    // s² = (23/9)/2, widened by 1 + ¼ + 6¼/5 = 5/2; t is 4.30265 at 2 degrees of freedom.
    assert!((interval.high - value - 4.302_653 * (23.0_f64 / 18.0 * 2.5).sqrt()).abs() < 1e-5);
    assert!((interval.high + interval.low - 2.0 * value).abs() < 1e-12);
    assert_eq!(predict(&[(1.0, 1.0), (2.0, 2.0)], 3.0), None);
    assert_eq!(predict(&[(1.0, 1.0), (1.0, 2.0), (2.0, 3.0)], 3.0), None);
}
