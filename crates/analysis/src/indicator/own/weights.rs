//! Formulas as weights of groups of pupils that do not overlap: whether a number is a share of
//! pupils, or what each pupil counts for, shows there.

use super::{Formula, Term, Unusable, Weighted};
use crate::{
    code::Code,
    indicator::{Indicator, Part, Unit},
    scale::{LEVELS_MAX, Scale, ScoreKind},
};

/// Pupils at each level, then those not graded.
pub(super) const LEVELS: usize = LEVELS_MAX + 1;
/// Pupils who stayed away, who came without a valid result, and with one.
pub(super) const ATTENDANCE: usize = 3;

/// The weights of numerator and denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weights<const N: usize> {
    pub(super) numerator: [i32; N],
    pub(super) denominator: [i32; N],
}

impl<const N: usize> Weights<N> {
    /// What each pupil of the denominator counts for lies between these bounds.
    fn is_mean_within(&self, low: i32, high: i32) -> bool {
        let counts = |(weight, of): (&i32, &i32)| match of {
            0 => *weight == 0,
            1 => (low..=high).contains(weight),
            _ => false,
        };
        self.denominator.contains(&1) && self.numerator.iter().zip(&self.denominator).all(counts)
    }

    /// Whether the number is one of the unit.
    pub(super) fn is_of(&self, unit: Unit) -> bool {
        match unit {
            Unit::Share => self.is_mean_within(0, 1),
            Unit::Index => self.is_mean_within(0, 100),
            Unit::Score => self.is_mean_within(i32::MIN, i32::MAX),
            Unit::People => {
                self.denominator == [0; N] && self.numerator.iter().all(|it| (0..=1).contains(it))
            }
            Unit::Mark => self.is_mean_within(1, i32::MAX),
        }
    }
}

impl Formula {
    /// The formula itself, if it can be one at all.
    pub(super) fn checked(self) -> Result<Self, Unusable> {
        let Self { numerator, denominator, unit, .. } = &self;
        if numerator.is_empty() || denominator.is_empty() != (*unit == Unit::People) {
            return Err(Unusable::Empty);
        }
        let part = self.part();
        if numerator.terms().chain(denominator.terms()).any(|(term, _)| term.part() != part) {
            return Err(Unusable::Mixed);
        }
        let fits = match part {
            Part::Levels if *unit == Unit::Mark => {
                numerator.terms().all(|(term, weight)| term.mark() == Some(weight))
                    && scales_of_marks().any(|it| self.weights(&it).is_some())
            }
            Part::Levels => self.weights(&every_term()).is_some(),
            Part::Attendance => self.attendance().is_of(*unit),
            Part::Participants => numerator.is(Term::Participants) && *unit == Unit::People,
            Part::Scores => {
                let divides = |term, of| denominator.is(term) && *unit == of;
                numerator.is(Term::Points)
                    && (divides(Term::Scored, Unit::Score) || divides(Term::Possible, Unit::Share))
            }
        };
        if fits { Ok(self) } else { Err(Unusable::Unit(*unit)) }
    }

    /// The weights of pupils at each level of a scale; `None` where it lacks a term, or where terms
    /// that are the same there count somebody twice.
    pub(super) fn weights(&self, scale: &Scale) -> Option<Weights<LEVELS>> {
        let of = |sum: &Weighted| {
            let mut weights = [0; LEVELS];
            for (term, weight) in sum.terms() {
                let levels = term.levels(scale)?;
                let counted = &mut weights[levels.start() - 1..*levels.end()];
                counted.iter_mut().for_each(|it| *it += i32::from(weight));
                if term == Term::N && scale.counts_not_graded {
                    weights[LEVELS_MAX] += i32::from(weight);
                }
            }
            Some(weights)
        };
        let weights =
            Weights { numerator: of(&self.numerator)?, denominator: of(&self.denominator)? };
        weights.is_of(self.unit).then_some(weights)
    }

    pub(super) fn attendance(&self) -> Weights<ATTENDANCE> {
        let of = |sum: &Weighted| {
            let mut weights = [0; ATTENDANCE];
            for (term, weight) in sum.terms() {
                let from = match term {
                    Term::Registered => 0,
                    Term::Present => 1,
                    _ => 2,
                };
                weights[from..].iter_mut().for_each(|it| *it += i32::from(weight));
            }
            weights
        };
        Weights { numerator: of(&self.numerator), denominator: of(&self.denominator) }
    }
}

impl Term {
    /// The mark whose pupils a term counts.
    fn mark(self) -> Option<i16> {
        let marks = [Self::N1, Self::N2, Self::N3, Self::N4, Self::N5, Self::N6];
        (1..).zip(marks).find(|it| it.1 == self).map(|it| it.0)
    }

    /// The levels, from 1, whose pupils a term counts on a scale; `None` where there are none.
    fn levels(self, scale: &Scale) -> Option<std::ops::RangeInclusive<usize>> {
        let top = usize::from(scale.levels);
        let mark = |mark: u8| {
            let (lowest, highest) = scale.marks()?;
            (lowest..=highest).contains(&mark).then(|| usize::from(mark - lowest) + 1)
        };
        let level = |level: usize| (level <= top).then_some(level);
        let only = match self {
            Self::N => return (top > 0).then_some(1..=top),
            Self::Below => return Indicator::Below.counted_levels(scale),
            Self::Pass => return Indicator::Pass.counted_levels(scale),
            Self::Quality => return Indicator::Quality.counted_levels(scale),
            Self::Top => return Indicator::High.counted_levels(scale),
            Self::N1 => mark(1),
            Self::N2 => mark(2),
            Self::N3 => mark(3),
            Self::N4 => mark(4),
            Self::N5 => mark(5),
            Self::N6 => mark(6),
            Self::Level1 => level(1),
            Self::Level2 => level(2),
            Self::Level3 => level(3),
            Self::Level4 => level(4),
            Self::Level5 => level(5),
            Self::Level6 => level(6),
            _ => None,
        };
        only.map(|it| it..=it)
    }
}

/// Marks from 1 or 2 to 5 or 6: on one of them everybody of the denominator has a mark.
fn scales_of_marks() -> impl Iterator<Item = Scale> {
    [(1, 5), (2, 5), (1, 6), (2, 6)].into_iter().map(|(lowest, highest)| Scale {
        levels: highest + 1 - lowest,
        lowest_mark: Some(lowest),
        counts_not_graded: false,
        ..every_term()
    })
}

/// A scale that has every term, so that what fits nowhere is refused when it is written down.
fn every_term() -> Scale {
    Scale {
        code: Code::spelled("every_term"),
        levels: 6,
        pass_from: 3,
        quality_from: 4,
        below_to: 2,
        lowest_mark: Some(1),
        counts_not_graded: true,
        scores: ScoreKind::Points,
    }
}
