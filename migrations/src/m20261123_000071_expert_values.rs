//! Keeps what experts say of schools by a rubric; what is taken back stays, with who did it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let values = Table::create()
            .table("expert_values")
            .col(pk_auto("id"))
            .col(text("school"))
            .col(small_integer("year"))
            .col(text("criterion"))
            .col(small_integer("value"))
            .col(text("comment"))
            .col(text("author"))
            .col(text("day"))
            .col(timestamp_with_time_zone("written_at"))
            .col(text("written_by"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .col(text_null("undone_by"))
            .to_owned();
        manager.create_table(values).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("expert_values").to_owned()).await
    }
}
