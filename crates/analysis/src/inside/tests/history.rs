//! Requirements through the years, with figures worked out by hand.

use super::{
    plan::{BASIC, Told, plan, planned, school_1},
    *,
};
use crate::{answer::Absence, pupil::Task, series::SeriesBreak, year::AcademicYear};

/// A year before, by its plan: in school 1 seventy of a hundred have both points of task 2.
fn year_before(tasks: &[Told<'_>], pupils: u32) -> Inside {
    let mut material = Material::planned(&["1", "2"].map(Task::from), &plan(tasks));
    add(&mut material, "school_1", pupils * 3 / 10, (4, 3, 8), [1, 0]);
    add(&mut material, "school_1", pupils - pupils * 3 / 10, (4, 4, 12), [1, 2]);
    school_1(&material)
}

#[test]
fn domain_row_24_requirements_are_followed_through_the_years_where_their_codes_are_the_same() {
    let now: [Told<'_>; 2] = [("1", Some(1), BASIC, &["а"]), ("2", Some(2), BASIC, &["б"])];
    let shown = school_1(&planned(&now));
    let year = |text: &str| text.parse::<AcademicYear>().unwrap();
    // Then task 1 was of another requirement, so «а» has no year before.
    let then: [Told<'_>; 2] = [("1", Some(1), BASIC, &["в"]), ("2", Some(2), BASIC, &["б"])];
    let before = vec![(year("2019/20"), year_before(&then, 100))];
    let told = history(&shown, &before).unwrap();
    assert_eq!(told.years, [year("2019/20"), year("2020/21")]);
    let codes: Vec<_> = told.lines.iter().map(|it| it.requirement.code.as_str()).collect();
    assert_eq!(codes, ["а", "б"], "requirements of the chosen year, by code");
    assert_eq!(told.lines[0].cells[0], Err(Absence::NotComparable));
    assert!((told.lines[0].cells[1].unwrap().share - 1.0).abs() < 1e-12);
    // Both points of task 2: 70 of 100 then, 40 of 100 now; 57 % is the basic threshold.
    let [then, now] = [told.lines[1].cells[0].unwrap(), told.lines[1].cells[1].unwrap()];
    assert_eq!(((then.points, then.n), (now.points, now.n)), ((140, 100), (80, 100)));
    assert!((then.share - 0.7).abs() < 1e-12 && (now.share - 0.4).abs() < 1e-12);
    let status = [Some(Status::Sufficient), Some(Status::Insufficient)];
    assert_eq!([then.status, now.status], status);
}

#[test]
fn domain_row_24_few_pupils_breaks_and_the_public_have_no_history() {
    let tasks: [Told<'_>; 1] = [("2", Some(2), BASIC, &["б"])];
    let shown = school_1(&planned(&tasks));
    let year = |text: &str| text.parse::<AcademicYear>().unwrap();
    let few = vec![
        (year("2018/19"), year_before(&tasks, 100)),
        (year("2019/20"), year_before(&tasks, 9)),
    ];
    let told = history(&shown, &few).unwrap();
    assert_eq!(told.lines[0].cells[1], Err(Absence::NoData), "nine pupils");
    assert!(told.lines[0].cells[0].is_ok());
    let mut broken = shown.clone();
    let (since, reason) = (year("2020/21"), "новый формат".to_owned());
    broken.setting.breaks = vec![SeriesBreak { since, kind: None, reason }];
    assert_eq!(history(&broken, &few), None, "a break lies between all years and this one");
    assert_eq!(earlier(&shown), [], "there is one year of data");
    let public = Inside { is_public: true, ..shown };
    assert_eq!(earlier(&public), []);
}
