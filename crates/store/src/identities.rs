//! Identities: which codes mean the same school.
//!
//! A school changes its code between years (`sch220206`, `edu224052`), and files of different
//! origin call it by different ones. What was decided is kept as a decision and applied when data
//! are *read*: results stay where their files put them, so a decision can be taken back as if it
//! had never been, and it holds for every later file too. Where both codes have a result of the
//! same work, the later import counts, part by part, as everywhere.

mod joining;

use std::collections::{HashMap, HashSet};

use analysis::{UnitKind, code::Code, release::Cause};
use chrono::Utc;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::{
    DataVersion, Signature, Store, StoreError,
    entities::{
        identities::{ActiveModel, Column, Entity, Model},
        units,
    },
    error::{Doing, InTable, Undecidable},
    version,
};

pub use joining::Joining;

const DOING: &str = "deciding which school is which";

/// What was decided about a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its number.
    pub id: i32,
    /// The code decided about.
    pub code: Code,
    /// The code of the school it is; nothing if it is a school of its own.
    pub same_as: Option<Code>,
    /// Why, in the words of whoever decided.
    pub reason: String,
    /// When and by whom.
    pub decided: Signature,
    /// When and by whom it was taken back.
    pub undone: Option<Signature>,
}

/// A decision to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The code decided about; of a file that is not taken over yet, or a stored one.
    pub code: Code,
    /// The stored school it is; nothing if it is one of its own.
    pub same_as: Option<Code>,
    /// Why.
    pub reason: String,
}

impl Store {
    /// All decisions, the latest first, those taken back too.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the query fails; [`StoreError::Corrupt`] if rows were changed
    /// outside the application.
    pub async fn identities(&self) -> Result<Vec<Identity>, StoreError> {
        let all = Entity::find().order_by_desc(Column::Id);
        all.all(&self.db).await.doing(DOING)?.into_iter().map(identity).collect()
    }

    /// Makes decisions, all or none; one about the same code before is taken back.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if a school is not there, is to be itself, or two would each be
    /// the other; [`StoreError::Database`] if the database fails. Then nothing is changed.
    pub async fn identify(
        &self,
        decisions: &[Decision],
        operator: &str,
    ) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        for Decision { code, same_as, reason } in decisions {
            possible(&tx, code, same_as.as_ref()).await?;
            let before = standing().filter(Column::Code.eq(code.as_str()));
            for row in before.all(&tx).await.doing(DOING)? {
                take_back(&tx, row, operator).await?;
            }
            let row = ActiveModel {
                id: NotSet,
                kind: Set(UnitKind::School.to_string()),
                code: Set(code.to_string()),
                same_as: Set(same_as.as_ref().map(ToString::to_string)),
                reason: Set(reason.clone()),
                decided_at: Set(Utc::now()),
                decided_by: Set(operator.to_owned()),
                undone_at: Set(None),
                undone_by: Set(None),
            };
            Entity::insert(row).exec(&tx).await.doing(DOING)?;
        }
        let version = version::renewed(&tx, Cause::School, operator).await?;
        tx.commit().await.doing("finishing to decide")?;
        Ok(version)
    }

    /// Takes a decision back.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if there is no such decision or it was taken back before;
    /// [`StoreError::Database`] if the database fails.
    pub async fn separate(&self, id: i32, operator: &str) -> Result<DataVersion, StoreError> {
        let tx = self.begin_alone().await?;
        let row = Entity::find_by_id(id).one(&tx).await.doing(DOING)?;
        let row = row.ok_or(Undecidable::NoDecision(id))?;
        if row.undone_at.is_some() {
            return Err(Undecidable::TakenBack(id).into());
        }
        take_back(&tx, row, operator).await?;
        let version = version::renewed(&tx, Cause::School, operator).await?;
        tx.commit().await.doing("finishing to decide")?;
        Ok(version)
    }
}

fn standing() -> sea_orm::Select<Entity> {
    let school = Column::Kind.eq(UnitKind::School.to_string());
    Entity::find().filter(Column::UndoneAt.is_null()).filter(school).order_by_asc(Column::Id)
}

/// Whether a code can be this school.
async fn possible(
    tx: &DatabaseTransaction,
    code: &Code,
    same_as: Option<&Code>,
) -> Result<(), StoreError> {
    let Some(other) = same_as else { return Ok(()) };
    if code == other {
        return Err(Undecidable::Itself(code.clone()).into());
    }
    let stored = units::Entity::find()
        .filter(units::Column::Kind.eq(UnitKind::School.to_string()))
        .filter(units::Column::Code.eq(other.as_str()));
    if stored.one(tx).await.doing(DOING)?.is_none() {
        return Err(Undecidable::NoSchool(other.clone()).into());
    }
    let known = Same::read(tx).await?;
    if known.end(other.as_str()) == code.as_str() {
        return Err(Undecidable::Circle(code.clone(), other.clone()).into());
    }
    Ok(())
}

async fn take_back(tx: &DatabaseTransaction, row: Model, operator: &str) -> Result<(), StoreError> {
    let mut row = row.into_active_model();
    row.undone_at = Set(Some(Utc::now()));
    row.undone_by = Set(Some(operator.to_owned()));
    row.update(tx).await.doing(DOING)?;
    Ok(())
}

fn identity(row: Model) -> Result<Identity, StoreError> {
    let code = |it: &str| it.parse().in_table("identities");
    let undone = Signature::of(row.undone_at, row.undone_by);
    Ok(Identity {
        id: row.id,
        code: code(&row.code)?,
        same_as: row.same_as.as_deref().map(code).transpose()?,
        reason: row.reason,
        decided: Signature { at: row.decided_at, by: row.decided_by },
        undone,
    })
}

/// Which code is which school, as decided now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Same(HashMap<String, Option<String>>);

impl Same {
    pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Self, StoreError> {
        let rows = standing().all(db).await.doing(DOING)?;
        Ok(Self(rows.into_iter().map(|it| (it.code, it.same_as)).collect()))
    }

    /// The code at the end of the chain that begins with `code`.
    pub(crate) fn end<'s>(&'s self, code: &'s str) -> &'s str {
        let (mut at, mut seen) = (code, HashSet::new());
        while let Some(Some(next)) = self.0.get(at)
            && seen.insert(at)
        {
            at = next;
        }
        at
    }

    /// For each code that was decided about the school it is, or nothing.
    pub(crate) fn decisions(self) -> HashMap<String, Option<String>> {
        self.0
    }

    /// For stored units that are another one its number: schools by decision, classes with their
    /// schools. Units whose school is not stored (any more) stay themselves.
    pub(crate) fn of_units(&self, rows: &[units::Model]) -> HashMap<i32, i32> {
        let school = UnitKind::School.to_string();
        let class = UnitKind::Class.to_string();
        if self.0.values().all(Option::is_none) {
            return HashMap::new();
        }
        let by_code: HashMap<(&str, &str), &units::Model> =
            rows.iter().map(|it| ((it.kind.as_str(), it.code.as_str()), it)).collect();
        let mut same = HashMap::new();
        for row in rows.iter().filter(|it| it.kind == school) {
            let end = self.end(&row.code);
            if let Some(other) = by_code.get(&(school.as_str(), end)).filter(|it| it.id != row.id) {
                same.insert(row.id, other.id);
            }
        }
        let schools: HashMap<i32, &units::Model> =
            rows.iter().filter(|it| it.kind == school).map(|it| (it.id, it)).collect();
        for row in rows.iter().filter(|it| it.kind == class) {
            let Some(own) = row.parent_id.and_then(|it| schools.get(&it)) else { continue };
            let Some(other) = same.get(&own.id).and_then(|it| schools.get(it)) else { continue };
            let inner = row.code.strip_prefix(own.code.as_str()).filter(|it| it.starts_with('.'));
            let code = inner.map(|it| format!("{}{it}", other.code));
            let twin = code.and_then(|it| by_code.get(&(class.as_str(), it.as_str())).copied());
            if let Some(twin) = twin {
                same.insert(row.id, twin.id);
            }
        }
        same
    }
}

/// What a unit that is another one was called, that one is called too.
pub(crate) fn join_spellings(
    rows: &[units::Model],
    same: &HashMap<i32, i32>,
    aliases: &mut HashMap<i32, Vec<String>>,
) {
    let names: HashMap<i32, &str> = rows.iter().map(|it| (it.id, it.name.as_str())).collect();
    for row in rows {
        let Some(other) = same.get(&row.id) else { continue };
        let own = aliases.remove(&row.id).unwrap_or_default();
        let known = aliases.entry(*other).or_default();
        for spelling in [row.name.clone(), row.code.clone()].into_iter().chain(own) {
            if names.get(other) != Some(&spelling.as_str()) && !known.contains(&spelling) {
                known.push(spelling);
            }
        }
    }
}
