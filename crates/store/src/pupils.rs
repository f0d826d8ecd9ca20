//! Pupil rows: kept beside results, read page by page, gone with their import.
//!
//! They are written only if the caller hands them over, and read by nobody but whoever calls
//! [`Store::pupils`]: who that may be, the server decides. [`Store::inside`] adds them up to sums of
//! schools; `sums` keeps what signals ask of every work; `force` says which rows are behind a number
//! where several imports have the same place in the same work.

mod count;
pub(crate) mod force;
mod high;
mod inside;
pub(crate) mod joined;
mod read;
mod repeated;
mod sums;

use analysis::{
    Pupils,
    pupil::{Task, Work},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QuerySelect, Select,
};

use crate::{
    StoreError, aside,
    dictionary::{Keys, Translation, term_number},
    entities::{pupil_works, pupils, row_sums},
    error::{Doing, InTable, Refusal},
};

pub(crate) use count::alike;
pub use high::{High, HighOf, HighResults};
pub use joined::{Adds, Joined, Resit};
pub use read::{Rows, Seen};
pub(crate) use sums::{Numbered, gathered};

/// Eighteen columns stay below SQLite's 32,766 parameters.
const CHUNK: usize = 1_800;
const DOING: &str = "writing pupil rows";

/// Writes the pupil rows of a batch; `unit_ids` are the stored numbers of its units.
pub(crate) async fn write(
    tx: &DatabaseTransaction,
    batch_id: i32,
    Pupils { works, rows }: &Pupils,
    members: (&Translation, &Keys),
    unit_ids: &[i32],
) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    let first_work = last::<pupil_works::Entity, i32>(tx, pupil_works::Column::Id).await? + 1;
    let numbers: Vec<i32> = (first_work..).take(works.len()).collect();
    for (work, id) in works.iter().zip(&numbers) {
        let row = work_row(*id, batch_id, work, members).ok_or(Refusal::Unlisted(work.place))?;
        let insert = pupil_works::Entity::insert(row);
        insert.exec_without_returning(tx).await.doing(DOING)?;
    }
    let first = last::<pupils::Entity, i64>(tx, pupils::Column::Id).await? + 1;
    let mut ids = first..;
    let mut sums = sums::Sums::default();
    for chunk in rows.chunks(CHUNK) {
        let mut written = Vec::with_capacity(chunk.len());
        for (pupil, id) in chunk.iter().zip(&mut ids) {
            let work_id = numbers.get(pupil.work as usize).copied();
            let unit_id = unit_ids.get(pupil.unit as usize).copied();
            let (Some(work_id), Some(unit_id)) = (work_id, unit_id) else {
                return Err(Refusal::UnlistedUnit.into());
            };
            sums.add(work_id, unit_id, pupil);
            written.push(pupils::ActiveModel {
                id: Set(id),
                work_id: Set(work_id),
                unit_id: Set(unit_id),
                sheet: Set(pupil.sheet.cast_signed()),
                line: Set(pupil.line.into()),
                code: Set(pupil.code.to_string()),
                status: Set(pupil.status as i16),
                attempt: Set(pupil.attempt as i16),
                day: Set(pupil.day.map(u32::cast_signed)),
                class: Set(pupil.class.as_deref().map(str::to_owned)),
                sex: Set(pupil.sex.map(|it| it as i16)),
                variant: Set(pupil.variant.as_deref().map(str::to_owned)),
                journal: Set(pupil.journal.map(i16::from)),
                primary_score: Set(pupil.primary.map(i32::from)),
                mark: Set(pupil.mark.map(i16::from)),
                score: Set(pupil.score),
                tasks: Set(pupil.tasks.packed().to_vec()),
                kept_from: Set(pupil.kept_from),
            });
        }
        let insert = pupils::Entity::insert_many(written);
        insert.exec_without_returning(tx).await.doing(DOING)?;
    }
    sums.write(tx).await
}

fn work_row(
    id: i32,
    batch_id: i32,
    Work { place, tasks }: &Work,
    (to, keys): (&Translation, &Keys),
) -> Option<pupil_works::ActiveModel> {
    let stored = |ids: &[i32], positions: &[u16], member: u16| {
        ids.get(usize::from(*positions.get(usize::from(member))?)).copied()
    };
    let names: Vec<&str> = tasks.iter().map(|it| it.name.as_str()).collect();
    let greatest: Vec<Option<u16>> = tasks.iter().map(|it| it.max).collect();
    let is_told = tasks.iter().any(|it| it.max.is_some());
    Some(pupil_works::ActiveModel {
        id: Set(id),
        batch_id: Set(batch_id),
        procedure_id: Set(stored(&keys.procedures, &to.procedures, place.procedure)?),
        year: Set(place.year.first_september()),
        term: Set(term_number(place.term)),
        subject_id: Set(stored(&keys.subjects, &to.subjects, place.subject)?),
        group_id: Set(stored(&keys.groups, &to.groups, place.group)?),
        grade_id: Set(stored(&keys.grades, &to.grades, place.grade)?),
        scale_id: Set(stored(&keys.scales, &to.scales, place.scale)?),
        tasks: Set(serde_json::to_string(&names).unwrap_or_default()),
        greatest: Set(serde_json::to_string(&greatest).ok().filter(|_| is_told)),
    })
}

/// The works of imports that count.
pub(crate) fn works() -> Select<pupil_works::Entity> {
    pupil_works::Entity::find().filter(aside::counting(pupil_works::Column::BatchId))
}

/// The tasks of a work.
pub(crate) fn tasks_of(work: &pupil_works::Model) -> Result<Vec<Task>, StoreError> {
    let names: Vec<String> = serde_json::from_str(&work.tasks).in_table("pupil_works")?;
    let greatest: Option<Vec<Option<u16>>> =
        work.greatest.as_deref().map(serde_json::from_str).transpose().in_table("pupil_works")?;
    let greatest = greatest.unwrap_or_default().into_iter().chain(std::iter::repeat(None));
    Ok(names.into_iter().zip(greatest).map(|(name, max)| Task { name, max }).collect())
}

async fn last<E: EntityTrait, N>(tx: &DatabaseTransaction, id: E::Column) -> Result<N, StoreError>
where
    N: Default + sea_orm::TryGetable,
{
    let last = E::find().select_only().column_as(id.max(), "last");
    let found = last.into_tuple::<Option<N>>().one(tx).await.doing(DOING)?;
    Ok(found.flatten().unwrap_or_default())
}

/// Removes the pupil rows of a batch.
pub(crate) async fn remove(tx: &impl ConnectionTrait, batch_id: i32) -> Result<(), StoreError> {
    const DOING: &str = "removing pupil rows";
    let works = pupil_works::Entity::find()
        .select_only()
        .column(pupil_works::Column::Id)
        .filter(pupil_works::Column::BatchId.eq(batch_id))
        .into_tuple::<i32>();
    let works = works.all(tx).await.doing(DOING)?;
    for work in works {
        let sums = row_sums::Entity::delete_many().filter(row_sums::Column::WorkId.eq(work));
        sums.exec(tx).await.doing(DOING)?;
        let rows = pupils::Entity::delete_many().filter(pupils::Column::WorkId.eq(work));
        rows.exec(tx).await.doing(DOING)?;
    }
    let works = pupil_works::Entity::delete_many();
    let own = works.filter(pupil_works::Column::BatchId.eq(batch_id));
    own.exec(tx).await.doing(DOING)?;
    Ok(())
}
