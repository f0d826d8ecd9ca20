//! Weighted least squares by orthogonal columns.

/// The smallest part of a column that may be left when the ones before it are taken out.
const INDEPENDENT: f64 = 1e-9;

/// A solved system: coefficients and what their precision rests on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::stats) struct Solved {
    /// One for each column.
    pub(in crate::stats) coefficients: Vec<f64>,
    /// The diagonal of (XᵀWX)⁻¹.
    pub(super) unscaled_variance: Vec<f64>,
    /// The diagonal of the hat matrix, one for each row.
    pub(super) leverage: Vec<f64>,
}

impl Solved {
    /// Minimises Σ w(y − x·b)² over b, rows of `x` first to last; modified Gram–Schmidt with
    /// every column taken through twice. `None` where rows, values and weights do not match,
    /// columns depend on each other, weights are not positive or a number is not finite.
    pub(in crate::stats) fn of(x: &[Vec<f64>], y: &[f64], w: &[f64]) -> Option<Self> {
        let (n, p) = (x.len(), x.first()?.len());
        let even = y.len() == n && w.len() == n && x.iter().all(|row| row.len() == p);
        let finite = x.iter().flatten().chain(y).all(|it| it.is_finite());
        if !even || !finite || !w.iter().all(|w| *w > 0.0 && w.is_finite()) {
            return None;
        }
        let scaled = |column: usize| x.iter().zip(w).map(move |(row, w)| row[column] * w.sqrt());
        let mut q: Vec<Vec<f64>> = Vec::with_capacity(p);
        // r[j] is the j-th column of the triangle R of X = QR, top down.
        let mut r: Vec<Vec<f64>> = Vec::with_capacity(p);
        for j in 0..p {
            let mut column: Vec<f64> = scaled(j).collect();
            let before = norm(&column);
            let mut above = take_out(&q, &mut column);
            for (sum, rest) in above.iter_mut().zip(take_out(&q, &mut column)) {
                *sum += rest;
            }
            let left = norm(&column);
            if left <= INDEPENDENT * before || left <= 0.0 {
                return None;
            }
            column.iter_mut().for_each(|it| *it /= left);
            above.push(left);
            q.push(column);
            r.push(above);
        }
        let target: Vec<f64> = y.iter().zip(w).map(|(y, w)| y * w.sqrt()).collect();
        let right: Vec<f64> = q.iter().map(|column| dot(column, &target)).collect();
        let coefficients = back_substituted(&r, right);
        // Rows of R⁻¹, from its columns: R·z = unit vector.
        let mut unscaled_variance = vec![0.0; p];
        for k in 0..p {
            let unit = (0..p).map(|i| if i == k { 1.0 } else { 0.0 }).collect();
            for (sum, z) in unscaled_variance.iter_mut().zip(back_substituted(&r, unit)) {
                *sum += z * z;
            }
        }
        let leverage = (0..n).map(|i| q.iter().map(|column| column[i].powi(2)).sum()).collect();
        let all_finite = coefficients.iter().all(|it| it.is_finite());
        all_finite.then_some(Self { coefficients, unscaled_variance, leverage })
    }

    /// The value of the plane at a row.
    pub(in crate::stats) fn at(&self, row: &[f64]) -> f64 {
        dot(&self.coefficients, row)
    }
}

/// Takes the directions `q` out of a column; how much of each there was.
fn take_out(q: &[Vec<f64>], column: &mut [f64]) -> Vec<f64> {
    let part = |direction: &Vec<f64>| {
        let part = dot(direction, column);
        column.iter_mut().zip(direction).for_each(|(it, d)| *it -= part * d);
        part
    };
    q.iter().map(part).collect()
}

/// The z with R·z = right.
fn back_substituted(r: &[Vec<f64>], mut right: Vec<f64>) -> Vec<f64> {
    for j in (0..r.len()).rev() {
        right[j] /= r[j][j];
        for i in 0..j {
            right[i] -= r[j][i] * right[j];
        }
    }
    right
}

fn dot(one: &[f64], two: &[f64]) -> f64 {
    one.iter().zip(two).map(|(one, two)| one * two).sum()
}

fn norm(column: &[f64]) -> f64 {
    dot(column, column).sqrt()
}
