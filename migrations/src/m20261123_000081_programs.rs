//! Keeps of each import which version of the program read it: a later one may read the same file otherwise.
//! Imports of earlier programs do not tell.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter().table("batches").add_column(text_null("program")).to_owned();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::alter().table("batches").drop_column("program").to_owned();
        manager.alter_table(drop).await
    }
}
