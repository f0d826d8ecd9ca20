//! Families of signs of biased results, and what several of them together call for.

use super::*;

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
}

#[test]
fn two_families_call_for_a_check() {
    // Marks above the journal, and 60 of 160 absent with high results of the others.
    let town = ordinary(31).journal(30, RU5, 100, 0, 40).absent(30, MA5, 0, 100, 60);
    let found = town.found(Rule::Absent, "s30", "2020/21");
    assert_eq!(found.raised, Ok(Some(Certainty::Sure)));
    assert_eq!(bias(&town, "s30").ours, Ok(Some(Certainty::Sure)));
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
