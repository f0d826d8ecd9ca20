//! How closely two values of the same things go together, and how surely that is known.
//!
//! A correlation describes and explains nothing: both values may follow a third one. It is of the
//! things it was computed of; between larger or smaller groupings of the same members it is another
//! number (Robinson 1950).

use serde::{Deserialize, Serialize};

use super::interval::{Interval, Z_975};

/// The fewest pairs an interval exists for.
pub const PAIRS_MIN: usize = 4;

/// A coefficient of correlation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correlation {
    /// From −1 to 1.
    pub value: f64,
    /// Where the coefficient of many such pairs lies with 95 %.
    pub interval: Interval,
    /// How many pairs.
    pub n: u64,
}

/// Pearson's r: how closely pairs lie to a straight line.
///
/// r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)²·Σ(y − ȳ)²); interval tanh(artanh r ± 1.96/√(n − 3)), Fisher
/// 1921. The interval supposes values that are normal together; one pair far out may decide r alone.
/// `None` for fewer than [`PAIRS_MIN`] pairs, values that do not vary, or a number that is not finite.
///
/// ```
/// use analysis::stats::correlation::pearson;
///
/// let line = [(1.0, 2.0), (2.0, 4.0), (3.0, 6.0), (4.0, 8.0)];
/// assert!(pearson(&line).is_some_and(|it| it.value > 1.0 - 1e-12));
/// ```
pub fn pearson(pairs: &[(f64, f64)]) -> Option<Correlation> {
    of(pairs, coefficient(pairs)?, |_| 1.0)
}

/// Spearman's ρ: how closely one order follows the other, whatever the distances.
///
/// Pearson's r of ranks, the mean rank where values are equal (Spearman 1904); interval
/// tanh(artanh ρ ± 1.96·√((1 + ρ²/2)/(n − 3))), Bonett, Wright 2000. Values far out count as much as
/// others. `None` as for [`pearson`].
///
/// ```
/// use analysis::stats::correlation::spearman;
///
/// let curve = [(1.0, 1.0), (2.0, 10.0), (3.0, 100.0), (4.0, 1000.0)];
/// assert!(spearman(&curve).is_some_and(|it| it.value > 1.0 - 1e-12));
/// ```
pub fn spearman(pairs: &[(f64, f64)]) -> Option<Correlation> {
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let ranked: Vec<(f64, f64)> = ranks(&x)?.into_iter().zip(ranks(&y)?).collect();
    of(pairs, coefficient(&ranked)?, width_of_ranks)
}

fn of(pairs: &[(f64, f64)], value: f64, width: impl Fn(f64) -> f64) -> Option<Correlation> {
    let n = pairs.len() as u64;
    (pairs.len() >= PAIRS_MIN).then(|| {
        let interval = on_the_scale_of_fisher(value, width(value), n);
        Correlation { value, interval, n }
    })
}

/// The width of Spearman's ρ on the scale of Fisher, beside that of Pearson's r (Bonett, Wright 2000).
pub(super) fn width_of_ranks(rho: f64) -> f64 {
    1.0 + rho * rho / 2.0
}

/// tanh(artanh v ± 1.96·√(width/(n − 3))), of four or more.
pub(super) fn on_the_scale_of_fisher(value: f64, width: f64, n: u64) -> Interval {
    let reach = Z_975 * (width / (n as f64 - 3.0)).sqrt();
    // On a perfect line the scale has no end, and tanh brings it back to one.
    let angle = value.atanh();
    Interval { low: (angle - reach).tanh(), high: (angle + reach).tanh() }
}

fn coefficient(pairs: &[(f64, f64)]) -> Option<f64> {
    counted(&pairs.iter().map(|it| (it.0, it.1, 1)).collect::<Vec<_>>())
}

/// r of pairs that so many objects have: of values Pearson's, of mean ranks Spearman's.
pub(super) fn counted(pairs: &[(f64, f64, u64)]) -> Option<f64> {
    let n = pairs.iter().map(|it| it.2).sum::<u64>() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |(x, y), it| {
        let share = it.2 as f64 / n;
        (x + it.0 * share, y + it.1 * share)
    });
    let sum = |of: &dyn Fn(f64, f64) -> f64| {
        pairs.iter().map(|it| it.2 as f64 * of(it.0 - x, it.1 - y)).sum()
    };
    let (xx, yy, xy): (f64, f64, f64) =
        (sum(&|x, _| x * x), sum(&|_, y| y * y), sum(&|x, y| x * y));
    let value = xy / (xx * yy).sqrt();
    (xx > 0.0 && yy > 0.0 && value.is_finite()).then(|| value.clamp(-1.0, 1.0))
}

/// From 1 for the smallest; equal values share the mean of their places.
fn ranks(values: &[f64]) -> Option<Vec<f64>> {
    if !values.iter().all(|it| it.is_finite()) {
        return None;
    }
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, two| values[*one].total_cmp(&values[*two]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    for equal in order.chunk_by(|one, two| values[*one].total_cmp(&values[*two]).is_eq()) {
        let rank = from as f64 + (equal.len() as f64 + 1.0) / 2.0;
        equal.iter().for_each(|place| ranks[*place] = rank);
        from += equal.len();
    }
    Some(ranks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(it: Correlation, [value, low, high]: [f64; 3]) {
        assert!((it.value - value).abs() < 1e-9, "{it:?}");
        assert!((it.interval.low - low).abs() < 1e-9, "{it:?}");
        assert!((it.interval.high - high).abs() < 1e-9, "{it:?}");
    }

    #[test]
    fn the_first_quartet_of_anscombe_has_its_known_correlation() {
        // Anscombe 1973: r = 0.816; interval worked out from artanh r = 1.14588 ± 1.95996/√8.
        let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
        let pairs: Vec<_> = x.into_iter().zip(y).collect();
        near(pearson(&pairs).unwrap(), [0.81642051634484, 0.42439121339321656, 0.9506932537865606]);
    }

    #[test]
    fn ten_orders_have_their_known_rank_correlation() {
        // Σd² = 194: 1 − 6·194/990 = −29/165.
        let x = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let y = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        let pairs: Vec<_> = x.into_iter().zip(y).collect();
        let known = [-29.0 / 165.0, -0.7278300282394071, 0.5145466616329561];
        near(spearman(&pairs).unwrap(), known);
    }

    #[test]
    fn equal_values_share_the_mean_of_their_places() {
        assert_eq!(ranks(&[1.0, 2.0, 2.0, 3.0, 4.0]), Some(vec![1.0, 2.5, 2.5, 4.0, 5.0]));
        // Ranks 1, 2.5, 2.5, 4, 5 and 1, 4, 2.5, 2.5, 5: 7.25 / 9.5.
        let pairs = [(1.0, 1.0), (2.0, 3.0), (2.0, 2.0), (3.0, 2.0), (4.0, 5.0)];
        assert!((spearman(&pairs).unwrap().value - 7.25 / 9.5).abs() < 1e-12);
    }

    #[test]
    fn what_does_not_vary_or_is_too_little_has_no_correlation() {
        let cases: [(&str, &[(f64, f64)]); 4] = [
            ("nothing", &[]),
            ("three pairs", &[(1.0, 1.0), (2.0, 2.0), (3.0, 1.0)]),
            ("no spread", &[(1.0, 1.0), (2.0, 1.0), (3.0, 1.0), (4.0, 1.0)]),
            ("not a number", &[(1.0, 1.0), (2.0, f64::NAN), (3.0, 3.0), (4.0, 1.0)]),
        ];
        for (name, pairs) in cases {
            assert_eq!((pearson(pairs), spearman(pairs)), (None, None), "case: {name}");
        }
    }
}
