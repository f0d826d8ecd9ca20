//! Own indicators: what the operator defines besides the catalogue (domain row 4).
//!
//! A formula is kept as the address spells it, so that a link and the table say the same. What is
//! taken back stays in the table with who did it. Each change makes a new version of the data.

use analysis::indicator::OwnIndicator;
use analysis::release::Cause;
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder,
};

use crate::{
    DataVersion, Store, StoreError, Undecidable, Undoing,
    entities::own_indicators::{ActiveModel, Column, Entity, Model},
    error::{Doing, InTable},
    version,
};

const DOING: &str = "writing down own indicators";
const TABLE: &str = "own_indicators";

/// An own indicator with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptIndicator {
    /// Its number.
    pub id: i32,
    /// What was defined.
    pub of: OwnIndicator,
    /// When and by whom.
    pub written: Undoing,
    /// When and by whom it was taken back, if it was.
    pub undone: Option<Undoing>,
}

impl Store {
    /// Every own indicator ever defined, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn own_indicators(&self) -> Result<Vec<KeptIndicator>, StoreError> {
        let mut all = kept(&self.db).await?;
        all.reverse();
        Ok(all)
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
            id: NotSet,
            name: Set(name),
            formula: Set(formula.to_string()),
            source: Set(source),
            author: Set(author),
            day: Set(day),
            written_at: Set(Utc::now()),
            written_by: Set(operator.to_owned()),
            undone_at: Set(None),
            undone_by: Set(None),
        };
        Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Indicator, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
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
        let tx = self.begin_alone().await?;
        let row = Entity::find_by_id(id).one(&tx).await.doing(DOING)?;
        let holds = row.filter(|it| it.undone_at.is_none());
        let mut row = holds.ok_or(Undecidable::NoIndicator(id))?.into_active_model();
        row.undone_at = Set(Some(Utc::now()));
        row.undone_by = Set(Some(operator.to_owned()));
        row.update(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Indicator, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
    }
}

/// What holds now, for the cube, in the order in which it was defined.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Vec<OwnIndicator>, StoreError> {
    let holds = |it: KeptIndicator| it.undone.is_none().then_some(it.of);
    Ok(kept(db).await?.into_iter().filter_map(holds).collect())
}

async fn kept(db: &impl ConnectionTrait) -> Result<Vec<KeptIndicator>, StoreError> {
    let all = Entity::find().order_by_asc(Column::Id).all(db).await.doing(DOING)?;
    all.into_iter().map(one).collect()
}

fn one(row: Model) -> Result<KeptIndicator, StoreError> {
    let Model {
        id,
        name,
        formula,
        source,
        author,
        day,
        written_at,
        written_by,
        undone_at,
        undone_by,
    } = row;
    let formula = formula.parse().in_table(TABLE)?;
    Ok(KeptIndicator {
        id,
        of: OwnIndicator { name, formula, source, author, day },
        written: Undoing { at: written_at, by: written_by },
        undone: undone_at.map(|at| Undoing { at, by: undone_by.unwrap_or_default() }),
    })
}
