//! Attempts joined over imports: what a batch becomes together with the pupil rows that are kept.
//!
//! The rows of an affected class are copied into the later import, each with the number of the import it
//! is of, and its result is added up anew ([`resit`]). So the later import says all of the class as
//! any import does, undoing it takes away what it brought, and the earlier one stays as it was; it
//! cannot be undone before.

mod taking;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use analysis::{
    Batch, Cell, Dictionary, Lines, Pupil, Pupils, Tally,
    cube::Place,
    dictionary::{EVERYBODY, MemberId},
    pupil::{
        Code, Sex, Tasks,
        resit::{self, Met},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use self::taking::Joining;
use super::{
    count::{attempt, status},
    force,
};
use crate::{
    Evidence, Store, StoreError,
    cube::{Numbers, read_rows},
    dictionary,
    dictionary::term_number,
    entities::{pupil_works, pupils, tallies},
    error::{Doing, InTable},
    tally, units,
};

const DOING: &str = "looking for pupils who are kept";
const TABLE: &str = "pupils";

/// What an attempt adds to the result of its class, in the words of a batch; nothing where that is not
/// known or there are no further attempts in such works.
pub type Adds = fn(&Dictionary, Place, &Pupil) -> Option<Tally>;

/// A batch some of whose pupils are kept in the same works.
#[derive(Clone, Debug)]
pub struct Resit {
    /// How they meet.
    pub met: Met,
    /// The batch with further attempts joined; nothing where the rows that are kept are not the result
    /// that is there.
    pub joined: Option<Joined>,
}

/// A batch together with rows that are kept.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The batch.
    pub batch: Batch,
    /// Its pupil rows.
    pub pupils: Pupils,
    /// Where in the file its cells are from.
    pub lines: Vec<Lines>,
    /// The imports of which rows were taken along.
    pub from: BTreeSet<i32>,
}

impl Store {
    /// What a batch would be with further attempts joined; nothing where none of its pupils is kept in
    /// the same work and school.
    ///
    /// # Errors
    ///
    /// As for [`Store::preview`].
    pub async fn resit(
        &self,
        batch: &Batch,
        evidence: Evidence<'_>,
        adds: Adds,
    ) -> Result<Option<Resit>, StoreError> {
        let tx = self.begin_reading().await?;
        let found = find(&tx, batch, evidence, adds).await?;
        tx.rollback().await.doing("finishing to compare")?;
        Ok(found)
    }
}

/// Procedure, year, term, subject, grade, scale.
type Key = (i32, i16, i16, i32, i32, i32);

/// The rows of one work and school, units by their stored numbers.
#[derive(Debug, Default)]
struct Meeting {
    kept: Vec<Pupil>,
    given: Vec<Pupil>,
}

/// What a batch would be with further attempts joined; see [`Store::resit`].
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    batch: &Batch,
    evidence: Evidence<'_>,
    adds: Adds,
) -> Result<Option<Resit>, StoreError> {
    let Some(pupils) = evidence.pupils else { return Ok(None) };
    let known = dictionary::merged(db, &batch.dictionary).await?;
    let keys: Vec<Option<Key>> = pupils.works.iter().map(|it| key_of(&known, it.place)).collect();
    let works = works(db, &keys).await?;
    if works.is_empty() {
        return Ok(None);
    }
    let territory = units::merged(db, &batch.units).await?;
    let schools = territory.schools();
    let mut meetings = given(pupils, &keys, &territory, &schools);
    for (unit, row) in kept(db, &works, &(&territory, &schools)).await? {
        let Some(school) = schools.get(&unit) else { continue };
        if let Some(meeting) = meetings.get_mut(&(work_key(&works[&row.work_id]), *school)) {
            meeting.kept.push(pupil(row, unit, &works)?);
        }
    }
    meetings.retain(|_, it| !it.kept.is_empty());
    let mut met = Met::default();
    meetings.values().for_each(|it| met += Met::of(&it.kept, &it.given));
    if met.known == 0 {
        return Ok(None);
    }
    let there = there(db, &known, &territory, &meetings).await?;
    let mut joining = Joining::new(batch, evidence, pupils, &territory, &schools);
    for ((key, school), Meeting { kept, given }) in &meetings {
        let place = keys.iter().position(|it| *it == Some(*key)).map(|at| pupils.works[at].place);
        let Some(place) = place else { continue };
        let adds = |row: &Pupil| adds(&batch.dictionary, place, row);
        let together = resit::joined(school.cast_unsigned(), kept, given, adds);
        let (Some(together), Some(sums)) = (together, resit::sums(kept, adds)) else {
            return Ok(None);
        };
        if resit::are_twice(kept) || !is_what_is_there(*key, &sums, &there) {
            return Ok(Some(Resit { met, joined: None }));
        }
        joining.take(place, (*school, kept), together, &works)?;
    }
    Ok(Some(Resit { met, joined: Some(joining.joined) }))
}

/// The rows of a batch by work and school.
fn given(
    pupils: &Pupils,
    keys: &[Option<Key>],
    territory: &units::Merged,
    schools: &HashMap<i32, i32>,
) -> BTreeMap<(Key, i32), Meeting> {
    let places = territory.places();
    let mut meetings: BTreeMap<(Key, i32), Meeting> = BTreeMap::new();
    for row in &pupils.rows {
        let key = keys.get(row.work as usize).copied().flatten();
        let unit = places.get(row.unit as usize).copied();
        let (Some(key), Some(unit)) = (key, unit) else { continue };
        let Some(school) = schools.get(&unit) else { continue };
        let given = Pupil { unit: unit.cast_unsigned(), ..row.clone() };
        meetings.entry((key, *school)).or_default().given.push(given);
    }
    meetings
}

fn key_of(known: &dictionary::Merged, place: Place) -> Option<Key> {
    let (to, keys) = (&known.translation, &known.keys);
    let id = |ids: &[i32], positions: &[MemberId], member: MemberId| {
        ids.get(usize::from(*positions.get(usize::from(member))?)).copied()
    };
    Some((
        id(&keys.procedures, &to.procedures, place.procedure)?,
        place.year.first_september(),
        term_number(place.term),
        id(&keys.subjects, &to.subjects, place.subject)?,
        id(&keys.grades, &to.grades, place.grade)?,
        id(&keys.scales, &to.scales, place.scale)?,
    ))
}

fn work_key(it: &pupil_works::Model) -> Key {
    (it.procedure_id, it.year, it.term, it.subject_id, it.grade_id, it.scale_id)
}

/// The works of these keys that are kept.
async fn works(
    db: &impl ConnectionTrait,
    keys: &[Option<Key>],
) -> Result<BTreeMap<i32, pupil_works::Model>, StoreError> {
    use pupil_works::Column;
    let keys: BTreeSet<Key> = keys.iter().copied().flatten().collect();
    let years: BTreeSet<i16> = keys.iter().map(|it| it.1).collect();
    let works = super::works().filter(Column::Year.is_in(years)).all(db).await.doing(DOING)?;
    let works = works.into_iter().filter(|it| keys.contains(&work_key(it)));
    Ok(works.map(|it| (it.id, it)).collect())
}

/// The rows of these works that count, each with the unit it is of.
async fn kept(
    db: &impl ConnectionTrait,
    works: &BTreeMap<i32, pupil_works::Model>,
    ground: &(&units::Merged, &HashMap<i32, i32>),
) -> Result<Vec<(i32, pupils::Model)>, StoreError> {
    let mut rows = Vec::new();
    for work in works.keys() {
        let of_work = pupils::Entity::find().filter(pupils::Column::WorkId.eq(*work));
        let of_work = of_work.all(db).await.doing(DOING)?;
        rows.extend(of_work.into_iter().map(|it| (ground.0.other(it.unit_id), it)));
    }
    force::of_schools(db, rows, works, |it| it.work_id, ground).await
}

/// A row that is kept as one of a file; its work is still the stored number.
fn pupil(
    row: pupils::Model,
    unit: i32,
    works: &BTreeMap<i32, pupil_works::Model>,
) -> Result<Pupil, StoreError> {
    let small = |it: Option<i16>| it.and_then(|it| u8::try_from(it).ok());
    Ok(Pupil {
        work: row.work_id.cast_unsigned(),
        unit: unit.cast_unsigned(),
        sheet: row.sheet.cast_unsigned(),
        line: row.line.try_into().in_table(TABLE)?,
        code: Code::kept(row.code),
        status: status(row.status)?,
        attempt: attempt(row.attempt)?,
        day: row.day.map(i32::cast_unsigned),
        class: row.class.map(String::into_boxed_str),
        sex: row.sex.and_then(Sex::from_repr),
        variant: row.variant.map(String::into_boxed_str),
        journal: small(row.journal),
        primary: row.primary_score.and_then(|it| it.try_into().ok()),
        mark: small(row.mark),
        score: row.score,
        tasks: Tasks::kept(row.tasks),
        kept_from: row.kept_from.or(Some(works[&row.work_id].batch_id)),
    })
}

/// The results that are there in these works.
async fn there(
    db: &impl ConnectionTrait,
    known: &dictionary::Merged,
    territory: &units::Merged,
    meetings: &BTreeMap<(Key, i32), Meeting>,
) -> Result<HashMap<(Key, u32), Tally>, StoreError> {
    use tallies::Column;
    let as_it_is = territory.stored().map(|it| (it, territory.other(it).cast_unsigned()));
    let numbers = Numbers::new(&known.keys, as_it_is.collect());
    let of = |it: fn(&Key) -> i32| meetings.keys().map(|at| it(&at.0)).collect::<BTreeSet<_>>();
    let condition = sea_orm::Condition::all()
        .add(Column::ProcedureId.is_in(of(|it| it.0)))
        .add(Column::SubjectId.is_in(of(|it| it.3)))
        .add(Column::Year.is_in(of(|it| it.1.into())));
    let mut there: HashMap<(Key, u32), Tally> = HashMap::new();
    let id = |ids: &[i32], at: MemberId| ids.get(usize::from(at)).copied().unwrap_or_default();
    for row in read_rows(db, &numbers, &condition).await? {
        let Cell { place, unit, tally } = row.cell;
        if place.group != EVERYBODY {
            continue;
        }
        let key = (
            id(&known.keys.procedures, place.procedure),
            place.year.first_september(),
            term_number(place.term),
            id(&known.keys.subjects, place.subject),
            id(&known.keys.grades, place.grade),
            id(&known.keys.scales, place.scale),
        );
        let known = there.entry((key, unit)).or_insert(tally);
        *known = tally::completed(known, &tally);
    }
    Ok(there)
}

/// Whether rows add up to the results that are there: of each unit, or of a school with all its classes.
fn is_what_is_there(
    key: Key,
    sums: &BTreeMap<u32, Tally>,
    there: &HashMap<(Key, u32), Tally>,
) -> bool {
    let whole: Tally = sums.values().copied().sum();
    let is_same = |one: &Tally, other: &Tally| {
        one.participants == other.participants
            && one.levels == other.levels
            && one.scores == other.scores
    };
    sums.iter().all(|(unit, sum)| {
        there.get(&(key, *unit)).is_some_and(|it| is_same(it, sum) || is_same(it, &whole))
    })
}
