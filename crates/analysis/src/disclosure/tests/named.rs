//! The reference case, row by row, through the function that merging uses.

use serde_json::Value;

use crate::{disclosure::row::withheld, scale::LEVELS_MAX};

const REFERENCE: &str = include_str!("../../../tests/reference_values.json");
const COLUMNS: [&str; 4] = ["n2", "n3", "n4", "n5"];

#[test]
fn levels_are_withheld_as_in_the_reference_case() {
    let reference: Value = serde_json::from_str(REFERENCE).unwrap();
    let cases = reference["cases"].as_array().unwrap();
    let case = cases.iter().find(|it| it["id"] == "suppress.small").unwrap();
    let threshold = case["inputs"]["threshold"].as_u64().unwrap();
    let rows = case["inputs"]["rows"].as_array().unwrap();
    let shown = case["expected"]["shown"].as_array().unwrap();
    assert_eq!(rows.len(), shown.len());
    for (row, shown) in rows.iter().zip(shown) {
        let mut counts = [0; LEVELS_MAX];
        for (count, column) in counts.iter_mut().zip(COLUMNS) {
            *count = row[column].as_u64().unwrap();
        }
        let withheld = withheld(counts, [false; LEVELS_MAX], threshold);
        for (level, column) in COLUMNS.into_iter().enumerate() {
            let expected = shown[column].as_u64();
            let published = (!withheld[level]).then_some(counts[level]);
            assert_eq!(published, expected, "{} {column}", row["id"]);
        }
    }
}

#[test]
fn a_row_that_withholds_a_level_already_withholds_a_second_one() {
    let mut already = [false; LEVELS_MAX];
    already[3] = true;
    let expected = [false, false, true, true, false, false];
    assert_eq!(withheld([9, 8, 7, 20, 0, 0], already, 5), expected);
}
