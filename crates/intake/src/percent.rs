//! Percentages, turned back into the pupils they were computed from.
//!
//! A published table gives rounded shares and n. Counts must sum to n, or a sum over schools is
//! of nobody in particular; so what rounding leaves over goes to the largest remainders. With two
//! decimals and fewer than 5,000 pupils that is exactly the count the share came from; with
//! fewer decimals it is the nearest that fits.

/// Shares are kept in millionths of a percent.
const UNIT: u64 = 1_000_000;
/// All of them.
const WHOLE: u64 = 100 * UNIT;
/// What shares may miss 100 % by, whatever their decimals: spreadsheets keep binary fractions.
const SLACK: u64 = UNIT / 100;

/// A share in percent as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Percent {
    /// In millionths of a percent.
    share: u64,
    /// Half of the last digit written, in the same unit.
    half: u64,
}

impl Percent {
    /// Reads a share from 0 to 100, the number as [`digits`](crate::likeness::digits) gives it.
    pub(crate) fn parse(number: &str) -> Option<Self> {
        const DECIMALS: usize = 6;
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_number = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let kept = fraction.bytes().chain(std::iter::repeat(b'0')).take(DECIMALS);
        let whole: u64 = whole.parse().ok().filter(|it| *it <= 100)?;
        let share = kept.fold(whole, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        let half = fraction.bytes().take(DECIMALS).fold(UNIT / 2, |half, _| half / 10);
        (share <= WHOLE).then_some(Self { share, half })
    }
}

/// The counts behind the shares of `n` pupils; `None` where the shares are not 100 % together,
/// as far as their rounding allows.
pub(crate) fn counts(shares: &[Percent], n: u64) -> Option<Vec<u64>> {
    let sum: u64 = shares.iter().map(|it| it.share).sum();
    // The coarsest writing tells the decimals: 12.30 is written 12.3.
    let half = shares.iter().map(|it| it.half).min().unwrap_or_default();
    let allowed = (half * shares.len() as u64).max(SLACK);
    if sum == 0 || sum.abs_diff(WHOLE) > allowed {
        return None;
    }
    let exact = |it: &Percent| u128::from(it.share) * u128::from(n);
    #[expect(clippy::cast_possible_truncation, reason = "a part of n")]
    let floors =
        |whole: u128| -> Vec<u64> { shares.iter().map(|it| (exact(it) / whole) as u64).collect() };
    let missing = |counts: &[u64]| n.checked_sub(counts.iter().sum()).map_or(usize::MAX, index);
    // Of exactly 100 first: then rounding shifts no count but its own.
    let mut whole = u128::from(WHOLE);
    let mut counts = floors(whole);
    if missing(&counts) > shares.len() {
        whole = u128::from(sum);
        counts = floors(whole);
    }
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|it| std::cmp::Reverse((exact(&shares[*it]) % whole, shares[*it].share)));
    for at in order.into_iter().take(missing(&counts)) {
        counts[at] += 1;
    }
    Some(counts)
}

fn index(missing: u64) -> usize {
    usize::try_from(missing).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(shares: &[&str], n: u64) -> Option<Vec<u64>> {
        let shares: Vec<_> = shares.iter().map(|it| Percent::parse(it).unwrap()).collect();
        counts(&shares, n)
    }

    #[test]
    fn shares_become_the_counts_they_came_from() {
        type Case<'c> = (&'c [&'c str], u64, Option<Vec<u64>>);
        let cases: [Case<'_>; 9] = [
            // 11, 47, 24 and 7 of 89.
            (&["12.36", "52.81", "26.97", "7.87"], 89, Some(vec![11, 47, 24, 7])),
            // Thirds of 10: one is left over, and the first of equals gets it.
            (&["33.33", "33.33", "33.33"], 10, Some(vec![4, 3, 3])),
            // Whole percents may miss 100 by half a percent each.
            (&["17", "33", "51"], 6, Some(vec![1, 2, 3])),
            (&["0", "100"], 7, Some(vec![0, 7])),
            // Nobody is given a share of nothing.
            (&["0", "99.99"], 10_000, Some(vec![0, 10_000])),
            (&["40", "60"], 0, Some(vec![0, 0])),
            (&["12.36", "52.81", "26.97", "6.87"], 89, None),
            (&["0", "0"], 5, None),
            (&[], 5, None),
        ];
        for (shares, n, expected) in cases {
            assert_eq!(counted(shares, n), expected, "case: {shares:?} of {n}");
        }
    }

    #[test]
    fn a_share_is_a_number_from_0_to_100() {
        for text in ["", "-1", "100.01", "1e1", "many", ".5", "999999999999999999999"] {
            assert_eq!(Percent::parse(text), None, "case: {text}");
        }
        let half = |it| Percent::parse(it).map(|it| it.half);
        assert_eq!(half("12.36"), Some(5_000));
        assert_eq!(half("7"), Some(500_000));
    }
}
