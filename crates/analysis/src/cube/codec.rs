//! The cube as bytes, for the browser.
//!
//! Numbers are written so that a general compressor finds little left to say: units as
//! steps, levels column by column, a sum of scores as the mean it came from (times its n it
//! is exact again), n as its difference from participants. The version number leads; a page
//! left open over an update reads its own version only.

use serde::{Deserialize, Serialize};

use super::{Columns, Cube, Debt, Plane};
use crate::{dictionary::Dictionary, scale::LEVELS_MAX};

/// Changes with every change of the format.
pub const CODEC_VERSION: u16 = 6;

/// Bytes that are no cube of this version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// Written by another version of the program.
    #[error("these data are written in format {found}, this program reads format {CODEC_VERSION}")]
    Version {
        /// The version found.
        found: u16,
    },
    /// Not a cube at all, or cut off.
    #[error("these data are damaged: {0}")]
    Damaged(&'static str),
}

#[derive(Serialize, Deserialize)]
struct Wire {
    version: u16,
    dictionary: Dictionary,
    planes: Vec<Plane>,
    unit_steps: Vec<i32>,
    has: Vec<u8>,
    participants: Vec<u32>,
    /// Each level's counts, all rows; levels nobody uses are left out at the end.
    levels: Vec<Vec<u32>>,
    not_graded: Vec<u32>,
    scores: Means,
    squares: Means,
    points_max: Means,
    attendance: [Vec<i32>; 3],
    journal: Vec<[u32; 3]>,
    debts: Vec<(u32, i32, [i32; LEVELS_MAX], i64)>,
}

/// A column of sums over n: n as its difference from participants, the sum as mean and rest.
#[derive(Default, Serialize, Deserialize)]
struct Means {
    missing: Vec<i32>,
    unit: i64,
    means: Vec<i64>,
    rests: Vec<i64>,
}

impl Cube {
    /// Writes the cube.
    pub fn serialize(&self) -> Vec<u8> {
        let columns = &self.columns;
        let wire = Wire {
            version: CODEC_VERSION,
            dictionary: self.dictionary.clone(),
            planes: self.planes.clone(),
            unit_steps: steps(&columns.units),
            has: columns.has.clone(),
            participants: columns.participants.clone(),
            levels: transposed(&columns.levels),
            not_graded: columns.not_graded.clone(),
            scores: Means::of(&columns.scores, &columns.participants),
            squares: Means::of(&columns.squares, &columns.participants),
            points_max: Means::of(&columns.points_max, &columns.participants),
            attendance: [0, 1, 2].map(|it| differences(columns, it)),
            journal: columns.journal.clone(),
            debts: sparse(&columns.debts),
        };
        postcard::to_allocvec(&wire).expect("plain numbers and texts can always be written")
    }

    /// Reads a cube that [`Cube::serialize`] wrote.
    ///
    /// # Errors
    ///
    /// [`Undecodable`] for another version or damaged bytes.
    pub fn deserialize(bytes: &[u8]) -> Result<Self, Undecodable> {
        let (found, _): (u16, _) =
            postcard::take_from_bytes(bytes).map_err(|_| Undecodable::Damaged("no version"))?;
        if found != CODEC_VERSION {
            return Err(Undecodable::Version { found });
        }
        let wire: Wire =
            postcard::from_bytes(bytes).map_err(|_| Undecodable::Damaged("cut off or altered"))?;
        let rows = wire.has.len();
        let columns = wire.columns()?;
        let units = wire.dictionary.territory.len();
        let inside = |it: &[u32]| it.iter().all(|unit| *unit < units);
        let fits = wire.dictionary.context.fits(units)
            && wire.dictionary.clusters.iter().all(|it| inside(&it.members))
            && columns.units.iter().all(|it| *it < units)
            && wire
                .planes
                .iter()
                .all(|it| it.rows.start <= it.rows.end && it.rows.end as usize <= rows);
        if !fits {
            return Err(Undecodable::Damaged("rows do not match"));
        }
        Ok(Self::assembled(wire.dictionary, wire.planes, columns))
    }
}

impl Wire {
    fn columns(&self) -> Result<Columns, Undecodable> {
        let rows = self.has.len();
        let full = |column: usize| column == 0 || column == rows;
        let lengths = [
            self.not_graded.len(),
            self.scores.means.len(),
            self.squares.means.len(),
            self.points_max.means.len(),
            self.attendance[0].len(),
            self.journal.len(),
        ];
        if self.unit_steps.len() != rows
            || self.participants.len() != rows
            || !lengths.into_iter().all(full)
            || !self.levels.iter().all(|it| it.len() == rows)
        {
            return Err(Undecodable::Damaged("columns of different lengths"));
        }
        let mut debts = vec![Debt::default(); if self.debts.is_empty() { 0 } else { rows }];
        for (row, cells, levels, graded) in &self.debts {
            let slot =
                debts.get_mut(*row as usize).ok_or(Undecodable::Damaged("a debt of no row"))?;
            *slot = Debt { cells: *cells, levels: *levels, graded: *graded };
        }
        Ok(Columns {
            units: from_steps(&self.unit_steps),
            has: self.has.clone(),
            participants: self.participants.clone(),
            attendance: self.attendance_rows(),
            levels: rows_of(&self.levels, rows),
            not_graded: self.not_graded.clone(),
            scores: self.scores.rows(&self.participants),
            squares: self.squares.rows(&self.participants),
            points_max: self.points_max.rows(&self.participants),
            journal: self.journal.clone(),
            debts,
        })
    }

    fn attendance_rows(&self) -> Vec<[u32; 3]> {
        let [registered, present, valid] = &self.attendance;
        (0..registered.len())
            .map(|row| {
                [registered, present, valid].map(|it| moved(self.participants[row], it[row]))
            })
            .collect()
    }
}

impl Means {
    fn of(column: &[(u32, i64)], participants: &[u32]) -> Self {
        let mean = |n: u32, sum: i64| if n == 0 { 0 } else { sum.div_euclid(i64::from(n)) };
        let unit = column.iter().fold(0, |unit, (n, sum)| gcd(unit, mean(*n, *sum))).max(1);
        let missing = column.iter().zip(participants).map(|((n, _), all)| step(*all, *n)).collect();
        let means: Vec<i64> = column.iter().map(|(n, sum)| mean(*n, *sum) / unit).collect();
        let rests = column.iter().map(|(n, sum)| sum - mean(*n, *sum) * i64::from(*n)).collect();
        Self { missing, unit, means, rests }
    }

    fn rows(&self, participants: &[u32]) -> Vec<(u32, i64)> {
        self.means
            .iter()
            .zip(&self.rests)
            .zip(self.missing.iter().zip(participants))
            .map(|((mean, rest), (missing, all))| {
                let n = moved(*all, *missing);
                let product = mean.wrapping_mul(self.unit).wrapping_mul(i64::from(n));
                (n, product.wrapping_add(*rest))
            })
            .collect()
    }
}

/// Numbers next to each other are close; `from + step = to` in wrapping arithmetic.
fn step(from: u32, to: u32) -> i32 {
    to.wrapping_sub(from).cast_signed()
}

fn moved(from: u32, step: i32) -> u32 {
    from.wrapping_add_signed(step)
}

fn steps(units: &[u32]) -> Vec<i32> {
    let before = std::iter::once(&0).chain(units);
    before.zip(units).map(|(from, to)| step(*from, *to)).collect()
}

fn from_steps(steps: &[i32]) -> Vec<u32> {
    let mut at = 0;
    steps
        .iter()
        .map(|step| {
            at = moved(at, *step);
            at
        })
        .collect()
}

fn transposed(levels: &[[u32; LEVELS_MAX]]) -> Vec<Vec<u32>> {
    let used = (0..LEVELS_MAX).rev().find(|level| levels.iter().any(|row| row[*level] > 0));
    // A column of zeros is still a column: who has it was graded, or its counts are withheld.
    let used = used.map_or(usize::from(!levels.is_empty()), |it| it + 1);
    (0..used).map(|level| levels.iter().map(|row| row[level]).collect()).collect()
}

fn rows_of(levels: &[Vec<u32>], rows: usize) -> Vec<[u32; LEVELS_MAX]> {
    if levels.is_empty() {
        return Vec::new();
    }
    let mut table = vec![[0; LEVELS_MAX]; rows];
    for (level, counts) in levels.iter().enumerate().take(LEVELS_MAX) {
        for (row, count) in table.iter_mut().zip(counts) {
            row[level] = *count;
        }
    }
    table
}

fn differences(columns: &Columns, part: usize) -> Vec<i32> {
    let row = |(attendance, all): (&[u32; 3], &u32)| step(*all, attendance[part]);
    columns.attendance.iter().zip(&columns.participants).map(row).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "rows are numbered in u32")]
fn sparse(debts: &[Debt]) -> Vec<(u32, i32, [i32; LEVELS_MAX], i64)> {
    let some = debts.iter().enumerate().filter(|(_, debt)| **debt != Debt::default());
    some.map(|(row, debt)| (row as u32, debt.cells, debt.levels, debt.graded)).collect()
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}
