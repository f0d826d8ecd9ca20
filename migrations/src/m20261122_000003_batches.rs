//! Creates what is known of imports: batches, their problems, and data versions.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::to_id;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [batches(), problems(), data_versions()] {
            manager.create_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["data_versions", "problems", "batches"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn batches() -> TableCreateStatement {
    Table::create()
        .table("batches")
        .col(pk_auto("id"))
        .col(text_null("source_code"))
        .col(text("file_name"))
        .col(text_uniq("sha256"))
        .col(text("format"))
        .col(text("operator"))
        .col(timestamp_with_time_zone("imported_at"))
        .col(big_integer("rows_read"))
        .col(big_integer("cells"))
        .col(big_integer("replaced"))
        .col(big_integer("problems"))
        .to_owned()
}

fn problems() -> TableCreateStatement {
    Table::create()
        .table("problems")
        .col(big_pk_auto("id"))
        .col(integer("batch_id"))
        .col(text("file"))
        .col(big_integer_null("line"))
        .col(text_null("column"))
        .col(text("found"))
        .col(text("expected"))
        .foreign_key(&mut to_id("problems", "batch_id", "batches"))
        .to_owned()
}

fn data_versions() -> TableCreateStatement {
    Table::create()
        .table("data_versions")
        .col(pk_auto("id"))
        .col(integer("batch_id"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut to_id("data_versions", "batch_id", "batches"))
        .to_owned()
}
