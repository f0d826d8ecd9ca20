//! Rank correlation from sums of ranks: what two orders of the same objects have in common, kept as
//! whole numbers.
//!
//! Ranks are of one group; sums of two groups must not be added. What is known of each object is gone
//! with its rank, so the sums can be kept where the objects may not.

use serde::{Deserialize, Serialize};

use super::agreement::{Estimate, Pair, around};

/// Sums over objects of their ranks by two values, each as twice the distance from the middle rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankSums {
    /// How many objects.
    pub n: u64,
    /// Σu² of the first value, u = 2·rank − (n + 1), ties sharing the mean of their ranks.
    pub first: u64,
    /// Σv² of the second.
    pub second: u64,
    /// Σuv.
    pub both: i64,
}

impl RankSums {
    /// The sums of counted pairs of values.
    pub fn of(pairs: &[Pair]) -> Self {
        let n: u64 = pairs.iter().map(|it| it.2).sum();
        let (first, second) = (twice_off(pairs, n, |it| it.0), twice_off(pairs, n, |it| it.1));
        let mut sums = Self { n, ..Self::default() };
        for ((u, v), pair) in first.into_iter().zip(second).zip(pairs) {
            sums.first += pair.2 * u.unsigned_abs().pow(2);
            sums.second += pair.2 * v.unsigned_abs().pow(2);
            sums.both += pair.2.cast_signed() * u * v;
        }
        sums
    }

    /// The rank correlation with ties and its interval; [`super::agreement::spearman`] of the same pairs.
    pub fn spearman(self) -> Option<Estimate> {
        let value = self.both as f64 / (self.first as f64 * self.second as f64).sqrt();
        let value = value.is_finite().then(|| value.clamp(-1.0, 1.0))?;
        Some(Estimate { value, interval: around(value, self.n) })
    }

    /// By the formula that is right only without ties, which documents print: 1 − 6Σd²/(n(n² − 1)).
    pub fn spearman_without_ties(self) -> Option<f64> {
        let n = self.n as f64;
        let squares = (self.first as f64 + self.second as f64 - 2.0 * self.both as f64) / 4.0;
        (self.n >= 2).then(|| 1.0 - 6.0 * squares / (n * (n * n - 1.0)))
    }
}

/// For each pair twice the distance of its mean rank from the middle of all.
fn twice_off(pairs: &[Pair], n: u64, side: fn(&Pair) -> u32) -> Vec<i64> {
    let off = |own: &Pair| {
        let (mut below, mut same) = (0, 0);
        for it in pairs {
            below += if side(it) < side(own) { it.2 } else { 0 };
            same += if side(it) == side(own) { it.2 } else { 0 };
        }
        (2 * below + same).cast_signed() - n.cast_signed()
    };
    pairs.iter().map(off).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::agreement::{spearman, spearman_without_ties};

    #[test]
    fn sums_of_ranks_say_what_the_pairs_say() {
        let pairs = [(3, 8, 2), (4, 9, 1), (5, 12, 3), (2, 9, 1), (3, 11, 4)];
        let it = RankSums::of(&pairs);
        let (one, other) = (it.spearman().unwrap(), spearman(&pairs).unwrap());
        assert!((one.value - other.value).abs() < 1e-12);
        let printed = spearman_without_ties(&pairs).unwrap();
        assert!((it.spearman_without_ties().unwrap() - printed).abs() < 1e-12);
    }

    #[test]
    fn worked_out_by_hand() {
        // Ranks 1.5, 1.5, 3 and 3, 1, 2: u = −1, −1, 2; v = 2, −2, 0.
        let it = RankSums::of(&[(1, 9, 1), (1, 5, 1), (2, 7, 1)]);
        assert_eq!(it, RankSums { n: 3, first: 6, second: 8, both: 0 });
        // Σd² = 1.5² + 0.5² + 1² = 3.5, so 1 − 21/24.
        assert!((it.spearman_without_ties().unwrap() - 0.125).abs() < 1e-12);
        assert_eq!(RankSums::of(&[(4, 9, 5)]).spearman(), None);
        assert_eq!(RankSums::default().spearman_without_ties(), None);
    }
}
