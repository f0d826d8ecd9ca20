//! Objects in two years, by hand.

use super::super::*;
use crate::fixture::{Fixture, SCHOOL_1, SCHOOL_2, at, fixture, view};

/// 40 and 60 of 100, then 60 and 50.
fn data() -> Fixture {
    fixture()
        .with(at(SCHOOL_1).year("2018/19"), 60, 40)
        .with(at(SCHOOL_2).year("2018/19"), 40, 60)
        .with(at(SCHOOL_1), 40, 60)
        .with(at(SCHOOL_2), 50, 50)
}

#[test]
fn c1_each_object_stands_beside_itself_in_two_years() {
    let page = compare(&data().cube(), &view("with=school:school_1,school:school_2"));
    let (from, to) = page.between.unwrap();
    assert_eq!((from.to_string(), to.to_string()), ("2018/19".to_owned(), "2020/21".to_owned()));
    let changes: Vec<f64> = page
        .objects
        .iter()
        .map(|it| it.two_years.as_ref().unwrap().change.unwrap().delta)
        .collect();
    assert!((changes[0] - 0.2).abs() < 1e-12 && (changes[1] + 0.1).abs() < 1e-12);
}

#[test]
fn years_are_not_followed_over_years() {
    let page = compare(&data().cube(), &view("with=year:2018/19,year:2020/21"));
    assert_eq!(page.between, None);
    assert!(page.objects.iter().all(|it| it.two_years.is_none()));
}
