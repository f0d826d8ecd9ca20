//! Keeps sets of schools that were given a name; each saving is a row, and one that is deleted stays, with
//! who did it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sets = Table::create()
            .table("saved_sets")
            .col(pk_auto("id"))
            .col(text("name"))
            .col(text("address"))
            .col(timestamp_with_time_zone("saved_at"))
            .col(text("saved_by"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .col(text_null("undone_by"))
            .to_owned();
        manager.create_table(sets).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("saved_sets").to_owned()).await
    }
}
