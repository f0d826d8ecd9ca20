//! Data versions: every change of the data makes a new one, and is told as major where figures that were
//! there may be others since (F9).

use std::{collections::HashMap, fmt};

use crate::{
    Store, StoreError,
    entities::{
        batches,
        data_versions::{ActiveModel, Column, Entity, Model},
    },
    error::{Corruption, Doing, InTable},
};
use analysis::release::Cause;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
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

/// A data version with what made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRecord {
    /// Its number.
    pub version: DataVersion,
    /// The same as people count: 2.0 after 1.3 where figures that were there may be others.
    pub release: (u32, u32),
    /// What made it.
    pub cause: Cause,
    /// The import that was made or undone; of other changes the latest one.
    pub batch: i32,
    /// Its file.
    pub file_name: String,
    /// Cells it brought.
    pub cells: u64,
    /// Of them where an earlier import has a cell too.
    pub replaced: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

impl Store {
    /// All versions with what made them, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn versions(&self) -> Result<Vec<VersionRecord>, StoreError> {
        const DOING: &str = "listing data versions";
        let rows = Entity::find().order_by_asc(Column::Id).all(&self.db).await.doing(DOING)?;
        let imports = batches::Entity::find().all(&self.db).await.doing(DOING)?;
        let imports: HashMap<i32, batches::Model> =
            imports.into_iter().map(|it| (it.id, it)).collect();
        let (mut versions, mut release) = (Vec::with_capacity(rows.len()), (1, 0));
        for (at, row) in rows.into_iter().enumerate() {
            let import = imports.get(&row.batch_id);
            let replaced = import.map_or(0, |it| it.replaced);
            if at > 0 {
                release = match row.is_major.unwrap_or(replaced > 0) {
                    true => (release.0 + 1, 0),
                    false => (release.0, release.1 + 1),
                };
            }
            versions.push(record(row, import, release).in_table("data_versions")?);
        }
        versions.reverse();
        Ok(versions)
    }

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

/// What makes a version, besides the import it names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made<'m> {
    pub(crate) cause: Cause,
    pub(crate) is_major: bool,
    pub(crate) by: &'m str,
}

pub(crate) async fn create(
    tx: &impl ConnectionTrait,
    batch_id: i32,
    Made { cause, is_major, by }: Made<'_>,
) -> Result<DataVersion, StoreError> {
    let row = ActiveModel {
        id: NotSet,
        batch_id: Set(batch_id),
        created_at: Set(Utc::now()),
        change: Set(Some(cause.to_string())),
        is_major: Set(Some(is_major)),
        made_by: Set(Some(by.to_owned())),
    };
    let inserted = Entity::insert(row).exec(tx).await.doing("making a data version")?;
    number(Some(inserted.last_insert_id))
}

fn number(id: Option<i32>) -> Result<DataVersion, StoreError> {
    Ok(DataVersion(id.unwrap_or_default().try_into().in_table("data_versions")?))
}

/// A new version without an import, so that open pages hear of it; as long as there is none, there is
/// nothing to show.
pub(crate) async fn renewed(
    tx: &impl ConnectionTrait,
    cause: Cause,
    by: &str,
) -> Result<DataVersion, StoreError> {
    let latest = batches::Entity::find().order_by_desc(batches::Column::Id);
    match latest.one(tx).await.doing("making a data version")? {
        Some(batch) => create(tx, batch.id, Made { cause, is_major: cause.is_major(), by }).await,
        None => current(tx).await,
    }
}

fn record(
    row: Model,
    import: Option<&batches::Model>,
    release: (u32, u32),
) -> Result<VersionRecord, Corruption> {
    let cause = match row.change.as_deref() {
        Some(text) => text.parse().map_err(|_| Corruption::Word)?,
        None => Cause::Import,
    };
    let by = row.made_by.or_else(|| import.map(|it| it.operator.clone()));
    Ok(VersionRecord {
        version: DataVersion(u32::try_from(row.id)?),
        release,
        cause,
        batch: row.batch_id,
        file_name: import.map(|it| it.file_name.clone()).unwrap_or_default(),
        cells: u64::try_from(import.map_or(0, |it| it.cells))?,
        replaced: u64::try_from(import.map_or(0, |it| it.replaced))?,
        at: row.created_at,
        by: by.unwrap_or_default(),
    })
}
