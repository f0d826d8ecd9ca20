//! Over-dispersion of any deviations: the step of the funnel that knows no share.

use serde::{Deserialize, Serialize};

use crate::stats::quantile::quantile;

/// Each end of the z values that is cut to its quantile before over-dispersion is measured.
const WINSORISED: f64 = 0.1;

/// Deviations of groups from what is common, set against their usual spread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispersed {
    /// φ: the mean square of the winsorised z values; 1 where chance explains all.
    pub phi: f64,
    /// τ²: the variance between groups beyond chance; 0 for none.
    pub tau_squared: f64,
    /// The deviation of each group in standard errors that include τ², in the order given.
    pub z: Vec<f64>,
}

/// Sets (deviation, sampling variance) of groups against their usual spread.
///
/// z₀ = y/s; φ = mean z₀² after both tenths of z₀ are cut to their quantiles (type 7);
/// τ² = max(0, (Iφ − (I − 1)) / (Σw − Σw²/Σw)), w = 1/s²; z = y/√(s² + τ²); Spiegelhalter 2005,
/// additive random effects. Deviations must be on a scale on which the sampling variance does
/// not depend on the value: arcsine for shares. From ten groups on; of fewer τ² is a guess.
/// `None` for fewer than two groups, a variance that is not positive or a number not finite.
///
/// ```
/// use analysis::stats::funnel::dispersed;
///
/// // Each one standard error away: chance explains that.
/// let even = dispersed(&[(1.0, 1.0), (-1.0, 1.0), (1.0, 1.0), (-1.0, 1.0)]);
/// assert!(even.is_some_and(|it| (it.phi - 1.0).abs() < 1e-12 && it.z[0] < 1.0));
/// ```
pub fn dispersed(groups: &[(f64, f64)]) -> Option<Dispersed> {
    let usable = |(y, variance): &(f64, f64)| y.is_finite() && *variance > 0.0;
    if groups.len() < 2 || !groups.iter().all(usable) {
        return None;
    }
    let phi = winsorised_mean_square(groups.iter().map(|(y, v)| y / v.sqrt()).collect())?;
    let size = groups.len() as f64;
    let weights: f64 = groups.iter().map(|(_, v)| 1.0 / v).sum();
    let squares: f64 = groups.iter().map(|(_, v)| (1.0 / v).powi(2)).sum();
    let excess = size * phi - (size - 1.0);
    let tau_squared = (excess / (weights - squares / weights)).max(0.0);
    let z = groups.iter().map(|(y, v)| y / (v + tau_squared).sqrt()).collect();
    Some(Dispersed { phi, tau_squared, z })
}

fn winsorised_mean_square(mut z: Vec<f64>) -> Option<f64> {
    z.sort_by(f64::total_cmp);
    let (low, high) = (quantile(&z, WINSORISED)?, quantile(&z, 1.0 - WINSORISED)?);
    let squares: f64 = z.iter().map(|z| z.clamp(low, high).powi(2)).sum();
    Some(squares / z.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_set_against_a_spread_is_absent() {
        assert_eq!(dispersed(&[]), None);
        assert_eq!(dispersed(&[(1.0, 1.0)]), None);
        assert_eq!(dispersed(&[(1.0, 1.0), (0.0, 0.0)]), None);
        assert_eq!(dispersed(&[(f64::NAN, 1.0), (0.0, 1.0)]), None);
    }

    /// Two groups at ±2 with variance 1: type 7 cuts ±2 to ±1.6, φ = 2.56; Σw = 2, Σw²/Σw = 1, so
    /// τ² = (2·2.56 − 1)/1 = 4.12 and z = 2/√5.12.
    #[test]
    fn groups_further_apart_than_chance_widen_their_own_limits() {
        let it = dispersed(&[(2.0, 1.0), (-2.0, 1.0)]).unwrap();
        assert!((it.phi - 2.56).abs() < 1e-12 && (it.tau_squared - 4.12).abs() < 1e-12);
        assert!((it.z[0] - 2.0 / 5.12_f64.sqrt()).abs() < 1e-12);
    }
}
