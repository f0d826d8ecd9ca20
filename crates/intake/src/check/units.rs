//! Rules about places: parts and wholes, and whether a school is one that is known.

use std::collections::{BTreeMap, HashMap};

use analysis::{Batch, UnitKind, cube::Place, dictionary::EVERYBODY, territory::Unit};

use super::{Findings, Known, Rule};
use crate::{
    likeness::likened,
    recognise::{Recognised, recognise},
};

pub(super) fn check(batch: &Batch, known: &Known, findings: &mut Findings) {
    wholes(batch, findings);
    groups(batch, findings);
    schools(batch, known, findings);
}

/// Parts never have more pupils than the whole that the file gives for them.
fn wholes(batch: &Batch, findings: &mut Findings) {
    let mut given: HashMap<(Place, usize), (usize, u64)> = HashMap::new();
    let mut parts: BTreeMap<(Place, usize), u64> = BTreeMap::new();
    for (at, cell) in batch.cells.iter().enumerate() {
        let unit = cell.unit as usize;
        given.insert((cell.place, unit), (at, cell.tally.participants));
        if let Some((_, Some(parent))) = batch.units.get(unit) {
            *parts.entry((cell.place, *parent)).or_default() += cell.tally.participants;
        }
    }
    for (key @ (_, whole), sum) in &parts {
        let Some((at, participants)) = given.get(key).filter(|it| *sum > it.1) else { continue };
        let rule = match batch.units[*whole].0.kind {
            UnitKind::School => Rule::ClassesUnlikeSchool,
            UnitKind::Municipality => Rule::SchoolsUnlikeMunicipality,
            _ => continue,
        };
        findings.about(rule, batch, *at, sum.to_string(), format!("≤ {participants}"));
    }
}

fn groups(batch: &Batch, findings: &mut Findings) {
    let everybody: HashMap<(Place, u32), u64> = batch
        .cells
        .iter()
        .filter(|it| it.place.group == EVERYBODY)
        .map(|it| ((it.place, it.unit), it.tally.participants))
        .collect();
    for (at, cell) in batch.cells.iter().enumerate() {
        let whole = (Place { group: EVERYBODY, ..cell.place }, cell.unit);
        if let Some(all) = everybody.get(&whole)
            && cell.tally.participants > *all
        {
            let found = cell.tally.participants.to_string();
            findings.about(Rule::GroupsAboveEverybody, batch, at, found, format!("≤ {all}"));
        }
    }
}

fn schools(batch: &Batch, known: &Known, findings: &mut Findings) {
    let is_school = |it: &&(Unit, Option<usize>)| it.0.kind == UnitKind::School;
    let by_code: HashMap<&str, &Unit> =
        known.units.iter().filter(is_school).map(|(it, _)| (it.code.as_str(), it)).collect();
    let recognised = recognise(batch, &known.units, &known.decided);
    let recognised: HashMap<usize, &Recognised> =
        recognised.iter().map(|it| (it.unit, it)).collect();
    let mut seen: HashMap<(Option<usize>, String), &Unit> = HashMap::new();
    let schools = batch.units.iter().enumerate().filter(|(_, it)| is_school(it));
    for (at, (unit, parent)) in schools {
        let described = |unit: &Unit| format!("{} ({})", unit.name, unit.code);
        let mut found = |rule: Rule, found: String, expected: String| {
            let path: Vec<&str> = batch.path(at).iter().map(|it| it.name.as_str()).collect();
            findings.named(rule, path.join(" · "), found, expected);
        };
        match by_code.get(unit.code.as_str()) {
            None if known.decided.contains_key(unit.code.as_str()) => {}
            None => {
                found(Rule::SchoolNew, described(unit), String::new());
                let suggestions = recognised.get(&at).map(|it| it.suggestions.as_slice());
                for (similar, _) in suggestions.unwrap_or_default() {
                    found(
                        Rule::SchoolSimilar,
                        described(unit),
                        described(&known.units[*similar].0),
                    );
                }
                if parent.is_none() {
                    found(Rule::SchoolWithoutPlace, described(unit), String::new());
                }
            }
            Some(same) if likened(&same.name) != likened(&unit.name) => {
                found(Rule::SchoolRenamed, unit.name.clone(), same.name.clone());
            }
            Some(_) => {}
        }
        if let Some(other) = seen.insert((*parent, likened(&unit.name)), unit) {
            found(Rule::SchoolTwice, described(unit), described(other));
        }
    }
}
