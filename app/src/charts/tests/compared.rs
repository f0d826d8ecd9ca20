//! What the charts of comparison and of a cohort draw: three schools, girls and boys, two subjects, and
//! the children of grade 4 a year later in grade 5.

use analysis::{
    answer::{Change, Verdict},
    comparison::{Comparison, Map, MapPoint, compare},
    dictionary::Partition,
    dimension::Dimension,
    setting::Named,
};

use super::*;

/// School, start of the year, subject, grade, group, and pupils with marks 2, 3, 4, 5.
type Line = (u32, i16, u16, u16, u16, [u64; 4]);

/// Girls and boys of 50 each in 2021; together 100 in 2020.
const LINES: [Line; 12] = [
    (0, 2020, 0, 0, 0, [20, 40, 30, 10]),
    (1, 2020, 0, 0, 0, [10, 30, 40, 20]),
    (2, 2020, 0, 0, 0, [10, 40, 40, 10]),
    (0, 2021, 0, 1, 1, [5, 15, 20, 10]),
    (0, 2021, 0, 1, 2, [10, 20, 15, 5]),
    (1, 2021, 0, 1, 1, [0, 10, 20, 20]),
    (1, 2021, 0, 1, 2, [5, 10, 25, 10]),
    (2, 2021, 0, 1, 1, [5, 20, 20, 5]),
    (2, 2021, 0, 1, 2, [5, 20, 20, 5]),
    (0, 2021, 1, 1, 0, [10, 40, 40, 10]),
    (1, 2021, 1, 1, 0, [0, 20, 50, 30]),
    (0, 2020, 0, 1, 0, [10, 50, 30, 10]),
];

pub(crate) fn cube() -> Published<Cube> {
    let member = |code: &str, name: &str| Member::new(code, name);
    let half = |part| Partition {
        dimension: Dimension::Group,
        procedure: None,
        whole: 0,
        part,
        family: 0,
        is_exhaustive: true,
    };
    let dictionary = Dictionary {
        procedures: vec![member("vpr", "ВПР")],
        subjects: vec![member("math", "Математика"), member("rus", "Русский язык")],
        grades: vec![member("4", "4"), member("5", "5")],
        groups: vec![member("all", "все"), member("female", "девочки"), member("male", "мальчики")],
        scales: vec![Scale::marks_2_to_5()],
        partitions: vec![half(1), half(2)],
        ..Dictionary::default()
    };
    let units = ["Гимназия", "Лицей", "Школа"]
        .map(|name| (Unit::new(UnitKind::School, Code::spelled(name), name), None));
    let cells = LINES.map(|(unit, start, subject, grade, group, pupils)| {
        let mut counts = [0; analysis::scale::LEVELS_MAX];
        counts[..4].copy_from_slice(&pupils);
        let levels = Levels { counts, not_graded: 0 };
        let year = AcademicYear::starting(start).unwrap();
        let (procedure, scale, term) = (0, 0, Term::Spring);
        Cell {
            place: Place { procedure, year, term, subject, group, grade, scale },
            unit,
            tally: Tally {
                participants: levels.graded(),
                levels: Some(levels),
                ..Tally::default()
            },
        }
    });
    let batch = Batch {
        dictionary,
        units: units.to_vec(),
        cells: cells.to_vec(),
        plans: Vec::new(),
        boundaries: Vec::new(),
    };
    publish(batch.into_cube().unwrap(), Policy::Everything)
}

fn compared(query: &str) -> Comparison {
    compare(&cube(), &view(query))
}

const WORK: &str = "subject=math&grade=5&year=2021/22";

#[test]
fn c10_the_gap_is_drawn_around_zero_with_its_interval() {
    let page = compared(&format!("{WORK}&gap=female,male"));
    let picture = gap::gap(&page, &Palette::named(), Locale::Ru).unwrap();
    // Marks 4 and 5: 95 of 150 girls, 80 of 150 boys; in 2020 everybody together: no gap.
    let data = picture.option["series"][0]["data"].as_array().unwrap();
    assert_eq!(data.len(), 2);
    let gap = data[1]["value"].as_f64().unwrap();
    assert!(data[0].is_null() && (gap - 10.0).abs() < 1e-9, "{data:?}");
    insta::assert_json_snapshot!("gap", picture.option);
}

#[test]
fn c7_each_school_is_a_dot_across_and_up_and_medians_are_lines() {
    let page = compared(&format!("{WORK}&x_subject=rus&with=school:litsey"));
    let picture = scatter::scatter(&page, &Palette::named(), Locale::Ru).unwrap();
    // Гимназия 50 of 100 in both; Лицей 80 of 100 and 75 of 100; Школа has no Russian.
    let values = |series: usize| picture.option["series"][series]["data"][0]["value"].clone();
    assert_eq!((values(0), values(1)), (json!([50.0, 50.0]), json!([80.0, 75.0])));
    let lines = &picture.option["series"][0]["markLine"]["data"];
    assert_eq!((&lines[0]["xAxis"], &lines[1]["yAxis"]), (&json!(65.0), &json!(62.5)));
    insta::assert_json_snapshot!("scatter", picture.option);
}

#[test]
fn c8_schools_are_dots_on_land_that_is_as_wide_as_it_is() {
    let mut page = compared(WORK);
    let school = |place: usize| Named::new(["a", "b"][place], ["Гимназия", "Лицей"][place]);
    let value = page.scatter.as_ref().unwrap().points[0].y;
    let point = |place: usize, latitude, longitude, away| MapPoint {
        unit: school(place),
        latitude,
        longitude,
        value,
        away: Some(away),
        is_chosen: place == 1,
    };
    page.map = Some(Map {
        level: Dimension::School,
        place: None,
        whole: value,
        points: vec![point(0, 60.0, 30.0, -0.1), point(1, 60.5, 32.0, 0.05)],
        judged: 2,
        unplaced: 0,
        is_turned: false,
        // cos 60.25°.
        shrunk: 0.496_216,
    });
    let picture = map::map(&page, &Palette::named(), Locale::Ru).unwrap();
    let values = |series: usize| picture.option["series"][series]["data"][0]["value"].clone();
    assert_eq!(values(0), json!([30.0, 60.0, -1.0]), "the furthest has the full colour");
    assert_eq!(values(1), json!([32.0, 60.5, 0.5]));
    // 0.55° up and 2.2°·cos 60.25° = 1.0917° across: 500 pixels wide are 252 tall.
    let grid = &picture.option["media"][1]["option"]["grid"];
    assert_eq!((&grid["width"], &grid["height"]), (&json!(500.0), &json!(252.0)));
    insta::assert_json_snapshot!("map", picture.option);
}

#[test]
fn c13_who_lies_apart_is_named_in_the_picture() {
    let mut page = compared(&format!("{WORK}&x_subject=rus"));
    let points = &mut page.scatter.as_mut().unwrap().points;
    points[0].beyond =
        Some(Change { delta: 0.2, interval: None, verdict: Verdict::Better, fewest: 100 });
    points[1].beyond =
        Some(Change { delta: 0.0, interval: None, verdict: Verdict::NotDifferent, fewest: 100 });
    let name = points[0].unit.name.clone();
    let picture = scatter::scatter(&page, &Palette::named(), Locale::Ru).unwrap();
    let dots = &picture.option["series"][0]["data"];
    assert_eq!(dots[0]["label"]["formatter"], json!(name));
    assert_eq!(dots[0]["itemStyle"]["color"], json!(Palette::named().ink));
    assert!(dots[1]["label"].is_null() && dots[1]["itemStyle"].is_null());
}

#[test]
fn on_a_narrow_screen_names_stand_above_their_rows() {
    let page = compared(&format!("{WORK}&with=school:litsey,school:gimnaziya"));
    let picture = breakdown::objects(&page, &Palette::named(), Locale::Ru);
    let media = &picture.option["media"];
    let inside = |at: usize| media[at]["option"]["yAxis"]["axisLabel"]["inside"].clone();
    assert_eq!((inside(0), inside(1)), (json!(true), json!(false)));
    assert_eq!(media[0]["query"]["maxWidth"], json!(480));
}

/// Гимназия 40 of 100, then 50; Лицей has nothing of grade 5 before.
#[test]
fn b3_few_objects_in_two_years_are_lines_with_their_names() {
    let page = compared("subject=math&grade=5&with=school:gimnaziya,school:litsey");
    let order: Vec<_> =
        two_years::in_order(&page).iter().map(|it| it.object.code.clone()).collect();
    assert_eq!(order, ["gimnaziya"]);
    let picture = two_years::two_years(&page, &Palette::named(), Locale::Ru).unwrap();
    let line = &picture.option["series"][0];
    let value = |at: usize| line["data"][at]["value"].clone();
    assert_eq!((value(0), value(1)), (json!([0, 40.0]), json!([1, 50.0])));
    assert_eq!(page.objects[0].two_years.unwrap().change.unwrap().verdict, Verdict::NotDifferent);
    assert_eq!(line["lineStyle"]["type"], json!("dashed"), "within chance");
    insta::assert_json_snapshot!("slopes", picture.option);
}

#[test]
fn b3_lines_are_whole_beyond_chance_and_more_than_four_objects_are_two_dots() {
    let mut page = compared("subject=math&grade=5&with=school:gimnaziya");
    let object = page.objects[0].clone();
    page.objects[0].two_years.as_mut().unwrap().change.as_mut().unwrap().verdict = Verdict::Better;
    page.objects.extend(vec![object.clone(); 3]);
    let draw = |page: &Comparison| two_years::two_years(page, &Palette::named(), Locale::Ru);
    let four = draw(&page).unwrap();
    let types: Vec<_> =
        (0..4).map(|at| four.option["series"][at]["lineStyle"]["type"].clone()).collect();
    assert_eq!(types, ["solid", "dashed", "dashed", "dashed"]);
    // All at 50: six of a hundred between them, around 50.
    let place = |at: usize| four.option["series"][5]["data"][at]["value"][1].clone();
    assert_eq!([place(0), place(3)], [json!(41.0), json!(59.0)]);
    page.objects.push(object);
    let five = draw(&page).unwrap();
    let value = |series: usize| five.option["series"][series]["data"][4]["value"].clone();
    assert_eq!((value(0), value(1)), (json!([40.0, 4]), json!([50.0, 4])));
    insta::assert_json_snapshot!("dumbbell", five.option);
}

#[test]
fn b8_the_cohort_is_drawn_in_deviations_from_everybody() {
    let followed = dynamics(&cube(), &view(&format!("{WORK}&school=litsey")));
    let picture = cohort::cohort(&followed, &Palette::named(), Locale::Ru).unwrap();
    let names = picture.option["xAxis"]["data"].as_array().unwrap();
    assert_eq!(names.len(), 2, "grade 4, then grade 5");
    // Grade 4: mean 3.7 of 100; everybody 40, 110, 110, 40 of 300: 3.5, deviation √(235/299).
    let z = picture.option["series"][2]["data"][0]["value"].as_f64().unwrap();
    assert!((z - 0.2256).abs() < 0.0005, "{z}");
    insta::assert_json_snapshot!("cohort", picture.option);
}

#[test]
fn b8_cohorts_are_small_pictures_on_one_axis_of_works_and_one_of_deviations() {
    let mut followed = dynamics(&cube(), &view(&format!("{WORK}&school=litsey")));
    assert!(cohorts::cohorts(&followed, &Palette::named(), Locale::Ru).is_none(), "one alone");
    let first = followed.cohort.clone().unwrap();
    let mut second = first.clone();
    second.entered = AcademicYear::starting(2018).unwrap();
    second.steps[1].place.z = -0.5;
    followed.cohorts = vec![first, second];
    let picture = cohorts::cohorts(&followed, &Palette::named(), Locale::Ru).unwrap();
    let option = &picture.option;
    let titles: Vec<_> = (0..2).map(|at| option["title"][at]["text"].clone()).collect();
    let entered = Locale::Ru.dynamics().entered;
    let expected =
        [2017, 2018].map(|it| json!(format!("{entered} {}", AcademicYear::starting(it).unwrap())));
    assert_eq!(titles, expected);
    for at in 0..2 {
        assert_eq!(option["xAxis"][at]["data"], json!(["4\nВПР", "5\nВПР"]), "one axis of works");
        assert_eq!(option["yAxis"][at]["min"], option["yAxis"][0]["min"], "and one of deviations");
        assert_eq!(option["series"][at]["xAxisIndex"], json!(at));
    }
    assert_eq!(option["series"][1]["data"][1]["value"], json!([1, -0.5]));
    let palette = Palette::named();
    let colours: Vec<_> =
        (0..2).map(|at| option["series"][at]["lineStyle"]["color"].clone()).collect();
    assert_eq!(
        colours,
        [json!(palette.series_1), json!(palette.ink_muted)],
        "the chosen one stands out"
    );
    assert_eq!(picture.marks.len(), 4, "each point is told by key");
    insta::assert_json_snapshot!("cohorts", picture.option);
}
