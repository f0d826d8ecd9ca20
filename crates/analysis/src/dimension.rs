//! Dimensions: by what results can be filtered and broken down.
//!
//! **Six of them partition pupils** (region, municipality, school, class, grade, group:
//! the first four are levels of one territory): a pupil is in exactly one member, so their
//! members may be added. The others may not: the same pupil sits two subjects, in two
//! years, in two procedures. [`Dimension::partitions_pupils`] is the one place that says so.

use serde::{Deserialize, Serialize};

/// Something results can be filtered and broken down by.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::VariantArray,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Dimension {
    /// Учебный год.
    Year,
    /// Осень или весна.
    Term,
    /// Оценочная процедура.
    Procedure,
    /// Учебный предмет.
    Subject,
    /// Класс обучения (параллель), whose programme is tested.
    Grade,
    /// Класс, литера: 5А.
    Class,
    /// Группа обучающихся: sex, language, special needs.
    Group,
    /// Регион.
    Region,
    /// Муниципалитет.
    Municipality,
    /// Школа.
    School,
    /// Кластер: schools alike in their conditions.
    Cluster,
}

impl Dimension {
    /// Every dimension, in the order in which they are listed and spelled in addresses.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The levels of the territory, from the outside in.
    pub const TERRITORY: [Self; 4] = [Self::Region, Self::Municipality, Self::School, Self::Class];

    /// What says where: the territory, and clusters, which cut across it.
    pub const PLACES: [Self; 5] =
        [Self::Region, Self::Municipality, Self::Cluster, Self::School, Self::Class];

    /// The name used in addresses, exports and the API.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Whether a pupil is in exactly one member, so that members may be added up.
    pub fn partitions_pupils(self) -> bool {
        match self {
            Self::Grade
            | Self::Class
            | Self::Group
            | Self::Region
            | Self::Municipality
            | Self::School => true,
            // Not every school is in a cluster, and some may be in two.
            Self::Year | Self::Term | Self::Procedure | Self::Subject | Self::Cluster => false,
        }
    }

    /// The level of the territory this dimension names, if it is one.
    pub fn unit_kind(self) -> Option<crate::UnitKind> {
        use crate::UnitKind;
        match self {
            Self::Region => Some(UnitKind::Region),
            Self::Municipality => Some(UnitKind::Municipality),
            Self::School => Some(UnitKind::School),
            Self::Class => Some(UnitKind::Class),
            _ => None,
        }
    }
}
