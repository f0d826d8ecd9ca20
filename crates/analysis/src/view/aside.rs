//! What single pictures are asked besides what the whole page is about.
//!
//! **To add a question of a picture:** a field here with its key; the rest of the view need not know.

use serde::{Deserialize, Serialize};

/// The parts of an address that one picture or one column reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Aside {
    /// The codes of the two pupil groups whose gap is followed, the first less the second.
    pub gap: Option<[String; 2]>,
}

impl Aside {
    /// Takes in one pair of an address; says whether it was understood.
    pub(super) fn understand(&mut self, key: &str, value: &str) -> bool {
        match key {
            "gap" => super::some(&mut self.gap, two(value)),
            _ => false,
        }
    }

    /// The pairs that read back as this.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let Self { gap } = self;
        let mut pairs = Vec::new();
        super::query::add(&mut pairs, "gap", gap.as_ref().map(|it| it.join(",")));
        pairs
    }
}

/// `female,male`: two codes that differ.
fn two(value: &str) -> Option<[String; 2]> {
    let (first, second) = value.split_once(',')?;
    let is_code = |it: &str| !it.is_empty() && !it.contains(',');
    (is_code(first) && is_code(second) && first != second)
        .then(|| [first.to_owned(), second.to_owned()])
}

#[cfg(test)]
mod tests {
    use crate::view::View;

    #[test]
    fn what_a_picture_is_asked_has_an_address() {
        for query in ["?gap=female,male"] {
            let pairs =
                query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='));
            let (view, ignored) = View::from_pairs(pairs);
            assert_eq!((view.to_query().as_str(), ignored.len()), (query, 0));
        }
        for (key, value) in [("gap", "female"), ("gap", "female,female"), ("gap", "a,b,c")] {
            let (view, ignored) = View::from_pairs([(key, value)]);
            assert_eq!((view, ignored.len()), (View::default(), 1), "{key}={value}");
        }
    }
}
