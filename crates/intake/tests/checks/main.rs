//! Every rule of the checks: an example that passes and one that does not.
#![expect(clippy::unwrap_used, reason = "tests")]

mod cases;

use std::{fs, path::PathBuf};

use intake::{
    Format, Problem,
    check::{Known, Rule, Verdict, check, worst},
};

use cases::{Case, ROWS, bad_place, bad_result, clean, good, today, with};

fn verdict(Case { harvest, known }: &Case, rule: Rule) -> Verdict {
    let report = check(harvest, known, today());
    report.into_iter().find(|it| it.rule == rule).unwrap().verdict
}

#[test]
fn every_rule_has_an_example_that_passes_and_one_that_does_not() {
    assert!(Rule::ALL.len() >= 40, "{}", Rule::ALL.len());
    for rule in Rule::ALL.iter().copied().filter(|it| ROWS.iter().all(|case| case.rule != *it)) {
        assert_eq!(verdict(&good(rule), rule), Verdict::Pass, "{}", rule.code());
        let bad = bad_result(rule).unwrap_or_else(|| bad_place(rule));
        assert_eq!(verdict(&bad, rule), rule.spec().severity, "{}", rule.code());
    }
}

/// Read by the reader whose rule it is: what it says of the row is what breaks the rule, alone.
#[test]
fn every_rule_about_rows_is_broken_by_one_cell_of_a_file_and_by_nothing_in_it_once_that_is_right() {
    for case in ROWS {
        let rule = case.rule.code();
        let right = case.right();
        assert_eq!(right.problems, [], "{rule}");
        assert_eq!(right.rows_loaded(), right.rows_read, "{rule}");
        let wrong = case.wrong();
        let broken: Vec<&str> =
            wrong.problems.iter().map(|it| Rule::of_problem(it).code()).collect();
        assert_eq!(broken, [rule], "{:?}", wrong.problems);
        let verdict = |it| verdict(&Case { harvest: it, known: Known::default() }, case.rule);
        let found = case.rule.spec().severity;
        assert_eq!([verdict(right), verdict(wrong)], [Verdict::Pass, found], "{rule}");
    }
}

#[test]
fn a_clean_file_passes_every_rule() {
    let Case { harvest, known } = clean();
    let report = check(&harvest, &known, today());
    assert_eq!(report.len(), Rule::ALL.len());
    assert_eq!(worst(&report), Verdict::Pass, "{report:?}");
}

#[test]
fn a_finding_names_line_and_column_or_what_it_is_a_result_of() {
    let line = "2024,ВПР,Математика,5,Приречье,Северный,0102";
    let mut case = with(line, &line.replace(",5,", ",,"));
    case.harvest.batch.cells[0].tally.participants = 39;
    let report = check(&case.harvest, &case.known, today());
    let finding = |rule| report.iter().find(|it| it.rule == rule).unwrap().findings[0].clone();
    let grade = finding(Rule::RowGrade);
    assert_eq!((grade.line, grade.column.as_deref()), (Some(3), Some("grade")));
    let levels = finding(Rule::LevelsAboveParticipants);
    let of = "ВПР · 2023/24 · Математика · 5 · Приречье · Северный · Школа № 1";
    assert_eq!((levels.of.as_deref(), levels.found.as_str()), (Some(of), "40"));
    assert_eq!(levels.expected, "≤ 39");
}

#[test]
fn what_readers_say_of_broken_files_has_a_rule() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let (mut all, mut unnamed) = (0, Vec::new());
    for format in Format::ALL {
        for entry in fs::read_dir(root.join(format.code())).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "snap") {
                continue;
            }
            let name = path.display().to_string();
            let Ok(harvest) = intake::read(&name, &fs::read(&path).unwrap()) else { continue };
            all += harvest.problems.len();
            let other = |it: &&Problem| Rule::of_problem(it) == Rule::RowOther;
            unnamed.extend(harvest.problems.iter().filter(other).map(|it| it.expected.clone()));
        }
    }
    // A new wording may wait for its line in `READERS`, but not many.
    assert!(unnamed.len() * 10 <= all, "of {all}: {unnamed:?}");
}
