//! Rules about places: parts and wholes, and whether a school is one that is known.

use std::collections::{BTreeMap, HashMap};

use analysis::{Batch, UnitKind, cube::Place, dictionary::EVERYBODY, territory::Unit};

use super::{Findings, Known, Rule};
use crate::likeness::likened;

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
    let mut by_code: HashMap<&str, &Unit> = HashMap::new();
    let mut by_name: HashMap<(String, String), &Unit> = HashMap::new();
    for (unit, parent) in known.units.iter().filter(is_school) {
        by_code.insert(unit.code.as_str(), unit);
        for name in unit.aliases.iter().chain([&unit.name]) {
            by_name.insert((place(&known.units, *parent), essence(name)), unit);
        }
    }
    let mut seen: HashMap<(Option<usize>, String), &Unit> = HashMap::new();
    let schools = batch.units.iter().enumerate().filter(|(_, it)| is_school(it));
    for (at, (unit, parent)) in schools {
        let described = |unit: &Unit| format!("{} ({})", unit.name, unit.code);
        let mut found = |rule: Rule, found: String, expected: String| {
            let path: Vec<&str> = batch.path(at).iter().map(|it| it.name.as_str()).collect();
            findings.named(rule, path.join(" · "), found, expected);
        };
        match by_code.get(unit.code.as_str()) {
            None => {
                found(Rule::SchoolNew, described(unit), String::new());
                let key = (place(&batch.units, *parent), essence(&unit.name));
                if let Some(similar) = by_name.get(&key) {
                    found(Rule::SchoolSimilar, described(unit), described(similar));
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

/// What a school lies in, as people compare it: every town has a «Школа № 1».
fn place(units: &[(Unit, Option<usize>)], parent: Option<usize>) -> String {
    let unit = parent.and_then(|at| units.get(at));
    unit.map(|(unit, _)| likened(&unit.name)).unwrap_or_default()
}

/// What remains of a school's name without its legal form: «МБОУ "СОШ № 7"» is «7 school».
///
/// Forms of organisation (МБОУ, МАОУ, ГБОУ …) and the words for *school* are spelled in too many
/// ways to tell schools apart; numbers and proper names are what people call them by.
fn essence(name: &str) -> String {
    const FORMS: [&str; 22] = [
        "мбоу",
        "моу",
        "маоу",
        "мкоу",
        "гбоу",
        "гоу",
        "гкоу",
        "фгкоу",
        "чоу",
        "ано",
        "оо",
        "сош",
        "оош",
        "нош",
        "школа",
        "средняя",
        "основная",
        "общеобразовательная",
        "муниципальное",
        "бюджетное",
        "учреждение",
        "г",
    ];
    let forms = FORMS.map(likened);
    let plain = likened(name);
    let words = plain.split(|it: char| !it.is_alphanumeric());
    let mut words: Vec<&str> =
        words.filter(|it| !it.is_empty() && !forms.iter().any(|form| form == it)).collect();
    if words.is_empty() {
        return plain;
    }
    words.sort_unstable();
    words.join(" ")
}
