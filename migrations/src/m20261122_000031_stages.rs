//! Keeps how final an import is said to be; every word is a row, and the latest holds.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::to_id;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let stages = Table::create()
            .table("batch_stages")
            .col(pk_auto("id"))
            .col(integer("batch_id"))
            .col(text_null("stage"))
            .col(timestamp_with_time_zone("decided_at"))
            .col(text("decided_by"))
            .foreign_key(&mut to_id("batch_stages", "batch_id", "batches"))
            .to_owned();
        manager.create_table(stages).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("batch_stages").to_owned()).await
    }
}
