//! Boundaries of marks: taken over with a batch, gone with it; of several of one work the latest hold.

use analysis::{AcademicYear, scale::WorkBoundaries};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
};

use crate::{
    Store, StoreError, aside,
    entities::work_boundaries::{ActiveModel, Column, Entity, Model},
    error::{Corruption, Doing, InTable},
};

/// Rows of one statement: seven columns stay below any limit of parameters.
const CHUNK: usize = 1_000;

/// Takes over the boundaries of a batch.
pub(crate) async fn take_over(
    tx: &DatabaseTransaction,
    batch_id: i32,
    boundaries: &[WorkBoundaries],
) -> Result<(), StoreError> {
    const UNWRITABLE: &str = "numbers can always be written as JSON";
    let row = |it: &WorkBoundaries| ActiveModel {
        id: NotSet,
        batch_id: Set(batch_id),
        procedure: Set(it.procedure.to_string()),
        subject: Set(it.subject.to_string()),
        grade: Set(it.grade.to_string()),
        year: Set(it.year.first_september()),
        lowest: Set(serde_json::to_string(&it.lowest).expect(UNWRITABLE)),
    };
    let rows: Vec<ActiveModel> = boundaries.iter().map(row).collect();
    for chunk in rows.chunks(CHUNK) {
        let insert = Entity::insert_many(chunk.to_vec());
        insert.exec_without_returning(tx).await.doing("writing boundaries of marks")?;
    }
    Ok(())
}

/// Removes the boundaries of a batch: those they stood in the place of hold again.
pub(crate) async fn remove(tx: &impl ConnectionTrait, batch_id: i32) -> Result<(), StoreError> {
    let own = Entity::delete_many().filter(Column::BatchId.eq(batch_id));
    own.exec(tx).await.doing("removing boundaries of marks")?;
    Ok(())
}

impl Store {
    /// All boundaries, the latest told first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails, [`StoreError::Corrupt`] if it holds what
    /// nobody could have written.
    pub async fn boundaries(&self) -> Result<Vec<WorkBoundaries>, StoreError> {
        let found = Entity::find()
            .filter(aside::counting(Column::BatchId))
            .order_by_desc(Column::BatchId)
            .order_by_asc(Column::Id);
        let rows = found.all(&self.db).await.doing("reading boundaries of marks")?;
        rows.into_iter().map(of_work).collect::<Result<_, _>>().in_table("work_boundaries")
    }
}

fn of_work(row: Model) -> Result<WorkBoundaries, Corruption> {
    Ok(WorkBoundaries {
        procedure: row.procedure.parse()?,
        subject: row.subject.parse()?,
        grade: row.grade.parse()?,
        year: AcademicYear::starting(row.year)?,
        lowest: serde_json::from_str(&row.lowest)?,
    })
}
