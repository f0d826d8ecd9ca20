//! Expert values: what somebody judged of a school by a rubric (domain row 5).
//!
//! A school is named by its code, so a value outlives an import that is undone and made again.

use analysis::{
    AcademicYear, Territory, UnitKind,
    code::Code,
    expert::{ExpertValue, Expertise, Said},
    release::Cause,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use crate::{
    DataVersion, Kept, Store, StoreError, Undecidable,
    entities::expert_values::{ActiveModel, Column, Entity, Model},
    error::Corruption,
    kept::{self, History, Keeping},
    units,
};

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

impl Store {
    /// Every expert value ever written down, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn expert_values(&self) -> Result<Vec<Kept<NewExpertise>>, StoreError> {
        self.kept::<Entity>().await
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
        let is_same = |it: &NewExpertise| {
            (&it.school, it.year) == (&of.school, of.year)
                && it.of.criterion.to_lowercase() == of.of.criterion.to_lowercase()
        };
        if let Some(it) = kept::holding::<Entity>(&tx).await?.into_iter().find(is_same) {
            return Err(Undecidable::Judged(it.of.criterion.clone()).into());
        }
        let Said { criterion, value, comment, author, day } = of.of.into();
        let row = ActiveModel {
            school: Set(of.school.to_string()),
            year: Set(of.year.first_september()),
            criterion: Set(criterion),
            value: Set(value.into()),
            comment: Set(comment),
            author: Set(author),
            day: Set(day),
            ..ActiveModel::default()
        };
        kept::write_down::<Entity>(tx, row, operator).await
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
        self.take_back::<Entity>(id, operator).await
    }
}

/// What holds now, for the cube. A value of a school that is gone waits for it to come back.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    territory: &Territory,
) -> Result<Vec<ExpertValue>, StoreError> {
    let holding = kept::holding::<Entity>(db).await?.into_iter();
    let known = holding.filter_map(|NewExpertise { school, year, of }| {
        let school = territory.find(UnitKind::School, school.as_str())?;
        Some(ExpertValue { school, year, of })
    });
    Ok(known.collect())
}

impl Keeping for Entity {
    type Of = NewExpertise;

    const TABLE: &'static str = "expert_values";
    const DOING: &'static str = "writing down expert values";
    const CAUSE: Cause = Cause::Expert;
    const HISTORY: History<Column> = History {
        id: Column::Id,
        written_at: Column::WrittenAt,
        written_by: Column::WrittenBy,
        undone_at: Column::UndoneAt,
        undone_by: Column::UndoneBy,
    };

    fn of(row: Model) -> Result<Self::Of, Corruption> {
        let said = Said {
            criterion: row.criterion,
            value: row.value.try_into()?,
            comment: row.comment,
            author: row.author,
            day: row.day,
        };
        Ok(NewExpertise {
            school: row.school.parse()?,
            year: AcademicYear::starting(row.year)?,
            of: said.try_into()?,
        })
    }

    fn none(id: i32) -> Undecidable {
        Undecidable::NoExpertise(id)
    }
}
