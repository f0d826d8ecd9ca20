#![doc = include_str!("../README.md")]

mod aliases;
mod aside;
mod batches;
mod boundaries;
mod breaks;
mod connect;
mod contents;
mod context;
mod cube;
mod cycles;
mod dictionary;
mod entities;
mod error;
mod events;
mod expert;
mod identities;
mod import;
mod mappings;
mod meanings;
mod origins;
mod own;
mod plans;
mod preview;
mod pupils;
mod sets;
mod signals;
mod stages;
mod tally;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod undo;
mod units;
mod version;

pub use aliases::{Alias, AliasOf};
pub use batches::{BatchRecord, Undoing};
pub use breaks::{KeptBreak, NewBreak};
pub use connect::{Store, connect, connect_as_it_is};
pub use cycles::SaidCycle;
pub use error::{Corruption, Irreversible, Refusal, StoreError, Undecidable};
pub use events::{NewEvent, WrittenEvent};
pub use expert::{KeptExpertise, NewExpertise};
pub use identities::{Decision, Identity, Joining};
pub use import::{Evidence, Origin, Problem, Progress, Taken};
pub use mappings::{Remembered, Remembering};
pub use meanings::{KeptMeaning, Meant, NewMeaning};
pub use origins::{Found, Part};
pub use own::KeptIndicator;
pub use preview::{Change, Gone, Known, NewMember, NewUnit, Overlap, Preview, SAMPLES_MAX};
pub use pupils::{Adds, High, HighOf, HighResults, Joined, Resit, Rows, Seen};
pub use sets::KeptSet;
pub use signals::{SchoolNote, ThresholdSet};
pub use undo::Undone;
pub use version::{DataVersion, VersionRecord};
