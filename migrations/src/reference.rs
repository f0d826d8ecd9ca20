//! References between tables, as every step writes them.

use sea_orm_migration::prelude::*;

/// `table.column` holds an `id` of `target`, which cannot be deleted while it does.
pub(crate) fn to_id(
    table: &'static str,
    column: &'static str,
    target: &'static str,
) -> ForeignKeyCreateStatement {
    to(table, column, target, "id")
}

/// `table.column` holds a `key` of `target`.
pub(crate) fn to(
    table: &'static str,
    column: &'static str,
    target: &'static str,
    key: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}"))
        .from(table, column)
        .to(target, key)
        .to_owned()
}

/// A unique index over `columns`.
pub(crate) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(format!("{table}_unique")).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index.unique().to_owned()
}
