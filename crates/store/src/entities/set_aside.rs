//! Table of imports that do not count, because another stands in their place.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "set_aside")]
pub struct Model {
    /// The import that stands in their place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: i32,
    /// One that does not count.
    #[sea_orm(primary_key, auto_increment = false)]
    pub aside_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
