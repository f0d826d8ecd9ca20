//! Table of mark scales.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scales")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub code: String,
    pub levels: i16,
    pub pass_from: i16,
    pub quality_from: i16,
    pub below_to: i16,
    pub lowest_mark: Option<i16>,
    pub counts_not_graded: bool,
    pub scores: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
