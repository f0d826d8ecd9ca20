//! What single results add up to, with figures worked out by hand.

mod history;
mod plan;

use super::*;
use crate::{
    disclosure::publish,
    fixture::{Fixture, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, fixture, view},
    pupil::{Points, Task},
};

const WORK: &str = "subject=reading&grade=3&year=2020/21&procedure=exam";

/// A hundred pupils in each of three schools.
fn data() -> Fixture {
    fixture().with(at(SCHOOL_1), 20, 80).with(at(SCHOOL_2), 20, 80).with(at(SCHOOL_3), 20, 80)
}

fn of(policy: Policy, query: &str, material: &Material) -> Inside {
    let cube = publish(data().batch.into_cube().unwrap(), policy);
    inside(&cube, question(&cube, &view(query)), Some(material))
}

/// So many pupils of a school with these marks, this score and these points of two tasks.
fn add(
    material: &mut Material,
    school: &str,
    n: u32,
    (journal, mark, primary): (u8, u8, u32),
    points: [u16; 2],
) {
    let points = points.map(Points::Of);
    let tasks = ["1", "2"].map(Task::from);
    let single = Single {
        class: None,
        sex: None,
        journal: Some(journal),
        mark: Some(mark),
        primary: Some(primary),
        points: &points,
    };
    (0..n).for_each(|_| material.add(school, &tasks, single));
}

/// School 1 lowers 60 of 100, the two others 20 of 100 each.
fn material() -> Material {
    let mut material = Material::default();
    for (school, lowered) in [("school_1", 60), ("school_2", 20), ("school_3", 20)] {
        add(&mut material, school, lowered, (4, 3, 8), [1, 0]);
        add(&mut material, school, 90 - lowered, (4, 4, 12), [1, 2]);
        add(&mut material, school, 10, (4, 5, 16), [1, 2]);
    }
    material
}

#[test]
fn c13_a_school_is_set_against_all_others_and_never_against_itself() {
    let shown = of(Policy::Everything, &format!("{WORK}&school=school_1"), &material());
    assert_eq!(shown.missing, None);
    assert_eq!((shown.own.pupils, shown.rest.pupils, shown.rest.schools), (100, 200, 2));
    let journal = shown.journal.unwrap();
    assert_eq!(journal.own.counts(), [60, 30, 10]);
    assert_eq!(journal.rest.as_ref().unwrap().counts(), [40, 140, 20]);
    // −60 + 10 over 100.
    assert!((journal.own.shift + 0.5).abs() < 1e-12);
    let lowered = journal.lowered.unwrap();
    assert!((lowered.delta - 0.4).abs() < 1e-12);
    assert_eq!(lowered.verdict, Verdict::Different);
    assert_eq!(journal.own.table.unwrap()[2], [0, 60, 30, 10]);
    assert_eq!(journal.schools, [], "a list of one school says nothing");
}

#[test]
fn c13_schools_stand_by_name_each_beside_the_rest() {
    let shown = of(Policy::Everything, WORK, &material());
    let journal = shown.journal.unwrap();
    let told: Vec<_> = journal
        .schools
        .iter()
        .map(|it| (it.school.code.as_str(), it.counts[0], it.lowered.unwrap().verdict))
        .collect();
    // Each of the other two has 20 of 100 beside 80 of 200: apart, too.
    assert_eq!(told[0], ("school_1", 60, Verdict::Different));
    assert_eq!(told[1], ("school_2", 20, Verdict::Different));
    let delta = journal.schools[1].lowered.unwrap().delta;
    assert!((delta - (0.2 - 0.4)).abs() < 1e-12);
    assert_eq!((journal.rest, journal.lowered), (None, None));
}

#[test]
fn c13_of_fewer_than_ten_pupils_nothing_is_judged() {
    let mut alone = Material::default();
    add(&mut alone, "school_1", 9, (4, 2, 3), [0, 0]);
    add(&mut alone, "school_2", 90, (4, 4, 12), [1, 2]);
    let shown = of(Policy::Everything, &format!("{WORK}&school=school_1"), &alone);
    assert_eq!(shown.journal.unwrap().lowered.unwrap().verdict, Verdict::Unknown);
    assert_eq!(shown.tasks.unwrap().lines[0].difference.unwrap().verdict, Verdict::Unknown);
}

#[test]
fn c11_boundaries_are_where_the_rows_have_them_and_jumps_are_judged_beside_the_rest() {
    let mut material = Material::default();
    // Just below and at 7: 5 and 45 in school 1, 25 and 25 in school 2.
    for (school, below, above) in [("school_1", 5, 45), ("school_2", 25, 25)] {
        add(&mut material, school, below, (3, 2, 6), [0, 0]);
        add(&mut material, school, above, (3, 3, 7), [0, 0]);
        add(&mut material, school, 50, (3, 3, 10), [0, 0]);
    }
    let shown = of(Policy::Everything, &format!("{WORK}&school=school_1"), &material);
    let scores = shown.scores.unwrap();
    assert_eq!(scores.boundaries, [(3, 7)]);
    assert_eq!(scores.bins.len(), 11);
    assert_eq!((scores.bins[6].own, scores.bins[6].rest), (5, 25));
    let jump = scores.jumps[0];
    assert_eq!((jump.own, jump.rest), ([45, 50], [25, 50]));
    assert_eq!((jump.likeness, scores.together), (Likeness::Stronger, Likeness::Stronger));
    let other = of(Policy::Everything, &format!("{WORK}&school=school_2"), &material);
    assert_eq!(other.scores.unwrap().jumps[0].likeness, Likeness::Weaker);
}

#[test]
fn c11_where_marks_overlap_there_is_no_boundary() {
    let mut material = material();
    add(&mut material, "school_2", 1, (4, 3, 13), [0, 0]);
    let shown = of(Policy::Everything, WORK, &material);
    // «4» begins at 12, but somebody has a «3» with 13.
    assert_eq!(shown.scores.unwrap().boundaries, [(5, 16)]);
}

#[test]
fn c12_the_largest_gap_comes_first_and_is_judged_with_correction() {
    let shown = of(Policy::Everything, &format!("{WORK}&school=school_1"), &material());
    let tasks = shown.tasks.unwrap();
    let names: Vec<_> = tasks.lines.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["2", "1"]);
    let (second, first) = (&tasks.lines[0], &tasks.lines[1]);
    // 40 of 100 earn both points here, 160 of 200 elsewhere.
    assert!((second.own.share - 0.4).abs() < 1e-12);
    assert!((second.difference.unwrap().delta + 0.4).abs() < 1e-12);
    assert_eq!(second.difference.unwrap().verdict, Verdict::Worse);
    assert_eq!((second.max, second.own.zero, second.own.points), (2, Some(60), 80));
    assert_eq!(first.difference.unwrap().verdict, Verdict::NotDifferent);
    assert_eq!(first.discrimination, None, "everybody has the point");
}

#[test]
fn c11_c12_c13_everybody_sees_a_whole_work_only_and_nothing_of_few() {
    let school = of(Policy::Public, &format!("{WORK}&school=school_1"), &material());
    assert_eq!(school.missing, Some(Missing::Withheld));
    assert_eq!((school.own.pupils, school.rest.pupils), (0, 0));
    let whole = of(Policy::Public, WORK, &material());
    assert_eq!(whole.missing, None);
    let journal = whole.journal.unwrap();
    assert_eq!(journal.own.counts(), [100, 170, 30]);
    assert!(journal.own.table.is_none() && journal.schools.is_empty() && journal.is_cut);
    let scores = whole.scores.unwrap();
    assert!(scores.is_gathered && scores.bins.iter().all(|it| it.own >= 5), "{scores:?}");
    assert_eq!(scores.bins.iter().map(|it| it.own).sum::<u64>(), 300);
    assert!(scores.boundaries.iter().all(|(_, at)| scores.bins.iter().any(|it| it.from == *at)));
    // Rows of two schools only would tell of the third by subtraction.
    let mut partial = Material::default();
    add(&mut partial, "school_1", 100, (4, 4, 12), [1, 2]);
    add(&mut partial, "school_2", 100, (4, 4, 12), [1, 2]);
    assert_eq!(of(Policy::Public, WORK, &partial).missing, Some(Missing::Withheld));
}

#[test]
fn what_is_missing_is_named() {
    let cube = data().cube();
    let missing = |query: &str, material: Option<&Material>| {
        inside(&cube, question(&cube, &view(query)), material).missing
    };
    let some = material();
    assert_eq!(missing(WORK, None), Some(Missing::NotKept));
    assert_eq!(missing(WORK, Some(&Material::default())), Some(Missing::NoRows));
    let years = WORK.replace("year=2020/21", "year=2019/20,2020/21");
    assert_eq!(missing(&years, Some(&some)), Some(Missing::SeveralWorks));
}

#[test]
fn c12_a_task_is_divided_by_what_its_file_says_it_gives() {
    let task = |name: &str, max| Task { name: name.to_owned(), max };
    // Nobody reached the 3 points of the first; more were given for the third than it says.
    let tasks = [task("1", Some(3)), task("2", None), task("3", Some(1))];
    let mut material = Material::default();
    for (school, points) in [("school_1", [2, 2, 2]), ("school_2", [1, 4, 0])] {
        let points = points.map(Points::Of);
        let single = Single { points: &points, ..Single::default() };
        (0..10).for_each(|_| material.add(school, &tasks, single));
    }
    let shown = of(Policy::Everything, &format!("{WORK}&school=school_1"), &material);
    let mut lines = shown.tasks.unwrap().lines;
    lines.sort_by_key(|it| it.place);
    let told: Vec<_> = lines.iter().map(|it| (it.max, it.is_given, it.own.points)).collect();
    assert_eq!(told, [(3, true, 20), (4, false, 20), (2, false, 20)]);
    // 20 of 30 points, 20 of 40, 20 of 20.
    let shares: Vec<f64> = lines.iter().map(|it| it.own.share).collect();
    for (share, expected) in shares.iter().zip([2.0 / 3.0, 0.5, 1.0]) {
        assert!((share - expected).abs() < 1e-12, "{share}");
    }
}
