//! The traps of raw protocols of the ВПР, of the older collection form and of protocols of the
//! olympiad, one a file. The figures are read off the files.

mod harvested;

use analysis::{
    Pupil, Term,
    pupil::{Sex, Status},
    tally::Journal,
};
use harvested::{at, harvest, harvest_as, levels, tally, tasks};
use intake::{Format, Harvest, Severity};

const OF_2020: &str = "2020/4/Математика/file.csv";

fn statuses(harvest: &Harvest) -> Vec<(u32, Status)> {
    harvest.pupils.rows.iter().map(|it: &Pupil| (it.line, it.status)).collect()
}

/// Lines 3 to 5 are pushed by two, three and four columns, line 6 by five, which is none of what a
/// textbook does.
#[test]
fn rows_pushed_by_up_to_four_columns_are_read_where_they_stand() {
    let called = "Проведение работы по математике, 4 класс. ВПР 2021.csv";
    let harvest = harvest_as(Format::VprRows2021, "pushed.csv", called);
    let found: Vec<_> = harvest.problems.iter().map(|it| (it.line, it.severity)).collect();
    let read = [3, 4, 5].map(|it| (it, Severity::Warning));
    assert_eq!(found, [&read[..], &[(6, Severity::Error)]].concat());
    let pushed = [3, 4, 5].map(|it| (it, Status::Shifted));
    assert_eq!(statuses(&harvest), [&[(2, Status::Present)], &pushed[..]].concat());
    let pupil = at(&harvest, 5);
    assert_eq!((pupil.sex, pupil.journal, pupil.primary), (Some(Sex::Male), Some(4), Some(9)));
    assert_eq!(tasks(&harvest, pupil), "1 4, 2 3, 3 2");
    // 12, 16, 7 and 9 points; in 2021 a 3 began at 6, a 4 at 10, a 5 at 15. In the journal 4 5 3 4.
    let class = tally(&harvest, "sch990001.4a", 2021, "4", "Математика");
    assert_eq!((class.participants, levels(class)), (4, [0, 2, 1, 1]));
    assert_eq!(class.scores.unwrap().sum, 44_000);
    assert_eq!(class.journal, Some(Journal { lower: 1, same: 3, higher: 0 }));
}

/// З for 3, О for 0, X and Х, a non-breaking space in 10, logins and codes with letters of the other
/// alphabet.
#[test]
fn look_alike_letters_make_no_other_school_and_no_other_score() {
    let harvest = harvest_as(Format::VprRows2020, "look_alikes.csv", OF_2020);
    assert_eq!(harvest.problems, []);
    let units: Vec<&str> = harvest.batch.units.iter().map(|it| it.0.code.as_str()).collect();
    assert_eq!(units, ["reg99_m012", "sch990001", "sch990001.5-autumn-1"]);
    let told = [2, 3, 4, 5].map(|line| tasks(&harvest, at(&harvest, line)));
    assert_eq!(told, ["1 3, 2 3, 3 3", "1 X, 2 2, 3 X", "1 4, 2 3, 3 3", "1 X, 2 0, 3 0"]);
    assert_eq!(at(&harvest, 3).journal, Some(3));
    // 9, 2, 10 and 0 points.
    let class = tally(&harvest, "sch990001.5-autumn-1", 2021, "5-autumn", "Математика");
    assert_eq!((class.participants, class.scores.unwrap().sum), (4, 21_000));
}

/// A total of −1 is somebody who was away; −1 in a task is a task not begun.
#[test]
fn minus_one_is_nobodys_score() {
    let harvest = harvest_as(Format::VprRows2020, "minus_one.csv", OF_2020);
    assert_eq!(harvest.problems, []);
    let away = [3, 4, 5].map(|it| (it, Status::Absent));
    let there = [2, 7].map(|it| (it, Status::Present));
    assert_eq!(statuses(&harvest), [&there[..1], &away[..], &there[1..]].concat(), "6 is nobody");
    assert_eq!(tasks(&harvest, at(&harvest, 7)), "1 0, 2 X, 3 0");
    // 5 and 0 points.
    let class = tally(&harvest, "sch990001.5-autumn-1", 2021, "5-autumn", "Математика");
    assert_eq!((class.participants, class.scores.unwrap().sum), (2, 5_000));
}

/// A year, a figure, a semicolon and an Х as textbooks, in the midst of the tasks.
#[test]
fn a_textbook_among_the_tasks_is_no_task() {
    let harvest = harvest_as(Format::VprRows2020, "textbook.csv", OF_2020);
    assert_eq!(harvest.problems, []);
    assert_eq!(tasks(&harvest, at(&harvest, 4)), "1 2, 2 1, 3 2, 4 1, 5 2");
    // 5, 2, 8 and 0 points.
    let class = tally(&harvest, "sch990001.5-autumn-1", 2021, "5-autumn", "Математика");
    assert_eq!((class.participants, class.scores.unwrap().sum), (4, 15_000));
}

/// Uploaded on the fifth of October: the programme of grade 5, sat in grade 6.
#[test]
fn a_work_put_off_to_autumn_is_one_of_the_next_grade_and_year() {
    let harvest = harvest_as(Format::VprRows2022, "autumn.csv", "2022/5/Биология/file.csv");
    assert_eq!(harvest.problems, []);
    let class = tally(&harvest, "edu990001.6a", 2023, "6-autumn", "Биология");
    // 6 and 1 of 6 points; the third was away.
    assert_eq!((class.participants, class.scores.unwrap().sum), (2, 7_000));
    assert_eq!(class.points_max.unwrap().sum, 12_000);
    assert!(harvest.batch.cells.iter().all(|it| it.place.term == Term::Autumn));
    assert_eq!(harvest.pupils.rows.len(), 3);
}

/// «Вариант (часть 1)», «Вариант (часть 2)», «Класс №».
#[test]
fn the_older_collection_form_has_two_parts_and_the_sex() {
    let called = "edu990001 ВПР 2019 История 5 класс.csv";
    let harvest = harvest_as(Format::VprForm, "older.csv", called);
    assert_eq!(harvest.problems, []);
    // Class 1: 6 and 1 of 7 points, the third was away; class 2: 6. Line 6 was prepared for nobody.
    let first = tally(&harvest, "edu990001.5-1", 2019, "5", "История");
    assert_eq!((first.participants, first.scores.unwrap().sum), (2, 7_000));
    assert_eq!(first.points_max.unwrap().sum, 14_000);
    let second = tally(&harvest, "edu990001.5-2", 2019, "5", "История");
    assert_eq!((second.participants, second.scores.unwrap().sum), (1, 6_000));
    let pupil = at(&harvest, 3);
    assert_eq!((pupil.sex, pupil.variant.as_deref()), (Some(Sex::Male), Some("2")));
    assert_eq!(tasks(&harvest, pupil), "1 0, 2 X, 3 1, 4 0");
    assert_eq!(statuses(&harvest)[2], (4, Status::Absent));
}

/// «Теория» and «Практика» stand over «балл» and «зачёт»; the pupils begin in line 16.
#[test]
fn a_protocol_of_physical_education_has_a_heading_of_two_rows() {
    let harvest = harvest(Format::Vsosh, "physical.xlsx");
    assert_eq!((harvest.rows_read, &harvest.problems[..]), (5, &[][..]));
    let of = |school, grade| {
        let unit = format!("gorod_primersk.mbou_sosh_{school}");
        let tally = tally(&harvest, &unit, 2026, grade, "Физическая культура");
        (tally.participants, tally.scores.unwrap().sum, levels(tally))
    };
    // 79.5 won, 53; 71 awarded, 35; 39.5 in grade 10.
    assert_eq!(of(1, "9"), (2, 132_500, [1, 0, 1, 0]));
    assert_eq!(of(2, "9"), (2, 106_000, [1, 1, 0, 0]));
    assert_eq!(of(2, "10"), (1, 39_500, [1, 0, 0, 0]));
    let lines: Vec<u32> = harvest.pupils.rows.iter().map(|it| it.line).collect();
    assert_eq!(lines, [16, 17, 18, 19, 20]);
    assert_eq!(at(&harvest, 17).class.as_deref(), Some("8"), "competes in grade 9");
}

#[test]
fn a_protocol_of_technology_has_a_direction_before_the_points() {
    let harvest = harvest(Format::Vsosh, "technology.xlsx");
    assert_eq!((harvest.rows_read, &harvest.problems[..]), (4, &[][..]));
    let of = |school| {
        let unit = format!("gorod_primersk.mbou_sosh_{school}");
        let tally = tally(&harvest, &unit, 2026, "9", "Технология");
        (tally.participants, tally.scores.unwrap().sum, levels(tally))
    };
    // 88 won, 64.5 awarded; 41 and 12 took part.
    assert_eq!([of(1), of(2)], [(2, 152_500, [0, 1, 1, 0]), (2, 53_000, [2, 0, 0, 0])]);
}
