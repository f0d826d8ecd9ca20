//! A table: planes that are linked with each other, with all their units.
//!
//! Planes of one procedure, year and term belong together if they are of one subject, or of
//! subjects of which one is part of the other: nothing published elsewhere says anything
//! about them. A unit that has a row of its own in one plane gets one in every plane that has
//! rows inside it, so that "the total of this unit stands" is true for all planes or for none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    links::{Link, Links},
    set::{SIZE_MAX, Set},
};
use crate::{
    cube::{Cube, Plane},
    dictionary::{Detail, MemberId},
    dimension::Dimension,
    scale::LEVELS_MAX,
    tally::Tally,
    territory::UnitId,
};

/// Linked planes and their rows.
#[derive(Debug)]
pub(super) struct Table {
    /// For each plane of the table, its place in the cube.
    pub(super) planes: Vec<usize>,
    /// The links; `None` where there are too many planes to look through.
    pub(super) links: Option<Links>,
    /// Units that have a row somewhere, in preorder.
    pub(super) units: Vec<UnitId>,
    /// For each of them, the innermost other one that contains it.
    pub(super) up: Vec<Option<usize>>,
    cells: Vec<Option<Tally>>,
    /// Of each cell participants and levels once more, close together.
    values: Vec<[i64; LEVELS_MAX + 1]>,
    /// For each unit, the planes in which it has a row.
    pub(super) present: Vec<Set>,
    /// For each unit, the planes in which that row has levels.
    pub(super) levelled: Vec<Set>,
    /// For each unit and level, the planes in which somebody is at that level.
    pub(super) peopled: Vec<[Set; LEVELS_MAX]>,
}

/// The tables of a cube.
pub(super) fn tables(cube: &Cube) -> Vec<Table> {
    groups(cube).iter().map(|planes| Table::of(cube, planes)).collect()
}

/// Planes that belong together, as places in the cube.
fn groups(cube: &Cube) -> Vec<Vec<usize>> {
    let mut sittings: BTreeMap<_, BTreeMap<MemberId, Vec<usize>>> = BTreeMap::new();
    for (at, plane) in cube.planes().iter().enumerate() {
        let subjects = sittings.entry((plane.procedure, plane.year, plane.term)).or_default();
        subjects.entry(plane.subject).or_default().push(at);
    }
    let mut groups = Vec::new();
    for ((procedure, ..), mut subjects) in sittings {
        while let Some((subject, mut planes)) = subjects.pop_first() {
            let mut linked = BTreeSet::from([subject]);
            while let Some(next) = subjects
                .keys()
                .copied()
                .find(|it| linked.iter().any(|one| are_linked(cube, procedure, *one, *it)))
            {
                planes.extend(subjects.remove(&next).unwrap_or_default());
                linked.insert(next);
            }
            planes.sort_unstable();
            groups.push(planes);
        }
    }
    groups
}

fn are_linked(cube: &Cube, procedure: MemberId, a: MemberId, b: MemberId) -> bool {
    let dictionary = cube.dictionary();
    [a, b].iter().any(|it| dictionary.subjects[usize::from(*it)].detail == Detail::SubjectTotal)
        || dictionary
            .partitions(Dimension::Subject, procedure)
            .any(|it| (it.whole, it.part) == (a, b) || (it.whole, it.part) == (b, a))
}

impl Table {
    fn of(cube: &Cube, planes: &[usize]) -> Self {
        // Two planes over the same rows are one.
        let mut distinct: Vec<usize> = Vec::new();
        let mut numbered: Vec<(&Plane, usize)> = Vec::new();
        let mut by_rows: HashMap<u32, usize> = HashMap::new();
        for &at in planes {
            let plane = &cube.planes()[at];
            let number = *by_rows.entry(plane.rows.start).or_insert_with(|| {
                distinct.push(at);
                distinct.len() - 1
            });
            numbered.push((plane, number));
        }
        let links = if distinct.len() <= SIZE_MAX { Links::of(cube, &numbered) } else { None };
        let units: BTreeSet<UnitId> =
            distinct.iter().flat_map(|at| cube.units(&cube.planes()[*at])).copied().collect();
        let units: Vec<UnitId> = units.into_iter().collect();
        let at: HashMap<UnitId, usize> = units.iter().copied().zip(0..).collect();
        let up = units.iter().map(|unit| innermost(cube, &at, *unit)).collect();
        let mut cells = vec![None; units.len() * distinct.len()];
        for (number, plane) in distinct.iter().enumerate() {
            let plane = &cube.planes()[*plane];
            for (unit, row) in cube.units(plane).iter().zip(plane.rows.start as usize..) {
                cells[at[unit] * distinct.len() + number] = Some(cube.columns().tally(row));
            }
        }
        let (count, size) = (units.len(), cells.len());
        let mut table = Self {
            planes: distinct,
            links,
            units,
            up,
            cells,
            values: vec![[0; LEVELS_MAX + 1]; size],
            present: vec![Set::default(); count],
            levelled: vec![Set::default(); count],
            peopled: vec![[Set::default(); LEVELS_MAX]; count],
        };
        table.complete();
        if table.planes.len() <= SIZE_MAX {
            table.note();
        }
        table
    }

    /// Gives every unit its row in all planes that have rows inside it, and notes what is there.
    fn complete(&mut self) {
        let width = self.planes.len();
        let mut inside: Vec<Option<Tally>> = vec![None; self.cells.len()];
        // The innermost units first: a row inside may itself have to be added up.
        for row in (0..self.units.len()).rev() {
            for plane in 0..width {
                let at = row * width + plane;
                self.cells[at] = self.cells[at].or(inside[at]);
                if let (Some(up), Some(tally)) = (self.up[row], self.cells[at]) {
                    let sum = &mut inside[up * width + plane];
                    *sum = Some(sum.unwrap_or_default() + tally);
                }
            }
        }
    }

    /// Notes what is asked for often.
    fn note(&mut self) {
        let width = self.planes.len();
        for row in 0..self.units.len() {
            for plane in 0..width {
                let at = row * width + plane;
                let Some(tally) = self.cells[at] else { continue };
                self.present[row].insert(plane);
                self.values[at][0] = tally.participants.cast_signed();
                let Some(levels) = tally.levels else { continue };
                self.levelled[row].insert(plane);
                for (level, count) in levels.counts.into_iter().enumerate() {
                    self.values[at][level + 1] = count.cast_signed();
                    if count > 0 {
                        self.peopled[row][level].insert(plane);
                    }
                }
            }
        }
    }

    /// The tally of a unit in a plane.
    pub(super) fn tally(&self, row: usize, plane: usize) -> Option<&Tally> {
        self.cells[row * self.planes.len() + plane].as_ref()
    }

    /// Participants (column 0) or the count at a level (column 1 to 6); 0 where there is none.
    pub(super) fn value(&self, row: usize, plane: usize, column: usize) -> i64 {
        self.values[row * self.planes.len() + plane][column]
    }

    /// What a whole has beyond those of its parts that are there; 0 where none is.
    pub(super) fn rest(&self, row: usize, link: &Link, column: usize) -> i64 {
        let there = self.there(row, column);
        let parts = link.parts & there;
        if !there.has(link.whole) || parts.is_empty() || (link.is_single && column > 0) {
            return 0;
        }
        let parts: i64 = parts.iter().map(|it| self.value(row, it, column)).sum();
        self.value(row, link.whole, column) - parts
    }

    /// The planes in which a unit has this column.
    pub(super) fn there(&self, row: usize, column: usize) -> Set {
        if column == 0 { self.present[row] } else { self.levelled[row] }
    }

    /// The counts at each level.
    pub(super) fn counts(&self, row: usize, plane: usize) -> [u64; LEVELS_MAX] {
        self.tally(row, plane).and_then(|it| it.levels).map_or([0; LEVELS_MAX], |it| it.counts)
    }

    /// Whether the row of `other` has every part that the row of `row` has.
    pub(super) fn covers(&self, other: usize, row: usize, plane: usize) -> bool {
        let parts = |row| {
            self.tally(row, plane).map_or([false; 5], |it| {
                let Tally {
                    participants: _, attendance, levels, scores, squares, points_max, ..
                } = it;
                [
                    attendance.is_some(),
                    levels.is_some(),
                    scores.is_some(),
                    squares.is_some(),
                    points_max.is_some(),
                ]
            })
        };
        parts(row).iter().zip(parts(other)).all(|(needed, there)| !needed | there)
    }

    /// Whether the row counts some pupils, but fewer than `threshold`, in any of its parts.
    pub(super) fn is_small(&self, row: usize, plane: usize, threshold: u64) -> bool {
        let small = |n: u64| (1..threshold).contains(&n);
        self.tally(row, plane).is_some_and(|it| {
            small(it.participants)
                || it.levels.is_some_and(|it| small(it.graded()))
                || [it.scores, it.squares, it.points_max].iter().flatten().any(|it| small(it.n))
                || it.attendance.is_some_and(|it| small(it.present) || small(it.valid))
        })
    }
}

fn innermost(cube: &Cube, at: &HashMap<UnitId, usize>, unit: UnitId) -> Option<usize> {
    let territory = cube.territory();
    let mut here = unit;
    while here != territory.parent(here) {
        here = territory.parent(here);
        if let Some(found) = at.get(&here) {
            return Some(*found);
        }
    }
    None
}
