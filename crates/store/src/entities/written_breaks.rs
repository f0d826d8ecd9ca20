//! Table of breaks that the operator wrote down.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "written_breaks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub since: i16,
    /// A word of `analysis::Term`; nothing for both.
    pub term: Option<String>,
    /// The codes of what it is of; nothing for all.
    pub procedure: String,
    pub subject: Option<String>,
    pub grade: Option<String>,
    /// A word of `analysis::series::BreakKind`.
    pub kind: String,
    pub text: String,
    pub written_at: DateTimeUtc,
    pub written_by: String,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
