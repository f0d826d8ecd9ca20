//! Sets of schools under a name (D5).
//!
//! What is kept is the address of the set, so that a link made from it and a link of its own say the
//! same. Saving under the same name adds a version; deleting one leaves the others and stays in the
//! history. Each change makes a new version of the data.

use std::collections::HashMap;

use analysis::{code::Code, release::Cause, saved::SavedSet, view::Against};
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder,
};

use crate::{
    DataVersion, Store, StoreError, Undecidable, Undoing,
    entities::saved_sets::{ActiveModel, Column, Entity, Model},
    error::{Corruption, Doing, InTable},
    units, version,
};

const DOING: &str = "saving a set of schools";
const TABLE: &str = "saved_sets";
/// A day, as pages show it.
const DAY: &str = "%Y-%m-%d";

/// A set with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSet {
    /// Its number.
    pub id: i32,
    /// The set.
    pub set: SavedSet,
    /// When and by whom it was saved.
    pub saved: Undoing,
    /// When and by whom it was deleted, if it was.
    pub undone: Option<Undoing>,
}

impl Store {
    /// Every set ever saved, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn saved_sets(&self) -> Result<Vec<KeptSet>, StoreError> {
        let mut all = all(&self.db).await?;
        all.reverse();
        Ok(all)
    }

    /// Saves a set under a name; of what is no set of one's own nothing is saved.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if it is no set, or one of its schools is not stored;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn save_set(
        &self,
        name: &str,
        against: &Against,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let against = against.alone();
        if !against.is_own_set() {
            return Err(Undecidable::NoSet.into());
        }
        let tx = self.begin_alone().await?;
        let (territory, _) = units::read(&tx).await?;
        if let Some(code) = against.unknown_school(&territory) {
            return Err(Undecidable::NoSchool(Code::spelled(code)).into());
        }
        let row = ActiveModel {
            id: NotSet,
            name: Set(name.to_owned()),
            address: Set(against.to_query()),
            saved_at: Set(Utc::now()),
            saved_by: Set(operator.to_owned()),
            undone_at: Set(None),
            undone_by: Set(None),
        };
        Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Set, operator).await?;
        tx.commit().await.doing("finishing to save")?;
        Ok(version)
    }

    /// Deletes a set; it stays in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is none with this number that holds;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn delete_set(&self, id: i32, operator: &str) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let row = Entity::find_by_id(id).one(&tx).await.doing(DOING)?;
        let holds = row.filter(|it| it.undone_at.is_none());
        let mut row = holds.ok_or(Undecidable::NoSavedSet(id))?.into_active_model();
        row.undone_at = Set(Some(Utc::now()));
        row.undone_by = Set(Some(operator.to_owned()));
        row.update(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Set, operator).await?;
        tx.commit().await.doing("finishing to delete")?;
        Ok(version)
    }
}

/// What holds now, for the cube.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Vec<SavedSet>, StoreError> {
    let all = all(db).await?.into_iter();
    Ok(all.filter(|it| it.undone.is_none()).map(|it| it.set).collect())
}

/// All of them in the order of saving; a version keeps its number when an earlier one is deleted.
async fn all(db: &impl ConnectionTrait) -> Result<Vec<KeptSet>, StoreError> {
    let rows = Entity::find().order_by_asc(Column::Id).all(db).await.doing(DOING)?;
    let mut versions: HashMap<String, u32> = HashMap::new();
    let kept = |row: Model| {
        let version = versions.entry(row.name.clone()).or_default();
        *version += 1;
        let no_address = || Corruption::Word;
        let against = Against::from_query(&row.address).ok_or_else(no_address).in_table(TABLE)?;
        let on = row.saved_at.format(DAY).to_string();
        let undone = row.undone_at.map(|at| Undoing { at, by: row.undone_by.unwrap_or_default() });
        Ok(KeptSet {
            id: row.id,
            set: SavedSet { name: row.name, version: *version, against, on },
            saved: Undoing { at: row.saved_at, by: row.saved_by },
            undone,
        })
    };
    rows.into_iter().map(kept).collect()
}
