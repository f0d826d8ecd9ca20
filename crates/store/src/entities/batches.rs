//! Table of imports.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batches")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub source_code: Option<String>,
    pub file_name: String,
    /// Followed by `:` and the number of the batch once it is undone: only batches that stand
    /// may not share their contents.
    pub sha256: String,
    pub format: String,
    pub operator: String,
    pub imported_at: DateTimeUtc,
    pub rows_read: i64,
    pub cells: i64,
    pub replaced: i64,
    pub problems: i64,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<String>,
    /// The names of the sheets that numbers of rows mean, as a JSON list.
    pub sheets: Option<String>,
    /// The imports it holds pupil rows of, as a JSON list.
    pub joined: Option<String>,
    /// What kind of source it is, and how many checks found errors that were accepted; nothing where an
    /// earlier program imported it.
    pub source_kind: Option<String>,
    pub accepted_errors: Option<i64>,
    /// The version of the program that read it.
    pub program: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
