//! Counting pupil rows that are alike.

use analysis::pupil::{Attempt, Status};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};

use crate::{
    StoreError,
    entities::{pupils, pupils::Column},
    error::{Corruption, Doing, InTable},
};

const TABLE: &str = "pupils";

/// Rows of one work and unit that have the same status, attempt and mark.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Alike {
    pub(crate) work_id: i32,
    pub(crate) unit_id: i32,
    pub(super) status: i16,
    pub(super) attempt: i16,
    pub(super) mark: Option<i16>,
    pub(super) count: i64,
}

/// How many rows of these works are alike.
pub(crate) async fn alike(
    db: &impl ConnectionTrait,
    works: Vec<i32>,
) -> Result<Vec<Alike>, StoreError> {
    let kinds = [Column::WorkId, Column::UnitId, Column::Status, Column::Attempt, Column::Mark];
    let mut query = pupils::Entity::find().select_only();
    for kind in kinds {
        query = query.column(kind).group_by(kind);
    }
    let query = query.column_as(Column::Id.count(), "count").filter(Column::WorkId.is_in(works));
    query.into_model::<Alike>().all(db).await.doing("counting pupil rows")
}

pub(super) fn count(number: i64) -> Result<u64, StoreError> {
    number.try_into().in_table(TABLE)
}

pub(super) fn status(number: i16) -> Result<Status, StoreError> {
    Status::from_repr(number).ok_or(Corruption::Word).in_table(TABLE)
}

pub(super) fn attempt(number: i16) -> Result<Attempt, StoreError> {
    Attempt::from_repr(number).ok_or(Corruption::Word).in_table(TABLE)
}
