//! What is decided about signals: sets of thresholds and what schools say, both with their history.
//!
//! Rows are only ever added: what held when a report was made can be told afterwards. Each makes a
//! new version of the data, for an answer is different from then on.

use analysis::{
    Territory, UnitKind,
    code::Code,
    release::Cause,
    signals::{Decided, Note, Problem, Settings, Thresholds},
};
use chrono::Utc;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, QueryOrder,
};

use crate::{
    DataVersion, Signature, Store, StoreError,
    entities::{signal_notes, signal_thresholds},
    error::{Corruption, Doing, InTable, Undecidable},
    units, version,
};

const DOING: &str = "deciding about signals";
/// A day, as people write it to each other.
const DAY: &str = "%Y-%m-%d";

/// A set of thresholds that held from a moment on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThresholdSet {
    /// Its number: the version of the thresholds.
    pub id: i32,
    /// The thresholds.
    pub thresholds: Thresholds,
    /// Why, in the words of whoever decided.
    pub reason: String,
    /// When and by whom.
    pub decided: Signature,
}

/// What a school said to a signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolNote {
    /// The code of the school.
    pub school: Code,
    /// The problem it speaks of.
    pub problem: Problem,
    /// Its words; empty if they were taken back.
    pub text: String,
    /// When and by whom it was written down.
    pub written: Signature,
}

impl Store {
    /// Every set of thresholds, the latest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn thresholds(&self) -> Result<Vec<ThresholdSet>, StoreError> {
        let all = signal_thresholds::Entity::find().order_by_desc(signal_thresholds::Column::Id);
        all.all(&self.db).await.doing(DOING)?.into_iter().map(set).collect()
    }

    /// Sets thresholds; those before stay in the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails; then nothing is changed.
    pub async fn set_thresholds(
        &self,
        thresholds: &Thresholds,
        reason: &str,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let row = signal_thresholds::ActiveModel {
            id: NotSet,
            thresholds: Set(serde_json::to_string(thresholds).in_table("signal_thresholds")?),
            reason: Set(reason.to_owned()),
            decided_at: Set(Utc::now()),
            decided_by: Set(operator.to_owned()),
        };
        signal_thresholds::Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Thresholds, operator).await?;
        tx.commit().await.doing("finishing to decide")?;
        Ok(version)
    }

    /// Everything schools said, the latest first.
    ///
    /// # Errors
    ///
    /// As for [`Store::thresholds`].
    pub async fn notes(&self) -> Result<Vec<SchoolNote>, StoreError> {
        let all = signal_notes::Entity::find().order_by_desc(signal_notes::Column::Id);
        all.all(&self.db).await.doing(DOING)?.into_iter().map(note).collect()
    }

    /// Writes down what a school says to a problem; nothing said takes it back.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is no such school; [`StoreError::Database`] if the
    /// database fails. Then nothing is changed.
    pub async fn write_note(
        &self,
        school: &Code,
        problem: Problem,
        text: &str,
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let (territory, _) = units::read(&tx).await?;
        if territory.find(UnitKind::School, school.as_str()).is_none() {
            return Err(Undecidable::NoSchool(school.clone()).into());
        }
        let row = signal_notes::ActiveModel {
            id: NotSet,
            school: Set(school.to_string()),
            problem: Set(problem.code().to_owned()),
            note: Set(text.to_owned()),
            written_at: Set(Utc::now()),
            written_by: Set(operator.to_owned()),
        };
        signal_notes::Entity::insert(row).exec(&tx).await.doing(DOING)?;
        let version = version::renewed(&tx, Cause::Note, operator).await?;
        tx.commit().await.doing("finishing to decide")?;
        Ok(version)
    }
}

/// What holds now, for the cube.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    territory: &Territory,
) -> Result<Settings, StoreError> {
    let sets = signal_thresholds::Entity::find().order_by_asc(signal_thresholds::Column::Id);
    let sets = sets.all(db).await.doing(DOING)?.into_iter().map(set);
    let sets: Vec<ThresholdSet> = sets.collect::<Result<_, _>>()?;
    let history: Vec<(Decided, Thresholds)> = sets.into_iter().map(decision).collect();
    let rows = signal_notes::Entity::find().order_by_asc(signal_notes::Column::Id);
    let mut notes: Vec<Note> = Vec::new();
    for row in rows.all(db).await.doing(DOING)? {
        let SchoolNote { school, problem, text, written } = note(row)?;
        // A school may be gone with its import; its words wait for it to come back.
        let Some(unit) = territory.find(UnitKind::School, school.as_str()) else { continue };
        notes.retain(|it| (it.unit, it.problem) != (unit, problem));
        if !text.is_empty() {
            notes.push(Note { unit, problem, text, on: written.at.format(DAY).to_string() });
        }
    }
    let latest = history.last().cloned();
    let (decided, thresholds) = latest.map_or_else(Default::default, |it| (Some(it.0), it.1));
    Ok(Settings { thresholds, decided, history, notes, ..Settings::default() })
}

fn decision(of: ThresholdSet) -> (Decided, Thresholds) {
    let on = of.decided.at.format(DAY).to_string();
    (Decided { version: of.id.unsigned_abs(), on, reason: of.reason }, of.thresholds)
}

fn set(row: signal_thresholds::Model) -> Result<ThresholdSet, StoreError> {
    Ok(ThresholdSet {
        id: row.id,
        thresholds: serde_json::from_str(&row.thresholds).in_table("signal_thresholds")?,
        reason: row.reason,
        decided: Signature { at: row.decided_at, by: row.decided_by },
    })
}

fn note(row: signal_notes::Model) -> Result<SchoolNote, StoreError> {
    Ok(SchoolNote {
        school: row.school.parse().in_table("signal_notes")?,
        problem: row.problem.parse().map_err(|_| Corruption::Word).in_table("signal_notes")?,
        text: row.note,
        written: Signature { at: row.written_at, by: row.written_by },
    })
}
