//! Schools of a file: recognised, new, or doubtful, and which known one each doubtful may be.
//!
//! A school is recognised by its code. One with a code nobody has used is new, unless something
//! speaks for a known school: codes change between years (`sch220206`, `edu224052`), and one file
//! says «МБОУ СОШ № 7», another «Средняя школа 7». What speaks for it is the reason shown beside
//! the suggestion; deciding is for people.

mod essence;
mod words;

pub use words::meant;

use std::collections::{BTreeMap, HashMap};

use analysis::{Batch, UnitKind, territory::Unit};

use self::essence::essence;
use crate::likeness::likened;

/// How many schools are suggested for one.
const SUGGESTED_MAX: usize = 5;
/// Digits that make a login tell a school apart by themselves; shorter numbers repeat.
const DIGITS_MIN: usize = 6;

/// What is known of a school of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Its position among the units of the batch.
    pub unit: usize,
    /// Whether it is known.
    pub standing: Standing,
    /// Known schools it may be, the best reason first; positions among the known units.
    pub suggestions: Vec<(usize, Reason)>,
}

/// Whether a school of a file is known.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// By its code.
    Recognised,
    /// Somebody decided about its code before.
    Decided,
    /// Something speaks for a known school.
    Doubtful,
    /// Nothing does.
    New,
}

/// Why a school may be a known one; the strongest first.
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
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// The known school was called by this code before.
    OldCode,
    /// The numbers of the codes are the same, the letters before them differ.
    SameNumber,
    /// The same name in the same place.
    SameName,
    /// A former name in the same place.
    FormerName,
    /// The same name, and nobody says where one of them lies.
    NameWithoutPlace,
}

/// What is known of each school of a batch. `decided` are codes somebody decided about.
pub fn recognise(
    batch: &Batch,
    known: &[(Unit, Option<usize>)],
    decided: &HashMap<String, Option<String>>,
) -> Vec<Recognised> {
    let index = Index::of(known);
    let schools = batch.units.iter().enumerate().filter(|(_, it)| it.0.kind == UnitKind::School);
    let of = |(unit, (school, parent)): (usize, &(Unit, Option<usize>))| {
        let code = school.code.as_str();
        // What is decided counts, also once the code is stored.
        let standing = if decided.contains_key(code) {
            Standing::Decided
        } else if index.codes.contains_key(code) {
            Standing::Recognised
        } else {
            Standing::New
        };
        if standing != Standing::New {
            return Recognised { unit, standing, suggestions: Vec::new() };
        }
        let mut found: BTreeMap<usize, Reason> = BTreeMap::new();
        for (reason, at) in index.like(school, &place(&batch.units, *parent)) {
            let known = found.entry(at).or_insert(reason);
            *known = reason.min(*known);
        }
        let mut suggestions: Vec<(usize, Reason)> = found.into_iter().collect();
        suggestions.sort_by_key(|(at, reason)| (*reason, *at));
        suggestions.truncate(SUGGESTED_MAX);
        let standing = if suggestions.is_empty() { Standing::New } else { Standing::Doubtful };
        Recognised { unit, standing, suggestions }
    };
    schools.map(of).collect()
}

/// Known schools by everything that may speak for them.
#[derive(Default)]
struct Index<'k> {
    codes: HashMap<&'k str, usize>,
    old_codes: HashMap<String, Vec<usize>>,
    numbers: HashMap<&'k str, Vec<usize>>,
    /// By place and name; whether the name is a former one.
    names: HashMap<(String, String), Vec<(usize, bool)>>,
    by_name: HashMap<String, Vec<(usize, bool)>>,
}

impl<'k> Index<'k> {
    fn of(known: &'k [(Unit, Option<usize>)]) -> Self {
        let mut index = Self::default();
        for (at, (unit, parent)) in known.iter().enumerate() {
            if unit.kind != UnitKind::School {
                continue;
            }
            index.codes.insert(unit.code.as_str(), at);
            if let Some(number) = number(unit.code.as_str()) {
                index.numbers.entry(number).or_default().push(at);
            }
            let place = place(known, *parent);
            let former = unit.aliases.iter().map(|it| (it, true));
            for (name, is_former) in former.chain([(&unit.name, false)]) {
                index.old_codes.entry(likened(name)).or_default().push(at);
                let essence = essence(name);
                let key = (place.clone(), essence.clone());
                index.names.entry(key).or_default().push((at, is_former));
                index.by_name.entry(essence).or_default().push((at, place.is_empty()));
            }
        }
        index
    }

    fn like(&self, school: &Unit, place: &str) -> Vec<(Reason, usize)> {
        let mut found = Vec::new();
        let code = school.code.as_str();
        let old = self.old_codes.get(&likened(code)).into_iter().flatten();
        found.extend(old.map(|at| (Reason::OldCode, *at)));
        let same = number(code).and_then(|it| self.numbers.get(it)).into_iter().flatten();
        found.extend(same.map(|at| (Reason::SameNumber, *at)));
        // A file that knows the code only says nothing about the name.
        let names = school.aliases.iter().chain([&school.name]).filter(|it| *it != code);
        for name in names {
            let essence = essence(name);
            let key = (place.to_owned(), essence);
            let here = self.names.get(&key).into_iter().flatten();
            found.extend(here.map(|(at, is_former)| {
                (if *is_former { Reason::FormerName } else { Reason::SameName }, *at)
            }));
            let elsewhere = self.by_name.get(&key.1).map(Vec::as_slice).unwrap_or_default();
            let is_unplaced = |is: bool| is || place.is_empty();
            let unplaced = elsewhere.iter().filter(|(_, is)| is_unplaced(*is));
            found.extend(unplaced.map(|(at, _)| (Reason::NameWithoutPlace, *at)));
        }
        found
    }
}

/// The number of a login, without the letters that changed in 2021.
fn number(code: &str) -> Option<&str> {
    let number = code.trim_start_matches(|it: char| it.is_ascii_lowercase());
    let is_number = number.len() >= DIGITS_MIN && number.bytes().all(|it| it.is_ascii_digit());
    (is_number && number.len() < code.len()).then_some(number)
}

/// What a school lies in, as people compare it: every town has a «Школа № 1».
pub(crate) fn place(units: &[(Unit, Option<usize>)], parent: Option<usize>) -> String {
    let unit = parent.and_then(|at| units.get(at));
    unit.map(|(unit, _)| likened(&unit.name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use analysis::code::Code;

    use super::*;

    type Units = Vec<(Unit, Option<usize>)>;

    fn town(schools: &[(&str, &str, &[&str])]) -> Units {
        let unit = |kind, code: &str, name: &str| Unit::new(kind, Code::spelled(code), name);
        let mut units = vec![(unit(UnitKind::Municipality, "town", "г. Примерск"), None)];
        for (code, name, aliases) in schools {
            let mut school = unit(UnitKind::School, code, name);
            school.aliases = aliases.iter().map(|it| (*it).to_owned()).collect();
            units.push((school, Some(0)));
        }
        units
    }

    #[test]
    fn a_school_is_recognised_new_or_doubtful_with_a_reason() {
        let known = town(&[
            ("sch220206", "МБОУ «СОШ № 7»", &["Гимназия имени Ломоносова"]),
            ("edu220301", "Лицей «Исток»", &["old301"]),
        ]);
        type Case<'c> = (&'c str, &'c str, Standing, &'c [(usize, Reason)]);
        let cases: [Case<'_>; 8] = [
            ("sch220206", "Другое имя", Standing::Recognised, &[]),
            ("edu224052", "Средняя школа №7", Standing::Doubtful, &[(1, Reason::SameName)]),
            ("edu220206", "Школа Х", Standing::Doubtful, &[(1, Reason::SameNumber)]),
            (
                "edu224053",
                "гимназия имени Ломоносова",
                Standing::Doubtful,
                &[(1, Reason::FormerName)],
            ),
            ("old301", "Школа Y", Standing::Doubtful, &[(2, Reason::OldCode)]),
            ("edu224054", "edu224054", Standing::New, &[]),
            ("edu224055", "СОШ № 8", Standing::New, &[]),
            ("edu224056", "СОШ № 7", Standing::Decided, &[]),
        ];
        let decided = HashMap::from([("edu224056".to_owned(), None)]);
        for (code, name, standing, suggestions) in cases {
            let batch = Batch { units: town(&[(code, name, &[])]), ..Batch::default() };
            let found = recognise(&batch, &known, &decided);
            assert_eq!(found[0].standing, standing, "case: {code} {name}");
            assert_eq!(found[0].suggestions, suggestions, "case: {code} {name}");
        }
    }

    #[test]
    fn a_school_of_nowhere_may_be_each_of_that_name() {
        let known = town(&[("1", "СОШ № 7", &[]), ("2", "Школа 7", &[]), ("3", "СОШ № 9", &[])]);
        let mut units = town(&[("edu224052", "МБОУ СОШ № 7", &[])]);
        units[1].1 = None;
        let batch = Batch { units, ..Batch::default() };
        let found = recognise(&batch, &known, &HashMap::new());
        let reason = Reason::NameWithoutPlace;
        assert_eq!(found[0].suggestions, [(1, reason), (2, reason)]);
    }
}
