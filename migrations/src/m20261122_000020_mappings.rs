//! Keeps what was told about the columns of tables that are no format's: the next table of the same
//! shape is read by it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("mappings")
            .col(pk_auto("id"))
            .col(text_uniq("shape"))
            .col(text("file_name"))
            .col(text("told"))
            .col(timestamp_with_time_zone("told_at"))
            .col(text("told_by"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("mappings").to_owned()).await
    }
}
