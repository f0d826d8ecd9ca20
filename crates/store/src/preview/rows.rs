//! Aggregates beside pupil rows: what rows add up to where a batch has a result, and what the
//! classes of a batch add up to where a result of their school is there.

use std::collections::{BTreeMap, HashMap};

use analysis::{Batch, Tally, UnitKind, dictionary::EVERYBODY, tally::Levels};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::{Key, keys_of};
use crate::{
    StoreError, dictionary,
    dictionary::term_number,
    entities::pupil_works::Column,
    error::Doing,
    pupils::{alike, force, works},
    units,
};

/// What the stored pupil rows add up to, for the cells of a batch that have some.
pub(super) async fn sums(
    db: &impl ConnectionTrait,
    batch: &Batch,
    dictionary: &dictionary::Merged,
    territory: &units::Merged,
) -> Result<HashMap<usize, Tally>, StoreError> {
    // Nearly always there are none, and nothing else is asked.
    let years: Vec<i16> = batch.cells.iter().map(|it| it.place.year.first_september()).collect();
    let works = works().filter(Column::Year.is_in(distinct(years)));
    let works = works.all(db).await.doing("comparing with pupil rows")?;
    if works.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = alike(db, works.iter().map(|it| it.id).collect()).await?;
    let (parents, schools) = (territory.parents(), territory.schools());
    let [of_classes, of_schools] = force::marks(db, rows, &works, &(territory, &schools)).await?;
    let mut found: HashMap<(force::Key, i32), Tally> = HashMap::new();
    let is_class = |unit: i32| schools.get(&unit).is_some_and(|it| *it != unit);
    for (work, unit, n, mark) in of_classes.into_iter().filter(|it| is_class(it.1)) {
        count(found.entry((work, unit)).or_default(), n, mark);
    }
    for (work, unit, n, mark) in of_schools {
        let mut within = schools.get(&unit).copied().or(Some(unit));
        while let Some(unit) = within {
            within = parents.get(&unit).copied();
            count(found.entry((work, unit)).or_default(), n, mark);
        }
    }
    let keys = &dictionary.keys;
    let id = |ids: &[i32], at: u16| ids.get(usize::from(at)).copied().unwrap_or_default();
    let places = territory.places();
    let cells = keys_of(batch, &dictionary.translation, &places).enumerate();
    let cells = cells.filter(|(_, (place, _))| place.group == EVERYBODY);
    let of = |(at, (place, unit)): (usize, Key)| {
        let work = (
            id(&keys.procedures, place.procedure),
            place.year.first_september(),
            term_number(place.term),
            id(&keys.subjects, place.subject),
            id(&keys.grades, place.grade),
        );
        Some((at, *found.get(&(work, unit))?))
    };
    Ok(cells.filter_map(of).collect())
}

fn count(sum: &mut Tally, n: u64, mark: Option<usize>) {
    sum.participants += n;
    if let Some(mark) = mark {
        sum.levels.get_or_insert_with(Levels::default).counts[mark] += n;
    }
}

fn distinct(mut numbers: Vec<i16>) -> Vec<i16> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Results of schools that are there, beside what their classes in the batch add up to.
pub(super) fn wholes(
    batch: &Batch,
    dictionary: &dictionary::Merged,
    territory: &units::Merged,
    there: &HashMap<Key, Tally>,
) -> Vec<(usize, Tally, Tally)> {
    let places = territory.places();
    let mut sums: BTreeMap<Key, (usize, Tally)> = BTreeMap::new();
    for (at, (place, _)) in keys_of(batch, &dictionary.translation, &places).enumerate() {
        let (unit, parent) = &batch.units[batch.cells[at].unit as usize];
        let Some(school) = parent.filter(|_| unit.kind == UnitKind::Class) else { continue };
        let (_, sum) = sums.entry((place, places[school])).or_insert((at, Tally::default()));
        *sum += batch.cells[at].tally;
    }
    let own: std::collections::HashSet<Key> =
        keys_of(batch, &dictionary.translation, &places).collect();
    let known = sums.into_iter().filter(|(key, _)| !own.contains(key));
    known.filter_map(|(key, (at, sum))| Some((at, *there.get(&key)?, sum))).collect()
}
