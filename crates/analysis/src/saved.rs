//! Own sets that were given a name: by schools or by conditions, with their settings (D5).
//!
//! A saved set is an address and no more: what is opened by it is computed from the data as for any
//! other address. Saving under the same name makes a new version; an address of an earlier one goes
//! on saying what it said, because it carries the set itself.

use serde::{Deserialize, Serialize};

use crate::{
    dictionary::Dictionary,
    territory::{Territory, UnitKind},
    view::{Against, ReferenceKind, View},
};

/// An own set under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSet {
    /// What it is called.
    pub name: String,
    /// Which of the sets of this name, from 1.
    pub version: u32,
    /// The schools or conditions, and the settings.
    pub against: Against,
    /// The day it was saved, as `2026-11-22`.
    pub on: String,
}

impl Against {
    /// Whether it is a set of one's own, which can be given a name; no list of schools and no
    /// condition is none.
    pub fn is_own_set(&self) -> bool {
        match self.kind {
            Some(ReferenceKind::Set) => !self.set.is_empty(),
            Some(ReferenceKind::Ranges) => !self.ranges.is_empty(),
            _ => false,
        }
    }

    /// The set alone: what of another kind was filled in before is left out.
    #[must_use]
    pub fn alone(&self) -> Self {
        let mut alone = self.clone();
        (alone.target, alone.seek) = (None, None);
        match self.kind {
            Some(ReferenceKind::Set) => alone.ranges.clear(),
            Some(ReferenceKind::Ranges) => alone.set.clear(),
            _ => {}
        }
        alone
    }

    /// The query of an address that says this and nothing else.
    pub fn to_query(&self) -> String {
        View { against: self.clone(), ..View::default() }.to_query()
    }

    /// Reads what [`Against::to_query`] wrote; `None` where something in it is not understood.
    pub fn from_query(query: &str) -> Option<Self> {
        let pairs = query.trim_start_matches('?').split('&').filter(|it| !it.is_empty());
        let pairs: Option<Vec<(&str, &str)>> = pairs.map(|it| it.split_once('=')).collect();
        let (view, ignored) = View::from_pairs(pairs?);
        let is_whole =
            ignored.is_empty() && view == View { against: view.against.clone(), ..View::default() };
        is_whole.then_some(view.against)
    }

    /// The first school of the set that a territory does not have.
    pub fn unknown_school(&self, territory: &Territory) -> Option<&str> {
        let is_unknown = |code: &&String| territory.find(UnitKind::School, code).is_none();
        self.set.iter().find(is_unknown).map(String::as_str)
    }
}

impl Dictionary {
    /// The sets that were given a name and whose schools are known, by name, the latest version first.
    pub fn saved_sets(&self) -> Vec<SavedSet> {
        let is_known = |it: &&SavedSet| it.against.unknown_school(&self.territory).is_none();
        let mut sets: Vec<SavedSet> = self.remarks.sets.iter().filter(is_known).cloned().collect();
        sets.sort_by(|a, b| (&a.name, b.version).cmp(&(&b.name, a.version)));
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Characteristic;

    #[test]
    fn d5_a_saved_set_is_what_its_address_says() {
        let queries = [
            "?against=set&set=0101,0203",
            "?against=ranges&centre=schools&pupils_from=100&pupils_to=400",
            "?against=ranges&settlement=village",
        ];
        for query in queries {
            let against = Against::from_query(query).unwrap();
            assert!(against.is_own_set(), "{query}");
            assert_eq!(against.to_query(), query);
        }
    }

    #[test]
    fn d5_what_is_no_set_of_ones_own_is_not_saved() {
        for query in ["", "?against=peers&peers=15", "?against=set", "?against=ranges", "?set=0101"]
        {
            assert!(!Against::from_query(query).unwrap().is_own_set(), "{query}");
        }
        for query in ["?against=everybody", "?against=set&set=0101&subject=math", "?against"] {
            assert_eq!(Against::from_query(query), None, "{query}");
        }
    }

    #[test]
    fn d5_only_the_chosen_kind_is_saved() {
        let both = Against::from_query("?against=set&set=0101&pupils_from=100&target=55").unwrap();
        assert_eq!(both.alone().to_query(), "?against=set&set=0101");
        let ranges = Against { kind: Some(ReferenceKind::Ranges), ..both };
        assert_eq!(ranges.alone().to_query(), "?against=ranges&pupils_from=100");
        assert!(ranges.alone().ranges.contains_key(&Characteristic::Pupils));
    }

    #[test]
    fn d5_sets_stand_by_name_with_the_latest_version_first() {
        let set = |name: &str, version| SavedSet {
            name: name.to_owned(),
            version,
            against: Against::from_query("?against=ranges&pupils_from=100").unwrap(),
            on: "2026-11-22".to_owned(),
        };
        let mut dictionary = Dictionary::default();
        dictionary.remarks.sets = vec![set("б", 1), set("а", 1), set("а", 2)];
        let mut gone = set("в", 1);
        gone.against = Against::from_query("?against=set&set=0101").unwrap();
        dictionary.remarks.sets.push(gone);
        let sets = dictionary.saved_sets();
        let named: Vec<_> = sets.iter().map(|it| (it.name.as_str(), it.version)).collect();
        assert_eq!(named, [("а", 2), ("а", 1), ("б", 1)], "whose schools are gone waits for them");
    }
}
