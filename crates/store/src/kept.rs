//! What the operator writes down and takes back: lists that only grow.
//!
//! A row that is taken back stays in its table with who did it. Each change makes a new version of the data.

use analysis::release::Cause;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, ModelTrait, PrimaryKeyTrait, QueryFilter, QueryOrder, sea_query::ValueType,
};

use crate::{
    DataVersion, Store, StoreError, Undecidable,
    error::{Corruption, Doing, InTable},
    version,
};

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

impl Signature {
    /// Of what may not have been done yet.
    pub(crate) fn of(at: Option<DateTime<Utc>>, by: Option<String>) -> Option<Self> {
        at.map(|at| Self { at, by: by.unwrap_or_default() })
    }
}

/// What was written down, with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// Its number.
    pub id: i32,
    /// What was written down.
    pub of: T,
    /// When and by whom.
    pub written: Signature,
    /// When and by whom it was taken back, if it was.
    pub undone: Option<Signature>,
}

impl<T> Kept<T> {
    /// Whether it was not taken back.
    pub fn holds(&self) -> bool {
        self.undone.is_none()
    }
}

/// The columns that tell the history of a row.
pub(crate) struct History<C> {
    pub(crate) id: C,
    pub(crate) written_at: C,
    pub(crate) written_by: C,
    pub(crate) undone_at: C,
    pub(crate) undone_by: C,
}

/// A table of what is written down and taken back.
pub(crate) trait Keeping: EntityTrait<PrimaryKey: PrimaryKeyTrait<ValueType = i32>> {
    /// What a row says.
    type Of;
    /// Its name.
    const TABLE: &'static str;
    /// What is being done with it, as a phrase that continues "while".
    const DOING: &'static str;
    /// What a version of the data says that it makes.
    const CAUSE: Cause;
    /// Its columns.
    const HISTORY: History<Self::Column>;

    /// What a row says.
    fn of(row: Self::Model) -> Result<Self::Of, Corruption>;

    /// That no row with this number holds.
    fn none(id: i32) -> Undecidable;
}

impl Store {
    /// Everything that was ever written down in a table, the latest first.
    pub(crate) async fn kept<E: Keeping>(&self) -> Result<Vec<Kept<E::Of>>, StoreError> {
        let mut all = all::<E>(&self.db).await?;
        all.reverse();
        Ok(all)
    }

    /// Takes a row back.
    pub(crate) async fn take_back<E: Keeping>(
        &self,
        id: i32,
        operator: &str,
    ) -> Result<DataVersion, StoreError>
    where
        E::Model: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: Send,
    {
        let tx = self.begin_alone().await?;
        let History { undone_at, undone_by, .. } = E::HISTORY;
        let holding = E::find_by_id(id).filter(undone_at.is_null());
        let row = holding.one(&tx).await.doing(E::DOING)?.ok_or_else(|| E::none(id))?;
        let mut row = row.into_active_model();
        row.set(undone_at, Utc::now().into());
        row.set(undone_by, operator.into());
        row.update(&tx).await.doing(E::DOING)?;
        finish::<E>(tx, operator).await
    }
}

/// Writes a row down, whose history is not set yet, and ends the transaction.
pub(crate) async fn write_down<E: Keeping>(
    tx: DatabaseTransaction,
    mut row: E::ActiveModel,
    operator: &str,
) -> Result<DataVersion, StoreError> {
    row.set(E::HISTORY.written_at, Utc::now().into());
    row.set(E::HISTORY.written_by, operator.into());
    E::insert(row).exec(&tx).await.doing(E::DOING)?;
    finish::<E>(tx, operator).await
}

async fn finish<E: Keeping>(
    tx: DatabaseTransaction,
    operator: &str,
) -> Result<DataVersion, StoreError> {
    let version = version::renewed(&tx, E::CAUSE, operator).await?;
    tx.commit().await.doing(E::DOING)?;
    Ok(version)
}

/// What holds now, in the order in which it was written down.
pub(crate) async fn holding<E: Keeping>(
    db: &impl ConnectionTrait,
) -> Result<Vec<E::Of>, StoreError> {
    let holding = all::<E>(db).await?.into_iter().filter(Kept::holds);
    Ok(holding.map(|it| it.of).collect())
}

/// Everything that was ever written down, in the order in which it was.
pub(crate) async fn all<E: Keeping>(
    db: &impl ConnectionTrait,
) -> Result<Vec<Kept<E::Of>>, StoreError> {
    let rows = E::find().order_by_asc(E::HISTORY.id).all(db).await.doing(E::DOING)?;
    rows.into_iter().map(|row| kept::<E>(row).in_table(E::TABLE)).collect()
}

fn kept<E: Keeping>(row: E::Model) -> Result<Kept<E::Of>, Corruption> {
    let History { id, written_at, written_by, undone_at, undone_by } = E::HISTORY;
    Ok(Kept {
        id: value::<E, _>(&row, id)?,
        written: Signature {
            at: value::<E, _>(&row, written_at)?,
            by: value::<E, _>(&row, written_by)?,
        },
        undone: Signature::of(value::<E, _>(&row, undone_at)?, value::<E, _>(&row, undone_by)?),
        of: E::of(row)?,
    })
}

fn value<E: EntityTrait, V: ValueType>(row: &E::Model, of: E::Column) -> Result<V, Corruption> {
    V::try_from(row.get(of)).map_err(|_| Corruption::Missing)
}
