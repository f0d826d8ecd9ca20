//! Schools under other names: what an installation shows that calls only some of them by name.
//!
//! A school is renamed while the territory is read, before anything is made of it. So the order of
//! lists, the addresses and the files are those of the new names, and what knows no other dictionary
//! (pages, browser, downloads, programs) cannot tell the old ones.

use std::collections::{HashMap, HashSet};

use analysis::{
    UnitKind,
    code::Code,
    saved::SavedSet,
    territory::{Unit, UnitId},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    Store, StoreError,
    entities::secrets::{ActiveModel, Entity},
    error::Doing,
};

const DOING: &str = "reading what pseudonyms are made of";

/// Another code and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The code.
    pub code: Code,
    /// The name.
    pub name: String,
}

/// What a school of this code is called instead; nothing where it keeps its name.
pub type AliasOf<'a> = &'a (dyn Fn(&Code) -> Option<Alias> + Send + Sync);

/// Everybody keeps the own name.
pub(crate) fn nobody(_code: &Code) -> Option<Alias> {
    None
}

impl Store {
    /// What was drawn under this name, or `drawn` from now on.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails.
    pub async fn secret(&self, name: &str, drawn: &str) -> Result<String, StoreError> {
        let row = ActiveModel { name: Set(name.to_owned()), value: Set(drawn.to_owned()) };
        // Who draws second takes what the first one drew.
        let insert = Entity::insert(row).on_conflict_do_nothing();
        insert.exec_without_returning(&self.db).await.doing(DOING)?;
        let row = Entity::find_by_id(name.to_owned()).one(&self.db).await.doing(DOING)?;
        Ok(row.map_or_else(|| drawn.to_owned(), |it| it.value))
    }
}

/// Gives units their other names while they are read, parents first.
pub(crate) struct Renaming<'a> {
    alias_of: AliasOf<'a>,
    /// Schools that have another code, by their stored number.
    schools: HashMap<i32, Code>,
    /// Codes that were given to classes.
    classes: HashSet<Code>,
}

impl<'a> Renaming<'a> {
    pub(crate) fn new(alias_of: AliasOf<'a>) -> Self {
        Self { alias_of, schools: HashMap::new(), classes: HashSet::new() }
    }

    /// Whether any school got another name.
    pub(crate) fn has_renamed(&self) -> bool {
        !self.schools.is_empty()
    }

    /// The schools that got another name, by the numbers that `units` gives them.
    pub(crate) fn renamed(&self, units: &HashMap<i32, UnitId>) -> HashSet<UnitId> {
        self.schools.keys().filter_map(|it| units.get(it).copied()).collect()
    }

    /// The unit as it is shown. Where it lies and how else it is spelled would tell which it is, and
    /// the code of a class often holds that of its school.
    pub(crate) fn shown(&mut self, id: i32, parent: Option<i32>, unit: Unit) -> Unit {
        let school = parent.and_then(|it| self.schools.get(&it));
        match (unit.kind, school) {
            (UnitKind::School, _) => match (self.alias_of)(&unit.code) {
                None => unit,
                Some(Alias { code, name }) => {
                    self.schools.insert(id, code.clone());
                    Unit::new(UnitKind::School, code, name)
                }
            },
            (UnitKind::Class, Some(school)) => {
                let first = format!("{school}.{}", unit.name);
                let more = (2..).map(|it| format!("{first}.{it}"));
                let codes = std::iter::once(first.clone()).chain(more);
                let mut codes = codes.map(|it| Code::spelled(&it));
                let code = codes.find(|it| !self.classes.contains(it)).unwrap_or(unit.code);
                self.classes.insert(code.clone());
                Unit::new(UnitKind::Class, code, unit.name)
            }
            _ => unit,
        }
    }
}

/// A saved set in the codes that are shown.
pub(crate) fn renamed(mut set: SavedSet, alias_of: AliasOf<'_>) -> SavedSet {
    for code in &mut set.against.set {
        if let Some(alias) = code.parse().ok().and_then(|it| alias_of(&it)) {
            *code = alias.code.to_string();
        }
    }
    set.against.set.sort();
    set
}
