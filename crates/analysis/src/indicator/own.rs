//! Свои показатели (вариативная часть, domain row 4): indicators that a school or a municipality
//! defines by a form, over the counts that every tally holds.
//!
//! A [`Formula`] is two sums of [`Term`]s with whole weights, so it adds up over schools as the
//! invariant indicators do, and it is small enough to stand in the address as it is: a link shows the
//! same numbers wherever there are the same data. What it is called, by whom and from where is an
//! [`OwnIndicator`] of the dictionary.
//!
//! **To add a term:** a variant of [`Term`], its arms below, its words in `app/src/text/own.rs`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{Better, Part, Spec, Unit};
use crate::scale::{Scale, ScoreKind};

mod read;
mod spelled;
#[cfg(test)]
mod tests;
mod weights;

pub use spelled::{Misspelled, Unusable};

/// What begins the code of an own indicator.
const PREFIX: &str = "own_";
/// The largest weight of a term.
pub const WEIGHT_MAX: i16 = 1000;

/// What can be counted.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    VariantArray,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "lowercase")]
pub enum Term {
    /// Everybody with a level; with н/а where the scale counts them (domain 1.0).
    N,
    /// Pupils with the mark 1.
    N1,
    /// Pupils with the mark 2.
    N2,
    /// Pupils with the mark 3.
    N3,
    /// Pupils with the mark 4.
    N4,
    /// Pupils with the mark 5.
    N5,
    /// Pupils with the mark 6.
    N6,
    /// Pupils at the lowest level.
    Level1,
    /// Pupils at the second level.
    Level2,
    /// Pupils at the third level.
    Level3,
    /// Pupils at the fourth level.
    Level4,
    /// Pupils at the fifth level.
    Level5,
    /// Pupils at the sixth level.
    Level6,
    /// Pupils below the threshold.
    Below,
    /// Pupils who passed.
    Pass,
    /// Pupils at or above the quality level.
    Quality,
    /// Pupils at the highest level.
    Top,
    /// The points that were earned.
    Points,
    /// The points that could be earned.
    Possible,
    /// Pupils with a score.
    Scored,
    /// Pupils on the list.
    Registered,
    /// Of them present.
    Present,
    /// Of them with a valid result.
    Valid,
    /// Pupils with a result.
    Participants,
}

/// How many terms there are.
const TERMS: usize = Term::VARIANTS.len();

impl Term {
    /// Every term, in the order in which formulas are written.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Which part of a tally it is counted in.
    const fn part(self) -> Part {
        match self {
            Self::Points | Self::Possible | Self::Scored => Part::Scores,
            Self::Registered | Self::Present | Self::Valid => Part::Attendance,
            Self::Participants => Part::Participants,
            _ => Part::Levels,
        }
    }
}

/// A sum of terms, each with its weight; not one of them for what is not divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weighted([i16; TERMS]);

impl Weighted {
    /// Its terms with their weights.
    pub fn terms(&self) -> impl Iterator<Item = (Term, i16)> {
        Term::ALL.iter().copied().zip(self.0).filter(|(_, weight)| *weight != 0)
    }

    fn is_empty(&self) -> bool {
        self.terms().next().is_none()
    }

    /// Whether this is one term, counted once.
    fn is(&self, only: Term) -> bool {
        self.terms().eq([(only, 1)])
    }
}

/// What an own indicator divides by what, and how to look at it. Only one that was checked is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Formula {
    numerator: Weighted,
    denominator: Weighted,
    unit: Unit,
    better: Better,
}

/// An own indicator, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnIndicator {
    /// What it is called.
    pub name: String,
    /// How it is computed.
    pub formula: Formula,
    /// The document it comes from.
    pub source: String,
    /// Who defined it.
    pub author: String,
    /// The day of its definition, as `2026-03-12`.
    pub day: String,
}

impl Formula {
    /// Reads numerator and denominator as they were typed: `n4 + n5`, `100*n5 + 64*n4`. The
    /// denominator of a number of people is empty.
    ///
    /// # Errors
    ///
    /// What cannot be read, or why it is no indicator of this unit.
    ///
    /// ```
    /// # use analysis::indicator::{Better, Formula, Unit};
    /// let formula = Formula::typed(("n4 + n5", "n"), Unit::Share, Better::Higher).unwrap();
    /// assert_eq!(formula.to_string(), "own_n4.n5_n_share_higher");
    /// assert_eq!(formula.to_string().parse(), Ok(formula));
    /// ```
    pub fn typed(
        (numerator, denominator): (&str, &str),
        unit: Unit,
        better: Better,
    ) -> Result<Self, Misspelled> {
        let numerator = spelled::typed(numerator)?;
        let denominator = spelled::typed(denominator)?;
        Ok(Self { numerator, denominator, unit, better }.checked()?)
    }

    /// What is counted.
    pub const fn numerator(&self) -> &Weighted {
        &self.numerator
    }

    /// Out of what; nothing for a number of people.
    pub const fn denominator(&self) -> &Weighted {
        &self.denominator
    }

    /// Which part of a tally it reads.
    pub fn part(&self) -> Part {
        self.numerator.terms().next().map_or(Part::Participants, |(term, _)| term.part())
    }

    pub(super) fn spec(&self) -> Spec {
        Spec { unit: self.unit, better: self.better, part: self.part(), source: "own" }
    }

    /// Whether results on this scale have what it counts.
    pub(crate) fn fits(&self, scale: &Scale) -> bool {
        match self.part() {
            Part::Levels => self.weights(scale).is_some(),
            Part::Scores if self.denominator.is(Term::Possible) => {
                scale.scores == ScoreKind::Points
            }
            Part::Scores => scale.scores != ScoreKind::None,
            Part::Attendance | Part::Participants => true,
        }
    }
}

impl fmt::Display for Formula {
    /// As the address spells it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { numerator, denominator, unit, better } = self;
        let [numerator, denominator] = [numerator, denominator].map(spelled::short);
        write!(f, "{PREFIX}{numerator}_{denominator}_{unit}_{better}")
    }
}

impl FromStr for Formula {
    type Err = Misspelled;

    fn from_str(text: &str) -> Result<Self, Misspelled> {
        let parts = text.strip_prefix(PREFIX).unwrap_or_default();
        let parts: Vec<&str> = parts.split('_').collect();
        let [numerator, denominator, unit, better] = parts[..] else {
            return Err(Misspelled::NoTerm(text.to_owned()));
        };
        let unknown = |word: &str| Misspelled::NoTerm(word.to_owned());
        let formula = Self {
            numerator: spelled::from_short(numerator)?,
            denominator: spelled::from_short(denominator)?,
            unit: unit.parse().map_err(|_| unknown(unit))?,
            better: better.parse().map_err(|_| unknown(better))?,
        };
        // A browser reads addresses that a server has answered, which checked them: it does without
        // the code for it.
        if cfg!(target_arch = "wasm32") { Ok(formula) } else { Ok(formula.checked()?) }
    }
}

impl From<Formula> for String {
    fn from(formula: Formula) -> Self {
        formula.to_string()
    }
}

impl TryFrom<String> for Formula {
    type Error = Misspelled;

    fn try_from(text: String) -> Result<Self, Misspelled> {
        text.parse()
    }
}
