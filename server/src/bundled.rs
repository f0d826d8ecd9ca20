//! The data of the demonstration: nothing else is needed. Two sets of real, open results are
//! inside the binary; the third, of a district that does not exist, is made when it is asked for.

mod district;
mod pupils;

use std::{borrow::Cow, time::Instant};

use anyhow::Context;
use intake::Harvest;
use store::Store;

use crate::{
    cli::tell,
    files::{Decided, PupilRows, complain, describe, take_over},
    hash,
};

/// What is to be done with what was read.
type Finish = Box<dyn FnOnce(&mut Harvest) -> anyhow::Result<()>>;

/// A set of data: its file, and what is to be done with what was read from it.
struct Set {
    name: &'static str,
    bytes: Cow<'static, [u8]>,
    finish: Finish,
}

/// The district first: it is what people who read Russian try the product with. Both others are
/// under the MIT licence, which lies beside them.
fn sets(pupil_rows: PupilRows) -> anyhow::Result<[Set; 6]> {
    let plain = |name, bytes: &'static [u8]| Set {
        name,
        bytes: Cow::Borrowed(bytes),
        finish: Box::new(|_| Ok(())),
    };
    let district = district::District::new()?;
    let (results, context) = (district.results()?, district.context()?);
    let (plans, contests) = (district.plans()?, district.contests()?);
    Ok([
        Set {
            name: district::RESULTS,
            bytes: Cow::Owned(results),
            finish: Box::new(move |harvest| {
                if pupil_rows == PupilRows::Keep {
                    harvest.pupils = district.pupils(harvest)?;
                }
                district::with_source(harvest);
                Ok(())
            }),
        },
        Set {
            name: district::CONTEXT,
            bytes: Cow::Owned(context),
            finish: Box::new(|harvest| {
                district::with_clusters(harvest);
                Ok(())
            }),
        },
        Set {
            name: district::PLANS,
            bytes: Cow::Owned(plans),
            finish: Box::new(|harvest| {
                district::with_codes(harvest);
                Ok(())
            }),
        },
        Set {
            name: district::CONTESTS,
            bytes: Cow::Owned(contests),
            finish: Box::new(|harvest| {
                district::with_source(harvest);
                Ok(())
            }),
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
pub(crate) async fn import(store: &Store, pupil_rows: PupilRows) -> anyhow::Result<()> {
    let there = store.batches().await.context("listing the imports")?;
    for Set { name, bytes, finish } in sets(pupil_rows)? {
        if there.iter().any(|it| it.sha256 == hash::full(&bytes)) {
            tell(&format!("{name}: already there"));
            continue;
        }
        tell(&format!("{name}: reading"));
        let started = Instant::now();
        let read = move || intake::read(name, &bytes).map(|harvest| (harvest, bytes));
        let (mut harvest, bytes) = tokio::task::spawn_blocking(read).await?.context(name)?;
        finish(&mut harvest)?;
        complain(name, &harvest);
        tell(&format!("{name}: {}", describe(&harvest)));
        let taken = take_over(store, name, hash::digest(&bytes), &harvest, Decided::default())
            .await
            .context(name)?;
        tell(&format!("{name}: {} cells loaded in {:.1?}", taken.cells, started.elapsed()));
    }
    Ok(())
}
