//! How far apart rows of a table are: which are alike.
//!
//! | distance | for | source |
//! |---|---|---|
//! | standardised Euclidean | numbers | √Σ wⱼ(zᵢⱼ − zₖⱼ)², z with n − 1 |
//! | Gower | numbers and words | Gower 1971: mean of |Δ| / range and of «differs» |
//!
//! Neither knows what is important: that is said by weights. A variable that does not vary says
//! nothing and is left out; so is one of weight 0.

use super::index::standardised;

/// What is known of all rows, made ready for measuring.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    kind: Kind,
    /// Number columns, as z or by range; then word columns.
    numbers: Vec<(Vec<f64>, f64)>,
    words: Vec<(Vec<u32>, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Euclid,
    Gower,
}

impl Space {
    /// Standardised Euclidean distances between rows of numbers, with a weight for each column.
    ///
    /// `None` for fewer than two rows, rows of different lengths, weights that are negative or not
    /// finite, or where nothing with weight varies.
    ///
    /// ```
    /// use analysis::stats::distance::Space;
    ///
    /// let space = Space::euclid(&[vec![1.0], vec![2.0], vec![3.0]], &[1.0]);
    /// assert_eq!(space.map(|it| it.between(0, 2)), Some(2.0));
    /// ```
    pub fn euclid(rows: &[Vec<f64>], weights: &[f64]) -> Option<Self> {
        let columns = standardised(rows)?;
        Self { kind: Kind::Euclid, numbers: weighted(columns, weights)?, words: Vec::new() }
            .usable()
    }

    /// Gower's distance over number columns and word columns (each word a number of its own).
    ///
    /// Weights come in the order numbers, words. `None` as for [`Space::euclid`].
    pub fn gower(rows: &[Vec<f64>], words: &[Vec<u32>], weights: &[f64]) -> Option<Self> {
        let width = rows.first()?.len();
        let (for_numbers, for_words) = weights.split_at_checked(width)?;
        let columns = by_range(rows)?;
        let word_width = words.first().map_or(0, Vec::len);
        let fits = (words.is_empty() && for_words.is_empty())
            || (words.len() == rows.len()
                && words.iter().all(|it| it.len() == word_width)
                && for_words.len() == word_width);
        let column = |at: usize| words.iter().map(|it| it[at]).collect::<Vec<u32>>();
        let varies = |it: &Vec<u32>| it.iter().any(|word| *word != it[0]);
        let words = (0..if fits { word_width } else { 0 })
            .map(|at| (column(at), for_words[at]))
            .filter(|(it, weight)| varies(it) && *weight > 0.0)
            .collect();
        let space = Self { kind: Kind::Gower, numbers: weighted(columns, for_numbers)?, words };
        let weights_are_right = for_words.iter().all(|it| it.is_finite() && *it >= 0.0);
        (fits && weights_are_right).then_some(space)?.usable()
    }

    fn usable(self) -> Option<Self> {
        (!self.numbers.is_empty() || !self.words.is_empty()).then_some(self)
    }

    /// The distance of two rows, by their positions.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn between(&self, one: usize, other: usize) -> f64 {
        let parts = self.numbers.iter().map(|(it, weight)| (it[one] - it[other], weight));
        match self.kind {
            Kind::Euclid => parts.map(|(step, weight)| weight * step * step).sum::<f64>().sqrt(),
            Kind::Gower => {
                let numbers: f64 = parts.map(|(step, weight)| weight * step.abs()).sum();
                let differ = |(it, weight): &(Vec<u32>, f64)| {
                    if it[one] == it[other] { 0.0 } else { *weight }
                };
                let words: f64 = self.words.iter().map(differ).sum();
                let weights = self.numbers.iter().map(|it| it.1);
                let weights: f64 = weights.chain(self.words.iter().map(|it| it.1)).sum();
                (numbers + words) / weights
            }
        }
    }
}

/// Columns that vary and weigh something, each with its weight.
fn weighted(columns: Vec<Option<Vec<f64>>>, weights: &[f64]) -> Option<Vec<(Vec<f64>, f64)>> {
    let usable =
        columns.len() == weights.len() && weights.iter().all(|it| it.is_finite() && *it >= 0.0);
    let pairs = columns.into_iter().zip(weights);
    let column = |(it, weight): (Option<Vec<f64>>, &f64)| it.map(|it| (it, *weight));
    usable.then(|| pairs.filter_map(column).filter(|it| it.1 > 0.0).collect())
}

/// The columns divided by their range; none for one that does not vary.
fn by_range(rows: &[Vec<f64>]) -> Option<Vec<Option<Vec<f64>>>> {
    let width = rows.first()?.len();
    let usable = rows.len() > 1
        && rows.iter().all(|it| it.len() == width && it.iter().all(|value| value.is_finite()));
    let column = |at: usize| {
        let values = || rows.iter().map(|it| it[at]);
        let range = values().reduce(f64::max)? - values().reduce(f64::min)?;
        (range > 0.0).then(|| values().map(|it| it / range).collect())
    };
    usable.then(|| (0..width).map(column).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn gower_counts_words_that_differ_and_steps_by_range() {
        let rows = [vec![0.0], vec![10.0], vec![4.0]];
        let space = Space::gower(&rows, &[vec![1], vec![1], vec![2]], &[1.0, 1.0]).unwrap();
        // The whole range of ten, the same word: (1 + 0) / 2. Then (0.4 + 1) / 2.
        assert!((space.between(0, 1) - 0.5).abs() < 1e-12);
        assert!((space.between(0, 2) - 0.7).abs() < 1e-12);
        // Three times the weight on the number: (3 · 0.4 + 1) / 4.
        let space = Space::gower(&rows, &[vec![1], vec![1], vec![2]], &[3.0, 1.0]).unwrap();
        assert!((space.between(0, 2) - 0.55).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_measured_is_absent() {
        let rows = [vec![1.0, 5.0], vec![2.0, 5.0]];
        assert_eq!(Space::euclid(&rows, &[1.0]), None, "one weight is missing");
        assert_eq!(Space::euclid(&rows, &[0.0, 1.0]), None, "only what is equal has weight");
        assert_eq!(Space::euclid(&rows[..1], &[1.0, 1.0]), None);
        assert_eq!(Space::euclid(&rows, &[-1.0, 1.0]), None);
        assert_eq!(Space::euclid(&[vec![1.0], vec![f64::NAN]], &[1.0]), None);
        assert_eq!(Space::gower(&rows, &[vec![1]], &[1.0, 1.0, 1.0]), None, "a row is missing");
        assert_eq!(Space::gower(&rows, &[], &[1.0]), None);
    }

    proptest! {
        #[test]
        fn both_are_distances(
            rows in prop::collection::vec((0.0..9.0_f64, -5.0..5.0_f64, 0..3_u32), 3..12),
        ) {
            let numbers: Vec<_> = rows.iter().map(|it| vec![it.0, it.1]).collect();
            let words: Vec<_> = rows.iter().map(|it| vec![it.2]).collect();
            let spaces = [
                Space::euclid(&numbers, &[1.0, 2.0]),
                Space::gower(&numbers, &words, &[1.0, 2.0, 1.0]),
            ];
            for space in spaces.into_iter().flatten() {
                for a in 0..rows.len() {
                    prop_assert!(space.between(a, a).abs() < 1e-12);
                    for b in 0..rows.len() {
                        let ab = space.between(a, b);
                        prop_assert!((ab - space.between(b, a)).abs() < 1e-12);
                        for c in 0..rows.len() {
                            let around = space.between(a, c) + space.between(c, b);
                            prop_assert!(ab <= around + 1e-9, "the triangle");
                        }
                    }
                }
            }
        }
    }
}
