//! Keeps of each data version what made it, whether figures that were there may be others since, and who
//! did it. Versions of earlier programs have none of these.

use sea_orm_migration::{prelude::*, schema::*};

const TABLE: &str = "data_versions";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [text_null("change"), boolean_null("is_major"), text_null("made_by")] {
            let add = Table::alter().table(TABLE).add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["made_by", "is_major", "change"] {
            let drop = Table::alter().table(TABLE).drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
