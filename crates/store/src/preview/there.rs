//! The stored results around a batch, and what of them would be gone with imports in whose place it
//! stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use analysis::{Batch, Tally, cube::Place};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Condition,
};

use super::keys_of;
use crate::{
    StoreError,
    cube::{Numbers, Row, read_rows},
    dictionary,
    entities::tallies::{Column, Entity},
    error::Doing,
    tally, units,
};

/// Where a cell lies: members by their merged positions, the unit by its stored number.
pub(super) type Key = (Place, i32);

/// The stored cells around a batch.
pub(super) struct There {
    /// What they are now.
    pub(super) cells: HashMap<Key, Tally>,
    /// What of them other imports say than those in whose place the batch stands, where it is not all.
    staying: HashMap<Key, Option<Tally>>,
    /// What would be gone: nobody else says it.
    pub(super) gone: BTreeMap<Key, Tally>,
    /// How many cells of the batch each import has.
    pub(super) shared: BTreeMap<i32, u64>,
    /// How many cells these imports have and neither the batch nor anybody else.
    pub(super) only: BTreeMap<i32, u64>,
}

/// The procedures and years whose results are read.
struct Around {
    procedures: BTreeSet<i32>,
    years: BTreeSet<i16>,
}

impl There {
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        batch: &Batch,
        (dictionary, territory): (&dictionary::Merged, &units::Merged),
        instead_of: &[i32],
    ) -> Result<Self, StoreError> {
        let place = |id: i32| territory.other(id).cast_unsigned();
        let as_it_is = territory.stored().map(|id| (id, place(id))).collect();
        let numbers = Numbers::new(&dictionary.keys, as_it_is);
        let own: BTreeSet<Key> =
            keys_of(batch, &dictionary.translation, &territory.places()).collect();
        let mut around = Around::of(batch, dictionary);
        let mut rows = read_rows(db, &numbers, &around.condition()).await?;
        let mut shared: BTreeMap<i32, u64> = BTreeMap::new();
        for row in rows.iter().filter(|it| own.contains(&key(it))) {
            *shared.entry(row.batch_id).or_default() += 1;
        }
        let concerned: BTreeSet<i32> = shared.keys().chain(instead_of).copied().collect();
        if around.widen(db, &concerned).await? {
            rows = read_rows(db, &numbers, &around.condition()).await?;
        }
        let mut there = Self {
            cells: HashMap::new(),
            staying: HashMap::new(),
            gone: BTreeMap::new(),
            shared,
            only: BTreeMap::new(),
        };
        there.sort(rows, &own, (&concerned, instead_of));
        Ok(there)
    }

    fn sort(
        &mut self,
        rows: Vec<Row>,
        own: &BTreeSet<Key>,
        (concerned, instead_of): (&BTreeSet<i32>, &[i32]),
    ) {
        // For each cell the one import that has it, or that several have.
        let mut tellers: HashMap<Key, Option<i32>> = HashMap::new();
        for row in &rows {
            let (key, tally) = (key(row), &row.cell.tally);
            let known = self.cells.entry(key).or_insert(*tally);
            *known = tally::completed(known, tally);
            let teller = tellers.entry(key).or_insert(Some(row.batch_id));
            *teller = teller.filter(|it| *it == row.batch_id);
        }
        for (key, teller) in tellers {
            if let Some(teller) = teller.filter(|it| concerned.contains(it) && !own.contains(&key))
            {
                *self.only.entry(teller).or_default() += 1;
            }
        }
        let is_replaced = |it: &Row| instead_of.contains(&it.batch_id);
        for row in rows.iter().filter(|it| is_replaced(it)) {
            self.staying.insert(key(row), None);
        }
        for row in rows.iter().filter(|it| !is_replaced(it)) {
            if let Some(staying) = self.staying.get_mut(&key(row)) {
                let tally = &row.cell.tally;
                *staying = Some(staying.map_or(*tally, |it| tally::completed(&it, tally)));
            }
        }
        let lost = self.staying.iter().filter(|it| it.1.is_none() && !own.contains(it.0));
        self.gone = lost.map(|(key, _)| (*key, self.cells[key])).collect();
    }

    /// What other imports say of a cell than those in whose place the batch stands.
    pub(super) fn staying(&self, key: &Key) -> Option<Tally> {
        self.staying.get(key).copied().unwrap_or_else(|| self.cells.get(key).copied())
    }
}

fn key(row: &Row) -> Key {
    (row.cell.place, row.cell.unit.cast_signed())
}

impl Around {
    /// The procedures and years of a batch, and the years before.
    fn of(batch: &Batch, dictionary: &dictionary::Merged) -> Self {
        let (to, keys) = (&dictionary.translation, &dictionary.keys);
        let procedure = |at: u16| keys.procedures[usize::from(to.procedures[usize::from(at)])];
        let places = || batch.cells.iter().map(|it| it.place);
        let years = places().map(|it| it.year.first_september());
        Self {
            procedures: places().map(|it| procedure(it.procedure)).collect(),
            years: years.flat_map(|it| [it - 1, it]).collect(),
        }
    }

    /// Takes in what these imports are of; says whether that is more.
    async fn widen(
        &mut self,
        db: &impl ConnectionTrait,
        imports: &BTreeSet<i32>,
    ) -> Result<bool, StoreError> {
        if imports.is_empty() {
            return Ok(false);
        }
        let of = Entity::find()
            .select_only()
            .columns([Column::ProcedureId, Column::Year])
            .distinct()
            .filter(Column::BatchId.is_in(imports.iter().copied()));
        let of: Vec<(i32, i16)> =
            of.into_tuple().all(db).await.doing("looking for what imports are of")?;
        let before = (self.procedures.len(), self.years.len());
        self.procedures.extend(of.iter().map(|it| it.0));
        self.years.extend(of.iter().map(|it| it.1));
        Ok(before != (self.procedures.len(), self.years.len()))
    }

    fn condition(&self) -> Condition {
        Condition::all()
            .add(Column::ProcedureId.is_in(self.procedures.iter().copied()))
            .add(Column::Year.is_in(self.years.iter().copied()))
    }
}
