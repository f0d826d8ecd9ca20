//! A place broken down by grade, while one grade is chosen.

use super::*;

#[test]
fn by_grade_a_school_shows_the_grades_beside_the_chosen_one_or_the_parts_of_a_range() {
    let data = two_years().with(at(SCHOOL_1).grade(GRADE_4), 10, 10);
    // The figure of the page stays that of its grade: 60 of 100, of the range 70 of 120.
    let cases = [
        ("school=school_1", 70.0 / 120.0, &["3", "4"][..]),
        ("school=school_1&grade=3", 0.6, &["3", "4", "3-4"]),
        ("school=school_1&grade=3&by=grade", 0.6, &["3", "4", "3-4"]),
    ];
    for (query, value, grades) in cases {
        let page = explored(&data, query);
        assert_eq!(page.setting.view.by, [Dimension::Grade], "{query}");
        let shown: Vec<&str> = page
            .main
            .rows
            .iter()
            .filter_map(|row| Some(page.main.headers_of(row).next()?.code.as_str()))
            .collect();
        assert_eq!(shown, grades, "{query}");
        // What lies beside is no part, so there is no whole to lie away from.
        assert_eq!(page.main.total.is_some(), grades.len() == 2, "{query}");
        let whole = page.wholes.first().and_then(|it| it.ok()).map(|it| it.value);
        assert_eq!(whole.is_some(), grades.len() == 2, "{query}");
        let here = page.setting.here.unwrap().value.unwrap().value;
        assert!((here - value).abs() < 1e-12, "{query}: {here}");
    }
}
