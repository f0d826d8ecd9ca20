//! The bundled open data: inside the binary, so that the demonstration needs nothing else.

use std::time::Instant;

use anyhow::Context;
use store::Store;

use crate::{
    cli::tell,
    files::{complain, describe, take_over},
    hash,
};

/// Both under the MIT licence, which lies beside them.
const FILES: [(&str, &[u8]); 2] = [
    ("mcas.csv.gz", include_bytes!("../../data/mcas/long.csv.gz")),
    ("bg-nvo-dzi.csv.gz", include_bytes!("../../data/bg-nvo-dzi/long.csv.gz")),
];

/// Imports what is not there yet; what was undone stays undone.
///
/// # Errors
///
/// If a file cannot be read or the store fails.
pub(crate) async fn import(store: &Store) -> anyhow::Result<()> {
    let there = store.batches().await.context("listing the imports")?;
    for (name, bytes) in FILES {
        if there.iter().any(|it| it.sha256 == hash::full(bytes)) {
            tell(&format!("{name}: already there"));
            continue;
        }
        tell(&format!("{name}: reading"));
        let started = Instant::now();
        let read = move || intake::read(name, bytes);
        let harvest = tokio::task::spawn_blocking(read).await?.context(name)?;
        complain(name, &harvest);
        tell(&format!("{name}: {}", describe(&harvest)));
        let taken = take_over(store, name, bytes, &harvest).await.context(name)?;
        tell(&format!("{name}: {} cells loaded in {:.1?}", taken.cells, started.elapsed()));
    }
    Ok(())
}
