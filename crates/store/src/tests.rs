//! What the store promises, on every database the product supports.

mod context;
mod dictionary;
mod durability;
mod imports;
mod preview;
mod schema;
mod tallies;
mod undo;
