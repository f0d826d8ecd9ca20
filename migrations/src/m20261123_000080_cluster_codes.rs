//! Keeps which code a list of clusters was given when it was told, so that after an undo no other list
//! goes by it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let codes = Table::create()
            .table("cluster_codes")
            .col(pk_auto("id"))
            .col(integer("batch_id"))
            .col(text("told"))
            .col(text("name"))
            .col(small_integer("since"))
            .col(text("code"))
            .to_owned();
        manager.create_table(codes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("cluster_codes").to_owned()).await
    }
}
