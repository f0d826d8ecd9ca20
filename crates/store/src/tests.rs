//! What the store promises, on every database the product supports.

mod context;
mod dictionary;
mod durability;
mod events;
mod identities;
mod imports;
mod mappings;
mod origins;
mod plans;
mod preview;
mod pupils;
mod resits;
mod schema;
mod sets;
mod signals;
mod stages;
mod tallies;
mod undo;
