//! Counting pupil rows that are alike, and which of several imports count.

use std::{
    collections::{BTreeMap, HashMap},
    hash::Hash,
};

use analysis::pupil::{Attempt, Status};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};

use crate::{
    StoreError,
    entities::{pupil_works, pupils, pupils::Column},
    error::{Corruption, Doing, InTable},
};

const TABLE: &str = "pupils";

/// Rows of one work and unit that have the same status, attempt and mark.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Alike {
    pub(crate) work_id: i32,
    pub(crate) unit_id: i32,
    pub(super) status: i16,
    pub(super) attempt: i16,
    pub(super) mark: Option<i16>,
    pub(super) count: i64,
}

/// How many rows of these works are alike.
pub(crate) async fn alike(
    db: &impl ConnectionTrait,
    works: Vec<i32>,
) -> Result<Vec<Alike>, StoreError> {
    let kinds = [Column::WorkId, Column::UnitId, Column::Status, Column::Attempt, Column::Mark];
    let mut query = pupils::Entity::find().select_only();
    for kind in kinds {
        query = query.column(kind).group_by(kind);
    }
    let query = query.column_as(Column::Id.count(), "count").filter(Column::WorkId.is_in(works));
    query.into_model::<Alike>().all(db).await.doing("counting pupil rows")
}

/// Procedure, year, term, subject, grade.
type Key = (i32, i16, i16, i32, i32);

pub(super) fn key(work: &pupil_works::Model) -> Key {
    (work.procedure_id, work.year, work.term, work.subject_id, work.grade_id)
}

/// Of several imports that have the same place in the same work, the latest.
pub(super) fn in_force<U: Copy + Eq + Hash, T>(
    rows: Vec<(U, T)>,
    works: &BTreeMap<i32, pupil_works::Model>,
    work_of: impl Fn(&T) -> i32,
) -> Vec<(U, T)> {
    let key = |(unit, it): &(U, T)| (*unit, key(&works[&work_of(it)]));
    let batch = |it: &(U, T)| works[&work_of(&it.1)].batch_id;
    let mut latest: HashMap<_, i32> = HashMap::new();
    for it in &rows {
        let known = latest.entry(key(it)).or_default();
        *known = (*known).max(batch(it));
    }
    rows.into_iter().filter(|it| latest[&key(it)] == batch(it)).collect()
}

/// Rows of results that count, by work and unit: how many, and with which mark, 0 for 2 to 3 for 5.
pub(crate) fn in_force_marks(
    rows: Vec<Alike>,
    works: &[pupil_works::Model],
    other: impl Fn(i32) -> i32,
) -> Vec<(Key, i32, u64, Option<usize>)> {
    let works: BTreeMap<i32, pupil_works::Model> =
        works.iter().map(|it| (it.id, it.clone())).collect();
    let placed = rows.into_iter().map(|it| (other(it.unit_id), it)).collect();
    let counted = in_force(placed, &works, |it| it.work_id).into_iter().filter_map(|(unit, it)| {
        let is_latest = attempt(it.attempt).ok()?.is_first_and_latest().1;
        let is_there = status(it.status).ok()? != Status::Absent;
        let mark = it.mark.filter(|it| (2..=5).contains(it));
        let mark = mark.map(|it| usize::from(it.unsigned_abs() - 2));
        let n = u64::try_from(it.count).ok()?;
        (is_latest && is_there).then(|| (key(&works[&it.work_id]), unit, n, mark))
    });
    counted.collect()
}

pub(super) fn count(number: i64) -> Result<u64, StoreError> {
    number.try_into().in_table(TABLE)
}

pub(super) fn status(number: i16) -> Result<Status, StoreError> {
    Status::from_repr(number).ok_or(Corruption::Word).in_table(TABLE)
}

pub(super) fn attempt(number: i16) -> Result<Attempt, StoreError> {
    Attempt::from_repr(number).ok_or(Corruption::Word).in_table(TABLE)
}
