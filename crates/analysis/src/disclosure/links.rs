//! Links: which planes of a table are parts of which whole, and what these equations pin down.
//!
//! If a unit hides a set of planes, an observer still knows that each hidden whole is the sum
//! of its parts. [`Links::movable`] says which of the hidden numbers could have been others
//! without contradicting that: those a vector in the kernel of the equations touches. What a
//! whole has beyond its parts is a number too; it goes by [`Links::rest`].

use std::{cell::RefCell, collections::BTreeMap, collections::HashMap};

use super::set::{Quick, SIZE_MAX, Set};
use crate::{
    cube::{Cube, Plane},
    dictionary::{Detail, MemberId},
    dimension::Dimension,
};

/// One whole and one family of its parts, as numbers of planes in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) whole: usize,
    pub(super) parts: Set,
    /// The parts make up the whole, so an observer may take their sum for it.
    pub(super) is_tight: bool,
    /// One part of several against its whole: only the number of pupils outside it matters.
    pub(super) is_single: bool,
}

impl Link {
    fn single(&self, part: usize) -> Self {
        Self { whole: self.whole, parts: Set::only(part), is_tight: false, is_single: true }
    }
}

/// All links of a table.
#[derive(Debug)]
pub(super) struct Links {
    pub(super) all: Vec<Link>,
    /// How many planes there are.
    planes: usize,
    /// What was found out before: hidden planes and links that bind, to movable planes.
    known: RefCell<HashMap<(Set, Set), Set, Quick>>,
}

/// Arithmetic modulo 2³¹ − 1: the coefficients are 0 and ±1, so nothing of it shows.
const PRIME: i64 = (1 << 31) - 1;

/// A plane without its subject, group or grade: what the planes of one link share.
type Rest = [u32; 4];

impl Links {
    /// The links between `planes`; `number` gives each its place in the table.
    ///
    /// `None` if there are more than a [`Set`] can hold.
    pub(super) fn of(cube: &Cube, planes: &[(&Plane, usize)]) -> Option<Self> {
        let mut all: Vec<Link> = Vec::new();
        all.extend(along(cube, planes, Dimension::Group, |it| Some(it.group)));
        all.extend(along(cube, planes, Dimension::Grade, |it| it.grade));
        all.extend(along(cube, planes, Dimension::Subject, |it| Some(it.subject)));
        all.extend(all_grades(cube, planes));
        all.extend(subject_totals(cube, planes));
        let singles: Vec<Link> = all
            .iter()
            .filter(|it| it.parts.len() > 2)
            .flat_map(|it| it.parts.iter().map(|part| it.single(part)))
            .collect();
        all.extend(singles);
        let mut unique: Vec<Link> = Vec::new();
        for link in all {
            if !unique.contains(&link) {
                unique.push(link);
            }
        }
        let count = planes.iter().map(|it| it.1 + 1).max().unwrap_or(0);
        let fits = count + unique.len() <= SIZE_MAX;
        fits.then(|| Self { all: unique, planes: count, known: RefCell::default() })
    }

    /// The number of what a whole has beyond its parts: it follows those of the planes.
    pub(super) fn rest(&self, link: usize) -> usize {
        self.planes + link
    }

    /// The link whose rest this number is, if it is no plane.
    pub(super) fn link_of(&self, target: usize) -> Option<usize> {
        target.checked_sub(self.planes)
    }

    /// Which planes of `hidden`, and which rests, no observer can pin down if the links `active`
    /// bind: if what their wholes have beyond their parts is taken for known.
    pub(super) fn movable(&self, hidden: Set, active: Set) -> Set {
        if hidden.is_empty() {
            return hidden;
        }
        if let Some(found) = self.known.borrow().get(&(hidden, active)) {
            return *found;
        }
        let found = self.kernel(hidden, active);
        self.known.borrow_mut().insert((hidden, active), found);
        found
    }

    /// The support of the kernel of the links over the hidden planes and the rests.
    fn kernel(&self, hidden: Set, active: Set) -> Set {
        let touched: Vec<usize> = (0..self.all.len())
            .filter(|it| {
                let link = &self.all[*it];
                hidden.has(link.whole) || !(link.parts & hidden).is_empty()
            })
            .collect();
        let mut targets: Vec<usize> = hidden.iter().collect();
        targets.extend(touched.iter().filter(|it| !active.has(**it)).map(|it| self.rest(*it)));
        let coefficient = |number: usize, target: usize| {
            let link = &self.all[number];
            let is_taken = target == link.whole || target == self.rest(number);
            (i64::from(link.parts.has(target)) - i64::from(is_taken)).rem_euclid(PRIME)
        };
        // A whole is its parts and its rest; signs do not matter to what can move.
        let mut rows: Vec<Vec<i64>> = touched
            .iter()
            .map(|number| targets.iter().map(|it| coefficient(*number, *it)).collect())
            .collect();
        let pivots = reduce(&mut rows, targets.len());
        let free = targets.iter().enumerate().filter(|(at, _)| !pivots.contains(at));
        let mut movable: Set = free.map(|it| *it.1).collect();
        for (row, pivot) in rows.iter().zip(&pivots) {
            if row.iter().enumerate().any(|(at, value)| at != *pivot && *value != 0) {
                movable.insert(targets[*pivot]);
            }
        }
        movable
    }
}

/// Gauss and Jordan; the first rows end up with the pivots that are returned.
fn reduce(rows: &mut [Vec<i64>], width: usize) -> Vec<usize> {
    let mut pivots = Vec::new();
    for column in 0..width {
        let done = pivots.len();
        let Some(found) = (done..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(done, found);
        let inverse = power(rows[done][column], PRIME - 2);
        for value in &mut rows[done] {
            *value = *value * inverse % PRIME;
        }
        let lead = rows[done].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let factor = row[column];
            if at != done && factor != 0 {
                for (value, less) in row.iter_mut().zip(&lead) {
                    *value = (*value - factor * less).rem_euclid(PRIME);
                }
            }
        }
        pivots.push(column);
    }
    pivots
}

fn power(mut base: i64, mut exponent: i64) -> i64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}

/// Links along one dimension, as the dictionary lists them.
fn along(
    cube: &Cube,
    planes: &[(&Plane, usize)],
    dimension: Dimension,
    member: impl Fn(&Plane) -> Option<MemberId>,
) -> Vec<Link> {
    let mut slots: BTreeMap<(Rest, u64), BTreeMap<MemberId, usize>> = BTreeMap::new();
    for (plane, number) in planes {
        if let Some(member) = member(plane) {
            // All grades of one group may be fewer than those of another.
            let grades = if plane.grade.is_none() { plane.grades } else { 0 };
            slots.entry((rest(plane, dimension), grades)).or_default().insert(member, *number);
        }
    }
    let Some((first, _)) = planes.first() else { return Vec::new() };
    let mut families: BTreeMap<(MemberId, u8), (Vec<MemberId>, bool)> = BTreeMap::new();
    for it in cube.dictionary().partitions(dimension, first.procedure) {
        let (parts, is_tight) = families.entry((it.whole, it.family)).or_default();
        parts.push(it.part);
        *is_tight |= it.is_exhaustive;
    }
    let mut links = Vec::new();
    for members in slots.values() {
        for ((whole, _), (parts, is_tight)) in &families {
            let Some(whole) = members.get(whole) else { continue };
            let parts: Set = parts.iter().filter_map(|it| members.get(it).copied()).collect();
            if !parts.is_empty() && !parts.has(*whole) {
                links.push(Link { whole: *whole, parts, is_tight: *is_tight, is_single: false });
            }
        }
    }
    links
}

/// What a plane shares with the planes it is linked to along `dimension`.
fn rest(plane: &Plane, dimension: Dimension) -> Rest {
    let optional = |it: Option<MemberId>| it.map_or(0, |it| u32::from(it) + 1);
    let unless = |of, value: u32| if dimension == of { 0 } else { value };
    [
        unless(Dimension::Subject, u32::from(plane.subject)),
        unless(Dimension::Group, u32::from(plane.group)),
        unless(Dimension::Grade, optional(plane.grade)),
        optional(plane.scale),
    ]
}

/// All grades together are the sum of the grades that are part of no other.
fn all_grades(cube: &Cube, planes: &[(&Plane, usize)]) -> Vec<Link> {
    let mut links = Vec::new();
    for (all, whole) in planes.iter().filter(|(it, _)| it.grade.is_none()) {
        let same = |it: &&(&Plane, usize)| (it.0.subject, it.0.group) == (all.subject, all.group);
        let grades: Vec<MemberId> =
            planes.iter().filter(same).filter_map(|(it, _)| it.grade).collect();
        let is_root = |grade: MemberId| {
            !cube
                .dictionary()
                .partitions(Dimension::Grade, all.procedure)
                .any(|it| it.part == grade && grades.contains(&it.whole))
        };
        let parts: Set = planes
            .iter()
            .filter(same)
            .filter(|(it, _)| it.grade.is_some_and(is_root))
            .map(|it| it.1)
            .collect();
        if !parts.is_empty() && !parts.has(*whole) {
            links.push(Link { whole: *whole, parts, is_tight: true, is_single: false });
        }
    }
    links
}

/// A subject total (ДЗИ ОБЩО) against all subjects that are part of no other.
fn subject_totals(cube: &Cube, planes: &[(&Plane, usize)]) -> Vec<Link> {
    let dictionary = cube.dictionary();
    let is_total =
        |it: MemberId| dictionary.subjects[usize::from(it)].detail == Detail::SubjectTotal;
    let mut links = Vec::new();
    for (total, whole) in planes.iter().filter(|(it, _)| is_total(it.subject)) {
        let beside: Vec<&(&Plane, usize)> = planes
            .iter()
            .filter(|(it, _)| (it.group, it.grade) == (total.group, total.grade))
            .filter(|(it, _)| !is_total(it.subject))
            .collect();
        let is_root = |subject: MemberId| {
            !dictionary.partitions(Dimension::Subject, total.procedure).any(|it| {
                it.part == subject && beside.iter().any(|other| other.0.subject == it.whole)
            })
        };
        let parts: Set = beside.iter().filter(|it| is_root(it.0.subject)).map(|it| it.1).collect();
        if !parts.is_empty() && !parts.has(*whole) {
            links.push(Link { whole: *whole, parts, is_tight: true, is_single: false });
        }
    }
    links
}
