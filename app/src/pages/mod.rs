//! One module per address; wiring only.

pub mod dynamics;
pub mod explore;
pub mod find;
pub mod methods;
pub mod not_found;
pub mod overview;
