//! What the charts of the inside of a work draw: two schools of a hundred pupils, two tasks.

use analysis::{
    inside::{Inside, Material, Single, inside, question},
    pupil::{Points, Task},
};

use super::*;

/// Journal, mark, primary score, points of two tasks, and how many pupils of each school.
type Line = ((u8, u8, u32), [u16; 2], [u32; 2]);

const LINES: [Line; 3] =
    [((4, 3, 8), [1, 0], [60, 20]), ((4, 4, 12), [1, 2], [30, 70]), ((4, 5, 16), [0, 2], [10, 10])];

fn shown() -> Inside {
    let mut material = Material::default();
    let headings = ["1", "2"].map(Task::from);
    for ((journal, mark, primary), points, pupils) in LINES {
        let points = points.map(Points::Of);
        let single = Single {
            journal: Some(journal),
            mark: Some(mark),
            primary: Some(primary),
            points: &points,
            ..Single::default()
        };
        for (school, n) in ["gimnaziya", "litsey"].into_iter().zip(pupils) {
            (0..n).for_each(|_| material.add(school, &headings, single));
        }
    }
    let cube = cube();
    let asked = view("subject=math&grade=5&year=2021/22&school=gimnaziya");
    inside(&cube, question(&cube, &asked), Some(&material))
}

#[test]
fn c13_lowered_confirmed_and_raised_make_a_whole_bar() {
    let shown = shown();
    let picture = inside::agreement(&shown, &Palette::named(), Locale::Ru).unwrap();
    let part = |series: usize| picture.option["series"][series]["data"][0]["value"].as_f64();
    // 60 of 100 lowered, 30 confirmed, 10 raised.
    assert_eq!([part(0), part(1), part(2)], [Some(60.0), Some(30.0), Some(10.0)]);
    insta::assert_json_snapshot!("agreement", picture.option);
}

#[test]
fn c11_the_histogram_has_the_own_scores_and_the_others_as_outline() {
    let picture = inside::distribution(&shown(), &Palette::named(), Locale::Ru).unwrap();
    let names: Vec<_> = picture.option["series"].as_array().unwrap().iter().collect();
    assert!(names.len() >= 2, "own and others");
    insta::assert_json_snapshot!("distribution", picture.option);
}

#[test]
fn c12_tasks_stand_from_the_hardest_gap_on() {
    let shown = shown();
    let picture = inside::task_gaps(&shown, &Palette::named(), Locale::Ru).unwrap();
    let of = |index: usize| picture.option["series"][2]["data"][index]["value"][0].as_f64();
    // Task 2: 80 of 200 points beside 160 of 200; task 1: 90 of 100 beside 90 of 100.
    assert_eq!([of(0), of(1)], [Some(40.0), Some(90.0)]);
    insta::assert_json_snapshot!("task_gaps", picture.option);
}
