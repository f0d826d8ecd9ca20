//! The product's own long format: one row per place, procedure, subject, grade and group.
//!
//! The columns and all their spellings are one table ([`column`]); [`member`] says what a row
//! is about, [`tally`] what its numbers must be. `docs/DATA.md` shows an example per case.

pub(crate) mod column;
pub(crate) mod columns;
mod fields;
mod made;
pub(crate) mod member;
mod tally;

use analysis::{dictionary::MemberId, tally::Tally};

use self::{
    column::Column,
    columns::Columns,
    fields::Fields,
    made::{Above, Aside, aside},
};
use crate::{
    Format, Harvest, Severity, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    problem::{Problem, Rejected},
    scales::{self, Known},
    spelling::AsSpelled,
    table::{self, Row, Table},
};

/// How the column of years is called: the same in every format of ours.
pub(crate) fn year_names() -> &'static [&'static str] {
    Column::Year.names()
}

/// How the column of school codes is called.
pub(crate) fn school_code_names() -> &'static [&'static str] {
    Column::SchoolCode.names()
}

/// How many of the telling columns make a file one of ours, though others may be missing.
const TELLING_MIN: usize = 3;

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    let telling = [
        Column::Year,
        Column::Procedure,
        Column::Subject,
        Column::Grade,
        Column::SchoolCode,
        Column::Participants,
    ];
    let columns = Columns::of(header);
    telling.iter().filter(|it| columns.get(**it).is_some()).count() >= TELLING_MIN
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let columns = Columns::of(table.header());
    columns.check()?;
    let strangers: Vec<_> = columns.strangers.iter().map(|it| stranger(it)).collect();
    let mut reading = Reading::new(known);
    let mut passed = table.pass(|row| reading.take(&Fields { row, columns: &columns }));
    passed.problems.total += strangers.len() as u64;
    passed.problems.kept.splice(0..0, strangers);
    let mut gathering = reading.gathering;
    member::add_partitions(&mut gathering);
    Ok(gathering.finish(Format::Long, passed, &AsSpelled))
}

/// Reads tables whose columns somebody told; rows that are captions or totals are left out and told
/// about.
pub(crate) fn read_told<'t>(
    tables: Vec<Table<'t>>,
    mut columns_of: impl FnMut(&Header) -> Columns,
    is_filled_down: bool,
    known: &Knowledge,
) -> Result<Harvest, Unreadable> {
    let mut reading = Reading::new(known);
    let passed = table::each(tables, |table| {
        let columns = columns_of(table.header());
        let mut totals = Vec::new();
        let mut above = Above::default();
        let is_result = |row: &Row<'_>| match aside(row, &columns) {
            Aside::Result => true,
            Aside::Caption => false,
            Aside::Total(problem) => {
                totals.push(problem);
                false
            }
        };
        let mut passed = table.pass_those(is_result, |row| {
            let filled = is_filled_down.then(|| above.filled(row, &columns));
            let row = filled.as_ref().map_or_else(|| row.same(), |it| row.with(it));
            let fields = Fields { row: &row, columns: &columns };
            reading.take(&fields).map(|()| Vec::new())
        });
        totals.into_iter().for_each(|it| passed.problems.push(it));
        Ok(passed)
    })?;
    let mut gathering = reading.gathering;
    member::add_partitions(&mut gathering);
    Ok(gathering.finish(Format::Mapped, passed, &AsSpelled))
}

struct Reading {
    gathering: Gathering,
    known: Vec<Known>,
    /// For each known scale its number in the batch, once a row has used it.
    used: Vec<Option<MemberId>>,
}

impl Reading {
    fn new(known: &Knowledge) -> Self {
        let scales = scales::all();
        let used = vec![None; scales.len()];
        Self { gathering: Gathering::knowing(known), known: scales, used }
    }

    fn take(&mut self, fields: &Fields<'_>) -> Result<(), Rejected> {
        let scale = tally::scale(fields, &self.known)?;
        let tally: Tally = tally::tally(fields, &self.known[scale])?;
        let mut place = member::place(fields, &mut self.gathering)?;
        place.scale = self.number(scale);
        let spot = member::spot(fields, &mut self.gathering, place.year)?;
        Ok(self.gathering.add(fields.row.lines(), place, spot, tally)?)
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are a dozen scales")]
    fn number(&mut self, scale: usize) -> MemberId {
        let scales = &mut self.gathering.scales;
        *self.used[scale].get_or_insert_with(|| {
            scales.push(self.known[scale].scale.clone());
            (scales.len() - 1) as MemberId
        })
    }
}

/// An unknown column is told about, not silently dropped: it may be a slip in a heading.
fn stranger(name: &str) -> Problem {
    let expected = "a column of the long format";
    Problem { severity: Severity::Warning, ..Problem::error(1, None, name, expected) }
}
