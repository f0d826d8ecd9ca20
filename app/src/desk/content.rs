//! What a file holds, what the checks say of it, and what it would change.

use analysis::source_kind::SourceKind;

use super::{clusters, instead, meanings, plans, resit, schools};

/// What a file holds and what it would change.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// As what it was recognised: the stable name, and what it is in short.
    pub format: (&'static str, &'static str),
    /// What kind of source such a file usually is.
    pub kind: Option<SourceKind>,
    /// Rows it has.
    pub rows: u64,
    /// Of them not loaded.
    pub rejected: u64,
    /// Results it holds.
    pub cells: u64,
    /// Results that nobody has given yet.
    pub added: u64,
    /// Results that would have another value.
    pub changed: u64,
    /// Results that are there with the same value.
    pub same: u64,
    /// Results of the same works that stay as they are.
    pub untouched: u64,
    /// Results that would be gone.
    pub removed: u64,
    /// The standing import of the same contents.
    pub already_there: Option<i32>,
    /// How many rules found an error: nobody takes the file over without having seen that.
    pub errors: usize,
    /// Its schools.
    pub schools: schools::Schools,
    /// What each rule says.
    pub rules: Vec<Rule>,
    /// Some of the changed results, and of those that would be gone.
    pub samples: Vec<Sample>,
    /// New schools, subjects and so on: what they are and their names.
    pub new: Vec<(String, String)>,
    /// New ones that are not named.
    pub new_unnamed: usize,
    /// New words that may mean something known.
    pub words: Vec<meanings::NewWord>,
    /// Clusters it tells: how many schools each has now and would have.
    pub clusters: Vec<clusters::Changed>,
    /// Plans of works it tells.
    pub plans: Vec<plans::Planned>,
    /// Boundaries of marks it tells: the work, and the lowest scores.
    pub boundaries: Vec<(String, Vec<u32>)>,
    /// Its pupils who are kept of an earlier file.
    pub resit: Option<resit::Resit>,
    /// Results of examinations that would have fewer participants, and nothing tells of resits.
    pub shrinking: u64,
    /// Imports that have some of the same results.
    pub overlaps: Vec<instead::Earlier>,
}

/// What a rule says.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its stable name.
    pub code: &'static str,
    /// What is found, in Russian and in English.
    pub title: [&'static str; 2],
    /// What it says.
    pub verdict: Verdict,
    /// How much was found.
    pub total: u64,
    /// The first findings.
    pub findings: Vec<Finding>,
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing was found.
    Pass,
    /// Somebody should have a look.
    Warn,
    /// Something is wrong.
    Fail,
}

/// Where a rule found something.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// Sheet, line or what it is a result of.
    pub place: String,
    /// The column.
    pub column: String,
    /// What was found.
    pub found: String,
    /// What was expected, in English.
    pub expected: String,
    /// The same in Russian, where somebody worded it.
    pub expected_ru: Option<String>,
}

/// A result that would have another value.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What it is a result of.
    pub of: String,
    /// Parts that differ: which, the value now, the value then.
    pub parts: Vec<(&'static str, Option<String>, Option<String>)>,
}
