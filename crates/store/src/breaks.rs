//! Where the operator says that series begin anew.
//!
//! Kept apart from what the data sets say of themselves (`breaks`), which comes and goes with
//! imports. Works are named by codes, so a break outlives an import that is undone and made again.
//! What is taken back stays in the table with who did it. Each change makes a new version of the data.

use analysis::{
    AcademicYear, Dictionary, Dimension, Term,
    code::Code,
    dictionary::MemberId,
    release::Cause,
    series::{BreakKind, WrittenBreak},
};
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder,
};

use crate::{
    DataVersion, Store, StoreError, Undecidable, Undoing, dictionary,
    entities::written_breaks::{ActiveModel, Column, Entity, Model},
    error::{Corruption, Doing, InTable},
    version,
};

const DOING: &str = "writing down breaks of series";
const TABLE: &str = "written_breaks";

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

/// A break with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBreak {
    /// Its number.
    pub id: i32,
    /// What was written down.
    pub of: NewBreak,
    /// When and by whom.
    pub written: Undoing,
    /// When and by whom it was taken back, if it was.
    pub undone: Option<Undoing>,
}

impl Store {
    /// Every break ever written down, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn breaks(&self) -> Result<Vec<KeptBreak>, StoreError> {
        let all = Entity::find().order_by_desc(Column::Id).all(&self.db).await.doing(DOING)?;
        all.into_iter().map(|it| kept(it).in_table(TABLE)).collect()
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
            id: NotSet,
            since: Set(since.first_september()),
            term: Set(term.map(|it| it.to_string())),
            procedure: Set(procedure.to_string()),
            subject: Set(subject.map(|it| it.to_string())),
            grade: Set(grade.map(|it| it.to_string())),
            kind: Set(kind.to_string()),
            text: Set(text),
            written_at: Set(Utc::now()),
            written_by: Set(operator.to_owned()),
            undone_at: Set(None),
            undone_by: Set(None),
        };
        Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Break, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
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
        let tx = self.begin_alone().await?;
        let row = Entity::find_by_id(id).one(&tx).await.doing(DOING)?;
        let holds = row.filter(|it| it.undone_at.is_none());
        let mut row = holds.ok_or(Undecidable::NoBreak(id))?.into_active_model();
        row.undone_at = Set(Some(Utc::now()));
        row.undone_by = Set(Some(operator.to_owned()));
        row.update(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Break, operator).await?;
        tx.commit().await.doing("finishing to write down")?;
        Ok(version)
    }
}

/// What holds now, for the cube. A break of something that is gone waits for it to come back.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    dictionary: &Dictionary,
) -> Result<Vec<WrittenBreak>, StoreError> {
    let mut breaks = Vec::new();
    for row in Entity::find().order_by_asc(Column::Id).all(db).await.doing(DOING)? {
        let KeptBreak { of, undone: None, .. } = kept(row).in_table(TABLE)? else { continue };
        breaks.extend(of.of(dictionary).ok());
    }
    Ok(breaks)
}

fn kept(row: Model) -> Result<KeptBreak, Corruption> {
    let undone = row.undone_at.map(|at| Undoing { at, by: row.undone_by.unwrap_or_default() });
    let code = |it: Option<String>| it.as_deref().map(str::parse::<Code>).transpose();
    let term = row.term.as_deref().map(str::parse).transpose().map_err(|_| Corruption::Word)?;
    Ok(KeptBreak {
        id: row.id,
        of: NewBreak {
            since: AcademicYear::starting(row.since)?,
            term,
            procedure: row.procedure.parse()?,
            subject: code(row.subject)?,
            grade: code(row.grade)?,
            kind: row.kind.parse().map_err(|_| Corruption::Word)?,
            text: row.text,
        },
        written: Undoing { at: row.written_at, by: row.written_by },
        undone,
    })
}
