//! What is drawn of a broken series, of subjects over the years, and of what is compared.

use analysis::{
    Dimension,
    comparison::{Factor, FactorPoint, compare},
    context::Characteristic,
    series::{BreakKind, SeriesBreak},
    setting::Named,
};

use super::*;

#[test]
fn b5_a_line_is_broken_in_two_where_the_series_begins_anew() {
    let mut setting = explored("school=gimnaziya").setting;
    setting.breaks.push(SeriesBreak {
        since: AcademicYear::starting(2021).unwrap(),
        kind: Some(BreakKind::Boundaries),
        reason: "приказ № 7".to_owned(),
    });
    let picture = years::years(&years::Development::of(&setting), &Palette::named(), Locale::Ru);
    let series = picture.option["series"].as_array().unwrap();
    // 25, 20 and 30 of 50: two years before the break, one after it.
    let lines: Vec<Vec<Option<f64>>> = series
        .iter()
        .filter(|it| it["stack"].is_null())
        .map(|it| it["data"].as_array().unwrap().iter().map(|it| it["value"].as_f64()).collect())
        .collect();
    let [before, after] =
        [vec![Some(50.0), None, Some(40.0), None], vec![None, None, None, Some(60.0)]];
    assert_eq!(lines, [before, after]);
    let mark = &series[0]["markLine"]["data"][0];
    assert_eq!(mark["xAxis"], json!(3));
    assert_eq!(mark["label"]["formatter"], json!("разрыв ряда:\nновые границы отметок"));
    insta::assert_json_snapshot!("years_broken", picture.option);
}

#[test]
fn c3_domain_row_12_subjects_over_years_have_a_number_in_each_cell() {
    let mut page = dynamics(&cube(), &view("school=gimnaziya&subject=math"));
    let draw = |page: &analysis::dynamics::Dynamics| {
        grid::grid(page, Dimension::Subject, &Palette::named(), Locale::Ru).unwrap()
    };
    let picture = draw(&page);
    let texts = |series: usize| {
        let cells = picture.option["series"][series]["data"].as_array().unwrap();
        let text = |it: &Value| it["label"]["formatter"].as_str().unwrap().to_owned();
        cells.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(texts(0), ["50", "40", "60", "80"]);
    assert_eq!(texts(1), ["–", "н/д", "н/д", "н/д"], "no value, no colour, and why");
    // 50 beside 75 of 150, 40 beside 80 of 150, 60 beside 72 of 160: of four cells none is beyond
    // chance (60 % alone would be, p = 0.033).
    let shade = |picture: &Picture, cell: usize| {
        picture.option["series"][0]["data"][cell]["value"][2].clone()
    };
    assert_eq!([0, 1, 2, 3].map(|it| shade(&picture, it)), [0.0; 4].map(|it| json!(it)));
    let href = picture.marks[3].href.as_deref().unwrap();
    assert!(href.contains("year=2021/22") && href.contains("subject=math"), "{href}");
    insta::assert_json_snapshot!("grid", picture.option);
    // Beside one in five the first cell is far above, and has the full colour.
    page.grids.grids[0].lines[0].cells[0].1.as_mut().unwrap().value = 0.2;
    assert_eq!(shade(&draw(&page), 0), json!(1.0));
    assert!(grid::grid(&page, Dimension::Procedure, &Palette::named(), Locale::Ru).is_none());
}

#[test]
fn c2_what_is_compared_is_a_dot_with_its_interval_each() {
    let page = compare(&cube(), &view("year=2021/22&with=school:litsey,school:gimnaziya"));
    let picture = breakdown::objects(&page, &Palette::named(), Locale::Ru);
    assert_eq!(picture.option["yAxis"]["data"], json!(["Лицей", "Гимназия"]), "in their order");
    let dots = picture.option["series"][2]["data"].as_array().unwrap();
    // 40 of 100 and 30 of 50.
    let values: Vec<_> = dots.iter().map(|it| it["value"].clone()).collect();
    assert_eq!(values, [json!([40.0, 0]), json!([60.0, 1])]);
    insta::assert_json_snapshot!("objects", picture.option);
}

#[test]
fn domain_row_23_schools_lie_beside_a_condition_as_dots_and_the_chosen_has_its_name() {
    let mut page = compare(&cube(), &view("year=2021/22&subject=math&with=school:litsey"));
    let row = |place: usize| page.objects[place].now.unwrap().value.unwrap();
    let point = |code: &str, name: &str, x, is_chosen| FactorPoint {
        unit: Named::new(code, name),
        x,
        told: AcademicYear::starting(2020).unwrap(),
        y: row(0),
        is_chosen,
    };
    let points =
        vec![point("gimnaziya", "Гимназия", 455, false), point("litsey", "Лицей", 300, true)];
    page.factor = Some(Factor {
        place: None,
        across: Characteristic::ParentsHigher,
        choice: vec![Characteristic::ParentsHigher],
        points,
        spearman: None,
    });
    let picture = factor::factor(&page, &Palette::named(), Locale::Ru).unwrap();
    // 45.5 % and 30 % across; Лицей has 40 of 100.
    let values = |series: usize| picture.option["series"][series]["data"][0]["value"].clone();
    assert_eq!((values(0), values(1)), (json!([45.5, 40.0]), json!([30.0, 40.0])));
    let spoken = &picture.marks[1].spoken;
    assert!(
        spoken.starts_with("Лицей: оба родителя с высшим образованием, % 30,0 (2020/21)"),
        "{spoken}"
    );
    insta::assert_json_snapshot!("factor", picture.option);
}
