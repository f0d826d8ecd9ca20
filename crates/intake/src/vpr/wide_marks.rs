//! Wide table of marks: one row per year, grade, subject and school, shares of marks 2–5.

use super::{
    key::{self, Key},
    marks::{MARKS, tally},
    prepared,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    spelling::AsSpelled,
    table::{Passed, Table, each},
};

/// Whether this is the heading of such a table; beside marks there is a column «0» in that of the
/// scores only.
pub(crate) fn claims(header: &Header) -> bool {
    key::claims(header)
        && MARKS.iter().all(|it| header.like(it).is_some())
        && header.like("0").is_none()
}

/// Reads such tables.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprWideMarks, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let key = Key::of(table.header(), Format::VprWideMarks)?;
    let marks = table.header().require(Format::VprWideMarks, MARKS)?;
    Ok(table.pass(|row| {
        let tally = tally(row, key.participants, marks, true)?;
        let (place, spot) = key.take(row, gathering)?;
        Ok(gathering.add(row.lines(), place, spot, tally)?)
    }))
}
