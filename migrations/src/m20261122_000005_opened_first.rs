//! Says of a data set whether it is what a person sees first.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = boolean("is_opened_first").default(false).to_owned();
        manager.alter_table(Table::alter().table("sources").add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = "is_opened_first";
        manager.alter_table(Table::alter().table("sources").drop_column(column).to_owned()).await
    }
}
