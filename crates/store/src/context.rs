//! School context and clusters: taken over with a batch, read with the dictionary.
//!
//! A later file wins, value by value. A cluster that is told otherwise is a version beside the earlier
//! ones and stands behind all that were told before.

use std::collections::HashMap;

use analysis::{
    AcademicYear, Dictionary,
    cluster::Cluster,
    code::Code,
    context::{Context, Fact},
    territory::UnitId,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};

use crate::{
    StoreError, aside,
    contents::Contents,
    entities::{cluster_members, clusters, context_values},
    error::{Corruption, Doing, InTable, Refusal},
    units,
};

mod codes;

/// Rows of one statement: five columns stay below any limit of parameters.
const CHUNK: usize = 2_000;

/// Takes over what a batch says of schools; `unit_ids` are their stored numbers by position.
pub(crate) async fn take_over(
    tx: &DatabaseTransaction,
    batch_id: i32,
    batch: &Dictionary,
    unit_ids: &[i32],
) -> Result<(), StoreError> {
    let number = |unit: UnitId| unit_ids.get(unit as usize).copied().ok_or(Refusal::UnlistedUnit);
    let mut rows = Vec::new();
    for Fact { unit, characteristic, year, value } in batch.context.facts() {
        rows.push(context_values::ActiveModel {
            id: NotSet,
            batch_id: Set(batch_id),
            unit_id: Set(number(unit)?),
            characteristic: Set(characteristic.code().to_owned()),
            year: Set(year.first_september()),
            value: Set(value.into()),
        });
    }
    use context_values::Column as C;
    for chunk in rows.chunks(CHUNK) {
        let mut known = OnConflict::columns([C::UnitId, C::Characteristic, C::Year]);
        known.update_columns([C::BatchId, C::Value]);
        let insert = context_values::Entity::insert_many(chunk.to_vec()).on_conflict(known);
        insert.exec_without_returning(tx).await.doing("writing school context")?;
    }
    for cluster in &batch.clusters {
        let members = cluster.members.iter().map(|it| number(*it));
        write_cluster(tx, batch_id, cluster, members.collect::<Result<_, _>>()?).await?;
    }
    Ok(())
}

/// Tells anew, after [`clear`], what these batches say, as far as they count.
pub(crate) async fn tell<'a>(
    tx: &DatabaseTransaction,
    said: impl Iterator<Item = &'a Contents>,
) -> Result<(), StoreError> {
    let aside = aside::all(tx).await?;
    for Contents { batch_id, dictionary, units } in said {
        let says_nothing = dictionary.context.is_empty() && dictionary.clusters.is_empty();
        if !(says_nothing || aside.contains(batch_id)) {
            let numbers = units::numbers(tx, units).await?;
            take_over(tx, *batch_id, dictionary, &numbers).await?;
        }
    }
    Ok(())
}

/// Forgets all context and clusters, so that they can be told anew.
pub(crate) async fn clear(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    const DOING: &str = "clearing school context";
    cluster_members::Entity::delete_many().exec(tx).await.doing(DOING)?;
    clusters::Entity::delete_many().exec(tx).await.doing(DOING)?;
    context_values::Entity::delete_many().exec(tx).await.doing(DOING)?;
    Ok(())
}

/// Writes a cluster behind all others, so that of one name and first year the last told holds. Told as it
/// was before it changes its place alone; told otherwise it is a version of its own beside the earlier
/// ones, by which what was said can be said again.
async fn write_cluster(
    tx: &DatabaseTransaction,
    batch_id: i32,
    cluster: &Cluster,
    mut unit_ids: Vec<i32>,
) -> Result<(), StoreError> {
    const DOING: &str = "writing clusters";
    unit_ids.sort_unstable();
    unit_ids.dedup();
    let given = codes::given(tx, batch_id, cluster).await?;
    let known = match told_before(tx, cluster, &unit_ids).await? {
        Some(same) => {
            forget_cluster(tx, same.id).await?;
            same.code
        }
        None => match &given {
            Some(given) if !codes::stands(tx, given).await? => given.clone(),
            _ => codes::free(tx, &cluster.code).await?,
        },
    };
    if given.as_ref() != Some(&known) {
        codes::remember(tx, batch_id, cluster, &known).await?;
    }
    let Cluster { name, rule, reason, manager, since, until, .. } = cluster.clone();
    let row = clusters::ActiveModel {
        id: NotSet,
        code: Set(known),
        name: Set(name),
        rule: Set(rule),
        reason: Set(reason),
        since: Set(since.first_september()),
        until: Set(until.map(AcademicYear::first_september)),
        manager: Set(manager),
    };
    let id = clusters::Entity::insert(row).exec(tx).await.doing(DOING)?.last_insert_id;
    let member = |unit_id| cluster_members::ActiveModel {
        id: NotSet,
        cluster_id: Set(id),
        unit_id: Set(unit_id),
    };
    let members: Vec<_> = unit_ids.into_iter().map(member).collect();
    for chunk in members.chunks(CHUNK) {
        let insert = cluster_members::Entity::insert_many(chunk.to_vec());
        insert.exec_without_returning(tx).await.doing(DOING)?;
    }
    Ok(())
}

/// The same cluster, if it was told before: everything of it alike.
async fn told_before(
    tx: &DatabaseTransaction,
    cluster: &Cluster,
    unit_ids: &[i32],
) -> Result<Option<clusters::Model>, StoreError> {
    const DOING: &str = "reading clusters";
    let named = clusters::Entity::find()
        .filter(clusters::Column::Name.eq(&cluster.name))
        .filter(clusters::Column::Since.eq(cluster.since.first_september()));
    for row in named.all(tx).await.doing(DOING)? {
        let members = cluster_members::Entity::find()
            .filter(cluster_members::Column::ClusterId.eq(row.id))
            .order_by_asc(cluster_members::Column::UnitId);
        let members = members.all(tx).await.doing(DOING)?;
        let until = cluster.until.map(AcademicYear::first_september);
        let Ok(code) = row.code.parse::<Code>() else { continue };
        let said = (&row.rule, &row.reason, &row.manager, row.until);
        if said == (&cluster.rule, &cluster.reason, &cluster.manager, until)
            && code.is_of(&cluster.code)
            && members.iter().map(|it| it.unit_id).eq(unit_ids.iter().copied())
        {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

async fn forget_cluster(tx: &DatabaseTransaction, id: i32) -> Result<(), StoreError> {
    const DOING: &str = "writing clusters";
    let members = cluster_members::Column::ClusterId.eq(id);
    let old = cluster_members::Entity::delete_many().filter(members);
    old.exec(tx).await.doing(DOING)?;
    clusters::Entity::delete_by_id(id).exec(tx).await.doing(DOING)?;
    Ok(())
}

/// All context and clusters; `units` are the schools' places in the territory by stored number.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    units: &HashMap<i32, UnitId>,
) -> Result<(Context, Vec<Cluster>), StoreError> {
    let rows = context_values::Entity::find().order_by_asc(context_values::Column::Id);
    let rows = rows.all(db).await.doing("reading school context")?;
    let facts: Result<Vec<Fact>, _> = rows.into_iter().map(|it| fact(it, units)).collect();
    let facts = facts.in_table("context_values")?;

    let mut members: HashMap<i32, Vec<UnitId>> = HashMap::new();
    let rows = cluster_members::Entity::find().all(db).await.doing("reading clusters")?;
    for row in rows {
        let unit = place(row.unit_id, units).in_table("cluster_members")?;
        members.entry(row.cluster_id).or_default().push(unit);
    }
    let rows = clusters::Entity::find().order_by_asc(clusters::Column::Id);
    let rows = rows.all(db).await.doing("reading clusters")?;
    let all: Result<Vec<Cluster>, _> = rows
        .into_iter()
        .map(|row| {
            let mut members = members.remove(&row.id).unwrap_or_default();
            members.sort_unstable();
            // Of two codes that are one school.
            members.dedup();
            cluster(row, members)
        })
        .collect();
    Ok((Context::of(facts), all.in_table("clusters")?))
}

fn place(unit_id: i32, units: &HashMap<i32, UnitId>) -> Result<UnitId, Corruption> {
    units.get(&unit_id).copied().ok_or(Corruption::Reference(unit_id))
}

fn fact(row: context_values::Model, units: &HashMap<i32, UnitId>) -> Result<Fact, Corruption> {
    Ok(Fact {
        unit: place(row.unit_id, units)?,
        characteristic: row.characteristic.parse().map_err(|_| Corruption::Word)?,
        year: AcademicYear::starting(row.year)?,
        value: row.value.try_into()?,
    })
}

fn cluster(row: clusters::Model, members: Vec<UnitId>) -> Result<Cluster, Corruption> {
    let clusters::Model { name, rule, reason, manager, .. } = row;
    Ok(Cluster {
        code: row.code.parse()?,
        name,
        rule,
        reason,
        manager,
        since: AcademicYear::starting(row.since)?,
        until: row.until.map(AcademicYear::starting).transpose()?,
        members,
    })
}
