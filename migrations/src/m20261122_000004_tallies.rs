//! Creates the results: tallies, and the score distributions beside them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::{to_id, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What a result is a result of; rows that differ in the unit only stay together.
const CELL: [&str; 8] =
    ["procedure_id", "year", "term", "subject_id", "group_id", "grade_id", "scale_id", "unit_id"];

/// Nullable columns of `tallies`: those of one part are all there or all missing.
const PARTS: [&str; 19] = [
    "registered",
    "present",
    "valid",
    "level_1",
    "level_2",
    "level_3",
    "level_4",
    "level_5",
    "level_6",
    "not_graded",
    "scores_n",
    "scores_sum",
    "squares_n",
    "squares_sum",
    "points_max_n",
    "points_max_sum",
    "journal_lower",
    "journal_same",
    "journal_higher",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut tallies = cell("tallies");
        tallies.col(big_integer("participants"));
        for part in PARTS {
            tallies.col(big_integer_null(part));
        }
        manager.create_table(tallies).await?;
        manager.create_index(unique("tallies", &CELL)).await?;

        // A score is in thousandths of a point.
        let distributions =
            cell("score_distributions").col(big_integer("score")).col(big_integer("count")).take();
        manager.create_table(distributions).await?;
        let mut columns = CELL.to_vec();
        columns.push("score");
        manager.create_index(unique("score_distributions", &columns)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["score_distributions", "tallies"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// `year` is the first September; `term` is 0 for autumn, 1 for spring.
fn cell(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(big_pk_auto("id"))
        .col(integer("batch_id"))
        .col(integer("procedure_id"))
        .col(small_integer("year"))
        .col(small_integer("term"))
        .col(integer("subject_id"))
        .col(integer("group_id"))
        .col(integer("grade_id"))
        .col(integer("scale_id"))
        .col(integer("unit_id"))
        .foreign_key(&mut to_id(table, "batch_id", "batches"))
        .foreign_key(&mut to_id(table, "procedure_id", "procedures"))
        .foreign_key(&mut to_id(table, "subject_id", "subjects"))
        .foreign_key(&mut to_id(table, "group_id", "pupil_groups"))
        .foreign_key(&mut to_id(table, "grade_id", "grades"))
        .foreign_key(&mut to_id(table, "scale_id", "scales"))
        .foreign_key(&mut to_id(table, "unit_id", "units"))
        .to_owned()
}
