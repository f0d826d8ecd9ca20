//! Keeps indicators that are defined by a form; one that is taken back stays, with who did it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let own = Table::create()
            .table("own_indicators")
            .col(pk_auto("id"))
            .col(text("name"))
            .col(text("formula"))
            .col(text("source"))
            .col(text("author"))
            .col(text("day"))
            .col(timestamp_with_time_zone("written_at"))
            .col(text("written_by"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .col(text_null("undone_by"))
            .to_owned();
        manager.create_table(own).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("own_indicators").to_owned()).await
    }
}
