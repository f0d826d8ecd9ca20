//! Russian exports: figures a person reads off the sheet, worked out by hand beside each.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::path::PathBuf;

use analysis::{Tally, tally::Journal};
use intake::{Format, Harvest};

fn harvest(format: Format, file: &str) -> Harvest {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let bytes = std::fs::read(root.join(format.code()).join(file)).unwrap();
    intake::read(file, &bytes).unwrap()
}

/// The one cell of a unit, year (in which it ends), grade and subject.
fn tally(harvest: &Harvest, unit: &str, year: i16, grade: &str, subject: &str) -> Tally {
    let batch = &harvest.batch;
    let (grades, subjects) = (&batch.dictionary.grades, &batch.dictionary.subjects);
    let mut found = batch.cells.iter().filter(|it| {
        batch.units[it.unit as usize].0.code.as_str() == unit
            && it.place.year.ends_in() == year
            && grades[usize::from(it.place.grade)].code.as_str() == grade
            && subjects[usize::from(it.place.subject)].name == subject
    });
    let tally = found.next().unwrap().tally;
    assert!(found.next().is_none());
    tally
}

/// Pupils at the first four levels.
fn levels(tally: Tally) -> [u64; 4] {
    tally.levels.unwrap().counts[..4].try_into().unwrap()
}

#[test]
fn shares_of_marks_are_the_counts_they_came_from() {
    let harvest = harvest(Format::VprMarks, "clean.xlsx");
    let marks = |unit| levels(tally(&harvest, unit, 2026, "4", "Русский язык"));
    // 12.36, 52.81, 26.97 and 7.87 % of 89: 11.0004, 47.0009, 24.0033, 7.0043.
    assert_eq!(marks("edu990001"), [11, 47, 24, 7]);
    // 11.5, 44.9, 34.7 and 8.9 % of 3160: 363.40, 1418.84, 1096.52, 281.24; the whole parts are
    // 3158 pupils, the two missing go to .84 and .52.
    assert_eq!(marks("reg99.primerskiy_munitsipalnyy_rayon"), [363, 1419, 1097, 281]);
    // 9.4, 40.1, 38.2 and 12.3 % of 30200: 2838.8, 12110.2, 11536.4, 3714.6.
    assert_eq!(marks("primerskaya_oblast"), [2839, 12110, 11536, 3715]);
    assert_eq!((harvest.rows_read, harvest.batch.cells.len()), (3, 3), "the country is left out");
}

#[test]
fn wide_marks_are_the_counts_they_came_from() {
    let harvest = harvest(Format::VprWideMarks, "clean.xlsx");
    // 3.96, 27.92, 29.02 and 39.1 % of 55: 2.178, 15.356, 15.961, 21.505; the whole parts are 53
    // pupils, the two missing go to .961 and .505.
    let first = tally(&harvest, "edu990001", 2023, "4", "Русский язык");
    assert_eq!((first.participants, levels(first)), (55, [2, 15, 16, 22]));
    assert_eq!(harvest.rows_read, 72, "the sheet has 73 lines");
}

#[test]
fn wide_scores_become_sums() {
    let harvest = harvest(Format::VprWideScores, "clean.xlsx");
    // The last line, 11 pupils: 8.43 % is 0.927 of a pupil, and so on. One score (16: 1.053) has a
    // whole pupil; the ten others are the largest remainders: 13, 0, 15, 4, 14, 18, 10, 17, 5, 12
    // (.935, .927, .899, .858, .798, .792, .710, .642, .485, .481; the next is .465).
    let scores = [0, 4, 5, 10, 12, 13, 14, 15, 16, 17, 18];
    let last = tally(&harvest, "edu990006", 2025, "5", "Математика");
    assert_eq!(last.participants, 11);
    assert_eq!(last.scores.unwrap().sum, 124_000);
    assert_eq!(last.scores.unwrap().sum, scores.iter().sum::<i128>() * 1_000);
    assert_eq!(last.squares.unwrap().sum, 1_744_000_000);
    assert_eq!((last.levels, last.points_max), (None, None), "the source tells neither");
}

#[test]
fn both_wide_tables_speak_of_the_same_schools_and_towns() {
    let units = |format| {
        let harvest = harvest(format, "clean.xlsx");
        let code = |at: usize| harvest.batch.units[at].0.code.to_string();
        let parents = harvest.batch.units.iter().map(|(_, parent)| parent.map(code));
        (0..harvest.batch.units.len()).map(code).zip(parents).collect::<Vec<_>>()
    };
    // «город Примерск» in the one, «г. Примерск» in the other.
    assert_eq!(units(Format::VprWideMarks), units(Format::VprWideScores));
}

#[test]
fn the_comparison_with_the_journal_is_taken_as_counted() {
    let newer = harvest(Format::VprJournal, "clean.xlsx");
    let school = tally(&newer, "edu990001", 2024, "4", "Математика");
    assert_eq!(school.participants, 93);
    assert_eq!(school.journal, Some(Journal { lower: 52, same: 37, higher: 4 }));
    let older = harvest(Format::VprJournal, "older.xlsx");
    let school = tally(&older, "sch990001", 2021, "5", "Русский язык");
    assert_eq!(school.participants, 20);
    assert_eq!(school.journal, Some(Journal { lower: 8, same: 10, higher: 2 }));
}

#[test]
fn a_merged_heading_leads_to_the_subject_of_each_figure() {
    let harvest = harvest(Format::EgeSchools, "implausible.xlsx");
    let school =
        |subject| tally(&harvest, "gorod_primersk.mbou_sosh_4_g.primersk", 2024, "11", subject);
    // Line 9: 60 took Russian, 1 below the minimum, 1 from 80 to 99, nobody 100, mean 48,57.
    let russian = school("Русский язык");
    assert_eq!((russian.participants, levels(russian)), (60, [1, 58, 1, 0]));
    assert_eq!(russian.scores.unwrap().sum, 2_914_200, "48.57 × 60 = 2914.2");
    // 33 took English, 2 below, 5 from 80 to 99, mean 70,63: the last block of the heading.
    let english = school("Иностранный язык (английский)");
    assert_eq!((english.participants, levels(english)), (33, [2, 26, 5, 0]));
    assert_eq!(english.scores.unwrap().sum, 2_330_790, "70.63 × 33 = 2330.79");
    // Line 8, Russian: how many were below the minimum is blank, and blank is not nobody.
    let blank = tally(&harvest, "gorod_primersk.mbou_sosh_3", 2024, "11", "Русский язык");
    assert_eq!((blank.participants, blank.levels), (33, None));
}

#[test]
fn pupils_are_added_up_to_classes_and_forgotten() {
    let harvest = harvest(Format::VprIndividual, "clean.xlsx");
    // Lines 10 to 23: scores 15 18 8 19 14 10 9 12 15 16 23 21 21 13, one mark 2, five of 3 and of
    // 4, three of 5; four lower than in the journal, one higher.
    let class = tally(&harvest, "edu990001.4-1", 2026, "4", "Русский язык");
    assert_eq!((class.participants, levels(class)), (14, [1, 5, 5, 3]));
    assert_eq!(class.scores.unwrap().sum, 214_000);
    assert_eq!(class.squares.unwrap().sum, 3_556_000_000);
    assert_eq!(class.points_max.unwrap().sum, 14 * 24_000);
    assert_eq!(class.journal, Some(Journal { lower: 4, same: 9, higher: 1 }));
    assert_eq!(harvest.batch.cells.len(), 4, "two schools of two classes");
}

#[test]
fn nothing_said_about_individual_results_names_a_pupil() {
    let harvest = harvest(Format::VprIndividual, "broken.xlsx");
    let told = format!("{harvest:?}");
    assert!(!harvest.problems.is_empty());
    for code in 50_001..=50_013 {
        assert!(!told.contains(&code.to_string()), "{code}");
    }
}

/// The sum over all cells of a subject.
fn of_subject(harvest: &Harvest, subject: &str) -> Tally {
    let subjects = &harvest.batch.dictionary.subjects;
    let is = |id: u16| subjects[usize::from(id)].name == subject;
    harvest.batch.cells.iter().filter(|it| is(it.place.subject)).map(|it| it.tally).sum()
}

#[test]
fn a_sparse_protocol_of_the_ege_holds_several_examinations() {
    let harvest = harvest(Format::GiaEge, "clean.xlsx");
    // Lines 9 to 14: 93 86 31 28 49 29 of 600; 36 is the minimum: three below, one up to 60, none
    // up to 80, two up to 99.
    let chemistry = tally(&harvest, "13450", 2026, "11", "Химия");
    assert_eq!(chemistry.participants, 6);
    assert_eq!(chemistry.scores.unwrap().sum, 316_000);
    assert_eq!(chemistry.levels.unwrap().counts, [3, 1, 0, 2, 0, 0]);
    // 93² + 86² + 31² + 28² + 49² + 29² = 8649 + 7396 + 961 + 784 + 2401 + 841.
    assert_eq!(chemistry.squares.unwrap().sum, 21_032_000_000);
    // Lines 31 to 36: 97 27 25 80 63 61; 27 is the minimum.
    let mathematics = tally(&harvest, "13451", 2026, "11", "Математика профильная");
    assert_eq!(mathematics.scores.unwrap().sum, 353_000);
    assert_eq!(mathematics.levels.unwrap().counts, [1, 1, 3, 1, 0, 0]);
    assert_eq!((harvest.rows_read, harvest.batch.cells.len()), (24, 4));
    let units: Vec<_> = harvest.batch.units.iter().map(|(it, _)| it.code.as_str()).collect();
    assert_eq!(units, ["primerskaya_oblast", "reg99.msu213", "13450", "13451"]);
}

#[test]
fn a_dense_protocol_of_the_ege_says_the_same_in_other_columns() {
    let harvest = harvest(Format::GiaEge, "dense.xlsx");
    // 86 58 41 64 89 98 84 61 63 30 35 95 47 69 70 52 58 65 79 67; 24 is the minimum: none below,
    // 30 35 41 47 52 58 58 up to 60, 61 63 64 65 67 69 70 79 up to 80, 84 86 89 95 98 above.
    let school = tally(&harvest, "13450", 2025, "11", "Русский язык");
    assert_eq!((school.participants, school.scores.unwrap().sum), (20, 1_311_000));
    assert_eq!(school.levels.unwrap().counts, [0, 7, 8, 5, 0, 0]);
}

#[test]
fn an_old_workbook_of_the_oge_holds_several_examinations() {
    let harvest = harvest(Format::GiaOge, "clean.xls");
    // 9306.9А, Обществознание: marks 4 3 2 3 3, points 28 30 6 14 21; Химия: 3 3 3 3 3.
    let class = tally(&harvest, "9306.9a", 2026, "9", "Обществознание");
    assert_eq!((class.participants, levels(class)), (5, [1, 3, 1, 0]));
    assert_eq!(class.scores.unwrap().sum, 99_000);
    assert_eq!(levels(tally(&harvest, "9306.9a", 2026, "9", "Химия")), [0, 5, 0, 0]);
    // 9307.9А, Химия: 2 4 5 3, points 19 15 29 36.
    let other = tally(&harvest, "9307.9a", 2026, "9", "Химия");
    assert_eq!((other.scores.unwrap().sum, levels(other)), (99_000, [1, 1, 1, 1]));
    assert_eq!((harvest.rows_read, harvest.batch.cells.len()), (18, 4));
}

#[test]
fn a_list_of_appeals_is_no_result_of_classes() {
    let harvest = harvest(Format::GiaAppeals, "clean.xlsx");
    assert_eq!(harvest.batch.dictionary.procedures[0].code.as_str(), "oge_appeals");
    // Marks 3 3 4 3 5 4, points 9 19 8 23 22 10, a school each.
    let all = of_subject(&harvest, "Математика");
    assert_eq!((all.participants, levels(all)), (6, [0, 3, 2, 1]));
    assert_eq!(all.scores.unwrap().sum, 91_000);
    let pupil = tally(&harvest, "18563.9a", 2026, "9", "Математика");
    assert_eq!((pupil.participants, levels(pupil)), (1, [0, 1, 0, 0]));
}

#[test]
fn the_flat_export_of_the_ris_has_all_subjects_of_a_region() {
    let harvest = harvest(Format::GiaRis, "clean.csv");
    assert_eq!((harvest.rows_read, harvest.rows_rejected), (300, 0));
    // School 101, Russian: 88 97 54 47, all passed. Mathematics: 77,5 28 85 70 25 36, the 28 and
    // the 25 did not.
    let russian = tally(&harvest, "101", 2020, "11", "Русский язык");
    assert_eq!((russian.participants, russian.scores.unwrap().sum), (4, 286_000));
    assert_eq!(russian.levels.unwrap().counts, [0, 2, 0, 2, 0, 0]);
    let mathematics = tally(&harvest, "101", 2020, "11", "Математика профильная");
    assert_eq!((mathematics.participants, mathematics.scores.unwrap().sum), (6, 321_500));
    assert_eq!(mathematics.levels.unwrap().counts, [2, 1, 2, 1, 0, 0]);
    let school = &harvest.batch.units.iter().find(|(it, _)| it.code.as_str() == "101").unwrap();
    assert_eq!(school.0.name, "МОУ \"СОШ № 1\"");
}

/// Reference case `oge.ru_mark`: points 26 26 33 36 36 14, literacy 5 3 4 6 3 6, marks 4 3 4 5 3 2.
#[test]
fn equal_points_with_different_marks_keep_the_marks_of_the_protocol() {
    let harvest = harvest(Format::GiaOge, "russian.xlsx");
    assert_eq!(harvest.problems, []);
    let class = tally(&harvest, "18560.9a", 2024, "9", "Русский язык");
    assert_eq!((class.participants, levels(class)), (6, [1, 2, 2, 1]));
    assert_eq!(class.scores.unwrap().sum, 171_000);
}
