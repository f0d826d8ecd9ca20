//! Keeps what undoing an import needs: each batch's own cells beside those of other batches,
//! and what each batch says of members and units.
//!
//! Before this step a later file wrote over the cells of an earlier one. What was lost then is
//! not there to be restored, so batches without contents cannot be undone.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::{to_id, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What a result is a result of.
const CELL: [&str; 8] =
    ["procedure_id", "year", "term", "subject_id", "group_id", "grade_id", "scale_id", "unit_id"];

/// When an import was undone, and by whom.
const UNDOING: [&str; 2] = ["undone_at", "undone_by"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A pooled connection of SQLite that has not heard of the dropped index yet would refuse to
    /// make one of the same name.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut columns = CELL.to_vec();
        columns.push("batch_id");
        replace_index(manager, &columns).await?;
        let [at, by] = UNDOING;
        add(manager, timestamp_with_time_zone_null(at)).await?;
        add(manager, text_null(by)).await?;
        manager.create_table(contents()).await?;
        manager.create_index(of("tallies", "tallies_unit", &["unit_id", "year"])).await?;
        manager.create_index(of("units", "units_parent", &["parent_id"])).await
    }

    /// A cell that several batches have keeps what the latest says.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, index) in [("units", "units_parent"), ("tallies", "tallies_unit")] {
            manager.drop_index(Index::drop().name(index).table(table).to_owned()).await?;
        }
        manager.drop_table(Table::drop().table("batch_contents").to_owned()).await?;
        for column in UNDOING {
            let drop = Table::alter().table("batches").drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        let later = "DELETE FROM tallies WHERE id NOT IN (SELECT max(id) FROM tallies GROUP BY ";
        let delete = format!("{later}{})", CELL.join(", "));
        manager.get_connection().execute_unprepared(&delete).await?;
        replace_index(manager, &CELL).await
    }
}

async fn replace_index(manager: &SchemaManager<'_>, columns: &[&'static str]) -> Result<(), DbErr> {
    let drop = Index::drop().name("tallies_unique").table("tallies").to_owned();
    manager.drop_index(drop).await?;
    manager.create_index(unique("tallies", columns)).await
}

/// Without it, removing a unit would look through all rows for one that refers to it.
fn of(table: &'static str, name: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}

async fn add(manager: &SchemaManager<'_>, column: ColumnDef) -> Result<(), DbErr> {
    let add = Table::alter().table("batches").add_column(column).to_owned();
    manager.alter_table(add).await
}

/// What a batch says of members and units, as JSON: undoing another batch says it again.
fn contents() -> TableCreateStatement {
    Table::create()
        .table("batch_contents")
        .col(integer("batch_id").primary_key())
        .col(text("dictionary"))
        .col(text("units"))
        .foreign_key(&mut to_id("batch_contents", "batch_id", "batches"))
        .to_owned()
}
