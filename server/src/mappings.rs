//! What was told about the columns of tables: kept, listed, forgotten; the same for the command line,
//! the API and the page.

use anyhow::Context;
use intake::{
    Unreadable,
    mapping::{Fault, Mapping},
};
use store::{Remembered, Remembering, Signature, Store};

use crate::desk::Trouble;

/// A mapping that is kept.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// Its number.
    pub(crate) id: i32,
    /// Names the heading it is for.
    pub(crate) shape: String,
    /// The file it was told for.
    pub(crate) file: String,
    /// When and by whom.
    pub(crate) at: Signature,
    /// What was told.
    pub(crate) mapping: Mapping,
}

/// All mappings, the latest told first. One of another version of the product that this one does not
/// understand is left out and said.
pub(crate) async fn all(store: &Store) -> anyhow::Result<Vec<Kept>> {
    let rows = store.mappings().await.context("listing what was told about columns")?;
    let kept = |Remembered { id, shape, file_name: file, told, at }: Remembered| {
        match serde_json::from_str(&told) {
            Ok(mapping) => Some(Kept { id, shape, file, at, mapping }),
            Err(error) => {
                tracing::warn!(id, %error, "a mapping is not understood");
                None
            }
        }
    };
    Ok(rows.into_iter().filter_map(kept).collect())
}

/// What files are read with.
pub(crate) async fn known(store: &Store) -> anyhow::Result<Vec<Mapping>> {
    Ok(all(store).await?.into_iter().map(|it| it.mapping).collect())
}

/// The one a file was read by.
pub(crate) async fn of_shape(store: &Store, shape: &str) -> anyhow::Result<Option<Kept>> {
    Ok(all(store).await?.into_iter().find(|it| it.shape == shape))
}

/// Keeps a mapping in place of the one for the same heading; answers with its number.
pub(crate) async fn remember(
    store: &Store,
    mapping: &Mapping,
    file: &str,
    operator: &str,
) -> Result<i32, Trouble> {
    let faults: Vec<Fault> = mapping.faults();
    if !faults.is_empty() {
        return Err(Trouble::Unusable(Unreadable::Mapping { faults }));
    }
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let told = serde_json::to_string(mapping).context("spelling a mapping")?;
    let remembering = Remembering { shape: mapping.shape(), file_name: intake::masked(file), told };
    let id = store.remember(&remembering, operator).await;
    Ok(id.context("keeping what was told about columns")?)
}

/// Forgets a mapping.
pub(crate) async fn forget(store: &Store, id: i32) -> Result<(), Trouble> {
    let was_there = store.forget(id).await.context("forgetting what was told about columns")?;
    if was_there { Ok(()) } else { Err(Trouble::NoMapping(id)) }
}
