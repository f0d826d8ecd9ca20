//! What the picture of requirements draws, with figures worked out by hand.

use analysis::{
    code::Code,
    inside::{Inside, Material, Single, inside, question},
    plan::{Level, Plan, Planned, Requirement},
    pupil::{Points, Task},
    year::AcademicYear,
};
use serde_json::json;

use super::*;
use crate::{
    charts::{
        Palette,
        tests::{cube, view},
    },
    text::Locale,
};

/// Of twenty pupils each: half have the two points of task 2 in the gymnasium, all in the other schools;
/// everybody has the point of task 1.
fn shown() -> Inside {
    let task = |task: &str, max: u16, code: &str, text: &str| Planned {
        task: task.to_owned(),
        max: Some(max),
        level: Some(Level::Basic),
        requirements: vec![Requirement { code: code.to_owned(), text: text.to_owned() }],
    };
    let plan = Plan {
        procedure: Code::spelled("vpr"),
        subject: Code::spelled("math"),
        grade: Code::spelled("5"),
        year: AcademicYear::starting(2021).unwrap(),
        tasks: vec![task("1", 1, "а", "Складывать дроби"), task("2", 2, "б", "Делить дроби")],
    };
    let tasks = ["1", "2"].map(Task::from);
    let mut material = Material::planned(&tasks, &plan);
    for (school, without) in [("gimnaziya", 10), ("litsey", 0), ("shkola", 0)] {
        for at in 0..20 {
            let points = [Points::Of(1), Points::Of(if at < without { 0 } else { 2 })];
            let single = Single { mark: Some(4), points: &points, ..Single::default() };
            material.add(school, &tasks, single);
        }
    }
    let cube = cube();
    let view = view("procedure=vpr&subject=math&grade=5&year=2021/22&school=gimnaziya");
    inside(&cube, question(&cube, &view), Some(&material))
}

#[test]
fn c12_requirements_are_dots_with_intervals_beside_all_others_the_largest_gap_first() {
    let picture = requirement_gaps(&shown(), &Palette::named(), Locale::Ru).unwrap();
    let value = |series: usize, at: usize| {
        let it = &picture.option["series"][series]["data"][at];
        it.get("value").unwrap_or(it).clone()
    };
    // Half of the points of «б» here, all of them elsewhere; «а» is alike.
    assert_eq!((value(2, 0), value(3, 0)), (json!([50.0, 0]), json!([100.0, 0])));
    assert_eq!((value(2, 1), value(3, 1)), (json!([100.0, 1]), json!([100.0, 1])));
    assert_eq!(picture.option["yAxis"]["data"], json!(["б. Делить дроби", "а. Складывать дроби"]));
    assert!(picture.marks[0].spoken.contains("хуже"), "{}", picture.marks[0].spoken);
    insta::assert_json_snapshot!("requirements", picture.option);
    // Tasks are drawn in the same way.
    let tasks = task_gaps(&shown(), &Palette::named(), Locale::Ru).unwrap();
    assert_eq!(tasks.option["series"][2]["data"][0]["value"], json!([50.0, 0]));
}

#[test]
fn c12_without_a_plan_there_is_no_picture_of_requirements() {
    let mut shown = shown();
    shown.requirements = None;
    assert!(requirement_gaps(&shown, &Palette::named(), Locale::Ru).is_none());
}
