//! Table of pupil rows.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pupils")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub work_id: i32,
    pub unit_id: i32,
    pub sheet: i16,
    pub line: i64,
    pub code: String,
    pub status: i16,
    pub attempt: i16,
    pub day: Option<i32>,
    pub class: Option<String>,
    pub sex: Option<i16>,
    pub variant: Option<String>,
    pub journal: Option<i16>,
    pub primary_score: Option<i32>,
    pub mark: Option<i16>,
    pub score: Option<i64>,
    pub tasks: Vec<u8>,
    /// The import it was taken along from; nothing of the import's own rows.
    pub kept_from: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
