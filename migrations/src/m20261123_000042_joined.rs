//! Attempts joined over files: which imports an import holds rows of (a JSON list of numbers), and of
//! a pupil row that was taken along from an earlier import the number of that import.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter().table("batches").add_column(text_null("joined")).to_owned();
        manager.alter_table(add).await?;
        let add = Table::alter().table("pupils").add_column(integer_null("kept_from")).to_owned();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::alter().table("pupils").drop_column("kept_from").to_owned();
        manager.alter_table(drop).await?;
        let drop = Table::alter().table("batches").drop_column("joined").to_owned();
        manager.alter_table(drop).await
    }
}
