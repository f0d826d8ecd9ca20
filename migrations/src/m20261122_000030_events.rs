//! Keeps dated events that the operator writes down; one that is taken back stays, with who did it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let events = Table::create()
            .table("events")
            .col(pk_auto("id"))
            .col(small_integer("year"))
            .col(text_null("day"))
            .col(text_null("procedure"))
            .col(text("text"))
            .col(text("source"))
            .col(timestamp_with_time_zone("written_at"))
            .col(text("written_by"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .col(text_null("undone_by"))
            .to_owned();
        manager.create_table(events).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("events").to_owned()).await
    }
}
