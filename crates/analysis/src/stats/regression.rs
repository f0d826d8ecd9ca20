//! Expected values: what is usual under given conditions.
//!
//! Least squares of a result on a few context variables, with or without weights, and for each
//! group what the others let expect of it: a group must not vouch for itself. An expectation
//! explains nothing and proves nothing; it is shown beside the raw value.

use serde::{Deserialize, Serialize};

use super::interval::{Interval, t_975};

mod solve;

pub(super) use solve::Solved;

/// A fitted plane and its residuals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Regression {
    /// The intercept, then one for each variable.
    pub coefficients: Vec<Coefficient>,
    /// The share of the variance explained.
    pub r_squared: f64,
    /// The same, less what as many random variables would explain.
    pub r_squared_adjusted: f64,
    /// The residual deviation.
    pub sigma: f64,
    /// One for each group, in the order given.
    pub rows: Vec<Fitted>,
}

/// A slope and how precise it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coefficient {
    /// The change of the expected value per unit of the variable.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
}

/// One group beside what its conditions let expect.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// The expected value.
    pub expected: f64,
    /// Found less expected.
    pub residual: f64,
    /// How far the group pulls the plane towards itself, from 0 to 1.
    pub leverage: f64,
    /// Found less what the others alone let expect; a group with leverage 1 has none.
    pub residual_without: Option<f64>,
    /// That residual in units of its error, with n − p − 1 degrees of freedom.
    pub studentised: Option<f64>,
}

/// What all other groups let expect of one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Without {
    /// The value of the plane through the others.
    pub expected: f64,
    /// Where a group with its variables and weight lies with 95 %.
    pub interval: Interval,
}

impl Without {
    /// What is left of the group's value when the expected one is taken away, with its interval.
    pub fn left_of(&self, value: f64) -> (f64, Interval) {
        let Interval { low, high } = self.interval;
        (value - self.expected, Interval { low: value - high, high: value - low })
    }
}

impl Regression {
    /// What the other groups let expect of the one in `row`, whose value is given.
    ///
    /// y − e/(1 − h), ± t·s₍ᵢ₎·√((1/w)/(1 − h)) with n − p − 1 degrees of freedom: the prediction
    /// interval of the plane that was fitted without the group, read off the studentised residual.
    /// `None` where that has no error: for a leverage of 1, or a group exactly on the plane.
    pub fn without(&self, row: usize, value: f64) -> Option<Without> {
        let fitted = self.rows.get(row)?;
        let residual = fitted.residual_without?;
        let error = residual / fitted.studentised?;
        let free = self.rows.len().checked_sub(self.coefficients.len() + 1)?;
        let expected = value - residual;
        let usable = free > 0 && error.is_finite();
        usable.then(|| Without {
            expected,
            interval: Interval::around(expected, t_975(free as f64) * error),
        })
    }
}

/// The least squares plane through groups: variables of each, its value, its weight.
///
/// b = (XᵀWX)⁻¹XᵀWy with an intercept; h = diag(W½X(XᵀWX)⁻¹XᵀW½), eᵢ/(1 − hᵢ) without the group
/// itself, eᵢ·√wᵢ/(s₍ᵢ₎·√(1 − hᵢ)) studentised (Belsley, Kuh, Welsch 1980). Solved by orthogonal
/// columns, so the square of a bad condition is not paid. Weights 1 are ordinary least squares;
/// numbers of pupils let small groups count less. From 30 groups on, with at most one variable
/// to ten of them. `None` where lists differ in length, there are not more groups than
/// coefficients, all values are equal, variables follow from each other, weights are not
/// positive, or a number is not finite.
///
/// ```
/// use analysis::stats::regression::fit;
///
/// // On the line y = 1 + 2x.
/// let line = fit(&[vec![0.0], vec![1.0], vec![3.0]], &[1.0, 3.0, 7.0], &[1.0, 1.0, 1.0]);
/// assert!(line.is_some_and(|it| (it.coefficients[1].value - 2.0).abs() < 1e-12));
/// ```
pub fn fit(variables: &[Vec<f64>], values: &[f64], weights: &[f64]) -> Option<Regression> {
    let rows: Vec<Vec<f64>> = variables.iter().map(|row| with_intercept(row)).collect();
    let (n, p) = (rows.len(), rows.first()?.len());
    // By the values: the squares of equal ones need not be exactly zero.
    if n <= p || values.iter().all(|value| value.total_cmp(&values[0]).is_eq()) {
        return None;
    }
    let solved = Solved::of(&rows, values, weights)?;
    let rest = (n - p) as f64;
    let expected: Vec<f64> = rows.iter().map(|row| solved.at(row)).collect();
    let squares = |from: &dyn Fn(usize) -> f64| {
        (0..n).map(|i| weights[i] * (values[i] - from(i)).powi(2)).sum::<f64>()
    };
    let mean = (0..n).map(|i| weights[i] * values[i]).sum::<f64>() / weights.iter().sum::<f64>();
    let (residual_sum, total) = (squares(&|i| expected[i]), squares(&|_| mean));
    let sigma = (residual_sum / rest).sqrt();
    let row = |i: usize| {
        let (residual, leverage) = (values[i] - expected[i], solved.leverage[i]);
        let left = 1.0 - leverage;
        let own = weights[i] * residual * residual / left;
        let sigma_without = ((residual_sum - own) / (rest - 1.0)).sqrt();
        let studentised = residual * weights[i].sqrt() / (sigma_without * left.sqrt());
        let free = left > 1e-10;
        Fitted {
            expected: expected[i],
            residual,
            leverage,
            residual_without: free.then(|| residual / left),
            studentised: Some(studentised).filter(|it| free && it.is_finite()),
        }
    };
    let unexplained = residual_sum / total;
    let coefficients = solved.coefficients.iter().zip(&solved.unscaled_variance);
    let it = Regression {
        coefficients: coefficients
            .map(|(&value, variance)| Coefficient { value, se: sigma * variance.sqrt() })
            .collect(),
        r_squared: 1.0 - unexplained,
        r_squared_adjusted: 1.0 - unexplained * (n - 1) as f64 / rest,
        sigma,
        rows: (0..n).map(row).collect(),
    };
    (it.r_squared.is_finite() && sigma.is_finite()).then_some(it)
}

fn with_intercept(row: &[f64]) -> Vec<f64> {
    std::iter::once(1.0).chain(row.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_matches_a_worked_example() {
        // x 0 1 2 3, y 0 1 1 2: b = 3/5, a = 1/10; residuals −0.1 0.3 −0.3 0.1, sum of squares
        // 0.2; h of the first ¼ + 2.25/5 = 0.7, so without it −0.1/0.3.
        let x: Vec<_> = (0..4).map(|x| vec![f64::from(x)]).collect();
        let it = fit(&x, &[0.0, 1.0, 1.0, 2.0], &[1.0; 4]).unwrap();
        let close = |got: f64, wanted: f64| assert!((got - wanted).abs() < 1e-12, "{got} {wanted}");
        close(it.coefficients[0].value, 0.1);
        close(it.coefficients[1].value, 0.6);
        close(it.sigma, 0.1_f64.sqrt());
        // 0.1/5
        close(it.coefficients[1].se, 0.02_f64.sqrt());
        close(it.r_squared, 0.9);
        close(it.r_squared_adjusted, 0.85);
        close(it.rows[0].leverage, 0.7);
        close(it.rows[0].residual_without.unwrap(), -1.0 / 3.0);
        // A weight of two is the same group twice.
        let double = fit(&x, &[0.0, 1.0, 1.0, 2.0], &[1.0, 1.0, 1.0, 2.0]).unwrap();
        let mut twice = x.clone();
        twice.push(vec![3.0]);
        let twice = fit(&twice, &[0.0, 1.0, 1.0, 2.0, 2.0], &[1.0; 5]).unwrap();
        close(double.coefficients[1].value, twice.coefficients[1].value);
    }

    #[test]
    fn the_others_let_expect_what_their_own_line_says() {
        // Without the first: y = 1/3 + x/2 through (1, 1), (2, 1), (3, 2), squares of residuals
        // 1/6 with one degree of freedom; at x = 0 the error is √(1/6·(1 + 1/3 + 4/2)) = √5/3,
        // and t is 12.7062.
        let x: Vec<_> = (0..4).map(|x| vec![f64::from(x)]).collect();
        let it = fit(&x, &[0.0, 1.0, 1.0, 2.0], &[1.0; 4]).unwrap();
        let without = it.without(0, 0.0).unwrap();
        assert!((without.expected - 1.0 / 3.0).abs() < 1e-12);
        let half_width = 12.7062 * 5.0_f64.sqrt() / 3.0;
        assert!((without.interval.half_width() - half_width).abs() < 1e-3);
        // The first value 0 less those ends, the other way round.
        let (left, interval) = without.left_of(0.0);
        assert!((left + 1.0 / 3.0).abs() < 1e-12);
        assert!((interval.high - (half_width - 1.0 / 3.0)).abs() < 1e-3);
        assert!((interval.low + half_width + 1.0 / 3.0).abs() < 1e-3);
        assert_eq!(it.without(4, 0.0), None);
    }

    #[test]
    fn what_cannot_be_fitted_is_absent() {
        let x = |rows: &[[f64; 2]]| rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>();
        let (y, w) = ([1.0, 2.0, 4.0, 3.0], [1.0; 4]);
        let good = x(&[[0.0, 1.0], [1.0, 0.0], [2.0, 5.0], [3.0, 1.0]]);
        assert!(fit(&good, &y, &w).is_some());
        assert_eq!(fit(&[], &[], &[]), None);
        assert_eq!(fit(&good[..3], &y[..3], &w[..3]), None);
        assert_eq!(fit(&good, &y[..3], &w), None);
        assert_eq!(fit(&good, &y, &w[..3]), None);
        assert_eq!(fit(&good, &y, &[1.0, 1.0, 1.0, 0.0]), None);
        assert_eq!(fit(&good, &[1.0, f64::NAN, 2.0, 3.0], &w), None);
        assert_eq!(fit(&good, &[0.1; 4], &w), None);
        let dependent = x(&[[0.0, 1.0], [1.0, 3.0], [2.0, 5.0], [3.0, 7.0]]);
        assert_eq!(fit(&dependent, &y, &w), None);
        let mut ragged = good.clone();
        ragged[2].pop();
        assert_eq!(fit(&ragged, &y, &w), None);
    }

    #[test]
    fn a_group_alone_with_its_condition_cannot_be_judged() {
        // Only the last has x = 1: the plane goes through it.
        let x = [vec![0.0], vec![0.0], vec![0.0], vec![1.0]];
        let it = fit(&x, &[1.0, 2.0, 3.0, 9.0], &[1.0; 4]).unwrap();
        assert!((it.rows[3].leverage - 1.0).abs() < 1e-12);
        assert_eq!((it.rows[3].residual_without, it.rows[3].studentised), (None, None));
    }
}
