//! Keeps boundaries of marks by work, and what words of files mean.
//!
//! Works and members are named by codes, not by rows of the dictionary: boundaries may come before the
//! results, and a word outlives an import that is undone. `lowest` and `member` are JSON.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::to_id;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let boundaries = Table::create()
            .table("work_boundaries")
            .col(pk_auto("id"))
            .col(integer("batch_id"))
            .col(text("procedure"))
            .col(text("subject"))
            .col(text("grade"))
            .col(small_integer("year"))
            .col(text("lowest"))
            .foreign_key(&mut to_id("work_boundaries", "batch_id", "batches"))
            .to_owned();
        manager.create_table(boundaries).await?;
        let meanings = Table::create()
            .table("meanings")
            .col(pk_auto("id"))
            .col(text("dimension"))
            .col(text("word"))
            .col(text("spelled"))
            .col(text("member"))
            .col(timestamp_with_time_zone("told_at"))
            .col(text("told_by"))
            .index(Index::create().unique().name("meanings_word").col("dimension").col("word"))
            .to_owned();
        manager.create_table(meanings).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("meanings").to_owned()).await?;
        manager.drop_table(Table::drop().table("work_boundaries").to_owned()).await
    }
}
