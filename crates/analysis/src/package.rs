//! A package: what one school or municipality has, cut out of the whole to be passed on (domain, row 47).
//!
//! Only results and what they are results of: no rows of pupils, no context, nothing that was decided.

use std::collections::BTreeMap;

use crate::{
    batch::Batch,
    code::Code,
    cube::{Cell, Place},
    dictionary::{
        Break, Detail, Dictionary, EVERYBODY, Member, MemberId, NotHeld, Partition, Source,
    },
    dimension::Dimension,
    scale::Scale,
    territory::{Territory, Unit, UnitId},
};

/// Cuts the results of a unit and of everything in it out of a dictionary and its cells. What lies around
/// it comes along by name, members without a result do not.
pub fn cut(dictionary: &Dictionary, unit: UnitId, cells: &[Cell]) -> Batch {
    let territory = &dictionary.territory;
    let inside = territory.inside(unit);
    let own: Vec<Cell> = cells.iter().filter(|it| inside.contains(&it.unit)).copied().collect();
    let kept = Kept::of(dictionary, &own);
    let (units, places) = units(territory, unit);
    let cells = own.iter().filter_map(|it| {
        Some(Cell { place: kept.place(&it.place)?, unit: *places.get(&it.unit)?, tally: it.tally })
    });
    Batch {
        cells: cells.collect(),
        dictionary: kept.dictionary(dictionary),
        units,
        ..Batch::default()
    }
}

type Units = Vec<(Unit, Option<usize>)>;

/// The unit, what contains it and what it contains; and where each stands in the list.
fn units(territory: &Territory, unit: UnitId) -> (Units, BTreeMap<UnitId, u32>) {
    let mut path = territory.path(unit);
    path.pop();
    let (mut units, mut places) = (Units::new(), BTreeMap::new());
    for id in path.into_iter().chain(territory.inside(unit)) {
        let parent = places.get(&territory.parent(id)).map(|it: &u32| *it as usize);
        #[expect(clippy::cast_possible_truncation, reason = "no longer than the territory")]
        places.insert(id, units.len() as u32);
        units.push((territory.unit(id).clone(), parent));
    }
    (units, places)
}

/// The members that results use, with their new numbers.
struct Kept {
    procedures: BTreeMap<MemberId, MemberId>,
    subjects: BTreeMap<MemberId, MemberId>,
    grades: BTreeMap<MemberId, MemberId>,
    groups: BTreeMap<MemberId, MemberId>,
    scales: BTreeMap<MemberId, MemberId>,
}

impl Kept {
    fn of(dictionary: &Dictionary, cells: &[Cell]) -> Self {
        let everybody = (!dictionary.groups.is_empty()).then_some(EVERYBODY);
        let numbered = |of: fn(&Place) -> MemberId, first: Option<MemberId>| {
            let used = cells.iter().map(|it| of(&it.place)).chain(first);
            let used: BTreeMap<MemberId, ()> = used.map(|it| (it, ())).collect();
            used.into_keys().zip(0..).collect()
        };
        Self {
            procedures: numbered(|it| it.procedure, None),
            subjects: numbered(|it| it.subject, None),
            grades: numbered(|it| it.grade, None),
            groups: numbered(|it| it.group, everybody),
            scales: numbered(|it| it.scale, None),
        }
    }

    fn place(&self, of: &Place) -> Option<Place> {
        Some(Place {
            procedure: *self.procedures.get(&of.procedure)?,
            subject: *self.subjects.get(&of.subject)?,
            group: *self.groups.get(&of.group)?,
            grade: *self.grades.get(&of.grade)?,
            scale: *self.scales.get(&of.scale)?,
            ..*of
        })
    }

    fn list(&self, of: Dimension) -> Option<&BTreeMap<MemberId, MemberId>> {
        match of {
            Dimension::Procedure => Some(&self.procedures),
            Dimension::Subject => Some(&self.subjects),
            Dimension::Grade => Some(&self.grades),
            Dimension::Group => Some(&self.groups),
            _ => None,
        }
    }

    fn dictionary(&self, of: &Dictionary) -> Dictionary {
        let members = |list: &[Member], kept: &BTreeMap<MemberId, MemberId>| -> Vec<Member> {
            kept.keys().filter_map(|it| list.get(usize::from(*it)).cloned()).collect()
        };
        let scale = |it: &MemberId| of.scales.get(usize::from(*it)).cloned();
        let scales: Vec<Scale> = self.scales.keys().filter_map(scale).collect();
        let procedures = members(&of.procedures, &self.procedures);
        let is_source = |code: &Code| {
            procedures
                .iter()
                .any(|it| matches!(&it.detail, Detail::Procedure { source } if source == code))
        };
        // What opens first is for the receiver to say.
        let source = |it: &Source| Source { is_opened_first: false, ..it.clone() };
        Dictionary {
            sources: of.sources.iter().filter(|it| is_source(&it.code)).map(source).collect(),
            subjects: members(&of.subjects, &self.subjects),
            grades: members(&of.grades, &self.grades),
            groups: members(&of.groups, &self.groups),
            scales,
            partitions: of.partitions.iter().filter_map(|it| self.partition(it)).collect(),
            not_held: of.not_held.iter().filter_map(|it| self.not_held(it)).collect(),
            breaks: of.breaks.iter().filter_map(|it| self.broken(it)).collect(),
            procedures,
            ..Dictionary::default()
        }
    }
}

impl Kept {
    fn partition(&self, of: &Partition) -> Option<Partition> {
        let list = self.list(of.dimension)?;
        let procedure = match of.procedure {
            None => None,
            Some(it) => Some(*self.procedures.get(&it)?),
        };
        let (whole, part) = (*list.get(&of.whole)?, *list.get(&of.part)?);
        Some(Partition { procedure, whole, part, ..of.clone() })
    }

    fn grade(&self, of: Option<MemberId>) -> Option<Option<MemberId>> {
        match of {
            None => Some(None),
            Some(it) => self.grades.get(&it).map(|it| Some(*it)),
        }
    }

    fn not_held(&self, of: &NotHeld) -> Option<NotHeld> {
        let procedure = *self.procedures.get(&of.procedure)?;
        Some(NotHeld { procedure, grade: self.grade(of.grade)?, ..of.clone() })
    }

    fn broken(&self, of: &Break) -> Option<Break> {
        let procedure = *self.procedures.get(&of.procedure)?;
        Some(Break { procedure, grade: self.grade(of.grade)?, ..of.clone() })
    }
}

/// Whether everything a batch refers to is in it; for one that comes from outside.
pub fn is_whole(dictionary: &Dictionary, units: &[(Unit, Option<usize>)]) -> bool {
    let has = |of: Dimension, it: MemberId| usize::from(it) < dictionary.members(of).len();
    let grade = |it: Option<MemberId>| it.is_none_or(|it| has(Dimension::Grade, it));
    let procedure = |it: MemberId| has(Dimension::Procedure, it);
    let partition = |it: &Partition| {
        it.procedure.is_none_or(procedure)
            && has(it.dimension, it.whole)
            && has(it.dimension, it.part)
    };
    let nested = |(at, (unit, parent)): (usize, &(Unit, Option<usize>))| {
        parent.is_none_or(|it| it < at && units[it].0.kind < unit.kind)
    };
    dictionary.partitions.iter().all(partition)
        && dictionary.not_held.iter().all(|it| procedure(it.procedure) && grade(it.grade))
        && dictionary.breaks.iter().all(|it| procedure(it.procedure) && grade(it.grade))
        && dictionary.scales.iter().all(|it| it.clone().checked().is_ok())
        && units.iter().enumerate().all(nested)
}

/// Whether a result is of something that is there.
pub fn is_known(dictionary: &Dictionary, units: usize, cell: &Cell) -> bool {
    let has = |of: Dimension, it: MemberId| usize::from(it) < dictionary.members(of).len();
    let Place { procedure, subject, group, grade, scale, .. } = cell.place;
    has(Dimension::Procedure, procedure)
        && has(Dimension::Subject, subject)
        && has(Dimension::Group, group)
        && has(Dimension::Grade, grade)
        && usize::from(scale) < dictionary.scales.len()
        && (cell.unit as usize) < units
}
