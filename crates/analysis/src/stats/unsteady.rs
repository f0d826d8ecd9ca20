//! Which series jump more than series usually do.
//!
//! Chance alone is no yardstick: every series moves more than its sampling errors say, for reasons
//! that all share. So the usual movement is measured first, by the median of all series, which
//! the few that jump hardly change.

use serde::{Deserialize, Serialize};

use super::distribution::chi_squared_upper;

/// Halvings of the range in which the usual movement is looked for.
const STEPS: u32 = 50;

/// How far one series is from a steady one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unsteady {
    /// The test statistic.
    pub chi_squared: f64,
    /// Degrees of freedom: values less one.
    pub df: u32,
    /// How often a series that moves as usual would move at least so much.
    pub p: f64,
}

/// All series against their usual movement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Movement {
    /// τ²: the variance between the times of one series beyond sampling.
    pub tau_squared: f64,
    /// One for each series, in the order given; series of fewer than two values have none.
    pub series: Vec<Option<Unsteady>>,
}

/// Tests series of (value, sampling variance) for one level each.
///
/// χ² = Σ wₜ(yₜ − ȳ)², wₜ = 1/(vₜ + τ²), ȳ weighted, T − 1 degrees of freedom (Cochran 1937); τ²
/// is the smallest with which the median of all p values is at least ½, as in genomic control
/// (Devlin, Roeder 1999). Half of the series and more must move as usual. `None` if no series can be
/// tested, a variance is not positive or a number not finite.
///
/// ```
/// use analysis::stats::unsteady::movement;
///
/// let calm = vec![(0.0, 1.0), (0.5, 1.0), (-0.5, 1.0)];
/// let jump = vec![(0.0, 1.0), (9.0, 1.0), (0.0, 1.0)];
/// let found = movement(&[calm.clone(), calm.clone(), jump, calm]);
/// let p = found.map(|it| it.series.iter().flatten().map(|it| it.p).collect::<Vec<_>>());
/// assert!(p.is_some_and(|p| p[2] < 1e-6 && p[0] > 0.5));
/// ```
pub fn movement(series: &[Vec<(f64, f64)>]) -> Option<Movement> {
    let usable = |(y, v): &(f64, f64)| y.is_finite() && v.is_finite() && *v > 0.0;
    if !series.iter().flatten().all(usable) {
        return None;
    }
    let tested: Vec<&Vec<_>> = series.iter().filter(|it| it.len() > 1).collect();
    let median = |tau_squared: f64| {
        let mut p: Vec<f64> = tested.iter().map(|it| test(it, tau_squared).p).collect();
        p.sort_by(f64::total_cmp);
        p.get(p.len() / 2).copied()
    };
    let mut tau_squared = 0.0;
    if median(0.0)? < 0.5 {
        let (mut low, mut high) = (0.0, 1.0);
        while median(high)? < 0.5 {
            (low, high) = (high, 4.0 * high);
        }
        for _ in 0..STEPS {
            let middle = f64::midpoint(low, high);
            if median(middle)? < 0.5 { low = middle } else { high = middle }
        }
        tau_squared = high;
    }
    let test = |it: &Vec<_>| (it.len() > 1).then(|| test(it, tau_squared));
    Some(Movement { tau_squared, series: series.iter().map(test).collect() })
}

fn test(values: &[(f64, f64)], tau_squared: f64) -> Unsteady {
    let weight = |v: f64| 1.0 / (v + tau_squared);
    let (sum, weights) = values
        .iter()
        .fold((0.0, 0.0), |(sum, all), (y, v)| (sum + y * weight(*v), all + weight(*v)));
    let mean = sum / weights;
    let chi_squared: f64 = values.iter().map(|(y, v)| weight(*v) * (y - mean).powi(2)).sum();
    let df = u32::try_from(values.len() - 1).unwrap_or(u32::MAX);
    Unsteady { chi_squared, df, p: chi_squared_upper(chi_squared, f64::from(df)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two values a apart with variance 1 each: χ² = a²/2 with one degree of freedom. The median of
    /// χ² is 0.4549, so three pairs 2 apart move as usual with 2/(1 + τ²) = 0.4549: τ² = 3.396.
    #[test]
    fn the_usual_movement_is_that_of_the_median() {
        let pair = |apart: f64| vec![(0.0, 1.0), (apart, 1.0)];
        let found = movement(&[pair(2.0), pair(2.0), pair(2.0)]).unwrap();
        assert!((found.tau_squared - 3.396).abs() < 1e-3, "{}", found.tau_squared);
        let calm = movement(&[pair(0.1), pair(0.2), pair(0.3)]).unwrap();
        assert!(calm.tau_squared <= 0.0);
    }

    #[test]
    fn what_cannot_be_tested_is_absent() {
        assert_eq!(movement(&[]), None);
        assert_eq!(movement(&[vec![(1.0, 1.0)]]), None);
        assert_eq!(movement(&[vec![(1.0, 0.0), (2.0, 1.0)]]), None);
        let found = movement(&[vec![(1.0, 1.0)], vec![(1.0, 1.0), (1.0, 1.0)]]).unwrap();
        assert_eq!(found.series[0], None);
        assert!(found.series[1].is_some_and(|it| it.p >= 1.0));
    }
}
