//! Russian exports of sums: figures a person reads off the sheet, worked out by hand beside each.

mod harvested;

use analysis::{UnitKind, tally::Journal};
use harvested::{harvest, levels, of_subject, tally};
use intake::Format;

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
    let mut harvest = harvest(Format::VprIndividual, "broken.xlsx");
    // Codes of participants are in the pupil rows, which are kept apart, and nowhere else.
    let pupils = std::mem::take(&mut harvest.pupils);
    assert!(!pupils.rows.is_empty());
    let told = format!("{harvest:?}");
    assert!(!harvest.problems.is_empty());
    for code in 50_001..=50_013 {
        assert!(!told.contains(&code.to_string()), "{code}");
    }
}

#[test]
fn a_column_that_says_under_160_counts_those_above() {
    let harvest = harvest(Format::MoscowEge, "clean.csv");
    // 109 took three subjects, 101 with 160 points and more, 80 of them with 220 and more.
    let school = tally(&harvest, "1020000000001", 2016, "11", "Три предмета");
    assert_eq!((school.participants, levels(school)), (109, [8, 21, 80, 0]));
    // 24, nobody with 160.
    let school = tally(&harvest, "1020000000003", 2016, "11", "Три предмета");
    assert_eq!((school.participants, levels(school)), (24, [24, 0, 0, 0]));
}

/// The set as it was published (data.mos.ru 9722, 31.10.2016), with its attribution in `docs/DATA.md`.
#[test]
fn the_published_set_of_moscow_loads_whole() {
    let bytes = include_bytes!("published/moscow_ege.csv.gz");
    let harvest = intake::read("data-9722-2016-10-31.csv", bytes).unwrap();
    assert_eq!((harvest.rows_read, harvest.rows_rejected), (626, 0));
    assert_eq!((harvest.batch.cells.len(), harvest.problems_total), (626, 0));
    let units = |kind| harvest.batch.units.iter().filter(|(it, _)| it.kind == kind).count();
    // As many ОГРН as rows, 125 districts in the column District.
    assert_eq!((units(UnitKind::School), units(UnitKind::Municipality)), (626, 125));
    // The sums of three columns: 66,461 took three subjects, PASSER_UNDER_160 is 34,225 and
    // PASSES_OVER_220 is 15,920. In no row of the first less than of the second: 160 and more.
    let all = of_subject(&harvest, "Три предмета");
    assert_eq!((all.participants, levels(all)), (66_461, [32_236, 18_305, 15_920, 0]));
    // School 179, the first row: 109, 80 with 220 and more, 101 with 160 and more.
    let school = tally(&harvest, "1027700566761", 2016, "11", "Три предмета");
    assert_eq!((school.participants, levels(school)), (109, [8, 21, 80, 0]));
}
