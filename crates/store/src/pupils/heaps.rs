//! Counting scores around the boundaries of marks, for signals: sums of schools leave here, no row.
//!
//! First the lowest and highest score of each mark, which says where boundaries are; then only what
//! lies beside them is counted, so that most rows are never sent.

use std::collections::{BTreeMap, HashMap, HashSet};

use analysis::{
    AcademicYear, UnitKind,
    dictionary::{EVERYBODY, MemberId},
    inside::boundaries_between,
    pupil::Status,
    signals::{Heap, WINDOW},
    territory::{Territory, UnitId},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};

use super::count::{attempt, count, in_force, key, status};
use crate::{
    StoreError,
    dictionary::{Keys, term},
    entities::{pupil_works, pupils, pupils::Column},
    error::{Doing, InTable},
};

const DOING: &str = "counting scores at boundaries";
const TABLE: &str = "pupil_works";

/// The lowest and highest score of a mark in a work and unit.
#[derive(Clone, Debug, FromQueryResult)]
struct Ends {
    work_id: i32,
    unit_id: i32,
    status: i16,
    attempt: i16,
    mark: i16,
    low: i32,
    high: i32,
}

/// Rows with one score.
#[derive(Clone, Debug, FromQueryResult)]
struct Scored {
    unit_id: i32,
    status: i16,
    attempt: i16,
    primary_score: i32,
    count: i64,
}

/// What lies around the boundaries of every work of everybody.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    keys: &Keys,
    units: &HashMap<i32, UnitId>,
    territory: &Territory,
) -> Result<Vec<Heap>, StoreError> {
    let Some(everybody) = keys.groups.get(usize::from(EVERYBODY)) else { return Ok(Vec::new()) };
    let works = pupil_works::Entity::find();
    let works = works.filter(pupil_works::Column::GroupId.eq(*everybody));
    let works = works.all(db).await.doing(DOING)?.into_iter().map(|it| (it.id, it));
    let works: BTreeMap<i32, pupil_works::Model> = works.collect();
    if works.is_empty() {
        return Ok(Vec::new());
    }
    let ends = ends(db, works.keys().copied().collect()).await?;
    let placed = ends.into_iter().filter_map(|it| Some((*units.get(&it.unit_id)?, it)));
    let ends = in_force(placed.collect(), &works, |it| it.work_id);
    let counting: HashSet<(i32, i32)> =
        ends.iter().map(|(_, it)| (it.work_id, it.unit_id)).collect();
    let boundaries = boundaries(&ends, &works)?;
    let mut sums: BTreeMap<(i32, UnitId, u8), [u64; 2]> = BTreeMap::new();
    let mut named: BTreeMap<_, i32> = BTreeMap::new();
    for work in works.values() {
        let Some(of_work) = boundaries.get(&key(work)).filter(|it| !it.is_empty()) else {
            continue;
        };
        // Several imports of one work are one work.
        let name = *named.entry(key(work)).or_insert(work.id);
        for it in scored(db, work.id, of_work).await? {
            let is_latest = attempt(it.attempt)?.is_first_and_latest().1;
            let is_there = status(it.status)? != Status::Absent;
            if !(is_latest && is_there && counting.contains(&(work.id, it.unit_id))) {
                continue;
            }
            let school = units.get(&it.unit_id);
            let school = school.and_then(|it| territory.ancestor(*it, UnitKind::School));
            let Some(school) = school else { continue };
            let (score, n) = (i64::from(it.primary_score), count(it.count)?);
            for (mark, boundary) in of_work {
                let apart = score - i64::from(*boundary);
                if (-i64::from(WINDOW)..i64::from(WINDOW)).contains(&apart) {
                    let sum = sums.entry((name, school, *mark)).or_default();
                    sum[0] += if apart >= 0 { n } else { 0 };
                    sum[1] += n;
                }
            }
        }
    }
    let heap = |((work, unit, mark), [above, all]): ((i32, UnitId, u8), [u64; 2])| {
        let work = &works[&work];
        let member = |ids: &[i32], id: i32| {
            let at = ids.iter().position(|it| *it == id);
            at.and_then(|it| MemberId::try_from(it).ok())
        };
        let (Some(procedure), Some(subject), Some(grade)) = (
            member(&keys.procedures, work.procedure_id),
            member(&keys.subjects, work.subject_id),
            member(&keys.grades, work.grade_id),
        ) else {
            return Ok(None);
        };
        Ok(Some(Heap {
            procedure,
            subject,
            grade,
            year: AcademicYear::starting(work.year).in_table(TABLE)?,
            term: term(work.term).in_table(TABLE)?,
            unit,
            mark,
            above: u32::try_from(above).in_table(TABLE)?,
            all: u32::try_from(all).in_table(TABLE)?,
        }))
    };
    sums.into_iter().filter_map(|it| heap(it).transpose()).collect()
}

async fn ends(db: &impl ConnectionTrait, works: Vec<i32>) -> Result<Vec<Ends>, StoreError> {
    let kinds = [Column::WorkId, Column::UnitId, Column::Status, Column::Attempt, Column::Mark];
    let mut query = pupils::Entity::find().select_only();
    for kind in kinds {
        query = query.column(kind).group_by(kind);
    }
    let query = query
        .column_as(Column::PrimaryScore.min(), "low")
        .column_as(Column::PrimaryScore.max(), "high")
        .filter(Column::WorkId.is_in(works))
        .filter(Column::Mark.between(2, 5))
        .filter(Column::PrimaryScore.is_not_null());
    query.into_model::<Ends>().all(db).await.doing(DOING)
}

type Key = (i32, i16, i16, i32, i32);

/// Mark and its lowest score, work by work.
fn boundaries(
    ends: &[(UnitId, Ends)],
    works: &BTreeMap<i32, pupil_works::Model>,
) -> Result<BTreeMap<Key, Vec<(u8, u32)>>, StoreError> {
    let mut of_work: BTreeMap<Key, BTreeMap<u8, (u32, u32)>> = BTreeMap::new();
    for (_, it) in ends {
        let is_latest = attempt(it.attempt)?.is_first_and_latest().1;
        let known = (it.mark.try_into(), it.low.try_into(), it.high.try_into());
        let (Ok(mark), Ok(low), Ok(high)) = known else { continue };
        if !is_latest || status(it.status)? == Status::Absent {
            continue;
        }
        let marks = of_work.entry(key(&works[&it.work_id])).or_default();
        let of_mark: &mut (u32, u32) = marks.entry(mark).or_insert((low, high));
        *of_mark = (of_mark.0.min(low), of_mark.1.max(high));
    }
    let told = of_work.into_iter().map(|(key, it)| (key, boundaries_between(&it)));
    Ok(told.collect())
}

async fn scored(
    db: &impl ConnectionTrait,
    work: i32,
    boundaries: &[(u8, u32)],
) -> Result<Vec<Scored>, StoreError> {
    let around = boundaries.iter().fold(Condition::any(), |any, (_, boundary)| {
        let (from, to) = (i64::from(*boundary) - i64::from(WINDOW), boundary + WINDOW - 1);
        any.add(Column::PrimaryScore.between(from, i64::from(to)))
    });
    let kinds = [Column::UnitId, Column::Status, Column::Attempt, Column::PrimaryScore];
    let mut query = pupils::Entity::find().select_only();
    for kind in kinds {
        query = query.column(kind).group_by(kind);
    }
    let query =
        query.column_as(Column::Id.count(), "count").filter(Column::WorkId.eq(work)).filter(around);
    query.into_model::<Scored>().all(db).await.doing(DOING)
}
