//! What the store promises, on every database the product supports.

mod aside;
mod breaks;
mod context;
mod dictionary;
mod durability;
mod events;
mod expert;
mod files;
mod force;
mod high;
mod identities;
mod imports;
mod mappings;
mod origins;
mod own;
mod plans;
mod preview;
mod pupils;
mod resits;
mod row_sums;
mod schema;
mod sets;
mod signals;
mod stages;
mod tallies;
mod undo;
