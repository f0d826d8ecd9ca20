//! Under which code a list of clusters goes: the one it was given when it was told first, for good.
//!
//! After an undo all lists are told anew, without those of the undone import. Were codes given anew
//! then, `list=CODE` of an address would name another list than before. So a code that was given once
//! is given to nothing else; a file that is taken over again gets the codes it had.

use analysis::{cluster::Cluster, code::Code};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    StoreError,
    entities::{batches, cluster_codes, clusters},
    error::Doing,
};

const DOING: &str = "naming clusters";

/// The code the batch, or the same file before it, was given for a list.
pub(super) async fn given(
    tx: &DatabaseTransaction,
    batch_id: i32,
    cluster: &Cluster,
) -> Result<Option<String>, StoreError> {
    let own = batches::Entity::find_by_id(batch_id).one(tx).await.doing(DOING)?;
    let Some(own) = own else { return Ok(None) };
    // An undone import has its number behind the hash.
    let hash = own.sha256.split(':').next().unwrap_or_default();
    let same = batches::Entity::find()
        .filter(batches::Column::Sha256.starts_with(hash))
        .select_only()
        .column(batches::Column::Id);
    let same: Vec<i32> = same.into_tuple().all(tx).await.doing(DOING)?;
    // The latest word stands: a file taken over again may have been given another code meanwhile.
    let known = cluster_codes::Entity::find()
        .filter(cluster_codes::Column::BatchId.is_in(same))
        .filter(cluster_codes::Column::Told.eq(cluster.code.as_str()))
        .filter(cluster_codes::Column::Name.eq(&cluster.name))
        .filter(cluster_codes::Column::Since.eq(cluster.since.first_september()))
        .order_by_desc(cluster_codes::Column::BatchId)
        .order_by_desc(cluster_codes::Column::Id);
    Ok(known.one(tx).await.doing(DOING)?.map(|it| it.code))
}

/// The code itself, or with the first number that no list ever had.
pub(super) async fn free(tx: &DatabaseTransaction, code: &Code) -> Result<String, StoreError> {
    let (mut free, mut number) = (code.clone(), 1);
    let was_given = async |code: &Code| {
        let given = cluster_codes::Entity::find();
        let given = given.filter(cluster_codes::Column::Code.eq(code.as_str()));
        given.one(tx).await.doing(DOING).map(|it| it.is_some())
    };
    while stands(tx, free.as_str()).await? || was_given(&free).await? {
        number += 1;
        free = code.numbered(number);
    }
    Ok(free.to_string())
}

/// Remembers the code a batch was given for a list.
pub(super) async fn remember(
    tx: &DatabaseTransaction,
    batch_id: i32,
    cluster: &Cluster,
    code: &str,
) -> Result<(), StoreError> {
    let row = cluster_codes::ActiveModel {
        id: NotSet,
        batch_id: Set(batch_id),
        told: Set(cluster.code.to_string()),
        name: Set(cluster.name.clone()),
        since: Set(cluster.since.first_september()),
        code: Set(code.to_owned()),
    };
    cluster_codes::Entity::insert(row).exec_without_returning(tx).await.doing(DOING)?;
    Ok(())
}

/// Whether a list goes by this code now.
pub(super) async fn stands(tx: &DatabaseTransaction, code: &str) -> Result<bool, StoreError> {
    let of_code = clusters::Entity::find().filter(clusters::Column::Code.eq(code));
    of_code.one(tx).await.doing(DOING).map(|it| it.is_some())
}
