//! How a school stands in one indicator: beside whom, where, and what may be said of it.

use serde::{Deserialize, Serialize};

use super::{Said, field::Columns, set::Member};
use crate::{
    answer::{Absence, Change, Row, Verdict, apart, difference},
    finding::PUPILS_MIN,
    indicator::{Better, Indicator, Measured, Unit},
    peers::PEERS_MIN,
    stats::{
        ALPHA,
        interval::{Interval, Z_975},
        many::{Adjustment, RankInterval, discoveries, p_of_difference, rank_interval_among},
        quantile::Describe,
    },
    view::{Against, Centre},
};

/// Of fewer values tenths are no tenths.
const DECILES_FROM: usize = 20;

/// One indicator of the school beside the same of the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// What was measured.
    pub indicator: Indicator,
    /// Of the school itself.
    pub own: Row,
    /// Of the others: the position in [`super::ReferenceSet::members`], and the value.
    pub others: Vec<(u32, Measured)>,
    /// Quartiles, median and ends of the others.
    pub spread: Option<Describe>,
    /// What stands for the others: all their pupils, their mean, or the target.
    pub centre: Option<Measured>,
    /// The school less that; its verdict is not yet corrected for the number of indicators.
    pub difference: Result<Change, NoVerdict>,
    /// What may be said after the correction.
    pub verdict: Said,
    /// The place among the others, 1 being the best, and of how many.
    pub rank: Option<(RankInterval, u32)>,
    /// The part of the spread the school lies in.
    pub band: Option<Band>,
}

/// In which quarter, and of many values in which tenth, counted from below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The quarter of the value, 1 to 4.
    pub quarter: u8,
    /// The quarters of the ends of its interval.
    pub quarters: (u8, u8),
    /// The tenth, 1 to 10; from 20 values on.
    pub tenth: Option<u8>,
}

/// Why nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoVerdict {
    /// The school itself has no value.
    NoValue(Absence),
    /// It has one, of fewer than [`PUPILS_MIN`] pupils.
    FewPupils,
    /// Fewer than [`PEERS_MIN`] of the others have one.
    TooFew,
    /// There is no interval for the difference.
    NoInterval,
}

/// Judges one school against any set of others.
pub(super) struct Judge<'a> {
    columns: &'a Columns,
    own: Option<usize>,
    against: &'a Against,
}

impl<'a> Judge<'a> {
    pub(super) fn of(columns: &'a Columns, own: Option<usize>, against: &'a Against) -> Self {
        Self { columns, own, against }
    }

    /// How the school stands against the schools at `positions`, in every indicator.
    pub(super) fn standings(
        &self,
        positions: &[Option<usize>],
        members: &[Member],
    ) -> Vec<Standing> {
        debug_assert_eq!(positions.len(), members.len(), "one position for each member");
        let mut standings: Vec<Standing> =
            (0..self.columns.indicators.len()).map(|it| self.standing(it, positions)).collect();
        let differences: Vec<_> = standings.iter().map(|it| it.difference).collect();
        for (standing, said) in standings.iter_mut().zip(self.said(&differences)) {
            standing.verdict = said;
        }
        standings
    }

    /// What is said of the chosen indicator against the schools at `positions`.
    pub(super) fn said_of_chosen(&self, positions: &[Option<usize>]) -> Said {
        let differences: Vec<_> = (0..self.columns.indicators.len())
            .map(|it| self.difference(it, &self.others(it, positions)).1)
            .collect();
        self.said(&differences).into_iter().next().unwrap_or(Err(NoVerdict::TooFew))
    }

    fn own(&self, column: usize) -> Option<Row> {
        self.columns.rows[column][self.own?]
    }

    /// What was measured of others in the same way as of the school, by place in `positions`.
    fn others(&self, column: usize, positions: &[Option<usize>]) -> Vec<(u32, Measured)> {
        let own = self.own(column);
        let comparable = |row: &Row| own.is_none_or(|own| is_alike(&own, row));
        let at = |position: &Option<usize>| {
            self.columns.rows[column][(*position)?].filter(comparable)?.value.ok()
        };
        (0..).zip(positions).filter_map(|(place, it)| Some((place, at(it)?))).collect()
    }

    /// What stands for the others, and how the school differs from it.
    fn difference(
        &self,
        column: usize,
        others: &[(u32, Measured)],
    ) -> (Option<Measured>, Result<Change, NoVerdict>) {
        let indicator = self.columns.indicators[column];
        let own = self.own(column).map_or(Err(Absence::NoData), |it| it.value);
        let measured: Vec<Measured> = others.iter().map(|it| it.1).collect();
        let target = self.target(column);
        let centre = match (target, self.against.centre) {
            (Some(target), _) => Some(target),
            (None, Centre::Pupils) => indicator.pooled(&measured),
            (None, Centre::Schools) => indicator.mean_of_schools(&measured),
        };
        let own = match own {
            Ok(own) => own,
            Err(absence) => return (centre, Err(NoVerdict::NoValue(absence))),
        };
        if own.n < PUPILS_MIN {
            return (centre, Err(NoVerdict::FewPupils));
        }
        if target.is_none() && measured.len() < PEERS_MIN {
            return (centre, Err(NoVerdict::TooFew));
        }
        let Some(centre) = centre else { return (None, Err(NoVerdict::NoInterval)) };
        let change = match self.against.centre {
            Centre::Pupils if target.is_none() => difference(indicator, &centre, &own),
            _ => apart(indicator, &centre, &own),
        };
        (Some(centre), Ok(change))
    }

    /// The target, where this is the indicator it is of: a number without chance.
    fn target(&self, column: usize) -> Option<Measured> {
        let is_asked = self.against.kind == Some(crate::view::ReferenceKind::Target);
        let target = f64::from(self.against.target.filter(|_| is_asked && column == 0)?);
        let shown =
            if self.columns.indicators[column].spec().unit == Unit::Share { 100.0 } else { 1.0 };
        let value = target / 1_000.0 / shown;
        let interval = Some(Interval { low: value, high: value });
        Some(Measured { value, interval, sd: None, numerator: None, denominator: 1.0, n: 0 })
    }

    fn standing(&self, column: usize, positions: &[Option<usize>]) -> Standing {
        let indicator = self.columns.indicators[column];
        let own = self.own(column).unwrap_or(Row::ABSENT);
        let others = self.others(column, positions);
        let (centre, difference) = self.difference(column, &others);
        let values: Vec<f64> = others.iter().map(|it| it.1.value).collect();
        let is_enough = values.len() >= PEERS_MIN;
        let spread = Describe::of_values(&values).filter(|_| is_enough);
        let measured = own.value.ok().filter(|_| is_enough);
        Standing {
            band: measured.zip(spread).map(|(own, spread)| band(&own, &spread, &values)),
            rank: measured.and_then(|own| rank(indicator, &own, &others)),
            verdict: Err(NoVerdict::TooFew),
            indicator,
            own,
            others,
            spread,
            centre,
            difference,
        }
    }

    /// What the differences allow to say, corrected for their number; the indicators of one school
    /// hang together, so by Benjamini and Yekutieli.
    fn said(&self, differences: &[Result<Change, NoVerdict>]) -> Vec<Said> {
        let p = |it: &Result<Change, NoVerdict>| {
            let change = it.ok()?;
            p_of_difference(change.delta, change.interval?)
        };
        let p: Vec<Option<f64>> = differences.iter().map(p).collect();
        let found = discoveries(&p, Adjustment::BenjaminiYekutieli, ALPHA);
        let said = |(it, is_found): (&Result<Change, NoVerdict>, Option<bool>)| {
            let change = (*it)?;
            let is_found = is_found.ok_or(NoVerdict::NoInterval)?;
            Ok(if is_found { change.verdict } else { Verdict::NotDifferent })
        };
        differences.iter().zip(found).map(said).collect()
    }
}

/// Whether two rows measure the same: one scale, the same grades.
pub(super) fn is_alike(one: &Row, two: &Row) -> bool {
    (one.scale, one.grades) == (two.scale, two.grades)
}

/// A value as ranks want it: large is good, and half a 95 % interval is 1.96 errors.
pub(super) fn estimate(indicator: Indicator, it: &Measured) -> Option<(f64, f64)> {
    let sign = if indicator.spec().better == Better::Lower { -1.0 } else { 1.0 };
    Some((sign * it.value, it.interval?.half_width() / Z_975))
}

fn rank(
    indicator: Indicator,
    own: &Measured,
    others: &[(u32, Measured)],
) -> Option<(RankInterval, u32)> {
    let known: Vec<_> = others.iter().filter_map(|it| estimate(indicator, &it.1)).collect();
    let all = u32::try_from(known.len()).ok()? + 1;
    let is_judged = indicator.spec().better != Better::Neither && known.len() >= PEERS_MIN;
    let rank = rank_interval_among(estimate(indicator, own)?, &known)?;
    is_judged.then_some((rank, all))
}

fn band(own: &Measured, spread: &Describe, values: &[f64]) -> Band {
    let quarter = |value: f64| {
        let bounds = [spread.q1, spread.median, spread.q3];
        let above = bounds.iter().filter(|it| value > **it);
        1 + u8::try_from(above.count()).unwrap_or(3)
    };
    let ends = own.interval.map_or((own.value, own.value), |it| (it.low, it.high));
    let below = values.iter().filter(|it| **it < own.value).count();
    let tenth = u8::try_from(10 * below / values.len().max(1)).unwrap_or(9).min(9) + 1;
    Band {
        quarter: quarter(own.value),
        quarters: (quarter(ends.0), quarter(ends.1)),
        tenth: (values.len() >= DECILES_FROM).then_some(tenth),
    }
}
