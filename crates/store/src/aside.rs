//! A file in the place of earlier ones. A corrected file says what the earlier one said, and does not
//! say what was wrong in it: a class that is not there. Without a word about it the earlier import would
//! go on telling of that class.
//!
//! An import set aside keeps its rows and does not count; when the one in its place is undone, it counts
//! again. Whatever reads results, pupil rows or plans asks [`counting`].

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Query, SimpleExpr},
};

use crate::{
    StoreError,
    entities::{
        batches,
        set_aside::{ActiveModel, Column, Entity},
    },
    error::{Doing, Refusal},
    undo::joined_into,
};

const DOING: &str = "setting imports aside";

/// Rows of imports that count; `batch` is the column that names the import.
pub(crate) fn counting(batch: impl ColumnTrait) -> SimpleExpr {
    batch.not_in_subquery(Query::select().column(Column::AsideId).from(Entity).take())
}

/// The imports that do not count.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<BTreeSet<i32>, StoreError> {
    let rows = Entity::find().select_only().column(Column::AsideId).into_tuple::<i32>();
    Ok(rows.all(db).await.doing(DOING)?.into_iter().collect())
}

/// For imports the ones in whose place they stand.
pub(crate) async fn by_import(
    db: &impl ConnectionTrait,
) -> Result<BTreeMap<i32, Vec<i32>>, StoreError> {
    let mut found: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
    for row in Entity::find().all(db).await.doing(DOING)? {
        found.entry(row.batch_id).or_default().push(row.aside_id);
    }
    Ok(found)
}

/// Refuses imports that cannot be set aside: they do not count, or another holds their pupil rows.
pub(crate) async fn checked(db: &impl ConnectionTrait, asked: &[i32]) -> Result<(), StoreError> {
    // Nearly always nothing is asked.
    if asked.is_empty() {
        return Ok(());
    }
    let aside = all(db).await?;
    for id in asked {
        let found = batches::Entity::find_by_id(*id).one(db).await.doing(DOING)?;
        if found.is_none_or(|it| it.undone_at.is_some()) || aside.contains(id) {
            return Err(Refusal::NotThere(*id).into());
        }
        if let Some(by) = joined_into(db, *id).await? {
            return Err(Refusal::Held { import: *id, by }.into());
        }
    }
    Ok(())
}

/// Sets imports aside as long as `batch_id` stands, and with them those in whose place they stand: or
/// these would count again when one in between is undone.
pub(crate) async fn set(
    tx: &DatabaseTransaction,
    batch_id: i32,
    asked: &[i32],
) -> Result<(), StoreError> {
    let known = by_import(tx).await?;
    let before = asked.iter().filter_map(|it| known.get(it)).flatten();
    let aside: BTreeSet<i32> = asked.iter().chain(before).copied().collect();
    let row = |it: i32| ActiveModel { batch_id: Set(batch_id), aside_id: Set(it) };
    if !aside.is_empty() {
        let insert = Entity::insert_many(aside.into_iter().map(row));
        insert.exec_without_returning(tx).await.doing(DOING)?;
    }
    Ok(())
}

/// Forgets an import: what it had set aside counts again.
pub(crate) async fn forget(tx: &impl ConnectionTrait, batch: i32) -> Result<(), StoreError> {
    let own = Entity::delete_many().filter(Column::BatchId.eq(batch));
    own.exec(tx).await.doing(DOING)?;
    let of_others = Entity::delete_many().filter(Column::AsideId.eq(batch));
    of_others.exec(tx).await.doing(DOING)?;
    Ok(())
}
