//! Bulgarian places: one region, one municipality, one settlement under all its spellings.
//!
//! Two traps, both checked on the real files:
//!
//! * Добрич (the town) and Добричка (the villages around it) are two municipalities with no
//!   school in common. The files call the town `ГР.ДОБРИЧ` or `ДОБРИЧ`, the villages
//!   `ДОБРИЧ-СЕЛСКА`, `ДОБРИЧКА` or, again, `ДОБРИЧ`. So `ДОБРИЧ` alone decides nothing: a
//!   school is where another of its rows puts it.
//! * The two schools abroad stand under `ЧУЖБИНА` or `В ЧУЖБИНА`, in some files as a
//!   municipality of София-град. They are one region with one municipality.

use std::collections::HashMap;

use analysis::{UnitKind, code::Code};

use crate::spelling::{Style, code_of, squeezed};

const ABROAD: &str = "ЧУЖБИНА";

/// Spellings of one municipality, by region and spelling: the one to use.
const SAME: &[(&str, &str, &str)] = &[
    ("dobrich", "ГР.ДОБРИЧ", "ДОБРИЧ"),
    ("dobrich", "ДОБРИЧ-СЕЛСКА", "ДОБРИЧКА"),
    ("chuzhbina", "В ЧУЖБИНА", ABROAD),
];

/// Whether the spelling is used for more than one municipality.
pub(super) fn is_vague(municipality: &str) -> bool {
    municipality == "ДОБРИЧ"
}

/// The region a row belongs to: abroad is a region of its own.
pub(super) fn region<'r>(region: &'r str, municipality: &str) -> &'r str {
    let is_misplaced = municipality.ends_with(ABROAD) && !region.ends_with(ABROAD);
    if is_misplaced { ABROAD } else { region }
}

/// Code and name of a region.
pub(super) fn canonical_region(_outer: Option<&Code>, spelling: &str) -> (Code, String) {
    let name = if spelling.ends_with(ABROAD) { ABROAD } else { spelling };
    (code_of(name), name.to_owned())
}

/// Code and name of a municipality; its code is unique over all regions (Бяла exists twice).
pub(super) fn canonical_municipality(region: Option<&Code>, spelling: &str) -> (Code, String) {
    let region = region.map_or("", Code::as_str);
    let squeezed = squeezed(spelling);
    let same = SAME.iter().find(|(of, it, _)| *of == region && *it == squeezed);
    let name = same.map_or(squeezed.as_str(), |(_, _, name)| *name);
    (code_of(&format!("{region}.{name}")), name.to_owned())
}

/// How Bulgarian places are written: the files shout most of them.
pub(super) struct Bulgarian {
    /// Names the files also give in proper case («Бяла черква»), by their lower case.
    proper: HashMap<String, String>,
}

impl Bulgarian {
    /// Learns proper case from the settlements that are not in capitals.
    pub(super) fn of<'s>(settlements: impl Iterator<Item = &'s str>) -> Self {
        let mut proper = HashMap::new();
        for settlement in settlements.map(bare) {
            if settlement.chars().any(char::is_lowercase) {
                let name = squeezed(settlement);
                proper.entry(name.to_lowercase()).or_insert(name);
            }
        }
        Self { proper }
    }

    fn cased(&self, name: &str) -> String {
        let name = squeezed(name);
        match self.proper.get(&name.to_lowercase()) {
            Some(proper) => proper.clone(),
            None if name.chars().any(char::is_lowercase) => name,
            None => title_case(&name),
        }
    }
}

impl Style for Bulgarian {
    fn name(&self, kind: UnitKind, spelling: &str) -> String {
        match kind {
            UnitKind::Region | UnitKind::Municipality => self.cased(spelling),
            _ => squeezed(spelling),
        }
    }

    fn place(&self, spelling: &str) -> String {
        self.cased(bare(spelling))
    }
}

/// A settlement without «гр.», «с.» and what stands behind a comma (a quarter).
fn bare(settlement: &str) -> &str {
    let place = settlement.split(',').next().unwrap_or_default().trim();
    let prefixes = ["ГР.", "гр.", "Гр.", "С.", "с."];
    prefixes.iter().find_map(|it| place.strip_prefix(it)).unwrap_or(place).trim()
}

/// `СОФИЯ-ГРАД` becomes «София-град», `СТАРА ЗАГОРА` «Стара Загора».
fn title_case(name: &str) -> String {
    const SMALL: &[&str] = &["град", "област", "и", "на", "в"];
    let lower = name.to_lowercase();
    let mut cased = String::with_capacity(lower.len());
    for (place, word) in lower.split_inclusive([' ', '-', '.']).enumerate() {
        let is_small = place > 0 && SMALL.contains(&word.trim_end_matches([' ', '-', '.']));
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !is_small => cased.extend(first.to_uppercase()),
            Some(first) => cased.push(first),
            None => {}
        }
        cased.push_str(letters.as_str());
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_people_write_them() {
        let style = Bulgarian::of(["Бяла черква", "ГР.РУСЕ"].into_iter());
        let cases = [
            ("ГР.БЯЛА ЧЕРКВА", "Бяла черква"),
            ("ГР. СТАРА ЗАГОРА", "Стара Загора"),
            ("С.СТОЖЕР", "Стожер"),
            ("ГР.СОФИЯ,КВ.ГОРНА БАНЯ", "София"),
            ("Сенокос", "Сенокос"),
            ("СОФИЯ-ГРАД", "София-град"),
            ("", ""),
        ];
        for (spelling, expected) in cases {
            assert_eq!(style.place(spelling), expected, "case: {spelling}");
        }
    }

    #[test]
    fn town_and_villages_of_dobrich_are_two_municipalities() {
        let dobrich = canonical_region(None, "ДОБРИЧ").0;
        let code = |it| canonical_municipality(Some(&dobrich), it).0.to_string();
        assert_eq!(code("ГР.ДОБРИЧ"), "dobrich.dobrich");
        assert_eq!(code("ДОБРИЧ"), "dobrich.dobrich");
        assert_eq!(code("ДОБРИЧ-СЕЛСКА"), "dobrich.dobrichka");
        assert_eq!(code("ДОБРИЧКА"), "dobrich.dobrichka");
    }

    #[test]
    fn abroad_is_one_region() {
        assert_eq!(region("СОФИЯ-ГРАД", "ЧУЖБИНА"), "ЧУЖБИНА");
        assert_eq!(region("СОФИЯ-ГРАД", "СТОЛИЧНА"), "СОФИЯ-ГРАД");
        assert_eq!(canonical_region(None, "В ЧУЖБИНА").0.as_str(), "chuzhbina");
    }
}
