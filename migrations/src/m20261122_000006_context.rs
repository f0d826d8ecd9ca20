//! Creates school context, and the clusters of schools that are compared with each other.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::{to_id, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [context_values(), clusters(), cluster_members()] {
            manager.create_table(table).await?;
        }
        let fact = ["unit_id", "characteristic", "year"];
        manager.create_index(unique("context_values", &fact)).await?;
        manager.create_index(unique("cluster_members", &["cluster_id", "unit_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["cluster_members", "clusters", "context_values"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// A value is in whole units of its characteristic: pupils, tenths of a percent, number of a word.
fn context_values() -> TableCreateStatement {
    Table::create()
        .table("context_values")
        .col(pk_auto("id"))
        .col(integer("batch_id"))
        .col(integer("unit_id"))
        .col(text("characteristic"))
        .col(small_integer("year"))
        .col(big_integer("value"))
        .foreign_key(&mut to_id("context_values", "batch_id", "batches"))
        .foreign_key(&mut to_id("context_values", "unit_id", "units"))
        .to_owned()
}

/// `until` is the last year a cluster is valid in; nothing while it is valid.
fn clusters() -> TableCreateStatement {
    Table::create()
        .table("clusters")
        .col(pk_auto("id"))
        .col(text_uniq("code"))
        .col(text("name"))
        .col(text_null("rule"))
        .col(text_null("reason"))
        .col(small_integer("since"))
        .col(small_integer_null("until"))
        .to_owned()
}

fn cluster_members() -> TableCreateStatement {
    Table::create()
        .table("cluster_members")
        .col(pk_auto("id"))
        .col(integer("cluster_id"))
        .col(integer("unit_id"))
        .foreign_key(&mut to_id("cluster_members", "cluster_id", "clusters"))
        .foreign_key(&mut to_id("cluster_members", "unit_id", "units"))
        .to_owned()
}
