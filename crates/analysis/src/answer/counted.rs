//! What n counts, said once for every procedure.

use serde::{Deserialize, Serialize};

use crate::{cube::Plane, dictionary::Dictionary, noko};

/// What the numbers count.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Counted {
    /// Pupils.
    #[default]
    Pupils,
    /// Results: a pupil counts once for each subject (человеко-экзамены).
    Results,
    /// Респонденты: people who were asked (НОКО).
    Respondents,
    /// Показатели: things that a check-list looks at (НОКО).
    Items,
    /// Some rows count the one, some the other.
    RespondentsAndItems,
}

impl Counted {
    /// What numbers of these planes count; `mixes` where one number is of several subjects.
    pub(super) fn of(dictionary: &Dictionary, planes: &[&Plane], mixes: bool) -> Self {
        let code =
            |plane: &Plane| dictionary.procedures[usize::from(plane.procedure)].code.as_str();
        if planes.is_empty() || !planes.iter().all(|it| code(it) == noko::PROCEDURE) {
            return if mixes { Self::Results } else { Self::Pupils };
        }
        let is_item = |plane: &&&Plane| {
            noko::is_checked(dictionary.subjects[usize::from(plane.subject)].code.as_str())
        };
        match planes.iter().filter(is_item).count() {
            0 => Self::Respondents,
            all if all == planes.len() => Self::Items,
            _ => Self::RespondentsAndItems,
        }
    }
}
