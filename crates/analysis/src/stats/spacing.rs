//! Dates and limits: whether things lie far enough apart, and whether a part is small enough.
//!
//! Which things and which limits is decided elsewhere.

use serde::{Deserialize, Serialize};

/// A distance between two neighbours in time, or a part of a whole, beside its limit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept<T> {
    /// What was found.
    pub found: T,
    /// Whether the limit is kept.
    pub is_kept: bool,
}

/// The days between neighbours, each at least `least`; days are numbered from any day on, in any order.
///
/// Two on the same day are 0 apart. Exact.
///
/// ```
/// use analysis::stats::spacing::{Kept, gaps};
///
/// assert_eq!(gaps(&[30, 10], 17), [Kept { found: 20, is_kept: true }]);
/// ```
pub fn gaps(days: &[i32], least: i32) -> Vec<Kept<i32>> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let apart = days.windows(2).map(|it| it[1].saturating_sub(it[0]));
    apart.map(|found| Kept { found, is_kept: found >= least }).collect()
}

/// A part of a whole as a fraction of one, at most `most`.
///
/// Compared as counts, so that a part which is the limit exactly keeps it. `None` of nothing.
///
/// ```
/// use analysis::stats::spacing::share;
///
/// assert!(share(17, 170, 0.1).is_some_and(|it| it.is_kept));
/// assert_eq!(share(1, 0, 0.1), None);
/// ```
pub fn share(part: u32, whole: u32, most: f64) -> Option<Kept<f64>> {
    let [of, all] = [part, whole].map(f64::from);
    // Half a unit in the fifteenth place: a limit such as 0.1 has no exact binary form.
    let is_kept = of <= most * all * (1.0 + f64::EPSILON);
    (whole > 0).then(|| Kept { found: of / all, is_kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_told_apart_in_the_order_of_time() {
        assert_eq!(gaps(&[], 17), []);
        assert_eq!(gaps(&[5], 17), []);
        let found: Vec<(i32, bool)> =
            gaps(&[40, 5, 5, 22], 17).iter().map(|it| (it.found, it.is_kept)).collect();
        assert_eq!(found, [(0, false), (17, true), (18, true)]);
    }

    #[test]
    fn a_part_that_is_the_limit_keeps_it() {
        for (part, whole, is_kept) in
            [(3, 30, true), (17, 170, true), (18, 170, false), (0, 9, true)]
        {
            assert_eq!(
                share(part, whole, 0.1).map(|it| it.is_kept),
                Some(is_kept),
                "{part}/{whole}"
            );
        }
    }
}
