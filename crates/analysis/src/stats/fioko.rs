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

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

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

/// The label of a change in the share of «2», from (number of «2», pupils with a mark).
///
/// Δ = now − before: Δ ≤ 0 positive, Δ ≥ 10 percentage points negative, between them neutral;
/// ФИОКО 2026, p. 8. Decided in whole numbers, so that exactly ten points are ten. Has no
/// minimum of pupils: with five of them one pupil is twenty points. More «2» than pupils is a
/// caller's bug: debug builds stop.
///
/// ```
/// use analysis::stats::fioko::{Mark2Change, mark2_change};
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
}
