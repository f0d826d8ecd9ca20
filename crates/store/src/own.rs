//! Own indicators: what the operator defines besides the catalogue (domain row 4).
//!
//! A formula is kept as the address spells it, so that a link and the table say the same.

use analysis::indicator::OwnIndicator;
use analysis::release::Cause;
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use crate::{
    DataVersion, Kept, Store, StoreError, Undecidable,
    entities::own_indicators::{ActiveModel, Column, Entity, Model},
    error::Corruption,
    kept::{self, History, Keeping},
};

impl Store {
    /// Every own indicator ever defined, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn own_indicators(&self) -> Result<Vec<Kept<OwnIndicator>>, StoreError> {
        self.kept::<Entity>().await
    }

    /// Defines an indicator.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if another of this name or formula holds;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn define_indicator(
        &self,
        of: OwnIndicator,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let is_same = |it: &OwnIndicator| {
            it.formula == of.formula || it.name.to_lowercase() == of.name.to_lowercase()
        };
        if let Some(it) = read(&tx).await?.into_iter().find(is_same) {
            return Err(Undecidable::Defined(it.name).into());
        }
        let OwnIndicator { name, formula, source, author, day } = of;
        let row = ActiveModel {
            name: Set(name),
            formula: Set(formula.to_string()),
            source: Set(source),
            author: Set(author),
            day: Set(day),
            ..ActiveModel::default()
        };
        kept::write_down::<Entity>(tx, row, operator).await
    }

    /// Takes an own indicator back; it stays in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is none with this number that holds;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn take_indicator_back(
        &self,
        id: i32,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        self.take_back::<Entity>(id, operator).await
    }
}

/// What holds now, for the cube, in the order in which it was defined.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Vec<OwnIndicator>, StoreError> {
    kept::holding::<Entity>(db).await
}

impl Keeping for Entity {
    type Of = OwnIndicator;

    const TABLE: &'static str = "own_indicators";
    const DOING: &'static str = "writing down own indicators";
    const CAUSE: Cause = Cause::Indicator;
    const HISTORY: History<Column> = History {
        id: Column::Id,
        written_at: Column::WrittenAt,
        written_by: Column::WrittenBy,
        undone_at: Column::UndoneAt,
        undone_by: Column::UndoneBy,
    };

    fn of(row: Model) -> Result<Self::Of, Corruption> {
        let Model { name, formula, source, author, day, .. } = row;
        Ok(OwnIndicator { name, formula: formula.parse()?, source, author, day })
    }

    fn none(id: i32) -> Undecidable {
        Undecidable::NoIndicator(id)
    }
}
