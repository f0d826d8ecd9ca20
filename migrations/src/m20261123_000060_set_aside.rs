//! A file in the place of earlier ones: which imports do not count as long as another stands.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::to_id;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let aside = Table::create()
            .table("set_aside")
            .col(integer("batch_id"))
            .col(integer("aside_id"))
            .primary_key(Index::create().col("batch_id").col("aside_id"))
            .foreign_key(&mut to_id("set_aside", "batch_id", "batches"))
            .foreign_key(&mut to_id("set_aside", "aside_id", "batches"))
            .to_owned();
        manager.create_table(aside).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("set_aside").to_owned()).await
    }
}
