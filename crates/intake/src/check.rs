//! Checks: named rules about a file, the same on the page, on the command line and over the API.
//!
//! Some are about rows: the readers leave out what cannot be, and [`Rule::of_problem`] says which
//! rule that was. The others look at what was read as a whole, and at what is known already.
//! A rule that finds nothing has passed. **To add one:** a variant of [`Rule`] with its arm in
//! `spec`, the code that finds it here below, and its two examples in `tests/checks`.

mod cell;
mod change;
mod dataset;
mod reading;
mod rows;
mod rule;
mod units;
mod wording;

use std::collections::{BTreeMap, HashMap};

use analysis::{AcademicYear, Batch, Tally, territory::Unit};

pub use rule::{Rule, Spec};
pub use wording::in_russian;

use crate::{Harvest, Problem};

/// How many findings of one rule are shown; files that are downloaded hold what is kept.
pub const FINDINGS_SHOWN: usize = 100;
/// How many of one rule are kept; beyond, they are only counted.
const FINDINGS_KEPT: usize = 1_000;
/// When a report holds so many, of each rule only those are kept that are shown.
const REPORT_KEPT: usize = 10_000;

/// What a rule says about a file.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// Nothing was found.
    Pass,
    /// Somebody should have a look.
    Warn,
    /// Something is wrong.
    Fail,
}

/// One place at which a rule found something.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// The sheet, where a workbook has several.
    pub sheet: Option<String>,
    /// The line of the file, where one line is meant.
    pub line: Option<u64>,
    /// The column, where one is meant.
    pub column: Option<String>,
    /// What it is a result of, where a result is meant.
    pub of: Option<String>,
    /// What was found.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

/// A rule and what it found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Checked {
    /// The rule.
    pub rule: Rule,
    /// What it says.
    pub verdict: Verdict,
    /// How much it found.
    pub total: u64,
    /// The first findings, a thousand at most.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// The first of the findings, as a page or an answer shows them.
    pub fn shown(&self) -> &[Finding] {
        &self.findings[..self.findings.len().min(FINDINGS_SHOWN)]
    }
}

/// What was known before the file came.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Whether a file with the same contents was imported.
    pub already_there: bool,
    /// Imports that have some of the same cells, and how many.
    pub shared_with: Vec<(String, u64)>,
    /// Procedures and subjects that were never heard of.
    pub new_procedures: Vec<String>,
    /// Subjects that were never heard of.
    pub new_subjects: Vec<String>,
    /// For cells of the batch, by position: the value that is there.
    pub present: HashMap<usize, Tally>,
    /// For cells of the batch, by position: what the pupil rows that are there add up to.
    pub from_rows: HashMap<usize, Tally>,
    /// Results that are there for a school of which the batch has the classes: the position of one
    /// of them, the result, and the sum of the classes.
    pub wholes: Vec<(usize, Tally, Tally)>,
    /// For cells of the batch, by position: the value of the year before.
    pub year_before: HashMap<usize, Tally>,
    /// Codes of schools about which somebody decided: which one it is, or nothing if one of its own.
    pub decided: HashMap<String, Option<String>>,
    /// All units, each with the position of the one it lies in.
    pub units: Vec<(Unit, Option<usize>)>,
}

/// Checks a file by every rule; `today` is the school year in which this is done.
pub fn check(harvest: &Harvest, known: &Known, today: AcademicYear) -> Vec<Checked> {
    let mut findings = Findings::default();
    reading::check(harvest, &mut findings);
    dataset::check(harvest, known, today, &mut findings);
    cell::check(&harvest.batch, &mut findings);
    units::check(&harvest.batch, known, &mut findings);
    rows::check(harvest, known, &mut findings);
    change::check(&harvest.batch, known, &mut findings);
    findings.into_report()
}

/// The worst that any rule says.
pub fn worst(report: &[Checked]) -> Verdict {
    report.iter().map(|it| it.verdict).max().unwrap_or(Verdict::Pass)
}

/// Findings in the making.
#[derive(Default)]
struct Findings {
    of_rules: BTreeMap<Rule, (u64, Vec<Finding>)>,
    kept: usize,
}

impl Findings {
    fn add(&mut self, rule: Rule, finding: impl FnOnce() -> Finding) {
        let most = if self.kept < REPORT_KEPT { FINDINGS_KEPT } else { FINDINGS_SHOWN };
        let (total, kept) = self.of_rules.entry(rule).or_default();
        *total += 1;
        if kept.len() < most {
            kept.push(finding());
            self.kept += 1;
        }
    }

    /// About one result.
    fn about(&mut self, rule: Rule, batch: &Batch, cell: usize, found: String, expected: String) {
        let of = || Some(batch.place_of(cell));
        self.add(rule, || Finding { of: of(), found, expected, ..Finding::default() });
    }

    /// About something that has a name.
    fn named(&mut self, rule: Rule, of: String, found: String, expected: String) {
        self.add(rule, || Finding { of: Some(of), found, expected, ..Finding::default() });
    }

    fn row(&mut self, rule: Rule, problem: &Problem) {
        let Problem { sheet, line, column, found, expected, severity: _ } = problem.clone();
        let line = Some(line);
        self.add(rule, || Finding { sheet, line, column, of: None, found, expected });
    }

    /// Problems that were only counted.
    fn unkept(&mut self, rule: Rule, count: u64) {
        self.of_rules.entry(rule).or_default().0 += count;
    }

    fn into_report(mut self) -> Vec<Checked> {
        let checked = |rule: &Rule| {
            let (total, findings) = self.of_rules.remove(rule).unwrap_or_default();
            let verdict = if total == 0 { Verdict::Pass } else { rule.spec().severity };
            Checked { rule: *rule, verdict, total, findings }
        };
        Rule::ALL.iter().map(checked).collect()
    }
}
