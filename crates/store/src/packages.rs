//! Cutting one school or municipality out of all results, to be passed on.

use analysis::{Batch, Dictionary, UnitKind, code::Code, package};
use sea_orm::{ColumnTrait, sea_query::Condition};

use crate::{
    DataVersion, Store, StoreError,
    cube::{Numbers, in_force, leave_out_former_attempts, read_rows},
    dictionary,
    entities::tallies::Column,
    error::Doing,
    units, version,
};

/// What is passed on.
#[derive(Clone, Debug)]
pub struct Cut {
    /// The name of the unit.
    pub name: String,
    /// The results in force, and what they are of; without rows of pupils.
    pub batch: Batch,
    /// The version of the data they are of.
    pub version: DataVersion,
}

impl Store {
    /// The results of a unit and of everything in it; `None` if there is no such unit.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails; [`StoreError::Corrupt`] if rows were
    /// changed outside the application.
    pub async fn cut(&self, kind: UnitKind, code: &Code) -> Result<Option<Cut>, StoreError> {
        let tx = self.begin_reading().await?;
        let version = version::current(&tx).await?;
        let (dictionary, keys) = dictionary::read(&tx).await?;
        let (territory, ids) = units::read(&tx).await?;
        let Some(unit) = territory.find(kind, code.as_str()) else { return Ok(None) };
        let inside = territory.inside(unit);
        let own = ids.iter().filter(|(_, it)| inside.contains(it)).map(|(id, _)| *id);
        let condition = Condition::all().add(Column::UnitId.is_in(own));
        // Two codes may be one school, so the same cell may come twice from one import.
        let mut rows = read_rows(&tx, &Numbers::new(&keys, ids), &condition).await?;
        tx.rollback().await.doing("finishing to read")?;
        if let Some(first) = dictionary.first_attempts() {
            leave_out_former_attempts(&mut rows, first);
        }
        let name = territory.unit(unit).name.clone();
        let cells = in_force(rows, true);
        let dictionary = Dictionary { territory, ..dictionary };
        Ok(Some(Cut { name, batch: package::cut(&dictionary, unit, &cells), version }))
    }
}
