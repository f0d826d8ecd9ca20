//! School context: what a school is, whom it teaches and with what.
//!
//! What is asked for changes from year to year, so a value is a fact about a school, a
//! characteristic and a year, and the characteristics are a code book ([`Characteristic::spec`]).
//! Only shares of a school are kept, nothing about single pupils; and no result of pupils is a
//! characteristic, because schools are likened by conditions, not by outcomes.
//!
//! **To add a characteristic:** a variant at the end and its arm in [`Characteristic::spec`]; the
//! row in `docs/DATA.md`. Codes are never renamed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{territory::UnitId, year::AcademicYear};

mod book;
mod spelled;

pub use book::{Characteristic, Measure, Spec};

/// One fact: what a school says of itself in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fact {
    /// The school.
    pub unit: UnitId,
    /// Of what.
    pub characteristic: Characteristic,
    /// When.
    pub year: AcademicYear,
    /// In whole units of its [`Measure`].
    pub value: u32,
}

/// All facts, column by column: compact, because the browser holds them too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Schools of which there is anything, in order.
    schools: Vec<UnitId>,
    columns: Vec<Column>,
}

/// One characteristic in one year, for each school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Column {
    characteristic: Characteristic,
    year: AcademicYear,
    /// One more than the value; 0 is unknown.
    values: Vec<u32>,
}

impl Context {
    /// The context these facts make up; of two about the same the later one stands.
    pub fn of(facts: impl IntoIterator<Item = Fact>) -> Self {
        let facts: Vec<Fact> = facts.into_iter().collect();
        let schools: BTreeSet<UnitId> = facts.iter().map(|it| it.unit).collect();
        let schools: Vec<UnitId> = schools.into_iter().collect();
        let mut columns: BTreeMap<(Characteristic, AcademicYear), Vec<u32>> = BTreeMap::new();
        for Fact { unit, characteristic, year, value } in facts {
            let Ok(at) = schools.binary_search(&unit) else { continue };
            let blank = || vec![0; schools.len()];
            columns.entry((characteristic, year)).or_insert_with(blank)[at] =
                value.saturating_add(1);
        }
        let column = |((characteristic, year), values)| Column { characteristic, year, values };
        let columns = columns.into_iter().map(column).collect();
        Self { schools, columns }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Every fact, by characteristic, year and school.
    pub fn facts(&self) -> impl Iterator<Item = Fact> {
        self.columns.iter().flat_map(|column| {
            let &Column { characteristic, year, .. } = column;
            let known = self.schools.iter().zip(&column.values);
            known.filter_map(move |(unit, stored)| {
                let value = stored.checked_sub(1)?;
                Some(Fact { unit: *unit, characteristic, year, value })
            })
        })
    }

    /// The schools of which anything is known.
    pub fn schools(&self) -> &[UnitId] {
        &self.schools
    }

    /// What was said of a school in a year.
    pub fn value(
        &self,
        unit: UnitId,
        characteristic: Characteristic,
        year: AcademicYear,
    ) -> Option<u32> {
        let at = self.schools.binary_search(&unit).ok()?;
        let place = self
            .columns
            .binary_search_by_key(&(characteristic, year), |it| (it.characteristic, it.year));
        self.columns[place.ok()?].values[at].checked_sub(1)
    }

    /// What was last said of a school up to a year, and when: not everything is asked every year.
    pub fn latest(
        &self,
        unit: UnitId,
        characteristic: Characteristic,
        year: AcademicYear,
    ) -> Option<(AcademicYear, u32)> {
        let at = self.schools.binary_search(&unit).ok()?;
        let asked =
            self.columns.iter().filter(|it| it.characteristic == characteristic && it.year <= year);
        asked.rev().find_map(|it| Some((it.year, it.values[at].checked_sub(1)?)))
    }

    /// What everybody may see: nothing about the families of children, for in a small school a
    /// share names somebody.
    pub(crate) fn for_everybody(&self) -> Self {
        Self::of(self.facts().filter(|it| !it.characteristic.is_about_families()))
    }

    /// The same without where these schools stand: a point on a map is a name.
    pub fn placeless(&self, is_hidden: impl Fn(UnitId) -> bool) -> Self {
        Self::of(self.facts().filter(|it| !(it.characteristic.is_place() && is_hidden(it.unit))))
    }

    /// Where a school stands, latitude and longitude in degrees: as last said up to a year, or as first
    /// said after it, for schools hardly move.
    pub fn coordinates(&self, unit: UnitId, year: AcademicYear) -> Option<(f64, f64)> {
        let at = self.schools.binary_search(&unit).ok()?;
        let first = |of: Characteristic| {
            let mut asked = self.columns.iter().filter(|it| it.characteristic == of);
            asked.find_map(|it| it.values[at].checked_sub(1))
        };
        let degrees = |of: Characteristic| {
            of.number(self.latest(unit, of, year).map(|it| it.1).or_else(|| first(of))?)
        };
        degrees(Characteristic::Latitude).zip(degrees(Characteristic::Longitude))
    }

    /// The same context in another numbering of units.
    pub(crate) fn renumbered(&self, ids: &[UnitId]) -> Self {
        let fact = |it: Fact| Some(Fact { unit: *ids.get(it.unit as usize)?, ..it });
        Self::of(self.facts().filter_map(fact))
    }

    /// Whether every school is one of `units` and every column has a value for each.
    pub(crate) fn fits(&self, units: UnitId) -> bool {
        self.schools.iter().all(|it| *it < units)
            && self.columns.iter().all(|it| it.values.len() == self.schools.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> AcademicYear {
        text.parse().unwrap()
    }

    fn fact(unit: UnitId, characteristic: Characteristic, of: &str, value: u32) -> Fact {
        Fact { unit, characteristic, year: year(of), value }
    }

    #[test]
    fn a_value_is_found_by_school_characteristic_and_year() {
        use Characteristic::{Pupils, Teachers};
        let facts = [
            fact(5, Pupils, "2022/23", 310),
            fact(5, Pupils, "2020/21", 290),
            fact(2, Pupils, "2022/23", 0),
            fact(5, Teachers, "2020/21", 21),
            fact(5, Pupils, "2020/21", 291),
        ];
        let context = Context::of(facts);
        assert_eq!(context.value(5, Pupils, year("2022/23")), Some(310));
        assert_eq!(context.value(5, Pupils, year("2020/21")), Some(291), "the later fact stands");
        assert_eq!(context.value(2, Pupils, year("2022/23")), Some(0), "nought is known");
        assert_eq!(context.value(2, Teachers, year("2020/21")), None, "unknown is not nought");
        assert_eq!(context.value(3, Pupils, year("2022/23")), None);
        let latest = |until| context.latest(5, Pupils, year(until));
        assert_eq!(latest("2021/22"), Some((year("2020/21"), 291)));
        assert_eq!(latest("2023/24"), Some((year("2022/23"), 310)));
        assert_eq!(latest("2019/20"), None);
    }

    #[test]
    fn facts_in_and_out_are_the_same_in_any_order() {
        use Characteristic::{Pupils, Settlement};
        let mut facts = vec![
            fact(1, Settlement, "2020/21", 2),
            fact(9, Pupils, "2020/21", 15),
            fact(1, Pupils, "2021/22", 40),
        ];
        let context = Context::of(facts.clone());
        facts.reverse();
        assert_eq!(Context::of(facts), context);
        assert_eq!(Context::of(context.facts()), context);
        assert_eq!(context.facts().count(), 3);
        assert!(context.fits(10) && !context.fits(9));
    }
}
