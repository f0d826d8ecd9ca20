//! Table of expert values.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expert_values")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    /// The code of the school.
    pub school: String,
    pub year: i16,
    pub criterion: String,
    pub value: i16,
    pub comment: String,
    pub author: String,
    /// As `2026-03-12`.
    pub day: String,
    pub written_at: DateTimeUtc,
    pub written_by: String,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
