//! What it would mean for two codes to be one school. Reads only.

use std::collections::{BTreeSet, HashMap};

use analysis::{AcademicYear, Tally, UnitKind, code::Code, cube::Place};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, sea_query::Condition};

use super::{DOING, Same};
use crate::{
    Store, StoreError,
    cube::{Numbers, Row, read_rows},
    dictionary,
    entities::{tallies::Column, units},
    error::Doing,
    tally,
};

/// What it would mean for a code to be another school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joining {
    /// The names of both, that of the code decided about first; it may not be stored yet.
    pub names: [Option<String>; 2],
    /// The years in which each has results.
    pub years: [Vec<AcademicYear>; 2],
    /// Results of the code that would be the other school's.
    pub cells: u64,
    /// Of them where the other school has one of the same work.
    pub shared: u64,
    /// Of these where the later import then says something else than the other school has now.
    pub changed: u64,
}

impl Store {
    /// What it would mean for the school `code` to be the school `same_as`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] where [`Store::identify`] would not do it;
    /// [`StoreError::Database`] and [`StoreError::Corrupt`] as for loading.
    pub async fn joining(&self, code: &Code, same_as: &Code) -> Result<Joining, StoreError> {
        let tx = self.begin_reading().await?;
        super::possible(&tx, code, Some(same_as)).await?;
        let rows = units::Entity::find().all(&tx).await.doing(DOING)?;
        let mut same = Same::read(&tx).await?;
        let before = same.of_units(&rows);
        same.0.insert(code.to_string(), Some(same_as.to_string()));
        let after = same.of_units(&rows);
        let school = |code: &str| {
            let kind = UnitKind::School.to_string();
            rows.iter().find(|it| it.kind == kind && it.code == code)
        };
        let ends = [school(code.as_str()), school(same.end(code.as_str()))];
        let [from, into] = ends.map(|it| own(&rows, &before, it));
        let cells = read(&tx, &from, &into).await?;
        tx.rollback().await.doing("finishing to compare")?;
        let names = ends.map(|it| it.map(|it| it.name.clone()));
        let mut joining = Joining { names, ..Joining::default() };
        // What each has alone, and both together; rows come in the order of their import.
        let mut alone: [HashMap<Key, Tally>; 2] = Default::default();
        let mut both: HashMap<Key, Tally> = HashMap::new();
        for Row { cell, .. } in cells {
            let unit = cell.unit.cast_signed();
            let whose = usize::from(!from.contains(&unit));
            if !joining.years[whose].contains(&cell.place.year) {
                joining.years[whose].push(cell.place.year);
            }
            let key = (cell.place, after.get(&unit).copied().unwrap_or(unit));
            for all in [&mut alone[whose], &mut both] {
                let known = all.entry(key).or_insert(cell.tally);
                *known = tally::completed(known, &cell.tally);
            }
        }
        joining.years.iter_mut().for_each(|it| it.sort_unstable());
        let [from, into] = alone;
        joining.cells = from.len() as u64;
        let shared = from.keys().filter_map(|key| Some((into.get(key)?, both.get(key)?)));
        let shared: Vec<bool> = shared.map(|(was, is)| was != is).collect();
        joining.shared = shared.len() as u64;
        joining.changed = shared.into_iter().filter(|it| *it).count() as u64;
        Ok(joining)
    }
}

/// Where a result lies: members by their positions, the unit by its number.
type Key = (Place, i32);

/// A school with its classes, and what is the same school already.
fn own(
    rows: &[units::Model],
    same: &HashMap<i32, i32>,
    school: Option<&units::Model>,
) -> BTreeSet<i32> {
    let Some(school) = school else { return BTreeSet::new() };
    let is_it = |id: i32| id == school.id || same.get(&id) == Some(&school.id);
    let inside = rows.iter().filter(|it| is_it(it.id) || it.parent_id.is_some_and(is_it));
    inside.map(|it| it.id).collect()
}

async fn read(
    db: &impl ConnectionTrait,
    from: &BTreeSet<i32>,
    into: &BTreeSet<i32>,
) -> Result<Vec<Row>, StoreError> {
    let (_, keys) = dictionary::read(db).await?;
    let units: Vec<i32> = from.union(into).copied().collect();
    let as_it_is = units.iter().map(|it| (*it, it.cast_unsigned())).collect();
    let condition = Condition::all().add(Column::UnitId.is_in(units));
    read_rows(db, &Numbers::new(&keys, as_it_is), &condition).await
}
