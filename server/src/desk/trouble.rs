//! Why something on the desk is not done, as programs read it; people read it in `app::desk`.

use intake::Unreadable;
use store::{Irreversible, Refusal, Undecidable};

/// Why something on the desk is not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// There is no such file, or no longer.
    #[error("there is no such file on the desk (it was taken over, cancelled, or lay too long)")]
    Gone,
    /// Reading it does not come to an end.
    #[error(
        "reading the file took longer than {0} seconds and was given up: divide it, or save it anew"
    )]
    TooSlow(u64),
    /// There is no room.
    #[error("too many files wait for a decision: take over or cancel some first")]
    Full,
    /// Nothing of it can be used.
    #[error("nothing of the file can be taken over: {0}")]
    Unusable(Unreadable),
    /// Not one of its rows.
    #[error("nothing of the file can be taken over: no row could be loaded")]
    NoRow,
    /// The store does not want it.
    #[error("the file contradicts itself or what is known: {0}")]
    Refused(#[from] Refusal),
    /// Nobody said that the errors were seen.
    #[error("{0} rules found errors: look at them and accept them, or do not take the file over")]
    Unaccepted(usize),
    /// No rows of these pupils can be joined.
    #[error("further attempts cannot be joined here: give one file with all attempts")]
    Unjoinable,
    /// What was typed is no code.
    #[error("`{0}` is no code of a school")]
    NoCode(String),
    /// What was typed cannot be.
    #[error("{0}")]
    Invalid(String),
    /// A school is not decided to be another one.
    #[error("it cannot be decided so: {0}")]
    Undecidable(#[from] Undecidable),
    /// The import stays.
    #[error("the import cannot be undone: {0}")]
    Irreversible(#[from] Irreversible),
    /// The file itself is no longer here.
    #[error("the file was too large to be kept on the desk: give it again")]
    NoSource,
    /// Nothing of this number was told about columns.
    #[error("there is no mapping {0}")]
    NoMapping(i32),
    /// Nothing of this number was told about words.
    #[error("there is no meaning {0}")]
    NoMeaning(i32),
    /// What a word is told to mean is no code.
    #[error("`{0}` is no code of anything known")]
    NoMember(String),
    /// Our fault.
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}
