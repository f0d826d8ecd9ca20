//! At which stage procedures stand and how often they come (domain row 21).
//!
//! A procedure is named by its code, so what was said outlives an import that is undone and made again.
//! Rows are only ever added: of several words about one the latest holds, and an empty one takes back
//! what was said. Each makes a new version of the data.

use std::collections::BTreeMap;

use analysis::{
    Dictionary, Dimension,
    code::Code,
    cycle::{Cycle, Cycled},
    release::Cause,
};
use chrono::Utc;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, QueryOrder,
};

use crate::{
    DataVersion, Signature, Store, StoreError, Undecidable, dictionary,
    entities::procedure_cycles::{ActiveModel, Column, Entity},
    error::{Corruption, Doing, InTable},
    version,
};

const DOING: &str = "saying of which stage procedures are";
const TABLE: &str = "procedure_cycles";

/// What holds of a procedure, and who said so when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidCycle {
    /// Its stage and frequency.
    pub cycle: Cycle,
    /// When and by whom it was said.
    pub said: Signature,
}

impl Store {
    /// What was said of procedures last, by their codes.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn cycles(&self) -> Result<BTreeMap<Code, SaidCycle>, StoreError> {
        said(&self.db).await
    }

    /// Says of which stage a procedure is and how often it comes; nothing takes back what was said.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is no such procedure; [`StoreError::Database`] if the
    /// database fails. Then nothing is changed.
    pub async fn set_cycle(
        &self,
        procedure: &Code,
        Cycle { phase, frequency }: Cycle,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let (known, _) = dictionary::read(&tx).await?;
        if known.procedures.iter().all(|it| it.code != *procedure) {
            return Err(Undecidable::NoProcedure(procedure.clone()).into());
        }
        let row = ActiveModel {
            id: NotSet,
            procedure: Set(procedure.to_string()),
            phase: Set(phase.map(|it| it.to_string())),
            frequency: Set(frequency.map(|it| it.to_string())),
            decided_at: Set(Utc::now()),
            decided_by: Set(operator.to_owned()),
        };
        Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Cycle, operator).await?;
        tx.commit().await.doing("finishing to decide")?;
        Ok(version)
    }
}

/// What holds now, for the cube. What was said of a procedure that is gone waits for it to come back.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    dictionary: &Dictionary,
) -> Result<Vec<Cycled>, StoreError> {
    let known = said(db).await?.into_iter().filter_map(|(code, it)| {
        let procedure = dictionary.find(Dimension::Procedure, code.as_str())?;
        (!it.cycle.is_any()).then_some(Cycled { procedure, cycle: it.cycle })
    });
    let mut known: Vec<Cycled> = known.collect();
    known.sort_by_key(|it| it.procedure);
    Ok(known)
}

async fn said(db: &impl ConnectionTrait) -> Result<BTreeMap<Code, SaidCycle>, StoreError> {
    let mut said = BTreeMap::new();
    for row in Entity::find().order_by_asc(Column::Id).all(db).await.doing(DOING)? {
        let phase = row.phase.map(|it| it.parse()).transpose();
        let frequency = row.frequency.map(|it| it.parse()).transpose();
        let cycle = Cycle {
            phase: phase.map_err(|_| Corruption::Word).in_table(TABLE)?,
            frequency: frequency.map_err(|_| Corruption::Word).in_table(TABLE)?,
        };
        let by = Signature { at: row.decided_at, by: row.decided_by };
        let code = row.procedure.parse().in_table(TABLE)?;
        said.insert(code, SaidCycle { cycle, said: by });
    }
    Ok(said)
}
