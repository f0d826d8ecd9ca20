//! Families of signs of biased results, and what several of them together call for.

use super::*;
use crate::inside::Likeness;

/// Thirty ordinary schools, whose marks are lower than the journal's for a third of the pupils.
fn ordinary(schools: usize) -> Town {
    (0..30).fold(Town::of(schools), |town, it| {
        let lower = 30 + u64::from(it % 5);
        town.journal(it, RU5, 100, lower, 5).absent(it, MA5, 20 + u64::from(it % 3), 80, 5)
    })
}

fn bias(town: &Town, school: &str) -> Cell {
    let shown = town.shown(&format!("cell={school}:bias"));
    shown.detail.unwrap().years[0].1
}

#[test]
fn marks_above_the_journal_are_one_family_and_call_for_attention() {
    let town = ordinary(31).journal(30, RU5, 100, 0, 40).absent(30, MA5, 21, 80, 5);
    let found = town.found(Rule::Journal, "s30", "2020/21");
    assert_eq!((found.raised, found.n), (Ok(Some(Certainty::Sure)), 100));
    assert_eq!(bias(&town, "s30").ours, Ok(Some(Certainty::Likely)));
    assert_eq!(bias(&town, "s03").ours, Ok(None));
    let letters = |school| bias(&town, school).family_letters().collect::<String>();
    assert_eq!((letters("s30").as_str(), letters("s03").as_str()), ("d", ""));
}

#[test]
fn two_families_call_for_a_check() {
    // Marks above the journal, and 60 of 160 absent with high results of the others.
    let town = ordinary(31).journal(30, RU5, 100, 0, 40).absent(30, MA5, 0, 100, 60);
    let found = town.found(Rule::Absent, "s30", "2020/21");
    assert_eq!(found.raised, Ok(Some(Certainty::Sure)));
    let cell = bias(&town, "s30");
    assert_eq!(cell.ours, Ok(Some(Certainty::Sure)));
    // Nobody below in one of two works lifts the place by 0.25 of a deviation, errors of 1/√200: high as well.
    assert_eq!(cell.family_letters().collect::<String>(), "adf", "row 10: which families");
}

#[test]
fn many_absent_where_results_are_low_are_no_sign() {
    let town = ordinary(31).journal(30, RU5, 100, 32, 5).absent(30, MA5, 70, 30, 60);
    assert_eq!(town.found(Rule::Absent, "s30", "2020/21").raised, Ok(None));
}

#[test]
fn high_results_are_a_sign_unless_the_school_chooses_its_pupils() {
    let high = |town: Town| town.with(30, MA5, 0, 100);
    let plain = high(ordinary(31)).found(Rule::High, "s30", "2020/21");
    assert!(plain.is_raised());
    // Position 3 of the code book: a gymnasium.
    let chosen = high(ordinary(31).told([(30, Characteristic::Kind, 3)]));
    assert_eq!(chosen.found(Rule::High, "s30", "2020/21").raised, Ok(None));
}

#[test]
fn a_place_the_examination_does_not_confirm_is_a_sign() {
    let (eighth, ninth) =
        (work(VPR, MATHEMATICS, 8, "2019/20"), work(OGE, MATHEMATICS, 9, "2020/21"));
    let town = (0..30).fold(Town::of(31), |town, it| {
        let twos = 20 + u64::from(it % 3);
        town.with(it, eighth, twos, 80).with(it, ninth, 21, 80)
    });
    let lost = town.with(30, eighth, 0, 100).with(30, ninth, 60, 40);
    let found = lost.found(Rule::Unconfirmed, "s30", "2020/21");
    assert_eq!(found.raised, Ok(Some(Certainty::Sure)));
    assert_eq!(lost.found(Rule::Unconfirmed, "s03", "2020/21").raised, Ok(None));
    // In the year of the ВПР nothing was to be confirmed.
    assert_eq!(lost.found(Rule::Unconfirmed, "s30", "2019/20").raised, Err(Why::NoEarlier));
}

/// The ВПР of s30 was in Russian alone, where its place is the same at the examination; that it is weak
/// in mathematics disproves nothing.
#[test]
fn a_subject_without_an_earlier_work_disproves_nothing() {
    let of = |subject| (work(VPR, subject, 8, "2019/20"), work(OGE, subject, 9, "2020/21"));
    let [russian, mathematics] = [of(RUSSIAN), of(MATHEMATICS)];
    let town = (0..30).fold(Town::of(32), |town, it| {
        [russian, mathematics].into_iter().fold(town, |town, (before, after)| {
            town.with(it, before, 20 + u64::from(it % 3), 80).with(it, after, 21, 80)
        })
    });
    let town = town.with(30, russian.0, 2, 98).with(30, russian.1, 2, 98);
    let town = town.with(30, mathematics.1, 70, 30).with(31, mathematics.1, 70, 30);
    let found = town.found(Rule::Unconfirmed, "s30", "2020/21");
    assert_eq!((found.raised, found.n), (Ok(None), 100));
    assert_eq!(town.found(Rule::Unconfirmed, "s31", "2020/21").raised, Err(Why::NoEarlier));
    let shown = town.shown("cell=s30:bias");
    let rules = shown.detail.unwrap().rules;
    let facts = rules.into_iter().find(|it| it.rule == Rule::Unconfirmed).unwrap().facts;
    assert_eq!(facts.len(), 2, "Russian before and after");
}

#[test]
fn the_sign_of_the_document_stands_beside_and_counts_in_no_family() {
    // Mean 12 against about 10.3: above the region without any spread to speak of.
    let town =
        (0..30).fold(Town::of(31), |town, it| town.with(it, RU5, 20 + u64::from(it % 2), 80));
    let town = town.with(30, RU5, 5, 95);
    let cell = bias(&town, "s30");
    assert_eq!(cell.official, Ok(true));
    assert!(cell.is_raised());
    assert_eq!(town.found(Rule::FiokoJournal, "s30", "2020/21").raised, Err(Why::NoPupilRows));
}

/// All have 14 of 20 at the boundary or one above; s28 too few to tell, s29 fewer, s30 more.
fn with_heaps() -> Town {
    let town = (0..28).fold(ordinary(31), |town, it| town.heap(it, RU5, [14, 20]));
    let town = town.heap(28, RU5, [10, 10]).heap(29, RU5, [12, 40]);
    // Two works: a boundary of each, 20 and 20 pupils around them.
    let town = (0..28).fold(town, |town, it| town.heap(it, MA5, [14, 20]));
    town.heap(30, RU5, [20, 20]).heap(30, MA5, [20, 20])
}

#[test]
fn e15_boundaries_are_set_against_all_other_schools_and_not_against_a_smooth_curve() {
    let town = with_heaps().with(30, RU5, 20, 80);
    // z = (40 − 28)/√(40·0.7·0.3) = 4.1 at the common share of 0.7, or nearly.
    let found = town.found(Rule::Spikes, "s30", "2020/21");
    assert_eq!((found.raised, found.n), (Ok(Some(Certainty::Sure)), 40));
    let found = town.found(Rule::Spikes, "s28", "2020/21");
    assert_eq!((found.raised, found.n), (Err(Why::FewPupils), 10));
    // 70 % at the boundary is far above any smooth curve; the whole region has it.
    assert_eq!(town.found(Rule::Spikes, "s03", "2020/21").raised, Ok(None));
    let without = ordinary(31).found(Rule::Spikes, "s03", "2020/21");
    assert_eq!(without.raised, Err(Why::NoPupilRows));
}

#[test]
fn e15_the_state_of_a_school_is_as_elsewhere_stronger_or_weaker() {
    let town = with_heaps().with(30, RU5, 20, 80);
    let beside = |school: &str| {
        let shown = town.shown(&format!("cell={school}:bias"));
        let rules = shown.detail.unwrap().rules;
        rules.into_iter().find(|it| it.rule == Rule::Spikes).unwrap()
    };
    let states = ["s30", "s29", "s03", "s28"].map(|it| beside(it).beside);
    let [stronger, weaker, alike] = [Likeness::Stronger, Likeness::Weaker, Likeness::Alike];
    assert_eq!(states, [Some(stronger), Some(weaker), Some(alike), None]);
    let facts = beside("s30").facts;
    let told: Vec<(Option<u16>, u64)> = facts.iter().map(|it| (it.work, it.n)).collect();
    assert_eq!(told.iter().map(|it| it.1).collect::<Vec<_>>(), [40, 20, 20]);
    assert!(told[0].0.is_none() && told[1].0 != told[2].0, "together, then each work");
    assert!(facts.iter().all(|it| (it.value - 1.0).abs() < 1e-12));
}

#[test]
fn e15_the_work_farthest_from_the_others_is_the_one_to_look_into() {
    // Beside 14 of 20: 16 of 20 in Russian is one standard error, 20 of 20 in mathematics nearly three.
    let town = (0..30).fold(ordinary(31), |town, it| town.heap(it, RU5, [14, 20]));
    let town = (0..30).fold(town, |town, it| town.heap(it, MA5, [14, 20]));
    let town = town.with(30, RU5, 20, 80).heap(30, RU5, [16, 20]).heap(30, MA5, [20, 20]);
    let detail = town.shown("cell=s30:bias").detail.unwrap();
    let fact = detail.farthest_at_boundary().unwrap();
    assert_eq!((fact.value, fact.n), (1.0, 20));
    let query = detail.inside(fact).unwrap().to_query();
    assert_eq!(query, "?year=2020/21&procedure=vpr&subject=math&grade=5&school=s30");
    let other = town.shown("cell=s30:low_results").detail.unwrap();
    assert_eq!(other.farthest_at_boundary(), None, "another problem has no boundaries");
}

/// Ninety schools with 28 of 40, in all 2,520 of 3,600, and one with 34: beside them 0.7, z = 6/√8.4 =
/// 2.07 and p = 0.019. That is likely; 91 schools would ask for 0.05/91 to be sure.
#[test]
fn e15_what_is_raised_is_called_stronger_beside_it() {
    let town = (0..90).fold(ordinary(91), |town, it| town.heap(it, RU5, [28, 40]));
    let town = (30..90).fold(town, |town, it| town.with(it, RU5, 20, 80));
    let shown = town.heap(90, RU5, [34, 40]).with(90, RU5, 20, 80).shown("cell=s90:bias");
    let rules = shown.detail.unwrap().rules;
    let said = rules.into_iter().find(|it| it.rule == Rule::Spikes).unwrap();
    assert_eq!(said.finding.raised, Ok(Some(Certainty::Likely)));
    assert_eq!(said.beside, Some(Likeness::Stronger));
}

/// 15 schools with 20 of 40 and 15 with 36, all z about ±4: what is usual here is wide, and 38 of 40
/// is no more unusual than the others.
#[test]
fn e15_schools_that_differ_more_than_chance_widen_what_is_usual() {
    let town = (0..30)
        .fold(ordinary(31), |town, it| town.heap(it, RU5, [if it % 2 == 0 { 20 } else { 36 }, 40]));
    let town = town.heap(30, RU5, [38, 40]).with(30, RU5, 20, 80);
    assert_eq!(town.found(Rule::Spikes, "s30", "2020/21").raised, Ok(None));
}

#[test]
fn e15_boundaries_are_one_family_more() {
    let town = with_heaps().journal(30, RU5, 100, 0, 40);
    assert_eq!(bias(&town, "s30").ours, Ok(Some(Certainty::Sure)), "journal and boundaries");
    let withheld = signals(&town.cube(Policy::Public), &view("")).is_withheld;
    assert!(withheld && town.cube(Policy::Public).get().dictionary().signals.heaps.is_empty());
}
