//! The atlas: territory while a file is read.
//!
//! The same school is spelled differently from year to year and may move to another
//! municipality. So every row is a *sighting*; when all rows are read, the latest year decides
//! the name and the place, and the other spellings stay as aliases.

use std::collections::HashMap;

use analysis::{UnitKind, code::Code, territory::Unit};

use crate::spelling::{Style, code_of, squeezed};

/// The number of a unit while the file is read.
pub(crate) type Spot = u32;

/// All units of a file.
#[derive(Default)]
pub(crate) struct Atlas {
    nodes: Vec<Node>,
    /// Spellings of units that lie in no other.
    roots: HashMap<Box<str>, Spot>,
    by_code: HashMap<(UnitKind, Code), Spot>,
    schools: HashMap<Box<str>, Spot>,
}

struct Node {
    kind: UnitKind,
    code: Code,
    parent: Option<(Rank, Spot)>,
    names: Vec<(Rank, String)>,
    places: Vec<(i16, String)>,
    /// Spellings of the units in it.
    inside: HashMap<Box<str>, Spot>,
    is_used: bool,
}

/// A higher one is believed: (certain or decent, year).
type Rank = (bool, i16);

/// What one row says about a school.
pub(crate) struct Sighting<'s> {
    /// Calendar year.
    pub(crate) year: i16,
    /// Where it lies.
    pub(crate) parent: Option<Spot>,
    /// The source uses this spelling for two municipalities.
    pub(crate) is_vague: bool,
    /// Its name.
    pub(crate) name: &'s str,
    /// Its settlement, or nothing.
    pub(crate) place: &'s str,
}

impl Atlas {
    /// A region, municipality or class, known within `parent` by its spelling. `canonical`
    /// gives code and name of a spelling met for the first time, told the code of `parent`; two spellings with one code
    /// are one unit.
    pub(crate) fn area(
        &mut self,
        parent: Option<Spot>,
        kind: UnitKind,
        spelling: &str,
        canonical: impl FnOnce(Option<&Code>, &str) -> (Code, String),
    ) -> Spot {
        let known = match parent {
            Some(parent) => &self.nodes[parent as usize].inside,
            None => &self.roots,
        };
        if let Some(spot) = known.get(spelling) {
            return *spot;
        }
        let outer = parent.map(|it| self.code(it));
        let (code, name) = canonical(outer, spelling);
        let spot = self.with_code(kind, code);
        let node = &mut self.nodes[spot as usize];
        if node.names.is_empty() {
            node.names.push(((true, i16::MAX), name));
        }
        node.names.push(((false, 0), spelling.to_owned()));
        node.parent = node.parent.or(parent.map(|it| ((true, 0), it)));
        let known = match parent {
            Some(parent) => &mut self.nodes[parent as usize].inside,
            None => &mut self.roots,
        };
        known.insert(spelling.into(), spot);
        spot
    }

    /// A school, known by its code everywhere.
    pub(crate) fn school(&mut self, code: &str) -> Spot {
        if let Some(spot) = self.schools.get(code) {
            return *spot;
        }
        let spot = self.with_code(UnitKind::School, code_of(code));
        self.schools.insert(code.into(), spot);
        spot
    }

    /// Notes what a row says about a school.
    pub(crate) fn see(&mut self, school: Spot, sighting: &Sighting<'_>) {
        let Sighting { year, parent, is_vague, name, place } = *sighting;
        let node = &mut self.nodes[school as usize];
        if let Some(parent) = parent {
            let rank = (!is_vague, year);
            if node.parent.is_none_or(|(known, _)| rank > known) {
                node.parent = Some((rank, parent));
            }
        }
        if !name.is_empty() {
            note(&mut node.names, name, |is_new, known| {
                if is_new || known.1 < year { (is_decent(name), year) } else { known }
            });
        }
        if !place.is_empty() {
            note(&mut node.places, place, |_, known| known.max(year));
        }
    }

    /// The code of a unit.
    pub(crate) fn code(&self, spot: Spot) -> &Code {
        &self.nodes[spot as usize].code
    }

    /// Whether a unit is a school.
    pub(crate) fn is_school(&self, spot: Spot) -> bool {
        self.nodes[spot as usize].kind == UnitKind::School
    }

    /// The school a class lies in; any other unit itself.
    pub(crate) fn school_of(&self, spot: Spot) -> Spot {
        let node = &self.nodes[spot as usize];
        match node.parent {
            Some((_, school)) if node.kind == UnitKind::Class => school,
            _ => spot,
        }
    }

    /// All spellings of settlements.
    pub(crate) fn places(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().flat_map(|it| it.places.iter().map(|(_, text)| text.as_str()))
    }

    /// The units with anything in them, containing ones first, and for each spot its position.
    pub(crate) fn finish(
        mut self,
        used: impl Iterator<Item = Spot>,
        style: &impl Style,
    ) -> (Vec<(Unit, Option<usize>)>, Vec<usize>) {
        for spot in used {
            let mut at = Some(spot);
            while let Some(node) = at.map(|it| &mut self.nodes[it as usize]) {
                if std::mem::replace(&mut node.is_used, true) {
                    break;
                }
                at = node.parent.map(|(_, parent)| parent);
            }
        }
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.retain(|it| self.nodes[*it].is_used);
        order.sort_by_key(|it| self.nodes[*it].kind);
        let mut positions = vec![usize::MAX; self.nodes.len()];
        for (position, spot) in order.iter().enumerate() {
            positions[*spot] = position;
        }
        let units = order.iter().map(|spot| {
            let node = &self.nodes[*spot];
            (node.unit(style), node.parent.map(|(_, parent)| positions[parent as usize]))
        });
        (units.collect(), positions)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a file has far fewer units than 2^32")]
    fn with_code(&mut self, kind: UnitKind, code: Code) -> Spot {
        let key = (kind, code);
        if let Some(spot) = self.by_code.get(&key) {
            return *spot;
        }
        let spot = self.nodes.len() as Spot;
        self.nodes.push(Node {
            kind,
            code: key.1.clone(),
            parent: None,
            names: Vec::new(),
            places: Vec::new(),
            inside: HashMap::new(),
            is_used: false,
        });
        self.by_code.insert(key, spot);
        spot
    }
}

impl Node {
    fn unit(&self, style: &impl Style) -> Unit {
        // Of two spellings of the latest year the one that does not shout.
        let latest = self.names.iter().map(|((decent, year), text)| ((*year, *decent), text));
        let best = latest.rev().max_by_key(|(rank, _)| *rank).map(|(_, text)| text.as_str());
        let name = style.name(self.kind, best.unwrap_or(self.code.as_str()));
        let mut unit = Unit::new(self.kind, self.code.clone(), name);
        let mut known = vec![unit.name.to_lowercase(), self.code.to_string()];
        for (_, spelling) in &self.names {
            let spelling = squeezed(spelling);
            let folded = spelling.to_lowercase();
            if !known.contains(&folded) {
                known.push(folded);
                unit.aliases.push(spelling);
            }
        }
        let latest = self.places.iter().rev().max_by_key(|(year, _)| *year);
        unit.place = latest.map(|(_, text)| style.place(text)).filter(|it| !it.is_empty());
        unit
    }
}

/// Finds or adds a text in a short list and updates its rank.
fn note<R: Copy + Default>(list: &mut Vec<(R, String)>, text: &str, rank: impl Fn(bool, R) -> R) {
    match list.iter_mut().find(|(_, it)| it == text) {
        Some((known, _)) => *known = rank(false, *known),
        None => list.push((rank(true, R::default()), text.to_owned())),
    }
}

/// Not all in capitals.
fn is_decent(name: &str) -> bool {
    name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::AsSpelled;

    fn seen(year: i16, parent: Spot, name: &str) -> Sighting<'_> {
        Sighting { year, parent: Some(parent), is_vague: false, name, place: "" }
    }

    #[test]
    fn the_latest_year_names_and_places_a_school() {
        let mut atlas = Atlas::default();
        let town = |atlas: &mut Atlas, name: &str| {
            atlas.area(None, UnitKind::Municipality, name, |_, it| (code_of(it), it.to_owned()))
        };
        let (old, new) = (town(&mut atlas, "old"), town(&mut atlas, "new"));
        let school = atlas.school("007");
        atlas.see(school, &seen(2020, new, "LATEST"));
        atlas.see(school, &seen(2020, new, "Latest  school"));
        atlas.see(school, &seen(2018, old, "first"));
        atlas.see(school, &Sighting { is_vague: true, ..seen(2021, old, "first") });

        let (units, positions) = atlas.finish([school].into_iter(), &AsSpelled);

        let names: Vec<_> = units.iter().map(|(unit, _)| unit.name.as_str()).collect();
        assert_eq!(names, ["new", "first"], "the unused municipality is left out");
        assert_eq!(units[1].0.aliases, ["LATEST", "Latest school"]);
        assert_eq!(units[1].1, Some(0), "a vague spelling does not outweigh a certain one");
        assert_eq!(positions[school as usize], 1);
    }

    #[test]
    fn of_two_names_in_one_year_the_one_that_does_not_shout_wins() {
        let mut atlas = Atlas::default();
        let school = atlas.school("1");
        for name in ["ШКОЛА", "Школа № 1", "Школа №1"] {
            atlas.see(school, &Sighting { parent: None, ..seen(2020, 0, name) });
        }
        let (units, _) = atlas.finish([school].into_iter(), &AsSpelled);
        assert_eq!(units[0].0.name, "Школа № 1");
        assert_eq!(units[0].0.aliases, ["ШКОЛА", "Школа №1"]);
    }
}
