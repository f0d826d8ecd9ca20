//! Keeps of each import what kind of source it is and how many checks found errors that were accepted.
//! Imports of earlier programs have neither.

use sea_orm_migration::{prelude::*, schema::*};

const TABLE: &str = "batches";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [text_null("source_kind"), big_integer_null("accepted_errors")] {
            let add = Table::alter().table(TABLE).add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["accepted_errors", "source_kind"] {
            let drop = Table::alter().table(TABLE).drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
