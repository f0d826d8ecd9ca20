//! Where the operator says that series begin anew.
//!
//! Kept apart from what the data sets say of themselves (`breaks`), which comes and goes with
//! imports. Works are named by codes, so a break outlives an import that is undone and made again.

use analysis::{
    AcademicYear, Dictionary, Dimension, Term,
    code::Code,
    dictionary::MemberId,
    release::Cause,
    series::{BreakKind, WrittenBreak},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use crate::{
    DataVersion, Kept, Store, StoreError, Undecidable, dictionary,
    entities::written_breaks::{ActiveModel, Column, Entity, Model},
    error::Corruption,
    kept::{self, History, Keeping},
};

/// Where a series begins anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBreak {
    /// The first year of the new series; of a cancelled year that year.
    pub since: AcademicYear,
    /// Only works of this term; `None` for both.
    pub term: Option<Term>,
    /// The code of the procedure.
    pub procedure: Code,
    /// The code of the only subject; `None` for all.
    pub subject: Option<Code>,
    /// The code of the only grade; `None` for all.
    pub grade: Option<Code>,
    /// What changed.
    pub kind: BreakKind,
    /// More about it.
    pub text: String,
}

impl NewBreak {
    /// The same by the members of a dictionary; otherwise what it does not list.
    fn of(self, known: &Dictionary) -> Result<WrittenBreak, (Dimension, Code)> {
        let find = |of: Dimension, code: Code| -> Result<MemberId, (Dimension, Code)> {
            let list = known.members(of);
            let place = list.iter().position(|it| it.code == code);
            place.and_then(|it| MemberId::try_from(it).ok()).ok_or((of, code))
        };
        let Self { since, term, procedure, subject, grade, kind, text } = self;
        Ok(WrittenBreak {
            since,
            term,
            procedure: find(Dimension::Procedure, procedure)?,
            subject: subject.map(|it| find(Dimension::Subject, it)).transpose()?,
            grade: grade.map(|it| find(Dimension::Grade, it)).transpose()?,
            kind,
            text,
        })
    }
}

impl Store {
    /// Every break ever written down, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn breaks(&self) -> Result<Vec<Kept<NewBreak>>, StoreError> {
        self.kept::<Entity>().await
    }

    /// Writes a break down.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if it is of something that is not stored;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn write_break(
        &self,
        new: NewBreak,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let (known, _) = dictionary::read(&tx).await?;
        new.clone().of(&known).map_err(|(of, code)| Undecidable::NoMember(of, code))?;
        let NewBreak { since, term, procedure, subject, grade, kind, text } = new;
        let row = ActiveModel {
            since: Set(since.first_september()),
            term: Set(term.map(|it| it.to_string())),
            procedure: Set(procedure.to_string()),
            subject: Set(subject.map(|it| it.to_string())),
            grade: Set(grade.map(|it| it.to_string())),
            kind: Set(kind.to_string()),
            text: Set(text),
            ..ActiveModel::default()
        };
        kept::write_down::<Entity>(tx, row, operator).await
    }

    /// Takes a break back; it stays in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is none with this number that holds;
    /// [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn take_break_back(
        &self,
        id: i32,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        self.take_back::<Entity>(id, operator).await
    }
}

/// What holds now, for the cube. A break of something that is gone waits for it to come back.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    dictionary: &Dictionary,
) -> Result<Vec<WrittenBreak>, StoreError> {
    let holding = kept::holding::<Entity>(db).await?;
    Ok(holding.into_iter().filter_map(|it| it.of(dictionary).ok()).collect())
}

impl Keeping for Entity {
    type Of = NewBreak;

    const TABLE: &'static str = "written_breaks";
    const DOING: &'static str = "writing down breaks of series";
    const CAUSE: Cause = Cause::Break;
    const HISTORY: History<Column> = History {
        id: Column::Id,
        written_at: Column::WrittenAt,
        written_by: Column::WrittenBy,
        undone_at: Column::UndoneAt,
        undone_by: Column::UndoneBy,
    };

    fn of(row: Model) -> Result<Self::Of, Corruption> {
        let code = |it: Option<String>| it.as_deref().map(str::parse::<Code>).transpose();
        let term = row.term.as_deref().map(str::parse).transpose().map_err(|_| Corruption::Word)?;
        Ok(NewBreak {
            since: AcademicYear::starting(row.since)?,
            term,
            procedure: row.procedure.parse()?,
            subject: code(row.subject)?,
            grade: code(row.grade)?,
            kind: row.kind.parse().map_err(|_| Corruption::Word)?,
            text: row.text,
        })
    }

    fn none(id: i32) -> Undecidable {
        Undecidable::NoBreak(id)
    }
}
