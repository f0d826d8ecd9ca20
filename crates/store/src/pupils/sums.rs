//! What pupil rows add up to: written with them, read when data are loaded for signals. Sums of units
//! leave here, no row.
//!
//! They are kept because a region has a million rows, and every version of the data is loaded anew.

use std::collections::{BTreeMap, HashMap};

use analysis::{
    AcademicYear, Dictionary, Pupil, UnitKind,
    dictionary::{EVERYBODY, MemberId},
    pupil::{Points, Status, Task, Tasks},
    signals::{Gathering, Graded, Heap, OfRows, RowSums, Which, asks_for_rows},
    territory::{Territory, UnitId},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, sea_query::Query,
};

use super::{
    count::{attempt, status},
    force, tasks_of,
};
use crate::{
    Store, StoreError,
    dictionary::{Keys, term},
    entities::{
        pupil_works, pupils,
        pupils::Column,
        row_sums::{self, ActiveModel, Entity, Model},
    },
    error::{Corruption, Doing, InTable},
};

const WRITING: &str = "adding up pupil rows";
const READING: &str = "reading sums of pupil rows";
const TABLE: &str = "row_sums";
/// Three columns stay below SQLite's 32,766 parameters.
const CHUNK: usize = 10_000;

/// Sums by work and unit.
#[derive(Debug, Default)]
pub(super) struct Sums(BTreeMap<(i32, i32), RowSums>);

impl Sums {
    /// Adds a row that is kept under these numbers. A unit with nobody there has sums as well: they say
    /// that its rows are of this import.
    pub(super) fn add(&mut self, work: i32, unit: i32, of: &Pupil) {
        let grades = (of.journal, of.mark, of.primary);
        let counts = of.status != Status::Absent && of.attempt.is_first_and_latest().1;
        self.count(work, unit, counts.then(|| (grades, of.tasks.points())));
    }

    fn count(&mut self, work: i32, unit: i32, there: Option<(Graded, Vec<Points>)>) {
        let sums = self.0.entry((work, unit)).or_default();
        if let Some((grades, points)) = there {
            sums.add(grades, &points);
        }
    }

    pub(super) async fn write(self, tx: &impl ConnectionTrait) -> Result<(), StoreError> {
        let row = |((work, unit), sums): ((i32, i32), RowSums)| ActiveModel {
            work_id: Set(work),
            unit_id: Set(unit),
            sums: Set(sums.packed()),
        };
        let rows: Vec<ActiveModel> = self.0.into_iter().map(row).collect();
        for chunk in rows.chunks(CHUNK) {
            let insert = Entity::insert_many(chunk.to_vec());
            insert.exec_without_returning(tx).await.doing(WRITING)?;
        }
        Ok(())
    }
}

/// A pupil row without what tells the pupil.
#[derive(Debug, FromQueryResult)]
struct Told {
    unit_id: i32,
    status: i16,
    attempt: i16,
    journal: Option<i16>,
    mark: Option<i16>,
    primary_score: Option<i32>,
    tasks: Vec<u8>,
}

impl Store {
    /// Adds up the rows of works that were taken over before sums were kept.
    pub(crate) async fn add_up_rows(&self) -> Result<(), StoreError> {
        if lacking(&self.db).await?.is_empty() {
            return Ok(());
        }
        let tx = self.begin_alone().await?;
        for work in lacking(&tx).await? {
            let mut sums = Sums::default();
            let rows = pupils::Entity::find()
                .select_only()
                .columns([Column::UnitId, Column::Status, Column::Attempt, Column::Journal])
                .columns([Column::Mark, Column::PrimaryScore, Column::Tasks])
                .filter(Column::WorkId.eq(work))
                .into_model::<Told>();
            for row in rows.all(&tx).await.doing(WRITING)? {
                let is_there = status(row.status)? != Status::Absent;
                let counts = is_there && attempt(row.attempt)?.is_first_and_latest().1;
                let small = |it: Option<i16>| it.and_then(|it| u8::try_from(it).ok());
                let primary = row.primary_score.and_then(|it| u16::try_from(it).ok());
                let grades = (small(row.journal), small(row.mark), primary);
                let there = counts.then(|| (grades, Tasks::kept(row.tasks).points()));
                sums.count(work, row.unit_id, there);
            }
            sums.write(&tx).await?;
        }
        tx.commit().await.doing(WRITING)
    }
}

/// The works with rows and without sums.
async fn lacking(db: &impl ConnectionTrait) -> Result<Vec<i32>, StoreError> {
    let summed = Query::select().column(row_sums::Column::WorkId).from(Entity).take();
    let rowed = Query::select().column(Column::WorkId).from(pupils::Entity).take();
    let works = pupil_works::Entity::find()
        .select_only()
        .column(pupil_works::Column::Id)
        .filter(pupil_works::Column::Id.not_in_subquery(summed))
        .filter(pupil_works::Column::Id.in_subquery(rowed));
    works.into_tuple::<i32>().all(db).await.doing(READING)
}

/// Where the database's numbers stand in the cube.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbered<'a> {
    pub(crate) dictionary: &'a Dictionary,
    pub(crate) keys: &'a Keys,
    pub(crate) units: &'a HashMap<i32, UnitId>,
    pub(crate) territory: &'a Territory,
}

/// What signals ask of pupil rows, school by school.
pub(crate) async fn gathered(
    db: &impl ConnectionTrait,
    of: Numbered<'_>,
) -> Result<(Vec<Heap>, Vec<OfRows>), StoreError> {
    let Some(everybody) = of.keys.groups.get(usize::from(EVERYBODY)) else {
        return Ok(Default::default());
    };
    let works = super::works();
    let works = works.filter(pupil_works::Column::GroupId.eq(*everybody));
    let mut asked: BTreeMap<i32, pupil_works::Model> = BTreeMap::new();
    let mut told: BTreeMap<i32, (Which, Vec<Task>)> = BTreeMap::new();
    for work in works.all(db).await.doing(READING)? {
        let Some(which) = of.which(&work)? else { continue };
        if asks_for_rows(of.dictionary, which.procedure) {
            told.insert(work.id, (which, tasks_of(&work)?));
            asked.insert(work.id, work);
        }
    }
    let mut gathering = Gathering::default();
    if !asked.is_empty() {
        let rows = Entity::find().filter(row_sums::Column::WorkId.is_in(asked.keys().copied()));
        let rows = rows.all(db).await.doing(READING)?.into_iter();
        let placed = rows.filter_map(|it: Model| Some((*of.units.get(&it.unit_id)?, it)));
        let ground = (of.units, of.territory);
        let placed: Vec<(UnitId, Model)> = placed.collect();
        let counting = force::of_schools(db, placed, &asked, |it| it.work_id, &ground).await?;
        for (unit, row) in counting {
            let Some(school) = of.territory.ancestor(unit, UnitKind::School) else { continue };
            let sums = RowSums::kept(&row.sums).ok_or(Corruption::Word).in_table(TABLE)?;
            let (which, tasks) = &told[&row.work_id];
            gathering.add(*which, school, tasks, sums);
        }
    }
    Ok(gathering.end(of.dictionary))
}

impl Numbered<'_> {
    /// The work in the words of the cube; none of what it does not know.
    fn which(&self, work: &pupil_works::Model) -> Result<Option<Which>, StoreError> {
        let member = |ids: &[i32], id: i32| {
            let at = ids.iter().position(|it| *it == id);
            at.and_then(|it| MemberId::try_from(it).ok())
        };
        let Keys { procedures, subjects, grades, .. } = self.keys;
        let (Some(procedure), Some(subject), Some(grade)) = (
            member(procedures, work.procedure_id),
            member(subjects, work.subject_id),
            member(grades, work.grade_id),
        ) else {
            return Ok(None);
        };
        let year = AcademicYear::starting(work.year).in_table(TABLE)?;
        let term = term(work.term).in_table(TABLE)?;
        Ok(Some(Which { procedure, subject, grade, year, term }))
    }
}
