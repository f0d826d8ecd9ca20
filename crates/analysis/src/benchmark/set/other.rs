//! Whether other, equally good sets say the same.

use super::ReferenceSet;
use crate::{
    benchmark::Said,
    peers::{Neighbourhood, PEERS_MIN, Peer, Sensitivity, Variant},
    territory::UnitId,
    view::ReferenceKind,
};

/// In larger sets one school more or less is not asked for.
const LEFT_OUT_MAX: usize = 200;

/// Whether other sets say the same; `None` where the set is no choice, or too large for one
/// school to matter.
pub(in crate::benchmark) fn sensitivity(
    set: &ReferenceSet,
    neighbourhood: Option<&Neighbourhood>,
    mut said: impl FnMut(&[UnitId]) -> Said,
) -> Option<Sensitivity<Said>> {
    let units: Vec<UnitId> = set.members.iter().map(|it| it.unit).collect();
    match set.kind {
        ReferenceKind::Municipality | ReferenceKind::Region | ReferenceKind::Target => None,
        ReferenceKind::Peers => neighbourhood?
            .sensitivity(|set: &[Peer]| said(&set.iter().map(|it| it.unit).collect::<Vec<_>>()))
            .ok(),
        ReferenceKind::Cluster | ReferenceKind::Set | ReferenceKind::Ranges => {
            let mut ask = |set: &[UnitId]| (set.len() >= PEERS_MIN).then(|| said(set));
            let verdict = ask(&units);
            let mut differing = Vec::new();
            if units.len() > LEFT_OUT_MAX {
                return None;
            }
            for left_out in &units {
                let rest: Vec<UnitId> = units.iter().copied().filter(|it| it != left_out).collect();
                let other = ask(&rest);
                if other != verdict {
                    differing.push((Variant::Without(*left_out), other));
                }
            }
            Some(Sensitivity { verdict, asked: units.len(), differing })
        }
    }
}
