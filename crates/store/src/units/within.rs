//! Which school a unit is or lies in, with a batch taken in.

use std::collections::{HashMap, HashSet};

use analysis::{UnitKind, territory::Unit};

use super::{Merged, code, kind};
use crate::{StoreError, error::InTable};

impl Merged {
    /// For each unit that is a school or lies in one the number of the school.
    pub(crate) fn schools(&self) -> HashMap<i32, i32> {
        let parents = self.parents();
        let rows = self.register.rows.iter();
        let school = UnitKind::School.to_string();
        let schools: HashSet<i32> = rows.filter(|it| it.kind == school).map(|it| it.id).collect();
        let of = |unit: i32| {
            let mut within = Some(unit);
            while let Some(unit) = within {
                if schools.contains(&unit) {
                    return Some(self.other(unit));
                }
                within = parents.get(&unit).copied();
            }
            None
        };
        self.register.rows.iter().filter_map(|it| Some((it.id, of(it.id)?))).collect()
    }

    /// A unit as it is stored.
    pub(crate) fn unit(&self, id: i32) -> Result<Option<Unit>, StoreError> {
        let Some(row) = self.register.rows.iter().find(|it| it.id == id) else { return Ok(None) };
        let kind = kind(&row.kind).in_table("units")?;
        Ok(Some(Unit::new(kind, code(&row.code)?, row.name.clone())))
    }
}
