//! Keeps where the operator says that series begin anew; one that is taken back stays, with who did it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let breaks = Table::create()
            .table("written_breaks")
            .col(pk_auto("id"))
            .col(small_integer("since"))
            .col(text_null("term"))
            .col(text("procedure"))
            .col(text_null("subject"))
            .col(text_null("grade"))
            .col(text("kind"))
            .col(text("text"))
            .col(timestamp_with_time_zone("written_at"))
            .col(text("written_by"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .col(text_null("undone_by"))
            .to_owned();
        manager.create_table(breaks).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("written_breaks").to_owned()).await
    }
}
