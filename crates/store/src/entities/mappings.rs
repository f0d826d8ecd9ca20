//! Table of what was told about the columns of tables.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mappings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Names the heading the mapping is for.
    #[sea_orm(unique)]
    pub shape: String,
    /// The file it was told for.
    pub file_name: String,
    /// What was told; whoever reads files knows how it is spelled.
    pub told: String,
    pub told_at: DateTimeUtc,
    pub told_by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
