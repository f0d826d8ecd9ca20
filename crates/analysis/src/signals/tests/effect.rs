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
    // On the line there is nothing around it.
    let range = found.range.unwrap();
    assert!((range.low - 0.25).abs() < 1e-6 && (range.high - 0.25).abs() < 1e-6, "{range:?}");
    // The ten others began at 190 of 1,000 and came to 195: −5 − 0.5 points, se 6.5.
    let beside = found.beside.unwrap();
    assert_eq!((beside.schools, beside.before.count, beside.after.count), (10, 190, 195));
    assert!((beside.extra.value + 0.055).abs() < 1e-12);
    assert_eq!(beside.verdict, Verdict::NotDifferent);
}

#[test]
fn a_change_beyond_that_of_schools_that_began_alike_is_more_than_expected() {
    // 30 → 2 of a hundred: −28 − 0.5 points with se √(0.3·0.7 + 0.02·0.98)/10 = 4.8 and a little.
    assert_eq!(effect(2).beside.unwrap().verdict, Verdict::Better);
    assert_eq!(effect(60).beside.unwrap().verdict, Verdict::Worse);
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
    // The deviation of ± 10 in each of forty is 10·√(40/39) = 10.127; 20 ± 1.96 · 10.127.
    let range = found.range.unwrap();
    assert!((range.low - 0.001_51).abs() < 1e-4 && (range.high - 0.398_49).abs() < 1e-4);
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
