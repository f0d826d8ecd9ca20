#![doc = include_str!("../README.md")]

pub mod answer;
pub mod batch;
pub mod benchmark;
pub mod cluster;
pub mod code;
pub mod comparison;
pub mod context;
pub mod cube;
pub mod dictionary;
pub mod dimension;
pub mod disclosure;
pub mod dynamics;
pub mod explore;
pub mod finder;
pub mod finding;
#[cfg(test)]
mod fixture;
pub mod indicator;
pub mod lines;
pub mod noko;
pub mod origin;
pub mod overview;
pub mod peers;
pub mod pupil;
pub mod scale;
pub mod setting;
pub mod signals;
pub mod stats;
pub mod tally;
pub mod territory;
pub mod view;
pub mod year;

pub use answer::{Absence, Answer, Row, answer};
pub use batch::Batch;
pub use cube::{Cell, Cube};
pub use dictionary::Dictionary;
pub use dimension::Dimension;
pub use disclosure::{Policy, Published, Scope};
pub use indicator::{Indicator, Measured};
pub use lines::Lines;
pub use pupil::{Pupil, Pupils};
pub use scale::Scale;
pub use tally::Tally;
pub use territory::{Territory, UnitKind};
pub use view::View;
pub use year::{AcademicYear, Term};
