//! Table of indicators that were defined by a form.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "own_indicators")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub name: String,
    /// As the address spells it.
    pub formula: String,
    pub source: String,
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
