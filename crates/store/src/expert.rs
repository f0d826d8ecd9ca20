//! Expert values: what somebody judged of a school by a rubric (domain row 5).
//!
//! A school is named by its code, so a value outlives an import that is undone and made again. What is
//! taken back stays in the table with who did it. Each change makes a new version of the data.

use analysis::{
    AcademicYear, Territory, UnitKind,
    code::Code,
    expert::{ExpertValue, Expertise, Said},
    release::Cause,
};
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder,
};

use crate::{
    DataVersion, Store, StoreError, Undecidable, Undoing,
    entities::expert_values::{ActiveModel, Column, Entity, Model},
    error::{Doing, InTable},
    units, version,
};

const DOING: &str = "writing down expert values";
const TABLE: &str = "expert_values";

/// What is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExpertise {
    /// The code of the school.
    pub school: Code,
    /// The year it speaks of.
    pub year: AcademicYear,
    /// What was judged, and by whom.
    pub of: Expertise,
}

/// An expert value with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptExpertise {
    /// Its number.
    pub id: i32,
    /// What was written down.
    pub of: NewExpertise,
    /// When and by whom.
    pub written: Undoing,
    /// When and by whom it was taken back, if it was.
    pub undone: Option<Undoing>,
}

impl Store {
    /// Every expert value ever written down, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn expert_values(&self) -> Result<Vec<KeptExpertise>, StoreError> {
        let mut all = kept(&self.db).await?;
        all.reverse();
        Ok(all)
    }

    /// Writes an expert value down.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is no such school, or if another value of its criterion and
    /// year holds; [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn write_expertise(
        &self,
        of: NewExpertise,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let (territory, _) = units::read(&tx).await?;
        if territory.find(UnitKind::School, of.school.as_str()).is_none() {
            return Err(Undecidable::NoSchool(of.school).into());
        }
        let is_same = |it: &KeptExpertise| {
            it.undone.is_none()
                && (&it.of.school, it.of.year) == (&of.school, of.year)
                && it.of.of.criterion.to_lowercase() == of.of.criterion.to_lowercase()
        };
        if let Some(it) = kept(&tx).await?.into_iter().find(is_same) {
            return Err(Undecidable::Judged(it.of.of.criterion.clone()).into());
        }
        let Said { criterion, value, comment, author, day } = of.of.into();
        let row = ActiveModel {
            id: NotSet,
            school: Set(of.school.to_string()),
            year: Set(of.year.first_september()),
            criterion: Set(criterion),
            value: Set(value.into()),
            comment: Set(comment),
            author: Set(author),
            day: Set(day),
            written_at: Set(Utc::now()),
            written_by: Set(operator.to_owned()),
            undone_at: Set(None),
            undone_by: Set(None),
        };
        Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Expert, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
    }

    /// Takes an expert value back; it stays in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is none with this number that holds;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn take_expertise_back(
        &self,
        id: i32,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let row = Entity::find_by_id(id).one(&tx).await.doing(DOING)?;
        let holds = row.filter(|it| it.undone_at.is_none());
        let mut row = holds.ok_or(Undecidable::NoExpertise(id))?.into_active_model();
        row.undone_at = Set(Some(Utc::now()));
        row.undone_by = Set(Some(operator.to_owned()));
        row.update(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Expert, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
    }
}

/// What holds now, for the cube. A value of a school that is gone waits for it to come back.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    territory: &Territory,
) -> Result<Vec<ExpertValue>, StoreError> {
    let holds = kept(db).await?.into_iter().filter(|it| it.undone.is_none());
    let known = holds.filter_map(|it| {
        let NewExpertise { school, year, of } = it.of;
        let school = territory.find(UnitKind::School, school.as_str())?;
        Some(ExpertValue { school, year, of })
    });
    Ok(known.collect())
}

async fn kept(db: &impl ConnectionTrait) -> Result<Vec<KeptExpertise>, StoreError> {
    let all = Entity::find().order_by_asc(Column::Id).all(db).await.doing(DOING)?;
    all.into_iter().map(one).collect()
}

fn one(row: Model) -> Result<KeptExpertise, StoreError> {
    let said = Said {
        criterion: row.criterion,
        value: row.value.try_into().in_table(TABLE)?,
        comment: row.comment,
        author: row.author,
        day: row.day,
    };
    Ok(KeptExpertise {
        id: row.id,
        of: NewExpertise {
            school: row.school.parse().in_table(TABLE)?,
            year: AcademicYear::starting(row.year).in_table(TABLE)?,
            of: said.try_into().in_table(TABLE)?,
        },
        written: Undoing { at: row.written_at, by: row.written_by },
        undone: row.undone_at.map(|at| Undoing { at, by: row.undone_by.unwrap_or_default() }),
    })
}
