//! Loading the cube: all results of the current data version.
//!
//! A driver hands over every number of every row as a value of its own, which for seven
//! million numbers takes longer than anything else. So the database joins some thousand rows
//! into one text, and here it is taken apart again: three times faster, on both databases.

use std::{
    collections::{HashMap, HashSet},
    str::Split,
};

use analysis::{
    AcademicYear, Cell, Cube, Dictionary, Policy,
    cube::Place,
    dictionary::{EVERYBODY, MemberId},
    event::Remarks,
    territory::UnitId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, ExprTrait,
    sea_query::{Condition, Expr, Func, Order, Query, SelectStatement, SimpleExpr},
};

use crate::{
    DataVersion, Store, StoreError,
    aliases::{self, AliasOf, Renaming, renamed},
    aside, breaks, context, cycles, dictionary,
    dictionary::Keys,
    entities::tallies::{Column, Entity},
    error::{Corruption, Doing, InTable},
    events, expert,
    import::ADDRESS,
    own, pupils, sets, signals, stages, tally, units, version,
};

/// Rows joined into one text: enough to make the round trip negligible, few enough to stay
/// below a megabyte.
const CHUNK: u64 = 8_192;

const READING: &str = "reading results";
const TABLE: &str = "tallies";

impl Store {
    /// All results of the current data version, from one consistent state of the database.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails; [`StoreError::Corrupt`] if rows were
    /// changed outside the application.
    pub async fn load_cube(&self) -> Result<(DataVersion, Cube), StoreError> {
        self.load_cube_called(&aliases::nobody, Policy::Everything).await
    }

    /// The same with schools under other names, and without what `policy` shows to nobody.
    ///
    /// # Errors
    ///
    /// As for [`Store::load_cube`].
    pub async fn load_cube_called(
        &self,
        alias_of: AliasOf<'_>,
        policy: Policy,
    ) -> Result<(DataVersion, Cube), StoreError> {
        let tx = self.begin_reading().await?;
        let version = version::current(&tx).await?;
        let (dictionary, keys) = dictionary::read(&tx).await?;
        let mut renaming = Renaming::new(alias_of);
        let (territory, units) = units::read_called(&tx, &mut renaming).await?;
        let (mut context, mut clusters) = context::read(&tx, &units).await?;
        if renaming.has_renamed() {
            // A reason speaks of schools, who answers for a cluster may be one, and a point on the map is.
            clusters.iter_mut().for_each(|it| (it.reason, it.manager) = (None, None));
            let hidden = renaming.renamed(&units);
            context = context.placeless(|it| hidden.contains(&it));
        }
        let mut signals = signals::read(&tx, &territory).await?;
        if policy == Policy::Everything {
            let of = pupils::Numbered {
                dictionary: &dictionary,
                keys: &keys,
                units: &units,
                territory: &territory,
            };
            (signals.heaps, signals.rows) = pupils::gathered(&tx, of).await?;
        }
        // Not for everybody: it speaks of single schools.
        let expert = match policy {
            Policy::Everything => expert::read(&tx, &territory).await?,
            Policy::Public => Vec::new(),
        };
        let sets = sets::read(&tx).await?;
        let remarks = Remarks {
            events: events::read(&tx, &dictionary).await?,
            stages: stages::read(&tx, &keys).await?,
            sets: sets.into_iter().map(|it| renamed(it, alias_of)).collect(),
            breaks: breaks::read(&tx, &dictionary).await?,
            own: own::read(&tx).await?,
            cycles: cycles::read(&tx, &dictionary).await?,
            expert,
        };
        let is_joined = units.values().collect::<HashSet<_>>().len() < units.len();
        let mut rows = read_rows(&tx, &Numbers::new(&keys, units), &Condition::all()).await?;
        tx.rollback().await.doing("finishing to read")?;
        if let Some(first) = dictionary.first_attempts() {
            leave_out_former_attempts(&mut rows, first);
        }
        let cells = in_force(rows, is_joined);
        let dictionary =
            Dictionary { territory, context, clusters, signals, remarks, ..dictionary };
        let cube = Cube::build(dictionary, cells).in_table(TABLE)?;
        Ok((version, cube))
    }
}

/// A cell as one batch gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) batch_id: i32,
    pub(crate) cell: Cell,
}

/// First attempts stand beside results of the same import; where a later one says something else of
/// these, nothing is known of the attempts any more.
pub(crate) fn leave_out_former_attempts(rows: &mut Vec<Row>, first: MemberId) {
    let of_everybody = |it: &Row| (Place { group: EVERYBODY, ..it.cell.place }, it.cell.unit);
    let told = rows.iter().filter(|it| it.cell.place.group == first);
    let mut latest: HashMap<_, i32> = told.map(|it| (of_everybody(it), it.batch_id)).collect();
    for row in rows.iter().filter(|it| it.cell.place.group == EVERYBODY) {
        if let Some(known) = latest.get_mut(&(row.cell.place, row.cell.unit)) {
            *known = std::cmp::Ord::max(*known, row.batch_id);
        }
    }
    rows.retain(|it| {
        it.cell.place.group != first || latest.get(&of_everybody(it)) == Some(&it.batch_id)
    });
}

/// What holds where several batches have the same cell: part by part the latest.
pub(crate) fn in_force(mut rows: Vec<Row>, is_joined: bool) -> Vec<Cell> {
    let key = |it: &Row| (it.cell.place, it.cell.unit);
    // One import says each thing once, unless two of its schools are one.
    if !is_joined && rows.windows(2).all(|pair| pair[0].batch_id == pair[1].batch_id) {
        return rows.into_iter().map(|it| it.cell).collect();
    }
    // Rows come in the order of their import, and sorting keeps it among those of one cell.
    rows.sort_by_key(key);
    let mut cells: Vec<Cell> = Vec::with_capacity(rows.len());
    for Row { cell, .. } in rows {
        match cells.last_mut() {
            Some(last) if (last.place, last.unit) == (cell.place, cell.unit) => {
                last.tally = tally::completed(&last.tally, &cell.tally);
            }
            _ => cells.push(cell),
        }
    }
    cells
}

/// The rows that fulfil a condition, in the order of their import.
pub(crate) async fn read_rows(
    db: &impl ConnectionTrait,
    numbers: &Numbers,
    condition: &Condition,
) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    let mut last = 0;
    while let Some(chunk) = db.query_one(&joined_after(last, condition)).await.doing(READING)? {
        let Some(end) = chunk.try_get_by_index::<Option<i64>>(0).doing(READING)? else {
            break;
        };
        last = end;
        let text: String = chunk.try_get_by_index(1).doing(READING)?;
        for row in text.split(';') {
            rows.push(numbers.row(&mut Numerals(row.split(','))).in_table(TABLE)?);
        }
    }
    Ok(rows)
}

/// The rows after the one with the number `last`: the number of the last of them, and their
/// columns, joined by `,` within a row and by `;` between rows. A missing number is empty.
fn joined_after(last: i64, condition: &Condition) -> SelectStatement {
    let columns = || [Column::BatchId].into_iter().chain(ADDRESS).chain(tally::COLUMNS);
    let rows = Query::select()
        .column(Column::Id)
        .columns(columns())
        .from(Entity)
        .and_where(Column::Id.gt(last))
        .and_where(aside::counting(Column::BatchId))
        .cond_where(condition.clone())
        .order_by(Column::Id, Order::Asc)
        .limit(CHUNK)
        .take();
    let mut parts: Vec<SimpleExpr> = Vec::new();
    for column in columns() {
        if !parts.is_empty() {
            parts.push(Expr::cust("','"));
        }
        parts.push(Expr::col(column));
    }
    let row = Func::cust("concat").args(parts);
    Query::select()
        .expr(Expr::col(Column::Id).max())
        .expr(Func::cust("string_agg").args([row.into(), Expr::cust("';'")]))
        .from_subquery(rows, "chunk")
        .take()
}

/// The numbers of one row, read one after the other.
struct Numerals<'a>(Split<'a, char>);

impl Numerals<'_> {
    fn optional(&mut self) -> Result<Option<i64>, Corruption> {
        match self.0.next() {
            None | Some("") => Ok(None),
            Some(numeral) => Ok(Some(numeral.parse()?)),
        }
    }

    fn number<T: TryFrom<i64, Error = std::num::TryFromIntError>>(
        &mut self,
    ) -> Result<T, Corruption> {
        Ok(self.optional()?.ok_or(Corruption::Missing)?.try_into()?)
    }

    /// What the number stands for in the cube.
    fn reference<T: Copy>(&mut self, to: &HashMap<i32, T>) -> Result<T, Corruption> {
        let id = self.number()?;
        to.get(&id).copied().ok_or(Corruption::Reference(id))
    }
}

/// What stored numbers mean in the cube.
pub(crate) struct Numbers {
    procedures: HashMap<i32, MemberId>,
    subjects: HashMap<i32, MemberId>,
    groups: HashMap<i32, MemberId>,
    grades: HashMap<i32, MemberId>,
    scales: HashMap<i32, MemberId>,
    units: HashMap<i32, UnitId>,
}

impl Numbers {
    pub(crate) fn new(keys: &Keys, units: HashMap<i32, UnitId>) -> Self {
        let positions = |ids: &[i32]| ids.iter().copied().zip(0..).collect();
        Self {
            procedures: positions(&keys.procedures),
            subjects: positions(&keys.subjects),
            groups: positions(&keys.groups),
            grades: positions(&keys.grades),
            scales: positions(&keys.scales),
            units,
        }
    }

    /// A row: its batch, then its columns in the order of [`ADDRESS`] and [`tally::COLUMNS`].
    fn row(&self, row: &mut Numerals) -> Result<Row, Corruption> {
        let batch_id = row.number()?;
        let place = Place {
            procedure: row.reference(&self.procedures)?,
            year: AcademicYear::starting(row.number()?)?,
            term: dictionary::term(row.number()?)?,
            subject: row.reference(&self.subjects)?,
            group: row.reference(&self.groups)?,
            grade: row.reference(&self.grades)?,
            scale: row.reference(&self.scales)?,
        };
        let unit = row.reference(&self.units)?;
        let mut columns = [None; tally::WIDTH];
        for column in &mut columns {
            *column = row.optional()?;
        }
        let cell = Cell { place, unit, tally: tally::from_row(columns)? };
        Ok(Row { batch_id, cell })
    }
}
