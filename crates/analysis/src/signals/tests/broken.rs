//! No rule sets what lies before a break beside what comes after it.

use super::*;
use crate::series::{BreakKind, WrittenBreak};

const RU5_BEFORE: Work = work(VPR, RUSSIAN, 5, "2019/20");
const MA5_BEFORE: Work = work(VPR, MATHEMATICS, 5, "2019/20");

/// Thirty schools that stay where they are, 10 to 14 of 100 below; s30 falls from 10 to 45 in both works.
fn fallen() -> Town {
    let steady = (0..30).fold(Town::of(31), |town, it| {
        let twos = 10 + u64::from(it % 5);
        let all = [RU5_BEFORE, RU5, MA5_BEFORE, MA5].into_iter();
        all.fold(town, |town, of| town.with(it, of, twos, 100 - twos))
    });
    let before = steady.with(30, RU5_BEFORE, 10, 90).with(30, MA5_BEFORE, 10, 90);
    before.with(30, RU5, 45, 55).with(30, MA5, 45, 55)
}

fn cut(mut town: Town, since: &str, subject: Option<u16>, kind: BreakKind) -> Town {
    town.batch.dictionary.remarks.breaks.push(WrittenBreak {
        since: year(since),
        term: None,
        procedure: VPR,
        subject,
        grade: Some(5),
        kind,
        text: "приказ № 7".to_owned(),
    });
    town
}

fn raised(town: &Town, rule: Rule) -> Result<Option<Certainty>, Why> {
    town.found(rule, "s30", "2020/21").raised
}

#[test]
fn b5_no_rule_compares_across_a_break_and_the_cell_says_why() {
    let whole = fallen();
    assert_eq!(raised(&whole, Rule::FiokoMark2), Ok(Some(Certainty::Sure)));
    assert_eq!(raised(&whole, Rule::Falling), Ok(Some(Certainty::Sure)));
    let shown = whole.shown("cell=s30:unstable");
    assert!(shown.detail.unwrap().cuts.is_empty() && shown.effect.is_some());

    let broken = cut(fallen(), "2020/21", None, BreakKind::Format);
    for rule in [Rule::FiokoMark2, Rule::Falling] {
        assert_eq!(raised(&broken, rule), Err(Why::Broken), "{rule}");
    }
    let shown = broken.shown("cell=s30:unstable");
    assert_eq!(shown.effect, None, "no change is told across it either");
    let cuts = shown.detail.unwrap().cuts;
    let of: Vec<&str> = cuts.iter().map(|it| it.work.subject.code.as_str()).collect();
    assert_eq!(of, ["rus", "math"]);
    assert_eq!(cuts[0].at.kind, Some(BreakKind::Format));
    assert_eq!(cuts[0].at.reason, "приказ № 7");
    assert_eq!(raised(&broken, Rule::Unsatisfactory), Ok(Some(Certainty::Sure)), "of one year");
}

#[test]
fn b5_works_without_a_break_go_on_being_compared() {
    let town = cut(fallen(), "2020/21", Some(RUSSIAN), BreakKind::Boundaries);
    assert_eq!(raised(&town, Rule::FiokoMark2), Ok(Some(Certainty::Sure)));
    let effect = town.shown("cell=s30:unstable").effect.unwrap();
    // Mathematics alone: 10 of 100, then 45 of 100.
    assert_eq!((effect.before.count, effect.before.n), (10, 100));
    assert_eq!((effect.after.count, effect.after.n), (45, 100));
    // A break of an earlier year cuts nothing between these two.
    let earlier = cut(fallen(), "2019/20", None, BreakKind::Format);
    assert_eq!(raised(&earlier, Rule::Falling), Ok(Some(Certainty::Sure)));
    // A cancelled year is compared with neither side.
    let cancelled = cut(fallen(), "2019/20", None, BreakKind::Cancelled);
    assert_eq!(raised(&cancelled, Rule::Falling), Err(Why::Broken));
}

#[test]
fn b5_low_in_two_years_is_as_written_for_the_document_and_not_across_a_break_for_us() {
    // 40 of 100 in both works of both years: every part of the rule, and Wilson's lower bound is 30.9 %.
    let low = [RU5_BEFORE, MA5_BEFORE, RU5, MA5].into_iter();
    let low = low.fold(Town::of(31), |town, of| town.with(30, of, 40, 60));
    assert_eq!(raised(&low, Rule::ShnorRule30), Ok(Some(Certainty::Sure)));
    assert_eq!(raised(&low, Rule::LowShare), Ok(Some(Certainty::Sure)));
    let broken = cut(low, "2020/21", None, BreakKind::Boundaries);
    assert_eq!(raised(&broken, Rule::ShnorRule30), Ok(Some(Certainty::Sure)));
    assert_eq!(raised(&broken, Rule::LowShare), Err(Why::Broken));
}

#[test]
fn b5_steadiness_looks_back_to_the_break_and_no_further() {
    let years = ["2018/19", "2019/20", "2020/21"];
    // Thirty schools with 12 of 100 each year; s30 with 5, then 45, then 5.
    let town = years.into_iter().fold(Town::of(31), |town, of| {
        let of = work(VPR, RUSSIAN, 5, of);
        (0..30).fold(town, |town, it| town.with(it, of, 12, 88))
    });
    let jumping = years
        .into_iter()
        .zip([5, 45, 5])
        .fold(town, |town, (of, twos)| town.with(30, work(VPR, RUSSIAN, 5, of), twos, 100 - twos));
    assert_eq!(raised(&jumping, Rule::Unsteady), Ok(Some(Certainty::Sure)));
    let facts = |town: &Town| {
        let detail = town.shown("cell=s30:unstable").detail.unwrap();
        let said = detail.rules.into_iter().find(|it| it.rule == Rule::Unsteady).unwrap();
        said.facts.iter().map(|it| it.year.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(facts(&jumping), years);
    let broken = cut(jumping, "2020/21", None, BreakKind::Programme);
    assert_eq!(raised(&broken, Rule::Unsteady), Err(Why::NoEarlier), "one year is no series");
    assert_eq!(facts(&broken), ["2020/21"]);
}
