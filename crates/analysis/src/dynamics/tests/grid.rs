//! Subjects and procedures over the years, by hand.

use super::*;
use crate::{
    answer::Absence,
    code::Code,
    dictionary::{Detail, NotHeld, Source},
    dynamics::Grid,
    fixture::{COUNTING, GRADE_4, at},
    year::Term,
};

/// The cells of a line: in percent, and how far it lies from its reference.
fn cells(grid: &Grid, line: usize) -> Vec<(Result<f64, Absence>, Option<f64>)> {
    let (away, width) = (grid.away().0, grid.years.len());
    let away = away[line * width..(line + 1) * width].iter();
    let percent = |it: f64| (it * 1000.0).round() / 10.0;
    let cells = grid.lines[line].cells.iter().zip(away);
    cells
        .map(|((row, _), away)| (row.value.map(|it| percent(it.value)), away.map(percent)))
        .collect()
}

/// Two schools, reading in two years, counting in the later.
fn two_subjects() -> Fixture {
    fixture()
        .with(in_year(SCHOOL_1, "2018/19"), 10, 90)
        .with(in_year(SCHOOL_2, "2018/19"), 90, 10)
        .with(in_year(SCHOOL_1, "2020/21"), 50, 50)
        .with(in_year(SCHOOL_2, "2020/21"), 50, 50)
        .with(at(SCHOOL_1).subject(COUNTING), 80, 20)
        .with(at(SCHOOL_2).subject(COUNTING), 20, 80)
}

#[test]
fn c3_domain_row_12_subjects_stand_against_years_coloured_around_the_reference() {
    let mut data = two_subjects();
    let not_held = NotHeld { procedure: 0, grade: None, year: year("2019/20"), term: Term::Spring };
    data.batch.dictionary.not_held.push(not_held);
    let page = followed(&data, "subject=reading&school=school_1");
    // Everything is what the town is: it is drawn once.
    assert_eq!((page.beside.len(), page.grids.reference), (1, Some(0)));
    let grid = &page.grids.grids[0];
    assert_eq!(grid.by, Dimension::Subject);
    let names: Vec<&str> = grid.lines.iter().map(|it| it.member.code.as_str()).collect();
    assert_eq!(names, ["reading", "counting"]);
    // 90 of 100 beside 100 of 200; then 50 beside 50; counting 20 beside 50.
    let of = |share: f64, away: f64| (Ok(share), Some(away));
    let last = grid.years.len() - 1;
    let reading = cells(grid, 0);
    assert_eq!((reading[0], reading[last]), (of(90.0, 40.0), of(50.0, 0.0)));
    let counting = cells(grid, 1);
    assert_eq!(counting[last], of(20.0, -30.0));
    assert_eq!(counting[0], (Err(Absence::NoData), None), "a gap says why, it is no zero");
    assert_eq!(reading[1], (Err(Absence::NotHeld), None));
    assert_eq!(grid.away().1, 3, "three cells have pupils enough");
}

#[test]
fn c3_what_nothing_contains_has_numbers_and_no_colours() {
    let page = followed(&two_subjects(), "subject=reading");
    assert_eq!(page.grids.reference, None);
    let grid = &page.grids.grids[0];
    assert_eq!(cells(grid, 0)[0], (Ok(50.0), None));
    assert_eq!(grid.away().1, 0);
}

#[test]
fn c3_the_reference_is_a_choice_of_the_address() {
    let data = two_subjects().with(in_year(SCHOOL_3, "2018/19"), 100, 0);
    let away = |query: &str| {
        let page = followed(&data, &format!("subject=reading&school=school_1{query}"));
        cells(&page.grids.grids[0], 0)[0].1
    };
    assert_eq!(away(""), Some(56.7), "90 of 100 beside 100 of 300");
    assert_eq!(away("&against=municipality"), Some(40.0), "beside 100 of 200 of its town");
    assert_eq!(away("&against=cluster"), Some(56.7), "it is in none");
}

#[test]
fn domain_row_13_procedure_totals_equal_the_sum_of_their_parts() {
    let data = two_subjects().with(at(SCHOOL_1).procedure(1).grade(GRADE_4), 30, 10).with(
        at(SCHOOL_2).procedure(1).grade(GRADE_4),
        20,
        40,
    );
    let grid_of = |place: &str| {
        let page = followed(&data, &format!("procedure=exam&subject=reading{place}"));
        page.grids.grids.into_iter().find(|it| it.by == Dimension::Procedure).unwrap()
    };
    let sums = |grid: &Grid| -> Vec<Option<(f64, f64)>> {
        let cells = grid.lines.iter().flat_map(|it| &it.cells);
        cells
            .map(|(row, _)| row.value.ok().map(|it| (it.numerator.unwrap(), it.denominator)))
            .collect()
    };
    let town = grid_of("&municipality=town_a");
    let codes: Vec<&str> = town.lines.iter().map(|it| it.member.code.as_str()).collect();
    assert_eq!(codes, ["exam", "trial"]);
    let (one, two) = (sums(&grid_of("&school=school_1")), sums(&grid_of("&school=school_2")));
    let added: Vec<_> = one
        .iter()
        .zip(&two)
        .map(|(one, two)| one.zip(*two).map(|(a, b)| (a.0 + b.0, a.1 + b.1)))
        .collect();
    assert_eq!(sums(&town), added);
    assert_eq!(added.iter().flatten().last(), Some(&(50.0, 100.0)), "10 of 40 and 40 of 60");
}

fn source(code: &str) -> Source {
    Source {
        code: Code::spelled(code),
        title: code.to_owned(),
        territory: String::new(),
        publisher: String::new(),
        licence: String::new(),
        origin: String::new(),
        is_opened_first: false,
    }
}

#[test]
fn c3_procedures_of_another_data_set_are_no_lines() {
    let mut data = two_subjects().with(at(SCHOOL_1).procedure(1), 30, 10);
    for (procedure, code) in data.batch.dictionary.procedures.iter_mut().zip(["one", "two"]) {
        procedure.detail = Detail::Procedure { source: Code::spelled(code) };
    }
    data.batch.dictionary.sources = ["one", "two"].map(source).to_vec();
    let page = followed(&data, "procedure=exam&subject=reading");
    assert!(page.grids.grids.iter().all(|it| it.by != Dimension::Procedure));
}
