//! Plans of works: taken over with a batch, gone with it; of several of one work the latest holds.

use analysis::{AcademicYear, Dictionary, Dimension, code::Code, origin::Asked, plan::Plan};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
};

use crate::{
    Store, StoreError, aside,
    entities::work_plans::{ActiveModel, Column, Entity, Model},
    error::{Corruption, Doing, InTable},
};

/// Rows of one statement: seven columns stay below any limit of parameters.
const CHUNK: usize = 1_000;

/// Takes over the plans of a batch.
pub(crate) async fn take_over(
    tx: &DatabaseTransaction,
    batch_id: i32,
    plans: &[Plan],
) -> Result<(), StoreError> {
    const UNWRITABLE: &str = "words and numbers can always be written as JSON";
    let row = |it: &Plan| ActiveModel {
        id: NotSet,
        batch_id: Set(batch_id),
        procedure: Set(it.procedure.to_string()),
        subject: Set(it.subject.to_string()),
        grade: Set(it.grade.to_string()),
        year: Set(it.year.first_september()),
        tasks: Set(serde_json::to_string(&it.tasks).expect(UNWRITABLE)),
    };
    let rows: Vec<ActiveModel> = plans.iter().map(row).collect();
    for chunk in rows.chunks(CHUNK) {
        let insert = Entity::insert_many(chunk.to_vec());
        insert.exec_without_returning(tx).await.doing("writing plans of works")?;
    }
    Ok(())
}

/// Removes the plans of a batch: those it stood in the place of hold again.
pub(crate) async fn remove(tx: &impl ConnectionTrait, batch_id: i32) -> Result<(), StoreError> {
    let own = Entity::delete_many().filter(Column::BatchId.eq(batch_id));
    own.exec(tx).await.doing("removing plans of works")?;
    Ok(())
}

impl Store {
    /// The plan of a work; `of` is the dictionary that `asked` speaks in.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails, [`StoreError::Corrupt`] if it holds what
    /// nobody could have written.
    pub async fn plan(&self, of: &Dictionary, asked: &Asked) -> Result<Option<Plan>, StoreError> {
        let code = |dimension: Dimension, member: u16| {
            let members = of.members(dimension);
            members.get(usize::from(member)).map(|it| it.code.to_string()).unwrap_or_default()
        };
        let slots = asked.targets.iter().flat_map(|it| it.keys());
        let grades = slots.map(|(_, grade)| code(Dimension::Grade, *grade));
        let found = Entity::find()
            .filter(aside::counting(Column::BatchId))
            .filter(Column::Procedure.eq(code(Dimension::Procedure, asked.procedure)))
            .filter(Column::Subject.eq(code(Dimension::Subject, asked.subject)))
            .filter(Column::Grade.is_in(grades))
            .filter(Column::Year.eq(asked.year.first_september()))
            .order_by_desc(Column::BatchId);
        let row = found.one(&self.db).await.doing("reading the plan of a work")?;
        row.map(plan).transpose().in_table("work_plans")
    }
}

fn plan(row: Model) -> Result<Plan, Corruption> {
    let code = |it: &str| it.parse::<Code>();
    Ok(Plan {
        procedure: code(&row.procedure)?,
        subject: code(&row.subject)?,
        grade: code(&row.grade)?,
        year: AcademicYear::starting(row.year)?,
        tasks: serde_json::from_str(&row.tasks)?,
    })
}
