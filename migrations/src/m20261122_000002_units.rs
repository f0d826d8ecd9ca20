//! Creates the territory: regions, municipalities, schools, classes.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::{to_id, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [units(), aliases(), codes()] {
            manager.create_table(table).await?;
        }
        manager.create_index(unique("units", &["kind", "code"])).await?;
        manager.create_index(unique("unit_aliases", &["unit_id", "alias"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["unit_codes", "unit_aliases", "units"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn units() -> TableCreateStatement {
    Table::create()
        .table("units")
        .col(integer("id").primary_key())
        .col(text("kind"))
        .col(text("code"))
        .col(text("name"))
        .col(text_null("place"))
        .col(integer_null("parent_id"))
        .foreign_key(&mut to_id("units", "parent_id", "units"))
        .to_owned()
}

fn aliases() -> TableCreateStatement {
    Table::create()
        .table("unit_aliases")
        .col(pk_auto("id"))
        .col(integer("unit_id"))
        .col(text("alias"))
        .foreign_key(&mut to_id("unit_aliases", "unit_id", "units"))
        .to_owned()
}

/// The crosswalk: what a unit was called by the sources of each year.
fn codes() -> TableCreateStatement {
    Table::create()
        .table("unit_codes")
        .col(integer("unit_id"))
        .col(small_integer("year"))
        .col(text("code"))
        .primary_key(Index::create().col("unit_id").col("year").col("code"))
        .foreign_key(&mut to_id("unit_codes", "unit_id", "units"))
        .to_owned()
}
