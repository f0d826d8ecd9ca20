//! High results of the ЕГЭ of one school: only by code, only for whoever may read rows.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use analysis::{
    AcademicYear,
    pupil::{Code, Status},
    talent::{EGE_FULL, EGE_HIGH_FROM, is_ege},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    count::{attempt, status},
    repeated::{class, counting, named},
};
use crate::{
    Store, StoreError,
    entities::{batches, pupil_works, pupils, pupils::Column},
    error::Doing,
    origins::Here,
};

const DOING: &str = "looking for high results";
/// Scores are kept in thousandths.
const POINT: i64 = 1_000;

/// The results of the ЕГЭ of a school in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HighResults {
    /// Subject by subject: how many there are.
    pub subjects: Vec<HighOf>,
    /// Pupils with a high result, those with the most of them first.
    pub pupils: Vec<High>,
}

/// The results of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HighOf {
    /// Procedure and subject.
    pub of: (String, String),
    /// With a test score.
    pub n: u64,
    /// From [`EGE_HIGH_FROM`] points.
    pub high: u64,
    /// With all points.
    pub full: u64,
    /// The files they came from.
    pub files: BTreeSet<String>,
}

/// A pupil with a high result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct High {
    /// The code in the files; `None` where there is none, so that nothing joins results of one pupil.
    pub code: Option<String>,
    /// The class, where it is told.
    pub class: Option<String>,
    /// Subjects with their test scores.
    pub results: BTreeSet<(String, i64)>,
    /// Import, file and row of each.
    pub sources: Vec<(i32, String, i64)>,
}

impl Store {
    /// High results of the ЕГЭ of a school in a year, by the latest attempt.
    ///
    /// # Errors
    ///
    /// As for [`Store::origins`].
    pub async fn high_results(
        &self,
        school: &str,
        year: AcademicYear,
    ) -> Result<HighResults, StoreError> {
        let tx = self.begin_reading().await?;
        let here = Here::read(&tx).await?;
        let ege = here.dictionary.procedures.iter().zip(&here.keys.procedures);
        let ege: Vec<i32> = ege.filter(|(it, _)| is_ege(it)).map(|(_, id)| *id).collect();
        let works = super::works()
            .filter(pupil_works::Column::Year.eq(year.first_september()))
            .filter(pupil_works::Column::ProcedureId.is_in(ege));
        let works: BTreeMap<i32, pupil_works::Model> =
            works.all(&tx).await.doing(DOING)?.into_iter().map(|it| (it.id, it)).collect();
        let counting = counting(&tx, &here, &works, school).await?;
        let units: HashSet<i32> = counting.iter().map(|it| it.1).collect();
        let rows = pupils::Entity::find()
            .filter(Column::Score.is_not_null())
            .filter(Column::UnitId.is_in(units))
            .filter(Column::WorkId.is_in(works.keys().copied()))
            .order_by_asc(Column::Id);
        let rows = rows.all(&tx).await.doing(DOING)?;
        let files = batches::Entity::find().all(&tx).await.doing(DOING)?;
        tx.rollback().await.doing("finishing to read")?;
        let files: BTreeMap<i32, String> =
            files.into_iter().map(|it| (it.id, it.file_name)).collect();
        let mut found = Found::default();
        for row in rows {
            let is_there = status(row.status)? != Status::Absent;
            let counts = is_there && attempt(row.attempt)?.is_first_and_latest().1;
            let work = &works[&row.work_id];
            let Some((of, score)) = named(&here, work).zip(row.score) else { continue };
            if counts && counting.contains(&(row.work_id, row.unit_id)) {
                // A row that was joined to a later import is still of its own file.
                let from = row.kept_from.unwrap_or(work.batch_id);
                let file = files.get(&from).cloned().unwrap_or_default();
                let class = class(&here, row.unit_id).or(row.class);
                found.add(of, score, (row.code, class), (from, file, row.line));
            }
        }
        Ok(found.told())
    }
}

/// What was met so far.
#[derive(Default)]
struct Found {
    subjects: BTreeMap<(String, String), HighOf>,
    pupils: BTreeMap<String, High>,
}

impl Found {
    fn add(
        &mut self,
        of: (String, String),
        score: i64,
        (code, class): (String, Option<String>),
        source: (i32, String, i64),
    ) {
        let subject = self.subjects.entry(of.clone()).or_insert_with(|| HighOf {
            of: of.clone(),
            n: 0,
            high: 0,
            full: 0,
            files: BTreeSet::new(),
        });
        let is_high = score >= EGE_HIGH_FROM * POINT;
        subject.n += 1;
        subject.high += u64::from(is_high);
        subject.full += u64::from(score >= EGE_FULL * POINT);
        subject.files.insert(source.1.clone());
        if !is_high {
            return;
        }
        // Without a code a row is a pupil of its own: it may be somebody who stands elsewhere too.
        let is_joined = !Code::kept(code.clone()).is_of_row();
        let key = if is_joined { code.clone() } else { format!("{code} {} {}", source.0, of.1) };
        let pupil = self.pupils.entry(key).or_insert_with(|| High {
            code: is_joined.then_some(code),
            class,
            results: BTreeSet::new(),
            sources: Vec::new(),
        });
        pupil.results.insert((of.1, score));
        pupil.sources.push(source);
    }

    fn told(self) -> HighResults {
        let mut pupils: Vec<High> = self.pupils.into_values().collect();
        pupils.sort_by_key(|it| std::cmp::Reverse(it.results.len()));
        HighResults { subjects: self.subjects.into_values().collect(), pupils }
    }
}
