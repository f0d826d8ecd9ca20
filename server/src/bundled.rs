//! The data of the demonstration: nothing else is needed. Two sets of real, open results are
//! inside the binary; the third, of a district that does not exist, is made when it is asked for.

mod district;

use std::{borrow::Cow, time::Instant};

use anyhow::Context;
use intake::Harvest;
use store::Store;

use crate::{
    cli::tell,
    files::{complain, describe, take_over},
    hash,
};

/// A set of data: its file, and what is to be done with what was read from it.
struct Set {
    name: &'static str,
    bytes: Cow<'static, [u8]>,
    finish: fn(&mut Harvest),
}

/// The district first: it is what people who read Russian try the product with. Both others are
/// under the MIT licence, which lies beside them.
fn sets() -> anyhow::Result<[Set; 4]> {
    let plain =
        |name, bytes: &'static [u8]| Set { name, bytes: Cow::Borrowed(bytes), finish: |_| {} };
    let district = district::District::new()?;
    Ok([
        Set {
            name: district::RESULTS,
            bytes: Cow::Owned(district.results()?),
            finish: district::with_source,
        },
        Set {
            name: district::CONTEXT,
            bytes: Cow::Owned(district.context()?),
            finish: district::with_clusters,
        },
        plain("mcas.csv.gz", include_bytes!("../../data/mcas/long.csv.gz")),
        plain("bg-nvo-dzi.csv.gz", include_bytes!("../../data/bg-nvo-dzi/long.csv.gz")),
    ])
}

/// Imports what is not there yet; what was undone stays undone.
///
/// # Errors
///
/// If a file cannot be read or the store fails.
pub(crate) async fn import(store: &Store) -> anyhow::Result<()> {
    let there = store.batches().await.context("listing the imports")?;
    for Set { name, bytes, finish } in sets()? {
        if there.iter().any(|it| it.sha256 == hash::full(&bytes)) {
            tell(&format!("{name}: already there"));
            continue;
        }
        tell(&format!("{name}: reading"));
        let started = Instant::now();
        let read = move || intake::read(name, &bytes).map(|harvest| (harvest, bytes));
        let (mut harvest, bytes) = tokio::task::spawn_blocking(read).await?.context(name)?;
        finish(&mut harvest);
        complain(name, &harvest);
        tell(&format!("{name}: {}", describe(&harvest)));
        let taken = take_over(store, name, hash::digest(&bytes), &harvest).await.context(name)?;
        tell(&format!("{name}: {} cells loaded in {:.1?}", taken.cells, started.elapsed()));
    }
    Ok(())
}
