//! What the matrix shows: cells, lines, and what stands above columns and behind rules.

use serde::{Deserialize, Serialize};

use super::{
    Problem,
    found::{Certainty, Why},
    rule::{Layer, Rule},
};
use crate::{setting::Named, year::AcademicYear};

/// One school and one problem in one year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Whether a rule of a document raised it, or why none can say.
    pub official: Result<bool, Why>,
    /// How sure our rules are, `None` where they raise nothing, or why they cannot say.
    pub ours: Result<Option<Certainty>, Why>,
    /// The most pupils any of the rules rests on.
    pub n: u64,
    /// The independent families of signs of bias that are sure, a the lowest bit.
    pub families: u8,
}

impl Cell {
    /// The letters of the families that are sure, a to f.
    pub fn family_letters(&self) -> impl Iterator<Item = char> {
        let families = self.families;
        ('a'..='f').zip(0..).filter(move |(_, at)| families & (1 << at) != 0).map(|it| it.0)
    }

    /// Whether either layer raised it.
    pub fn is_raised(&self) -> bool {
        self.is_official() || self.certainty().is_some()
    }

    /// Whether one layer raised it, or nothing where that layer cannot say.
    fn is_raised_by(&self, layer: Layer) -> Option<bool> {
        match layer {
            Layer::Official => self.official.ok(),
            Layer::Ours => self.ours.ok().map(|it| it.is_some()),
        }
    }

    /// Whether a document raised it.
    pub fn is_official(&self) -> bool {
        self.official == Ok(true)
    }

    /// How sure our rules are of it.
    pub fn certainty(&self) -> Option<Certainty> {
        self.ours.ok().flatten()
    }
}

/// One school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The school.
    pub school: Named,
    /// For each year, the chosen one first, the cells in the order of [`Problem::ALL`].
    pub years: Vec<[Cell; Problem::COUNT]>,
}

/// How a cell of the chosen year lies beside those of the years before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// Raised, and not in the year before.
    New,
    /// Raised in so many years in a row, this one among them.
    Repeated(u8),
    /// Not raised any more; it was in the year before.
    Gone,
}

impl Line {
    /// How the chosen year lies beside those before it by the rules of one layer; nothing where that
    /// layer raised nothing in either, or can say nothing of one of them. A sign of a document and
    /// one of ours are different signs: neither goes on where the other was.
    pub fn lasting(&self, problem: Problem, layer: Layer) -> Option<Lasting> {
        let of = |year: &[Cell; Problem::COUNT]| year[problem as usize].is_raised_by(layer);
        let mut years = self.years.iter().map(of);
        let (now, before) = (years.next()??, years.next()??);
        Some(match (now, before) {
            (true, false) => Lasting::New,
            (true, true) => {
                let more = years.take_while(|it| *it == Some(true)).count();
                Lasting::Repeated(2 + u8::try_from(more).unwrap_or(u8::MAX - 2))
            }
            (false, true) => Lasting::Gone,
            (false, false) => return None,
        })
    }
}

/// What stands above a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Which problem.
    pub problem: Problem,
    /// How many schools either layer raised: as many as its list has.
    pub all: u32,
    /// How many a document raised.
    pub official: u32,
    /// How many our rules raised: on the border, likely, surely.
    pub ours: [u32; 3],
    /// Of how many schools anything can be said.
    pub known: u32,
}

/// What a rule looked at and raised in the chosen year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// The rule.
    pub rule: Rule,
    /// Of how many schools it can say anything.
    pub schools: u32,
    /// How many it raised.
    pub raised: u32,
    /// Of these surely; documents know no certainty.
    pub sure: Option<u32>,
    /// How many chance alone would raise, where the rule knows.
    pub by_chance: Option<f64>,
    /// Why it says nothing of the others, where it says nothing of anybody.
    pub why: Option<Why>,
}

/// One signal, for a list in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    /// The school.
    pub school: Named,
    /// The year.
    pub year: AcademicYear,
    /// The rule.
    pub rule: Rule,
    /// How sure; what a document raised is not asked.
    pub certainty: Option<Certainty>,
    /// On how many pupils it rests.
    pub n: u64,
    /// What the school says to it.
    pub note: Option<String>,
}
