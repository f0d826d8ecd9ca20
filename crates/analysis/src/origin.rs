//! Origins: which stored results a number was made of.
//!
//! A number on a page is a sum over planes and units, and wholes are completed from their parts
//! where nobody published them ([`Cube::build`]). Here the same is told backwards: [`asked`] names
//! what the number of a view is of and which groups and grades it may have been completed from;
//! [`Asked::behind`] picks those of the stored results that count, by the same rule: what is
//! published for a place wins over what lies inside it, and a whole over its parts.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    answer::chosen,
    cube::{Cube, Plane},
    dictionary::{Dictionary, EVERYBODY, MemberId},
    dimension::Dimension,
    disclosure::Published,
    territory::{Territory, UnitId},
    view::View,
    year::{AcademicYear, Term},
};

/// What a number is of, in one year, term, procedure and subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The procedure.
    pub procedure: MemberId,
    /// The year.
    pub year: AcademicYear,
    /// The term.
    pub term: Term,
    /// The subject.
    pub subject: MemberId,
    /// For each group and grade that was added up: itself and what it may be completed from.
    pub targets: Vec<BTreeMap<Slot, u8>>,
    /// The places; everything inside them counts.
    pub units: Vec<UnitId>,
}

/// Group and grade of a result.
pub type Slot = (MemberId, MemberId);

/// A stored result, with whatever the caller knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored<T> {
    /// Group and grade.
    pub slot: Slot,
    /// The place.
    pub unit: UnitId,
    /// What the caller knows.
    pub item: T,
}

/// What the number of a view without a breakdown is of. Codes of the view are as for
/// [`answer`](crate::answer()).
pub fn asked(cube: &Published<Cube>, view: &View) -> Vec<Asked> {
    let cube = cube.get();
    let view = View { by: Vec::new(), ..view.clone() };
    let (planes, units) = chosen(cube, &view);
    let mut all: Vec<Asked> = Vec::new();
    for plane in planes {
        let Plane { procedure, year, term, subject, .. } = *plane;
        let targets = targets(cube.dictionary(), plane);
        let is_same = |it: &Asked| {
            (it.procedure, it.year, it.term, it.subject) == (procedure, year, term, subject)
        };
        match all.iter_mut().find(|it| is_same(it)) {
            Some(known) => known.targets.extend(targets),
            None => {
                let units = units.clone();
                all.push(Asked { procedure, year, term, subject, targets, units });
            }
        }
    }
    for asked in &mut all {
        let mut seen = BTreeSet::new();
        asked.targets.retain(|it| seen.insert(it.clone()));
    }
    all
}

/// The groups and grades of a plane; all grades together are each of those that went in.
fn targets(dictionary: &Dictionary, plane: &Plane) -> Vec<BTreeMap<Slot, u8>> {
    let grades: Vec<MemberId> = match plane.grade {
        Some(grade) => vec![grade],
        None => (0..64).filter(|it| plane.grades >> it & 1 == 1).collect(),
    };
    let is_part = |grade: &MemberId| {
        let mut wholes = grades.iter().filter(|it| *it != grade);
        wholes.any(|it| dictionary.is_part_of(Dimension::Grade, plane.procedure, *grade, *it))
    };
    let roots = grades.iter().filter(|it| !is_part(it));
    roots.map(|grade| completed_from(dictionary, plane, *grade)).collect()
}

fn completed_from(dictionary: &Dictionary, plane: &Plane, grade: MemberId) -> BTreeMap<Slot, u8> {
    let mut grades: BTreeMap<MemberId, u8> = BTreeMap::from([(grade, 0)]);
    let mut next = vec![grade];
    while let Some(whole) = next.pop() {
        let depth = grades.get(&whole).copied().unwrap_or_default();
        for part in dictionary.parts(Dimension::Grade, plane.procedure, whole) {
            if grades.insert(part, depth + 1).is_none() {
                next.push(part);
            }
        }
    }
    let mut groups: BTreeMap<MemberId, u8> = BTreeMap::from([(plane.group, 0)]);
    if plane.group == EVERYBODY {
        for it in dictionary.partitions(Dimension::Group, plane.procedure) {
            if it.whole == EVERYBODY && it.is_exhaustive {
                // The first family that is there is taken.
                groups.entry(it.part).or_insert(1 + it.family);
            }
        }
    }
    if Some(plane.group) == dictionary.first_attempts() {
        // Where nobody sat again the only result is the first.
        groups.insert(EVERYBODY, 1);
    }
    // Everybody is completed first, so a group of the grade itself comes before its parts.
    let ranked = grades.iter().flat_map(|(grade, depth)| {
        groups.iter().map(move |(group, family)| ((*group, *grade), depth * 16 + (*family).min(15)))
    });
    ranked.collect()
}

impl Asked {
    /// Whether a result of this group and grade may be behind the number.
    pub fn concerns(&self, slot: Slot) -> bool {
        self.targets.iter().any(|it| it.contains_key(&slot))
    }

    /// The stored results behind the number. `stored` are of the same year, term, procedure and
    /// subject.
    pub fn behind<'s, T>(
        &self,
        territory: &Territory,
        stored: &'s [Stored<T>],
    ) -> Vec<&'s Stored<T>> {
        let is_inside =
            |unit: UnitId| self.units.iter().any(|it| territory.inside(*it).contains(&unit));
        let mut found = Vec::new();
        for target in &self.targets {
            let ranked = stored.iter().filter_map(|it| Some((target.get(&it.slot)?, it)));
            let mut ranked: Vec<_> = ranked.filter(|(_, it)| is_inside(it.unit)).collect();
            ranked.sort_by_key(|(rank, it)| (it.unit, **rank));
            let mut kept: Option<(UnitId, u8)> = None;
            for (rank, it) in ranked {
                let counts = match kept {
                    None => true,
                    Some((unit, best)) if unit == it.unit => *rank == best,
                    Some((unit, _)) => !territory.inside(unit).contains(&it.unit),
                };
                if counts {
                    kept = Some((it.unit, *rank));
                    found.push(it);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        code::Code,
        territory::{TerritoryBuilder, Unit, UnitKind},
    };

    fn town() -> (Territory, [UnitId; 4]) {
        let mut builder = TerritoryBuilder::default();
        let mut add = |kind, name: &str, parent| {
            builder.add(Unit::new(kind, Code::spelled(name), name), parent)
        };
        let town = add(UnitKind::Municipality, "town", None);
        let school = add(UnitKind::School, "school 1", Some(town));
        let class = add(UnitKind::Class, "5a", Some(school));
        let other = add(UnitKind::School, "school 2", Some(town));
        let numbered = builder.build();
        let ids = [town, school, class, other].map(|it| numbered.ids[it]);
        (numbered.territory, ids)
    }

    #[test]
    fn a_published_whole_wins_over_what_lies_inside_it_and_over_its_parts() {
        let (territory, [town, school, class, other]) = town();
        // Everybody in grade 0, which may be completed from groups 1 and 2.
        let targets = vec![BTreeMap::from([((0, 0), 0), ((1, 0), 1), ((2, 0), 1)])];
        let of = |units| Asked {
            procedure: 0,
            year: AcademicYear::MAX,
            term: Term::Spring,
            subject: 0,
            targets: targets.clone(),
            units,
        };
        let stored = [
            ((0, 0), school, "a school"),
            ((0, 0), class, "its class"),
            ((1, 0), other, "girls"),
            ((2, 0), other, "boys"),
            ((1, 0), school, "girls of the school"),
            ((0, 7), other, "another grade"),
        ];
        let stored = stored.map(|(slot, unit, item)| Stored { slot, unit, item });
        let behind = |unit| {
            let found = of(vec![unit]).behind(&territory, &stored);
            found.into_iter().map(|it| it.item).collect::<Vec<_>>()
        };
        assert_eq!(behind(town), ["a school", "girls", "boys"]);
        assert_eq!(behind(class), ["its class"]);
        assert_eq!(behind(other), ["girls", "boys"]);
        assert!(of(vec![town]).concerns((2, 0)) && !of(vec![town]).concerns((0, 7)));
    }
}
