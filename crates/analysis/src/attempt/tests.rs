//! First attempts beside the latest: what they are of, and who sees them.

use super::*;
use crate::{
    cube::Cube,
    disclosure::{Policy, publish},
    explore::explore,
    fixture::{At, Fixture, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, fixture, named, view},
    setting::Note,
};

/// The group of first attempts in [`retaken`].
const FIRST: MemberId = 4;

/// In the first school 4 of 10 failed and all but one of them passed when they sat again; in the
/// others nobody sat again. Nothing is told of attempts the year before.
fn retaken() -> Fixture {
    let mut data = fixture();
    data.batch.dictionary.groups.push(first_attempts());
    data.with(at(SCHOOL_1), 1, 9)
        .with(first(at(SCHOOL_1)), 4, 6)
        .with(at(SCHOOL_2), 2, 8)
        .with(at(SCHOOL_3), 0, 5)
        .with(at(SCHOOL_1).year("2019/20"), 3, 7)
}

fn first(at: At) -> At {
    at.group(FIRST)
}

const LATEST: &str = "year=2020/21&procedure=exam&subject=reading";
const FIRSTS: &str = "year=2020/21&procedure=exam&subject=reading&group=first_attempts";

#[test]
fn first_attempts_are_another_sum_of_the_same_pupils() {
    let data = retaken();
    assert_eq!(data.of(&format!("{LATEST}&school=school_1")), Ok((9.0, 10.0)));
    assert_eq!(data.of(&format!("{FIRSTS}&school=school_1")), Ok((6.0, 10.0)));
    // 9 + 8 + 5 of 25, and 6 + 8 + 5 of the same 25.
    assert_eq!(data.of(LATEST), Ok((22.0, 25.0)));
    assert_eq!(data.of(FIRSTS), Ok((19.0, 25.0)));
}

#[test]
fn where_nobody_sat_again_the_only_result_is_the_first() {
    let rows = retaken().rows(&format!("{FIRSTS}&by=school"));
    let expected = [
        ("school_1", Ok((6.0, 10.0))),
        ("school_2", Ok((8.0, 10.0))),
        ("school_3", Ok((5.0, 5.0))),
    ];
    assert_eq!(rows, named(&expected));
}

#[test]
fn a_published_total_does_not_stand_for_first_attempts() {
    // The town has a total of its own, of latest attempts.
    let data = retaken().with(at(crate::fixture::TOWN_A), 3, 17);
    assert_eq!(data.of(&format!("{LATEST}&municipality=town_a")), Ok((17.0, 20.0)));
    assert_eq!(data.of(&format!("{FIRSTS}&municipality=town_a")), Ok((14.0, 20.0)));
}

#[test]
fn they_are_no_group_beside_others() {
    let data = retaken();
    let rows = data.rows(&format!("{LATEST}&by=group"));
    assert_eq!(rows, named(&[("all", Ok((22.0, 25.0)))]));
    let page = explore(&data.cube(), &view(LATEST));
    let groups = page.setting.facets.iter().find(|it| it.dimension == Dimension::Group).unwrap();
    assert_eq!(groups.options.len(), 1, "{groups:?}");
    assert!(!page.setting.breakdowns.contains(&Dimension::Group));
}

#[test]
fn the_switch_is_offered_where_attempts_are_told_and_a_page_says_which_it_shows() {
    let data = retaken().with(at(SCHOOL_1).subject(crate::fixture::COUNTING), 1, 1);
    let page = |query| explore(&data.cube(), &view(query)).setting;
    let latest = page(LATEST);
    assert!(latest.has_first_attempts);
    assert_eq!(latest.notes, []);
    let firsts = page(FIRSTS);
    assert!(firsts.has_first_attempts);
    assert_eq!(firsts.notes, [Note::FirstAttempts]);
    // Of another subject nothing is told: the filter goes, and the page says so.
    let other = page("procedure=exam&subject=counting&group=first_attempts");
    assert!(!other.has_first_attempts && !other.view.is_of_first_attempts());
    let value = FIRST_ATTEMPTS.to_owned();
    assert_eq!(other.notes, [Note::Unknown { dimension: Dimension::Group, value }]);
}

#[test]
fn a_year_without_attempts_has_no_data_of_them() {
    let years = explore(&retaken().cube(), &view(FIRSTS)).setting.years;
    let known: Vec<_> =
        years.by_year().map(|(year, row)| (year.to_string(), row.value.is_ok())).collect();
    assert_eq!(known.last(), Some(&("2020/21".to_owned(), true)));
    assert!(!known.iter().any(|(year, is_known)| year == "2019/20" && *is_known), "{known:?}");
}

#[test]
fn the_public_gets_none() {
    let cube: Cube = retaken().batch.into_cube().unwrap();
    let first = cube.dictionary().first_attempts();
    let published = publish(cube, Policy::Public);
    assert!(published.get().planes().iter().all(|it| Some(it.group) != first));
    assert!(!explore(&published, &view(LATEST)).setting.has_first_attempts);
}
