//! What of the signals is looked at: the part of the address that only their page reads.

use serde::{Deserialize, Serialize};

use crate::signals::Problem;

/// A list, and a cell of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Watch {
    /// Only schools with a signal of this problem.
    pub problem: Option<Problem>,
    /// The school and the problem whose facts are shown.
    pub cell: Option<(String, Problem)>,
    /// By the thresholds of which decision; 0 is by the usual ones, `None` by those that hold.
    pub thresholds: Option<u32>,
}

impl Watch {
    /// Takes in one pair of an address; says whether it was understood.
    pub(super) fn understand(&mut self, key: &str, value: &str) -> bool {
        match key {
            "problem" => super::some(&mut self.problem, value.parse::<Problem>().ok()),
            "thresholds" => super::some(&mut self.thresholds, value.parse::<u32>().ok()),
            "cell" => super::some(&mut self.cell, cell(value)),
            _ => false,
        }
    }

    /// The pairs that read back as this.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let Self { problem, cell, thresholds } = self;
        let problem = problem.map(|it| ("problem".to_owned(), it.to_string()));
        let cell = cell.as_ref().map(|(code, of)| ("cell".to_owned(), format!("{code}:{of}")));
        let thresholds = thresholds.map(|it| ("thresholds".to_owned(), it.to_string()));
        problem.into_iter().chain(cell).chain(thresholds).collect()
    }
}

/// `0101:bias`.
fn cell(value: &str) -> Option<(String, Problem)> {
    let (code, problem) = value.rsplit_once(':')?;
    (!code.is_empty()).then_some((code.to_owned(), problem.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use crate::view::View;

    #[test]
    fn a_list_and_a_cell_have_an_address() {
        for query in [
            "?problem=bias",
            "?cell=0101:low_results",
            "?problem=unstable&cell=0203:bias",
            "?cell=0101:bias&thresholds=0",
        ] {
            let pairs =
                query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='));
            let (view, ignored) = View::from_pairs(pairs);
            assert_eq!((view.to_query().as_str(), ignored.len()), (query, 0));
        }
        for (key, value) in
            [("problem", "guilt"), ("thresholds", "old"), ("cell", "0101"), ("cell", ":bias")]
        {
            let (view, ignored) = View::from_pairs([(key, value)]);
            assert_eq!((view, ignored.len()), (View::default(), 1), "{key}={value}");
        }
    }
}
