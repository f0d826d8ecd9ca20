//! Tallies as rows: one nullable column per number.
//!
//! Columns of one part are all there or all missing. Counts are written only if the cube can
//! hold them (32 bits), sums if they fit 64 bits, so whatever was taken over can be loaded.

use std::num::TryFromIntError;

use analysis::{
    Tally,
    tally::{Attendance, Journal, Levels, Sum},
};

use crate::{entities::tallies::Column, error::Corruption};

/// How many columns a tally has.
pub(crate) const WIDTH: usize = 20;

/// The columns of a tally, in the order of [`to_row`] and [`from_row`].
pub(crate) const COLUMNS: [Column; WIDTH] = [
    Column::Participants,
    Column::Registered,
    Column::Present,
    Column::Valid,
    Column::Level1,
    Column::Level2,
    Column::Level3,
    Column::Level4,
    Column::Level5,
    Column::Level6,
    Column::NotGraded,
    Column::ScoresN,
    Column::ScoresSum,
    Column::SquaresN,
    Column::SquaresSum,
    Column::PointsMaxN,
    Column::PointsMaxSum,
    Column::JournalLower,
    Column::JournalSame,
    Column::JournalHigher,
];

/// The numbers of a tally; fails where one is too large to be true.
pub(crate) fn to_row(tally: &Tally) -> Result<[Option<i64>; WIDTH], TryFromIntError> {
    // Taken apart without `..`, so that a new part cannot be forgotten here.
    let Tally { participants, attendance, levels, scores, squares, points_max, journal } = *tally;
    let mut row = [None; WIDTH];
    row[0] = count(participants)?;
    if let Some(Attendance { registered, present, valid }) = attendance {
        row[1..4].copy_from_slice(&[count(registered)?, count(present)?, count(valid)?]);
    }
    if let Some(Levels { counts, not_graded }) = levels {
        for (column, level) in row[4..10].iter_mut().zip(counts) {
            *column = count(level)?;
        }
        row[10] = count(not_graded)?;
    }
    for (at, part) in [(11, scores), (13, squares), (15, points_max)] {
        if let Some(Sum { n, sum }) = part {
            row[at] = count(n)?;
            row[at + 1] = Some(sum.try_into()?);
        }
    }
    if let Some(Journal { lower, same, higher }) = journal {
        row[17..].copy_from_slice(&[count(lower)?, count(same)?, count(higher)?]);
    }
    Ok(row)
}

fn count(number: u64) -> Result<Option<i64>, TryFromIntError> {
    Ok(Some(u32::try_from(number)?.into()))
}

/// What two files say of one cell, together: part by part the later one wins.
///
/// A part that the later file lacks stays as it was: one export gives marks, another of the
/// same work scores, a third the comparison with the journal.
pub(crate) fn completed(earlier: &Tally, later: &Tally) -> Tally {
    // Taken apart without `..`, so that a new part cannot be forgotten here.
    let Tally { participants, attendance, levels, scores, squares, points_max, journal } = *later;
    Tally {
        participants,
        attendance: attendance.or(earlier.attendance),
        levels: levels.or(earlier.levels),
        scores: scores.or(earlier.scores),
        squares: squares.or(earlier.squares),
        points_max: points_max.or(earlier.points_max),
        journal: journal.or(earlier.journal),
    }
}

/// The tally of a row.
pub(crate) fn from_row(row: [Option<i64>; WIDTH]) -> Result<Tally, Corruption> {
    let [
        participants,
        registered,
        present,
        valid,
        level_1,
        level_2,
        level_3,
        level_4,
        level_5,
        level_6,
        not_graded,
        scores_n,
        scores_sum,
        squares_n,
        squares_sum,
        points_max_n,
        points_max_sum,
        journal_lower,
        journal_same,
        journal_higher,
    ] = row;
    let levels = [level_1, level_2, level_3, level_4, level_5, level_6, not_graded];
    let journal = counts([journal_lower, journal_same, journal_higher])?;
    Ok(Tally {
        participants: participants.ok_or(Corruption::Missing)?.try_into()?,
        attendance: counts([registered, present, valid])?
            .map(|[registered, present, valid]| Attendance { registered, present, valid }),
        levels: counts(levels)?.map(|[counts @ .., not_graded]| Levels { counts, not_graded }),
        scores: sum(scores_n, scores_sum)?,
        squares: sum(squares_n, squares_sum)?,
        points_max: sum(points_max_n, points_max_sum)?,
        journal: journal.map(|[lower, same, higher]| Journal { lower, same, higher }),
    })
}

/// The counts of one part: all of them or none.
fn counts<const N: usize>(columns: [Option<i64>; N]) -> Result<Option<[u64; N]>, Corruption> {
    if columns.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut counts = [0; N];
    for (count, column) in counts.iter_mut().zip(columns) {
        *count = column.ok_or(Corruption::Missing)?.try_into()?;
    }
    Ok(Some(counts))
}

fn sum(n: Option<i64>, sum: Option<i64>) -> Result<Option<Sum>, Corruption> {
    match (n, sum) {
        (Some(n), Some(sum)) => Ok(Some(Sum { n: n.try_into()?, sum: sum.into() })),
        (None, None) => Ok(None),
        _ => Err(Corruption::Missing),
    }
}
