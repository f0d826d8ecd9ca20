//! Placeholder until the next step.
use crate::{
    Harvest, Unreadable,
    table::{Header, Table},
};
pub(crate) fn claims(_h: &Header) -> bool {
    false
}
pub(crate) fn read(_t: Table<'_>) -> Result<Harvest, Unreadable> {
    Err(Unreadable::Empty)
}
