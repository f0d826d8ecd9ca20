//! Level status (I4) and system deficits (I5): the official layer, not ours.
//!
//! The thresholds are those of ФИОКО's recommendations on the ВПР of 2026 (pages 6, 17 and 19), which
//! were seen only as other software quotes them; the text itself was not. They belong to levels of
//! difficulty: a share says nothing of a task whose level is not told.

use serde::{Deserialize, Serialize};

use crate::plan::Level;

/// From these shares on a level is sufficient, below those insufficient, in thousandths: базовый 60 and
/// 57 %, повышенный and высокий 30 and 28.5 % (ФИОКО 2026, p. 6 and 17).
const BASIC: [u64; 2] = [600, 570];
const HARDER: [u64; 2] = [300, 285];
/// A requirement of fewer tasks has no system deficit (ФИОКО 2026, p. 19).
const DEFICIT_TASKS_MIN: u64 = 2;

/// How a share lies to the threshold of its level.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    /// Достаточный.
    Sufficient,
    /// Зона неопределённости.
    Uncertain,
    /// Недостаточный.
    Insufficient,
}

impl Status {
    /// The status of `points` out of `possible` in tasks of this level; `None` if none were possible.
    ///
    /// Whole numbers are compared, so no rounding decides.
    pub fn of(level: Level, points: u64, possible: u64) -> Option<Self> {
        let [enough, few] = match level {
            Level::Basic => BASIC,
            Level::Advanced | Level::High => HARDER,
        };
        let points = 1_000 * points;
        Some(match possible {
            0 => return None,
            _ if points >= enough * possible => Self::Sufficient,
            _ if points >= few * possible => Self::Uncertain,
            _ => Self::Insufficient,
        })
    }
}

/// The level that several tasks are measured by: advanced and high have one threshold, basic has
/// another; `None` where they are mixed or not told.
pub(super) fn common(levels: impl IntoIterator<Item = Option<Level>>) -> Option<Level> {
    let mut common: Option<Level> = None;
    for level in levels {
        let level = level?;
        match common {
            Some(known) if (known == Level::Basic) != (level == Level::Basic) => return None,
            _ => common = Some(level),
        }
    }
    common
}

/// Tasks of one requirement below the threshold of their level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deficit {
    /// Insufficient tasks.
    pub insufficient: u64,
    /// Tasks with a status.
    pub tasks: u64,
}

impl Deficit {
    /// Counts tasks; those without a status are left out.
    pub(super) fn of(tasks: impl IntoIterator<Item = Option<Status>>) -> Self {
        let mut of = Self { insufficient: 0, tasks: 0 };
        for it in tasks.into_iter().flatten() {
            of.tasks += 1;
            of.insufficient += u64::from(it == Status::Insufficient);
        }
        of
    }

    /// Системный дефицит: more than half of at least two tasks are insufficient.
    pub fn is_systemic(self) -> bool {
        self.tasks >= DEFICIT_TASKS_MIN && 2 * self.insufficient > self.tasks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i4_thresholds_are_those_of_the_level_and_no_rounding_decides() {
        use Status::{Insufficient, Sufficient, Uncertain};
        let cases = [
            (Level::Basic, 171, 300, Some(Uncertain)),
            (Level::Basic, 170, 300, Some(Insufficient)),
            (Level::Basic, 180, 300, Some(Sufficient)),
            (Level::Advanced, 90, 300, Some(Sufficient)),
            (Level::Advanced, 89, 300, Some(Uncertain)),
            (Level::High, 85, 300, Some(Insufficient)),
            (Level::High, 57, 200, Some(Uncertain)),
            (Level::High, 0, 0, None),
        ];
        for (level, points, possible, status) in cases {
            assert_eq!(Status::of(level, points, possible), status, "{level} {points}/{possible}");
        }
    }

    #[test]
    fn i5_a_deficit_is_systemic_with_more_than_half_of_at_least_two_tasks() {
        use Status::{Insufficient, Sufficient, Uncertain};
        let is = |of: &[Option<Status>]| Deficit::of(of.iter().copied()).is_systemic();
        assert!(!is(&[Some(Insufficient)]));
        assert!(!is(&[Some(Insufficient), Some(Uncertain)]));
        assert!(is(&[Some(Insufficient), Some(Insufficient)]));
        assert!(is(&[Some(Insufficient), Some(Insufficient), Some(Sufficient), None]));
        assert!(!is(&[Some(Insufficient), None]));
    }

    #[test]
    fn i4_tasks_of_both_thresholds_have_no_common_one() {
        let [basic, advanced, high] = [Level::Basic, Level::Advanced, Level::High].map(Some);
        assert_eq!(common([basic, basic]), Some(Level::Basic));
        assert!(common([advanced, high]).is_some());
        assert_eq!(common([basic, high]), None);
        assert_eq!(common([basic, None]), None);
        assert_eq!(common([]), None);
    }
}
