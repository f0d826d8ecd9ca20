//! Writing cells: checked, sorted as the table's index is, a thousand rows a statement.

use std::collections::BTreeSet;

use analysis::{AcademicYear, Batch, Cell, Lines, code::Code, cube::Place, dictionary::MemberId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, QuerySelect,
    Statement, StatementBuilder, Value,
    sea_query::{Expr, Query},
};

use super::Progress;
use crate::{
    StoreError,
    dictionary::{Keys, Translation, term_number},
    entities::tallies::{Column, Entity},
    error::{Doing, InTable, Refusal},
    tally,
};

/// Where a cell belongs, in stored numbers; ordered as the unique index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address {
    procedure: i32,
    year: i16,
    term: i16,
    subject: i32,
    group: i32,
    grade: i32,
    scale: i32,
    unit: i32,
}

/// The columns of an [`Address`], in its order.
pub(crate) const ADDRESS: [Column; 8] = [
    Column::ProcedureId,
    Column::Year,
    Column::Term,
    Column::SubjectId,
    Column::GroupId,
    Column::GradeId,
    Column::ScaleId,
    Column::UnitId,
];

/// Parameters of one row: its batch, its address, its tally, its lines.
const WIDTH: usize = 1 + ADDRESS.len() + tally::WIDTH + 1;
/// SQLite takes at most 32,766 parameters, PostgreSQL twice as many.
const CHUNK: usize = 32_766 / WIDTH;

/// The addresses of a batch's cells, sorted, each with the position of its cell.
pub(crate) fn addressed(
    batch: &Batch,
    to: &Translation,
    keys: &Keys,
    unit_ids: &[i32],
) -> Result<Vec<(Address, usize)>, Refusal> {
    let address = |(at, cell): (usize, &Cell)| {
        let unlisted = Refusal::Unlisted(cell.place);
        address(cell, to, keys, unit_ids).map(|it| (it, at)).ok_or(unlisted)
    };
    let mut all = batch.cells.iter().enumerate().map(address).collect::<Result<Vec<_>, _>>()?;
    all.sort_unstable();
    match all.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        None => Ok(all),
        Some(pair) => {
            let (place, unit) = named(batch, &batch.cells[pair[1].1]);
            Err(Refusal::Duplicate { place, unit })
        }
    }
}

fn address(cell: &Cell, to: &Translation, keys: &Keys, unit_ids: &[i32]) -> Option<Address> {
    let Place { procedure, year, term, subject, group, grade, scale } = cell.place;
    let stored = |ids: &[i32], positions: &[MemberId], member: MemberId| {
        ids.get(usize::from(*positions.get(usize::from(member))?)).copied()
    };
    Some(Address {
        procedure: stored(&keys.procedures, &to.procedures, procedure)?,
        year: year.first_september(),
        term: term_number(term),
        subject: stored(&keys.subjects, &to.subjects, subject)?,
        group: stored(&keys.groups, &to.groups, group)?,
        grade: stored(&keys.grades, &to.grades, grade)?,
        scale: stored(&keys.scales, &to.scales, scale)?,
        unit: *unit_ids.get(cell.unit as usize)?,
    })
}

fn named(batch: &Batch, cell: &Cell) -> (Place, Code) {
    (cell.place, batch.units[cell.unit as usize].0.code.clone())
}

/// Which units have results in which year, and under which code.
pub(super) fn codes<'a>(
    batch: &'a Batch,
    unit_ids: &'a [i32],
) -> impl Iterator<Item = (i32, AcademicYear, &'a Code)> {
    let seen: BTreeSet<_> =
        batch.cells.iter().map(|it| (it.unit as usize, it.place.year)).collect();
    seen.into_iter().map(|(unit, year)| (unit_ids[unit], year, &batch.units[unit].0.code))
}

/// What is written: of which import, and from which rows of the file.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) batch_id: i32,
    pub(super) batch: &'a Batch,
    pub(super) lines: &'a [Lines],
}

/// Writes the cells and returns how many of them lie where another batch has one too.
pub(super) async fn write(
    tx: &DatabaseTransaction,
    written: Written<'_>,
    cells: &[(Address, usize)],
    progress: &mut (impl FnMut(Progress) + Send),
) -> Result<u64, StoreError> {
    let before = last_id(tx).await?;
    let (mut statement, mut rows, mut done) = (String::new(), 0, 0);
    for chunk in cells.chunks(CHUNK) {
        // The text is the same for all chunks but the last, so the database prepares it once.
        if rows != chunk.len() {
            rows = chunk.len();
            statement = insert(tx, rows);
        }
        let mut values = Vec::with_capacity(rows * WIDTH);
        for (address, at) in chunk {
            push_row(&mut values, written, *address, *at)?;
        }
        let bound = Statement::from_sql_and_values(tx.get_database_backend(), &statement, values);
        tx.execute_raw(bound).await.doing(DOING)?;
        done += rows;
        progress(Progress { done, total: cells.len() });
    }
    match before {
        None => Ok(0),
        Some(before) => count_replaced(tx, before).await,
    }
}

const DOING: &str = "writing results";

async fn last_id(tx: &DatabaseTransaction) -> Result<Option<i64>, StoreError> {
    let last = Entity::find().select_only().column_as(Column::Id.max(), "last");
    Ok(last.into_tuple::<Option<i64>>().one(tx).await.doing(DOING)?.flatten())
}

/// How many cells after the one with the number `before` lie where one before it does.
async fn count_replaced(tx: &DatabaseTransaction, before: i64) -> Result<u64, StoreError> {
    const NEW: &str = "new";
    let mut earlier = Query::select();
    earlier.expr(Expr::val(1)).from(Entity).and_where(Expr::col((Entity, Column::Id)).lte(before));
    for column in ADDRESS {
        earlier.and_where(Expr::col((Entity, column)).equals((NEW, column)));
    }
    let count = Query::select()
        .expr(Expr::col((NEW, Column::Id)).count())
        .from_as(Entity, NEW)
        .and_where(Expr::col((NEW, Column::Id)).gt(before))
        .and_where(Expr::exists(earlier))
        .take();
    let row = tx.query_one(&count).await.doing(DOING)?;
    let count = row.map(|it| it.try_get_by_index::<i64>(0)).transpose().doing(DOING)?;
    u64::try_from(count.unwrap_or_default()).in_table("tallies")
}

/// The text of a statement that inserts `rows` rows.
fn insert(tx: &DatabaseTransaction, rows: usize) -> String {
    let columns: Vec<Column> = [Column::BatchId]
        .into_iter()
        .chain(ADDRESS)
        .chain(tally::COLUMNS)
        .chain([Column::Lines])
        .collect();
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(columns);
    for _ in 0..rows {
        insert.values_panic((0..WIDTH).map(|_| Value::BigInt(None).into()));
    }
    StatementBuilder::build(&insert, &tx.get_database_backend()).sql
}

fn push_row(
    values: &mut Vec<Value>,
    Written { batch_id, batch, lines }: Written<'_>,
    address: Address,
    at: usize,
) -> Result<(), Refusal> {
    let cell = &batch.cells[at];
    let Address { procedure, year, term, subject, group, grade, scale, unit } = address;
    let tally = tally::to_row(&cell.tally).map_err(|_too_large| {
        let (place, unit) = named(batch, cell);
        Refusal::Oversized { place, unit }
    })?;
    values.extend([batch_id.into(), procedure.into(), year.into(), term.into(), subject.into()]);
    values.extend([group, grade, scale, unit].map(Value::from));
    values.extend(tally.map(Value::BigInt));
    values.push(lines.get(at).map(ToString::to_string).into());
    Ok(())
}
