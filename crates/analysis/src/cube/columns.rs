//! Columns of tallies: one vector per number, empty where no cell has the part.

use crate::{
    scale::LEVELS_MAX,
    tally::{Attendance, Journal, Levels, Sum, Tally},
    territory::UnitId,
};

/// Bits of [`Columns::has`]: which optional parts a row carries.
pub(crate) mod has {
    pub(crate) const ATTENDANCE: u8 = 1;
    pub(crate) const LEVELS: u8 = 2;
    pub(crate) const SCORES: u8 = 4;
    pub(crate) const SQUARES: u8 = 8;
    pub(crate) const POINTS: u8 = 16;
    pub(crate) const JOURNAL: u8 = 32;
    /// The row gathers cells of its unit's inside that may not be shown one by one; it is
    /// added to what is inside instead of standing for it.
    pub(crate) const RESIDUAL: u8 = 64;
}

/// What a row lacks because it was moved into a residual row, or, negative, what a residual
/// row makes good. A sum is complete exactly where the debts cancel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Debt {
    /// Whole cells.
    pub(crate) cells: i32,
    /// Counts of single levels.
    pub(crate) levels: [i32; LEVELS_MAX],
    /// How many pupils these counts amount to. Who has a level is published, so this is added
    /// where a denominator is read.
    pub(crate) graded: i64,
}

impl std::ops::AddAssign for Debt {
    fn add_assign(&mut self, other: Self) {
        self.cells += other.cells;
        for (level, more) in self.levels.iter_mut().zip(other.levels) {
            *level += more;
        }
        self.graded += other.graded;
    }
}

impl std::ops::SubAssign for Debt {
    fn sub_assign(&mut self, other: Self) {
        let Self { cells, levels, graded } = other;
        *self += Self { cells: -cells, levels: levels.map(|it| -it), graded: -graded };
    }
}

/// The rows of all planes, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) units: Vec<UnitId>,
    pub(crate) has: Vec<u8>,
    pub(crate) participants: Vec<u32>,
    pub(crate) attendance: Vec<[u32; 3]>,
    pub(crate) levels: Vec<[u32; LEVELS_MAX]>,
    pub(crate) not_graded: Vec<u32>,
    pub(crate) scores: Vec<(u32, i64)>,
    pub(crate) squares: Vec<(u32, i64)>,
    pub(crate) points_max: Vec<(u32, i64)>,
    pub(crate) journal: Vec<[u32; 3]>,
    pub(crate) debts: Vec<Debt>,
}

/// A number does not fit its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Oversized;

impl Columns {
    pub(crate) fn len(&self) -> usize {
        self.units.len()
    }

    /// Appends a row. Columns come into being with the first row that needs them.
    pub(crate) fn push(&mut self, unit: UnitId, tally: &Tally) -> Result<(), Oversized> {
        let Tally { participants, attendance, levels, scores, squares, points_max, journal } =
            *tally;
        let rows = self.len();
        let mut has = 0;
        let participants = narrow(participants)?;
        if let Some(Attendance { registered, present, valid }) = attendance {
            has |= has::ATTENDANCE;
            let row = [narrow(registered)?, narrow(present)?, narrow(valid)?];
            put(&mut self.attendance, rows, row);
        }
        if let Some(Levels { counts, not_graded }) = levels {
            has |= has::LEVELS;
            let mut row = [0; LEVELS_MAX];
            for (slot, count) in row.iter_mut().zip(counts) {
                *slot = narrow(count)?;
            }
            put(&mut self.levels, rows, row);
            if not_graded > 0 {
                put(&mut self.not_graded, rows, narrow(not_graded)?);
            }
        }
        for (part, bit, column) in [
            (scores, has::SCORES, &mut self.scores),
            (squares, has::SQUARES, &mut self.squares),
            (points_max, has::POINTS, &mut self.points_max),
        ] {
            if let Some(Sum { n, sum }) = part {
                has |= bit;
                put(column, rows, (narrow(n)?, i64::try_from(sum).map_err(|_| Oversized)?));
            }
        }
        if let Some(Journal { lower, same, higher }) = journal {
            has |= has::JOURNAL;
            put(&mut self.journal, rows, [narrow(lower)?, narrow(same)?, narrow(higher)?]);
        }
        self.units.push(unit);
        self.has.push(has);
        self.participants.push(participants);
        Ok(())
    }

    /// Appends a row of which something is withheld.
    pub(crate) fn push_indebted(
        &mut self,
        unit: UnitId,
        tally: &Tally,
        debt: Debt,
    ) -> Result<(), Oversized> {
        self.push(unit, tally)?;
        if debt != Debt::default() {
            put(&mut self.debts, self.units.len() - 1, debt);
        }
        Ok(())
    }

    /// Appends what was withheld inside `unit`: a row that is added to others.
    pub(crate) fn push_residual(
        &mut self,
        unit: UnitId,
        tally: &Tally,
        debt: Debt,
    ) -> Result<(), Oversized> {
        self.push_indebted(unit, tally, debt)?;
        self.has[self.units.len() - 1] |= has::RESIDUAL;
        Ok(())
    }

    /// Appends a row of other columns as it is.
    pub(crate) fn push_copy(&mut self, other: &Self, row: usize) {
        let debt = other.debts.get(row).copied().unwrap_or_default();
        // What was in columns before fits into them again.
        let _fits = self.push_indebted(other.units[row], &other.tally(row), debt);
        if let Some(has) = self.has.last_mut() {
            *has = other.has[row];
        }
    }

    /// Fills columns that some rows use up to the common length.
    pub(crate) fn finish(&mut self) {
        let rows = self.len();
        pad(&mut self.attendance, rows);
        pad(&mut self.levels, rows);
        pad(&mut self.not_graded, rows);
        pad(&mut self.scores, rows);
        pad(&mut self.squares, rows);
        pad(&mut self.points_max, rows);
        pad(&mut self.journal, rows);
        pad(&mut self.debts, rows);
    }

    /// The tally of one row.
    pub(crate) fn tally(&self, row: usize) -> Tally {
        let has = self.has[row];
        let part = |bit| has & bit != 0;
        let sum = |bit, column: &[(u32, i64)]| {
            part(bit).then(|| Sum { n: column[row].0.into(), sum: column[row].1.into() })
        };
        Tally {
            participants: self.participants[row].into(),
            attendance: part(has::ATTENDANCE).then(|| {
                let [registered, present, valid] = self.attendance[row].map(u64::from);
                Attendance { registered, present, valid }
            }),
            levels: part(has::LEVELS).then(|| Levels {
                counts: self.levels[row].map(u64::from),
                not_graded: self.not_graded.get(row).map_or(0, |it| u64::from(*it)),
            }),
            scores: sum(has::SCORES, &self.scores),
            squares: sum(has::SQUARES, &self.squares),
            points_max: sum(has::POINTS, &self.points_max),
            journal: part(has::JOURNAL).then(|| {
                let [lower, same, higher] = self.journal[row].map(u64::from);
                Journal { lower, same, higher }
            }),
        }
    }
}

fn narrow(count: u64) -> Result<u32, Oversized> {
    u32::try_from(count).map_err(|_| Oversized)
}

/// A column begins at the first row that has the part; an empty one means that nobody has it.
fn put<T: Copy + Default>(column: &mut Vec<T>, row: usize, value: T) {
    column.resize(row, T::default());
    column.push(value);
}

/// Extends a column that has begun; one that has not stays empty.
fn pad<T: Copy + Default>(column: &mut Vec<T>, rows: usize) {
    if !column.is_empty() {
        column.resize(rows, T::default());
    }
}
