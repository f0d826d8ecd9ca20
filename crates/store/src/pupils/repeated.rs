//! Pupils with one mark in several works of a year: only by code, only for whoever may read rows.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use analysis::{
    AcademicYear, UnitKind,
    dictionary::Member,
    pupil::{Code, Repeated, Status},
    territory::UnitId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    count::{Alike, alike, attempt, status},
    force,
};
use crate::{
    Store, StoreError,
    entities::{pupil_works, pupils, pupils::Column},
    error::Doing,
    origins::Here,
};

const DOING: &str = "looking for pupils with one mark in several works";

/// In how many works a mark must be met.
const WORKS_MIN: usize = 2;

impl Store {
    /// The pupils of a school, by code, who have this mark in two or more works of a year, by the latest
    /// attempt; the most works first.
    ///
    /// A code is one pupil where the files of a year say the same code; rows without one are left out, as
    /// nothing joins them.
    ///
    /// # Errors
    ///
    /// As for [`Store::origins`].
    pub async fn repeated(
        &self,
        school: &str,
        year: AcademicYear,
        mark: u8,
    ) -> Result<Vec<Repeated>, StoreError> {
        let tx = self.begin_reading().await?;
        let here = Here::read(&tx).await?;
        let works = super::works().filter(pupil_works::Column::Year.eq(year.first_september()));
        let works: BTreeMap<i32, pupil_works::Model> =
            works.all(&tx).await.doing(DOING)?.into_iter().map(|it| (it.id, it)).collect();
        let counting = counting(&tx, &here, &works, school).await?;
        let units: HashSet<i32> = counting.iter().map(|it| it.1).collect();
        let rows = pupils::Entity::find()
            .filter(Column::Mark.eq(i16::from(mark)))
            .filter(Column::UnitId.is_in(units))
            .filter(Column::WorkId.is_in(works.keys().copied()));
        let mut found: BTreeMap<String, Repeated> = BTreeMap::new();
        for row in rows.all(&tx).await.doing(DOING)? {
            let is_there = status(row.status)? != Status::Absent;
            let counts = is_there && attempt(row.attempt)?.is_first_and_latest().1;
            if !(counts && counting.contains(&(row.work_id, row.unit_id))) {
                continue;
            }
            if Code::kept(row.code.clone()).is_of_row() {
                continue;
            }
            let class = class(&here, row.unit_id);
            let work = named(&here, &works[&row.work_id]);
            let pupil = found.entry(row.code.clone()).or_insert_with(|| Repeated {
                code: row.code,
                class: class.or(row.class),
                works: BTreeSet::new(),
            });
            pupil.works.extend(work);
        }
        tx.rollback().await.doing("finishing to read")?;
        let mut all: Vec<Repeated> =
            found.into_values().filter(|it| it.works.len() >= WORKS_MIN).collect();
        all.sort_by_key(|it| std::cmp::Reverse(it.works.len()));
        Ok(all)
    }
}

/// Which works and units of a school count.
pub(super) async fn counting(
    db: &impl ConnectionTrait,
    here: &Here,
    works: &BTreeMap<i32, pupil_works::Model>,
    school: &str,
) -> Result<HashSet<(i32, i32)>, StoreError> {
    let is_here = |unit: UnitId| {
        let school_of = here.territory.ancestor(unit, UnitKind::School);
        school_of.is_some_and(|it| here.territory.unit(it).code.as_str() == school)
    };
    let alike = alike(db, works.keys().copied().collect()).await?;
    let placed =
        |it: Alike| Some((here.units.get(&it.unit_id).copied().filter(|unit| is_here(*unit))?, it));
    let alike: Vec<(UnitId, Alike)> = alike.into_iter().filter_map(placed).collect();
    let ground = (&here.units, &here.territory);
    let counting = force::of_schools(db, alike, works, |it| it.work_id, &ground).await?;
    Ok(counting.into_iter().map(|(_, it)| (it.work_id, it.unit_id)).collect())
}

/// The class that a stored unit is.
pub(super) fn class(here: &Here, unit: i32) -> Option<String> {
    let class = here.territory.ancestor(*here.units.get(&unit)?, UnitKind::Class)?;
    Some(here.territory.unit(class).name.clone())
}

/// Procedure and subject of a work.
pub(super) fn named(here: &Here, work: &pupil_works::Model) -> Option<(String, String)> {
    let name = |ids: &[i32], members: &[Member], id: i32| {
        let at = ids.iter().position(|it| *it == id)?;
        members.get(at).map(|it| it.name.clone())
    };
    let (keys, words) = (&here.keys, &here.dictionary);
    let procedure = name(&keys.procedures, &words.procedures, work.procedure_id)?;
    Some((procedure, name(&keys.subjects, &words.subjects, work.subject_id)?))
}
