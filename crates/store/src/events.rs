//! Dated events: what the operator wrote down of the years.
//!
//! A procedure is named by its code, so an event outlives an import that is undone and made again.

use analysis::{AcademicYear, Dictionary, Dimension, code::Code, event::Event, release::Cause};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use crate::{
    DataVersion, Kept, Store, StoreError, Undecidable, dictionary,
    entities::events::{ActiveModel, Column, Entity, Model},
    error::Corruption,
    kept::{self, History, Keeping},
};

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

impl Store {
    /// Every event ever written down, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn events(&self) -> Result<Vec<Kept<NewEvent>>, StoreError> {
        self.kept::<Entity>().await
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
            year: Set(year.first_september()),
            day: Set(day),
            procedure: Set(procedure.map(|it| it.to_string())),
            text: Set(text),
            source: Set(source),
            ..ActiveModel::default()
        };
        kept::write_down::<Entity>(tx, row, operator).await
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
        self.take_back::<Entity>(id, operator).await
    }
}

/// What holds now, for the cube. An event of a procedure that is gone waits for it to come back.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    dictionary: &Dictionary,
) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for it in kept::holding::<Entity>(db).await? {
        let NewEvent { year, day, procedure, text, source } = it;
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

impl Keeping for Entity {
    type Of = NewEvent;

    const TABLE: &'static str = "events";
    const DOING: &'static str = "writing down events";
    const CAUSE: Cause = Cause::Event;
    const HISTORY: History<Column> = History {
        id: Column::Id,
        written_at: Column::WrittenAt,
        written_by: Column::WrittenBy,
        undone_at: Column::UndoneAt,
        undone_by: Column::UndoneBy,
    };

    fn of(row: Model) -> Result<Self::Of, Corruption> {
        Ok(NewEvent {
            year: AcademicYear::starting(row.year)?,
            day: row.day,
            procedure: row.procedure.as_deref().map(str::parse).transpose()?,
            text: row.text,
            source: row.source,
        })
    }

    fn none(id: i32) -> Undecidable {
        Undecidable::NoEvent(id)
    }
}
