//! Where numbers came from: for what a number is of, the imports, files, sheets and rows.
//!
//! What a number is of comes in the words of a cube ([`analysis::origin`]), which may be of an
//! older data version; it is found here by codes.

use std::collections::{BTreeMap, HashMap};

use analysis::{
    Dictionary, Dimension, Lines, Territory,
    dictionary::MemberId,
    origin::{Asked, Slot, Stored},
    territory::UnitId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::{
    Store, StoreError, aside, dictionary,
    dictionary::{Keys, term_number},
    entities::{
        batches,
        tallies::{Column, Entity, Model},
    },
    error::{Doing, InTable},
    undo, units,
};

const DOING: &str = "looking for the origin of a number";

/// An import behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its number.
    pub batch: i32,
    /// Its file.
    pub file_name: String,
    /// How many of its results are behind the number.
    pub cells: u64,
    /// Of them those of which every part is told again by a later import, which counts.
    pub covered: u64,
    /// Of them those of which the rows are not known.
    pub untraced: u64,
    /// The sheets and their rows; of results that are not covered.
    pub parts: Vec<Part>,
}

/// Rows of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The sheet; nothing where the file has only one or none.
    pub sheet: Option<String>,
    /// The rows.
    pub lines: Lines,
}

impl Store {
    /// The imports behind a number, the latest first. `of` is the dictionary that `asked` speaks
    /// in.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails; [`StoreError::Corrupt`] if rows were
    /// changed outside the application.
    pub async fn origins(
        &self,
        of: &Dictionary,
        asked: &[Asked],
    ) -> Result<Vec<Found>, StoreError> {
        let tx = self.begin_reading().await?;
        let known = Here::read(&tx).await?;
        let files = batches::Entity::find().all(&tx).await.doing(DOING)?;
        let joined = joined(&files)?;
        let mut cells: Vec<(bool, Model)> = Vec::new();
        for asked in asked {
            let Some(asked) = known.translated(of, asked) else { continue };
            let rows = known.rows(&asked).all(&tx).await.doing(DOING)?;
            let stored = rows.into_iter().filter_map(|row| known.stored(row)).collect::<Vec<_>>();
            let behind = asked.behind(&known.territory, &stored);
            let mut of_cell: BTreeMap<(Slot, UnitId, i32), Vec<&Model>> = BTreeMap::new();
            for it in behind {
                of_cell.entry((it.slot, it.unit, it.item.scale_id)).or_default().push(&it.item);
            }
            for rows in of_cell.into_values() {
                cells.extend(covered(rows, &joined));
            }
        }
        tx.rollback().await.doing("finishing to read")?;
        let files: HashMap<i32, batches::Model> = files.into_iter().map(|it| (it.id, it)).collect();
        let mut found: BTreeMap<i32, (u64, u64, u64, Lines)> = BTreeMap::new();
        for (is_covered, row) in cells {
            let (all, covered, untraced, lines) = found.entry(row.batch_id).or_default();
            *all += 1;
            *covered += u64::from(is_covered);
            match row.lines.as_deref().map(str::parse::<Lines>) {
                Some(Ok(own)) if !is_covered => lines.add_all(&own),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => *untraced += 1,
            }
        }
        let told = found.into_iter().rev().map(|(batch, (cells, covered, untraced, lines))| {
            let file = files.get(&batch);
            let sheets: Vec<String> = match file.and_then(|it| it.sheets.as_deref()) {
                Some(sheets) => serde_json::from_str(sheets).in_table("batches")?,
                None => Vec::new(),
            };
            let part = |sheet: u16| Part {
                sheet: sheets.get(usize::from(sheet)).filter(|_| sheets.len() > 1).cloned(),
                lines: lines.on_sheet(sheet),
            };
            let file_name = file.map(|it| it.file_name.clone()).unwrap_or_default();
            let parts = lines.sheets().into_iter().map(part).collect();
            Ok(Found { batch, file_name, cells, covered, untraced, parts })
        });
        told.collect()
    }
}

/// What is stored now: members and units with their numbers.
pub(crate) struct Here {
    pub(crate) dictionary: Dictionary,
    pub(crate) keys: Keys,
    pub(crate) territory: Territory,
    pub(crate) units: HashMap<i32, UnitId>,
}

impl Here {
    pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Self, StoreError> {
        let (dictionary, keys) = dictionary::read(db).await?;
        let (territory, units) = units::read(db).await?;
        Ok(Self { dictionary, keys, territory, units })
    }

    /// The same question in the numbers of what is stored now; nothing if it is of something
    /// that is gone.
    pub(crate) fn translated(&self, of: &Dictionary, asked: &Asked) -> Option<Asked> {
        let member = |dimension: Dimension, id: MemberId| -> Option<MemberId> {
            let code = &of.members(dimension).get(usize::from(id))?.code;
            let own = self.dictionary.members(dimension).iter();
            own.zip(0..).find(|(it, _)| it.code == *code).map(|(_, at)| at)
        };
        let slot = |(group, grade): Slot| {
            Some((member(Dimension::Group, group)?, member(Dimension::Grade, grade)?))
        };
        let unit = |id: &UnitId| {
            let unit = of.territory.unit(*id);
            let is_everything = *id == analysis::territory::EVERYTHING;
            if is_everything {
                Some(*id)
            } else {
                self.territory.find(unit.kind, unit.code.as_str())
            }
        };
        let targets = asked.targets.iter().map(|target| {
            target.iter().filter_map(|(it, rank)| Some((slot(*it)?, *rank))).collect()
        });
        Some(Asked {
            procedure: member(Dimension::Procedure, asked.procedure)?,
            subject: member(Dimension::Subject, asked.subject)?,
            targets: targets.collect(),
            units: asked.units.iter().filter_map(unit).collect(),
            ..*asked
        })
    }

    fn rows(&self, asked: &Asked) -> Select<Entity> {
        let key = |ids: &[i32], at: MemberId| ids.get(usize::from(at)).copied().unwrap_or_default();
        Entity::find()
            .filter(aside::counting(Column::BatchId))
            .filter(Column::ProcedureId.eq(key(&self.keys.procedures, asked.procedure)))
            .filter(Column::Year.eq(asked.year.first_september()))
            .filter(Column::Term.eq(term_number(asked.term)))
            .filter(Column::SubjectId.eq(key(&self.keys.subjects, asked.subject)))
            .order_by_asc(Column::Id)
    }

    fn stored(&self, row: Model) -> Option<Stored<Model>> {
        let at = |ids: &[i32], id: i32| {
            let found = ids.iter().position(|it| *it == id)?;
            MemberId::try_from(found).ok()
        };
        let slot = (at(&self.keys.groups, row.group_id)?, at(&self.keys.grades, row.grade_id)?);
        let unit = *self.units.get(&row.unit_id)?;
        Some(Stored { slot, unit, item: row })
    }
}

/// Which imports are joined into which: they are behind its results too.
fn joined(files: &[batches::Model]) -> Result<HashMap<i32, Vec<i32>>, StoreError> {
    let told = files.iter().filter(|it| it.joined.is_some());
    told.map(|it| Ok((it.id, undo::joined(it)?))).collect()
}

/// The rows of one cell, in the order of their import, each with whether all it says is told again
/// by later ones into which it is not joined.
fn covered(
    mut rows: Vec<&Model>,
    joined: &HashMap<i32, Vec<i32>>,
) -> impl Iterator<Item = (bool, Model)> + use<> {
    rows.sort_by_key(|it| it.id);
    let mut told_later = [false; 7];
    let mut found = Vec::with_capacity(rows.len());
    let mut behind: &[i32] = &[];
    for row in rows.into_iter().rev() {
        let own = parts(row);
        let is_told = own.iter().zip(told_later).all(|(own, later)| !own || later);
        let is_covered = is_told && !behind.contains(&row.batch_id);
        if !is_covered && behind.is_empty() {
            behind = joined.get(&row.batch_id).map_or(&[], Vec::as_slice);
        }
        for (told, own) in told_later.iter_mut().zip(own) {
            *told |= own;
        }
        found.push((is_covered, row.clone()));
    }
    found.into_iter()
}

/// Which parts of a tally a row has; the number of participants always.
fn parts(row: &Model) -> [bool; 7] {
    [
        true,
        row.registered.is_some(),
        row.level_1.is_some(),
        row.scores_n.is_some(),
        row.squares_n.is_some(),
        row.points_max_n.is_some(),
        row.journal_lower.is_some(),
    ]
}
