//! Between counts and printed percents, without losing anybody on the way.
//!
//! Both directions use the method of largest remainders (Hamilton 1792): round everything
//! down, then give the missing units, one each, to those who lost most.

/// Shares of a whole in percent, rounded so that they add up to exactly 100.
///
/// Each is within one unit of the last decimal of the unrounded percent, and a zero stays
/// zero. Among equal remainders the larger count, then the earlier one is served first.
/// The arithmetic is in whole numbers: the sum is exact, only its printing is a float.
/// Empty if the counts are empty or all zero: there is no whole. More than 9 decimals are
/// read as 9.
///
/// ```
/// use analysis::stats::rounding::largest_remainder;
///
/// assert_eq!(largest_remainder(&[1, 1, 1], 1), [33.4, 33.3, 33.3]);
/// assert!(largest_remainder(&[0, 0], 1).is_empty());
/// ```
pub fn largest_remainder(counts: &[u64], decimals: u32) -> Vec<f64> {
    let total: u128 = counts.iter().map(|&count| u128::from(count)).sum();
    if total == 0 {
        return Vec::new();
    }
    let unit = 10_u64.pow(decimals.min(9));
    let units = u128::from(100 * unit);
    let quotas = counts.iter().map(|&count| u128::from(count) * units);
    let (mut rounded, remainders): (Vec<u128>, Vec<u128>) =
        quotas.map(|quota| (quota / total, quota % total)).unzip();
    let missing = units - rounded.iter().sum::<u128>();
    let first = |&one: &usize, &two: &usize| {
        (remainders[two], counts[two]).cmp(&(remainders[one], counts[one]))
    };
    serve(&mut rounded, missing, first);
    rounded.into_iter().map(|units| units as f64 / unit as f64).collect()
}

/// Restores counts from the percents somebody published, and their total.
///
/// pᵢ·n/Σp, rounded by largest remainders, so the counts always sum to `n`. The number of
/// decimals (0, 1 or 2) is read off the percents. For up to four parts the counts are the
/// true ones while n < 20, 200 or 2 000 respectively; above, each is within one unit of the
/// last decimal.
///
/// # Errors
///
/// [`ImplausiblePercents`] when no such counts can have been published this way: usually
/// the percents have another denominator than `n`.
///
/// ```
/// use analysis::stats::rounding::counts_from_percents;
///
/// assert_eq!(counts_from_percents(&[14.29, 42.86, 42.86, 0.0], 7), Ok(vec![1, 3, 3, 0]));
/// assert!(counts_from_percents(&[14.29, 42.86, 42.86, 0.0], 8).is_err());
/// ```
pub fn counts_from_percents(percents: &[f64], n: u64) -> Result<Vec<u64>, ImplausiblePercents> {
    if n == 0 {
        return Err(ImplausiblePercents::OfNothing);
    }
    if let Some(&percent) = percents.iter().find(|percent| !(0.0..=100.0).contains(*percent)) {
        return Err(ImplausiblePercents::OutOfRange { percent });
    }
    let unit = last_decimal(percents);
    let sum: f64 = percents.iter().sum();
    if (sum - 100.0).abs() > unit / 2.0 * percents.len() as f64 + NOISE {
        return Err(ImplausiblePercents::Sum { sum });
    }
    let quotas: Vec<f64> = percents.iter().map(|percent| percent / sum * n as f64).collect();
    let mut counts: Vec<u64> = quotas.iter().map(|&quota| quota as u64).collect();
    let missing = n.saturating_sub(counts.iter().sum());
    let remainder = |index: usize| quotas[index] - quotas[index].floor();
    let first = |&one: &usize, &two: &usize| remainder(two).total_cmp(&remainder(one));
    serve(&mut counts, u128::from(missing), first);
    for (&percent, &count) in percents.iter().zip(&counts) {
        // A whole unit, not half: some publishers cut off, some make the sum exactly 100.
        if (100.0 * count as f64 / n as f64 - percent).abs() > unit + NOISE {
            return Err(ImplausiblePercents::NoSuchCount { percent, n });
        }
    }
    Ok(counts)
}

/// Why percents and a total do not belong together.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum ImplausiblePercents {
    /// The total is zero, and nothing has no percents.
    #[error("expected percents of at least one, got percents of none")]
    OfNothing,
    /// One of them is not a percent.
    #[error("expected a percent between 0 and 100, got {percent}")]
    OutOfRange {
        /// The number found.
        percent: f64,
    },
    /// Together they are further from 100 than rounding explains.
    #[error("expected percents that add up to 100, got {sum}")]
    Sum {
        /// What they add up to.
        sum: f64,
    },
    /// No whole number out of the total is printed like this.
    #[error("{percent} % is no whole number out of {n}")]
    NoSuchCount {
        /// The percent that does not fit.
        percent: f64,
        /// The total it was said to be of.
        n: u64,
    },
}

/// What binary fractions add to decimal ones; far below any published digit.
const NOISE: f64 = 1e-9;

/// One unit of the last decimal in use; finer than two decimals counts as two.
fn last_decimal(percents: &[f64]) -> f64 {
    let whole =
        |scale: f64| move |&p: &f64| (p * scale - (p * scale).round()).abs() < NOISE * scale;
    [1.0, 10.0]
        .into_iter()
        .find(|&scale| percents.iter().all(whole(scale)))
        .map_or(0.01, |scale| 1.0 / scale)
}

/// Adds one to each of the `missing` first places, by the given order; ties in list order.
fn serve<T: From<u8> + std::ops::AddAssign>(
    parts: &mut [T],
    missing: u128,
    first: impl FnMut(&usize, &usize) -> std::cmp::Ordering,
) {
    let mut queue: Vec<usize> = (0..parts.len()).collect();
    queue.sort_by(first);
    let missing = usize::try_from(missing).unwrap_or(usize::MAX);
    for index in queue.into_iter().take(missing) {
        parts[index] += T::from(1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn percents_match_worked_examples() {
        let cases: [(&str, &[u64], u32, &[f64]); 8] = [
            // name, counts, decimals, percents
            ("thirds, the first of equals is served", &[1, 1, 1], 0, &[34.0, 33.0, 33.0]),
            ("thirds to a hundredth", &[1, 1, 1], 2, &[33.34, 33.33, 33.33]),
            ("nothing to round", &[1, 3], 1, &[25.0, 75.0]),
            ("of equal remainders the larger", &[1, 3, 4], 0, &[12.0, 38.0, 50.0]),
            ("a zero stays zero", &[0, 1, 2], 0, &[0.0, 33.0, 67.0]),
            ("one part", &[7], 1, &[100.0]),
            ("no parts", &[], 1, &[]),
            ("only empty parts", &[0, 0], 1, &[]),
        ];
        for (name, counts, decimals, expected) in cases {
            assert_eq!(largest_remainder(counts, decimals), expected, "case: {name}");
        }
    }

    #[test]
    fn counts_match_worked_examples() {
        use ImplausiblePercents::{NoSuchCount, OfNothing, OutOfRange, Sum};
        type Case<'a> = (&'a str, &'a [f64], u64, Result<&'a [u64], ImplausiblePercents>);
        let cases: [Case<'_>; 11] = [
            // name, percents, n, counts
            ("exact", &[6.25, 37.5, 43.75, 12.5], 48, Ok(&[3, 18, 21, 6])),
            ("sum of 100.01", &[2.68, 30.36, 49.11, 17.86], 112, Ok(&[3, 34, 55, 20])),
            ("whole percents", &[33.0, 33.0, 33.0], 3, Ok(&[1, 1, 1])),
            ("cut off, not rounded", &[66.6, 33.3], 3, Ok(&[2, 1])),
            ("made to add up to 100", &[33.4, 33.3, 33.3], 3, Ok(&[1, 1, 1])),
            ("all of them", &[0.0, 100.0], 5, Ok(&[0, 5])),
            ("nobody to be a percent of", &[0.0, 100.0], 0, Err(OfNothing)),
            ("negative", &[-1.0, 101.0], 9, Err(OutOfRange { percent: -1.0 })),
            ("a part is missing", &[40.0, 50.0], 10, Err(Sum { sum: 90.0 })),
            ("no parts", &[], 10, Err(Sum { sum: 0.0 })),
            ("a third of ten", &[33.3, 66.7], 10, Err(NoSuchCount { percent: 33.3, n: 10 })),
        ];
        for (name, percents, n, expected) in cases {
            let got = counts_from_percents(percents, n);
            assert_eq!(got.as_deref(), expected.as_ref().copied(), "case: {name}");
        }
        assert!(counts_from_percents(&[f64::NAN, 50.0], 10).is_err());
    }

    proptest! {
        #[test]
        fn printed_percents_sum_to_100(
            counts in prop::collection::vec(0_u64..2_000, 1..9),
            decimals in 0_u32..4,
        ) {
            let unit = 10_f64.powi(decimals as i32);
            let percents = largest_remainder(&counts, decimals);
            let total: u64 = counts.iter().sum();
            prop_assume!(total > 0);
            let units: u64 = percents.iter().map(|percent| (percent * unit).round() as u64).sum();
            prop_assert_eq!(units, 100 * 10_u64.pow(decimals));
            for (percent, &count) in percents.iter().zip(&counts) {
                let exact = 100.0 * count as f64 / total as f64;
                prop_assert!((percent - exact).abs() * unit < 1.0 + 1e-6);
                prop_assert!(count > 0 || *percent <= 0.0);
            }
        }

        #[test]
        fn counts_survive_being_published(
            counts in prop::collection::vec(0_u64..500, 1..5),
            displayed in prop::bool::ANY,
        ) {
            let total: u64 = counts.iter().sum();
            prop_assume!(total > 0);
            let rounded = |&count: &u64| (1e4 * count as f64 / total as f64).round() / 100.0;
            let percents = if displayed {
                largest_remainder(&counts, 2)
            } else {
                counts.iter().map(rounded).collect()
            };
            prop_assert_eq!(counts_from_percents(&percents, total), Ok(counts));
        }
    }
}
