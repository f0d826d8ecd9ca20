//! What the operator writes down of a series blocks exactly the differences it is about.

use super::*;
use crate::{
    answer::Absence,
    comparison::compare,
    dynamics::dynamics,
    explore::explore,
    fixture::{COUNTING, Fixture, GRADE_3, GRADE_4, READING, SCHOOL_1, at, fixture, view, year},
};

/// Three years of reading in one school.
fn three_years() -> Fixture {
    fixture()
        .with(at(SCHOOL_1).year("2018/19"), 50, 50)
        .with(at(SCHOOL_1).year("2019/20"), 40, 60)
        .with(at(SCHOOL_1).year("2020/21"), 30, 70)
}

fn written(since: &str, kind: BreakKind) -> WrittenBreak {
    WrittenBreak {
        since: year(since),
        term: None,
        procedure: 0,
        subject: None,
        grade: None,
        kind,
        text: "приказ № 7".to_owned(),
    }
}

fn with(mut data: Fixture, it: WrittenBreak) -> Fixture {
    data.batch.dictionary.remarks.breaks.push(it);
    data
}

/// The change between two years, in whole points.
fn between(data: &Fixture, query: &str, (since, until): (&str, &str)) -> Result<f64, Absence> {
    let query = format!("{query}&since={since}&until={until}");
    let between = dynamics(&data.cube(), &view(&query)).between.unwrap();
    between.rows[0].change.map(|it| (it.delta * 100.0).round())
}

const FIRST: (&str, &str) = ("2018/19", "2019/20");
const SECOND: (&str, &str) = ("2019/20", "2020/21");
const BOTH: (&str, &str) = ("2018/19", "2020/21");

#[test]
fn b5_what_the_operator_writes_down_is_a_break_with_its_kind_and_words() {
    let data = with(three_years(), written("2020/21", BreakKind::Boundaries));
    let page = dynamics(&data.cube(), &view("school=school_1"));
    let told = SeriesBreak {
        since: year("2020/21"),
        kind: Some(BreakKind::Boundaries),
        reason: "приказ № 7".to_owned(),
    };
    assert_eq!(page.setting.breaks, [told]);
    assert_eq!(page.between, None, "after the break there is one year");
}

#[test]
fn e10_no_difference_is_computed_across_a_written_break() {
    let data = with(three_years(), written("2020/21", BreakKind::Format));
    let of = |years| between(&data, "school=school_1", years);
    assert_eq!(of(FIRST), Ok(10.0), "50 and 60 of 100, both before it");
    assert_eq!(of(SECOND), Err(Absence::NotComparable));
    assert_eq!(of(BOTH), Err(Absence::NotComparable));
}

#[test]
fn b5_a_cancelled_year_is_compared_with_neither_side_nor_these_with_each_other() {
    let data = with(three_years(), written("2019/20", BreakKind::Cancelled));
    for years in [FIRST, SECOND, BOTH] {
        let told = between(&data, "school=school_1", years);
        assert_eq!(told, Err(Absence::NotComparable), "case: {years:?}");
    }
    let without = fixture()
        .with(at(SCHOOL_1).year("2018/19"), 50, 50)
        .with(at(SCHOOL_1).year("2020/21"), 30, 70)
        .with(at(SCHOOL_1).subject(COUNTING).year("2019/20"), 5, 5);
    let without = with(without, written("2019/20", BreakKind::Cancelled));
    let page = dynamics(&without.cube(), &view("subject=reading&school=school_1"));
    let row = page.setting.years.row_of("2019/20").unwrap();
    assert_eq!(row.value, Err(Absence::NotHeld), "it says so instead of «no data»");
}

#[test]
fn e10_a_break_of_one_subject_grade_or_term_leaves_the_others_alone() {
    let only = |change: fn(&mut WrittenBreak)| {
        let mut it = written("2020/21", BreakKind::Programme);
        change(&mut it);
        with(three_years(), it)
    };
    let cut = Err(Absence::NotComparable);
    let of = |data: Fixture, query: &str| between(&data, query, SECOND);
    let school = "school=school_1&grade=3&subject=reading";
    assert_eq!(of(only(|it| it.subject = Some(READING)), school), cut);
    assert_eq!(of(only(|it| it.subject = Some(COUNTING)), school), Ok(10.0));
    assert_eq!(of(only(|it| it.grade = Some(GRADE_3)), school), cut);
    assert_eq!(of(only(|it| it.grade = Some(GRADE_4)), school), Ok(10.0));
    assert_eq!(of(only(|it| it.term = Some(Term::Spring)), school), cut);
    assert_eq!(of(only(|it| it.term = Some(Term::Autumn)), school), cut, "both terms are shown");
    let spring = format!("{school}&term=spring");
    assert_eq!(of(only(|it| it.term = Some(Term::Autumn)), &spring), Ok(10.0));
    assert_eq!(of(only(|it| it.procedure = 1), school), Ok(10.0));
}

#[test]
fn e10_subjects_side_by_side_break_each_for_itself() {
    let mut data = three_years();
    for (text, good) in [("2018/19", 50), ("2019/20", 60), ("2020/21", 70)] {
        data = data.with(at(SCHOOL_1).subject(COUNTING).year(text), 100 - good, good);
    }
    let only = WrittenBreak { subject: Some(COUNTING), ..written("2020/21", BreakKind::Format) };
    let data = with(data, only).cube();
    let page = compare(&data, &view("with=subject:reading,subject:counting&since=2018/19"));
    let changes: Vec<_> = page
        .objects
        .iter()
        .map(|it| it.two_years.as_ref().unwrap().change.map(|it| (it.delta * 100.0).round()))
        .collect();
    assert_eq!(changes, [Ok(20.0), Err(Absence::NotComparable)]);
    let page = explore(&data, &view("subject=reading&by=subject&year=2020/21"));
    let told: Vec<_> = page.changes.iter().map(|it| it.is_ok()).collect();
    let names: Vec<_> = page.main.headers[0].iter().map(|it| it.code.as_str()).collect();
    assert_eq!((names, told), (vec!["reading", "counting"], vec![true, false]));
}
