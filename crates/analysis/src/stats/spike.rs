//! Spikes: scores heaped up at a boundary.
//!
//! Where a mark begins at a score, some markers find the missing point. Then the histogram has
//! too many at the boundary and too few below it. Both sides of a boundary `c` are counted in
//! a window of two: below c−2 and c−1, above c and c+1. The share above is compared with the
//! one a smooth curve through the rest gives ([`smooth`]) or with that of others
//! ([`tail`], [`pooled`]). A spike says where to look; it does not say who did what or why.

use serde::{Deserialize, Serialize};

use super::{
    distribution::{binomial_upper, normal_upper},
    regression::Solved,
};

/// Scores on either side of a boundary that belong to its window.
const WINDOW: usize = 2;

/// The degree of the polynomial in the logarithm.
const DEGREE: i32 = 5;

/// A histogram beside the smooth curve through its undisturbed part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Smooth {
    /// Of the polynomial, from the constant on, in the standardised score.
    pub coefficients: Vec<f64>,
    /// The count to be expected at each score.
    pub predicted: Vec<f64>,
    /// One for each boundary, in the order given.
    pub windows: Vec<Window>,
}

/// The surroundings of one boundary, found and expected.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// Counted at the boundary and one above.
    pub above: u64,
    /// Counted at the two scores below.
    pub below: u64,
    /// The share above that the smooth curve has.
    pub share_smooth: f64,
    /// The count at the boundary less the smooth one.
    pub excess_at: f64,
    /// The smooth count just below the boundary less the one found.
    pub missing_below: f64,
    /// How far the share above is from the smooth one, in standard errors.
    pub z: f64,
}

impl Window {
    /// The share of the window found above the boundary; of an empty window there is none.
    pub fn share(self) -> Option<f64> {
        let all = self.above + self.below;
        (all > 0).then(|| self.above as f64 / all as f64)
    }
}

/// The smooth curve through a histogram, without the windows of its boundaries.
///
/// ln E\[count\] = Σ bⱼuʲ to the fifth degree, u the score less the mean of all possible scores
/// over their deviation; Poisson likelihood by reweighted least squares, fitted to the scores
/// outside all windows. The counterfactual of Dee, Dobbie, Jacob, Rockoff 2019.
/// z = (a − m·q)/√(m·q(1 − q)) with a above of m and q the smooth share. From 50 values on; the
/// curve itself is taken as known, so z is too large where it rests on few. `None` for fewer
/// than seven scores outside the windows, a boundary whose window leaves the histogram, an
/// empty window or counts that no such curve fits.
///
/// ```
/// use analysis::stats::spike::smooth;
///
/// let histogram = [2, 5, 9, 15, 22, 19, 51, 45, 44, 40, 35, 28, 21, 14, 9, 5];
/// let found = smooth(&histogram, &[6]).map(|it| it.windows[0]);
/// assert!(found.is_some_and(|it| it.z > 0.0 && it.missing_below > 0.0));
/// ```
pub fn smooth(histogram: &[u64], boundaries: &[usize]) -> Option<Smooth> {
    let inside =
        |c: usize| (c >= WINDOW && c + WINDOW <= histogram.len()).then(|| c - WINDOW..c + WINDOW);
    let windows = boundaries.iter().map(|&c| inside(c)).collect::<Option<Vec<_>>>()?;
    let kept = |score: &usize| !windows.iter().any(|window| window.contains(score));
    let middle = (histogram.len() as f64 - 1.0) / 2.0;
    // The variance of 0, 1, …, n − 1 is (n² − 1)/12.
    let sd = ((histogram.len() as f64).powi(2) / 12.0 - 1.0 / 12.0).sqrt();
    let row = |score: usize| {
        let u = (score as f64 - middle) / sd;
        (0..=DEGREE).map(|power| u.powi(power)).collect::<Vec<f64>>()
    };
    let scores: Vec<usize> = (0..histogram.len()).filter(kept).collect();
    let rows: Vec<_> = scores.iter().map(|&score| row(score)).collect();
    let counts: Vec<f64> = scores.iter().map(|&score| histogram[score] as f64).collect();
    let curve = poisson(&rows, &counts)?;
    let predicted: Vec<f64> =
        (0..histogram.len()).map(|score| curve.at(&row(score)).exp()).collect();
    let windows = boundaries.iter().map(|&c| window(histogram, &predicted, c));
    Some(Smooth {
        windows: windows.collect::<Option<_>>()?,
        coefficients: curve.coefficients,
        predicted,
    })
}

fn window(histogram: &[u64], predicted: &[f64], c: usize) -> Option<Window> {
    let (below, above) = (c - WINDOW..c, c..c + WINDOW);
    let count = |range: &std::ops::Range<usize>| histogram[range.clone()].iter().sum::<u64>();
    let curve = |range: &std::ops::Range<usize>| predicted[range.clone()].iter().sum::<f64>();
    let share_smooth = curve(&above) / (curve(&above) + curve(&below));
    let (a, m) = (count(&above) as f64, (count(&above) + count(&below)) as f64);
    let z = (a - m * share_smooth) / (m * share_smooth * (1.0 - share_smooth)).sqrt();
    z.is_finite().then(|| Window {
        above: count(&above),
        below: count(&below),
        share_smooth,
        excess_at: histogram[c] as f64 - predicted[c],
        missing_below: predicted[c - 1] - histogram[c - 1] as f64,
        z,
    })
}

/// Maximum likelihood of a Poisson mean exp(row·b); Nelder, Wedderburn 1972.
fn poisson(rows: &[Vec<f64>], counts: &[f64]) -> Option<Solved> {
    if rows.len() <= DEGREE as usize + 1 {
        return None;
    }
    let mut logs: Vec<f64> = counts.iter().map(|count| (count + 0.5).ln()).collect();
    for _ in 0..100 {
        let means: Vec<f64> = logs.iter().map(|log| log.exp()).collect();
        let working: Vec<f64> = (logs.iter().zip(&means).zip(counts))
            .map(|((log, mean), count)| log + (count - mean) / mean)
            .collect();
        let solved = Solved::of(rows, &working, &means)?;
        let next: Vec<f64> = rows.iter().map(|row| solved.at(row)).collect();
        let moved = next.iter().zip(&logs).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        if moved < 1e-11 {
            return Some(solved);
        }
        logs = next;
    }
    None
}

/// How likely chance alone puts so many above a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tail {
    /// So many or more.
    pub upper: f64,
    /// So many or fewer.
    pub lower: f64,
}

/// The exact chance of `above` or more, and or fewer, of `all` in a window.
///
/// Tails of the binomial distribution with the share `expected` of the reference, which must
/// not contain the group itself. Any number; below 20 hardly anything is unusual. `None` for
/// more above than there are or a share outside \[0, 1\].
///
/// ```
/// use analysis::stats::spike::tail;
///
/// // Four of four at a half: one in sixteen.
/// assert!(tail(4, 4, 0.5).is_some_and(|it| (it.upper - 0.0625).abs() < 1e-12));
/// ```
pub fn tail(above: u64, all: u64, expected: f64) -> Option<Tail> {
    (above <= all && (0.0..=1.0).contains(&expected)).then(|| Tail {
        upper: binomial_upper(above, all, expected),
        // P(X ≤ a) as the upper tail of those below the boundary.
        lower: binomial_upper(all - above, all, 1.0 - expected),
    })
}

/// One window of a group, with the share to be expected there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stratum {
    /// Counted above the boundary.
    pub above: u64,
    /// Counted in the whole window.
    pub all: u64,
    /// The share above in the reference.
    pub expected: f64,
}

/// Several windows of one group together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pooled {
    /// Counted above.
    pub above: u64,
    /// Counted in all windows.
    pub all: u64,
    /// The number above to be expected.
    pub expected: f64,
    /// Its variance.
    pub variance: f64,
    /// Found less expected, in standard errors.
    pub z: f64,
    /// The chance of so large a z or a larger one.
    pub p_upper: f64,
}

/// The windows of one group over several works and boundaries, taken together.
///
/// z = (Σa − Σmq)/√Σmq(1 − q), stratified as by Mantel, Haenszel 1959; normal approximation. From
/// Σm = 20 on. Windows should not share members; the same pupils in two works are counted as
/// independent. `None` where there is no variance or a stratum is impossible.
///
/// ```
/// use analysis::stats::spike::{Stratum, pooled};
///
/// let work = Stratum { above: 15, all: 20, expected: 0.5 };
/// // 30 of 40 at a half: 10 over √10.
/// assert!(pooled(&[work, work]).is_some_and(|it| (it.z - 10.0_f64.sqrt()).abs() < 1e-12));
/// ```
pub fn pooled(strata: &[Stratum]) -> Option<Pooled> {
    let possible = |it: &Stratum| it.above <= it.all && (0.0..=1.0).contains(&it.expected);
    if !strata.iter().all(possible) {
        return None;
    }
    let above = strata.iter().map(|it| it.above).sum();
    let all = strata.iter().map(|it| it.all).sum();
    let expected = strata.iter().map(|it| it.all as f64 * it.expected).sum();
    let variance =
        strata.iter().map(|it| it.all as f64 * it.expected * (1.0 - it.expected)).sum::<f64>();
    let z = (above as f64 - expected) / variance.sqrt();
    (variance > 0.0).then(|| Pooled { above, all, expected, variance, z, p_upper: normal_upper(z) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smooth_histogram_has_no_spike() {
        // e^(4 − u²/2) at every score, rounded.
        let counts: Vec<u64> = (0..21)
            .map(|score| (1_000.0 * (-(f64::from(score) - 10.0).powi(2) / 50.0).exp()) as u64)
            .collect();
        let it = smooth(&counts, &[8, 14]).unwrap();
        assert!(it.windows.iter().all(|it| it.z.abs() < 0.1), "{it:?}");
    }

    #[test]
    fn what_cannot_be_smoothed_is_absent() {
        let even = [9; 21];
        let cases: [(&str, &[u64], &[usize]); 6] = [
            ("nothing", &[], &[]),
            ("too short", &[9; 6], &[]),
            ("too little outside the windows", &even[..10], &[5]),
            ("a window below zero", &even, &[1]),
            ("a window beyond the end", &even, &[20]),
            ("nobody in the window", &[9, 9, 9, 9, 0, 0, 0, 0, 9, 9, 9, 9, 9], &[6]),
        ];
        for (name, histogram, boundaries) in cases {
            assert_eq!(smooth(histogram, boundaries), None, "case: {name}");
        }
        assert_eq!(tail(5, 4, 0.5), None);
        assert_eq!(tail(3, 4, f64::NAN), None);
        assert_eq!(pooled(&[]), None);
        assert_eq!(pooled(&[Stratum { above: 3, all: 3, expected: 1.0 }]), None);
        assert_eq!(pooled(&[Stratum { above: 4, all: 3, expected: 0.5 }]), None);
    }
}
