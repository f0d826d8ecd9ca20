//! Which of several imports count where they speak of the same work.
//!
//! The rows behind a result of a class are those of the latest import that has the class. A result of
//! a school is told by an import of the whole of it, where there is one: then its rows count and none
//! of others, or a pupil would count once by the class and once by the school.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::Hash,
};

use analysis::{
    UnitKind,
    pupil::Status,
    territory::{Territory, UnitId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::count::{Alike, attempt, status};
use crate::{
    StoreError,
    entities::{pupil_works, tallies, tallies::Column},
    error::Doing,
    units::Merged,
};

const DOING: &str = "looking for results of whole schools";

type Works = BTreeMap<i32, pupil_works::Model>;

/// Procedure, year, term, subject, grade.
pub(crate) type Key = (i32, i16, i16, i32, i32);

/// A result of a school: work, school and import, by the stored numbers.
type Whole = (Key, i32, i32);

fn key(work: &pupil_works::Model) -> Key {
    (work.procedure_id, work.year, work.term, work.subject_id, work.grade_id)
}

/// Where units lie.
pub(crate) trait Ground {
    /// What the units of rows are called.
    type Unit: Copy + Eq + Hash;

    /// The unit of a stored number.
    fn unit(&self, stored: i32) -> Option<Self::Unit>;

    /// The school it is or lies in.
    fn school(&self, of: Self::Unit) -> Option<Self::Unit>;
}

/// The territory, with the stored numbers of its units.
impl Ground for (&HashMap<i32, UnitId>, &Territory) {
    type Unit = UnitId;

    fn unit(&self, stored: i32) -> Option<UnitId> {
        self.0.get(&stored).copied()
    }

    fn school(&self, of: UnitId) -> Option<UnitId> {
        self.1.ancestor(of, UnitKind::School)
    }
}

/// The stored numbers themselves, with the school of each.
impl Ground for (&Merged, &HashMap<i32, i32>) {
    type Unit = i32;

    fn unit(&self, stored: i32) -> Option<i32> {
        Some(self.0.other(stored))
    }

    fn school(&self, of: i32) -> Option<i32> {
        self.1.get(&of).copied()
    }
}

/// The rows behind results of classes: of several imports that have the same unit in the same work,
/// those of the latest.
pub(super) fn of_units<U: Copy + Eq + Hash, T>(
    rows: Vec<(U, T)>,
    works: &Works,
    work_of: impl Fn(&T) -> i32,
) -> Vec<(U, T)> {
    let latest = latest(&rows, works, &work_of);
    let is_latest = |it: &(U, T)| {
        let work = &works[&work_of(&it.1)];
        latest[&(it.0, key(work))] == work.batch_id
    };
    rows.into_iter().filter(is_latest).collect()
}

/// The latest import of each unit and work.
fn latest<U: Copy + Eq + Hash, T>(
    rows: &[(U, T)],
    works: &Works,
    work_of: &impl Fn(&T) -> i32,
) -> HashMap<(U, Key), i32> {
    let mut latest: HashMap<_, i32> = HashMap::new();
    for (unit, it) in rows {
        let work = &works[&work_of(it)];
        let known = latest.entry((*unit, key(work))).or_default();
        *known = (*known).max(work.batch_id);
    }
    latest
}

/// The rows behind results of schools: those of the latest import that has rows and says the whole of
/// the school; where none does, those of its classes.
pub(super) async fn of_schools<G: Ground, T>(
    db: &impl ConnectionTrait,
    rows: Vec<(G::Unit, T)>,
    works: &Works,
    work_of: impl Fn(&T) -> i32,
    ground: &G,
) -> Result<Vec<(G::Unit, T)>, StoreError> {
    let place = |unit: G::Unit, it: &T| {
        let work = &works[&work_of(it)];
        (ground.school(unit), key(work), work.batch_id)
    };
    let mut several: HashMap<(G::Unit, Key), BTreeSet<i32>> = HashMap::new();
    for (unit, it) in &rows {
        if let (Some(school), key, batch) = place(*unit, it) {
            several.entry((school, key)).or_default().insert(batch);
        }
    }
    several.retain(|_, batches| batches.len() > 1);
    // Nearly always there are none, and nothing is asked.
    if several.is_empty() {
        return Ok(rows);
    }
    let batches = several.values().flatten().copied().collect();
    let mut told: HashMap<(G::Unit, Key), i32> = HashMap::new();
    for (key, stored, batch) in wholes(db, works, batches).await? {
        let school = ground.unit(stored).filter(|it| ground.school(*it) == Some(*it));
        let Some(at) = school.map(|it| (it, key)) else { continue };
        if several.get(&at).is_some_and(|it| it.contains(&batch)) {
            let known = told.entry(at).or_default();
            *known = (*known).max(batch);
        }
    }
    let latest = latest(&rows, works, &work_of);
    let counts = |(unit, it): &(G::Unit, T)| {
        let (school, key, batch) = place(*unit, it);
        let whole = school.and_then(|it| told.get(&(it, key)));
        *whole.unwrap_or(&latest[&(*unit, key)]) == batch
    };
    Ok(rows.into_iter().filter(counts).collect())
}

/// Everything these imports say of everybody in these works, which holds the results of schools.
async fn wholes(
    db: &impl ConnectionTrait,
    works: &Works,
    batches: BTreeSet<i32>,
) -> Result<Vec<Whole>, StoreError> {
    let distinct =
        |of: fn(&pupil_works::Model) -> i32| works.values().map(of).collect::<BTreeSet<_>>();
    let rows = tallies::Entity::find()
        .select_only()
        .columns([Column::ProcedureId, Column::Year, Column::Term, Column::SubjectId])
        .columns([Column::GradeId, Column::UnitId, Column::BatchId])
        .filter(Column::BatchId.is_in(batches))
        .filter(Column::GroupId.is_in(distinct(|it| it.group_id)))
        .filter(Column::ProcedureId.is_in(distinct(|it| it.procedure_id)))
        .filter(Column::SubjectId.is_in(distinct(|it| it.subject_id)))
        .filter(Column::Year.is_in(distinct(|it| it.year.into())));
    let rows =
        rows.into_tuple::<(i32, i16, i16, i32, i32, i32, i32)>().all(db).await.doing(DOING)?;
    let told = |(procedure, year, term, subject, grade, unit, batch)| {
        ((procedure, year, term, subject, grade), unit, batch)
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Rows of results that count, by work: how many, and with which mark, 0 for 2 to 3 for 5.
pub(crate) type Marked = (Key, i32, u64, Option<usize>);

/// Rows of results that count: those behind results of classes, and those behind results of schools.
pub(crate) async fn marks(
    db: &impl ConnectionTrait,
    rows: Vec<Alike>,
    works: &[pupil_works::Model],
    ground: &(&Merged, &HashMap<i32, i32>),
) -> Result<[Vec<Marked>; 2], StoreError> {
    let works: Works = works.iter().map(|it| (it.id, it.clone())).collect();
    let placed = |it: Alike| Some((ground.unit(it.unit_id)?, it));
    let placed: Vec<(i32, Alike)> = rows.into_iter().filter_map(placed).collect();
    let of_classes = of_units(placed.clone(), &works, |it| it.work_id);
    let of_schools = of_schools(db, placed, &works, |it| it.work_id, ground).await?;
    let counted = |(unit, it): (i32, Alike)| {
        let is_latest = attempt(it.attempt).ok()?.is_first_and_latest().1;
        let is_there = status(it.status).ok()? != Status::Absent;
        let mark = it.mark.filter(|it| (2..=5).contains(it));
        let mark = mark.map(|it| usize::from(it.unsigned_abs() - 2));
        let n = u64::try_from(it.count).ok()?;
        (is_latest && is_there).then(|| (key(&works[&it.work_id]), unit, n, mark))
    };
    Ok([of_classes, of_schools].map(|it| it.into_iter().filter_map(counted).collect()))
}
