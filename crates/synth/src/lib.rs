#![doc = include_str!("../README.md")]
#![expect(
    clippy::cast_precision_loss,
    reason = "counts of schools and pupils are far below the precision of a number"
)]

mod ability;
mod calendar;
mod cohort;
mod config;
mod contests;
mod context;
mod curve;
mod dice;
mod ground;
mod long;
mod names;
mod place;
mod plan;
mod planted;
mod region;
mod register;
mod sitting;
mod size;
mod table;
mod tasks;
mod work;

pub use calendar::{OGE_CANCELLED, Term, VPR_PUT_OFF};
pub use config::{Config, Extent, InvalidConfig};
pub use long::{Long, class_name};
pub use place::{Kind, Municipality, School, Settlement};
pub use planted::Truth;
pub use region::Region;
pub use sitting::{Outcome, Sitting};
pub use table::Pupils;
pub use tasks::Tasks;
pub use work::{Marking, Procedure, Subject, Work};

/// First September of the last school year, 2025/26.
pub const LAST_YEAR: i16 = 2025;
