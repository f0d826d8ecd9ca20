//! Keeps what pupil rows add up to, unit by unit: loading the data then reads a row for each school and
//! work in place of one for each pupil.
//!
//! `sums` are packed counts. Works taken over before this step have none; the program adds theirs up
//! when it opens the database.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::to_id;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sums = Table::create()
            .table("row_sums")
            .col(integer("work_id"))
            .col(integer("unit_id"))
            .col(blob("sums"))
            .primary_key(Index::create().col("work_id").col("unit_id"))
            .foreign_key(&mut to_id("row_sums", "work_id", "pupil_works"))
            .foreign_key(&mut to_id("row_sums", "unit_id", "units"))
            .to_owned();
        manager.create_table(sums).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("row_sums").to_owned()).await
    }
}
