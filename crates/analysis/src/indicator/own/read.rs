//! Reading an own indicator off a tally, with the intervals of the invariant ones.

use super::{Formula, Term, weights::Weights};
use crate::{
    answer::Absence,
    indicator::{
        Indicator, Measured, Part, Unit,
        read::{float, mean_of, share, signed},
    },
    scale::{LEVELS_MAX, Scale},
    stats::quantile::sample_sd_of_sums,
    tally::Tally,
};

impl Formula {
    /// Reads the formula off a tally.
    ///
    /// A share of pupils has Wilson's interval, a mean Student's, as in the invariant part; an index
    /// is a convention and has none.
    pub(in crate::indicator) fn read(
        &self,
        tally: &Tally,
        scale: &Scale,
    ) -> Result<Measured, Absence> {
        match self.part() {
            Part::Levels => {
                let weights = self.weights(scale).ok_or(Absence::NotApplicable)?;
                let levels = tally.levels.ok_or(Absence::NoData)?;
                let mut counts = [0; LEVELS_MAX + 1];
                counts[..LEVELS_MAX].copy_from_slice(&levels.counts);
                counts[LEVELS_MAX] = levels.not_graded;
                self.read_weighted(&weights, &counts, levels.graded())
            }
            Part::Attendance => {
                let it = tally.attendance.ok_or(Absence::NoData)?;
                let counts = [
                    it.registered.saturating_sub(it.present),
                    it.present.saturating_sub(it.valid),
                    it.valid,
                ];
                self.read_weighted(&self.attendance(), &counts, it.registered)
            }
            Part::Participants => Indicator::Participants.read(tally, scale),
            Part::Scores if self.denominator.is(Term::Possible) => {
                Indicator::MeanPercent.read(tally, scale)
            }
            Part::Scores => Indicator::MeanScore.read(tally, scale),
        }
    }

    /// Whether the value rests on how many pupils there are at this level, from 0. How many are graded
    /// in all is told even where a level is withheld.
    pub(crate) fn rests_on_level(&self, scale: &Scale, level: usize) -> bool {
        let Some(Weights { numerator, denominator }) = self.weights(scale) else { return false };
        let top = usize::from(scale.levels);
        let counts_all = denominator[..top].iter().all(|it| *it == 1);
        numerator[level] != 0 || (!counts_all && denominator[level] != 0)
    }

    fn read_weighted<const N: usize>(
        &self,
        weights: &Weights<N>,
        counts: &[u64; N],
        all: u64,
    ) -> Result<Measured, Absence> {
        let sum = |weigh: fn(i128) -> i128| -> i128 {
            let terms = weights.numerator.iter().zip(counts);
            terms.map(|(weight, count)| weigh(i128::from(*weight)) * i128::from(*count)).sum()
        };
        let numerator = sum(|it| it);
        if self.unit == Unit::People {
            return people(signed(numerator), all);
        }
        let of = weights.denominator.iter().zip(counts).filter(|(weight, _)| **weight == 1);
        let of: u64 = of.map(|(_, count)| count).sum();
        if of == 0 {
            return Err(Absence::NoData);
        }
        if self.unit == Unit::Share {
            // Checked: each of its terms counts pupils, none of them less than no time.
            return share(u64::try_from(numerator).unwrap_or_default(), of);
        }
        let is_mean = matches!(self.unit, Unit::Score | Unit::Mark);
        let sd = is_mean.then(|| sample_sd_of_sums(of, numerator, sum(|it| it * it))).flatten();
        let total = signed(numerator);
        Ok(mean_of(total / float(of), total, sd, of))
    }
}

/// A number of people, which rests on all of whom something is told.
fn people(count: f64, all: u64) -> Result<Measured, Absence> {
    let measured = Measured {
        value: count,
        interval: None,
        sd: None,
        numerator: Some(count),
        denominator: 1.0,
        n: all,
    };
    if all == 0 { Err(Absence::NoData) } else { Ok(measured) }
}
