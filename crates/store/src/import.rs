//! Taking over a batch: one transaction, there whole or not at all.
//!
//! Whatever is taken over can be loaded again: what a cube would refuse is refused here.

mod cells;
mod same;

pub(crate) use cells::{ADDRESS, addressed};
use same::{free, hex, taken_before};
pub(crate) use same::{freed, standing};

use std::collections::BTreeSet;

use analysis::{Batch, Lines, Pupils, release::Cause, source_kind::SourceKind};
use chrono::Utc;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DatabaseTransaction, EntityTrait,
};

use crate::{
    DataVersion, Store, StoreError, aside, boundaries, contents, context,
    entities::{batches, problems},
    error::{Doing, Refusal},
    plans, pupils,
    pupils::joined::{self, Adds, Joined},
    units,
    version::{self, Made},
};

/// Where a batch comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the file.
    pub file_name: String,
    /// The hash of its contents; the same contents are taken over once.
    pub sha256: [u8; 32],
    /// The format it was read as.
    pub format: String,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Who imports it.
    pub operator: String,
    /// Rows the file has.
    pub rows_read: u64,
    /// What could not be used.
    pub problems: Vec<Problem>,
    /// How many checks found errors that were accepted.
    pub errors: u64,
}

/// Where in the file the cells of a batch were found, and the pupil rows beside them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence<'a> {
    /// The names of the sheets, in the order of their numbers.
    pub sheets: &'a [String],
    /// For each cell of the batch its rows; nothing where they are not known.
    pub lines: &'a [Lines],
    /// The pupil rows; `None` where they are not to be kept.
    pub pupils: Option<&'a Pupils>,
    /// Further attempts of pupils who are kept are joined with theirs: what an attempt adds. Nothing
    /// where the batch takes the place of what it has too.
    pub join: Option<Adds>,
    /// The imports in whose place this one stands: as long as it does, they do not count.
    pub instead_of: &'a [i32],
}

/// A place in a file that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line a person can open; `None` if it is about the whole file.
    pub line: Option<u64>,
    /// The column; `None` if it is about the whole line.
    pub column: Option<String>,
    /// What was found there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

/// How far taking over has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Cells written.
    pub done: usize,
    /// Cells there are.
    pub total: usize,
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The number of the batch.
    pub batch_id: i32,
    /// The data version it made.
    pub version: DataVersion,
    /// Cells taken over.
    pub cells: u64,
    /// Of them where an earlier batch has a cell too.
    pub replaced: u64,
    /// The same contents were imported before: nothing was changed, and all the other figures
    /// are those of that time.
    pub already_there: bool,
}

impl Store {
    /// Takes over a batch, unless a file with the same contents was taken over before.
    ///
    /// Members and units are matched by code, cells by everything they are a result of. Of what
    /// several files say of one cell the latest counts, part by part; what the others say is
    /// kept for undoing it. Readers see all of it or nothing, also if the program is killed.
    /// `progress` is called after each of some hundred steps.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] if the batch contradicts itself or what is known;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn take_over(
        &self,
        batch: &Batch,
        origin: &Origin,
        progress: impl FnMut(Progress) + Send,
    ) -> Result<Taken, StoreError> {
        self.take_over_with(batch, origin, Evidence::default(), progress).await
    }

    /// Takes over a batch with the rows its cells were found in and its pupil rows; see
    /// [`Store::take_over`].
    ///
    /// # Errors
    ///
    /// As for [`Store::take_over`].
    pub async fn take_over_with(
        &self,
        batch: &Batch,
        origin: &Origin,
        evidence: Evidence<'_>,
        mut progress: impl FnMut(Progress) + Send,
    ) -> Result<Taken, StoreError> {
        let tx = self.begin_alone().await?;
        if let Some(taken) = taken_before(&tx, origin, evidence.instead_of).await? {
            return Ok(taken);
        }
        aside::checked(&tx, evidence.instead_of).await?;
        if evidence.join.is_some() && !evidence.instead_of.is_empty() {
            return Err(Refusal::JoinedAndInstead.into());
        }
        let joined = match evidence.join {
            // Whoever decided so saw that it can be: what is there must not be replaced instead.
            Some(adds) => {
                let found = joined::find(&tx, batch, evidence, adds).await?;
                Some(found.and_then(|it| it.joined).ok_or(Refusal::Unjoinable)?)
            }
            None => None,
        };
        let (batch, evidence) = match &joined {
            Some(Joined { batch, pupils, lines, .. }) => {
                (batch, Evidence { pupils: Some(pupils), lines, ..evidence })
            }
            None => (batch, evidence),
        };
        let from = joined.as_ref().map(|it| &it.from);
        let batch_id = add_batch(&tx, batch, origin, (evidence.sheets, from)).await?;
        contents::keep(&tx, batch_id, batch).await?;
        aside::set(&tx, batch_id, evidence.instead_of).await?;
        let (translation, keys) = crate::dictionary::take_over(&tx, &batch.dictionary).await?;
        let unit_ids = units::take_over(&tx, &batch.units).await?;
        if evidence.instead_of.is_empty() {
            context::take_over(&tx, batch_id, &batch.dictionary, &unit_ids).await?;
        } else {
            context::clear(&tx).await?;
            context::tell(&tx, contents::standing(&tx).await?.iter()).await?;
        }
        plans::take_over(&tx, batch_id, &batch.plans).await?;
        boundaries::take_over(&tx, batch_id, &batch.boundaries).await?;
        let cells = cells::addressed(batch, &translation, &keys, &unit_ids)?;
        units::note_codes(&tx, cells::codes(batch, &unit_ids)).await?;
        let written = cells::Written { batch_id, batch, lines: evidence.lines };
        let replaced = cells::write(&tx, written, &cells, &mut progress).await?;
        if let Some(pupils) = evidence.pupils {
            pupils::write(&tx, batch_id, pupils, (&translation, &keys), &unit_ids).await?;
        }
        note_replaced(&tx, batch_id, replaced).await?;
        // What was there may be another figure now: covered, gone, or with further attempts in it.
        let is_major = replaced > 0 || !evidence.instead_of.is_empty() || from.is_some();
        let made = Made { cause: Cause::Import, is_major, by: &origin.operator };
        let version = version::create(&tx, batch_id, made).await?;
        tx.commit().await.doing("finishing an import")?;
        let cells = cells.len() as u64;
        Ok(Taken { batch_id, version, cells, replaced, already_there: false })
    }
}

async fn add_batch(
    tx: &DatabaseTransaction,
    batch: &Batch,
    origin: &Origin,
    (sheets, joined): (&[String], Option<&BTreeSet<i32>>),
) -> Result<i32, StoreError> {
    free(tx, &origin.sha256).await?;
    let source = batch.dictionary.sources.first();
    let sheets = serde_json::to_string(sheets).ok().filter(|_| !sheets.is_empty());
    let row = batches::ActiveModel {
        id: NotSet,
        source_code: Set(source.map(|it| it.code.to_string())),
        file_name: Set(origin.file_name.clone()),
        sha256: Set(hex(&origin.sha256)),
        format: Set(origin.format.clone()),
        operator: Set(origin.operator.clone()),
        imported_at: Set(Utc::now()),
        rows_read: Set(signed(origin.rows_read)?),
        cells: Set(signed(batch.cells.len() as u64)?),
        replaced: Set(0),
        problems: Set(signed(origin.problems.len() as u64)?),
        undone_at: Set(None),
        undone_by: Set(None),
        sheets: Set(sheets),
        joined: Set(joined.and_then(|it| serde_json::to_string(it).ok())),
        source_kind: Set(Some(origin.kind.to_string())),
        accepted_errors: Set(Some(signed(origin.errors)?)),
        program: Set(Some(env!("CARGO_PKG_VERSION").to_owned())),
    };
    let inserted = batches::Entity::insert(row).exec(tx).await.doing("noting an import")?;
    add_problems(tx, inserted.last_insert_id, &origin.problems).await?;
    Ok(inserted.last_insert_id)
}

fn signed(count: u64) -> Result<i64, Refusal> {
    i64::try_from(count).map_err(|_too_large| Refusal::Uncountable)
}

async fn add_problems(
    tx: &impl ConnectionTrait,
    batch_id: i32,
    found: &[Problem],
) -> Result<(), StoreError> {
    for chunk in found.chunks(1_000) {
        let mut rows = Vec::with_capacity(chunk.len());
        for Problem { file, line, column, found, expected } in chunk {
            rows.push(problems::ActiveModel {
                id: NotSet,
                batch_id: Set(batch_id),
                file: Set(file.clone()),
                line: Set(line.map(signed).transpose()?),
                column: Set(column.clone()),
                found: Set(found.clone()),
                expected: Set(expected.clone()),
            });
        }
        let insert = problems::Entity::insert_many(rows);
        insert.exec_without_returning(tx).await.doing("noting problems of an import")?;
    }
    Ok(())
}

async fn note_replaced(
    tx: &impl ConnectionTrait,
    batch_id: i32,
    replaced: u64,
) -> Result<(), StoreError> {
    let row = batches::ActiveModel {
        id: Set(batch_id),
        replaced: Set(signed(replaced)?),
        ..Default::default()
    };
    batches::Entity::update(row).exec(tx).await.doing("noting an import")?;
    Ok(())
}
