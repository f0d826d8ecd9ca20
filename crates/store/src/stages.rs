//! How final an import is: preliminary, corrected, final.
//!
//! Said of an import, shown of figures: those of a procedure in a year are as final as the least final
//! of the imports that have results of it. Of an import of which nothing was said nothing is shown.

use std::collections::BTreeMap;

use analysis::{
    AcademicYear,
    event::{Stage, Staged},
    release::Cause,
};
use chrono::Utc;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    DataVersion, Store, StoreError, Undecidable, aside,
    dictionary::Keys,
    entities::{batch_stages, batches, tallies},
    error::{Corruption, Doing, InTable},
    version,
};

const DOING: &str = "saying how final an import is";
const TABLE: &str = "batch_stages";

impl Store {
    /// How final imports are said to be, by their numbers.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn stages(&self) -> Result<BTreeMap<i32, Stage>, StoreError> {
        said(&self.db).await
    }

    /// Says how final an import is; `None` takes back what was said.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is no such import that stands, or if it is to be final
    /// although errors were accepted with it;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn set_stage(
        &self,
        batch: i32,
        stage: Option<Stage>,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let row = batches::Entity::find_by_id(batch).one(&tx).await.doing(DOING)?;
        let row = row.filter(|it| it.undone_at.is_none()).ok_or(Undecidable::NoBatch(batch))?;
        if stage == Some(Stage::Final) && row.accepted_errors.is_some_and(|it| it > 0) {
            return Err(Undecidable::HasErrors(batch).into());
        }
        let row = batch_stages::ActiveModel {
            id: NotSet,
            batch_id: Set(batch),
            stage: Set(stage.map(|it| it.to_string())),
            decided_at: Set(Utc::now()),
            decided_by: Set(operator.to_owned()),
        };
        batch_stages::Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Stage, operator).await?;
        tx.commit().await.doing("finishing to decide")?;
        Ok(version)
    }
}

async fn said(db: &impl ConnectionTrait) -> Result<BTreeMap<i32, Stage>, StoreError> {
    let rows = batch_stages::Entity::find().order_by_asc(batch_stages::Column::Id);
    let mut stages = BTreeMap::new();
    for row in rows.all(db).await.doing(DOING)? {
        match row.stage {
            None => stages.remove(&row.batch_id),
            Some(text) => {
                let stage = text.parse().map_err(|_| Corruption::Word).in_table(TABLE)?;
                stages.insert(row.batch_id, stage)
            }
        };
    }
    Ok(stages)
}

/// How final figures are, for the cube.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    keys: &Keys,
) -> Result<Vec<Staged>, StoreError> {
    let mut figures: BTreeMap<(u16, AcademicYear), Stage> = BTreeMap::new();
    let aside = aside::all(db).await?;
    let counting = said(db).await?.into_iter().filter(|it| !aside.contains(&it.0));
    for (batch, stage) in counting {
        let of: Vec<(i32, i16)> = tallies::Entity::find()
            .select_only()
            .columns([tallies::Column::ProcedureId, tallies::Column::Year])
            .distinct()
            .filter(tallies::Column::BatchId.eq(batch))
            .into_tuple()
            .all(db)
            .await
            .doing(DOING)?;
        for (id, year) in of {
            let found = keys.procedures.iter().position(|it| *it == id);
            let procedure = found.ok_or(Corruption::Reference(id)).in_table("tallies")?;
            let procedure = u16::try_from(procedure).in_table("tallies")?;
            let year = AcademicYear::starting(year).in_table("tallies")?;
            let known = figures.entry((procedure, year)).or_insert(stage);
            *known = stage.min(*known);
        }
    }
    let staged = figures.into_iter();
    Ok(staged.map(|((procedure, year), stage)| Staged { procedure, year, stage }).collect())
}
