//! Keeps what is decided about signals: thresholds, each set a row that is never changed, and what
//! schools say to a signal.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let thresholds = Table::create()
            .table("signal_thresholds")
            .col(pk_auto("id"))
            .col(text("thresholds"))
            .col(text("reason"))
            .col(timestamp_with_time_zone("decided_at"))
            .col(text("decided_by"))
            .to_owned();
        manager.create_table(thresholds).await?;
        let notes = Table::create()
            .table("signal_notes")
            .col(pk_auto("id"))
            .col(text("school"))
            .col(text("problem"))
            .col(text("note"))
            .col(timestamp_with_time_zone("written_at"))
            .col(text("written_by"))
            .to_owned();
        manager.create_table(notes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("signal_notes").to_owned()).await?;
        manager.drop_table(Table::drop().table("signal_thresholds").to_owned()).await
    }
}
