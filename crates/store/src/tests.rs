//! What the store promises, on every database the product supports.

mod context;
mod dictionary;
mod durability;
mod identities;
mod imports;
mod mappings;
mod origins;
mod preview;
mod pupils;
mod schema;
mod signals;
mod tallies;
mod undo;
