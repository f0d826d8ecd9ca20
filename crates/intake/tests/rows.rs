//! Pupil rows: what stands in the file about one pupil, without the name. The figures are read off
//! the sheets.

mod harvested;

use analysis::{
    Pupil,
    pupil::{Attempt, Sex, Status},
};
use harvested::{at, harvest, harvest_as, tasks};
use intake::{Format, Harvest};

fn unit<'h>(harvest: &'h Harvest, pupil: &Pupil) -> &'h str {
    harvest.batch.units[pupil.unit as usize].0.code.as_str()
}

#[test]
fn individual_results_keep_code_variant_marks_and_points_of_tasks() {
    let harvest = harvest(Format::VprIndividual, "clean.xlsx");
    let pupil = at(&harvest, 12);
    assert_eq!(
        (pupil.code.to_string().as_str(), unit(&harvest, pupil)),
        ("40003", "edu990001.4-1")
    );
    assert_eq!((pupil.primary, pupil.mark, pupil.journal), (Some(8), Some(2), Some(3)));
    assert_eq!((pupil.status, pupil.variant.as_deref()), (Status::Present, Some("1")));
    let expected = "1 1, 2 0, 3 1, 4 0, 5 1, 6 0, 7 1, 8 1, 9.1 1, 9.2 X, 10.1 1, 10.2 0, 11 0, 12.1 1, 12.2 0";
    assert_eq!(tasks(&harvest, pupil), expected);
    // «1 (2б)» … «12.2 (1б)», 24 points together as the sheet says.
    let given = &harvest.pupils.works[pupil.work as usize].tasks;
    assert_eq!(given.iter().map(|it| it.max.unwrap()).sum::<u16>(), 24, "{given:?}");
    assert_eq!((given[3].name.as_str(), given[3].max), ("4", Some(3)));
    // The rows of a class are those its result was added up from.
    let class = harvest.batch.cells.iter().position(|it| it.unit == pupil.unit).unwrap();
    let own = |it: &&Pupil| it.unit == pupil.unit && it.status == Status::Present;
    let rows = harvest.pupils.rows.iter().filter(own).count() as u64;
    assert_eq!(harvest.batch.cells[class].tally.participants, rows);
    assert_eq!(harvest.origins[class].count(), rows);
}

#[test]
fn who_was_away_is_absent_and_never_a_zero() {
    let harvest = harvest_as(Format::VprRows2020, "clean.xlsx", "2020/4/Математика/clean.xlsx");
    let away = at(&harvest, 5);
    assert_eq!((away.status, away.sex, away.primary), (Status::Absent, Some(Sex::Male), None));
    assert!(away.tasks.packed().is_empty());
    let there = at(&harvest, 2);
    assert_eq!((there.sex, there.journal, there.primary), (Some(Sex::Female), Some(4), Some(11)));
    let expected = "1 1, 2 1, 3 2, 4 0, 5 1, 6 1, 7 1, 8 0, 9 2, 10 1, 11 1, 12 0";
    assert_eq!(tasks(&harvest, there), expected);
    let present = harvest.pupils.rows.iter().filter(|it| it.status != Status::Absent).count();
    let participants: u64 = harvest.batch.cells.iter().map(|it| it.tally.participants).sum();
    assert_eq!(present as u64, participants);
}

#[test]
fn protocols_of_the_ege_keep_the_test_score_and_no_name() {
    let harvest = harvest(Format::GiaEge, "clean.xlsx");
    let pupil = at(&harvest, 9);
    // A pupil without a code is known by the row.
    assert_eq!(pupil.code.to_string(), "r9");
    assert_eq!((pupil.primary, pupil.score, pupil.mark), (Some(10), Some(93_000), None));
    let told = tasks(&harvest, pupil);
    assert!(told.starts_with("К1 1, К2 1, К3 1, К4 2, К5 1, К6 0, "), "{told}");
    assert!(told.ends_with("К19 0, Р1 1, Р2 2, Р3 1"), "{told}");
    assert_eq!(pupil.day, Some(20_260_601));
}

#[test]
fn the_ris_keeps_sex_variant_and_fractions() {
    let harvest = harvest(Format::GiaRis, "clean.csv");
    let pupil = at(&harvest, 2);
    assert_eq!((pupil.code.to_string().as_str(), pupil.sex), ("00000000", Some(Sex::Male)));
    assert_eq!((pupil.score, pupil.primary), (Some(77_500), Some(14)));
    assert_eq!(pupil.variant.as_deref(), Some("315"));
}

const RIS: &str = "Код предмета;Дата экзамена;Статус обработки;Код ОУ;Наименование ОУ;Код участника;Категория;Класс;Муниципальный район;Первичный балл;Балл;Зачет\n";

#[test]
fn all_attempts_are_kept_and_the_latest_counts() {
    let of_year = "Выпускник текущего года;11;Примерский МР";
    let text = format!(
        "{RIS}1;2026.09.05;6;101;Школа;0007;{of_year};30;71;1\n\
         1;2026.06.01;6;101;Школа;0007;{of_year};8;20;2\n\
         1;2026.06.01;6;101;Школа;0008;{of_year};20;50;1\n"
    );
    let harvest = intake::read("ris.csv", text.as_bytes()).unwrap();
    assert_eq!(harvest.problems, []);
    let [cell, first] = &harvest.batch.cells[..] else { panic!("{:?}", harvest.batch.cells) };
    assert_eq!((cell.tally.participants, cell.tally.scores.unwrap().sum), (2, 121_000));
    assert_eq!(harvest.origins[0].to_string(), "2,4", "the row of the first attempt is not in it");
    // 20 and 50 at first, of the same two pupils.
    assert_eq!((first.tally.participants, first.tally.scores.unwrap().sum), (2, 70_000));
    assert_eq!(Some(first.place.group), harvest.batch.dictionary.first_attempts());
    assert_eq!(harvest.origins[1].to_string(), "3-4");
    let attempts: Vec<_> =
        harvest.pupils.rows.iter().map(|it| (it.line, it.attempt, it.score)).collect();
    let expected = [
        (2, Attempt::Latest, Some(71_000)),
        (3, Attempt::First, Some(20_000)),
        (4, Attempt::Only, Some(50_000)),
    ];
    assert_eq!(attempts, expected);
}

#[test]
fn a_school_in_which_nobody_sat_again_has_no_second_sum() {
    let of_year = "Выпускник текущего года;11;Примерский МР";
    let text = format!(
        "{RIS}1;2026.09.05;6;101;Школа;0007;{of_year};30;71;1\n\
         1;2026.06.01;6;101;Школа;0007;{of_year};8;20;2\n\
         1;2026.06.01;6;102;Другая;0008;{of_year};20;50;1\n"
    );
    let harvest = intake::read("ris.csv", text.as_bytes()).unwrap();
    let code = |it: &analysis::Cell| harvest.batch.units[it.unit as usize].0.code.to_string();
    let first = harvest.batch.dictionary.first_attempts();
    let cells: Vec<_> =
        harvest.batch.cells.iter().map(|it| (code(it), Some(it.place.group) == first)).collect();
    let [one, two, three] = &cells[..] else { panic!("{cells:?}") };
    assert_eq!([one.1, two.1, three.1], [false, false, true]);
    assert_eq!(three.0, one.0, "of the school in which somebody did");
}

#[test]
fn a_name_in_the_column_of_codes_is_not_kept() {
    let text = format!(
        "{RIS}1;2026.06.01;6;101;Школа;Безымянная Анна;Выпускник текущего года;11;Примерский МР;8;40;1\n"
    );
    let harvest = intake::read("ris.csv", text.as_bytes()).unwrap();
    assert_eq!(harvest.pupils.rows[0].code.to_string(), "r2");
    assert!(!format!("{harvest:?}").contains("Безымянн"));
}

#[test]
fn a_journal_keeps_a_mark_for_each_pupil_and_subject_known_by_the_row() {
    let harvest = harvest_as(Format::JournalMarks, "clean.xls", "edu990001 8А.xls");
    let rows = &harvest.pupils.rows;
    let participants: u64 = harvest.batch.cells.iter().map(|it| it.tally.participants).sum();
    assert_eq!(rows.len() as u64, participants);
    let history = harvest.batch.dictionary.subjects.iter().position(|it| it.name == "История");
    let of_history = |it: &&Pupil| {
        Some(usize::from(harvest.pupils.works[it.work as usize].place.subject)) == history
    };
    let marks: Vec<Option<u8>> = rows.iter().filter(of_history).map(|it| it.mark).collect();
    let count = |mark| marks.iter().filter(|it| **it == mark).count();
    // История: three 3, four 4, two 5, three н/а, who have no mark.
    assert_eq!([Some(2), Some(3), Some(4), Some(5), None].map(count), [0, 3, 4, 2, 3]);
    assert!(rows.iter().all(|it| it.code.to_string() == format!("r{}", it.line)), "no names");
}

#[test]
fn a_protocol_of_the_olympiad_keeps_points_and_the_class_of_each_participation() {
    let harvest = harvest(Format::Vsosh, "clean.xlsx");
    let rows = &harvest.pupils.rows;
    let participants: u64 = harvest.batch.cells.iter().map(|it| it.tally.participants).sum();
    assert_eq!(rows.len() as u64, participants);
    let sum: i64 = rows.iter().map(|it| it.score.unwrap()).sum();
    let scores: i128 = harvest.batch.cells.iter().map(|it| it.tally.scores.unwrap().sum).sum();
    assert_eq!(i128::from(sum), scores);
    assert!(rows.iter().all(|it| it.mark.is_none() && it.status == Status::Present));
}

#[test]
fn a_register_of_the_olympiad_keeps_class_and_sex_of_each_participation_and_no_birthday() {
    let harvest = harvest(Format::VsoshRegister, "clean.csv");
    let rows = &harvest.pupils.rows;
    let participants: u64 = harvest.batch.cells.iter().map(|it| it.tally.participants).sum();
    assert_eq!(rows.len() as u64, participants);
    // The third line: a boy of grade 9 on the municipal stage, whom the second line has too.
    let [school, municipal] = [3, 4].map(|line| at(&harvest, line));
    let told = |it: &Pupil| (it.sex, it.class.clone(), it.code.to_string(), it.status);
    let boy = |code: &str| (Some(Sex::Male), Some("9".into()), code.to_owned(), Status::Present);
    assert_eq!([school, municipal].map(told), [boy("r3"), boy("r4")]);
    let stage = |it: &Pupil| {
        let place = harvest.pupils.works[it.work as usize].place;
        harvest.batch.dictionary.procedures[usize::from(place.procedure)].code.to_string()
    };
    assert_eq!([school, municipal].map(stage), ["vsosh_school", "vsosh_municipal"]);
    assert!(rows.iter().all(|it| it.day.is_none() && it.mark.is_none() && it.score.is_none()));
}

#[test]
fn marks_of_days_alone_are_refused_with_what_is_needed() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/journal_pupils/daily.xlsx");
    let refused = intake::read("edu990001.xlsx", &std::fs::read(root).unwrap()).unwrap_err();
    let told = refused.to_string();
    assert!(told.contains("Итоговая или За период"), "{told}");
    assert!(!format!("{refused:?}").contains("Орлова"), "{refused:?}");
}
