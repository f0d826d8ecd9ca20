//! Creates the dictionary: what procedures, subjects, grades, groups and scales there are.
//!
//! Numbers are handed out by the import, which runs alone; so no column counts by itself
//! except where nothing refers to the row.

use sea_orm_migration::{prelude::*, schema::*};

use crate::reference::{to, to_id, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            sources(),
            procedures(),
            subjects(),
            grades(),
            member("pupil_groups"),
            scales(),
            partitions(),
            not_held(),
            breaks(),
            scale_boundaries(),
        ] {
            manager.create_table(table).await?;
        }
        let columns = ["procedure_id", "grade_id", "subject_id", "year", "level"];
        manager.create_index(unique("scale_boundaries", &columns)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "scale_boundaries",
            "breaks",
            "not_held",
            "partitions",
            "scales",
            "pupil_groups",
            "grades",
            "subjects",
            "procedures",
            "sources",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn key() -> ColumnDef {
    integer("id").primary_key().to_owned()
}

fn sources() -> TableCreateStatement {
    Table::create()
        .table("sources")
        .col(key())
        .col(text_uniq("code"))
        .col(text("title"))
        .col(text("territory"))
        .col(text("publisher"))
        .col(text("licence"))
        .col(text("origin"))
        .to_owned()
}

/// Columns every list of members has; `aliases` is a JSON array of strings.
fn member(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(key())
        .col(text_uniq("code"))
        .col(text("name"))
        .col(text("aliases"))
        .to_owned()
}

fn procedures() -> TableCreateStatement {
    member("procedures")
        .col(text_null("source_code"))
        .foreign_key(&mut to("procedures", "source_code", "sources", "code"))
        .to_owned()
}

fn subjects() -> TableCreateStatement {
    member("subjects").col(boolean("is_total")).to_owned()
}

fn grades() -> TableCreateStatement {
    member("grades")
        .col(small_integer_null("programme_from"))
        .col(small_integer_null("programme_to"))
        .col(small_integer_null("seated"))
        .to_owned()
}

fn scales() -> TableCreateStatement {
    Table::create()
        .table("scales")
        .col(key())
        .col(text_uniq("code"))
        .col(small_integer("levels"))
        .col(small_integer("pass_from"))
        .col(small_integer("quality_from"))
        .col(small_integer("below_to"))
        .col(small_integer_null("lowest_mark"))
        .col(boolean("counts_not_graded"))
        .col(text("scores"))
        .to_owned()
}

/// `whole_id` and `part_id` are numbers of the list that `dimension` names.
fn partitions() -> TableCreateStatement {
    Table::create()
        .table("partitions")
        .col(key())
        .col(text("dimension"))
        .col(integer_null("procedure_id"))
        .col(integer("whole_id"))
        .col(integer("part_id"))
        .col(small_integer("family"))
        .col(boolean("is_exhaustive"))
        .foreign_key(&mut to_id("partitions", "procedure_id", "procedures"))
        .to_owned()
}

/// `term` is 0 for autumn, 1 for spring.
fn not_held() -> TableCreateStatement {
    Table::create()
        .table("not_held")
        .col(key())
        .col(integer("procedure_id"))
        .col(integer_null("grade_id"))
        .col(small_integer("year"))
        .col(small_integer("term"))
        .foreign_key(&mut to_id("not_held", "procedure_id", "procedures"))
        .foreign_key(&mut to_id("not_held", "grade_id", "grades"))
        .to_owned()
}

fn breaks() -> TableCreateStatement {
    Table::create()
        .table("breaks")
        .col(key())
        .col(integer("procedure_id"))
        .col(integer_null("grade_id"))
        .col(small_integer("since"))
        .col(text("reason"))
        .foreign_key(&mut to_id("breaks", "procedure_id", "procedures"))
        .foreign_key(&mut to_id("breaks", "grade_id", "grades"))
        .to_owned()
}

/// The lowest score, in thousandths, that earns a level in one year.
fn scale_boundaries() -> TableCreateStatement {
    Table::create()
        .table("scale_boundaries")
        .col(pk_auto("id"))
        .col(integer("procedure_id"))
        .col(integer("grade_id"))
        .col(integer("subject_id"))
        .col(small_integer("year"))
        .col(small_integer("level"))
        .col(big_integer("score_min"))
        .foreign_key(&mut to_id("scale_boundaries", "procedure_id", "procedures"))
        .foreign_key(&mut to_id("scale_boundaries", "grade_id", "grades"))
        .foreign_key(&mut to_id("scale_boundaries", "subject_id", "subjects"))
        .to_owned()
}
