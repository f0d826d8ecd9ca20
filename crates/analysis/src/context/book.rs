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

    /// Reads a value as files write it; `None` if the code book has no such word or number.
    ///
    /// ```
    /// use analysis::context::Characteristic::{FamiliesLarge, Pupils, Settlement};
    ///
    /// assert_eq!(Pupils.parse("310"), Some(310));
    /// assert_eq!(FamiliesLarge.parse("12,5"), Some(125));
    /// assert_eq!(Settlement.parse("Село"), Settlement.parse("village"));
    /// assert_eq!(Pupils.parse("99999"), None);
    /// ```
    pub fn parse(self, text: &str) -> Option<u32> {
        let text = text.trim();
        match self.spec().measure {
            Measure::Count { min, max } => text.parse().ok().filter(|it| (min..=max).contains(it)),
            Measure::Share => tenths(text),
            Measure::Word(words) => {
                let folded = text.to_lowercase();
                let is_meant =
                    |(code, name): &(&str, &str)| *code == folded || name.to_lowercase() == folded;
                words.iter().position(is_meant).and_then(|it| u32::try_from(it).ok())
            }
            Measure::Class(classes) => {
                let number: Option<u32> = text.parse().ok();
                let named = classes.iter().position(|it| *it == text).map(|it| it + 1);
                number
                    .filter(|it| (1..=classes.len()).contains(&(*it as usize)))
                    .or_else(|| u32::try_from(named?).ok())
            }
        }
    }

    /// What can stand in a file, for a person whose value was not understood.
    pub fn expected(self) -> String {
        match self.spec().measure {
            Measure::Count { min, max } => format!("a whole number from {min} to {max}"),
            Measure::Share => "a percentage from 0 to 100".to_owned(),
            Measure::Word(words) => {
                let words: Vec<_> =
                    words.iter().map(|(code, name)| format!("{code} ({name})")).collect();
                format!("one of: {}", words.join(", "))
            }
            Measure::Class(classes) => {
                format!("a class from 1 to {} ({})", classes.len(), classes.join("; "))
            }
        }
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
            Measure::Count { .. } | Measure::Class(_) => Some(f64::from(value)),
        }
    }
}

/// Percent with at most one decimal that matters, as tenths, rounded half up.
fn tenths(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(rest) {
        return None;
    }
    let digit = |at: usize| rest.as_bytes().get(at).map_or(0, |it| u32::from(it - b'0'));
    let tenths = whole.parse::<u32>().ok()?.checked_mul(10)? + digit(0);
    let rounded = tenths + u32::from(digit(1) >= 5);
    (rounded <= 1_000).then_some(rounded)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn values_are_read_as_files_write_them() {
        use Characteristic as C;
        let cases = [
            (C::Kind, "лицей", Some(4)),
            (C::Kind, "СОШ", Some(0)),
            (C::Kind, "university", None),
            (C::Settlement, "TOWN", Some(1)),
            (C::SettlementSize, "8", Some(8)),
            (C::SettlementSize, "5–20", Some(3)),
            (C::SettlementSize, "0", None),
            (C::SettlementSize, "9", None),
            (C::Pupils, "0", None),
            (C::Pupils, "12.5", None),
            (C::Computers, "0", Some(0)),
            (C::ParentsHigher, "100", Some(1_000)),
            (C::ParentsHigher, "100.1", None),
            (C::ParentsHigher, "33,35", Some(334)),
            (C::ParentsHigher, "-1", None),
            (C::ParentsHigher, "", None),
        ];
        for (characteristic, text, expected) in cases {
            assert_eq!(characteristic.parse(text), expected, "{characteristic}: {text:?}");
        }
    }

    #[test]
    fn codes_and_names_are_unique() {
        let mut seen = BTreeSet::new();
        for it in Characteristic::ALL {
            assert!(seen.insert(it.code()) && seen.insert(it.spec().name), "{it}");
            assert_eq!(it.code().parse(), Ok(*it));
        }
    }
}
