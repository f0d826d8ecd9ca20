//! What taking over a batch would change. Reads only, with the same merging as the import.

mod rows;
mod there;

use std::collections::{BTreeSet, HashMap};

use analysis::{
    Batch, Cell, Dictionary, Dimension, Tally, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Member, MemberId},
    territory::Unit,
};

use crate::{
    DataVersion, Store, StoreError, aside, dictionary, dictionary::Translation, error::Doing,
    identities::Same, import, tally, units, version,
};
use there::{Key, There};

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
    /// Cells that would be gone: only imports have them in whose place the batch stands.
    pub removed: u64,
    /// Some of the changed cells, by their position in the batch.
    pub changes: Vec<Change>,
    /// Some of the cells that would be gone.
    pub gone: Vec<Gone>,
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

/// A cell that would be gone, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// What it is a result of, as [`Batch::place_of`] says it.
    pub of: String,
    /// What it says.
    pub tally: Tally,
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
    /// How many only that import has: they would be gone if the batch stood in its place.
    pub only: u64,
    /// The batch is compared as one that stands in its place.
    pub is_replaced: bool,
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
    /// What taking over this batch, of a file with these contents, would change, in the place of these
    /// imports.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] if the batch would not be taken over;
    /// [`StoreError::Database`] and [`StoreError::Corrupt`] as for loading.
    pub async fn preview(
        &self,
        batch: &Batch,
        sha256: &[u8; 32],
        instead_of: &[i32],
    ) -> Result<Preview, StoreError> {
        let tx = self.begin_reading().await?;
        aside::checked(&tx, instead_of).await?;
        let already_there = import::standing(&tx, sha256, instead_of).await?.map(|it| it.id);
        let dictionary = dictionary::merged(&tx, &batch.dictionary).await?;
        let territory = units::merged(&tx, &batch.units).await?;
        // Refuses what the import would refuse.
        import::addressed(batch, &dictionary.translation, &dictionary.keys, &territory.ids)?;
        let there = There::read(&tx, batch, (&dictionary, &territory), instead_of).await?;
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
        preview.gone = gone(&there, &dictionary.now, &territory)?;
        preview.overlaps = self.overlaps(&there, instead_of).await?;
        Ok(preview)
    }

    async fn overlaps(
        &self,
        there: &There,
        instead_of: &[i32],
    ) -> Result<Vec<Overlap>, StoreError> {
        let records = self.batches().await?.into_iter().rev();
        let overlap = |it: crate::BatchRecord| {
            let is_replaced = instead_of.contains(&it.id);
            let cells = there.shared.get(&it.id).copied().or(is_replaced.then_some(0))?;
            let only = there.only.get(&it.id).copied().unwrap_or_default();
            Some(Overlap { batch: it.id, file_name: it.file_name, cells, only, is_replaced })
        };
        Ok(records.filter_map(overlap).collect())
    }
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
            let after = &batch.cells[at].tally;
            let after = match there.staying(&(place, unit)) {
                Some(staying) => tally::completed(&staying, after),
                None => *after,
            };
            if after == *before {
                self.same += 1;
                continue;
            }
            self.changed += 1;
            if self.changes.len() < SAMPLES_MAX {
                self.changes.push(Change { cell: at, before: *before, after });
            }
        }
        self.removed = there.gone.len() as u64;
        let is_beside = |key: &&Key| slices.contains(&key.0) && !there.gone.contains_key(key);
        let beside = there.cells.keys().filter(is_beside).count() as u64;
        self.untouched = beside - own.len() as u64;
    }
}

/// The first of the cells that would be gone, in words.
fn gone(
    there: &There,
    names: &Dictionary,
    territory: &units::Merged,
) -> Result<Vec<Gone>, StoreError> {
    let parents = territory.parents();
    let told = |((place, unit), tally): (&Key, &Tally)| {
        let within = std::iter::successors(Some(*unit), |it| parents.get(it).copied());
        let path: Result<Vec<Option<Unit>>, _> = within.map(|it| territory.unit(it)).collect();
        let path: Vec<Unit> = path?.into_iter().flatten().collect();
        Ok(Gone { of: analysis::batch::words_of(names, place, path.iter().rev()), tally: *tally })
    };
    there.gone.iter().take(SAMPLES_MAX).map(told).collect()
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
