//! Table of stages and frequencies of procedures; of several words about one the latest holds.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "procedure_cycles")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    /// The code of the procedure.
    pub procedure: String,
    /// Nothing takes back what was said.
    pub phase: Option<String>,
    pub frequency: Option<String>,
    pub decided_at: DateTimeUtc,
    pub decided_by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
