//! All schools of a place: funnel, order, top, and what conditions let expect.

use super::*;
use crate::{
    context::Characteristic::{ParentsHigher, TeachersCategory},
    disclosure::{Policy, publish},
    stats::funnel::{Level, arcsine_limits},
};

#[test]
fn e3_the_funnel_holds_what_is_usual_for_the_size() {
    // Twelve schools at 50 %, one of 60 with everybody; φ of the winsorised z values is small.
    let mut schools = vec![(30, 30); 12];
    schools.push((0, 60));
    let place = shown(&district(&schools), "municipality=town_a").place;
    let funnel = place.funnel.unwrap();
    assert!((funnel.share - 420.0 / 780.0).abs() < 1e-12);
    assert_eq!(funnel.outside, [1, 1]);
    let outside: Vec<_> = place
        .schools
        .iter()
        .filter(|it| it.position.unwrap().outside == Some(Level::Alarm))
        .map(|it| it.school.code.as_str())
        .collect();
    assert_eq!(outside, ["s12"]);
    let last = funnel.limits.last().unwrap();
    assert_eq!(last.n, 60);
    let curve = arcsine_limits(funnel.share, 60, Level::Warning, funnel.tau_squared).unwrap();
    assert_eq!(last.warning, curve);
    let smooth = funnel.limits.iter().filter(|it| it.n >= 20);
    let widths: Vec<f64> = smooth.map(|it| it.alarm.half_width()).collect();
    assert!(widths.is_sorted_by(|a, b| *a >= b - 1e-9), "narrower with size: {widths:?}");
}

/// 36 schools of 100 with 14 to 17 failing, 558 of 3,600, and four small ones: 579 of 3,639 are 15.9 %.
/// Of ten nobody fails with 0.841¹⁰ = 18 %: usual, though z is −0.410·2·√10 = −2.6. Six of ten and more
/// fail with 0.19 %, beyond 95 % and within 99.8 %, seven and more with 0.02 %; the curves at ten are
/// sin²(0.410 + 1.96/2√10) = 43 % and 61 %, which says the same.
#[test]
fn e3_below_twenty_pupils_the_table_judges_by_the_limits_that_are_drawn() {
    let mut schools: Vec<(u64, u64)> = (0..36).map(|it| (14 + it % 4, 86 - it % 4)).collect();
    schools.extend([(0, 10), (6, 4), (7, 3), (8, 1)]);
    let place = shown(&district(&schools), "municipality=town_a&indicator=below").place;
    let of = |at: usize| place.schools[at].position;
    assert!(of(36).unwrap().z < -2.5 && of(36).unwrap().outside.is_none());
    assert_eq!(of(37).unwrap().outside, Some(Level::Warning));
    assert_eq!(of(38).unwrap().outside, Some(Level::Alarm));
    assert_eq!(of(39), None, "eight of nine: few pupils");
    let funnel = place.funnel.unwrap();
    assert_eq!((funnel.judged, funnel.outside), (39, [2, 1]));
}

#[test]
fn e3_there_is_no_funnel_of_few_schools_or_of_what_is_no_share() {
    let place = |schools: usize, query: &str| {
        shown(&district(&vec![(30, 30); schools]), &format!("municipality=town_a{query}")).place
    };
    assert!(place(9, "").funnel.is_err());
    assert!(place(12, "&indicator=mean_mark").funnel.is_err());
    assert!(place(12, "").funnel.is_ok());
}

#[test]
fn c1_c2_c9_without_a_school_all_schools_of_the_place_are_shown() {
    let mut data = district(&[(10, 40), (20, 30), (25, 25), (30, 20), (40, 10)]);
    for (school, (worst, best)) in (FIRST..).zip([(40, 10), (30, 20), (25, 25), (20, 30), (10, 40)])
    {
        data = data.with(at(school).year("2019/20"), worst, best);
    }
    data.batch.dictionary.clusters = vec![cluster("all", 0..5, "2020/21", None)];
    let shown = shown(&data, "year=2020/21&municipality=town_a&order=rising");
    assert_eq!(shown.own, None);
    let codes: Vec<&str> = shown.place.schools.iter().map(|it| it.school.code.as_str()).collect();
    assert_eq!(codes, ["s04", "s03", "s02", "s01", "s00"]);
    let ranks: Vec<u32> = shown.place.schools.iter().map(|it| it.rank.unwrap().rank).collect();
    assert_eq!(ranks, [5, 4, 3, 2, 1]);
    let before: Vec<u32> =
        shown.place.schools.iter().map(|it| it.rank_before.unwrap().rank).collect();
    assert_eq!(before, [1, 2, 3, 4, 5]);
    let (in_cluster, of) = shown.place.schools[0].rank_in_cluster.unwrap();
    assert_eq!((in_cluster.rank, of), (5, 5));
}

#[test]
fn small_schools_are_drawn_towards_the_common_value() {
    let mut schools = vec![(20, 80), (80, 20), (60, 40), (40, 60), (50, 50)];
    schools.push((0, 5));
    let place = shown(&district(&schools), "municipality=town_a").place;
    let of = |at: usize| place.schools[at].shrunken.unwrap();
    assert!(of(5) < 0.85, "five of five are not everybody");
    assert!((of(0) - 0.8).abs() < 0.03, "eighty of a hundred nearly stay");
}

#[test]
fn row_81_who_is_surely_among_the_first_and_who_may_be() {
    // Nine far above, two that cannot be told apart, the rest far below.
    let mut schools = vec![(5, 95); 9];
    schools.extend([(50, 50), (50, 50)]);
    schools.extend(vec![(95, 5); 29]);
    let of =
        |query: &str| shown(&district(&schools), &format!("municipality=town_a{query}")).place.top;
    let top = of("").unwrap();
    let codes = |top: &Top, is_sure: bool| {
        let list = top.schools.iter().filter(|it| it.is_sure == is_sure);
        list.map(|it| it.school.code.clone()).collect::<Vec<_>>()
    };
    assert_eq!((top.size, top.of, top.sizes.as_slice()), (10, 40, [10].as_slice()));
    assert_eq!((top.surely(), codes(&top, true).len()), (9, 9));
    assert_eq!(codes(&top, false), ["s09", "s10"]);
    // Equal values share a place: nine the first, two the tenth.
    let ranks: Vec<u32> = top.schools.iter().map(|it| it.rank.rank).collect();
    assert_eq!(ranks, [1, 1, 1, 1, 1, 1, 1, 1, 1, 10, 10]);
    assert!(top.schools.iter().all(|it| it.is_tied));
    assert_eq!(of("&top=100"), Some(top), "a hundred of forty leave nobody out");
}

#[test]
fn row_81_who_is_among_the_first_can_be_asked_where_it_is_not_usual() {
    let place = |schools: &[(u64, u64)], query: &str| {
        shown(&district(schools), &format!("municipality=town_a{query}")).place.top
    };
    let mut schools = vec![(50, 50); 38];
    schools.push((5, 95));
    assert_eq!(place(&schools, ""), None, "ten of thirty-nine are more than a quarter");
    let top = place(&schools, "&top=10").unwrap();
    assert_eq!((top.surely(), top.schools[0].school.code.as_str()), (1, "s38"));
    assert!(!top.schools[0].is_tied && top.schools[1].is_tied);
    assert_eq!(top.schools.len(), 39, "of 38 alike each may be among the first ten");
    // A school of nine pupils has no place in it.
    schools.push((0, 9));
    let with_small = place(&schools, "&top=10").unwrap();
    assert_eq!((with_small.of, with_small.schools[0].rank), (39, top.schools[0].rank));
    assert_eq!(place(&schools[..10], "&top=10"), None, "ten of ten leave nobody out");
}

/// On the line value = share of parents with higher education, but for chance that cancels; the
/// school itself lies thirty points above.
fn on_a_line(schools: u32) -> Fixture {
    let values: Vec<(u64, u64)> = (0..schools)
        .map(|it| {
            let best = 20 + u64::from(it) + u64::from(it % 2) * 2;
            (100 - best, best)
        })
        .collect();
    let mut values = values;
    values[10] = (40, 60);
    let shares = (0..schools).map(|it| fact(FIRST + it, ParentsHigher, 200 + 10 * it));
    with_facts(district(&values), shares)
}

#[test]
fn row_51_expected_ols_the_others_let_expect_less_of_a_school_above_its_line() {
    let found = own(&on_a_line(31), "school=s10").expected.unwrap();
    // Parents and pupils both rise in step: only one of the two can tell, and the fit needs the
    // first alone.
    assert!((found.value - 0.31).abs() < 0.01, "{found:?}");
    assert_eq!(found.verdict, Verdict::Better);
    assert!((found.residual - (0.6 - found.value)).abs() < 1e-12);
    assert_eq!(found.schools, 31);
}

/// Both years have the same results. In 2021/22 the school has what the twentieth had: 40 % of parents
/// and 300 pupils, on whose line lie 20 + 20 = 40 %, and 41 % with the chance of the odd ones.
#[test]
fn d10_row_51_what_was_expected_stays_whatever_is_told_of_later_years() {
    let before = on_a_line(31);
    let past = own(&before, "school=s10&year=2020/21").expected.unwrap();
    let mut both = (FIRST..).zip(0..31_u64).fold(before, |data, (school, it)| {
        let best = if it == 10 { 60 } else { 20 + it + it % 2 * 2 };
        data.with(at(school).year("2021/22"), 100 - best, best)
    });
    let later = |characteristic, value| Fact {
        year: year("2021/22"),
        ..fact(FIRST + 10, characteristic, value)
    };
    let told = [later(ParentsHigher, 400), later(Characteristic::Pupils, 300)];
    both = with_facts(both, told);
    assert_eq!(own(&both, "school=s10&year=2020/21").expected, Ok(past.clone()));
    let now = own(&both, "school=s10&year=2021/22").expected.unwrap();
    assert!((past.value - 0.31).abs() < 0.01 && (now.value - 0.41).abs() < 0.01, "{now:?}");
}

#[test]
fn expected_ols_takes_thirty_schools() {
    let found = own(&on_a_line(29), "school=s10").expected;
    assert_eq!(found, Err(NoExpected::TooFewSchools));
}

/// 40 schools know parents and pupils; ten of them, the school itself among them, teachers too.
#[test]
fn expected_ols_does_without_what_few_schools_know() {
    let teachers = (5..15).map(|it| fact(FIRST + it, TeachersCategory, 300 + 7 * (it % 4)));
    let found = own(&with_facts(on_a_line(40), teachers), "school=s10").expected.unwrap();
    assert_eq!((found.schools, found.left_out), (40, vec![TeachersCategory]));
    assert!(found.by.contains(&ParentsHigher) && !found.by.contains(&TeachersCategory));
    // What 30 know is used.
    let teachers = (5..35).map(|it| fact(FIRST + it, TeachersCategory, 300 + 7 * (it % 4)));
    let found = own(&with_facts(on_a_line(40), teachers), "school=s10").expected.unwrap();
    assert_eq!(found.left_out, []);
}

#[test]
fn b5_no_place_stands_beside_one_across_a_break() {
    let five = [(10, 40), (20, 30), (25, 25), (30, 20), (40, 10)];
    let data = (FIRST..).zip(five).fold(district(&five), |data, (school, (worst, best))| {
        data.with(at(school).year("2019/20"), worst, best)
    });
    let asked = "year=2020/21&municipality=town_a";
    let whole = shown(&data, asked).place;
    assert!(whole.cut.is_none() && whole.schools.iter().all(|it| it.rank_before.is_some()));
    let mut broken = data;
    broken.batch.dictionary.remarks.breaks.push(crate::series::WrittenBreak {
        since: year("2020/21"),
        term: None,
        procedure: 0,
        subject: None,
        grade: None,
        kind: crate::series::BreakKind::Format,
        text: "новая форма".to_owned(),
    });
    let place = shown(&broken, asked).place;
    assert!(place.schools.iter().all(|it| it.rank_before.is_none() && it.rank.is_some()));
    let cut = place.cut.unwrap();
    assert_eq!((cut.since, cut.reason.as_str()), (year("2020/21"), "новая форма"));
    // Of the year before nothing is cut: the break lies after it.
    assert!(shown(&broken, "year=2019/20&municipality=town_a").place.cut.is_none());
}

/// s10 lies thirty points above the line of all others; without it they let expect 31 %, as they do where it
/// is chosen itself, and nobody else is far from the line.
#[test]
fn row_51_a_municipality_sees_every_school_beside_what_was_expected() {
    let town = on_a_line(31);
    let found = shown(&town, "municipality=town_a").residuals.unwrap();
    let alone = own(&town, "school=s10").expected.unwrap();
    assert_eq!((found.schools.len(), found.among, found.without), (31, 31, 0));
    let last = found.schools.last().unwrap();
    assert_eq!((last.school.code.as_str(), last.beyond.verdict), ("s10", Verdict::Better));
    assert!((last.expected - alone.value).abs() < 1e-12, "one expectation, wherever it is told");
    assert_eq!(found.by, alone.by);
    let others = &found.schools[..30];
    assert!(others.iter().all(|it| it.beyond.verdict == Verdict::NotDifferent));
    assert!(others.is_sorted_by(|a, b| a.beyond.delta.abs() >= b.beyond.delta.abs()));
    // A share is expected between nothing and everything, and what is left of a value goes with it.
    for it in &found.schools {
        let (expected, left) = (it.interval, it.beyond.interval.unwrap());
        assert!(expected.low >= 0.0 && expected.high <= 1.0, "{expected:?}");
        assert!(
            (left.low + left.high + expected.low + expected.high
                - 2.0 * (it.expected + it.beyond.delta))
                .abs()
                < 1e-9
        );
    }
    // A school that is chosen has its own; too few schools let nothing be expected; everybody sees no list.
    assert_eq!(shown(&town, "school=s10").residuals, None);
    assert_eq!(shown(&on_a_line(29), "municipality=town_a").residuals, None);
    let everybody = publish(town.batch.clone().into_cube().unwrap(), Policy::Public);
    assert_eq!(benchmark(&everybody, &view("municipality=town_a")).residuals, None);
}
