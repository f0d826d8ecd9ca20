//! Attempts of the same pupils in two files: what they are together, and what is suggested.

use super::*;
use crate::pupil::Tasks;

const SCHOOL: u32 = 0;
const CLASS_A: u32 = 1;
const CLASS_B: u32 = 2;
const JUNE: Option<u32> = Some(20_260_601);
const SEPTEMBER: Option<u32> = Some(20_260_904);

fn row(unit: u32, code: &str, day: Option<u32>, mark: u8) -> Pupil {
    Pupil {
        work: 0,
        unit,
        sheet: 0,
        line: 2,
        code: Code::of(code).unwrap(),
        status: Status::Present,
        attempt: Attempt::Only,
        day,
        class: None,
        sex: None,
        variant: None,
        journal: None,
        primary: None,
        mark: Some(mark),
        score: None,
        tasks: Tasks::default(),
        kept_from: None,
    }
}

/// A participant with a mark.
#[expect(clippy::unnecessary_wraps, reason = "of the form that is asked for")]
fn adds(it: &Pupil) -> Option<Tally> {
    let mut levels = Levels::default();
    levels.counts[usize::from(it.mark.unwrap() - 2)] = 1;
    Some(Tally { participants: 1, levels: Some(levels), ..Tally::default() })
}

fn marks(it: &Tally) -> [u64; 4] {
    let counts = it.levels.unwrap().counts;
    assert_eq!(counts.iter().sum::<u64>(), it.participants);
    [counts[0], counts[1], counts[2], counts[3]]
}

fn june() -> Vec<Pupil> {
    vec![
        row(CLASS_A, "101", JUNE, 2),
        row(CLASS_A, "102", JUNE, 4),
        row(CLASS_A, "103", JUNE, 2),
        row(CLASS_B, "104", JUNE, 5),
    ]
}

fn told(it: &Together) -> Vec<(u32, [u64; 4], Option<[u64; 4]>)> {
    it.cells
        .iter()
        .map(|(unit, latest, first)| (*unit, marks(latest), first.as_ref().map(marks)))
        .collect()
}

#[test]
fn those_who_sat_again_count_once_and_their_classmates_stay() {
    let september = [row(CLASS_A, "101", SEPTEMBER, 3)];
    let both = joined(SCHOOL, &june(), &september, adds).unwrap();
    // 9А had two «2» and a «4»; one of the «2» is a «3» now. 9Б is not touched.
    assert_eq!(told(&both), [(CLASS_A, [1, 1, 1, 0], Some([2, 0, 1, 0]))]);
    let attempts: Vec<_> =
        both.rows.iter().map(|it| (it.code.to_string(), it.attempt, it.mark.unwrap())).collect();
    let expected = [
        ("101", Attempt::First, 2),
        ("101", Attempt::Latest, 3),
        ("102", Attempt::Only, 4),
        ("103", Attempt::Only, 2),
    ];
    assert_eq!(attempts, expected.map(|(code, it, mark)| (code.to_owned(), it, mark)));
}

#[test]
fn the_order_is_that_of_days_whichever_file_came_first() {
    let september = [row(CLASS_A, "101", SEPTEMBER, 3)];
    let both = joined(SCHOOL, &september, &june(), adds).unwrap();
    assert_eq!(told(&both)[0], (CLASS_A, [1, 1, 1, 0], Some([2, 0, 1, 0])));
    let undated = [row(CLASS_A, "101", None, 3)];
    let both = joined(SCHOOL, &june(), &undated, adds).unwrap();
    assert_eq!(told(&both)[0], (CLASS_A, [1, 1, 1, 0], Some([2, 0, 1, 0])));
}

#[test]
fn a_file_without_classes_leaves_pupils_in_theirs() {
    let september = [row(SCHOOL, "104", SEPTEMBER, 4), row(SCHOOL, "103", SEPTEMBER, 3)];
    let both = joined(SCHOOL, &june(), &september, adds).unwrap();
    let expected =
        [(CLASS_A, [1, 1, 1, 0], Some([2, 0, 1, 0])), (CLASS_B, [0, 0, 1, 0], Some([0, 0, 0, 1]))];
    assert_eq!(told(&both), expected);
}

#[test]
fn who_is_in_no_class_makes_the_school_more_than_its_classes_and_never_less() {
    let september = [row(SCHOOL, "101", SEPTEMBER, 3), row(SCHOOL, "109", SEPTEMBER, 3)];
    let both = joined(SCHOOL, &june(), &september, adds).unwrap();
    let school = (SCHOOL, [1, 2, 1, 1], Some([2, 1, 1, 1]));
    assert_eq!(told(&both), [school, (CLASS_A, [1, 1, 1, 0], Some([2, 0, 1, 0]))]);
}

#[test]
fn a_school_that_is_told_beside_its_classes_is_told_anew_with_every_class() {
    let mut kept = june();
    kept.push(row(SCHOOL, "109", JUNE, 3));
    let october = [row(CLASS_A, "101", SEPTEMBER, 3)];
    let both = joined(SCHOOL, &kept, &october, adds).unwrap();
    // 2, 4, 2, 5 and 3 before; the first of them is 3 now.
    let school = (SCHOOL, [1, 2, 1, 1], Some([2, 1, 1, 1]));
    assert_eq!(told(&both), [school, (CLASS_A, [1, 1, 1, 0], Some([2, 0, 1, 0]))]);
}

#[test]
fn pupils_without_a_code_of_two_imports_are_two() {
    let of = |from| Pupil {
        code: Code::of_row(0, 7),
        kept_from: Some(from),
        ..row(CLASS_A, "1", JUNE, 4)
    };
    let both = joined(SCHOOL, &[of(1), of(2)], &[row(CLASS_A, "101", SEPTEMBER, 3)], adds).unwrap();
    assert_eq!(told(&both), [(CLASS_A, [0, 1, 2, 0], None)]);
}

#[test]
fn whose_result_stands_in_a_class_and_in_the_school_is_there_twice() {
    let mut kept = june();
    assert!(!are_twice(&kept));
    kept.push(row(SCHOOL, "101", JUNE, 3));
    assert!(are_twice(&kept));
}

#[test]
fn who_has_moved_is_of_the_class_of_the_result_in_both_sums() {
    let september = [row(CLASS_A, "104", SEPTEMBER, 4)];
    let both = joined(SCHOOL, &june(), &september, adds).unwrap();
    let expected = [(CLASS_A, [2, 0, 2, 0], Some([2, 0, 1, 1])), (CLASS_B, [0; 4], None)];
    assert_eq!(told(&both), expected);
}

#[test]
fn a_row_of_the_same_day_corrects_the_kept_one() {
    let corrected = [row(CLASS_A, "101", JUNE, 3)];
    let both = joined(SCHOOL, &june(), &corrected, adds).unwrap();
    assert_eq!(told(&both), [(CLASS_A, [1, 1, 1, 0], None)]);
    assert_eq!(both.rows.len(), 3);
}

#[test]
fn absent_pupils_are_no_attempt_and_rows_without_a_code_join_nobody() {
    let mut kept = june();
    kept[0].status = Status::Absent;
    kept[1].code = Code::of_row(0, 7);
    let mut given = vec![row(CLASS_A, "101", SEPTEMBER, 3), row(CLASS_A, "1", SEPTEMBER, 5)];
    given[1].code = Code::of_row(0, 7);
    assert_eq!(Met::of(&kept, &given), Met { given: 1, known: 0, kept: 2, same_day: 0 });
    let both = joined(SCHOOL, &kept, &given, adds).unwrap();
    assert_eq!(told(&both), [(CLASS_A, [1, 1, 1, 1], None)]);
    assert_eq!(both.rows.len(), 5);
}

#[test]
fn further_attempts_are_suggested_for_a_part_of_the_pupils_on_other_days() {
    let again = |codes: &[&str], day| -> Vec<Pupil> {
        codes.iter().map(|it| row(CLASS_A, it, day, 3)).collect()
    };
    let all = ["101", "102", "103", "104"];
    let cases = [
        (again(&["101", "103"], SEPTEMBER), Resits::Join),
        (again(&["101", "103"], None), Resits::Join),
        // A correction, the whole school again, one who is not known, nobody who is.
        (again(&["101"], JUNE), Resits::Replace),
        (again(&all, SEPTEMBER), Resits::Replace),
        (again(&["101", "109"], SEPTEMBER), Resits::Replace),
        (again(&["109"], SEPTEMBER), Resits::Replace),
    ];
    for (given, expected) in cases {
        assert_eq!(Met::of(&june(), &given).suggested(), expected, "case: {given:?}");
    }
    let whole = again(&all, JUNE);
    assert_eq!(Met::of(&again(&["101"], SEPTEMBER), &whole).suggested(), Resits::Join);
}

#[test]
fn rows_add_up_by_their_latest_attempts() {
    let mut rows = june();
    rows[0].attempt = Attempt::First;
    rows[3].status = Status::Absent;
    let sums = sums(&rows, adds).unwrap();
    assert_eq!(
        sums.iter().map(|(unit, it)| (*unit, marks(it))).collect::<Vec<_>>(),
        [(CLASS_A, [1, 0, 1, 0])]
    );
}
