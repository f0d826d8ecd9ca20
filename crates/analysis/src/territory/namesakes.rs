//! Namesakes: units whose names alone do not tell them apart.
//!
//! Every list of schools, classes or municipalities takes its names from here, so that «СОШ № 1» of
//! one municipality is never read for that of another.

use std::collections::BTreeMap;

use super::{Territory, UnitId, UnitKind};

impl Territory {
    /// The names of `units` as they stand beside each other: where several have the same, each with
    /// what it lies in, a school with its municipality.
    pub(crate) fn names_beside(&self, units: &[UnitId]) -> Vec<String> {
        let mut met: BTreeMap<(UnitKind, &str), u32> = BTreeMap::new();
        let key = |id: &UnitId| (self.unit(*id).kind, self.unit(*id).name.as_str());
        units.iter().for_each(|id| *met.entry(key(id)).or_default() += 1);
        units.iter().map(|id| self.name_of(*id, met[&key(id)] > 1)).collect()
    }

    /// The name of a unit, with what it lies in where others are called so too.
    pub(crate) fn name_of(&self, id: UnitId, is_shared: bool) -> String {
        let unit = self.unit(id);
        let around = match unit.kind {
            UnitKind::Class => Some(UnitKind::School),
            UnitKind::School => Some(UnitKind::Municipality),
            UnitKind::Municipality => Some(UnitKind::Region),
            UnitKind::Region | UnitKind::Everything => None,
        };
        let around = around.filter(|_| is_shared).and_then(|it| self.ancestor(id, it));
        match around {
            Some(around) => format!("{} ({})", unit.name, self.unit(around).name),
            None => unit.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        code::Code,
        territory::{TerritoryBuilder, Unit},
    };

    #[test]
    fn namesakes_are_told_apart_by_what_they_lie_in() {
        let mut builder = TerritoryBuilder::default();
        let unit = |kind, code: &str, name: &str| Unit::new(kind, Code::spelled(code), name);
        let region = builder.add(unit(UnitKind::Region, "r", "Область"), None);
        let mut all = Vec::new();
        for town in ["Север", "Юг"] {
            let code = if town == "Юг" { "south" } else { "north" };
            let around = builder.add(unit(UnitKind::Municipality, code, town), Some(region));
            let school = |name: &str, suffix: &str| {
                unit(UnitKind::School, &format!("{code}_{suffix}"), name)
            };
            all.push(builder.add(school("СОШ № 1", "one"), Some(around)));
            all.push(builder.add(school(&format!("Лицей {town}"), "own"), Some(around)));
        }
        let built = builder.build();
        let ids: Vec<UnitId> = all.iter().map(|it| built.ids[*it]).collect();
        assert_eq!(
            built.territory.names_beside(&ids),
            ["СОШ № 1 (Север)", "Лицей Север", "СОШ № 1 (Юг)", "Лицей Юг"]
        );
        // Alone in its list a name says enough.
        assert_eq!(built.territory.names_beside(&ids[..1]), ["СОШ № 1"]);
    }
}
