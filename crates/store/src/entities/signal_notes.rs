//! Table of what schools say to signals; of several about the same the latest holds.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signal_notes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    /// The code of the school.
    pub school: String,
    pub problem: String,
    pub note: String,
    pub written_at: DateTimeUtc,
    pub written_by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
