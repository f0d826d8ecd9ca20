//! What a plan makes of a work, and its two ends, with figures worked out by hand.

use super::*;
use crate::{
    code::Code,
    plan::{Level, Plan, Planned, Requirement},
    pupil::{Sex, Task},
    year::AcademicYear,
};

/// Tasks with their greatest points, level and requirements.
pub(super) type Told<'t> = (&'t str, Option<u16>, Option<Level>, &'t [&'t str]);

pub(super) fn plan(tasks: &[Told<'_>]) -> Plan {
    let requirement =
        |it: &&str| Requirement { code: (*it).to_owned(), text: format!("Уметь {it}") };
    let task = |(task, max, level, of): &Told<'_>| Planned {
        task: (*task).to_owned(),
        max: *max,
        level: *level,
        requirements: of.iter().map(requirement).collect(),
    };
    Plan {
        procedure: Code::spelled("exam"),
        subject: Code::spelled("reading"),
        grade: Code::spelled("3"),
        year: AcademicYear::starting(2020).unwrap(),
        tasks: tasks.iter().map(task).collect(),
    }
}

/// The work of the other tests, with this plan: in school 1 forty of a hundred have both points of task 2,
/// elsewhere 160 of 200; everybody has the point of task 1.
pub(super) fn planned(tasks: &[Told<'_>]) -> Material {
    let mut material = Material::planned(&["1", "2"].map(Task::from), &plan(tasks));
    for (school, without) in [("school_1", 60), ("school_2", 20), ("school_3", 20)] {
        add(&mut material, school, without, (4, 3, 8), [1, 0]);
        add(&mut material, school, 90 - without, (4, 4, 12), [1, 2]);
        add(&mut material, school, 10, (4, 5, 16), [1, 2]);
    }
    material
}

pub(super) fn school_1(material: &Material) -> Inside {
    of(Policy::Everything, &format!("{WORK}&school=school_1"), material)
}

pub(super) const BASIC: Option<Level> = Some(Level::Basic);

#[test]
fn i3_a_requirement_is_a_ratio_of_sums_and_no_mean_of_shares() {
    let tasks: [Told<'_>; 2] = [("1", Some(1), BASIC, &["а"]), ("2", Some(2), BASIC, &["а", "б"])];
    let told = school_1(&planned(&tasks)).requirements.unwrap();
    let codes: Vec<_> = told.lines.iter().map(|it| it.requirement.code.as_str()).collect();
    assert_eq!(codes, ["б", "а"], "the largest gap first");
    let (b, a) = (&told.lines[0], &told.lines[1]);
    // 100 · 1 + 40 · 2 of 100 · 3; the mean of 100 % and 40 % would be 70 %.
    assert_eq!((a.done.own.points, a.done.own.n, a.done.max), (180, 100, 3));
    assert!((a.done.own.share - 0.6).abs() < 1e-12);
    assert!((a.done.rest.unwrap().share - 520.0 / 600.0).abs() < 1e-12);
    let interval = a.done.own.interval.unwrap();
    assert!(interval.low < 0.6 && interval.high > 0.6);
    let gap = b.done.difference.unwrap();
    assert!((gap.delta + 0.4).abs() < 1e-12);
    assert_eq!((gap.verdict, told.compared), (Verdict::Worse, 2));
    assert_eq!((&b.tasks[..], &told.unplanned[..]), (&["2".to_owned()][..], &[][..]));
}

#[test]
fn c12_the_greatest_points_are_those_of_the_plan_unless_somebody_has_more() {
    let tasks: [Told<'_>; 2] = [("1", Some(2), None, &["а"]), ("2", Some(1), None, &["б"])];
    let shown = school_1(&planned(&tasks));
    let by_name = |name: &str| {
        let tasks = shown.tasks.as_ref().unwrap();
        tasks.lines.iter().find(|it| it.name == name).unwrap().clone()
    };
    // Nobody has more than one point of task 1, but two could be earned.
    let first = by_name("1");
    assert_eq!((first.max, first.is_given), (2, true));
    assert!((first.own.share - 0.5).abs() < 1e-12);
    let second = by_name("2");
    assert_eq!((second.max, second.is_given), (2, false));
}

#[test]
fn i4_i5_status_is_of_the_level_and_a_deficit_of_most_tasks() {
    // Tasks 1: 100 %, 2: 40 %.
    let tasks: [Told<'_>; 2] =
        [("1", Some(1), BASIC, &["а"]), ("2", Some(2), Some(Level::Advanced), &["а", "б"])];
    let shown = school_1(&planned(&tasks));
    let lines = shown.requirements.unwrap().lines;
    assert_eq!(lines[0].status, Some(Status::Sufficient), "40 % of an advanced task");
    assert_eq!(lines[1].status, None, "tasks of two thresholds");
    let tasks: [Told<'_>; 2] = [("1", Some(2), BASIC, &["а"]), ("2", Some(2), BASIC, &["а"])];
    let shown = school_1(&planned(&tasks));
    let line = shown.requirements.unwrap().lines.remove(0);
    // 50 % and 40 % of basic tasks.
    assert_eq!(line.status, Some(Status::Insufficient));
    assert!(line.deficit.is_systemic());
    assert_eq!(line.deficit, Deficit { insufficient: 2, tasks: 2 });
}

#[test]
fn i8_levels_stand_beside_all_others_the_easiest_first() {
    let tasks: [Told<'_>; 2] = [("2", Some(2), Some(Level::High), &[]), ("1", Some(1), BASIC, &[])];
    let told = school_1(&planned(&tasks)).requirements.unwrap();
    assert_eq!(told.lines, []);
    let levels: Vec<_> =
        told.levels.iter().map(|it| (it.level, it.tasks, it.done.own.points)).collect();
    assert_eq!(levels, [(Level::Basic, 1, 100), (Level::High, 1, 80)]);
    assert_eq!(told.levels[1].done.difference.unwrap().verdict, Verdict::Worse);
    assert_eq!(told.levels[1].status, Some(Status::Sufficient));
}

#[test]
fn c12_tasks_the_plan_does_not_know_are_named_and_a_pupil_without_a_task_is_left_out() {
    let mut material =
        Material::planned(&["1", "2"].map(Task::from), &plan(&[("1", None, BASIC, &["а"])]));
    let points = [Points::Unknown, Points::Of(2)];
    add(&mut material, "school_1", 20, (4, 4, 12), [1, 2]);
    let single = Single { primary: Some(2), points: &points, ..Single::default() };
    material.add("school_1", &["1", "2"].map(Task::from), single);
    let told = school_1(&material).requirements.unwrap();
    assert_eq!(told.unplanned, ["2"]);
    assert_eq!(told.lines[0].done.own.n, 20);
    assert_eq!(school_1(&super::material()).requirements, None, "without a plan");
}

#[test]
fn i6_i7_marks_are_told_from_ten_pupils_and_a_lower_mark_ahead_is_named() {
    let mut material =
        Material::planned(&["1", "2"].map(Task::from), &plan(&[("1", None, None, &["а"])]));
    // «3» has task 1 more often than «4»: 20 of 20 against 18 of 20.
    add(&mut material, "school_1", 9, (3, 2, 1), [1, 0]);
    add(&mut material, "school_1", 20, (3, 3, 5), [1, 0]);
    add(&mut material, "school_1", 18, (3, 4, 9), [1, 2]);
    add(&mut material, "school_1", 2, (3, 4, 8), [0, 2]);
    let groups = school_1(&material).groups.unwrap();
    assert_eq!(groups.pupils, [9, 20, 20, 0]);
    let first = &groups.tasks[0];
    let shares: Vec<_> = first.marks.iter().map(|it| it.map(|it| (it.points, it.n))).collect();
    assert_eq!(shares, [None, Some((20, 20)), Some((18, 20)), None]);
    let crossing = first.crossing.unwrap();
    assert_eq!((crossing.lower, crossing.higher), (3, 4));
    assert!((crossing.lead - 0.1).abs() < 1e-12);
    assert_eq!(groups.tasks[1].crossing, None);
    assert_eq!(groups.crossings().count(), 2, "the task and its requirement");
}

/// So many pupils of a class, of a sex, with a mark and points of two tasks of two points.
fn sit(material: &mut Material, n: u32, who: (&str, Sex), mark: u8, points: [u16; 2]) {
    let points = points.map(Points::Of);
    let (class, sex) = (Some(who.0), Some(who.1));
    let single = Single { class, sex, mark: Some(mark), points: &points, ..Single::default() };
    let headings = ["1", "2"].map(Task::from);
    (0..n).for_each(|_| material.add("school_1", &headings, single));
}

/// Twelve girls with «2» in 5А, twelve boys with «5» in 5Б, and forty between them.
fn two_ends(turned: bool) -> Material {
    let tasks: [Told<'_>; 2] = [("1", Some(2), BASIC, &["а"]), ("2", Some(2), BASIC, &["б"])];
    let mut material = Material::planned(&["1", "2"].map(Task::from), &plan(&tasks));
    let (girls, boys) = (("5А", Sex::Female), ("5Б", Sex::Male));
    let all = [
        (12, girls, 2, [1, 0]),
        (20, girls, 3, [1, 1]),
        (20, boys, 4, [1, 1]),
        (12, boys, 5, [2, 2]),
        (3, ("5В", Sex::Male), 2, [0, 0]),
    ];
    for (n, who, mark, points) in all {
        let (mark, points) = match turned {
            true => (7 - mark, points.map(|it| 2 - it)),
            false => (mark, points),
        };
        sit(&mut material, n, who, mark, points);
    }
    material
}

#[test]
fn domain_row_14_the_low_end_is_told_by_sex_and_class_and_small_classes_are_not() {
    let low = school_1(&two_ends(false)).ends.unwrap().low;
    assert_eq!(low.here, Portion { count: 15, n: 67 });
    let sexes: Vec<_> =
        low.sexes.iter().map(|it| (it.of, it.portion.count, it.portion.n)).collect();
    assert_eq!(sexes, [(Sex::Female, 12, 32), (Sex::Male, 3, 35)]);
    let delta = low.sexes[0].difference.unwrap().delta;
    assert!((delta - (12.0 / 32.0 - 3.0 / 35.0)).abs() < 1e-12);
    let classes: Vec<_> = low.parts.iter().map(|it| (it.of.name(), it.portion.n)).collect();
    assert_eq!(classes, [("5А", 32), ("5Б", 32)]);
    assert_eq!(low.pooled, None, "three pupils are too few even together");
    // 12 of 30 points of task 1 against 64 of 104, 0 of 30 of task 2 against 64 of 104.
    let gaps: Vec<_> = low.tasks.iter().map(|it| (it.name.as_str(), it.end.points)).collect();
    assert_eq!(gaps, [("2", 0), ("1", 12)]);
    let expected = 12.0 / 30.0 - 64.0 / 104.0;
    assert!((low.tasks[1].difference.delta - expected).abs() < 1e-12);
    assert_eq!(low.requirements[0].name, "б");
    assert_eq!(low.tasks[0].difference.verdict, Verdict::Unknown, "the group is made by the mark");
}

#[test]
fn domain_row_16_the_high_end_is_the_low_end_of_everything_turned_round() {
    let low = school_1(&two_ends(false)).ends.unwrap().low;
    let high = school_1(&two_ends(true)).ends.unwrap().high;
    assert_eq!((low.mark, high.mark), (2, 5));
    assert_eq!((low.here, &low.sexes, &low.parts), (high.here, &high.sexes, &high.parts));
    for (one, other) in low.tasks.iter().zip(&high.tasks) {
        assert_eq!(one.name, other.name);
        assert!((one.difference.delta + other.difference.delta).abs() < 1e-12);
        assert!((one.end.share + other.end.share - 1.0).abs() < 1e-12);
    }
    assert_eq!(low.tasks.len(), high.tasks.len());
}

#[test]
fn domain_row_14_of_an_end_of_fewer_than_ten_no_task_is_told() {
    let mut material = Material::default();
    sit(&mut material, 9, ("5А", Sex::Female), 2, [0, 0]);
    sit(&mut material, 30, ("5А", Sex::Male), 4, [2, 2]);
    let low = school_1(&material).ends.unwrap().low;
    assert_eq!((low.here.count, low.tasks.len(), low.parts.len()), (9, 0, 0));
    assert_eq!(low.sexes.len(), 1, "nine girls are not told of");
    let mut few = Material::default();
    sit(&mut few, 9, ("5А", Sex::Female), 2, [0, 0]);
    assert_eq!(school_1(&few).ends, None);
}

#[test]
fn domain_row_24_the_map_has_classes_of_a_school_and_schools_of_a_place() {
    let map = school_1(&two_ends(false)).map.unwrap();
    let codes: Vec<_> = map.requirements.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["а", "б"]);
    let names: Vec<_> = map.lines.iter().map(|it| it.of.name()).collect();
    assert_eq!(names, ["5А", "5Б", "5В"]);
    // 5А: 32 of 64 points of «а», 20 of 64 of «б»; 5Б: 44 of 64 of both.
    let cell = |line: usize, at: usize| map.lines[line].cells[at];
    assert_eq!(cell(0, 0).unwrap().status, Some(Status::Insufficient));
    assert_eq!((cell(0, 1).unwrap().points, cell(0, 1).unwrap().possible), (20, 64));
    assert_eq!(cell(1, 0).unwrap().status, Some(Status::Sufficient));
    assert_eq!(cell(2, 0), None, "three pupils");
    let tasks: [Told<'_>; 2] = [("1", Some(1), BASIC, &["а"]), ("2", Some(2), BASIC, &["б"])];
    let map = of(Policy::Everything, WORK, &planned(&tasks)).map.unwrap();
    let first = |it: &MapLine| it.cells[1].map(|it| (it.points, it.possible));
    assert!(matches!(&map.lines[0].of, Place::School(it) if it.code == "school_1"));
    assert_eq!(map.lines.iter().map(first).collect::<Vec<_>>()[0], Some((80, 200)));
    assert_eq!(map.whole[1].unwrap().n, 300);
    assert_eq!(school_1(&planned(&tasks)).map, None, "no classes are told");
}

#[test]
fn c12_everybody_sees_requirements_of_a_whole_work_and_no_groups_classes_or_schools() {
    let tasks: [Told<'_>; 2] = [("1", Some(1), BASIC, &["а"]), ("2", Some(2), BASIC, &["б"])];
    let shown = of(Policy::Public, WORK, &planned(&tasks));
    let told = shown.requirements.unwrap();
    assert_eq!(told.lines.len(), 2);
    assert!(told.lines.iter().all(|it| it.done.rest.is_none() && it.done.own.n == 300));
    assert_eq!((shown.groups, shown.ends, shown.map), (None, None, None));
    let school = of(Policy::Public, &format!("{WORK}&school=school_1"), &planned(&tasks));
    assert_eq!((school.missing, school.requirements), (Some(Missing::Withheld), None));
}
