//! First attempts are told only where somebody sat again; elsewhere the only result is the first.

use std::collections::BTreeMap;

use super::{Draft, Slot};
use crate::{
    dictionary::{Dictionary, EVERYBODY},
    tally::Tally,
    territory::UnitId,
};

/// Fills the planes of first attempts with the results of units in which nobody sat again.
///
/// What contains such a unit, or lies in it, is left to what is told inside and around it.
pub(super) fn complete(dictionary: &Dictionary, slots: &mut BTreeMap<Slot, Draft>) {
    let Some(first) = dictionary.first_attempts() else { return };
    let territory = &dictionary.territory;
    let told: Vec<Slot> = slots.keys().filter(|it| it.0 == first).copied().collect();
    for slot @ (_, grade, scale) in told {
        let Some(all) = slots.get(&(EVERYBODY, grade, scale)) else { continue };
        let known = &slots[&slot].rows;
        let is_apart = |unit: UnitId| {
            let holds_one = known.range(territory.inside(unit)).next().is_some();
            let lies_in_one = territory.path(unit).iter().any(|it| known.contains_key(it));
            !holds_one && !lies_in_one
        };
        let only: Vec<(UnitId, Tally)> =
            all.rows.iter().filter(|it| is_apart(*it.0)).map(|(unit, it)| (*unit, *it)).collect();
        slots.entry(slot).or_default().rows.extend(only);
    }
}
