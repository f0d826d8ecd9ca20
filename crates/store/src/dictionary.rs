//! The dictionary: read from its tables, merged with a batch's, written back.
//!
//! Lists keep the order in which members were first imported, so the first group stays
//! everybody. An import deletes nothing; undoing one does ([`restore`]).

mod facts;
mod members;
mod merge;
mod restore;
mod table;

use analysis::{Dictionary, Dimension};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use self::table::write_list;
pub(crate) use self::{
    facts::{term, term_number},
    merge::Translation,
    restore::restore,
    table::read_list,
};
use crate::{
    StoreError,
    entities::{
        breaks, grades, not_held, partitions, procedures, pupil_groups, scales, sources, subjects,
    },
};

/// The numbers of rows, in the order of the dictionary's lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    pub(crate) sources: Vec<i32>,
    pub(crate) procedures: Vec<i32>,
    pub(crate) subjects: Vec<i32>,
    pub(crate) grades: Vec<i32>,
    pub(crate) groups: Vec<i32>,
    pub(crate) scales: Vec<i32>,
    partitions: Vec<i32>,
    not_held: Vec<i32>,
    breaks: Vec<i32>,
}

impl Keys {
    /// Gives numbers to members that have none yet.
    fn extend_to(&mut self, now: &Dictionary) {
        for (numbers, length) in [
            (&mut self.sources, now.sources.len()),
            (&mut self.procedures, now.procedures.len()),
            (&mut self.subjects, now.subjects.len()),
            (&mut self.grades, now.grades.len()),
            (&mut self.groups, now.groups.len()),
            (&mut self.scales, now.scales.len()),
            (&mut self.partitions, now.partitions.len()),
            (&mut self.not_held, now.not_held.len()),
            (&mut self.breaks, now.breaks.len()),
        ] {
            while numbers.len() < length {
                numbers.push(numbers.last().map_or(1, |last| last + 1));
            }
        }
    }

    /// The numbers of the members of `dimension`.
    fn of(&self, dimension: Dimension) -> &[i32] {
        match dimension {
            Dimension::Procedure => &self.procedures,
            Dimension::Subject => &self.subjects,
            Dimension::Grade => &self.grades,
            Dimension::Group => &self.groups,
            _ => &[],
        }
    }
}

/// Reads the dictionary; its territory, context and clusters are left empty.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<(Dictionary, Keys), StoreError> {
    let mut of = Dictionary::default();
    let mut keys = Keys::default();
    (keys.sources, of.sources) = read_list::<sources::Entity>(db, &keys).await?;
    (keys.procedures, of.procedures) = read_list::<procedures::Entity>(db, &keys).await?;
    (keys.subjects, of.subjects) = read_list::<subjects::Entity>(db, &keys).await?;
    (keys.grades, of.grades) = read_list::<grades::Entity>(db, &keys).await?;
    (keys.groups, of.groups) = read_list::<pupil_groups::Entity>(db, &keys).await?;
    (keys.scales, of.scales) = read_list::<scales::Entity>(db, &keys).await?;
    (keys.partitions, of.partitions) = read_list::<partitions::Entity>(db, &keys).await?;
    (keys.not_held, of.not_held) = read_list::<not_held::Entity>(db, &keys).await?;
    (keys.breaks, of.breaks) = read_list::<breaks::Entity>(db, &keys).await?;
    Ok((of, keys))
}

/// What the dictionary becomes with a batch: its members, and their numbers.
pub(crate) struct Merged {
    pub(crate) was: Dictionary,
    pub(crate) now: Dictionary,
    /// Where the members of the batch stand now.
    pub(crate) translation: Translation,
    /// The numbers of all members, those of new ones included.
    pub(crate) keys: Keys,
}

/// Merges the dictionary of a batch with the known one; writes nothing.
pub(crate) async fn merged(
    db: &impl ConnectionTrait,
    batch: &Dictionary,
) -> Result<Merged, StoreError> {
    let (was, mut keys) = read(db).await?;
    let mut now = was.clone();
    let translation = merge::merge(&mut now, batch)?;
    keys.extend_to(&now);
    Ok(Merged { was, now, translation, keys })
}

/// Takes over the dictionary of a batch: where its members stand now, and their numbers.
pub(crate) async fn take_over(
    tx: &DatabaseTransaction,
    batch: &Dictionary,
) -> Result<(Translation, Keys), StoreError> {
    let Merged { was, now, translation, keys } = merged(tx, batch).await?;
    write_list::<sources::Entity>(tx, &was.sources, &now.sources, &keys).await?;
    write_list::<procedures::Entity>(tx, &was.procedures, &now.procedures, &keys).await?;
    write_list::<subjects::Entity>(tx, &was.subjects, &now.subjects, &keys).await?;
    write_list::<grades::Entity>(tx, &was.grades, &now.grades, &keys).await?;
    write_list::<pupil_groups::Entity>(tx, &was.groups, &now.groups, &keys).await?;
    write_list::<scales::Entity>(tx, &was.scales, &now.scales, &keys).await?;
    write_list::<partitions::Entity>(tx, &was.partitions, &now.partitions, &keys).await?;
    write_list::<not_held::Entity>(tx, &was.not_held, &now.not_held, &keys).await?;
    write_list::<breaks::Entity>(tx, &was.breaks, &now.breaks, &keys).await?;
    Ok((translation, keys))
}
