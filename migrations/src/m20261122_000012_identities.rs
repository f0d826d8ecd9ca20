//! Keeps what was decided about units: which code is another name of which unit, and which code is
//! a unit of its own although it looks like another.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("identities")
            .col(pk_auto("id"))
            .col(text("kind"))
            .col(text("code"))
            .col(text_null("same_as"))
            .col(text("reason"))
            .col(timestamp_with_time_zone("decided_at"))
            .col(text("decided_by"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .col(text_null("undone_by"))
            .to_owned();
        manager.create_table(table).await?;
        let mut index = Index::create();
        index.name("identities_code").table("identities").col("kind").col("code");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("identities").to_owned()).await
    }
}
