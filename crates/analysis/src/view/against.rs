//! Against what a school is set: the part of the address that only benchmarking reads.
//!
//! Everything of it is a plain pair, so that a form without scripts can send it: bounds of a
//! characteristic are `pupils_from=100&pupils_to=400`, a word is `settlement=village`. A field left
//! empty is no bound, and nothing to be reported.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{query::add, thousandths};
use crate::context::{Characteristic, Measure};

mod how;

pub use how::{Centre, Distance, Line};

/// The fewest peers that can be asked for: fewer give no verdict.
pub const K_MIN: u32 = 5;
/// The most peers that can be asked for; families of 50 are the largest in use (domain §4.2).
pub const K_MAX: u32 = 50;
/// How many peers are usual (domain §4.2: 5–10 inside a region).
pub const K_USUAL: u32 = 10;

/// How many may be called the first (domain row 81).
pub const TOPS: [u32; 3] = [10, 100, 500];

/// Which schools one school is set against.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ReferenceKind {
    /// Мой кластер.
    Cluster,
    /// Похожие школы.
    Peers,
    /// Школы муниципалитета.
    Municipality,
    /// Школы региона.
    Region,
    /// Свой набор по названиям.
    Set,
    /// Свой набор по границам характеристик.
    Ranges,
    /// Целевое значение.
    Target,
}

/// The values of a characteristic that a school may have, both ends included; a word stands at
/// both ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Range {
    /// Not less than this.
    pub from: Option<u32>,
    /// Not more than this.
    pub to: Option<u32>,
}

impl Range {
    /// Whether a value lies within.
    pub fn contains(self, value: u32) -> bool {
        self.from.is_none_or(|from| from <= value) && self.to.is_none_or(|to| value <= to)
    }
}

/// Against what a school is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Against {
    /// Which schools; `None` is the best there is.
    pub kind: Option<ReferenceKind>,
    /// How many peers, from [`K_MIN`] to [`K_MAX`]; `None` is [`K_USUAL`].
    pub k: Option<u32>,
    /// How peers are found.
    pub distance: Distance,
    /// What stands for a set, and for every place: the same question wherever schools are put
    /// together.
    pub centre: Centre,
    /// Which line of the set pictures draw.
    pub line: Line,
    /// The schools of an own set, by code.
    pub set: Vec<String>,
    /// By what text schools are sought to be put into it.
    pub seek: Option<String>,
    /// Which of several lists of the cluster, by its code; `None` is the one that holds.
    pub list: Option<String>,
    /// The bounds of a set by characteristics.
    pub ranges: BTreeMap<Characteristic, Range>,
    /// The target value in thousandths of what the screen shows: of a percent for shares.
    pub target: Option<i32>,
    /// Among the first how many schools of the place, one of [`TOPS`]; `None` is the usual number.
    pub top: Option<u32>,
}

impl super::View {
    /// This view with all pupils together, whatever stands for a place elsewhere.
    #[must_use]
    pub fn pooled(&self) -> Self {
        let mut view = self.clone();
        view.against.centre = Centre::Pupils;
        view
    }
}

impl Against {
    /// Takes in one pair of an address; says whether it was understood.
    pub(super) fn understand(&mut self, key: &str, value: &str) -> bool {
        let value = value.trim();
        if value.is_empty() {
            return matches!(key, "peers" | "top" | "set" | "seek" | "target" | "list")
                || bound(key).is_some();
        }
        match key {
            "against" => super::some(&mut self.kind, value.parse::<ReferenceKind>().ok()),
            "peers" => {
                let asked = value.parse::<u32>().ok().filter(|it| (K_MIN..=K_MAX).contains(it));
                super::some(&mut self.k, asked)
            }
            "distance" => super::put(&mut self.distance, value),
            "centre" => super::put(&mut self.centre, value),
            "line" => super::put(&mut self.line, value),
            "set" => {
                // A form with commas and no code asks for nothing, which is understood.
                super::query::add_codes(&mut self.set, value);
                true
            }
            "seek" => super::some(&mut self.seek, Some(value.to_owned())),
            "list" => super::some(&mut self.list, Some(value.to_owned())),
            "target" => super::some(&mut self.target, thousandths::read(value)),
            "top" => {
                let asked = value.parse::<u32>().ok().filter(|it| TOPS.contains(it));
                super::some(&mut self.top, asked)
            }
            _ => bound(key).is_some_and(|(of, ends)| self.limit(of, ends, value)),
        }
    }

    fn limit(&mut self, of: Characteristic, ends: [bool; 2], value: &str) -> bool {
        let Some(value) = of.read(value) else { return false };
        let range = self.ranges.entry(of).or_default();
        if ends[0] {
            range.from = Some(value);
        }
        if ends[1] {
            range.to = Some(value);
        }
        true
    }

    /// The pairs that read back as this, in one order; none for the usual.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let Self { kind, k, distance, centre, line, set, seek, list, ranges, target, top } = self;
        let usual = Self::default();
        let mut pairs = Vec::new();
        add(&mut pairs, "against", kind.map(|it| it.to_string()));
        add(&mut pairs, "peers", k.map(|it| it.to_string()));
        add(&mut pairs, "distance", (*distance != usual.distance).then(|| distance.to_string()));
        add(&mut pairs, "centre", (*centre != usual.centre).then(|| centre.to_string()));
        add(&mut pairs, "line", (*line != usual.line).then(|| line.to_string()));
        add(&mut pairs, "set", (!set.is_empty()).then(|| set.join(",")));
        add(&mut pairs, "seek", seek.clone());
        add(&mut pairs, "list", list.clone());
        for (of, range) in ranges {
            if matches!(of.spec().measure, Measure::Word(_)) {
                add(&mut pairs, of.code(), range.from.map(|it| of.spelled(it)));
            } else {
                add(&mut pairs, &format!("{of}_from"), range.from.map(|it| of.spelled(it)));
                add(&mut pairs, &format!("{of}_to"), range.to.map(|it| of.spelled(it)));
            }
        }
        add(&mut pairs, "target", target.map(thousandths::spelled));
        add(&mut pairs, "top", top.map(|it| it.to_string()));
        pairs
    }
}

/// The characteristic a key is about, and which of its ends it sets.
fn bound(key: &str) -> Option<(Characteristic, [bool; 2])> {
    let (name, ends) = match (key.strip_suffix("_from"), key.strip_suffix("_to")) {
        (Some(name), _) => (name, [true, false]),
        (_, Some(name)) => (name, [false, true]),
        _ => (key, [true, true]),
    };
    let of: Characteristic = name.parse().ok()?;
    let is_word = matches!(of.spec().measure, Measure::Word(_));
    (is_word == (ends == [true, true])).then_some((of, ends))
}

#[cfg(test)]
mod tests {
    use crate::view::View;

    fn read(query: &str) -> View {
        let pairs = query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='));
        let (view, ignored) = View::from_pairs(pairs);
        assert_eq!(ignored, [], "{query}");
        view
    }

    #[test]
    fn d12_what_a_school_is_set_against_has_an_address() {
        let cases = [
            "?against=cluster",
            "?against=peers&peers=15&distance=euclid",
            "?against=region&centre=schools",
            "?against=municipality&line=median",
            "?against=set&set=0101,0203",
            "?against=ranges&settlement=village&pupils_from=100&pupils_to=400&parents_higher_from=12.5",
            "?against=set&set=0101&seek=gymnasium",
            "?against=target&target=55.5",
            "?against=cluster&list=2023-gorod",
            "?municipality=0203&top=100",
        ];
        for query in cases {
            assert_eq!(read(query).to_query(), query);
        }
    }

    #[test]
    fn a_form_with_empty_fields_says_nothing_more_than_it_says() {
        let view = read("against=ranges&pupils_from=100&pupils_to=&settlement=&set=&target=");
        assert_eq!(view.to_query(), "?against=ranges&pupils_from=100");
        assert_eq!(read("set=0203&set=0101&set=").to_query(), "?set=0101,0203");
    }

    #[test]
    fn what_cannot_be_is_reported() {
        let cases = [
            ("against", "everybody"),
            ("peers", "4"),
            ("peers", "51"),
            ("line", "mode"),
            ("top", "20"),
            ("target", "many"),
            ("target", "1e9"),
            ("settlement", "moon"),
            ("settlement_from", "village"),
            ("pupils", "100"),
            ("pupils_from", "-1"),
            ("parents_higher_to", "101"),
        ];
        for (key, value) in cases {
            let (view, ignored) = View::from_pairs([(key, value)]);
            assert_eq!((view, ignored.len()), (View::default(), 1), "{key}={value}");
        }
    }
}
