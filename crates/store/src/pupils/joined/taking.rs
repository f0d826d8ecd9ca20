//! Taking rows that are kept into a batch, in the place of what it says of their work and school.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use analysis::{
    Batch, Cell, Lines, Pupil, Pupils,
    attempt::first_attempts,
    cube::Place,
    dictionary::MemberId,
    pupil::{Work, resit},
};

use super::Joined;
use crate::{
    Evidence, StoreError,
    entities::pupil_works,
    error::{Corruption, InTable},
    pupils::tasks_of,
    units,
};

/// A batch while rows that are kept are taken into it.
pub(super) struct Joining<'a> {
    pub(super) joined: Joined,
    territory: &'a units::Merged,
    schools: &'a HashMap<i32, i32>,
    /// Positions of units and works, by their stored numbers.
    units: HashMap<u32, usize>,
    works: HashMap<u32, u32>,
}

impl<'a> Joining<'a> {
    pub(super) fn new(
        batch: &Batch,
        evidence: Evidence<'_>,
        pupils: &Pupils,
        territory: &'a units::Merged,
        schools: &'a HashMap<i32, i32>,
    ) -> Self {
        let lines = (0..batch.cells.len()).map(|at| evidence.lines.get(at).cloned());
        let lines = lines.map(Option::unwrap_or_default).collect();
        let (batch, pupils) = (batch.clone(), pupils.clone());
        let joined = Joined { batch, pupils, lines, from: BTreeSet::new() };
        let places = territory.places().into_iter().enumerate().rev();
        let units = places.map(|(at, id)| (id.cast_unsigned(), at)).collect();
        Self { joined, territory, schools, units, works: HashMap::new() }
    }

    /// Puts what a work and school are together in the place of what the batch says of them.
    pub(super) fn take(
        &mut self,
        place: Place,
        (school, kept): (i32, &[Pupil]),
        together: resit::Together,
        works: &BTreeMap<i32, pupil_works::Model>,
    ) -> Result<(), StoreError> {
        self.leave_out(place, school);
        let first = match self.joined.batch.dictionary.first_attempts() {
            None if together.cells.iter().any(|it| it.2.is_some()) => {
                let groups = &mut self.joined.batch.dictionary.groups;
                groups.push(first_attempts());
                MemberId::try_from(groups.len() - 1).ok()
            }
            known => known,
        };
        if together.cells.iter().any(|it| it.0.cast_signed() == school) {
            // The whole is made of all that is kept, also of classes in which nothing is new.
            let works = kept.iter().filter_map(|it| works.get(&it.work.cast_signed()));
            self.joined.from.extend(works.map(|it| it.batch_id));
            self.joined.from.extend(kept.iter().filter_map(|it| it.kept_from));
        }
        for (unit, latest, of_first) in together.cells {
            let own = together.rows.iter().filter(|it| it.kept_from.is_none());
            let is_whole = unit.cast_signed() == school;
            let mut lines = Lines::default();
            own.filter(|it| is_whole || it.unit == unit)
                .for_each(|it| lines.add(it.sheet, it.line.into()));
            let unit = self.unit(unit)?;
            let of_first = first.zip(of_first).map(|(group, it)| (Place { group, ..place }, it));
            for (place, tally) in [Some((place, latest)), of_first].into_iter().flatten() {
                self.joined.batch.cells.push(Cell { place, unit, tally });
                self.joined.lines.push(lines.clone());
            }
        }
        for row in together.rows {
            let unit = self.unit(row.unit)?;
            let work = match row.kept_from {
                None => row.work,
                Some(from) => {
                    let work = &works[&row.work.cast_signed()];
                    self.joined.from.extend([from, work.batch_id]);
                    self.work(work, place)?
                }
            };
            self.joined.pupils.rows.push(Pupil { unit, work, ..row });
        }
        Ok(())
    }

    /// Leaves out what the batch itself says of a work and school.
    fn leave_out(&mut self, place: Place, school: i32) {
        let Joined { batch, pupils, lines, .. } = &mut self.joined;
        let places = self.territory.places();
        let is_of_school = |unit: u32| {
            let id = places.get(unit as usize);
            id.is_some_and(|it| self.schools.get(it) == Some(&school))
        };
        let first = batch.dictionary.first_attempts();
        let is_of_work = |of: Place| {
            let is_told = of.group == place.group || Some(of.group) == first;
            is_told && Place { group: place.group, ..of } == place
        };
        let stays = |it: &Cell| !(is_of_work(it.place) && is_of_school(it.unit));
        let stays: Vec<bool> = batch.cells.iter().map(stays).collect();
        let mut at = stays.iter();
        batch.cells.retain(|_| at.next().copied().unwrap_or(true));
        let mut at = stays.iter();
        lines.retain(|_| at.next().copied().unwrap_or(true));
        let works: Vec<bool> = pupils.works.iter().map(|it| is_of_work(it.place)).collect();
        let is_joined = |it: &Pupil| works.get(it.work as usize).copied().unwrap_or_default();
        pupils
            .rows
            .retain(|it| it.kept_from.is_some() || !(is_joined(it) && is_of_school(it.unit)));
    }

    /// The position of a unit in the batch.
    fn unit(&mut self, id: u32) -> Result<u32, StoreError> {
        let at = match self.units.get(&id) {
            Some(at) => *at,
            None => {
                let unit = self.territory.unit(id.cast_signed())?;
                let unit = unit.ok_or(Corruption::Reference(id.cast_signed()));
                let school = self.schools.get(&id.cast_signed());
                let parent = school.and_then(|it| self.units.get(&it.cast_unsigned())).copied();
                self.joined.batch.units.push((unit.in_table("units")?, parent));
                let at = self.joined.batch.units.len() - 1;
                self.units.insert(id, at);
                at
            }
        };
        u32::try_from(at).in_table("units")
    }

    /// The position of a work that is kept.
    fn work(&mut self, work: &pupil_works::Model, place: Place) -> Result<u32, StoreError> {
        let id = work.id.cast_unsigned();
        if let Some(at) = self.works.get(&id) {
            return Ok(*at);
        }
        let works = &mut self.joined.pupils.works;
        let at = u32::try_from(works.len()).in_table("pupil_works")?;
        works.push(Work { place, tasks: tasks_of(work)? });
        self.works.insert(id, at);
        Ok(at)
    }
}
