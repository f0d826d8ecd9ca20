//! Keeps at which stage procedures stand and how often they come; of several words the latest holds.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let cycles = Table::create()
            .table("procedure_cycles")
            .col(pk_auto("id"))
            .col(text("procedure"))
            .col(text_null("phase"))
            .col(text_null("frequency"))
            .col(timestamp_with_time_zone("decided_at"))
            .col(text("decided_by"))
            .to_owned();
        manager.create_table(cycles).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("procedure_cycles").to_owned()).await
    }
}
