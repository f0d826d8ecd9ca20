//! One number of several: a weighted sum of standardised variables.
//!
//! An index is a decision about weights, not a measurement; so it is shown with its parts. Σ wⱼzⱼ,
//! z with the sample's standard deviation; a negative weight means that less is better.

/// The index of each row of `rows`, in the order given.
///
/// At least two rows of the same length as `weights`; a variable that does not vary adds nothing.
/// `None` if no variable with weight varies, lengths differ or a number is not finite.
///
/// ```
/// use analysis::stats::index::weighted;
///
/// let rows = [vec![1.0, 5.0], vec![2.0, 5.0], vec![3.0, 5.0]];
/// assert_eq!(weighted(&rows, &[1.0, -1.0]), Some(vec![-1.0, 0.0, 1.0]));
/// assert_eq!(weighted(&rows, &[0.0, 1.0]), None);
/// ```
pub fn weighted(rows: &[Vec<f64>], weights: &[f64]) -> Option<Vec<f64>> {
    let columns = standardised(rows)?;
    let usable = columns.len() == weights.len()
        && weights.iter().all(|it| it.is_finite())
        && columns.iter().zip(weights).any(|(it, weight)| it.is_some() && weight.abs() > 0.0);
    let term = |at: usize, (column, weight): (&Option<Vec<f64>>, &f64)| {
        column.as_ref().map_or(0.0, |it| weight * it[at])
    };
    let sum = |at: usize| columns.iter().zip(weights).map(|it| term(at, it)).sum();
    usable.then(|| (0..rows.len()).map(sum).collect())
}

/// The index on a scale from 0, the lowest, to 100, the highest: for the eye only, because one
/// extreme row moves all others. `None` if all are equal or there are none.
///
/// ```
/// use analysis::stats::index::stretched;
///
/// assert_eq!(stretched(&[-1.0, 0.0, 1.0]), Some(vec![0.0, 50.0, 100.0]));
/// ```
pub fn stretched(index: &[f64]) -> Option<Vec<f64>> {
    let low = index.iter().copied().reduce(f64::min)?;
    let high = index.iter().copied().reduce(f64::max)?;
    let usable = low < high && (high - low).is_finite();
    usable.then(|| index.iter().map(|it| 100.0 * (it - low) / (high - low)).collect())
}

/// The columns of a table with mean 0 and standard deviation 1 (n − 1); none for one that does
/// not vary. `None` for fewer than two rows, rows of different lengths, or a number that is not
/// finite.
pub(super) fn standardised(rows: &[Vec<f64>]) -> Option<Vec<Option<Vec<f64>>>> {
    let width = rows.first()?.len();
    let usable = rows.len() > 1
        && rows.iter().all(|it| it.len() == width && it.iter().all(|value| value.is_finite()));
    usable.then(|| (0..width).map(|at| z(rows.iter().map(|it| it[at]).collect())).collect())
}

fn z(column: Vec<f64>) -> Option<Vec<f64>> {
    // By the values: the deviations of equal ones need not be exactly zero.
    let varies = column.iter().any(|it| it.total_cmp(&column[0]).is_ne());
    let mean = column.iter().sum::<f64>() / column.len() as f64;
    let squares: f64 = column.iter().map(|it| (it - mean).powi(2)).sum();
    let sd = (squares / (column.len() - 1) as f64).sqrt();
    (varies && sd > 0.0).then(|| column.iter().map(|it| (it - mean) / sd).collect())
}
