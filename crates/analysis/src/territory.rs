//! The territory: region → municipality → school → class, as one tree in preorder.
//!
//! A unit's number is its place in preorder, so everything inside a unit is one contiguous
//! range of numbers. That is what lets the cube add up a region by walking a slice, and skip
//! the inside of a unit whose total is published. Number 0 is everything.

use serde::{Deserialize, Serialize};

use crate::code::Code;

mod namesakes;

/// The number of a unit in the tree; 0 is everything.
pub type UnitId = u32;

/// Everything: the unit that contains all others.
pub const EVERYTHING: UnitId = 0;

/// Levels of the territory, outermost first.
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
    strum::VariantArray,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum UnitKind {
    /// Everything there is.
    Everything,
    /// Регион.
    Region,
    /// Муниципалитет.
    Municipality,
    /// Школа.
    School,
    /// Класс с литерой.
    Class,
}

/// One unit as the store and the files know it: by its code and its parent's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Level.
    pub kind: UnitKind,
    /// Unique among units of its kind.
    pub code: Code,
    /// Name in the data's own language.
    pub name: String,
    /// Other spellings, old names, old codes.
    pub aliases: Vec<String>,
    /// Where it lies, for telling namesakes apart: a settlement.
    pub place: Option<String>,
    parent: UnitId,
    end: UnitId,
}

/// All units, in preorder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Territory {
    units: Vec<Unit>,
}

impl Unit {
    /// A unit that has no place in a tree yet.
    pub fn new(kind: UnitKind, code: Code, name: impl Into<String>) -> Self {
        let (name, aliases, place) = (name.into(), Vec::new(), None);
        Self { kind, code, name, aliases, place, parent: EVERYTHING, end: EVERYTHING }
    }
}

impl Default for Territory {
    fn default() -> Self {
        TerritoryBuilder::default().build().territory
    }
}

impl Territory {
    /// The unit with this number.
    ///
    /// # Panics
    ///
    /// If there is none: numbers come from this tree only.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id as usize]
    }

    /// How many units there are, everything included.
    #[expect(clippy::cast_possible_truncation, reason = "bounded when the tree was built")]
    pub fn len(&self) -> UnitId {
        self.units.len() as UnitId
    }

    /// Never: there is always everything.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The unit that directly contains `id`; everything contains itself.
    pub fn parent(&self, id: UnitId) -> UnitId {
        self.unit(id).parent
    }

    /// Everything inside `id`, itself first.
    pub fn inside(&self, id: UnitId) -> std::ops::Range<UnitId> {
        id..self.unit(id).end
    }

    /// The unit of level `kind` that contains `id`, itself included.
    pub fn ancestor(&self, id: UnitId, kind: UnitKind) -> Option<UnitId> {
        let mut at = id;
        loop {
            let unit = self.unit(at);
            match unit.kind.cmp(&kind) {
                std::cmp::Ordering::Equal => return Some(at),
                std::cmp::Ordering::Less => return None,
                std::cmp::Ordering::Greater => at = unit.parent,
            }
        }
    }

    /// From the outermost level inwards to `id`, everything itself left out.
    pub fn path(&self, id: UnitId) -> Vec<UnitId> {
        let mut path = Vec::new();
        let mut at = id;
        while at != EVERYTHING {
            path.push(at);
            at = self.parent(at);
        }
        path.reverse();
        path
    }

    /// All units of one level, in tree order.
    pub fn of_kind(&self, kind: UnitKind) -> impl Iterator<Item = UnitId> + '_ {
        (0..self.len()).filter(move |id| self.unit(*id).kind == kind)
    }

    /// The unit of this level with this code.
    pub fn find(&self, kind: UnitKind, code: &str) -> Option<UnitId> {
        self.of_kind(kind).find(|id| self.unit(*id).code.as_str() == code)
    }
}

/// Collects units in any order and numbers them in preorder, siblings by name.
#[derive(Clone, Debug, Default)]
pub struct TerritoryBuilder {
    units: Vec<Unit>,
    parents: Vec<Option<usize>>,
}

/// A finished tree, and where each collected unit ended up.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// The tree.
    pub territory: Territory,
    /// For the k-th added unit, its number.
    pub ids: Vec<UnitId>,
}

impl TerritoryBuilder {
    /// Adds a unit inside another that was added before (`None`: directly in everything), and
    /// returns its handle.
    pub fn add(&mut self, unit: Unit, parent: Option<usize>) -> usize {
        debug_assert!(parent.is_none_or(|it| it < self.units.len()), "parents come first");
        self.units.push(unit);
        self.parents.push(parent);
        self.units.len() - 1
    }

    /// Numbers the units.
    pub fn build(self) -> Numbered {
        let Self { mut units, parents } = self;
        let count = units.len();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); count + 1];
        for (handle, parent) in parents.iter().enumerate() {
            children[parent.map_or(count, |it| it)].push(handle);
        }
        for siblings in &mut children {
            siblings.sort_by(|a, b| {
                let key = |it: &usize| (units[*it].name.to_lowercase(), units[*it].code.clone());
                key(a).cmp(&key(b))
            });
        }
        let mut ids = vec![EVERYTHING; count];
        let everything = Unit::new(UnitKind::Everything, Code::spelled("all"), "");
        let mut ordered = vec![everything];
        number(&children, count, EVERYTHING, &mut units, &mut ordered, &mut ids);
        Numbered { territory: Territory { units: ordered }, ids }
    }
}

/// Appends the children of `handle` depth first, then closes the range of `id`.
#[expect(clippy::cast_possible_truncation, reason = "a tree of 4 billion units does not fit")]
fn number(
    children: &[Vec<usize>],
    handle: usize,
    id: UnitId,
    units: &mut [Unit],
    ordered: &mut Vec<Unit>,
    ids: &mut [UnitId],
) {
    for &child in &children[handle] {
        let child_id = ordered.len() as UnitId;
        let placeholder = Unit::new(UnitKind::Everything, units[child].code.clone(), "");
        let mut unit = std::mem::replace(&mut units[child], placeholder);
        unit.parent = id;
        ordered.push(unit);
        ids[child] = child_id;
        number(children, child, child_id, units, ordered, ids);
    }
    ordered[id as usize].end = ordered.len() as UnitId;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(kind: UnitKind, name: &str) -> Unit {
        Unit::new(kind, Code::spelled(name), name)
    }

    #[test]
    fn whatever_lies_inside_is_one_range() {
        let mut builder = TerritoryBuilder::default();
        let north = builder.add(unit(UnitKind::Region, "north"), None);
        let east = builder.add(unit(UnitKind::Region, "east"), None);
        let town = builder.add(unit(UnitKind::Municipality, "town"), Some(north));
        let b = builder.add(unit(UnitKind::School, "b"), Some(town));
        let a = builder.add(unit(UnitKind::School, "a"), Some(town));
        let Numbered { territory, ids } = builder.build();

        let names: Vec<_> =
            (0..territory.len()).map(|id| territory.unit(id).name.as_str()).collect();
        assert_eq!(names, ["", "east", "north", "town", "a", "b"]);
        assert_eq!(territory.inside(ids[north]), 2..6);
        assert_eq!(territory.inside(ids[east]), 1..2);
        assert_eq!(territory.inside(EVERYTHING), 0..6);
        assert_eq!(territory.ancestor(ids[b], UnitKind::Region), Some(ids[north]));
        assert_eq!(territory.ancestor(ids[east], UnitKind::School), None);
        assert_eq!(territory.path(ids[a]), [ids[north], ids[town], ids[a]]);
        assert_eq!(territory.find(UnitKind::School, "b"), Some(ids[b]));
    }
}
