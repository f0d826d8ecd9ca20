//! Wide table of scores: one row per year, grade, subject and school, the share of each score.
//!
//! The columns go on to the maximum of the longest work; where a work is shorter the rest is
//! blank. The marks behind the scores and the maximum of a work are not told: a column of zeros
//! is as good as a blank one. So a row gives n, the sum and the sum of squares, and no more.

use analysis::{
    Tally,
    tally::{SCORE_UNIT, SQUARE_UNIT, Sum},
};

use super::{
    key::{self, Key},
    marks::participants,
    prepared,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    percent,
    problem::Problem,
    spelling::AsSpelled,
    table::{Passed, Row, Table, each},
};

/// The lowest scores every such table has.
const FIRST: [&str; 3] = ["0", "1", "2"];

/// Whether this is the heading of such a table.
pub(crate) fn claims(header: &Header) -> bool {
    key::claims(header) && FIRST.iter().all(|it| header.like(it).is_some())
}

/// Reads such tables.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprWideScores, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let key = Key::of(table.header(), Format::VprWideScores)?;
    let scores = scores(table.header())?;
    Ok(table.pass(|row| {
        let tally = tally(row, key.participants, &scores)?;
        let (place, spot) = key.take(row, gathering)?;
        Ok(gathering.add(row.lines(), place, spot, tally)?)
    }))
}

/// The columns that are scores, with the score of each.
fn scores(header: &Header) -> Result<Vec<(usize, u16)>, Unreadable> {
    let mut scores: Vec<(usize, u16)> = Vec::new();
    for (column, name) in header.names.iter().enumerate() {
        let Ok(score) = name.parse() else { continue };
        if let Some((first, _)) = scores.iter().find(|(_, it)| *it == score) {
            let first = header.names[*first].clone();
            return Err(Unreadable::RepeatedColumn { first, second: name.clone() });
        }
        scores.push((column, score));
    }
    Ok(scores)
}

fn tally(row: &Row<'_>, n: usize, scores: &[(usize, u16)]) -> Result<Tally, Problem> {
    let participants = participants(row, n, true)?;
    let filled: Vec<_> =
        scores.iter().filter(|(column, _)| !row.text(*column).is_empty()).collect();
    let mut shares = Vec::new();
    for (column, _) in &filled {
        shares.push(row.percent(*column)?);
    }
    let counts = percent::counts(&shares, participants).ok_or_else(|| {
        let found = format!("{} shares", shares.len());
        Problem::error(row.line, Some("0 …"), &found, "percentages that make 100")
    })?;
    let power = |exponent: u32| -> i128 {
        let of = |(count, (_, score)): (&u64, &&(usize, u16))| {
            i128::from(*count) * i128::from(*score).pow(exponent)
        };
        counts.iter().zip(&filled).map(of).sum()
    };
    let sum = |sum, unit| Some(Sum { n: participants, sum: sum * i128::from(unit) });
    Ok(Tally {
        participants,
        scores: sum(power(1), SCORE_UNIT),
        squares: sum(power(2), SQUARE_UNIT),
        ..Tally::default()
    })
}
