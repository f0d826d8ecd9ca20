//! Adding up the pupil rows of one work: what leaves here are sums of schools.

use std::collections::{BTreeMap, HashSet};

use analysis::{
    Dictionary, UnitKind,
    inside::{Material, Single},
    origin::Asked,
    plan::Plan,
    pupil::{Sex, Status, Task, Tasks},
    territory::UnitId,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};

use super::{
    count::{Alike, alike, attempt, status},
    force,
    read::works,
    tasks_of,
};
use crate::{
    Store, StoreError,
    entities::pupils::{self, Column},
    error::Doing,
    origins::Here,
};

/// A pupil row without what tells the pupil.
#[derive(Debug, FromQueryResult)]
struct Told {
    work_id: i32,
    unit_id: i32,
    status: i16,
    attempt: i16,
    class: Option<String>,
    sex: Option<i16>,
    journal: Option<i16>,
    mark: Option<i16>,
    primary_score: Option<i32>,
    tasks: Vec<u8>,
}

impl Store {
    /// The sums of a work, school by school: of pupils who were there, by the latest attempt, or by
    /// the first if the question is of first attempts. `of` is the dictionary that `asked` speaks in;
    /// its places do not matter, all schools are added up. The plan tells which tasks belong together.
    ///
    /// # Errors
    ///
    /// As for [`Store::origins`].
    pub async fn inside(
        &self,
        of: &Dictionary,
        asked: &Asked,
        plan: Option<&Plan>,
    ) -> Result<Material, StoreError> {
        const DOING: &str = "adding up pupil rows";
        let tx = self.begin_reading().await?;
        let here = Here::read(&tx).await?;
        let asked: Vec<Asked> = here.translated(of, asked).into_iter().collect();
        let first = here.dictionary.first_attempts();
        let mut slots = asked.iter().flat_map(|it| &it.targets).flat_map(BTreeMap::keys);
        let is_of_first = slots.any(|(group, _)| Some(*group) == first);
        let works = works(&tx, &here, &asked).await?;
        let alike = alike(&tx, works.keys().copied().collect()).await?;
        let placed = |it: Alike| Some((*here.units.get(&it.unit_id)?, it));
        let alike: Vec<(UnitId, Alike)> = alike.into_iter().filter_map(placed).collect();
        let ground = (&here.units, &here.territory);
        let counting = force::of_schools(&tx, alike, &works, |it| it.work_id, &ground).await?;
        let counting: HashSet<(i32, i32)> =
            counting.into_iter().map(|(_, it)| (it.work_id, it.unit_id)).collect();
        let tasks: Vec<Vec<Task>> = works.values().map(tasks_of).collect::<Result<_, _>>()?;
        let mut material = match plan {
            Some(plan) => Material::planned(tasks.iter().flatten(), plan),
            None => Material::default(),
        };
        for (id, tasks_of_work) in works.keys().zip(&tasks) {
            let rows = pupils::Entity::find()
                .select_only()
                .columns([Column::WorkId, Column::UnitId, Column::Status, Column::Attempt])
                .columns([Column::Class, Column::Sex, Column::Journal, Column::Mark])
                .columns([Column::PrimaryScore, Column::Tasks])
                .filter(Column::WorkId.eq(*id))
                .into_model::<Told>();
            for row in rows.all(&tx).await.doing(DOING)? {
                let is_there = status(row.status)? != Status::Absent;
                let (is_first, is_latest) = attempt(row.attempt)?.is_first_and_latest();
                let is_asked = if is_of_first { is_first } else { is_latest };
                if !(is_there && is_asked && counting.contains(&(row.work_id, row.unit_id))) {
                    continue;
                }
                let name = |kind: UnitKind| {
                    let unit = here.territory.ancestor(*here.units.get(&row.unit_id)?, kind)?;
                    Some(here.territory.unit(unit))
                };
                let Some(school) = name(UnitKind::School) else { continue };
                let class = name(UnitKind::Class).map(|it| it.name.as_str());
                let small = |it: Option<i16>| it.and_then(|it| u8::try_from(it).ok());
                let of = Single {
                    class: class.or(row.class.as_deref()),
                    sex: row.sex.and_then(Sex::from_repr),
                    journal: small(row.journal),
                    mark: small(row.mark),
                    primary: row.primary_score.and_then(|it| it.try_into().ok()),
                    points: &Tasks::kept(row.tasks).points(),
                };
                material.add(school.code.as_str(), tasks_of_work, of);
            }
        }
        tx.rollback().await.doing("finishing to read")?;
        Ok(material)
    }
}
