//! Table of sets of thresholds of signals; the latest holds.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signal_thresholds")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    /// All thresholds, as JSON.
    pub thresholds: String,
    pub reason: String,
    pub decided_at: DateTimeUtc,
    pub decided_by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
