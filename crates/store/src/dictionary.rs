//! The dictionary: read from its tables, merged with a batch's, written back.
//!
//! Lists keep the order in which members were first imported, so the first group stays
//! everybody. Nothing is ever deleted.

mod facts;
mod members;
mod merge;
mod table;

use analysis::{Dictionary, Dimension};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use self::table::write_list;
pub(crate) use self::{
    facts::{term, term_number},
    merge::Translation,
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

/// Takes over the dictionary of a batch: where its members stand now, and their numbers.
pub(crate) async fn take_over(
    tx: &DatabaseTransaction,
    batch: &Dictionary,
) -> Result<(Translation, Keys), StoreError> {
    let (was, mut keys) = read(tx).await?;
    let mut now = was.clone();
    let translation = merge::merge(&mut now, batch)?;
    write_list::<sources::Entity>(tx, &was.sources, &now.sources, &mut keys).await?;
    write_list::<procedures::Entity>(tx, &was.procedures, &now.procedures, &mut keys).await?;
    write_list::<subjects::Entity>(tx, &was.subjects, &now.subjects, &mut keys).await?;
    write_list::<grades::Entity>(tx, &was.grades, &now.grades, &mut keys).await?;
    write_list::<pupil_groups::Entity>(tx, &was.groups, &now.groups, &mut keys).await?;
    write_list::<scales::Entity>(tx, &was.scales, &now.scales, &mut keys).await?;
    write_list::<partitions::Entity>(tx, &was.partitions, &now.partitions, &mut keys).await?;
    write_list::<not_held::Entity>(tx, &was.not_held, &now.not_held, &mut keys).await?;
    write_list::<breaks::Entity>(tx, &was.breaks, &now.breaks, &mut keys).await?;
    Ok((translation, keys))
}
