//! Which characteristics enough schools know at once.
//!
//! A school of which something is unknown cannot be placed by it. One characteristic that hardly any
//! school told would leave all others out, so the rarest are done without, and it is said which.

use crate::{context::Characteristic, territory::UnitId};

/// Leaves out the characteristic that the fewest schools know, of equally rare ones the last, until
/// `enough` schools know all that are left or one is left: those kept, those left out.
pub(super) fn often_known(
    mut kept: Vec<Characteristic>,
    schools: &[UnitId],
    enough: usize,
    is_known: impl Fn(UnitId, Characteristic) -> bool,
) -> (Vec<Characteristic>, Vec<Characteristic>) {
    let mut rare = Vec::new();
    let complete = |kept: &[Characteristic]| {
        schools.iter().filter(|unit| kept.iter().all(|of| is_known(**unit, *of))).count()
    };
    while kept.len() > 1 && complete(&kept) < enough {
        let counts = kept.iter().map(|of| complete(&[*of]));
        let rarest = counts.enumerate().min_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
        let Some((rarest, _)) = rarest else { break };
        rare.push(kept.remove(rarest));
    }
    (kept, rare)
}

#[cfg(test)]
mod tests {
    use Characteristic::{ParentsHigher, Pupils, TeachersCategory};

    use super::*;

    #[test]
    fn the_rarest_is_left_out_until_enough_schools_know_the_rest() {
        // All 40 know pupils, 35 parents, 20 teachers.
        let schools: Vec<UnitId> = (0..40).collect();
        let is_known = |unit, of| match of {
            ParentsHigher => unit < 35,
            TeachersCategory => unit >= 20,
            _ => true,
        };
        let all = vec![ParentsHigher, TeachersCategory, Pupils];
        let of = |enough| often_known(all.clone(), &schools, enough, is_known);
        // Parents and teachers together are known of 15.
        assert_eq!(of(15), (all.clone(), vec![]));
        assert_eq!(of(16), (vec![ParentsHigher, Pupils], vec![TeachersCategory]));
        assert_eq!(of(36), (vec![Pupils], vec![TeachersCategory, ParentsHigher]));
        assert_eq!(of(41), (vec![Pupils], vec![TeachersCategory, ParentsHigher]), "one is left");
    }
}
