//! Keeps plans of works: what each task checks, its level and its greatest points.
//!
//! Works are named by codes, not by rows of the dictionary: a plan may come before the results.
//! `tasks` is a JSON list.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::to_id;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let plans = Table::create()
            .table("work_plans")
            .col(pk_auto("id"))
            .col(integer("batch_id"))
            .col(text("procedure"))
            .col(text("subject"))
            .col(text("grade"))
            .col(small_integer("year"))
            .col(text("tasks"))
            .foreign_key(&mut to_id("work_plans", "batch_id", "batches"))
            .to_owned();
        manager.create_table(plans).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("work_plans").to_owned()).await
    }
}
