//! The six problems of a school that a district looks for (domain §3, row 49).

use serde::{Deserialize, Serialize};
use strum::VariantArray;

/// A column of the matrix.
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
pub enum Problem {
    /// Низкие результаты: the rule by which schools with low results are listed (§2.1).
    LowResults,
    /// Признаки необъективности (§2.2).
    Bias,
    /// Нестабильные результаты или отрицательная динамика (§2.3, §2.4).
    Unstable,
    /// Высокая доля неудовлетворительных результатов (§2.5).
    Unsatisfactory,
    /// Мало участия в интеллектуальных конкурсах (§2.7).
    Contests,
    /// Неблагоприятные условия (§2.6).
    Conditions,
}

impl Problem {
    /// All six, in the order of the matrix.
    pub const ALL: &[Self] = Self::VARIANTS;
    /// How many there are.
    pub const COUNT: usize = Self::VARIANTS.len();

    /// The name used in addresses and exports. Never renamed.
    pub fn code(self) -> &'static str {
        self.into()
    }
}
