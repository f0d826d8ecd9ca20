//! What a page shows for an address that leaves something open.

use super::*;
use crate::{
    Indicator,
    answer::Verdict,
    code::Code,
    dictionary::{Break, Detail, Source},
    fixture::{COUNTING, Fixture, GRADE_4, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, fixture, view, year},
    series::SeriesBreak,
    tier::Tier,
};

mod grades;

/// Two years of reading in three schools, one year of counting in one.
fn two_years() -> Fixture {
    fixture()
        .with(at(SCHOOL_1).year("2019/20"), 20, 80)
        .with(at(SCHOOL_2).year("2019/20"), 30, 70)
        .with(at(SCHOOL_1), 40, 60)
        .with(at(SCHOOL_2), 30, 70)
        .with(at(SCHOOL_3), 1, 9)
        .with(at(SCHOOL_1).subject(COUNTING), 5, 5)
}

/// A series that begins anew in 2020/21, as the data say.
fn anew(reason: &str) -> SeriesBreak {
    SeriesBreak { since: year("2020/21"), kind: None, reason: reason.to_owned() }
}

fn explored(data: &Fixture, query: &str) -> Exploration {
    explore(&data.cube(), &view(query))
}

#[test]
fn what_is_open_is_chosen_as_a_person_would() {
    let page = explored(&two_years(), "");
    assert_eq!(page.setting.view.only(Dimension::Procedure), Some("exam"));
    assert_eq!(page.setting.view.only(Dimension::Subject), Some("reading"), "it has the most rows");
    assert_eq!(page.setting.view.only(Dimension::Year), Some("2020/21"), "the latest");
    assert_eq!(page.setting.view.by, [Dimension::Municipality], "one region alone is no breakdown");
    assert_eq!(page.setting.notes, []);
}

#[test]
fn a_data_set_that_is_opened_first_goes_before_larger_ones() {
    let mut data = two_years().with(at(SCHOOL_1).procedure(1), 1, 9);
    let dictionary = &mut data.batch.dictionary;
    let source = |code: &str, is_opened_first| Source {
        code: Code::spelled(code),
        title: code.to_owned(),
        territory: String::new(),
        publisher: String::new(),
        licence: String::new(),
        origin: String::new(),
        is_opened_first,
    };
    dictionary.sources = vec![source("large", false), source("first", true)];
    for (procedure, source) in dictionary.procedures.iter_mut().zip(["large", "first"]) {
        procedure.detail = Detail::Procedure { source: Code::spelled(source) };
    }
    let page = explored(&data, "");
    assert_eq!(page.setting.view.only(Dimension::Procedure), Some("trial"));
    let overview = crate::overview::overview(&data.cube(), None);
    let codes: Vec<_> = overview.procedures.iter().map(|it| it.procedure.code.as_str()).collect();
    assert_eq!(codes, ["trial", "exam"]);
}

#[test]
fn the_place_is_measured_in_the_chosen_year_and_against_the_year_before() {
    let page = explored(&two_years(), "municipality=town_a");
    let here = page.setting.here.unwrap().value.unwrap();
    assert_eq!((here.numerator, here.denominator), (Some(130.0), 200.0));
    let change = page.setting.here_change.unwrap();
    assert!((change.delta + 0.1).abs() < 1e-12, "130 of 200 after 150 of 200");
    assert_eq!(change.verdict, Verdict::Worse);
    assert_eq!(page.setting.years.rows.len(), 2);
}

#[test]
fn a_development_that_is_cut_off_leaves_the_figure_of_the_year() {
    let page = explored(&two_years(), "municipality=town_a&until=2019/20&year=2020/21");
    let here = page.setting.here.unwrap().value.unwrap();
    assert_eq!(here.n, 200);
    assert_eq!(page.setting.years.rows.len(), 1);
}

#[test]
fn each_row_has_its_own_change_or_none() {
    let page = explored(&two_years(), "by=school");
    let changes: Vec<_> = page.changes.iter().map(|it| it.map(|it| it.verdict)).collect();
    let expected = [Ok(Verdict::Worse), Ok(Verdict::NotDifferent), Err(Absence::NoData)];
    assert_eq!(changes, expected, "school 3 has no year before");
}

#[test]
fn e10_no_change_is_computed_across_a_break() {
    let mut data = two_years();
    data.batch.dictionary.breaks.push(Break {
        procedure: 0,
        grade: None,
        since: year("2020/21"),
        reason: "new format".to_owned(),
    });
    let page = explored(&data, "municipality=town_a");
    assert_eq!(page.setting.here_change, Err(Absence::NotComparable));
    assert_eq!(page.setting.breaks, [anew("new format")]);
}

#[test]
fn another_make_up_of_grades_is_a_break_too() {
    let data = two_years().with(at(SCHOOL_2).grade(GRADE_4), 1, 9);
    let page = explored(&data, "municipality=town_a&grade=3,4");
    assert_eq!(page.setting.here_change, Err(Absence::NotComparable));
    assert_eq!(page.setting.breaks, [anew("")]);
}

#[test]
fn e7_schools_without_a_result_are_named() {
    let page = explored(&two_years(), "year=2019/20&by=school");
    let names: Vec<&str> = page.missing.1.iter().map(|it| it.name.as_str()).collect();
    assert_eq!((page.missing.0, names), (1, vec!["school_3"]));
}

#[test]
fn more_rows_come_on_demand() {
    let page = explored(&two_years(), "by=school&rows=2");
    assert_eq!((page.main.rows.len(), page.rows_in_all), (2, 3));
    assert_eq!(page.main.headers[0].len(), 2, "only what is shown is carried");
    assert_eq!(page.missing.0, 0, "whoever is not on this page is not missing yet");
}

#[test]
fn a_mark_shows_its_own_development_and_stays_in_the_breakdown() {
    let page = explored(&two_years(), "by=school&mark=school_2");
    let (header, years) = page.marked.unwrap();
    assert_eq!((header.name.as_str(), years.rows.len()), ("school_2", 2));
    assert_eq!(page.main.rows.len(), 3);
}

#[test]
fn c3_the_matrix_sets_the_shown_rows_against_subjects() {
    let page = explored(&two_years(), "by=school");
    let matrix = page.matrix.clone().unwrap();
    assert_eq!(matrix.by, [Dimension::School, Dimension::Subject]);
    assert_eq!(matrix.rows.len(), 4, "three schools in reading, one in counting");
    let wholes: Vec<_> = page.wholes.iter().map(|it| it.unwrap().value).collect();
    assert_eq!(wholes, [139.0 / 210.0, 0.5]);
    // 66.2 % lies inside 50.2–69.1 % (60 of 100), 60.4–78.1 % (70 of 100), 59.6–98.2 % (9 of 10).
    let (away, judged) = page.away();
    assert_eq!(away, [Some(0.0); 4], "chance may have made any of them");
    assert_eq!(judged, 2, "two cells have ten pupils");
}

#[test]
fn several_subjects_together_count_results_and_say_so() {
    let page = explored(&two_years(), "subject=reading,counting&school=school_1");
    assert_eq!(page.setting.notes, [Note::CountsResults]);
    let here = page.setting.here.unwrap().value.unwrap();
    assert_eq!((here.numerator, here.denominator), (Some(65.0), 110.0));
}

#[test]
fn what_is_unknown_is_said_and_left_out() {
    let page = explored(&two_years(), "school=nowhere");
    let unknown = Note::Unknown { dimension: Dimension::School, value: "nowhere".to_owned() };
    assert_eq!(page.setting.notes, [unknown]);
    assert_eq!(page.setting.view.only(Dimension::School), None);
}

#[test]
fn an_indicator_the_scale_does_not_give_is_replaced_and_that_is_said() {
    let page = explored(&two_years(), "indicator=mean_score");
    let (asked, shown) = (Indicator::MeanScore, Indicator::Quality);
    assert_eq!(page.setting.notes, [Note::OtherIndicator { asked, shown }]);
    assert_eq!(page.setting.view.indicator, shown);
}

#[test]
fn an_empty_cube_is_an_empty_page() {
    let page = explored(&fixture(), "");
    assert_eq!((page.main.rows.len(), page.setting.here), (0, None));
}

/// Schools 1, 2 and 3 in two years: worst and best.
fn changed(schools: [[(u64, u64); 2]; 3]) -> Exploration {
    let units = [SCHOOL_1, SCHOOL_2, SCHOOL_3].into_iter().zip(schools);
    let data = units.fold(fixture(), |data, (unit, [before, after])| {
        data.with(at(unit).year("2019/20"), before.0, before.1).with(at(unit), after.0, after.1)
    });
    explored(&data, "by=school")
}

fn verdicts(page: &Exploration) -> Vec<Verdict> {
    page.changes.iter().map(|it| it.unwrap().verdict).collect()
}

#[test]
fn small_numbers_have_no_verdict_however_far_they_moved() {
    // From one in six to all six; from none of 19 to all; from none of 20 to all.
    let page = changed([[(5, 1), (0, 6)], [(19, 0), (0, 19)], [(20, 0), (0, 20)]]);
    assert_eq!(verdicts(&page), [Verdict::TooFew, Verdict::IntervalOnly, Verdict::Better]);
    assert_eq!(page.changes[2].unwrap().tier(), Tier::Cautious);
    assert!(page.changes[1].unwrap().interval.is_some(), "the interval is told");
    assert_eq!(page.changes_judged, 1);
}

#[test]
fn the_smaller_side_of_a_change_decides_what_may_be_said() {
    let page = changed([[(9, 0), (0, 100)], [(100, 0), (0, 19)], [(50, 0), (0, 50)]]);
    assert_eq!(verdicts(&page), [Verdict::TooFew, Verdict::IntervalOnly, Verdict::Better]);
    let fewest: Vec<u64> = page.changes.iter().map(|it| it.unwrap().fewest).collect();
    assert_eq!(fewest, [9, 19, 50]);
    assert_eq!(page.changes[2].unwrap().tier(), Tier::Full);
}

#[test]
fn e4_changes_of_many_parts_are_corrected_for_their_number() {
    // 40 and then 55 of 100: Wilson 30.9–49.8 and 45.2–64.4, so the interval of the difference
    // begins at 15 − √(9.8² + 9.8²) = 1.2 points: p = 2·(1 − Φ(1.96·15/13.8)) = 0.033, three times
    // that among three. Alone it is beyond chance.
    let moved = [(60, 40), (45, 55)];
    let same = [(50, 50), (50, 50)];
    let page = changed([moved, same, same]);
    assert_eq!((verdicts(&page), page.changes_judged), (vec![Verdict::NotDifferent; 3], 3));
    // The second school has no year before.
    let data = fixture().with(at(SCHOOL_1).year("2019/20"), 60, 40).with(at(SCHOOL_1), 45, 55);
    let alone = explored(&data.with(at(SCHOOL_2), 50, 50), "by=school");
    assert_eq!((alone.changes[0].unwrap().verdict, alone.changes_judged), (Verdict::Better, 1));
    // Parts that are not shown were looked at too.
    let units = [SCHOOL_1, SCHOOL_2, SCHOOL_3].into_iter().zip([moved, same, same]);
    let data = units.fold(fixture(), |data, (unit, [before, after])| {
        data.with(at(unit).year("2019/20"), before.0, before.1).with(at(unit), after.0, after.1)
    });
    assert_eq!(verdicts(&explored(&data, "by=school&rows=1")), [Verdict::NotDifferent]);
}

#[test]
fn c3_cells_of_few_pupils_have_no_colour() {
    // The whole: 119 of 219. All of 19 are far above it, none of 100 far below.
    let data = fixture()
        .with(at(SCHOOL_1), 0, 19)
        .with(at(SCHOOL_2), 100, 0)
        .with(at(SCHOOL_3), 0, 100)
        .with(at(SCHOOL_2).subject(COUNTING), 50, 50)
        .with(at(SCHOOL_3).subject(COUNTING), 50, 50);
    let page = explored(&data, "by=school&subject=reading");
    let (away, judged) = page.away();
    let reading = 119.0 / 219.0;
    assert_eq!(judged, 4);
    let wanted = [0.0, -reading, 0.0, 1.0 - reading, 0.0];
    assert_eq!(away.len(), wanted.len());
    for (found, wanted) in away.into_iter().zip(wanted) {
        assert!((found.unwrap() - wanted).abs() < 1e-12, "{found:?} is not {wanted}");
    }
}

#[test]
fn c3_colours_of_many_cells_are_corrected_for_their_number() {
    // The whole 150 of 300. 61 of 100 begins at 51.2 %: p = 0.03 by itself, 0.08 of three.
    let data =
        fixture().with(at(SCHOOL_1), 39, 61).with(at(SCHOOL_2), 55, 45).with(at(SCHOOL_3), 56, 44);
    let data = data.with(at(SCHOOL_1).subject(COUNTING), 50, 50);
    let (away, judged) = explored(&data, "by=school&subject=reading").away();
    assert_eq!((away, judged), (vec![Some(0.0); 4], 4));
}

#[test]
fn years_and_procedures_can_be_chosen_to_be_set_side_by_side() {
    let data = two_years();
    assert_eq!(explored(&data, "").setting.breakdowns.last(), Some(&Dimension::Year));
    let data = data.with(at(SCHOOL_1).procedure(1), 10, 40);
    let page = explored(&data, "procedure=exam&by=procedure");
    let breakdowns = &page.setting.breakdowns;
    assert!(breakdowns.ends_with(&[Dimension::Year, Dimension::Procedure]), "{breakdowns:?}");
    assert_eq!(page.main.rows.len(), 2);
    assert_ne!(explored(&data, "").main.by, [Dimension::Year], "the usual one is still a part");
}

#[test]
fn c3_years_stand_against_subjects_without_a_colour() {
    let page = explored(&two_years(), "by=year");
    let matrix = page.matrix.clone().unwrap();
    assert_eq!(matrix.by, [Dimension::Year, Dimension::Subject]);
    assert_eq!(page.wholes, [Err(Absence::NotComparable); 2]);
    assert_eq!(page.away(), (vec![None; matrix.rows.len()], 0));
}
