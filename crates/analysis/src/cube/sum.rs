//! Adding up rows of a plane.
//!
//! Rows lie in preorder, so the inside of a unit is a slice. A row that stands for a unit is
//! the source's own total: it wins over whatever lies inside the unit, which is skipped.

use std::ops::Range;

use super::{Cube, Debt, Plane, columns::has};
use crate::{
    indicator::Part,
    scale::LEVELS_MAX,
    tally::{Attendance, Levels, Sum, Tally},
    territory::UnitId,
};

/// A sum of rows, and what it lacks because it may not be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summed {
    pub(crate) tally: Tally,
    pub(crate) debt: Debt,
    pub(crate) rows: u32,
    /// Pupils and points possible of the first row that tells them.
    pub(crate) maximum: Option<(u32, i64)>,
    /// Whether a pupil here could earn more points than another.
    pub(crate) mixes_maxima: bool,
}

impl Summed {
    /// Notes the points that could be earned in a row, and whether they are those of the others.
    fn note_maximum(&mut self, (n, points): (u32, i64)) {
        let (first_n, first) = *self.maximum.get_or_insert((n, points));
        self.mixes_maxima |=
            i128::from(points) * i128::from(first_n) != i128::from(first) * i128::from(n);
    }
}

impl std::ops::AddAssign for Summed {
    fn add_assign(&mut self, other: Self) {
        self.tally += other.tally;
        self.debt += other.debt;
        self.rows += other.rows;
        self.mixes_maxima |= other.mixes_maxima;
        other.maximum.into_iter().for_each(|it| self.note_maximum(it));
    }
}

impl Cube {
    /// The rows of `plane` that lie inside `unit`, itself included.
    pub(crate) fn rows_inside(&self, plane: &Plane, unit: UnitId) -> Range<usize> {
        let units = self.units(plane);
        let inside = self.territory().inside(unit);
        let start = units.partition_point(|it| *it < inside.start);
        let length = units[start..].partition_point(|it| *it < inside.end);
        let offset = plane.rows.start as usize + start;
        offset..offset + length
    }

    /// Adds up `rows` of `plane`: participants and attendance always, and the part an indicator reads.
    pub(crate) fn sum(&self, plane: &Plane, rows: Range<usize>, part: Part) -> Summed {
        let mut sum = Summed::default();
        self.add(plane, rows, part, &mut sum);
        sum
    }

    /// The same, added to a sum in its place: copying sums would cost more than adding.
    pub(crate) fn add(&self, plane: &Plane, rows: Range<usize>, part: Part, sum: &mut Summed) {
        if plane.is_flat {
            self.add_run(rows, part, sum);
        } else {
            self.each_standing(plane, rows, |row| self.add_run(row..row + 1, part, sum));
        }
    }

    /// Everything that is known of `unit` in `plane`, all parts of it; `None` where nothing is, or
    /// where something is withheld.
    pub(crate) fn all_parts(&self, plane: &Plane, unit: UnitId) -> Option<Tally> {
        let (mut sum, mut debt, mut rows) = (Tally::default(), Debt::default(), 0);
        self.each_standing(plane, self.rows_inside(plane, unit), |row| {
            sum += self.columns.tally(row);
            debt += self.columns.debts.get(row).copied().unwrap_or_default();
            rows += 1;
        });
        (rows > 0 && debt == Debt::default()).then_some(sum)
    }

    /// Calls `visit` with each row that counts: published totals hide what they contain.
    fn each_standing(&self, plane: &Plane, rows: Range<usize>, mut visit: impl FnMut(usize)) {
        let units = &self.columns.units;
        let mut row = rows.start;
        while row < rows.end {
            visit(row);
            let stands = self.columns.has[row] & has::RESIDUAL == 0;
            let unit = units[row];
            row += 1;
            if stands && !plane.is_flat {
                let end = self.territory().inside(unit).end;
                row += units[row..rows.end].partition_point(|it| *it < end);
            }
        }
    }

    /// Adds a run of rows that do not overlap, column by column.
    fn add_run(&self, rows: Range<usize>, part: Part, sum: &mut Summed) {
        let columns = &self.columns;
        sum.tally.participants += add_up(&columns.participants[rows.clone()]);
        self.add_attendance(rows.clone(), &mut sum.tally);
        match part {
            Part::Participants | Part::Attendance => {}
            Part::Levels => self.add_levels(rows.clone(), &mut sum.tally),
            Part::Scores => {
                let tally = &mut sum.tally;
                for (column, bit, part) in [
                    (&columns.scores, has::SCORES, &mut tally.scores),
                    (&columns.squares, has::SQUARES, &mut tally.squares),
                    (&columns.points_max, has::POINTS, &mut tally.points_max),
                ] {
                    if let Some(more) = self.run_of_sums(column, rows.clone(), bit) {
                        *part = Some(part.map_or(more, |sum| sum + more));
                    }
                }
                let maxima = columns.points_max.get(rows.clone()).into_iter().flatten();
                maxima.filter(|it| it.0 > 0).for_each(|it| sum.note_maximum(*it));
            }
        }
        self.note(rows, sum);
    }

    fn add_levels(&self, rows: Range<usize>, tally: &mut Tally) {
        let columns = &self.columns;
        if columns.levels.is_empty() || !self.any(rows.clone(), has::LEVELS) {
            return;
        }
        let mut counts = [0_u64; LEVELS_MAX];
        // Rows without levels hold zeros, so no row has to be looked at twice.
        for row in &columns.levels[rows.clone()] {
            for (count, more) in counts.iter_mut().zip(row) {
                *count += u64::from(*more);
            }
        }
        let not_graded = columns.not_graded.get(rows).map_or(0, add_up);
        let more = Levels { counts, not_graded };
        tally.levels = Some(tally.levels.map_or(more, |levels| levels + more));
    }

    fn add_attendance(&self, rows: Range<usize>, tally: &mut Tally) {
        if self.columns.attendance.is_empty() || !self.any(rows.clone(), has::ATTENDANCE) {
            return;
        }
        let mut more = Attendance::default();
        for [registered, present, valid] in &self.columns.attendance[rows] {
            more.registered += u64::from(*registered);
            more.present += u64::from(*present);
            more.valid += u64::from(*valid);
        }
        tally.attendance = Some(tally.attendance.map_or(more, |attendance| attendance + more));
    }

    fn run_of_sums(&self, column: &[(u32, i64)], rows: Range<usize>, bit: u8) -> Option<Sum> {
        if column.is_empty() || !self.any(rows.clone(), bit) {
            return None;
        }
        let (mut n, mut sum) = (0_u64, 0_i128);
        for (more_n, more) in &column[rows] {
            n += u64::from(*more_n);
            sum += i128::from(*more);
        }
        Some(Sum { n, sum })
    }

    pub(super) fn any(&self, rows: Range<usize>, bit: u8) -> bool {
        self.columns.has[rows].iter().any(|has| has & bit != 0)
    }

    fn note(&self, rows: Range<usize>, sum: &mut Summed) {
        #[expect(clippy::cast_possible_truncation, reason = "rows of a cube are numbered in u32")]
        {
            sum.rows += rows.len() as u32;
        }
        if let Some(debts) = self.columns.debts.get(rows) {
            for debt in debts {
                sum.debt += *debt;
            }
        }
    }

    /// Whether the row gathers hidden cells instead of standing for its unit.
    pub(crate) fn is_residual(&self, row: usize) -> bool {
        self.columns.has[row] & has::RESIDUAL != 0
    }
}

fn add_up(counts: &[u32]) -> u64 {
    counts.iter().map(|it| u64::from(*it)).sum()
}
