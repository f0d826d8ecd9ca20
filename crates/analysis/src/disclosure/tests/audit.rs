//! Everything published as a linear system, and the small numbers it determines.
//!
//! A cube is a linear function of the cells it was built from, and so is the published one as
//! long as the same cells are withheld. Its coefficients are therefore read off cubes in which
//! one count is 1 and all others are 0. A number is determined exactly if its row of
//! coefficients is a combination of those of the published numbers.

use super::world::World;
use crate::{
    cube::{Cube, Plane},
    disclosure::{
        links::Link,
        merge::{secrets, written},
        secret::Secret,
        table::tables,
    },
    indicator::Part,
    scale::LEVELS_MAX,
    territory::UnitId,
};

/// A number below 2³¹ that is prime. A combination over the fractions is one modulo a prime,
/// unless the prime divides a denominator, which for coefficients as small as these it does not.
const PRIME: i64 = (1 << 31) - 1;

pub(super) struct Audit {
    /// Published numbers, as coefficients over the unknown counts.
    known: Vec<Vec<i64>>,
    /// Small numbers: what they are, and their coefficients.
    small: Vec<(String, Vec<i64>)>,
}

impl Audit {
    pub(super) fn of(world: &World, threshold: u64) -> Self {
        let cube = world.cube();
        let plan: Vec<Vec<Secret>> =
            tables(&cube).iter().map(|it| secrets(&cube, it, threshold)).collect();
        let mut audit = Self { known: Vec::new(), small: Vec::new() };
        let is_small = |it: &Number| (1..threshold.cast_signed()).contains(&it.value) && it.is_real;
        let truth = numbers(&cube);
        let small: Vec<bool> = truth.iter().map(is_small).collect();
        audit.small = truth.into_iter().filter(is_small).map(|it| (it.name, Vec::new())).collect();
        for (cell, fact) in world.cells.iter().enumerate() {
            for count in 0..fact.counts.len() {
                audit.learn(&world.unit_cube(cell, count), &plan, &small);
            }
        }
        audit
    }

    /// The coefficients of one unknown.
    fn learn(&mut self, cube: &Cube, plan: &[Vec<Secret>], is_small: &[bool]) {
        let published = written(cube, &tables(cube), plan);
        let known = shown(&published);
        self.known.resize(known.len(), Vec::new());
        for (row, value) in self.known.iter_mut().zip(known) {
            row.push(value);
        }
        let small = numbers(cube).into_iter().zip(is_small).filter(|it| *it.1);
        for ((_, row), (number, _)) in self.small.iter_mut().zip(small) {
            row.push(number.value);
        }
    }

    /// The small numbers that follow from what is published.
    pub(super) fn determined(mut self) -> Vec<String> {
        self.known.sort_unstable();
        self.known.dedup();
        let mut basis: Vec<(usize, Vec<i64>)> = Vec::new();
        for row in self.known {
            let mut row: Vec<i64> = row.iter().map(|it| it.rem_euclid(PRIME)).collect();
            reduce(&mut row, &basis);
            if let Some(pivot) = row.iter().position(|it| *it != 0) {
                let inverse = power(row[pivot], PRIME - 2);
                row.iter_mut().for_each(|it| *it = *it * inverse % PRIME);
                basis.push((pivot, row));
            }
        }
        let follows = |row: &[i64]| {
            let mut row: Vec<i64> = row.iter().map(|it| it.rem_euclid(PRIME)).collect();
            reduce(&mut row, &basis);
            row.iter().all(|it| *it == 0)
        };
        self.small.into_iter().filter(|it| follows(&it.1)).map(|it| it.0).collect()
    }
}

fn reduce(row: &mut [i64], basis: &[(usize, Vec<i64>)]) {
    for (pivot, lead) in basis {
        let factor = row[*pivot];
        if factor != 0 {
            for (value, less) in row.iter_mut().zip(lead) {
                *value = (*value - factor * less).rem_euclid(PRIME);
            }
        }
    }
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

/// All numbers a published cube contains, row by row.
fn shown(cube: &Cube) -> Vec<i64> {
    let columns = cube.columns();
    let mut shown = Vec::new();
    for row in 0..columns.len() {
        let debt = columns.debts.get(row).copied().unwrap_or_default();
        if debt.cells > 0 {
            continue;
        }
        let tally = columns.tally(row);
        shown.push(tally.participants.cast_signed());
        let Some(levels) = tally.levels else { continue };
        shown.push(levels.graded().cast_signed() + debt.graded);
        for (count, debt) in levels.counts.into_iter().zip(debt.levels) {
            if debt <= 0 {
                shown.push(count.cast_signed());
            }
        }
    }
    shown
}

/// A number somebody could be interested in.
struct Number {
    name: String,
    value: i64,
    /// Parts that exceed their whole contradict it; what remains then means nothing.
    is_real: bool,
}

/// Of each plane and unit participants and levels, and what a total has beyond its parts.
fn numbers(cube: &Cube) -> Vec<Number> {
    let mut numbers = Vec::new();
    for table in tables(cube) {
        let planes: Vec<&Plane> = table.planes.iter().map(|it| &cube.planes()[*it]).collect();
        for unit in 0..cube.territory().len() {
            let here: Vec<Seen> = planes.iter().map(|it| Seen::of(cube, it, unit)).collect();
            for (plane, seen) in planes.iter().zip(&here) {
                let of = format!("of group {} grade {:?} in {unit}", plane.group, plane.grade);
                let mut add = |what: &str, value: i64| {
                    let name = format!("{what} {of}");
                    numbers.push(Number { name, value, is_real: true });
                };
                add("rest", seen.rest);
                for (column, value) in seen.values.into_iter().enumerate() {
                    add(&format!("column {column}"), value);
                }
            }
            for link in table.links.iter().flat_map(|it| &it.all) {
                differences(link, &here, unit, &mut numbers);
            }
        }
    }
    numbers
}

/// What a whole has beyond its parts, all or one of them.
fn differences(link: &Link, here: &[Seen], unit: UnitId, numbers: &mut Vec<Number>) {
    let parts: Vec<usize> = link.parts.iter().filter(|it| !here[*it].units.is_empty()).collect();
    let whole = &here[link.whole];
    let is_covered = |it: &usize| here[*it].units.iter().all(|unit| whole.units.contains(unit));
    let is_comparable = !parts.is_empty() && parts.iter().all(is_covered);
    let is_row = whole.units == [unit];
    let columns = if link.is_single || !is_row { 0 } else { LEVELS_MAX };
    for column in 0..=columns {
        let of = |it: usize| here[it].values[column];
        let value = of(link.whole) - parts.iter().map(|it| of(*it)).sum::<i64>();
        let is_real = is_comparable && value >= 0;
        let name = format!("column {column} of {link:?} in {unit}");
        for part in parts.iter().filter(|_| column == 0) {
            let (name, value) = (format!("{name} less {part}"), of(link.whole) - of(*part));
            numbers.push(Number { name, value, is_real });
        }
        numbers.push(Number { name, value, is_real });
    }
}

/// One plane inside one unit.
struct Seen {
    units: Vec<UnitId>,
    values: [i64; LEVELS_MAX + 1],
    /// What a total of the source has beyond the rows inside it.
    rest: i64,
}

impl Seen {
    fn of(cube: &Cube, plane: &Plane, unit: UnitId) -> Self {
        let rows = cube.rows_inside(plane, unit);
        let units = cube.columns().units[rows.clone()].to_vec();
        let tally = cube.sum(plane, rows.clone(), Part::Levels).tally;
        let counts = tally.levels.unwrap_or_default().counts;
        let mut values = [tally.participants.cast_signed(); LEVELS_MAX + 1];
        for (value, count) in values[1..].iter_mut().zip(counts) {
            *value = count.cast_signed();
        }
        let stands = units.len() > 1 && units[0] == unit;
        let inside =
            cube.sum(plane, rows.start + usize::from(stands)..rows.end, Part::Participants);
        let rest = values[0] - inside.tally.participants.cast_signed();
        Self { units, values, rest }
    }
}
