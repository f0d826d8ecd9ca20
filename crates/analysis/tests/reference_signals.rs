//! Rules about schools come out as the case says, asked the way a page asks them.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use std::collections::BTreeMap;

use analysis::{
    AcademicYear, Batch, Cell, Dictionary, Policy, Published, Scale, Tally, Term, UnitKind, View,
    code::Code,
    cube::{Cube, Place},
    dictionary::Member,
    disclosure::publish,
    signals::{Certainty, Rule, signals},
    tally::Levels,
    territory::Unit,
};
use serde::Deserialize;

use common::{Case, Check};

/// Every case run by this file.
const CHECKS: &[Check] = &[("shnor.rule30", low_results)];

#[test]
fn every_case_gives_its_reference_values() {
    common::run(CHECKS);
}

#[test]
fn every_case_of_our_groups_is_claimed_once() {
    common::assert_claimed_once(CHECKS.iter().map(|&(id, _)| id), &["shnor."]);
}

/// One procedure of one school in one year.
#[derive(Deserialize)]
struct Procedure {
    code: String,
    year: i16,
    n: u64,
    k: u64,
}

/// `ВПР РУ5` and `ОГЭ МА`: procedure, subject and grade by their positions.
fn place(of: &Procedure) -> Place {
    let (procedure, rest) = of.code.split_once(' ').unwrap();
    let procedure = u16::from(procedure == "ОГЭ");
    Place {
        procedure,
        year: AcademicYear::starting(of.year - 1).unwrap(),
        term: Term::Spring,
        subject: u16::from(rest.starts_with("МА")),
        group: 0,
        grade: procedure,
        scale: 0,
    }
}

fn cube(procedures: &[Procedure]) -> Published<Cube> {
    let members = |of: &[(&str, &str)]| of.iter().map(|it| Member::new(it.0, it.1)).collect();
    let dictionary = Dictionary {
        procedures: members(&[("vpr", "ВПР"), ("oge", "ОГЭ")]),
        subjects: members(&[("rus", "Русский язык"), ("math", "Математика")]),
        grades: members(&[("5", "5"), ("9", "9")]),
        groups: members(&[("all", "все")]),
        scales: vec![Scale::marks_2_to_5()],
        ..Dictionary::default()
    };
    let units = vec![(Unit::new(UnitKind::School, Code::spelled("s"), "Школа"), None)];
    let cell = |it: &Procedure| {
        let levels = Levels { counts: [it.k, it.n - it.k, 0, 0, 0, 0], not_graded: 0 };
        let tally = Tally { participants: it.n, levels: Some(levels), ..Tally::default() };
        Cell { place: place(it), unit: 0, tally }
    };
    let cells = procedures.iter().map(cell).collect();
    publish(
        Batch { dictionary, units, cells, ..Batch::default() }.into_cube().unwrap(),
        Policy::Everything,
    )
}

fn low_results(case: &Case) {
    let procedures: Vec<Procedure> = case.input("/procedures");
    let cube = cube(&procedures);
    let (view, _) = View::from_pairs([("year", "2024/25"), ("cell", "s:low_results")]);
    let detail = signals(&cube, &view).detail.unwrap();
    let said = |rule| detail.rules.iter().find(|it| it.rule == rule).unwrap();
    let facts: BTreeMap<(String, i16), _> = said(Rule::ShnorRule30)
        .facts
        .iter()
        .map(|it| {
            let work = &detail.works[usize::from(it.work.unwrap())];
            let subject = if work.subject.code == "rus" { "РУ" } else { "МА" };
            let grade = if work.procedure.code == "vpr" { &work.grade.code } else { "" };
            let code = format!("{} {subject}{grade}", work.procedure.name);
            ((code, it.year.ends_in()), it)
        })
        .collect();
    let mut low_now = 0;
    for (at, procedure) in procedures.iter().enumerate() {
        let fact = facts[&(procedure.code.clone(), procedure.year)];
        let low = fact.interval.unwrap().low;
        case.check(&format!("/share/{at}"), fact.value);
        case.check(&format!("/wilson_low/{at}"), low);
        let limit = fact.limit.unwrap();
        case.check_eq(&format!("/low/{at}"), fact.value >= limit);
        case.check_eq(&format!("/confident_low/{at}"), low >= limit);
        let is_now = procedure.year == case.input::<i16>("/current_year");
        low_now += u32::from(is_now && fact.value >= limit);
    }
    case.check_eq("/low_count_current_year", low_now);
    // Both parts hold, so the document raises it; no share is sure, so ours does not say «surely».
    let both: [bool; 2] =
        ["/criterion_two_procedures", "/criterion_repeat"].map(|it| case.expected(it));
    assert_eq!(said(Rule::ShnorRule30).finding.is_raised(), both == [true, true]);
    assert_eq!(said(Rule::LowShare).finding.raised, Ok(Some(Certainty::Likely)));
}
