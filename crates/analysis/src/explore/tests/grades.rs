//! A place broken down by grade, while one grade is chosen.

use super::*;

#[test]
fn by_grade_a_school_shows_all_its_grades_though_one_is_chosen() {
    let data = two_years().with(at(SCHOOL_1).grade(GRADE_4), 10, 10);
    // The figure of the page stays that of its grade: 60 of 100, of both 70 of 120.
    let cases = [
        ("school=school_1", 70.0 / 120.0),
        ("school=school_1&grade=3", 0.6),
        ("school=school_1&grade=3&by=grade", 0.6),
    ];
    for (query, value) in cases {
        let page = explored(&data, query);
        assert_eq!(page.setting.view.by, [Dimension::Grade], "{query}");
        let shown: Vec<&str> = page
            .main
            .rows
            .iter()
            .filter_map(|row| Some(page.main.headers_of(row).next()?.code.as_str()))
            .collect();
        assert_eq!(shown, ["3", "4", "3-4"], "{query}");
        let here = page.setting.here.unwrap().value.unwrap().value;
        assert!((here - value).abs() < 1e-12, "{query}: {here}");
    }
}
