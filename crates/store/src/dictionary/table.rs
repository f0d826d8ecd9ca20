//! A list of the dictionary and the table that keeps it.

use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
};

use super::Keys;
use crate::{
    StoreError,
    error::{Corruption, Doing, InTable, Refusal},
};

/// How an item of a list becomes a row and back.
pub(crate) trait List:
    EntityTrait<
        Model: IntoActiveModel<<Self as EntityTrait>::ActiveModel> + Sync,
        ActiveModel: ActiveModelTrait<Entity = Self> + ActiveModelBehavior + Send,
    >
{
    /// What the list consists of.
    type Item: PartialEq + Sync;
    /// The table, for messages.
    const TABLE: &'static str;

    /// Where the numbers of this list are kept.
    fn keys(keys: &Keys) -> &[i32];
    /// Number and item of a row; `keys` are the numbers of the lists before this one.
    fn read(row: Self::Model, keys: &Keys) -> Result<(i32, Self::Item), Corruption>;
    /// The row of an item.
    fn write(id: i32, item: &Self::Item, keys: &Keys) -> Result<Self::Model, Refusal>;
}

/// Numbers and items of a list, in the order in which they were added.
pub(crate) async fn read_list<L: List>(
    db: &impl ConnectionTrait,
    keys: &Keys,
) -> Result<(Vec<i32>, Vec<L::Item>), StoreError> {
    let rows = L::find().all(db).await.doing("reading the dictionary")?;
    let items = rows.into_iter().map(|row| L::read(row, keys)).collect::<Result<Vec<_>, _>>();
    let mut items = items.in_table(L::TABLE)?;
    items.sort_by_key(|(id, _)| *id);
    Ok(items.into_iter().unzip())
}

/// Writes what is new in `now` or differs from `was`, which it extends.
pub(crate) async fn write_list<L: List>(
    tx: &impl ConnectionTrait,
    was: &[L::Item],
    now: &[L::Item],
    keys: &Keys,
) -> Result<(), StoreError> {
    for (position, (item, id)) in now.iter().zip(L::keys(keys)).enumerate() {
        let known = was.get(position);
        if known == Some(item) {
            continue;
        }
        let row = L::write(*id, item, keys)?.into_active_model().reset_all();
        if known.is_some() {
            L::update(row).exec(tx).await.doing("changing the dictionary")?;
        } else {
            L::insert(row).exec_without_returning(tx).await.doing("extending the dictionary")?;
        }
    }
    Ok(())
}
