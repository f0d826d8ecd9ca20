//! Data versions: every import makes a new one.

use std::fmt;

use chrono::Utc;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Store, StoreError,
    entities::data_versions::{ActiveModel, Column, Entity},
    error::{Doing, InTable},
};

/// The number of a state of the data; a later state has a larger number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataVersion(u32);

impl DataVersion {
    /// Nothing was imported yet.
    pub const NONE: Self = Self(0);

    /// The number itself.
    pub fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for DataVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Store {
    /// The current data version, also when another process made it; cheap enough to poll.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database cannot be asked.
    pub async fn version(&self) -> Result<DataVersion, StoreError> {
        current(&self.db).await
    }
}

pub(crate) async fn current(db: &impl ConnectionTrait) -> Result<DataVersion, StoreError> {
    let newest = Entity::find().select_only().column(Column::Id).order_by_desc(Column::Id);
    let id: Option<i32> =
        newest.into_tuple().one(db).await.doing("looking for a new data version")?;
    number(id)
}

/// The version that an earlier import made.
pub(crate) async fn of_batch(
    db: &impl ConnectionTrait,
    batch_id: i32,
) -> Result<DataVersion, StoreError> {
    // Decisions about schools make versions that name the latest import too.
    let made = Entity::find().filter(Column::BatchId.eq(batch_id)).order_by_asc(Column::Id);
    let id: Option<i32> = made
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .one(db)
        .await
        .doing("looking for the data version of a batch")?;
    number(id)
}

pub(crate) async fn create(
    tx: &impl ConnectionTrait,
    batch_id: i32,
) -> Result<DataVersion, StoreError> {
    let row = ActiveModel { id: NotSet, batch_id: Set(batch_id), created_at: Set(Utc::now()) };
    let inserted = Entity::insert(row).exec(tx).await.doing("making a data version")?;
    number(Some(inserted.last_insert_id))
}

fn number(id: Option<i32>) -> Result<DataVersion, StoreError> {
    Ok(DataVersion(id.unwrap_or_default().try_into().in_table("data_versions")?))
}
