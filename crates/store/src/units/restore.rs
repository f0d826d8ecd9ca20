//! The territory without one of its batches: merged anew from what the others say.
//!
//! Units are the same where kind and code are, so each keeps its row; only names, places,
//! parents and spellings may fall back to what they were, and units of which nobody speaks any
//! more go.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
};

use super::{CHUNK, Register};
use crate::{
    StoreError,
    contents::Contents,
    entities::{unit_aliases, unit_codes, units},
    error::{Doing, Irreversible},
};

const DOING: &str = "restoring the territory";

/// Makes the stored territory what these batches say, in their order. Cells of others are gone.
pub(crate) async fn restore<'a>(
    tx: &DatabaseTransaction,
    batches: impl Iterator<Item = &'a Contents>,
) -> Result<(), StoreError> {
    let stored = Register::read(tx).await?;
    let mut said = Register::default();
    for batch in batches {
        said.take_over_all(&batch.units).map_err(Irreversible::Needed)?;
    }
    // Numbers of the new register to stored ones: the same unit keeps its row.
    let mut ids = HashMap::with_capacity(said.rows.len());
    for row in &said.rows {
        let at = stored.by_code.get(&(row.kind.clone(), row.code.clone()));
        ids.insert(row.id, stored.rows[*at.ok_or(Irreversible::Drifted)?].id);
    }
    let known: HashMap<i32, &units::Model> = stored.rows.iter().map(|it| (it.id, it)).collect();
    for row in &said.rows {
        let (id, parent_id) = (ids[&row.id], row.parent_id.map(|it| ids[&it]));
        let row = units::Model { id, parent_id, ..row.clone() };
        if known[&id] != &row {
            let row = row.into_active_model().reset_all();
            units::Entity::update(row).exec(tx).await.doing(DOING)?;
        }
    }
    let none = Vec::new();
    let mut respelled = Vec::new();
    for row in &said.rows {
        let spellings = said.aliases.get(&row.id).unwrap_or(&none);
        if stored.aliases.get(&ids[&row.id]).unwrap_or(&none) != spellings {
            respelled.push((ids[&row.id], spellings.as_slice()));
        }
    }
    respell(tx, &respelled).await?;
    let kept: HashSet<i32> = ids.into_values().collect();
    remove(tx, stored.rows.into_iter().filter(|it| !kept.contains(&it.id)).collect()).await
}

/// Gives units exactly these spellings, in this order.
async fn respell(
    tx: &DatabaseTransaction,
    respelled: &[(i32, &[String])],
) -> Result<(), StoreError> {
    for chunk in respelled.chunks(CHUNK) {
        let of = unit_aliases::Column::UnitId.is_in(chunk.iter().map(|it| it.0));
        unit_aliases::Entity::delete_many().filter(of).exec(tx).await.doing(DOING)?;
    }
    let rows = respelled.iter().flat_map(|(id, spellings)| {
        spellings.iter().map(|alias| unit_aliases::ActiveModel {
            id: NotSet,
            unit_id: Set(*id),
            alias: Set(alias.clone()),
        })
    });
    let rows: Vec<_> = rows.collect();
    for chunk in rows.chunks(CHUNK) {
        let insert = unit_aliases::Entity::insert_many(chunk.to_vec());
        insert.exec_without_returning(tx).await.doing(DOING)?;
    }
    Ok(())
}

/// Removes units with what is known of them, and codes of years without results.
async fn remove(tx: &DatabaseTransaction, mut gone: Vec<units::Model>) -> Result<(), StoreError> {
    let codes = "DELETE FROM unit_codes WHERE NOT EXISTS (SELECT 1 FROM tallies \
                 WHERE tallies.unit_id = unit_codes.unit_id AND tallies.year = unit_codes.year)";
    tx.execute_unprepared(codes).await.doing(DOING)?;
    // A unit's number says nothing of its depth: those inside others have to go first.
    let depth: HashMap<i32, Option<i32>> = gone.iter().map(|it| (it.id, it.parent_id)).collect();
    let depth = |mut id: i32| {
        let mut steps = 0;
        while let Some(Some(parent)) = depth.get(&id) {
            id = *parent;
            steps += 1;
        }
        steps
    };
    gone.sort_by_cached_key(|it| std::cmp::Reverse(depth(it.id)));
    for chunk in gone.chunks(CHUNK) {
        let ids = || chunk.iter().map(|it| it.id);
        unit_aliases::Entity::delete_many()
            .filter(unit_aliases::Column::UnitId.is_in(ids()))
            .exec(tx)
            .await
            .doing(DOING)?;
        unit_codes::Entity::delete_many()
            .filter(unit_codes::Column::UnitId.is_in(ids()))
            .exec(tx)
            .await
            .doing(DOING)?;
        let delete = units::Entity::delete_many().filter(units::Column::Id.is_in(ids()));
        delete.exec(tx).await.doing(DOING)?;
    }
    Ok(())
}
