//! What each batch says of members and units, kept so that undoing another batch can say it
//! again. Its cells need no second place: they are the rows of `tallies` with its number.

use std::collections::BTreeMap;

use analysis::{Batch, Dictionary, territory::Unit};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::{
    StoreError,
    entities::{batch_contents, batches},
    error::{Corruption, Doing, InTable, Irreversible},
};

/// What one batch says of members and units.
#[derive(Clone, Debug)]
pub(crate) struct Contents {
    pub(crate) batch_id: i32,
    pub(crate) dictionary: Dictionary,
    pub(crate) units: Vec<(Unit, Option<usize>)>,
}

/// Keeps what a batch says.
pub(crate) async fn keep(
    tx: &impl ConnectionTrait,
    batch_id: i32,
    batch: &Batch,
) -> Result<(), StoreError> {
    const UNWRITABLE: &str = "codes, names and numbers can always be written as JSON";
    let row = batch_contents::ActiveModel {
        batch_id: Set(batch_id),
        dictionary: Set(serde_json::to_string(&batch.dictionary).expect(UNWRITABLE)),
        units: Set(serde_json::to_string(&batch.units).expect(UNWRITABLE)),
    };
    let insert = batch_contents::Entity::insert(row);
    insert.exec_without_returning(tx).await.doing("keeping what an import says")?;
    Ok(())
}

/// What the batches say that stand, in the order of their import.
pub(crate) async fn standing(tx: &impl ConnectionTrait) -> Result<Vec<Contents>, StoreError> {
    const DOING: &str = "reading what imports say";
    let stands = batches::Entity::find()
        .filter(batches::Column::UndoneAt.is_null())
        .order_by_asc(batches::Column::Id);
    let kept = batch_contents::Entity::find().all(tx).await.doing(DOING)?;
    let mut kept: BTreeMap<i32, _> = kept.into_iter().map(|it| (it.batch_id, it)).collect();
    let mut all = Vec::new();
    for batch in stands.all(tx).await.doing(DOING)? {
        let row = kept.remove(&batch.id).ok_or(Irreversible::NothingKept(batch.id))?;
        all.push(read(&row).in_table("batch_contents")?);
    }
    Ok(all)
}

fn read(row: &batch_contents::Model) -> Result<Contents, Corruption> {
    Ok(Contents {
        batch_id: row.batch_id,
        dictionary: serde_json::from_str(&row.dictionary)?,
        units: serde_json::from_str(&row.units)?,
    })
}
