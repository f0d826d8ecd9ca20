//! What was imported, from where, and what was wrong with it.

use std::collections::BTreeMap;

use analysis::{code::Code, dictionary::Source, source_kind::SourceKind};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Problem, Store, StoreError, aside,
    dictionary::read_list,
    entities::{batches, problems, sources},
    error::{Corruption, Doing, InTable},
    kept::Signature,
};

/// One import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRecord {
    /// Its number; later imports have larger ones.
    pub id: i32,
    /// The data set, where the file names one.
    pub source: Option<Code>,
    /// The name of the file.
    pub file_name: String,
    /// The hash of its contents, in hexadecimal.
    pub sha256: String,
    /// The format it was read as.
    pub format: String,
    /// What kind of source it is; unknown of imports of earlier programs.
    pub kind: Option<SourceKind>,
    /// How many checks found errors that were accepted.
    pub errors: u64,
    /// Who imported it.
    pub operator: String,
    /// The version of the program that read the file; an earlier program did not say.
    pub program: Option<String>,
    /// When.
    pub imported_at: DateTime<Utc>,
    /// Rows the file has.
    pub rows_read: u64,
    /// Cells taken over.
    pub cells: u64,
    /// Of them where an earlier import has a cell too.
    pub replaced: u64,
    /// How many problems it has; [`Store::problems`] lists them.
    pub problems: u64,
    /// Set once it is undone: its cells are gone.
    pub undone: Option<Signature>,
    /// The imports in whose place it stands.
    pub instead_of: Vec<i32>,
    /// The import that stands in its place, so that it does not count.
    pub replaced_by: Option<i32>,
}

impl Store {
    /// All imports, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were
    /// changed outside the application.
    pub async fn batches(&self) -> Result<Vec<BatchRecord>, StoreError> {
        let all = batches::Entity::find().order_by_desc(batches::Column::Id);
        let rows = all.all(&self.db).await.doing("listing imports")?;
        let aside = aside::by_import(&self.db).await?;
        rows.into_iter().map(|it| record(it, &aside)).collect()
    }

    /// The problems of one import, in the order in which they were found.
    ///
    /// # Errors
    ///
    /// As for [`Store::batches`].
    pub async fn problems(&self, batch: i32) -> Result<Vec<Problem>, StoreError> {
        let rows = problems::Entity::find()
            .filter(problems::Column::BatchId.eq(batch))
            .order_by_asc(problems::Column::Id)
            .all(&self.db)
            .await
            .doing("listing problems of an import")?;
        rows.into_iter().map(problem).collect()
    }

    /// The data sets, in the order in which they were first imported.
    ///
    /// # Errors
    ///
    /// As for [`Store::batches`].
    pub async fn sources(&self) -> Result<Vec<Source>, StoreError> {
        let (_keys, sources) =
            read_list::<sources::Entity>(&self.db, &crate::dictionary::Keys::default()).await?;
        Ok(sources)
    }
}

fn record(row: batches::Model, aside: &BTreeMap<i32, Vec<i32>>) -> Result<BatchRecord, StoreError> {
    let count = |number: i64| u64::try_from(number).in_table("batches");
    let undone = Signature::of(row.undone_at, row.undone_by);
    let sha256 = row.sha256.split(':').next().unwrap_or_default().to_owned();
    Ok(BatchRecord {
        id: row.id,
        source: row.source_code.map(|it| it.parse()).transpose().in_table("batches")?,
        file_name: row.file_name,
        sha256,
        format: row.format,
        kind: row
            .source_kind
            .map(|it| it.parse().map_err(|_| Corruption::Word))
            .transpose()
            .in_table("batches")?,
        errors: row.accepted_errors.map_or(Ok(0), count)?,
        operator: row.operator,
        program: row.program,
        imported_at: row.imported_at,
        rows_read: count(row.rows_read)?,
        cells: count(row.cells)?,
        replaced: count(row.replaced)?,
        problems: count(row.problems)?,
        undone,
        instead_of: aside.get(&row.id).cloned().unwrap_or_default(),
        replaced_by: aside.iter().find(|it| it.1.contains(&row.id)).map(|it| *it.0),
    })
}

fn problem(row: problems::Model) -> Result<Problem, StoreError> {
    let problems::Model { id: _, batch_id: _, file, line, column, found, expected } = row;
    let line = line.map(u64::try_from).transpose().in_table("problems")?;
    Ok(Problem { file, line, column, found, expected })
}
