//! Reading pupil rows: those behind a number, a page at a time.

use std::collections::{BTreeMap, HashMap, hash_map::Entry};

use analysis::{
    Dictionary, UnitKind,
    dictionary::{EVERYBODY, MemberId},
    origin::Asked,
    pupil::{Row, Sex, Status, Tasks},
    territory::UnitId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    count::{Alike, alike, attempt, count, status},
    force, tasks_of,
};
use crate::{
    Store, StoreError,
    dictionary::term_number,
    entities::{batches, pupil_works, pupils, pupils::Column},
    error::{Corruption, Doing, InTable},
    origins::Here,
};

const DOING: &str = "reading pupil rows";
const TABLE: &str = "pupils";

/// Pupil rows behind a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// How many there are.
    pub total: u64,
    /// Of them of pupils who were not there.
    pub absent: u64,
    /// Each pupil once, by the first attempt.
    pub first: Seen,
    /// Each pupil once, by the latest attempt, which is the one results count.
    pub latest: Seen,
    /// The rows of one page.
    pub rows: Vec<Row>,
}

/// What rows of pupils who were there sum up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// How many rows.
    pub n: u64,
    /// Of them with the mark 2, 3, 4 and 5.
    pub marks: [u64; 4],
}

impl Store {
    /// The pupil rows behind a number, `limit` of them after `offset`; `of` is the dictionary that
    /// `asked` speaks in.
    ///
    /// Rows are of everybody: a number of a group of pupils has none here.
    ///
    /// # Errors
    ///
    /// As for [`Store::origins`].
    pub async fn pupils(
        &self,
        of: &Dictionary,
        asked: &[Asked],
        offset: u64,
        limit: u64,
    ) -> Result<Rows, StoreError> {
        let tx = self.begin_reading().await?;
        let here = Here::read(&tx).await?;
        let asked: Vec<Asked> = asked.iter().filter_map(|it| here.translated(of, it)).collect();
        let works = works(&tx, &here, &asked).await?;
        let alike = alike(&tx, works.keys().copied().collect()).await?;
        let (classes, wholes): (Vec<UnitId>, Vec<UnitId>) = asked
            .iter()
            .flat_map(|it| it.units.iter().copied())
            .partition(|it| here.territory.unit(*it).kind == UnitKind::Class);
        let is_inside = |of: &[UnitId], unit: UnitId| {
            of.iter().any(|it| here.territory.inside(*it).contains(&unit))
        };
        let placed = alike.into_iter().filter_map(|it| Some((*here.units.get(&it.unit_id)?, it)));
        let (of_wholes, others): (Vec<_>, Vec<_>) =
            placed.partition(|(unit, _): &(UnitId, Alike)| is_inside(&wholes, *unit));
        let of_classes = others.into_iter().filter(|(unit, _)| is_inside(&classes, *unit));
        let ground = (&here.units, &here.territory);
        let mut alike = force::of_schools(&tx, of_wholes, &works, |it| it.work_id, &ground).await?;
        alike.extend(force::of_units(of_classes.collect(), &works, |it| it.work_id));
        let mut all = Rows::default();
        let mut pairs: BTreeMap<(UnitId, i32, i32), u64> = BTreeMap::new();
        for (unit, it) in &alike {
            all.sum_up(it)?;
            *pairs.entry((*unit, it.work_id, it.unit_id)).or_default() += count(it.count)?;
        }
        let mut left = offset;
        for ((unit, work, unit_id), n) in pairs {
            if left >= n {
                left -= n;
                continue;
            }
            let room = limit.saturating_sub(all.rows.len() as u64);
            if room == 0 {
                break;
            }
            let rows = pupils::Entity::find()
                .filter(Column::WorkId.eq(work))
                .filter(Column::UnitId.eq(unit_id))
                .order_by_asc(Column::Id)
                .offset(left)
                .limit(room);
            left = 0;
            for row in rows.all(&tx).await.doing(DOING)? {
                all.rows.push(here.told(unit, &works[&work], row)?);
            }
        }
        name_files(&tx, &mut all.rows).await?;
        tx.rollback().await.doing("finishing to read")?;
        Ok(all)
    }
}

/// The works behind a question, by number.
pub(super) async fn works(
    db: &impl ConnectionTrait,
    here: &Here,
    asked: &[Asked],
) -> Result<BTreeMap<i32, pupil_works::Model>, StoreError> {
    use pupil_works::Column as C;
    let key = |ids: &[i32], at: MemberId| ids.get(usize::from(at)).copied().unwrap_or_default();
    let mut found = BTreeMap::new();
    for it in asked {
        let slots = it.targets.iter().flat_map(|target| target.keys());
        let grades = slots.filter(|(group, _)| *group == EVERYBODY);
        let grades: Vec<i32> = grades.map(|(_, grade)| key(&here.keys.grades, *grade)).collect();
        let works = super::works()
            .filter(C::ProcedureId.eq(key(&here.keys.procedures, it.procedure)))
            .filter(C::Year.eq(it.year.first_september()))
            .filter(C::Term.eq(term_number(it.term)))
            .filter(C::SubjectId.eq(key(&here.keys.subjects, it.subject)))
            .filter(C::GradeId.is_in(grades));
        found.extend(works.all(db).await.doing(DOING)?.into_iter().map(|it| (it.id, it)));
    }
    Ok(found)
}

impl Rows {
    fn sum_up(&mut self, it: &Alike) -> Result<(), StoreError> {
        let n = count(it.count)?;
        self.total += n;
        if status(it.status)? == Status::Absent {
            self.absent += n;
            return Ok(());
        }
        let (is_first, is_latest) = attempt(it.attempt)?.is_first_and_latest();
        for (seen, counts) in [(&mut self.first, is_first), (&mut self.latest, is_latest)] {
            if counts {
                seen.n += n;
                if let Some(mark @ 2..=5) = it.mark {
                    seen.marks[usize::from(mark.unsigned_abs() - 2)] += n;
                }
            }
        }
        Ok(())
    }
}

impl Here {
    fn told(
        &self,
        unit: UnitId,
        work: &pupil_works::Model,
        row: pupils::Model,
    ) -> Result<Row, StoreError> {
        let name = |kind: UnitKind| {
            let id = self.territory.ancestor(unit, kind)?;
            Some(self.territory.unit(id).name.clone())
        };
        let small = |it: Option<i16>| it.and_then(|it| u8::try_from(it).ok());
        let headings = tasks_of(work)?.into_iter().map(|it| it.name);
        Ok(Row {
            batch: row.kept_from.unwrap_or(work.batch_id),
            file: String::new(),
            // The number for now; the name is that of the import's list.
            sheet: Some(row.sheet.cast_unsigned().to_string()),
            line: row.line.try_into().in_table(TABLE)?,
            school: name(UnitKind::School).unwrap_or_default(),
            class: name(UnitKind::Class).or(row.class),
            code: row.code,
            status: status(row.status)?,
            attempt: attempt(row.attempt)?,
            day: row.day.map(i32::cast_unsigned),
            sex: row.sex.and_then(Sex::from_repr),
            variant: row.variant,
            journal: small(row.journal),
            primary: row.primary_score.and_then(|it| it.try_into().ok()),
            mark: small(row.mark),
            score: row.score,
            tasks: headings.zip(Tasks::kept(row.tasks).points()).collect(),
        })
    }
}

/// Puts names of files and sheets where there are numbers.
async fn name_files(db: &impl ConnectionTrait, rows: &mut [Row]) -> Result<(), StoreError> {
    let mut files: HashMap<i32, (String, Vec<String>)> = HashMap::new();
    for row in rows {
        let (file, sheets) = match files.entry(row.batch) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let batch = batches::Entity::find_by_id(row.batch).one(db).await.doing(DOING)?;
                let batch =
                    batch.ok_or(Corruption::Reference(row.batch)).in_table("pupil_works")?;
                let sheets = batch.sheets.as_deref().map(serde_json::from_str).transpose();
                let sheets = sheets.in_table("batches")?.unwrap_or_default();
                new.insert((batch.file_name, sheets))
            }
        };
        row.file.clone_from(file);
        let at = row.sheet.take().and_then(|it| it.parse::<usize>().ok());
        row.sheet = at.and_then(|at| sheets.get(at)).filter(|_| sheets.len() > 1).cloned();
    }
    Ok(())
}
