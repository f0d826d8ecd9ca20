//! Dated events: what the operator wrote down of the years.
//!
//! A procedure is named by its code, so an event outlives an import that is undone and made again.
//! What is taken back stays in the table with who did it. Each change makes a new version of the data.

use analysis::{AcademicYear, Dictionary, Dimension, code::Code, event::Event, release::Cause};
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder,
};

use crate::{
    DataVersion, Store, StoreError, Undecidable, Undoing, dictionary,
    entities::events::{ActiveModel, Column, Entity, Model},
    error::{Doing, InTable},
    version,
};

const DOING: &str = "writing down events";
const TABLE: &str = "events";

/// What is written down of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// The school year.
    pub year: AcademicYear,
    /// The day, as `2024-11-12`, where it is known.
    pub day: Option<String>,
    /// The code of the procedure; `None` for all.
    pub procedure: Option<Code>,
    /// What happened.
    pub text: String,
    /// Who says so.
    pub source: String,
}

/// An event with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenEvent {
    /// Its number.
    pub id: i32,
    /// What was written down.
    pub event: NewEvent,
    /// When and by whom.
    pub written: Undoing,
    /// When and by whom it was taken back, if it was.
    pub undone: Option<Undoing>,
}

impl Store {
    /// Every event ever written down, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn events(&self) -> Result<Vec<WrittenEvent>, StoreError> {
        let all = Entity::find().order_by_desc(Column::Id).all(&self.db).await.doing(DOING)?;
        all.into_iter().map(written).collect()
    }

    /// Writes an event down.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is no such procedure; [`StoreError::Database`] if the
    /// database fails. Then nothing is changed.
    pub async fn write_event(
        &self,
        event: NewEvent,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let (known, _) = dictionary::read(&tx).await?;
        let NewEvent { year, day, procedure, text, source } = event;
        if let Some(code) = &procedure
            && known.procedures.iter().all(|it| it.code != *code)
        {
            return Err(Undecidable::NoProcedure(code.clone()).into());
        }
        let row = ActiveModel {
            id: NotSet,
            year: Set(year.first_september()),
            day: Set(day),
            procedure: Set(procedure.map(|it| it.to_string())),
            text: Set(text),
            source: Set(source),
            written_at: Set(Utc::now()),
            written_by: Set(operator.to_owned()),
            undone_at: Set(None),
            undone_by: Set(None),
        };
        Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Event, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
    }

    /// Takes an event back; it stays in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is none with this number that holds;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn take_event_back(
        &self,
        id: i32,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let row = Entity::find_by_id(id).one(&tx).await.doing(DOING)?;
        let holds = row.filter(|it| it.undone_at.is_none());
        let mut row = holds.ok_or(Undecidable::NoEvent(id))?.into_active_model();
        row.undone_at = Set(Some(Utc::now()));
        row.undone_by = Set(Some(operator.to_owned()));
        row.update(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Event, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
    }
}

/// What holds now, for the cube. An event of a procedure that is gone waits for it to come back.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    dictionary: &Dictionary,
) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for row in Entity::find().order_by_asc(Column::Id).all(db).await.doing(DOING)? {
        let WrittenEvent { event, undone: None, .. } = written(row)? else { continue };
        let NewEvent { year, day, procedure, text, source } = event;
        let procedure = match procedure {
            None => None,
            Some(code) => match dictionary.find(Dimension::Procedure, code.as_str()) {
                Some(id) => Some(id),
                None => continue,
            },
        };
        events.push(Event { year, day, procedure, text, source });
    }
    Ok(events)
}

fn written(row: Model) -> Result<WrittenEvent, StoreError> {
    let undone = row.undone_at.map(|at| Undoing { at, by: row.undone_by.unwrap_or_default() });
    let procedure = row.procedure.as_deref().map(str::parse).transpose().in_table(TABLE)?;
    Ok(WrittenEvent {
        id: row.id,
        event: NewEvent {
            year: AcademicYear::starting(row.year).in_table(TABLE)?,
            day: row.day,
            procedure,
            text: row.text,
            source: row.source,
        },
        written: Undoing { at: row.written_at, by: row.written_by },
        undone,
    })
}
