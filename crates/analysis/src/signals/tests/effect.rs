//! Было → ожидалось → стало, worked out by hand.

use super::*;
use crate::answer::Verdict;

const BEFORE: Work = work(VPR, RUSSIAN, 5, "2019/20");

/// Eleven schools of a hundred pupils with 10, 12, … 30 below the minimum; a year later each is half
/// as far from 20, and the last as `after` says.
fn town(after: u64) -> Town {
    (0..11).fold(Town::of(11), |town, it| {
        let before = 10 + 2 * u64::from(it);
        let now = if it == 10 { after } else { 15 + u64::from(it) };
        town.with(it, BEFORE, before, 100 - before).with(it, RU5, now, 100 - now)
    })
}

fn effect(after: u64) -> Effect {
    town(after).shown("cell=s10:low_results").effect.unwrap()
}

#[test]
fn row_63_half_the_way_back_is_expected_without_any_measure() {
    let found = effect(25);
    assert_eq!(
        (found.before, found.after),
        (Below { count: 30, n: 100 }, Below { count: 25, n: 100 })
    );
    // All lie on one line: r = 1, slope ½, so 20 + (30 − 20)/2 = 25 of a hundred.
    assert!((found.r.unwrap() - 1.0).abs() < 1e-12);
    assert!((found.expected.unwrap().after - 0.25).abs() < 1e-12);
    // On the line there is chance alone around it: asin √¼ = 0.523599, ± 1.96 · 1/(2√100) is 0.425601 and
    // 0.621597, whose sines squared are 0.170460 and 0.339113.
    let range = found.range.unwrap();
    assert!((range.low - 0.170_460).abs() < 1e-5 && (range.high - 0.339_113).abs() < 1e-5);
    assert_eq!((found.verdict, found.by_earlier), (Some(Verdict::NotDifferent), false));
    // The ten others began at 190 of 1,000 and came to 195: −5 − 0.5 points, se 6.5.
    let beside = found.beside.unwrap();
    assert_eq!((beside.schools, beside.before.count, beside.after.count), (10, 190, 195));
    assert!((beside.extra.value + 0.055).abs() < 1e-12);
    assert_eq!(beside.verdict, Verdict::NotDifferent);
}

#[test]
fn a_change_beyond_that_of_schools_that_began_alike_is_more_than_expected() {
    // 30 → 2 of a hundred: −28 − 0.5 points with se √(0.3·0.7 + 0.02·0.98)/10 = 4.8 and a little.
    for (after, verdict) in [(2, Verdict::Better), (60, Verdict::Worse)] {
        let found = effect(after);
        assert_eq!((found.beside.unwrap().verdict, found.verdict), (verdict, Some(verdict)));
    }
}

#[test]
fn where_schools_do_not_stay_alike_they_end_anywhere_around_the_middle() {
    // Four kinds of schools, ten of each, 10 or 30 of a hundred before and after: nothing of the
    // beginning remains, r = 0, and the expectation is the middle, 20.
    let kinds = [(10, 10), (10, 30), (30, 10), (30, 30)];
    let town = (0..40).fold(Town::of(40), |town, it| {
        let (before, after) = kinds[it % 4];
        let it = u32::try_from(it).unwrap();
        town.with(it, BEFORE, before, 100 - before).with(it, RU5, after, 100 - after)
    });
    let found = town.shown("cell=s03:low_results").effect.unwrap();
    assert!((found.expected.unwrap().after - 0.2).abs() < 1e-12);
    // Angles of 10, 20 and 30: 0.321751, 0.463648, 0.579640. In errors of 0.05 the deviations are −2.83794
    // and 2.31984, φ = (8.05390 + 5.38166)/2 = 6.71778, and τ² = (40 · 6.71778 − 39)/(16,000 − 400) =
    // 0.0147251. Then 0.463648 ± 1.96·√(0.0025 + 0.0147251) = ± 0.257234, whose sines squared are:
    let range = found.range.unwrap();
    assert!((range.low - 0.042_01).abs() < 1e-4 && (range.high - 0.435_68).abs() < 1e-4);
    // 30 of 100 lie within: of such schools half end so.
    assert_eq!(found.verdict, Some(Verdict::NotDifferent));
    // Wilson of 30 of 100, by hand: (0.3 + 0.019208 ± 1.96·√(0.0021 + 0.00009604))/1.038416.
    let before = found.before.interval().unwrap();
    assert!((before.low - 0.218_95).abs() < 1e-4 && (before.high - 0.395_85).abs() < 1e-4);
}

#[test]
fn small_schools_have_an_expectation_and_no_comparison() {
    let town = (0..11).fold(Town::of(12), |town, it| {
        let before = 10 + 2 * u64::from(it);
        town.with(it, BEFORE, before, 100 - before).with(it, RU5, before, 100 - before)
    });
    let town = town.with(11, BEFORE, 8, 11).with(11, RU5, 2, 17);
    let found = town.shown("cell=s11:bias").effect.unwrap();
    assert!(found.expected.is_some() && found.beside.is_none());
    let shown = town.shown("cell=s11:bias&since=2019/20");
    assert_eq!(shown.effect.unwrap().from, year("2019/20"));
    assert!(town.shown("").effect.is_none());
}

/// Forty schools keep what they are, 10 or 30 of a hundred, and a year adds or takes two that do not last.
/// Two others have 30 in the first year of the change: one had 10 in the years before, one 30.
fn two_that_began_alike(after: u64) -> Town {
    let years = ["2017/18", "2018/19", "2019/20", "2020/21"];
    let town = (0..40).fold(Town::of(42), |town, it| {
        let kept = if it % 2 == 0 { 10 } else { 30 };
        years.iter().zip(0..).fold(town, |town, (of, at)| {
            let twos = kept + [0, 2, 4][(it as usize / 2 + at * at) % 3] - 2;
            town.with(it, work(VPR, RUSSIAN, 5, of), twos, 100 - twos)
        })
    });
    [(40, [10, 10, 30, after]), (41, [30, 30, 30, after])].into_iter().fold(
        town,
        |town, (school, twos)| {
            years.iter().zip(twos).fold(town, |town, (of, twos)| {
                town.with(school, work(VPR, RUSSIAN, 5, of), twos, 100 - twos)
            })
        },
    )
}

#[test]
fn who_had_one_bad_year_is_expected_to_come_back_and_who_is_low_every_year_is_not() {
    let of = |school: &str| {
        let town = two_that_began_alike(12);
        town.shown(&format!("cell={school}:low_results")).effect.unwrap()
    };
    let (bad_year, always_low) = (of("s40"), of("s41"));
    assert!(bad_year.by_earlier && always_low.by_earlier);
    assert_eq!(bad_year.before, always_low.before);
    let expected = |it: &Effect| it.expected.unwrap().after;
    assert!(expected(&bad_year) < 0.25 && expected(&always_low) > 0.27, "{bad_year:?}");
    // The same 30 → 12 of a hundred: from a bad year back to what it was, and a school that became better.
    assert_eq!(bad_year.verdict, Some(Verdict::NotDifferent), "{bad_year:?}");
    assert_eq!(always_low.verdict, Some(Verdict::Better), "{always_low:?}");
}
