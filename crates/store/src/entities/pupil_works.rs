//! Table of what pupil rows have in common.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pupil_works")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub batch_id: i32,
    pub procedure_id: i32,
    pub year: i16,
    pub term: i16,
    pub subject_id: i32,
    pub group_id: i32,
    pub grade_id: i32,
    pub scale_id: i32,
    /// A JSON list of headings.
    pub tasks: String,
    /// A JSON list of the most points of each.
    pub greatest: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
