//! Sets of schools under a name (D5).
//!
//! What is kept is the address of the set, so that a link made from it and a link of its own say the
//! same. Saving under the same name adds a version; deleting one leaves the others.

use std::collections::HashMap;

use analysis::{code::Code, release::Cause, saved::SavedSet, view::Against};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use crate::{
    DataVersion, Kept, Store, StoreError, Undecidable,
    entities::saved_sets::{ActiveModel, Column, Entity, Model},
    error::Corruption,
    kept::{self, History, Keeping},
    units,
};

/// A day, as pages show it.
const DAY: &str = "%Y-%m-%d";

impl Store {
    /// Every set ever saved, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn saved_sets(&self) -> Result<Vec<Kept<SavedSet>>, StoreError> {
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
            name: Set(name.to_owned()),
            address: Set(against.to_query()),
            ..ActiveModel::default()
        };
        kept::write_down::<Entity>(tx, row, operator).await
    }

    /// Deletes a set; it stays in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is none with this number that holds;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn delete_set(&self, id: i32, operator: &str) -> Result<DataVersion, StoreError> {
        self.take_back::<Entity>(id, operator).await
    }
}

/// What holds now, for the cube.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Vec<SavedSet>, StoreError> {
    let all = all(db).await?.into_iter();
    Ok(all.filter(Kept::holds).map(|it| it.of).collect())
}

/// All of them in the order of saving; a version keeps its number when an earlier one is deleted.
async fn all(db: &impl ConnectionTrait) -> Result<Vec<Kept<SavedSet>>, StoreError> {
    let mut versions: HashMap<String, u32> = HashMap::new();
    let numbered = |Kept { id, of: (name, against), written, undone }: Kept<(String, Against)>| {
        let version = versions.entry(name.clone()).or_default();
        *version += 1;
        let on = written.at.format(DAY).to_string();
        Kept { id, of: SavedSet { name, version: *version, against, on }, written, undone }
    };
    Ok(kept::all::<Entity>(db).await?.into_iter().map(numbered).collect())
}

impl Keeping for Entity {
    type Of = (String, Against);

    const TABLE: &'static str = "saved_sets";
    const DOING: &'static str = "saving a set of schools";
    const CAUSE: Cause = Cause::Set;
    const HISTORY: History<Column> = History {
        id: Column::Id,
        written_at: Column::SavedAt,
        written_by: Column::SavedBy,
        undone_at: Column::UndoneAt,
        undone_by: Column::UndoneBy,
    };

    fn of(row: Model) -> Result<Self::Of, Corruption> {
        let against = Against::from_query(&row.address).ok_or(Corruption::Word)?;
        Ok((row.name, against))
    }

    fn none(id: i32) -> Undecidable {
        Undecidable::NoSavedSet(id)
    }
}
