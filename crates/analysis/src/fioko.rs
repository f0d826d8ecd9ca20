//! Rules of ФИОКО, exactly as published.
//!
//! An official label must come out as the document says even where statistics would say
//! something else; so these rules stand apart from our own methods, know no interval unless
//! the document has one, and are never tuned. What they do on real data is written in the
//! domain specification; the page that shows one names the document.
//!
//! | rule | document |
//! |---|---|
//! | [`mark2_change`] | ФИОКО 2026, p. 8 |
//! | [`mean_sign`], [`cohort_bounds`], [`objectivity_index`] | the regional index of objectivity |

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use crate::stats::{interval::Interval, quantile::quantile};

/// Динамика доли «2»: how the share of the lowest mark moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark2Change {
    /// Положительная: it did not grow.
    Positive,
    /// Нейтральная: it grew by less than 10 percentage points.
    Neutral,
    /// Отрицательная: it grew by 10 percentage points or more.
    Negative,
}

/// From which growth of the share on its dynamics are negative, of the document (ФИОКО 2026, p. 8).
pub const MARK2_NEGATIVE: f64 = 0.1;

/// The label of a change in the share of «2», from (number of «2», pupils with a mark).
///
/// Δ = now − before: Δ ≤ 0 positive, Δ ≥ 10 percentage points negative, between them neutral;
/// ФИОКО 2026, p. 8. Decided in whole numbers, so that exactly ten points are ten. Has no
/// minimum of pupils: with five of them one pupil is twenty points. More «2» than pupils is a
/// caller's bug: debug builds stop.
///
/// ```
/// use analysis::fioko::{Mark2Change, mark2_change};
///
/// let (now, before) = (50_u64.try_into()?, 25_u64.try_into()?);
/// assert_eq!(mark2_change((10, now), (3, before)), Mark2Change::Neutral);
/// assert_eq!(mark2_change((11, now), (3, before)), Mark2Change::Negative);
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
pub fn mark2_change(now: (u64, NonZeroU64), before: (u64, NonZeroU64)) -> Mark2Change {
    let [(k1, n1), (k2, n2)] = [now, before].map(|(k, n)| {
        debug_assert!(k <= n.get(), "{k} of {n}");
        (u128::from(k), u128::from(n.get()))
    });
    // k₁/n₁ − k₂/n₂ against 0 and 1/10, multiplied by 10·n₁·n₂. Saturated only beyond 10¹⁸.
    let (grown, base) = (10_u128.saturating_mul(k1 * n2), 10_u128.saturating_mul(k2 * n1));
    if grown <= base {
        Mark2Change::Positive
    } else if grown - base >= n1 * n2 {
        Mark2Change::Negative
    } else {
        Mark2Change::Neutral
    }
}

/// The t of the document, which writes 1.96 for every number of pupils.
const T: f64 = 1.96;

/// The interval of the document for a mean: x̄ ± 1.96·s/√n, `sd` the sample deviation.
///
/// Too short for small n; our own is [`crate::stats::interval::mean_t`]. `None` for n = 0, a negative
/// deviation or anything not finite.
///
/// ```
/// use analysis::fioko::mean_interval;
///
/// assert!(mean_interval(12.0, 3.0, 9).is_some_and(|it| (it.high - 13.96).abs() < 1e-12));
/// ```
pub fn mean_interval(mean: f64, sd: f64, n: u64) -> Option<Interval> {
    let usable = n > 0 && sd >= 0.0 && sd.is_finite() && mean.is_finite();
    usable.then(|| Interval::around(mean, T * sd / (n as f64).sqrt()))
}

/// A mean that lies wholly apart from that of the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeanSign {
    /// Завышенный средний балл: the sign of the document.
    Overstated,
    /// Its mirror image, which the document does not use: low results, no sign of bias.
    Low,
}

/// The sign of a mean, from the [`mean_interval`] of a school and of its region.
///
/// Overstated where the lower end of the school is above the upper end of the region, the index
/// of objectivity of ФИОКО. Marks every good school, and tiny ones by chance: on real data one
/// of seven schools in a single work. `None` where the intervals meet.
///
/// ```
/// use analysis::fioko::{MeanSign, mean_interval, mean_sign};
///
/// let (school, region) = (mean_interval(14.0, 3.0, 36), mean_interval(12.0, 3.0, 9_000));
/// assert_eq!(school.zip(region).and_then(|(s, r)| mean_sign(s, r)), Some(MeanSign::Overstated));
/// ```
pub fn mean_sign(school: Interval, region: Interval) -> Option<MeanSign> {
    if school.low > region.high {
        Some(MeanSign::Overstated)
    } else if school.high < region.low {
        Some(MeanSign::Low)
    } else {
        None
    }
}

/// How the K of a cohort may lie among the K of all schools.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CohortBounds {
    /// The lower quartile of all K.
    pub q1: f64,
    /// The upper quartile.
    pub q3: f64,
    /// Q1 − 3·IQR; below it the result rose sharply.
    pub lower: f64,
    /// Q3 + 3·IQR; above it the result fell sharply.
    pub upper: f64,
}

/// A sharp change of one cohort between two grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CohortSign {
    /// Резкое падение.
    SharpDrop,
    /// Резкий рост.
    SharpRise,
}

/// The K of one cohort: its result in one year over that in the next, one grade up.
///
/// K = S(N, y)/S(N + 1, y + 1) with S the mean percent of the work. `None` for a negative result
/// or a later one of zero.
///
/// ```
/// use analysis::fioko::cohort_ratio;
///
/// assert_eq!(cohort_ratio(60.0, 40.0), Some(1.5));
/// ```
pub fn cohort_ratio(before: f64, now: f64) -> Option<f64> {
    Some(before / now).filter(|k| before >= 0.0 && now > 0.0 && k.is_finite())
}

/// The bounds of K from the [`cohort_ratio`] of all schools, in any order.
///
/// Q1 − 3·IQR and Q3 + 3·IQR, quartiles by type 7 (the document does not name one). Marks
/// hardly any school: on real data none or one of 600. `None` without values or with one that
/// is not finite.
///
/// ```
/// use analysis::fioko::{CohortSign, cohort_bounds};
///
/// let bounds = cohort_bounds(&[1.0, 1.1, 1.0, 0.9, 3.0]);
/// assert_eq!(bounds.and_then(|it| it.sign(3.0)), Some(CohortSign::SharpDrop));
/// ```
pub fn cohort_bounds(ratios: &[f64]) -> Option<CohortBounds> {
    let mut ratios = ratios.to_vec();
    ratios.sort_by(f64::total_cmp);
    let (q1, q3) = (quantile(&ratios, 0.25)?, quantile(&ratios, 0.75)?);
    let reach = 3.0 * (q3 - q1);
    let finite = ratios.iter().all(|k| k.is_finite());
    finite.then_some(CohortBounds { q1, q3, lower: q1 - reach, upper: q3 + reach })
}

impl CohortBounds {
    /// The sign of one K; `None` within the bounds.
    pub fn sign(self, ratio: f64) -> Option<CohortSign> {
        if ratio > self.upper {
            Some(CohortSign::SharpDrop)
        } else if ratio < self.lower {
            Some(CohortSign::SharpRise)
        } else {
            None
        }
    }
}

/// Индекс объективности: the share of schools without any sign, as a fraction of one.
///
/// 1 − marked/schools; the document writes it in percent. `None` without schools or with more
/// marked than there are.
///
/// ```
/// use analysis::fioko::objectivity_index;
///
/// assert_eq!(objectivity_index(1, 4), Some(0.75));
/// ```
pub fn objectivity_index(marked: u64, schools: u64) -> Option<f64> {
    (schools > 0 && marked <= schools).then(|| (schools - marked) as f64 / schools as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_change_exactly_at_their_bounds() {
        use Mark2Change::{Negative, Neutral, Positive};
        let cases = [
            // name, now, before, label
            ("as before", (1, 3), (2, 6), Positive),
            ("none any more", (0, 5), (5, 5), Positive),
            ("a hair more", (334, 1_000), (1, 3), Neutral),
            ("exactly ten points from a third", (13, 30), (1, 3), Negative),
            ("exactly ten points from 14 %", (24, 100), (14, 100), Negative),
            ("one pupil of five", (1, 5), (0, 5), Negative),
            ("a whole country", (2_000_000_000, 4_000_000_000), (1, 2), Positive),
        ];
        for (name, (k1, n1), (k2, n2), label) in cases {
            let n = |n| NonZeroU64::new(n).unwrap();
            assert_eq!(mark2_change((k1, n(n1)), (k2, n(n2))), label, "case: {name}");
        }
    }

    #[test]
    fn what_the_document_does_not_cover_is_absent() {
        assert_eq!(mean_interval(12.0, 3.0, 0), None);
        assert_eq!(mean_interval(12.0, -3.0, 9), None);
        assert_eq!(cohort_ratio(50.0, 0.0), None);
        assert_eq!(cohort_ratio(-1.0, 5.0), None);
        assert_eq!(cohort_bounds(&[]), None);
        assert_eq!(cohort_bounds(&[1.0, f64::INFINITY]), None);
        assert_eq!(objectivity_index(0, 0), None);
        assert_eq!(objectivity_index(5, 4), None);
    }

    #[test]
    fn intervals_that_touch_are_no_sign() {
        let at = |low, high| Interval { low, high };
        assert_eq!(mean_sign(at(12.0, 14.0), at(11.0, 12.0)), None);
        assert_eq!(mean_sign(at(12.1, 14.0), at(11.0, 12.0)), Some(MeanSign::Overstated));
        assert_eq!(mean_sign(at(9.0, 10.0), at(11.0, 12.0)), Some(MeanSign::Low));
    }
}
