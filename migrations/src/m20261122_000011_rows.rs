//! Keeps where results came from: the rows of the file beside each cell, and the pupil rows, which
//! are no results but what some of them were added up from.
//!
//! Cells taken over before this step know their file and no rows.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::to_id;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [("batches", "sheets"), ("tallies", "lines")] {
            let add = Table::alter().table(table).add_column(text_null(column)).to_owned();
            manager.alter_table(add).await?;
        }
        manager.create_table(works()).await?;
        manager.create_table(pupils()).await?;
        for (table, columns) in [
            ("pupil_works", &["batch_id"][..]),
            ("pupils", &["work_id", "unit_id"]),
            ("pupils", &["unit_id"]),
        ] {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["pupils", "pupil_works"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for (table, column) in [("batches", "sheets"), ("tallies", "lines")] {
            let drop = Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}

/// What pupil rows have in common: of which import and work they are. `tasks` is a JSON list of
/// headings.
fn works() -> TableCreateStatement {
    let mut table = Table::create()
        .table("pupil_works")
        .col(integer("id").primary_key())
        .col(integer("batch_id"))
        .col(integer("procedure_id"))
        .col(small_integer("year"))
        .col(small_integer("term"))
        .col(integer("subject_id"))
        .col(integer("group_id"))
        .col(integer("grade_id"))
        .col(integer("scale_id"))
        .col(text("tasks"))
        .to_owned();
    for (column, target) in [
        ("batch_id", "batches"),
        ("procedure_id", "procedures"),
        ("subject_id", "subjects"),
        ("group_id", "pupil_groups"),
        ("grade_id", "grades"),
        ("scale_id", "scales"),
    ] {
        table.foreign_key(&mut to_id("pupil_works", column, target));
    }
    table
}

/// One pupil in one work. `status`: 0 present, 1 absent, 2 in a row that was pushed aside;
/// `attempt`: 0 the only one, 1 the first, 2 between, 3 the latest; `day` is 20260601; `sex`: 1
/// male, 2 female; `score` is in thousandths; `tasks` are points, packed.
fn pupils() -> TableCreateStatement {
    Table::create()
        .table("pupils")
        .col(big_integer("id").primary_key())
        .col(integer("work_id"))
        .col(integer("unit_id"))
        .col(small_integer("sheet"))
        .col(big_integer("line"))
        .col(text("code"))
        .col(small_integer("status"))
        .col(small_integer("attempt"))
        .col(integer_null("day"))
        .col(text_null("class"))
        .col(small_integer_null("sex"))
        .col(text_null("variant"))
        .col(small_integer_null("journal"))
        .col(integer_null("primary_score"))
        .col(small_integer_null("mark"))
        .col(big_integer_null("score"))
        .col(blob("tasks"))
        .foreign_key(&mut to_id("pupils", "work_id", "pupil_works"))
        .foreign_key(&mut to_id("pupils", "unit_id", "units"))
        .to_owned()
}
