//! The territory: read as a tree, and extended by the units of a batch.
//!
//! Units are the same where kind and code are. The later file's name, place and parent win;
//! a file that does not say where a school lies does not move it, and one that does not name it
//! does not rename it. An import takes nothing away; undoing one does ([`restore`]).

mod restore;
mod within;

use std::collections::{BTreeSet, HashMap};

use analysis::{
    AcademicYear, Territory, UnitKind,
    code::Code,
    territory::{TerritoryBuilder, Unit, UnitId},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryOrder,
};

use crate::{
    StoreError,
    aliases::{self, Renaming},
    entities::{unit_aliases, unit_codes, units},
    error::{Corruption, Doing, InTable, Refusal},
    identities::{Same, join_spellings},
};

pub(crate) use restore::restore;

/// Rows of one statement: three columns stay far below any limit of parameters.
const CHUNK: usize = 2_000;

/// The territory, and the place of each stored unit in it.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
) -> Result<(Territory, HashMap<i32, UnitId>), StoreError> {
    read_called(db, &mut Renaming::new(&aliases::nobody)).await
}

/// The same with schools under other names.
pub(crate) async fn read_called(
    db: &impl ConnectionTrait,
    renaming: &mut Renaming<'_>,
) -> Result<(Territory, HashMap<i32, UnitId>), StoreError> {
    let Register { rows, mut aliases, .. } = Register::read(db).await?;
    let same = Same::read(db).await?.of_units(&rows);
    let kinds: Vec<UnitKind> =
        rows.iter().map(|it| kind(&it.kind)).collect::<Result<_, _>>().in_table("units")?;
    join_spellings(&rows, &same, &mut aliases);
    let other = |id: i32| same.get(&id).copied().unwrap_or(id);
    let mut order: Vec<usize> =
        (0..rows.len()).filter(|at| !same.contains_key(&rows[*at].id)).collect();
    // A unit's parent is of an outer kind, so this puts parents first.
    order.sort_by_key(|at| (kinds[*at], rows[*at].id));

    let mut builder = TerritoryBuilder::default();
    let mut handles = HashMap::with_capacity(rows.len());
    for at in order {
        let row = &rows[at];
        let mut unit = Unit::new(kinds[at], code(&row.code)?, row.name.clone());
        unit.aliases = aliases.remove(&row.id).unwrap_or_default();
        unit.place.clone_from(&row.place);
        let unit = renaming.shown(row.id, row.parent_id.map(other), unit);
        let parent = row.parent_id.map(|id| {
            handles.get(&other(id)).copied().ok_or(Corruption::Reference(id)).in_table("units")
        });
        handles.insert(row.id, builder.add(unit, parent.transpose()?));
    }
    let numbered = builder.build();
    let mut ids: HashMap<i32, UnitId> =
        handles.into_iter().map(|(id, handle)| (id, numbered.ids[handle])).collect();
    for (id, other) in &same {
        let place = ids.get(other).copied().ok_or(Corruption::Reference(*other));
        ids.insert(*id, place.in_table("units")?);
    }
    Ok((numbered.territory, ids))
}

/// All units with their spellings, each with the position of the one it lies in.
pub(crate) async fn listed(
    db: &impl ConnectionTrait,
) -> Result<Vec<(Unit, Option<usize>)>, StoreError> {
    let Register { rows, mut aliases, .. } = Register::read(db).await?;
    let positions: HashMap<i32, usize> =
        rows.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let unit = |row: units::Model| {
        let mut unit = Unit::new(kind(&row.kind).in_table("units")?, code(&row.code)?, row.name);
        unit.aliases = aliases.remove(&row.id).unwrap_or_default();
        unit.place = row.place;
        Ok((unit, row.parent_id.and_then(|it| positions.get(&it).copied())))
    };
    rows.into_iter().map(unit).collect()
}

fn kind(word: &str) -> Result<UnitKind, Corruption> {
    word.parse().map_err(|_| Corruption::Word)
}

fn code(text: &str) -> Result<Code, StoreError> {
    text.parse().in_table("units")
}

/// What the territory becomes with a batch.
pub(crate) struct Merged {
    register: Register,
    known: usize,
    /// The numbers of the batch's units, in its order.
    pub(crate) ids: Vec<i32>,
    /// For units that are another one, its number.
    pub(crate) same: HashMap<i32, i32>,
}

impl Merged {
    /// The numbers of the units that were there before.
    pub(crate) fn stored(&self) -> impl Iterator<Item = i32> {
        self.register.rows[..self.known].iter().map(|it| it.id)
    }

    /// The numbers of the units that those of the batch are, in its order.
    pub(crate) fn places(&self) -> Vec<i32> {
        self.ids.iter().map(|it| self.other(*it)).collect()
    }

    /// For units that lie in another one, its number.
    pub(crate) fn parents(&self) -> HashMap<i32, i32> {
        let rows = self.register.rows.iter();
        rows.filter_map(|it| Some((it.id, self.other(it.parent_id?)))).collect()
    }

    /// The number of the unit that this one is.
    pub(crate) fn other(&self, id: i32) -> i32 {
        self.same.get(&id).copied().unwrap_or(id)
    }
}

/// Merges the units of a batch with the known ones; writes nothing.
pub(crate) async fn merged(
    db: &impl ConnectionTrait,
    batch: &[(Unit, Option<usize>)],
) -> Result<Merged, StoreError> {
    let mut register = Register::read(db).await?;
    let known = register.rows.len();
    let ids = register.take_over_all(batch)?;
    let same = Same::read(db).await?.of_units(&register.rows);
    Ok(Merged { register, known, ids, same })
}

/// The stored numbers of units that are there, in the batch's order.
pub(crate) async fn numbers(
    db: &impl ConnectionTrait,
    batch: &[(Unit, Option<usize>)],
) -> Result<Vec<i32>, StoreError> {
    // Merging what was merged before changes nothing but names, and nothing is written.
    Ok(merged(db, batch).await?.ids)
}

/// Takes over the units of a batch and returns their stored numbers, in the batch's order.
pub(crate) async fn take_over(
    tx: &DatabaseTransaction,
    batch: &[(Unit, Option<usize>)],
) -> Result<Vec<i32>, StoreError> {
    let Merged { register, known, ids, .. } = merged(tx, batch).await?;
    register.write(tx, known).await?;
    Ok(ids)
}

/// Notes under which code a unit had results in which year.
pub(crate) async fn note_codes(
    tx: &DatabaseTransaction,
    seen: impl IntoIterator<Item = (i32, AcademicYear, &Code)>,
) -> Result<(), StoreError> {
    let rows: Vec<_> = seen
        .into_iter()
        .map(|(unit_id, year, code)| unit_codes::ActiveModel {
            unit_id: Set(unit_id),
            year: Set(year.first_september()),
            code: Set(code.to_string()),
        })
        .collect();
    for chunk in rows.chunks(CHUNK) {
        unit_codes::Entity::insert_many(chunk.to_vec())
            .on_conflict_do_nothing()
            .exec_without_returning(tx)
            .await
            .doing("noting codes of units")?;
    }
    Ok(())
}

/// The stored units, and what a batch changes about them.
#[derive(Default)]
struct Register {
    rows: Vec<units::Model>,
    by_code: HashMap<(String, String), usize>,
    aliases: HashMap<i32, Vec<String>>,
    changed: BTreeSet<usize>,
    new_aliases: Vec<unit_aliases::ActiveModel>,
}

impl Register {
    async fn read(db: &impl ConnectionTrait) -> Result<Self, StoreError> {
        let rows = units::Entity::find().order_by_asc(units::Column::Id);
        let rows = rows.all(db).await.doing("reading the territory")?;
        let spellings = unit_aliases::Entity::find().order_by_asc(unit_aliases::Column::Id);
        let mut aliases: HashMap<i32, Vec<String>> = HashMap::new();
        for it in spellings.all(db).await.doing("reading spellings of the territory")? {
            aliases.entry(it.unit_id).or_default().push(it.alias);
        }
        let key = |it: &units::Model| (it.kind.clone(), it.code.clone());
        let by_code = rows.iter().enumerate().map(|(at, row)| (key(row), at)).collect();
        Ok(Self { rows, by_code, aliases, changed: BTreeSet::new(), new_aliases: Vec::new() })
    }

    fn take_over_all(&mut self, batch: &[(Unit, Option<usize>)]) -> Result<Vec<i32>, Refusal> {
        let mut ids: Vec<i32> = Vec::with_capacity(batch.len());
        for (unit, parent) in batch {
            let misplaced = || Refusal::MisplacedUnit(unit.code.clone());
            let parent_id = match parent {
                None => None,
                Some(at) if batch.get(*at).is_some_and(|it| it.0.kind < unit.kind) => {
                    Some(*ids.get(*at).ok_or_else(misplaced)?)
                }
                Some(_) => return Err(misplaced()),
            };
            ids.push(self.take_over(unit, parent_id));
        }
        Ok(ids)
    }

    fn take_over(&mut self, unit: &Unit, parent_id: Option<i32>) -> i32 {
        let key = (unit.kind.to_string(), unit.code.to_string());
        let (at, old_name) = match self.by_code.get(&key) {
            Some(&at) => (at, self.change(at, unit, parent_id)),
            None => (self.add(key, unit, parent_id), None),
        };
        let id = self.rows[at].id;
        for alias in old_name.iter().chain(&unit.aliases) {
            let known = self.aliases.entry(id).or_default();
            if !known.contains(alias) {
                known.push(alias.clone());
                let alias = Set(alias.clone());
                self.new_aliases.push(unit_aliases::ActiveModel {
                    id: NotSet,
                    unit_id: Set(id),
                    alias,
                });
            }
        }
        id
    }

    fn add(&mut self, key: (String, String), unit: &Unit, parent_id: Option<i32>) -> usize {
        let at = self.rows.len();
        let (kind, code) = key.clone();
        let id = self.rows.last().map_or(1, |last| last.id + 1);
        let (name, place) = (unit.name.clone(), unit.place.clone());
        self.rows.push(units::Model { id, kind, code, name, place, parent_id });
        self.by_code.insert(key, at);
        at
    }

    /// Changes a known unit; returns the name it had, if it has another now.
    fn change(&mut self, at: usize, unit: &Unit, parent_id: Option<i32>) -> Option<String> {
        let row = &mut self.rows[at];
        let was = row.clone();
        // A file that knows the code only says nothing about the name.
        if unit.name != unit.code.as_str() {
            row.name.clone_from(&unit.name);
        }
        row.place = unit.place.clone().or(row.place.take());
        row.parent_id = parent_id.or(row.parent_id);
        if *row != was {
            self.changed.insert(at);
        }
        (row.name != was.name).then_some(was.name)
    }

    /// Writes what was added behind the first `known` rows, and what changed among them.
    async fn write(self, tx: &DatabaseTransaction, known: usize) -> Result<(), StoreError> {
        for chunk in self.rows[known..].chunks(CHUNK) {
            let rows = chunk.iter().map(|it| it.clone().into_active_model().reset_all());
            let insert = units::Entity::insert_many(rows);
            insert.exec_without_returning(tx).await.doing("extending the territory")?;
        }
        for at in self.changed.range(..known) {
            let row = self.rows[*at].clone().into_active_model().reset_all();
            units::Entity::update(row).exec(tx).await.doing("changing the territory")?;
        }
        for chunk in self.new_aliases.chunks(CHUNK) {
            unit_aliases::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(tx)
                .await
                .doing("noting spellings of units")?;
        }
        Ok(())
    }
}
