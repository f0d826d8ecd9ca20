//! Keeps the most points that each task of a work gives, where its file says so: a JSON list beside the
//! headings, `null` where nothing is said. Works taken over before this step say nothing.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter().table("pupil_works").add_column(text_null("greatest")).to_owned();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::alter().table("pupil_works").drop_column("greatest").to_owned();
        manager.alter_table(drop).await
    }
}
