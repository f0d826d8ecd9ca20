//! Shares drawn towards the common one: the beta-binomial model.
//!
//! The true shares of the groups are taken to follow a beta distribution, whose place and
//! width come from the groups themselves. What was counted in a group then moves that
//! distribution, the more the larger the group.

use serde::{Deserialize, Serialize};

use crate::stats::{distribution::beta_quantile, interval::Interval};

/// Shares drawn towards the common one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShrunkenShares {
    /// The common share, Σk/Σn.
    pub share: f64,
    /// ρ: the correlation of two members of one group; 0 where chance explains all scatter.
    pub rho: f64,
    /// One for each group, in the order given.
    pub groups: Vec<ShrunkenShare>,
}

/// One share drawn towards the common one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShrunkenShare {
    /// The shrunken share.
    pub share: f64,
    /// Where the true share lies with 95 %, if the model holds.
    pub interval: Interval,
}

/// The shares of (successes, n) groups, drawn towards the common one.
///
/// ρ = max(0, (Σn(p−p₀)² − p₀q₀(I−1)) / (p₀q₀(N − Σn²/N − (I−1)))), Kleinman 1973; α = p₀(1−ρ)/ρ,
/// β = q₀(1−ρ)/ρ; (k + α)/(n + α + β), and the 2.5 % and 97.5 % points of
/// Beta(k + α, n − k + β). A group of nobody gets the common share. From five groups on. Where
/// ρ is 0 all groups have the common share and intervals without width. `None` for fewer than
/// two groups with members, more successes than members, a common share of 0 or 1, groups of
/// one member only, and groups that are each all or nothing (ρ ≥ 1).
///
/// ```
/// use analysis::stats::shrinkage::shares::shrink_shares;
///
/// // Nobody of five is not nothing, if elsewhere it is a tenth to a half.
/// let shrunken = shrink_shares(&[(0, 5), (9, 90), (45, 90), (30, 90)]);
/// assert!(shrunken.is_some_and(|it| it.groups[0].share > 0.1));
/// ```
pub fn shrink_shares(groups: &[(u64, u64)]) -> Option<ShrunkenShares> {
    if groups.iter().any(|(k, n)| k > n) {
        return None;
    }
    let filled = || groups.iter().filter(|&&(_, n)| n > 0).map(|&(k, n)| (k as f64, n as f64));
    let (successes, all) = filled().fold((0.0, 0.0), |(a, b), (k, n)| (a + k, b + n));
    let share = successes / all;
    let (spread, freedom) = (share * (1.0 - share), filled().count() as f64 - 1.0);
    let scatter: f64 = filled().map(|(k, n)| n * (k / n - share).powi(2)).sum();
    let size = all - filled().map(|(_, n)| n * n).sum::<f64>() / all - freedom;
    let rho = ((scatter - spread * freedom) / (spread * size)).max(0.0);
    // A comparison with NaN is false: without members there is no share.
    if !(spread > 0.0 && freedom > 0.0 && size > 0.0 && rho < 1.0) {
        return None;
    }
    let prior = (1.0 - rho) / rho;
    let of = |&(k, n): &(u64, u64)| {
        if rho <= 0.0 {
            return ShrunkenShare { share, interval: Interval { low: share, high: share } };
        }
        let (a, b) = (k as f64 + share * prior, (n - k) as f64 + (1.0 - share) * prior);
        let interval =
            Interval { low: beta_quantile(0.025, a, b), high: beta_quantile(0.975, a, b) };
        ShrunkenShare { share: a / (a + b), interval }
    };
    Some(ShrunkenShares { share, rho, groups: groups.iter().map(of).collect() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_shrunk_is_absent() {
        let cases: [(&str, &[(u64, u64)]); 7] = [
            ("nothing", &[]),
            ("one group", &[(3, 9), (0, 0)]),
            ("none succeeded", &[(0, 9), (0, 4)]),
            ("all succeeded", &[(9, 9), (4, 4)]),
            ("more than there are", &[(3, 9), (5, 4)]),
            ("one member each", &[(1, 1), (0, 1), (1, 1)]),
            ("all or nothing", &[(9, 9), (0, 9), (9, 9)]),
        ];
        for (name, groups) in cases {
            assert_eq!(shrink_shares(groups), None, "case: {name}");
        }
    }

    #[test]
    fn alike_groups_have_the_common_share() {
        let it = shrink_shares(&[(5, 20), (10, 40), (0, 0), (1, 4)]).unwrap();
        assert!(it.rho <= 0.0);
        let alike = |group: &ShrunkenShare| {
            (group.share - 0.25).abs() < 1e-15 && group.interval.half_width() <= 0.0
        };
        assert!(it.groups.iter().all(alike));
    }

    proptest! {
        #[test]
        fn a_share_moves_towards_the_common_one(
            groups in prop::collection::vec((0_u64..300, 0_u64..300), 2..20),
        ) {
            let groups: Vec<_> = groups.into_iter().map(|(k, n)| (k.min(n), n)).collect();
            let Some(all) = shrink_shares(&groups) else { return Ok(()) };
            for (it, &(k, n)) in all.groups.iter().zip(&groups) {
                let raw = if n == 0 { all.share } else { k as f64 / n as f64 };
                let between = raw.min(all.share) - 1e-12..=raw.max(all.share) + 1e-12;
                prop_assert!(between.contains(&it.share));
                prop_assert!(it.interval.low <= it.interval.high);
                prop_assert!(it.interval.low >= 0.0 && it.interval.high <= 1.0);
            }
        }
    }
}
