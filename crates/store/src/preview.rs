//! What taking over a batch would change. Reads only, with the same merging as the import.

mod rows;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use analysis::{
    Batch, Cell, Dictionary, Dimension, Tally, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Member, MemberId},
    territory::Unit,
};
use sea_orm::{ColumnTrait, ConnectionTrait, sea_query::Condition};

use crate::{
    DataVersion, Store, StoreError,
    cube::{Numbers, Row, read_rows},
    dictionary,
    dictionary::{Keys, Translation},
    entities::tallies::Column,
    error::Doing,
    identities::Same,
    import, tally, units, version,
};

/// How many changed results are shown one by one.
pub const SAMPLES_MAX: usize = 20;

/// What taking over a batch would change.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The data it was compared with.
    pub version: DataVersion,
    /// The standing import of the same contents: taking over would change nothing.
    pub already_there: Option<i32>,
    /// Cells that nobody has given yet.
    pub added: u64,
    /// Cells that would have another value.
    pub changed: u64,
    /// Cells that are there with the same value.
    pub same: u64,
    /// Cells of the same procedures, years, subjects and grades that the batch does not speak of;
    /// they stay as they are.
    pub untouched: u64,
    /// Some of the changed cells, by their position in the batch.
    pub changes: Vec<Change>,
    /// Units that would be new.
    pub new_units: Vec<NewUnit>,
    /// Procedures, subjects, grades and groups that would be new.
    pub new_members: Vec<NewMember>,
    /// Imports that have cells which the batch has too.
    pub overlaps: Vec<Overlap>,
    /// What is known already, for whoever checks the batch.
    pub known: Known,
}

/// A cell that would have another value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its position in the batch.
    pub cell: usize,
    /// The value now.
    pub before: Tally,
    /// The value then.
    pub after: Tally,
}

/// A unit that would be new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// Its level.
    pub kind: UnitKind,
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
}

/// A member that would be new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Of which list.
    pub dimension: Dimension,
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
}

/// An import that has some of the cells of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Its number.
    pub batch: i32,
    /// Its file.
    pub file_name: String,
    /// How many cells both have.
    pub cells: u64,
}

/// What is known of the cells and units of a batch before it is taken over.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// For positions in the batch: the value that is there.
    pub present: HashMap<usize, Tally>,
    /// For positions in the batch: what the pupil rows that are there add up to.
    pub from_rows: HashMap<usize, Tally>,
    /// Results that are there for a school of which the batch has the classes: the position of one
    /// of them, the result, and the sum of the classes.
    pub wholes: Vec<(usize, Tally, Tally)>,
    /// For positions in the batch: the value of the year before.
    pub year_before: HashMap<usize, Tally>,
    /// Codes of schools about which somebody decided: which one it is, or nothing.
    pub decided: HashMap<String, Option<String>>,
    /// The units that are there, each with the position of the one it lies in.
    pub units: Vec<(Unit, Option<usize>)>,
}

impl Store {
    /// What taking over this batch, of a file with these contents, would change.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] if the batch would not be taken over;
    /// [`StoreError::Database`] and [`StoreError::Corrupt`] as for loading.
    pub async fn preview(&self, batch: &Batch, sha256: &[u8; 32]) -> Result<Preview, StoreError> {
        let tx = self.begin_reading().await?;
        let already_there = import::standing(&tx, sha256).await?.map(|it| it.id);
        let dictionary = dictionary::merged(&tx, &batch.dictionary).await?;
        let territory = units::merged(&tx, &batch.units).await?;
        // Refuses what the import would refuse.
        import::addressed(batch, &dictionary.translation, &dictionary.keys, &territory.ids)?;
        let there = There::read(&tx, batch, &dictionary, &territory).await?;
        let mut preview = Preview {
            version: version::current(&tx).await?,
            already_there,
            new_units: new_units(batch, &territory),
            new_members: new_members(&dictionary),
            ..Preview::default()
        };
        preview.known.units = units::listed(&tx).await?;
        preview.known.decided = Same::read(&tx).await?.decisions();
        preview.known.from_rows = rows::sums(&tx, batch, &dictionary, &territory).await?;
        tx.rollback().await.doing("finishing to compare")?;
        preview.known.wholes = rows::wholes(batch, &dictionary, &territory, &there.cells);
        preview.compare(batch, &dictionary.translation, &territory.places(), &there);
        preview.overlaps = self.overlaps(there.shared).await?;
        Ok(preview)
    }

    async fn overlaps(&self, shared: BTreeMap<i32, u64>) -> Result<Vec<Overlap>, StoreError> {
        let records = self.batches().await?.into_iter().rev();
        let overlap = |it: crate::BatchRecord| {
            let cells = *shared.get(&it.id)?;
            Some(Overlap { batch: it.id, file_name: it.file_name, cells })
        };
        Ok(records.filter_map(overlap).collect())
    }
}

/// Where a cell lies: members by their merged positions, the unit by its stored number.
type Key = (Place, i32);

/// The stored cells around a batch.
struct There {
    cells: HashMap<Key, Tally>,
    /// How many cells of the batch each import has.
    shared: BTreeMap<i32, u64>,
}

impl There {
    async fn read(
        db: &impl ConnectionTrait,
        batch: &Batch,
        dictionary: &dictionary::Merged,
        territory: &units::Merged,
    ) -> Result<Self, StoreError> {
        let keys = &dictionary.keys;
        let place = |id: i32| territory.other(id).cast_unsigned();
        let as_it_is = territory.stored().map(|id| (id, place(id))).collect();
        let numbers = Numbers::new(keys, as_it_is);
        let around = around(batch, &dictionary.translation, keys);
        let own: BTreeSet<Key> =
            keys_of(batch, &dictionary.translation, &territory.places()).collect();
        let mut there = Self { cells: HashMap::new(), shared: BTreeMap::new() };
        for Row { batch_id, cell } in read_rows(db, &numbers, &around).await? {
            let key = (cell.place, cell.unit.cast_signed());
            let known = there.cells.entry(key).or_insert(cell.tally);
            *known = tally::completed(known, &cell.tally);
            if own.contains(&key) {
                *there.shared.entry(batch_id).or_default() += 1;
            }
        }
        Ok(there)
    }
}

/// Rows of the procedures and years of a batch, and of the years before.
fn around(batch: &Batch, to: &Translation, keys: &Keys) -> Condition {
    let procedures: BTreeSet<i32> = batch
        .cells
        .iter()
        .map(|it| keys.procedures[usize::from(to.procedures[usize::from(it.place.procedure)])])
        .collect();
    let years: BTreeSet<i16> = batch
        .cells
        .iter()
        .map(|it| it.place.year.first_september())
        .flat_map(|it| [it - 1, it])
        .collect();
    Condition::all().add(Column::ProcedureId.is_in(procedures)).add(Column::Year.is_in(years))
}

fn keys_of(batch: &Batch, to: &Translation, unit_ids: &[i32]) -> impl Iterator<Item = Key> {
    let known = |positions: &[MemberId], member: MemberId| positions[usize::from(member)];
    batch.cells.iter().map(move |Cell { place, unit, tally: _ }| {
        let place = Place {
            procedure: known(&to.procedures, place.procedure),
            subject: known(&to.subjects, place.subject),
            group: known(&to.groups, place.group),
            grade: known(&to.grades, place.grade),
            scale: known(&to.scales, place.scale),
            ..*place
        };
        (place, unit_ids[*unit as usize])
    })
}

impl Preview {
    fn compare(&mut self, batch: &Batch, to: &Translation, unit_ids: &[i32], there: &There) {
        let mut slices = BTreeSet::new();
        let mut own = BTreeSet::new();
        for (at, (place, unit)) in keys_of(batch, to, unit_ids).enumerate() {
            slices.insert(place);
            if let Some(year) = place.year.previous()
                && let Some(tally) = there.cells.get(&(Place { year, ..place }, unit))
            {
                self.known.year_before.insert(at, *tally);
            }
            let Some(before) = there.cells.get(&(place, unit)) else {
                self.added += 1;
                continue;
            };
            own.insert((place, unit));
            self.known.present.insert(at, *before);
            let after = tally::completed(before, &batch.cells[at].tally);
            if after == *before {
                self.same += 1;
                continue;
            }
            self.changed += 1;
            if self.changes.len() < SAMPLES_MAX {
                self.changes.push(Change { cell: at, before: *before, after });
            }
        }
        let beside = there.cells.keys().filter(|(place, _)| slices.contains(place)).count() as u64;
        self.untouched = beside - own.len() as u64;
    }
}

fn new_units(batch: &Batch, territory: &units::Merged) -> Vec<NewUnit> {
    let known: BTreeSet<i32> = territory.stored().collect();
    let places = territory.places();
    let all = batch.units.iter().zip(&places).filter(|(_, id)| !known.contains(id));
    all.map(|((unit, _), _)| NewUnit {
        kind: unit.kind,
        code: unit.code.clone(),
        name: unit.name.clone(),
    })
    .collect()
}

fn new_members(dictionary::Merged { was, now, .. }: &dictionary::Merged) -> Vec<NewMember> {
    let mut new = Vec::new();
    let dimensions = [Dimension::Procedure, Dimension::Subject, Dimension::Grade, Dimension::Group];
    for dimension in dimensions {
        let known = Dictionary::members(was, dimension).len();
        for Member { code, name, .. } in &now.members(dimension)[known..] {
            new.push(NewMember { dimension, code: code.clone(), name: name.clone() });
        }
    }
    new
}
