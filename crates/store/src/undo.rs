//! Undoing an import: afterwards the data are what the other imports make of them, in their
//! order, as if this one had never been.
//!
//! A batch's cells are rows of its own, so they go and those of other batches show again; so do its
//! pupil rows, plans of works and boundaries of marks.
//! What batches say of members, units, school context and clusters is merged anew from what each said.

use analysis::release::Cause;
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use crate::{
    DataVersion, Store, StoreError, aside, boundaries, contents, context, dictionary,
    entities::{batches, tallies},
    error::{Doing, InTable, Irreversible},
    import, plans, pupils, units,
    version::{self, Made},
};

/// What undoing an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The data version it made.
    pub version: DataVersion,
    /// Cells that went with the import.
    pub cells: u64,
}

impl Store {
    /// Undoes an import, whichever it is: what it brought goes, what it covered shows again.
    ///
    /// The import stays in the list, with who undid it and when; its file may be imported again.
    ///
    /// # Errors
    ///
    /// [`StoreError::Irreversible`] if there is no such import, it was undone before, or another
    /// import needs it; [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn undo(&self, batch: i32, operator: &str) -> Result<Undone, StoreError> {
        let tx = self.begin_alone().await?;
        let found = batches::Entity::find_by_id(batch).one(&tx).await.doing(DOING)?;
        let row = found.ok_or(Irreversible::Unknown(batch))?;
        if row.undone_at.is_some() {
            return Err(Irreversible::Undone(batch).into());
        }
        if let Some(by) = joined_into(&tx, batch).await? {
            return Err(Irreversible::Joined { batch, by }.into());
        }
        let said = contents::standing(&tx).await?;
        pupils::remove(&tx, batch).await?;
        plans::remove(&tx, batch).await?;
        boundaries::remove(&tx, batch).await?;
        let own = tallies::Entity::delete_many().filter(tallies::Column::BatchId.eq(batch));
        let cells = own.exec(&tx).await.doing(DOING)?.rows_affected;
        aside::forget(&tx, batch).await?;
        dictionary::restore(&tx, &said, batch).await?;
        let others = || said.iter().filter(|it| it.batch_id != batch);
        context::clear(&tx).await?;
        units::restore(&tx, others()).await?;
        context::tell(&tx, others()).await?;
        note(&tx, row, operator).await?;
        let version =
            version::create(&tx, batch, Made { cause: Cause::Undo, is_major: true, by: operator })
                .await?;
        tx.commit().await.doing("finishing to undo an import")?;
        Ok(Undone { version, cells })
    }
}

const DOING: &str = "undoing an import";

/// The latest import that stands and holds pupil rows of this one.
pub(crate) async fn joined_into(
    db: &impl ConnectionTrait,
    batch: i32,
) -> Result<Option<i32>, StoreError> {
    let later = batches::Entity::find()
        .filter(batches::Column::UndoneAt.is_null())
        .filter(batches::Column::Joined.is_not_null())
        .order_by_desc(batches::Column::Id);
    for later in later.all(db).await.doing(DOING)? {
        if joined(&later)?.contains(&batch) {
            return Ok(Some(later.id));
        }
    }
    Ok(None)
}

/// The imports whose pupil rows this one holds.
pub(crate) fn joined(batch: &batches::Model) -> Result<Vec<i32>, StoreError> {
    let listed = batch.joined.as_deref().map(serde_json::from_str).transpose();
    Ok(listed.in_table("batches")?.unwrap_or_default())
}

async fn note(
    tx: &sea_orm::DatabaseTransaction,
    row: batches::Model,
    operator: &str,
) -> Result<(), StoreError> {
    let sha256 = import::freed(&row);
    let mut row = row.into_active_model();
    row.sha256 = Set(sha256);
    row.undone_at = Set(Some(Utc::now()));
    row.undone_by = Set(Some(operator.to_owned()));
    row.update(tx).await.doing(DOING)?;
    Ok(())
}
