//! Smoothed values of a breakdown against values of other software, and where there are none.

use crate::{
    code::Code,
    fixture::{COUNTING, Fixture, TOWN_A, at, fixture, view},
    territory::{Unit, UnitKind},
};

/// The case `eb.beta_binomial` of the reference values: successes and members of twelve schools.
const SCHOOLS: [(u64, u64); 12] = [
    (3, 21),
    (0, 9),
    (12, 58),
    (5, 33),
    (9, 24),
    (2, 47),
    (1, 6),
    (14, 88),
    (4, 15),
    (7, 95),
    (22, 61),
    (3, 40),
];

fn schools(counts: &[(u64, u64)]) -> Fixture {
    let mut data = fixture();
    for (school, (best, all)) in (6..).zip(counts) {
        let name = format!("s{:02}", school - 6);
        let unit = Unit::new(UnitKind::School, Code::spelled(&name), name.as_str());
        data.batch.units.push((unit, Some(TOWN_A as usize)));
        data = data.with(at(school), all - best, *best);
    }
    data
}

#[test]
fn e11_small_schools_are_drawn_towards_the_common_share() {
    let page = crate::explore::explore(&schools(&SCHOOLS).cube(), &view("by=school&smoothed=on"));
    let found = page.smoothed.unwrap();
    let none = found[1].unwrap();
    assert!((none.value - 0.09714748002065615).abs() < 1e-9, "nobody of nine is not nothing");
    assert!((none.interval.low - 0.01382132497302903).abs() < 1e-9);
    assert!((none.interval.high - 0.24808132420112372).abs() < 1e-9);
    let large = found[9].unwrap();
    assert!((large.value - 0.08459104974741606).abs() < 1e-9, "seven of 95 nearly stay");
    assert_eq!(found.len(), page.main.rows.len());
}

#[test]
fn e11_smoothed_values_come_on_request_and_stand_beside_the_raw_ones() {
    let data = schools(&SCHOOLS);
    let plain = crate::explore::explore(&data.cube(), &view("by=school"));
    let asked = crate::explore::explore(&data.cube(), &view("by=school&smoothed=on"));
    assert_eq!(plain.smoothed, None);
    assert_eq!(plain.main.rows, asked.main.rows);
}

#[test]
fn e11_all_rows_draw_although_few_are_shown() {
    let query = "by=school&smoothed=on&rows=2&order=rising";
    let page = crate::explore::explore(&schools(&SCHOOLS).cube(), &view(query));
    let found = page.smoothed.unwrap();
    assert_eq!(found.len(), 2);
    assert!((found[0].unwrap().value - 0.09714748002065615).abs() < 1e-9, "the one with none");
}

#[test]
fn e11_four_schools_are_too_few_and_subjects_are_not_alike() {
    let smoothed = |data: &Fixture, query: &str| {
        let page = crate::explore::explore(&data.cube(), &view(query));
        page.smoothed.unwrap().into_iter().flatten().count()
    };
    assert_eq!(smoothed(&schools(&SCHOOLS[..4]), "by=school&smoothed=on"), 0);
    let data = schools(&SCHOOLS).with(at(6).subject(COUNTING), 1, 2);
    assert_eq!(smoothed(&data, "by=subject&smoothed=on"), 0);
}

#[test]
fn e11_what_is_compared_is_drawn_towards_all_schools() {
    let query = "with=school:s01,municipality:town_a&smoothed=on";
    let page = crate::comparison::compare(&schools(&SCHOOLS).cube(), &view(query));
    let school = page.objects[0].smoothed.unwrap();
    assert!((school.value - 0.09714748002065615).abs() < 1e-9);
    assert_eq!(page.objects[1].smoothed, None, "one town is not five");
}
