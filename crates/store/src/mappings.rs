//! Mappings: what was told about the columns of tables, one for each shape of a table.
//!
//! The store does not know what is in one; it keeps the words of whoever reads files. A mapping
//! changes no result, so no data version comes of it.

use chrono::Utc;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::{
    Signature, Store, StoreError,
    entities::mappings::{ActiveModel, Column, Entity, Model},
    error::Doing,
};

const DOING: &str = "keeping what was told about columns";

/// A mapping that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Its number.
    pub id: i32,
    /// Names the heading it is for.
    pub shape: String,
    /// The file it was told for.
    pub file_name: String,
    /// What was told.
    pub told: String,
    /// When and by whom.
    pub at: Signature,
}

/// A mapping to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembering {
    /// Names the heading it is for.
    pub shape: String,
    /// The file it was told for.
    pub file_name: String,
    /// What was told.
    pub told: String,
}

impl Store {
    /// All mappings, the latest told first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails.
    pub async fn mappings(&self) -> Result<Vec<Remembered>, StoreError> {
        let all = Entity::find().order_by_desc(Column::ToldAt).order_by_desc(Column::Id);
        Ok(all.all(&self.db).await.doing(DOING)?.into_iter().map(remembered).collect())
    }

    /// Keeps a mapping, in place of the one for the same shape; answers with its number.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails; then nothing is changed.
    pub async fn remember(&self, it: &Remembering, operator: &str) -> Result<i32, StoreError> {
        let tx = self.begin_alone().await?;
        let same = Column::Shape.eq(it.shape.as_str());
        Entity::delete_many().filter(same).exec(&tx).await.doing(DOING)?;
        let row = ActiveModel {
            id: NotSet,
            shape: Set(it.shape.clone()),
            file_name: Set(it.file_name.clone()),
            told: Set(it.told.clone()),
            told_at: Set(Utc::now()),
            told_by: Set(operator.to_owned()),
        };
        let id = Entity::insert(row).exec(&tx).await.doing(DOING)?.last_insert_id;
        tx.commit().await.doing(DOING)?;
        Ok(id)
    }

    /// Forgets a mapping; answers whether there was one of this number.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails.
    pub async fn forget(&self, id: i32) -> Result<bool, StoreError> {
        let tx = self.begin_alone().await?;
        let done = Entity::delete_by_id(id).exec(&tx).await.doing(DOING)?;
        tx.commit().await.doing(DOING)?;
        Ok(done.rows_affected > 0)
    }
}

fn remembered(row: Model) -> Remembered {
    let Model { id, shape, file_name, told, told_at, told_by } = row;
    Remembered { id, shape, file_name, told, at: Signature { at: told_at, by: told_by } }
}
