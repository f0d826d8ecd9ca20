//! Table of what words of files mean.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meanings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Of which list; together with the word there is one.
    pub dimension: String,
    /// The code that the word would have.
    pub word: String,
    /// The word as the file spelled it.
    pub spelled: String,
    /// What it means, in JSON.
    pub member: String,
    pub told_at: DateTimeUtc,
    pub told_by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
