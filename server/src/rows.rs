//! The rows of an answer as other programs read them: from the command line and the REST API.

use std::collections::BTreeMap;

use analysis::{Absence, Answer, answer::Counted};
use serde::Serialize;
use utoipa::ToSchema;

use crate::export::harmless;

/// The columns after the dimensions.
const COLUMNS: [&str; 7] = ["value", "low", "high", "numerator", "denominator", "n", "absence"];

/// One row: either a value with what it was divided by, or why there is none.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Line {
    /// For each dimension of `by` the member's code; years as `2016/17`.
    #[serde(flatten)]
    keys: BTreeMap<&'static str, String>,
    /// The value; shares are fractions from 0 to 1.
    value: Option<f64>,
    /// Lower end of the 95 % interval.
    low: Option<f64>,
    /// Upper end of the 95 % interval.
    high: Option<f64>,
    /// What was counted or summed up.
    numerator: Option<f64>,
    /// Out of what.
    denominator: Option<f64>,
    /// How many pupils the value rests on.
    n: Option<u64>,
    /// `not_held`, `no_data`, `not_applicable`, `hidden` or `not_comparable`.
    absence: Option<String>,
}

/// An answer in JSON.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Table {
    /// What was measured.
    indicator: String,
    /// By what it is broken down.
    by: Vec<&'static str>,
    /// What `n` counts: `pupils`, or `results` where several subjects are added up; of НОКО `respondents`,
    /// `items` of the check-list, or `respondents_and_items` where rows differ.
    #[schema(value_type = String)]
    pub(crate) counted: Counted,
    /// The values.
    rows: Vec<Line>,
}

impl Table {
    pub(crate) fn of(answer: &Answer) -> Self {
        let by: Vec<_> = answer.by.iter().map(|it| it.code()).collect();
        let rows = answer
            .rows
            .iter()
            .map(|row| {
                let codes = answer.headers_of(row).map(|it| it.code.clone());
                let keys = by.iter().copied().zip(codes).collect();
                line(keys, row.value)
            })
            .collect();
        Self { indicator: answer.indicator.to_string(), by, counted: answer.counted, rows }
    }

    /// The same rows as CSV: numbers in full precision with a decimal point.
    ///
    /// # Errors
    ///
    /// [`csv::Error`] if memory cannot be written, which does not happen.
    pub(crate) fn to_csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(self.by.iter().chain(&COLUMNS))?;
        for line in &self.rows {
            let keys = self
                .by
                .iter()
                .map(|it| line.keys.get(it).map(|it| harmless(it)).unwrap_or_default());
            // Display of f64 is the shortest text that reads back as the same number.
            let number = |it: Option<f64>| it.map_or_else(String::new, |it| it.to_string());
            let n = line.n.map_or_else(String::new, |it| it.to_string());
            let numbers = [line.value, line.low, line.high, line.numerator, line.denominator];
            let rest = numbers.map(number).into_iter().chain([n]);
            writer
                .write_record(keys.chain(rest).chain([line.absence.clone().unwrap_or_default()]))?;
        }
        writer.into_inner().map_err(|it| it.into_error().into())
    }
}

fn line(keys: BTreeMap<&'static str, String>, value: Result<analysis::Measured, Absence>) -> Line {
    match value {
        Ok(it) => Line {
            keys,
            value: Some(it.value),
            low: it.interval.map(|it| it.low),
            high: it.interval.map(|it| it.high),
            numerator: it.numerator,
            denominator: Some(it.denominator),
            n: Some(it.n),
            absence: None,
        },
        Err(absence) => Line {
            keys,
            value: None,
            low: None,
            high: None,
            numerator: None,
            denominator: None,
            n: None,
            absence: Some(absence.to_string()),
        },
    }
}
