//! Table of dated events.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub year: i16,
    /// As `2024-11-12`.
    pub day: Option<String>,
    /// The code of the procedure; nothing for all.
    pub procedure: Option<String>,
    pub text: String,
    pub source: String,
    pub written_at: DateTimeUtc,
    pub written_by: String,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
