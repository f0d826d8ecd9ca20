//! Keeps what an installation drew once and must not change: what pseudonyms of schools are made of.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let secrets = Table::create()
            .table("secrets")
            .col(text("name").primary_key())
            .col(text("value"))
            .to_owned();
        manager.create_table(secrets).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("secrets").to_owned()).await
    }
}
