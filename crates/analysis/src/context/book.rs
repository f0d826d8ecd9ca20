//! The code book: what can be said of a school, in which words or within which bounds.
//!
//! The characteristics are those of the context questionnaires of 2021 and 2022 and of social
//! passports, as far as tools of regions ask for them. Bounds are ours: beyond them a number is a
//! slip, not a school.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

/// Something that can be said of a school's conditions.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    VariantArray,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Characteristic {
    /// Вид школы.
    Kind,
    /// Тип населённого пункта.
    Settlement,
    /// Численность населения.
    SettlementSize,
    /// Доступность города с населением более 100 тыс.
    CityReach,
    /// Обучающихся всего.
    Pupils,
    /// Классов.
    Classes,
    /// Учителей.
    Teachers,
    /// Учителя с первой и высшей категорией.
    TeachersCategory,
    /// Учителя до 30 лет.
    TeachersYoung,
    /// Учителя пенсионного возраста.
    TeachersPension,
    /// Компьютеров.
    Computers,
    /// Из них устаревших.
    ComputersObsolete,
    /// Дети, у которых оба родителя с высшим образованием.
    ParentsHigher,
    /// Дети из неполных семей.
    FamiliesIncomplete,
    /// Дети из многодетных семей.
    FamiliesLarge,
    /// Дети из малообеспеченных семей.
    FamiliesLowIncome,
    /// Состоят на учёте.
    PupilsRegistered,
    /// Под опекой.
    PupilsGuardianship,
    /// Живут при школе.
    Boarders,
    /// Широта.
    Latitude,
    /// Долгота.
    Longitude,
}

/// In what something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A whole number within these bounds.
    Count {
        /// The smallest that can be.
        min: u32,
        /// The largest that can be believed.
        max: u32,
    },
    /// A share in percent, kept in tenths.
    Share,
    /// Degrees from minus this number to it, kept in ten-thousandths (about ten metres) from the
    /// lower end on.
    Degrees(u32),
    /// One of these words; kept as its position. Each has a code and its Russian name.
    Word(&'static [(&'static str, &'static str)]),
    /// One of these classes in rising order; kept as its number from 1.
    Class(&'static [&'static str]),
}

/// What the code book says of a characteristic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What forms call it, in Russian.
    pub name: &'static str,
    /// In what it is said.
    pub measure: Measure,
}

/// Kinds of schools.
const KINDS: &[(&str, &str)] = &[
    ("school", "СОШ"),
    ("basic", "ООШ"),
    ("primary", "начальная школа"),
    ("gymnasium", "гимназия"),
    ("lyceum", "лицей"),
    ("boarding", "школа-интернат"),
    ("evening", "вечерняя школа"),
    ("correctional", "коррекционная школа"),
];

/// Types of settlements.
const SETTLEMENTS: &[(&str, &str)] =
    &[("capital", "столица"), ("town", "город"), ("urban", "пгт"), ("village", "село")];

/// Inhabitants, in thousands. The questionnaires have eight classes, too; of their bounds only
/// «450–680 тыс.» was seen.
const SIZES: &[&str] =
    &["до 1", "1–5", "5–20", "20–50", "50–100", "100–250", "250–450", "более 450"];

/// How far a large town is, in hours.
const REACHES: &[&str] = &["в самом городе", "до 1 часа", "1–3 часа", "более 3 часов"];

/// Decimals of a degree that are told apart: a few metres.
pub(super) const DEGREE_PLACES: u32 = 4;

impl Characteristic {
    /// Every characteristic.
    pub const ALL: &[Self] = <Self as VariantArray>::VARIANTS;

    /// The stable name in files.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What the code book says of it.
    pub fn spec(self) -> Spec {
        let (name, measure) = match self {
            Self::Kind => ("вид школы", Measure::Word(KINDS)),
            Self::Settlement => ("тип населённого пункта", Measure::Word(SETTLEMENTS)),
            Self::SettlementSize => ("численность населения", Measure::Class(SIZES)),
            Self::CityReach => ("доступность города", Measure::Class(REACHES)),
            Self::Pupils => ("обучающихся", Measure::Count { min: 1, max: 5_000 }),
            Self::Classes => ("классов", Measure::Count { min: 1, max: 250 }),
            Self::Teachers => ("учителей", Measure::Count { min: 1, max: 500 }),
            Self::TeachersCategory => ("учителя с категорией, %", Measure::Share),
            Self::TeachersYoung => ("учителя до 30 лет, %", Measure::Share),
            Self::TeachersPension => ("учителя пенсионного возраста, %", Measure::Share),
            Self::Computers => ("компьютеров", Measure::Count { min: 0, max: 5_000 }),
            Self::ComputersObsolete => {
                ("устаревших компьютеров", Measure::Count { min: 0, max: 5_000 })
            }
            Self::ParentsHigher => ("оба родителя с высшим образованием, %", Measure::Share),
            Self::FamiliesIncomplete => ("неполные семьи, %", Measure::Share),
            Self::FamiliesLarge => ("многодетные семьи, %", Measure::Share),
            Self::FamiliesLowIncome => ("малообеспеченные семьи, %", Measure::Share),
            Self::PupilsRegistered => ("на учёте, %", Measure::Share),
            Self::PupilsGuardianship => ("под опекой, %", Measure::Share),
            Self::Boarders => ("живут при школе, %", Measure::Share),
            Self::Latitude => ("широта", Measure::Degrees(90)),
            Self::Longitude => ("долгота", Measure::Degrees(180)),
        };
        Spec { name, measure }
    }

    /// Whether it speaks of children's families or lives, and not of the school.
    pub fn is_about_families(self) -> bool {
        matches!(
            self,
            Self::ParentsHigher
                | Self::FamiliesIncomplete
                | Self::FamiliesLarge
                | Self::FamiliesLowIncome
                | Self::PupilsRegistered
                | Self::PupilsGuardianship
                | Self::Boarders
        )
    }

    /// Whether it says where the school stands and nothing of its conditions.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Latitude | Self::Longitude)
    }

    /// Whether this value is the word with this code.
    pub fn is(self, value: u32, code: &str) -> bool {
        let Measure::Word(words) = self.spec().measure else { return false };
        words.get(value as usize).is_some_and(|it| it.0 == code)
    }

    /// The value as a number that can be added: a count, percent, or the number of a class. Words
    /// have none.
    pub fn number(self, value: u32) -> Option<f64> {
        match self.spec().measure {
            Measure::Word(_) => None,
            Measure::Share => Some(f64::from(value) / 10.0),
            Measure::Degrees(most) => {
                Some(f64::from(value) / f64::from(10_u32.pow(DEGREE_PLACES)) - f64::from(most))
            }
            Measure::Count { .. } | Measure::Class(_) => Some(f64::from(value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_and_names_are_unique() {
        let mut seen = BTreeSet::new();
        for it in Characteristic::ALL {
            assert!(seen.insert(it.code()) && seen.insert(it.spec().name), "{it}");
            assert_eq!(it.code().parse(), Ok(*it));
        }
    }
}
