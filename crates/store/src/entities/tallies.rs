//! Table of tallies.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tallies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub batch_id: i32,
    pub procedure_id: i32,
    pub year: i16,
    pub term: i16,
    pub subject_id: i32,
    pub group_id: i32,
    pub grade_id: i32,
    pub scale_id: i32,
    pub unit_id: i32,
    pub participants: i64,
    pub registered: Option<i64>,
    pub present: Option<i64>,
    pub valid: Option<i64>,
    pub level_1: Option<i64>,
    pub level_2: Option<i64>,
    pub level_3: Option<i64>,
    pub level_4: Option<i64>,
    pub level_5: Option<i64>,
    pub level_6: Option<i64>,
    pub not_graded: Option<i64>,
    pub scores_n: Option<i64>,
    pub scores_sum: Option<i64>,
    pub squares_n: Option<i64>,
    pub squares_sum: Option<i64>,
    pub points_max_n: Option<i64>,
    pub points_max_sum: Option<i64>,
    pub journal_lower: Option<i64>,
    pub journal_same: Option<i64>,
    pub journal_higher: Option<i64>,
    /// The rows of the file, as `analysis::Lines` spells them.
    pub lines: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
