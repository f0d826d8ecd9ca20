//! Russian exports of pupils: figures a person adds up on the sheet, worked out by hand beside each.

mod harvested;

use analysis::tally::Journal;
use harvested::{harvest, harvest_as, levels, of_subject, tally};
use intake::Format;

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

#[test]
fn marks_of_a_quarter_count_those_who_were_not_graded() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/journal_marks/clean.xls");
    let bytes = std::fs::read(path).unwrap();
    let harvest = intake::read("edu990001, 8А.xls", &bytes).unwrap();
    // 20 pupils. Алгебра: a 3, nine 4, two 5, six н/а; a blank and an осв are nobody.
    let algebra = tally(&harvest, "edu990001.8a", 2025, "8", "Алгебра");
    assert_eq!((algebra.participants, levels(algebra)), (18, [0, 1, 9, 2]));
    assert_eq!(algebra.levels.unwrap().not_graded, 6);
    // История: three 3, four 4, two 5, three н/а; seven blank and one осв.
    let history = tally(&harvest, "edu990001.8a", 2025, "8", "История");
    assert_eq!((history.participants, levels(history)), (12, [0, 3, 4, 2]));
    let dictionary = &harvest.batch.dictionary;
    assert_eq!(dictionary.procedures[0].name, "Четвертные отметки, 1 четверть");
    assert!(dictionary.scales[0].counts_not_graded);
    assert_eq!(harvest.batch.cells.len(), 8);
    // Without a school nobody could say whose class it is.
    let untold = intake::read("8А.xls", &bytes).unwrap_err().to_string();
    assert!(untold.contains("the school"), "{untold}");
}

#[test]
fn a_protocol_of_the_olympiad_counts_winners_and_awarded() {
    let harvest = harvest(Format::Vsosh, "clean.xlsx");
    // 25 lines: two победитель (22, 34), six призер (15, 21, 23, 26, 29, 30).
    let all = of_subject(&harvest, "Математика");
    assert_eq!((all.participants, all.levels.unwrap().counts), (25, [17, 6, 2, 0, 0, 0]));
    // Школа № 1: 21.3 30.8 9.4 7.3 7.7, two of them призер.
    let school = tally(&harvest, "mbou_sosh_1", 2026, "7", "Математика");
    assert_eq!((school.participants, school.scores.unwrap().sum), (5, 76_500));
    assert_eq!(school.levels.unwrap().counts, [3, 2, 0, 0, 0, 0]);
}

/// Reference case `olymp.shares`: of 171 participations 7 won and 22 were awarded, 16.959 %.
#[test]
fn the_share_of_winners_and_awarded_is_of_participations() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "школьный этап").unwrap();
    sheet.write_string(1, 0, "2025/2026 учебный год").unwrap();
    let names =
        ["Предмет", "Наименование ОО", "Класс, за который выступает", "Итоговый балл", "Статус"];
    for (column, name) in (0..).zip(names) {
        sheet.write_string(2, column, name).unwrap();
    }
    for row in 0..171 {
        let status = match row {
            0..7 => "победитель",
            7..29 => "призёр",
            _ => "участник",
        };
        for (column, text) in (0..).zip(["Физика", "МБОУ СОШ № 1", "9", "12,5", status])
        {
            sheet.write_string(3 + row, column, text).unwrap();
        }
    }
    let harvest = intake::read("x", &workbook.save_to_buffer().unwrap()).unwrap();
    let all = of_subject(&harvest, "Физика");
    assert_eq!((all.participants, all.levels.unwrap().counts), (171, [142, 22, 7, 0, 0, 0]));
    let share = 100.0 * f64::from(7 + 22) / f64::from(171);
    assert!((share - 16.959_064_327_485_38).abs() < 1e-9);
    assert_eq!(harvest.batch.dictionary.scales[0].quality_from, 2);
}

#[test]
fn a_collection_form_gives_those_who_sat_there() {
    let name = "edu990001 ВПР 2026 Физика 8 класс.xlsx";
    let harvest = harvest_as(Format::VprForm, "clean.xlsx", name);
    // 20 codes of the first class, of them 80009 and 80018 absent, each total the sum of its tasks:
    // 9 10 15 5 14 14 6 14 13 7 19 14 17 11 12 11 7 10.
    let class = tally(&harvest, "edu990001.8-1", 2026, "8", "Физика");
    assert_eq!((class.participants, class.scores.unwrap().sum), (18, 208_000));
    // 5 + 5 + 5 + 3 + 2 + 3 + 2 points.
    assert_eq!(class.points_max.unwrap().sum, 18 * 25_000);
    assert_eq!((class.levels, class.journal), (None, None), "boundaries are not known");
    let other = tally(&harvest, "edu990001.8-2", 2026, "8", "Физика");
    assert_eq!((other.participants, other.scores.unwrap().sum), (18, 224_000));
    assert_eq!(harvest.problems, [], "1,458 rows are prepared for nobody");
}

#[test]
fn a_form_whose_name_tells_nothing_is_asked_for_a_better_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/vpr_form/clean.xlsx");
    let bytes = std::fs::read(path).unwrap();
    let refused = |name| intake::read(name, &bytes).unwrap_err().to_string();
    assert!(refused("form.xlsx").contains("the school"));
    assert!(refused("edu990001.xlsx").contains("the year"));
    assert!(refused("edu990001 ВПР 2026 8 класс.xlsx").contains("the subject"));
    // The codes of participants begin with 8.
    assert!(refused("edu990001 ВПР 2026 Физика 7 класс.xlsx").contains("the grade"));
    assert!(intake::read("edu990001 ВПР 2026 Физика.xlsx", &bytes).is_ok());
}

/// Reference case `scores.to_marks`: 24 scores and the boundaries 6, 10, 15 of mathematics in grade 4.
#[test]
fn scores_become_marks_by_the_boundaries_of_their_work() {
    let name = "Проведение работы по математике, 4 класс. ВПР 2021.xlsx";
    let marked = harvest_as(Format::VprRows2021, "clean.xlsx", name);
    let all = of_subject(&marked, "Математика");
    assert_eq!((all.participants, levels(all)), (24, [2, 7, 9, 6]));
    assert_eq!(all.scores.unwrap().sum, 268_000);
    // Journal 2 3 3 3 4 3 4 4 3 4 4 5 4 4 4 3 5 4 5 5 4 5 5 5 against marks
    //         2 2 3 3 3 3 3 3 3 4 4 4 4 4 4 4 4 4 5 5 5 5 5 5.
    assert_eq!(all.journal, Some(Journal { lower: 6, same: 16, higher: 2 }));
    // A year whose boundaries are not known has scores and nothing else.
    let name = "Проведение работы по математике, 4 класс. ВПР 2023.xlsx";
    let unmarked = harvest_as(Format::VprRows2021, "clean.xlsx", name);
    let all = of_subject(&unmarked, "Математика");
    assert_eq!((all.participants, all.levels, all.journal), (24, None, None));
}

#[test]
fn the_works_of_2020_were_sat_a_grade_above_their_programme() {
    let harvest = harvest_as(Format::VprRows2020, "clean.xlsx", "vpr.zip/2020/4/Математика.xlsx");
    // Lines 2 to 5: 11, 4 and 16 points (a З among them), one away; X is no point.
    let class = tally(&harvest, "sch990001.5-autumn-1", 2021, "5-autumn", "Математика");
    assert_eq!((class.participants, class.scores.unwrap().sum), (3, 31_000));
    // Line 6: a non-breaking space in 10; line 7: −1 is nobody, never −1 point and never 0.
    let class = tally(&harvest, "sch990001.5-autumn-2", 2021, "5-autumn", "Математика");
    assert_eq!((class.participants, class.scores.unwrap().sum), (1, 10_000));
    // Line 9 sat there and has 0 points.
    let class = tally(&harvest, "sch990002.5-autumn-1", 2021, "5-autumn", "Математика");
    assert_eq!((class.participants, class.scores.unwrap().sum), (2, 4_000));
}

#[test]
fn protocols_of_2022_tell_their_points_and_places() {
    let harvest = harvest_as(Format::VprRows2022, "clean.xlsx", "2022/5/Биология.xlsx");
    // 7 of 7 and 2 of 7 (an X among them).
    let class = tally(&harvest, "edu990001.5a", 2022, "5", "Биология");
    assert_eq!((class.participants, class.scores.unwrap().sum), (2, 9_000));
    assert_eq!(class.points_max.unwrap().sum, 14_000);
    // Of a school with one class the results are the school's.
    let school = tally(&harvest, "edu990002", 2022, "5", "Биология");
    assert_eq!((school.participants, school.scores.unwrap().sum), (2, 8_000));
}

#[test]
fn a_normalised_file_tells_its_examination_by_its_name() {
    let name = "04_2026.06.01.csv";
    let harvest = harvest_as(Format::GiaNormalised, "clean.csv", name);
    // Class 9А: marks 4 3 2, points 24 15 6; 9Б: 5 and none, points 33 and 11.
    let class = tally(&harvest, "18560.9a", 2026, "9", "Химия");
    assert_eq!((class.participants, levels(class)), (3, [1, 1, 1, 0]));
    assert_eq!(class.scores.unwrap().sum, 45_000);
    let class = tally(&harvest, "18560.9b", 2026, "9", "Химия");
    assert_eq!((levels(class), class.levels.unwrap().not_graded), ([0, 0, 0, 1], 1));
}

#[test]
fn who_is_in_no_class_stands_beside_classes_as_part_of_the_whole_school() {
    let clean = include_str!("../fixtures/gia_normalised/clean.csv");
    let text = clean.replace("18560;9А;Сидорова", "18560;;Сидорова");
    assert_ne!(text, clean);
    let harvest = intake::read("04_2026.06.01.csv", text.as_bytes()).unwrap();
    let class = tally(&harvest, "18560.9a", 2026, "9", "Химия");
    assert_eq!((class.participants, levels(class)), (2, [0, 1, 1, 0]));
    // All five of the school, and not the one «2» of no class.
    let school = tally(&harvest, "18560", 2026, "9", "Химия");
    assert_eq!((school.participants, levels(school)), (5, [1, 1, 1, 1]));
}

#[test]
fn a_register_of_the_olympiad_counts_participations_by_stage() {
    let harvest = harvest(Format::VsoshRegister, "clean.csv");
    let procedures: Vec<_> =
        harvest.batch.dictionary.procedures.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(procedures, ["vsosh_school", "vsosh_municipal"]);
    // Two schools of one name in two municipalities: a district and a town.
    let town = tally(&harvest, "gorod_primersk.mbou_sosh_1", 2024, "9", "Физика");
    assert_eq!(town.levels.unwrap().counts, [0, 1, 1, 0, 0, 0]);
    // Five participations of four pupils: one took part, two awarded, two won.
    let all = of_subject(&harvest, "Физика");
    assert_eq!((all.participants, all.levels.unwrap().counts), (5, [1, 2, 2, 0, 0, 0]));
}
