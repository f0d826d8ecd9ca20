//! Loading the cube: all results of the current data version.

use std::collections::HashMap;

use analysis::{
    AcademicYear, Cell, Cube, Dictionary, cube::Place, dictionary::MemberId, territory::UnitId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect,
    QueryTrait,
};

use crate::{
    DataVersion, Store, StoreError, dictionary,
    dictionary::Keys,
    entities::tallies::{Column, Entity},
    error::{Corruption, Doing, InTable},
    import::ADDRESS,
    tally, units, version,
};

/// Rows read at once: enough to make the round trip negligible, few enough to stay small.
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
        let tx = self.begin_reading().await?;
        let version = version::current(&tx).await?;
        let (dictionary, keys) = dictionary::read(&tx).await?;
        let (territory, units) = units::read(&tx).await?;
        let cells = read_cells(&tx, &Numbers::new(&keys, units)).await?;
        tx.rollback().await.doing("finishing to read")?;
        let cube = Cube::build(Dictionary { territory, ..dictionary }, cells).in_table(TABLE)?;
        Ok((version, cube))
    }
}

async fn read_cells(db: &impl ConnectionTrait, numbers: &Numbers) -> Result<Vec<Cell>, StoreError> {
    let mut cells = Vec::new();
    let mut last = 0;
    loop {
        let chunk = Entity::find()
            .select_only()
            .column(Column::Id)
            .columns(ADDRESS)
            .columns(tally::COLUMNS)
            .filter(Column::Id.gt(last))
            .order_by_asc(Column::Id)
            .limit(CHUNK)
            .into_query();
        let rows = db.query_all(&chunk).await.doing(READING)?;
        let Some(end) = rows.last() else {
            return Ok(cells);
        };
        last = end.try_get_by_index::<i64>(0).doing(READING)?;
        for row in &rows {
            cells.push(numbers.cell(row)?);
        }
    }
}

/// What stored numbers mean in the cube.
struct Numbers {
    procedures: HashMap<i32, MemberId>,
    subjects: HashMap<i32, MemberId>,
    groups: HashMap<i32, MemberId>,
    grades: HashMap<i32, MemberId>,
    scales: HashMap<i32, MemberId>,
    units: HashMap<i32, UnitId>,
}

impl Numbers {
    fn new(keys: &Keys, units: HashMap<i32, UnitId>) -> Self {
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

    /// The cell of a row: columns by position, because there are many millions of them.
    fn cell(&self, row: &QueryResult) -> Result<Cell, StoreError> {
        let small = |at| row.try_get_by_index::<i16>(at).doing(READING);
        let place = Place {
            procedure: member(row, 1, &self.procedures)?,
            year: AcademicYear::starting(small(2)?).in_table(TABLE)?,
            term: dictionary::term(small(3)?).in_table(TABLE)?,
            subject: member(row, 4, &self.subjects)?,
            group: member(row, 5, &self.groups)?,
            grade: member(row, 6, &self.grades)?,
            scale: member(row, 7, &self.scales)?,
        };
        let mut columns = [None; tally::WIDTH];
        for (column, at) in columns.iter_mut().zip(1 + ADDRESS.len()..) {
            *column = row.try_get_by_index(at).doing(READING)?;
        }
        let tally = tally::from_row(columns).in_table(TABLE)?;
        Ok(Cell { place, unit: member(row, 8, &self.units)?, tally })
    }
}

fn member<T: Copy>(row: &QueryResult, at: usize, ids: &HashMap<i32, T>) -> Result<T, StoreError> {
    let id = row.try_get_by_index(at).doing(READING)?;
    ids.get(&id).copied().ok_or(Corruption::Reference(id)).in_table(TABLE)
}
