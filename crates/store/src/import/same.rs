//! Whether the contents of a file were taken over before. The same contents count once, unless they
//! stand in their own place.

use std::fmt::Write;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction,
    EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

use super::{Origin, Taken};
use crate::{
    StoreError, aside,
    entities::batches,
    error::{Doing, InTable},
    version,
};

pub(super) async fn taken_before(
    tx: &DatabaseTransaction,
    origin: &Origin,
    instead_of: &[i32],
) -> Result<Option<Taken>, StoreError> {
    let Some(batch) = standing(tx, &origin.sha256, instead_of).await? else { return Ok(None) };
    let count = |number: i64| u64::try_from(number).in_table("batches");
    Ok(Some(Taken {
        batch_id: batch.id,
        version: version::of_batch(tx, batch.id).await?,
        cells: count(batch.cells)?,
        replaced: count(batch.replaced)?,
        already_there: true,
    }))
}

/// The latest import of these contents that counts and would go on counting beside one in the place of
/// `instead_of`: the same file says something else once more is known of it.
pub(crate) async fn standing(
    db: &impl ConnectionTrait,
    sha256: &[u8; 32],
    instead_of: &[i32],
) -> Result<Option<batches::Model>, StoreError> {
    let same = batches::Entity::find()
        .filter(batches::Column::Sha256.starts_with(hex(sha256)))
        .filter(batches::Column::UndoneAt.is_null())
        .filter(batches::Column::Id.is_not_in(instead_of.iter().copied()))
        .filter(aside::counting(batches::Column::Id))
        .order_by_desc(batches::Column::Id);
    same.one(db).await.doing("looking for an earlier import")
}

/// The hash of an import that leaves its contents free for another one: the database wants each once.
pub(crate) fn freed(of: &batches::Model) -> String {
    let sha256 = of.sha256.split(':').next().unwrap_or_default();
    format!("{sha256}:{}", of.id)
}

/// Lets another import have these contents.
pub(super) async fn free(tx: &impl ConnectionTrait, sha256: &[u8; 32]) -> Result<(), StoreError> {
    const DOING: &str = "noting an import of the same contents";
    let same = batches::Entity::find().filter(batches::Column::Sha256.eq(hex(sha256)));
    if let Some(row) = same.one(tx).await.doing(DOING)? {
        let sha256 = freed(&row);
        let mut row = row.into_active_model();
        row.sha256 = Set(sha256);
        row.update(tx).await.doing(DOING)?;
    }
    Ok(())
}

pub(super) fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _never_fails = write!(text, "{byte:02x}");
        text
    })
}
