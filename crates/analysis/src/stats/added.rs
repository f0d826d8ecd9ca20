//! What members of groups gained beyond what their own earlier value lets expect.
//!
//! Each member has a value before and a value after. One line through all of them says what is to be
//! expected after; a group is the mean of what its members lie above or below it. The line is of the same
//! members, so groups differ from each other and not from anything outside.

use serde::{Deserialize, Serialize};

use super::{
    interval::{Interval, mean_t},
    regression::{Regression, fit},
};

/// A group beside the line through all members.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// The mean of found less expected.
    pub mean: f64,
    /// Its 95 % interval; none of a single member.
    pub interval: Option<Interval>,
    /// How many members.
    pub n: u64,
}

/// The line through all members, and what each group lies above it; groups are numbered from 0, and
/// one without members has nothing.
///
/// eᵢ = yᵢ − (a + b·xᵢ), least squares over all members; a group is ē ± t·s/√n of its own residuals.
/// Errors of x (a single measurement before) draw b towards zero, so groups that began high seem to
/// gain (Lord 1967); with few members a group pulls the line towards itself. A gain that is compared,
/// not one that is explained. `None` where lists differ in length or the line cannot be drawn, as for
/// [`fit`].
///
/// ```
/// use analysis::stats::added::added;
///
/// // The second group lies one above the line through all, the first one below.
/// let (before, after) = ([1.0, 2.0, 1.0, 2.0], [0.0, 1.0, 2.0, 3.0]);
/// let (_, groups) = added(&before, &after, &[0, 0, 1, 1]).expect("a line");
/// assert!(groups[1].is_some_and(|it| (it.mean - 1.0).abs() < 1e-12 && it.n == 2));
/// ```
pub fn added(
    before: &[f64],
    after: &[f64],
    groups: &[usize],
) -> Option<(Regression, Vec<Option<Added>>)> {
    if groups.len() != after.len() {
        return None;
    }
    let rows: Vec<Vec<f64>> = before.iter().map(|it| vec![*it]).collect();
    let line = fit(&rows, after, &vec![1.0; after.len()])?;
    let all = groups.iter().max().map_or(0, |it| it + 1);
    let of = |group: usize| {
        let own = line.rows.iter().zip(groups).filter(|it| *it.1 == group).map(|it| it.0.residual);
        let own: Vec<f64> = own.collect();
        let n = own.len() as f64;
        let mean = own.iter().sum::<f64>() / n;
        let squares: f64 = own.iter().map(|it| (it - mean).powi(2)).sum();
        let interval = (own.len() > 1)
            .then(|| mean_t(mean, (squares / (n - 1.0)).sqrt(), own.len() as u64))
            .flatten();
        (!own.is_empty()).then_some(Added { mean, interval, n: own.len() as u64 })
    };
    let of_groups = (0..all).map(of).collect();
    Some((line, of_groups))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_line_has_no_gain() {
        assert!(added(&[], &[], &[]).is_none());
        assert!(added(&[1.0, 2.0, 3.0], &[1.0, 2.0, 4.0], &[0, 0]).is_none());
        assert!(added(&[1.0, 1.0, 1.0], &[1.0, 2.0, 4.0], &[0, 0, 1]).is_none());
        let (_, groups) = added(&[1.0, 2.0, 3.0], &[1.0, 2.0, 4.0], &[0, 2, 2]).unwrap();
        assert_eq!(groups[1], None, "a group without members has nothing");
        assert_eq!(groups[0].unwrap().interval, None, "one member has no interval");
    }
}
