//! Reference values: numbers other software computed, which ours must reproduce.
//!
//! `reference_values.json` comes from numpy, scipy and statsmodels, a second route asserted
//! equal where a closed form exists. It writes shares in percent, except intervals; the
//! engine works in fractions of one, so a check multiplies by 100.
//!
//! A test file that includes this module needs `#![expect(clippy::unwrap_used, …)]`.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::fmt::Debug;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// The cases as delivered; in the binary, so a test needs no working directory.
const FILE: &str = include_str!("../reference_values.json");

#[derive(Deserialize)]
struct Reference {
    cases: Vec<Case>,
}

/// One named question with its answer.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Case {
    /// Stable name, `group.question`.
    pub(crate) id: String,
    /// What the question starts from.
    pub(crate) inputs: Value,
    /// What must come out.
    pub(crate) expected: Value,
    /// How far a number may be off.
    pub(crate) tol: f64,
}

/// Every case of the file.
pub(crate) fn cases() -> Vec<Case> {
    serde_json::from_str::<Reference>(FILE).unwrap().cases
}

/// The case of that name.
pub(crate) fn case(id: &str) -> Case {
    cases().into_iter().find(|case| case.id == id).unwrap_or_else(|| panic!("no case `{id}`"))
}

/// The name of a case and what is to be checked about it.
pub(crate) type Check = (&'static str, fn(&Case));

/// Runs every check on the case of its name.
pub(crate) fn run(checks: &[Check]) {
    for (id, check) in checks {
        check(&case(id));
    }
}

/// Asserts that every delivered case of these groups is claimed by exactly one check.
pub(crate) fn assert_claimed_once<'a>(claimed: impl Iterator<Item = &'a str>, groups: &[&str]) {
    let mut claimed: Vec<_> = claimed.collect();
    claimed.sort_unstable();
    let cases = cases();
    let ours = |id: &&str| groups.iter().any(|group| id.starts_with(group));
    let mut delivered: Vec<_> = cases.iter().map(|case| case.id.as_str()).filter(ours).collect();
    delivered.sort_unstable();
    assert_eq!(claimed, delivered, "left: claimed by a test; right: in the file");
}

impl Case {
    /// The input at a JSON pointer such as `/rows/0/n`, in the type asked for.
    pub(crate) fn input<T: DeserializeOwned>(&self, pointer: &str) -> T {
        self.read(&self.inputs, pointer)
    }

    /// The expected value at a JSON pointer, in the type asked for.
    pub(crate) fn expected<T: DeserializeOwned>(&self, pointer: &str) -> T {
        self.read(&self.expected, pointer)
    }

    /// Asserts that a number is the expected one at a JSON pointer, within the tolerance.
    pub(crate) fn check(&self, pointer: &str, got: impl Into<Option<f64>>) {
        let (id, tol, wanted) = (&self.id, self.tol, self.expected::<f64>(pointer));
        let got = got.into().unwrap_or_else(|| panic!("{id} {pointer}: nothing, not {wanted}"));
        assert!((got - wanted).abs() <= tol, "{id} {pointer}: {got} is not {wanted} ± {tol}");
    }

    /// Asserts that a value equals the expected one at a JSON pointer exactly.
    pub(crate) fn check_eq<T: DeserializeOwned + PartialEq + Debug>(&self, pointer: &str, got: T) {
        assert_eq!(got, self.expected::<T>(pointer), "{} {pointer}", self.id);
    }

    fn read<T: DeserializeOwned>(&self, tree: &Value, pointer: &str) -> T {
        let value = tree.pointer(pointer).unwrap_or_else(|| panic!("{} has no {pointer}", self.id));
        T::deserialize(value).unwrap_or_else(|error| panic!("{} {pointer}: {error}", self.id))
    }
}
