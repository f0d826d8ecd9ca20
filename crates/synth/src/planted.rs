//! What is planted: schools of which it is known what they do.
//!
//! Four kinds, each a hypothesis some rule is made for. The outcome of a rule is judged against
//! them; nothing of them stands in the results themselves.

use crate::{
    Config,
    dice::{Dice, Stream},
    place::School,
};

/// The share of schools of each planted kind.
const SHARE: f64 = 0.04;

/// How much better pupils of an improving school become, in standard deviations of pupils. Half
/// of it in the first year after the measure.
const IMPROVEMENT: f64 = 0.5;
/// How much worse than usual the single bad year is.
const BAD_YEAR: f64 = 0.55;
/// What an inflating school adds to everybody's ability while its works are marked.
const INFLATION: f64 = 0.35;

/// What a school does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Nothing out of the ordinary.
    Ordinary,
    /// Marks the ВПР too well, from this year on. Examinations are marked elsewhere and do not
    /// confirm it.
    Inflates {
        /// First September of the first such year.
        since: i16,
    },
    /// Becomes better for real: a measure was taken in this year, after its spring.
    Improves {
        /// First September of the year of the measure.
        measure: i16,
    },
    /// Had a bad year by chance and was put on a list for it; nothing else happened.
    Returns {
        /// First September of the bad year.
        bad: i16,
    },
}

impl Truth {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Inflates { .. } => "inflates",
            Self::Improves { .. } => "improves",
            Self::Returns { .. } => "returns",
        }
    }

    /// The year it is about.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Ordinary => None,
            Self::Inflates { since: it }
            | Self::Improves { measure: it }
            | Self::Returns { bad: it } => Some(it),
        }
    }

    /// How large the planted effect is, in standard deviations of pupils.
    pub fn size(self) -> Option<f64> {
        match self {
            Self::Ordinary => None,
            Self::Inflates { .. } => Some(INFLATION),
            Self::Improves { .. } => Some(IMPROVEMENT),
            Self::Returns { .. } => Some(-BAD_YEAR),
        }
    }

    /// What the pupils can do more than without it.
    pub(crate) fn ability(self, year: i16) -> f64 {
        match self {
            Self::Improves { measure } if year == measure + 1 => IMPROVEMENT / 2.0,
            Self::Improves { measure } if year > measure => IMPROVEMENT,
            Self::Returns { bad } if year == bad => -BAD_YEAR,
            _ => 0.0,
        }
    }

    /// What only the marking adds.
    pub(crate) fn inflation(self, year: i16) -> Option<f64> {
        match self {
            Self::Inflates { since } if year >= since => Some(INFLATION),
            _ => None,
        }
    }
}

/// Decides what each school does. Measures are taken in weak schools, so improving ones are
/// drawn from the weaker half; `abilities` are without what is planted.
pub(crate) fn plant(config: &Config, schools: &[School], abilities: &[f64]) -> Vec<Truth> {
    let mut dice = Dice::new(config.seed, Stream::Map, 1);
    let years: Vec<i16> = config.school_years().collect();
    let each = ((schools.len() as f64 * SHARE).round() as usize).max(1);
    let mut order: Vec<usize> = (0..schools.len()).collect();
    dice.shuffle(&mut order);
    let mut sorted = abilities.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted[sorted.len() / 2];
    let (weak, others): (Vec<_>, Vec<_>) =
        order.into_iter().partition(|it| abilities[*it] < middle);
    let mut truths = vec![Truth::Ordinary; schools.len()];
    for at in weak.iter().take(each) {
        truths[*at] = Truth::Improves { measure: inner(&years, &mut dice) };
    }
    let rest: Vec<_> = weak.into_iter().skip(each).chain(others).collect();
    let mut rest: Vec<_> = rest.into_iter().collect();
    dice.shuffle(&mut rest);
    for at in &rest[..each] {
        truths[*at] = Truth::Returns { bad: inner(&years, &mut dice) };
    }
    for at in &rest[each..2 * each] {
        let early = &years[..years.len().div_ceil(2)];
        truths[*at] = Truth::Inflates { since: early[dice.below(early.len())] };
    }
    truths
}

/// A year with one before and one after it, and works in spring.
fn inner(years: &[i16], dice: &mut Dice) -> i16 {
    let inner = &years[1..years.len() - 1];
    let held: Vec<i16> =
        inner.iter().copied().filter(|it| crate::calendar::spring_was_held(*it)).collect();
    let choice = if held.is_empty() { inner } else { &held };
    choice[dice.below(choice.len())]
}
