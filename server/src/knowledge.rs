//! What files are read with besides themselves: what columns and words mean, and boundaries of marks; the
//! same for the command line, the API and the page.

use analysis::{Dimension, code::Code};
use anyhow::Context;
use intake::{Knowledge, Meaning};
use store::{KeptMeaning, NewMeaning, Store, StoreError};

use crate::{desk::Trouble, mappings};

/// The lists whose words can be told to mean something.
pub(crate) const DIMENSIONS: [Dimension; 4] =
    [Dimension::Procedure, Dimension::Subject, Dimension::Grade, Dimension::Group];

/// What is known now.
pub(crate) async fn known(store: &Store) -> anyhow::Result<Knowledge> {
    let meaning = |KeptMeaning { meant, .. }: KeptMeaning| Meaning {
        dimension: meant.dimension,
        word: meant.word,
        member: meant.member,
    };
    let meanings = store.meanings().await.context("listing what words mean")?;
    Ok(Knowledge {
        mappings: mappings::known(store).await?,
        meanings: meanings.into_iter().map(meaning).collect(),
        boundaries: store.boundaries().await.context("listing boundaries of marks")?,
        ..Knowledge::default()
    })
}

/// Tells what a word means: the code of the word, or the word itself; answers with its number.
pub(crate) async fn mean(
    store: &Store,
    (dimension, word): (Dimension, &str),
    code: &str,
    operator: &str,
) -> Result<i32, Trouble> {
    if !DIMENSIONS.contains(&dimension) {
        return Err(no_such_list());
    }
    let spelled = word.trim().to_owned();
    if spelled.is_empty() {
        return Err(Trouble::Invalid("`word` is empty: say which word is meant".to_owned()));
    }
    let code: Code = code.trim().parse().map_err(|_| Trouble::NoMember(code.trim().to_owned()))?;
    let word = intake::word(dimension, &spelled);
    let told = store.mean(NewMeaning { dimension, word, spelled, code }, operator).await;
    told.map_err(|error| match error {
        StoreError::Undecidable(reason) => Trouble::Undecidable(reason),
        error => anyhow::Error::from(error).context("keeping what a word means").into(),
    })
}

/// There are no words of such a list.
pub(crate) fn no_such_list() -> Trouble {
    Trouble::Invalid("words are of the list `procedure`, `subject`, `grade` or `group`".to_owned())
}

/// Forgets what a word means.
pub(crate) async fn forget(store: &Store, id: i32) -> Result<(), Trouble> {
    let was_there = store.mean_nothing(id).await.context("forgetting what a word means")?;
    if was_there { Ok(()) } else { Err(Trouble::NoMeaning(id)) }
}
