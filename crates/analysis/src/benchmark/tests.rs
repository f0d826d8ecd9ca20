//! What a school is set against and what is said of it, with figures worked out by hand.

use super::*;
use crate::{
    answer::Verdict,
    cluster::Cluster,
    code::Code,
    context::{Characteristic, Fact},
    fixture::{COUNTING, Fixture, TOWN_A, at, fixture, view, year},
    territory::Unit,
    view::ReferenceKind,
};

mod around;
mod sets;
mod variants;

/// The first school; those after it follow.
pub(super) const FIRST: u32 = 3;

/// Schools `s00`, `s01`, … in one town, each with so many failing and so many best pupils in
/// reading, and with 100, 110, 120, … pupils in all.
pub(super) fn district(schools: &[(u64, u64)]) -> Fixture {
    let mut data = fixture();
    data.batch.units.truncate(FIRST as usize);
    for (school, (worst, best)) in (FIRST..).zip(schools) {
        let name = format!("s{:02}", school - FIRST);
        let unit = Unit::new(UnitKind::School, Code::spelled(&name), name.as_str());
        data.batch.units.push((unit, Some(TOWN_A as usize)));
        data = data.with(at(school), *worst, *best);
    }
    let facts = (FIRST..)
        .zip(schools)
        .map(|(school, _)| fact(school, Characteristic::Pupils, 100 + 10 * (school - FIRST)));
    data.batch.dictionary.context = facts.collect::<Vec<_>>().into_iter().into_context();
    data
}

/// Facts as a context.
pub(super) trait IntoContext {
    fn into_context(self) -> crate::context::Context;
}

impl<I: Iterator<Item = Fact>> IntoContext for I {
    fn into_context(self) -> crate::context::Context {
        crate::context::Context::of(self)
    }
}

pub(super) fn fact(unit: u32, characteristic: Characteristic, value: u32) -> Fact {
    Fact { unit, characteristic, year: year("2020/21"), value }
}

pub(super) fn with_facts(mut data: Fixture, more: impl IntoIterator<Item = Fact>) -> Fixture {
    let known: Vec<Fact> = data.batch.dictionary.context.facts().collect();
    data.batch.dictionary.context = known.into_iter().chain(more).into_context();
    data
}

/// A cluster of these schools in these years.
pub(super) fn cluster(
    code: &str,
    schools: impl IntoIterator<Item = u32>,
    since: &str,
    until: Option<&str>,
) -> Cluster {
    Cluster {
        code: Code::spelled(code),
        name: code.to_owned(),
        rule: None,
        reason: None,
        manager: None,
        since: year(since),
        until: until.map(year),
        members: schools.into_iter().map(|it| FIRST + it).collect(),
    }
}

pub(super) fn shown(data: &Fixture, query: &str) -> Benchmark {
    benchmark(&data.cube(), &view(query))
}

pub(super) fn own(data: &Fixture, query: &str) -> Own {
    shown(data, query).own.unwrap()
}

pub(super) fn names(own: &Own) -> Vec<&str> {
    own.set.members.iter().map(|it| it.school.code.as_str()).collect()
}

pub(super) fn said(own: &Own) -> Said {
    own.chosen().unwrap().verdict
}

/// Thirty schools of fifty pupils with a half of them on the good side; the first stands out.
pub(super) fn even(first: (u64, u64)) -> Fixture {
    let mut schools = vec![(25, 25); 30];
    schools[0] = first;
    district(&schools)
}

#[test]
fn e2_a_school_far_above_its_set_is_better_and_one_near_it_is_not() {
    // 45 of 50 against 250 of 500, and 27 of 50.
    assert_eq!(said(&own(&even((5, 45)), "school=s00")), Ok(Verdict::Better));
    assert_eq!(said(&own(&even((45, 5)), "school=s00")), Ok(Verdict::Worse));
    assert_eq!(said(&own(&even((23, 27)), "school=s00")), Ok(Verdict::NotDifferent));
}

#[test]
fn c15_where_less_is_better_the_higher_share_is_worse() {
    let own = own(&even((45, 5)), "school=s00&indicator=below");
    assert_eq!(own.chosen().unwrap().indicator, crate::Indicator::Below);
    assert_eq!(said(&own), Ok(Verdict::Worse));
}

/// 33 of 50 against 250 of 500: by Newcombe 0.16 − √(0.138² + 0.044²) = 0.015 is above zero, alone
/// it would be a finding with p = 2·(1 − Φ(1.96·0.16/0.145)) = 0.031. Four more indicators say
/// nearly the same of the same pupils; by Benjamini and Yekutieli that is at least 0.031 times
/// 1 + 1/2 + 1/3 + 1/4 + 1/5 = 2.283, or 0.07.
#[test]
fn a_verdict_is_corrected_for_the_number_of_indicators() {
    let alone = |best| {
        let own = own(&even((50 - best, best)), "school=s00");
        let chosen = own.chosen().unwrap();
        (chosen.difference.unwrap().verdict, chosen.verdict)
    };
    assert_eq!(alone(33), (Verdict::Better, Ok(Verdict::NotDifferent)));
    assert_eq!(alone(38), (Verdict::Better, Ok(Verdict::Better)));
}

#[test]
fn c5_e4_the_place_is_a_range_and_d9_the_quarter_has_one_too() {
    let mut schools: Vec<(u64, u64)> = (0..8).map(|it| (70 - 8 * it, 30 + 8 * it)).collect();
    schools.push((50, 50));
    let own = own(&district(&schools), "school=s08&against=municipality");
    let chosen = own.chosen().unwrap();
    // 30, 38, 46, 54, 62, 70, 78, 86 of 100: 62 is 12 points above 50, within
    // 1.96·√(0.0493² + 0.0480²) = 13.4; 70 and 38 are 20 and 12 away: 30 and 70 and more are clear.
    let (rank, all) = chosen.rank.unwrap();
    assert_eq!((rank.rank, rank.best, rank.worst, all), (6, 4, 8, 9));
    // Quartiles (type 7) at 44, 58 and 72: 50 is in the second quarter; its interval from 40.4
    // to 59.6 begins in the first and ends in the third.
    let band = chosen.band.unwrap();
    assert_eq!((band.quarter, band.quarters, band.tenth), (2, (1, 3), None));
    let spread = chosen.spread.unwrap();
    assert!((spread.q1 - 0.44).abs() < 1e-12 && (spread.median - 0.58).abs() < 1e-12);
    assert_eq!(chosen.others.len(), 8);
}

#[test]
fn d8_pooled_pupils_and_the_mean_of_schools_are_two_things() {
    // Five schools of 20 with 50 % and one of 400 with 10 %: 90 of 500, and (5·50 + 10)/6 = 43.3 %.
    let mut schools = vec![(10, 10); 5];
    schools.extend([(360, 40), (30, 20)]);
    let data = district(&schools);
    let centre = |query: &str| own(&data, query).chosen().unwrap().centre.unwrap().value;
    assert!((centre("school=s06&against=municipality") - 0.18).abs() < 1e-12);
    let mean = centre("school=s06&against=municipality&centre=schools");
    assert!((mean - 2.6 / 6.0).abs() < 1e-12);
}

#[test]
fn d12_a_target_is_a_line_without_chance() {
    // 40 of 50 by Wilson is 0.670–0.888.
    let said = |target: &str| {
        let query = format!("school=s00&against=target&target={target}");
        let own = own(&even((10, 40)), &query);
        let chosen = own.chosen().unwrap();
        assert_eq!(own.set.kind, ReferenceKind::Target);
        (chosen.difference.unwrap().verdict, own.sensitivity.is_some())
    };
    assert_eq!(said("66"), (Verdict::Better, false));
    assert_eq!(said("68"), (Verdict::NotDifferent, false));
    assert_eq!(said("90"), (Verdict::Worse, false));
}

#[test]
fn d6_nothing_is_said_where_too_few_are_close_or_too_few_took_part() {
    let few = district(&[(5, 45), (25, 25), (25, 25), (25, 25), (25, 25)]);
    let own_of_few = own(&few, "school=s00&against=municipality");
    assert_eq!(said(&own_of_few), Err(NoVerdict::TooFew));
    assert_eq!(own_of_few.chosen().unwrap().spread, None);
    assert_eq!(said(&own(&even((0, 9)), "school=s00")), Err(NoVerdict::FewPupils));
    let absent = own(&even((5, 45)), "school=s00&subject=counting&against=municipality");
    assert!(matches!(said(&absent), Err(NoVerdict::NoValue(_))));
}

#[test]
fn row_85_who_does_clearly_better_is_named_with_the_subject() {
    let mut data = even((25, 25));
    data = data.with(at(FIRST).subject(COUNTING), 40, 10);
    data = data.with(at(FIRST + 1).subject(COUNTING), 5, 45);
    data = data.with(at(FIRST + 20).subject(COUNTING), 5, 45);
    data.batch.dictionary.clusters = vec![cluster("like", 0..10, "2020/21", Some("2020/21"))];
    let own = own(&data, "school=s00&subject=reading");
    assert_eq!(own.lessons_among, Some(ReferenceKind::Cluster));
    // 45 of 50 against 10 of 50 in counting; the same of a school in another cluster is no lesson.
    let found: Vec<_> = own.lessons.iter().map(|it| it.school.code.as_str()).collect();
    assert_eq!(found, ["s01"]);
    let better = &own.lessons[0].better;
    assert_eq!(better.len(), 1);
    assert_eq!(better[0].subject.code, "counting");
    assert!((better[0].delta - 0.7).abs() < 1e-12);
    data.batch.dictionary.clusters = Vec::new();
    let among = |query: &str| super::tests::own(&data, query).lessons_among;
    assert_eq!(among("school=s00"), Some(ReferenceKind::Peers));
    assert_eq!(among("school=s00&against=municipality"), Some(ReferenceKind::Municipality));
    assert_eq!(among("school=s00&against=region"), None);
}
