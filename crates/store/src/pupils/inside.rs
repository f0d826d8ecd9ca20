//! Adding up the pupil rows of one work: what leaves here are sums of schools.

use std::collections::{BTreeMap, HashSet};

use analysis::{
    Dictionary, UnitKind,
    inside::{Material, Single},
    origin::Asked,
    pupil::{Status, Tasks},
    territory::UnitId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    count::{Alike, alike, attempt, in_force, status},
    read::works,
    tasks_of,
};
use crate::{
    Store, StoreError,
    entities::pupils::{self, Column},
    error::Doing,
    origins::Here,
};

/// Work, unit, status, attempt, journal, mark, primary score, tasks.
type Told = (i32, i32, i16, i16, Option<i16>, Option<i16>, Option<i32>, Vec<u8>);

impl Store {
    /// The sums of a work, school by school: of pupils who were there, by the latest attempt, or by
    /// the first if the question is of first attempts. `of` is
    /// the dictionary that `asked` speaks in; its places do not matter, all schools are added up.
    ///
    /// # Errors
    ///
    /// As for [`Store::origins`].
    pub async fn inside(&self, of: &Dictionary, asked: &Asked) -> Result<Material, StoreError> {
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
        let counting: HashSet<(i32, i32)> = in_force(alike, &works, |it| it.work_id)
            .into_iter()
            .map(|(_, it)| (it.work_id, it.unit_id))
            .collect();
        let mut material = Material::default();
        for (id, work) in &works {
            let tasks_of_work = tasks_of(work)?;
            let rows = pupils::Entity::find()
                .select_only()
                .columns([Column::WorkId, Column::UnitId, Column::Status, Column::Attempt])
                .columns([Column::Journal, Column::Mark, Column::PrimaryScore, Column::Tasks])
                .filter(Column::WorkId.eq(*id))
                .into_tuple::<Told>();
            for (work, unit, was, sitting, journal, mark, primary, tasks) in
                rows.all(&tx).await.doing(DOING)?
            {
                let is_there = status(was)? != Status::Absent;
                let (is_first, is_latest) = attempt(sitting)?.is_first_and_latest();
                let is_asked = if is_of_first { is_first } else { is_latest };
                if !(is_there && is_asked && counting.contains(&(work, unit))) {
                    continue;
                }
                let school = here.units.get(&unit);
                let school = school.and_then(|it| here.territory.ancestor(*it, UnitKind::School));
                let Some(school) = school else { continue };
                let small = |it: Option<i16>| it.and_then(|it| u8::try_from(it).ok());
                let of = Single {
                    journal: small(journal),
                    mark: small(mark),
                    primary: primary.and_then(|it| it.try_into().ok()),
                    points: &Tasks::kept(tasks).points(),
                };
                material.add(here.territory.unit(school).code.as_str(), &tasks_of_work, of);
            }
        }
        tx.rollback().await.doing("finishing to read")?;
        Ok(material)
    }
}
