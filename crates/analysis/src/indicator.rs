//! Indicators: how a [`Tally`] becomes the number on a chart.
//!
//! Almost every indicator is a *ratio of sums*, and [`Measured`] keeps both sums beside the
//! value: a tooltip can say "6 of 41", an interval can be drawn, and nothing has to be asked
//! twice. The standard deviation is the one exception and says so by having no numerator.
//!
//! **To add an indicator:** a variant, its arms in [`Indicator::spec`] and
//! [`Indicator::read`], and a worked example in `indicator/tests.rs`. The compiler finds the
//! first omission, `every_indicator_has_a_worked_example` the second. Pickers, addresses,
//! help and exports read [`Indicator::ALL`].

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::{
    answer::Absence,
    scale::{Scale, ScoreKind},
    stats::interval::{self, Interval},
    tally::{Levels, SCORE_UNIT, Sum, Tally},
};

mod pooled;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use read::{Moments, moments};

/// A quantity the dashboards can show.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum Indicator {
    /// Качество знаний: the share at or above the quality level (domain M3).
    #[default]
    Quality,
    /// Успеваемость: the share at or above the passing level (domain M2).
    Pass,
    /// Доля не достигших минимума: the share below the threshold (domain M6).
    Below,
    /// Доля высшего уровня: the share at the top level.
    High,
    /// Средний балл: the mean primary or test score (domain S1, S3).
    MeanScore,
    /// Средний процент выполнения: points earned of points possible (domain S2).
    MeanPercent,
    /// Средняя отметка: the mean mark (domain M5).
    MeanMark,
    /// СОУ, степень обученности по В. П. Симонову (domain M4).
    Sou,
    /// Стандартное отклонение балла, with n − 1 (domain S5).
    SdScore,
    /// Численность участников (domain P1).
    Participants,
    /// Доля участников: valid results of all registered (domain P2).
    ParticipationShare,
    /// Доля отсутствовавших (domain P3).
    AbsentShare,
    /// Доля первого, низшего уровня (domain M1).
    #[strum(serialize = "share_1")]
    #[serde(rename = "share_1")]
    Share1,
    /// Доля второго уровня снизу.
    #[strum(serialize = "share_2")]
    #[serde(rename = "share_2")]
    Share2,
    /// Доля третьего уровня снизу.
    #[strum(serialize = "share_3")]
    #[serde(rename = "share_3")]
    Share3,
    /// Доля четвёртого уровня снизу.
    #[strum(serialize = "share_4")]
    #[serde(rename = "share_4")]
    Share4,
    /// Доля пятого уровня снизу.
    #[strum(serialize = "share_5")]
    #[serde(rename = "share_5")]
    Share5,
    /// Доля шестого уровня снизу.
    #[strum(serialize = "share_6")]
    #[serde(rename = "share_6")]
    Share6,
}

/// What the rest of the product needs to know about an [`Indicator`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// How a value is printed and scaled on an axis.
    pub unit: Unit,
    /// Which direction is good news.
    pub better: Better,
    /// Which part of a tally it reads.
    pub part: Part,
    /// Row of domain.md's catalogue that defines it.
    pub source: &'static str,
}

/// How a value is printed and scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A fraction 0–1, shown as percent.
    Share,
    /// Points of a score.
    Score,
    /// A mark.
    Mark,
    /// An index from 0 to 100.
    Index,
    /// A number of people.
    People,
}

/// Which direction is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// No judgement.
    Neither,
}

/// Which part of a [`Tally`] an indicator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The number of participants alone.
    Participants,
    /// Attendance.
    Attendance,
    /// Counts at each level.
    Levels,
    /// Scores, with squares and maxima where they are.
    Scores,
}

/// One computed value with what it was divided by.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The value: shares as fractions 0–1, everything else in its own unit.
    pub value: f64,
    /// 95 % interval where one is defined.
    pub interval: Option<Interval>,
    /// Sample standard deviation of what a mean is taken of, where the source gives it.
    pub sd: Option<f64>,
    /// What was counted or summed up; `None` for a standard deviation and a mean of schools.
    pub numerator: Option<f64>,
    /// Out of what; never zero.
    pub denominator: f64,
    /// How many pupils the value rests on; of a mean of schools, how many schools.
    pub n: u64,
}

impl Indicator {
    /// Every indicator, in the order in which menus list them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The name used in addresses, exports and the API. Never renamed.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The version of its formula. All indicators are the invariant part (domain row 3): no page and
    /// no file changes one. Where a formula is changed here, its number grows by one, and
    /// `CHANGELOG.md` says which numbers moved; a download names the version it was made with.
    pub const fn version(self) -> u32 {
        1
    }

    /// The definition of this indicator.
    pub const fn spec(self) -> Spec {
        const fn spec(unit: Unit, better: Better, part: Part, source: &'static str) -> Spec {
            Spec { unit, better, part, source }
        }
        use {Better as B, Part as P, Unit as U};
        match self {
            Self::Quality => spec(U::Share, B::Higher, P::Levels, "M3"),
            Self::Pass => spec(U::Share, B::Higher, P::Levels, "M2"),
            Self::Below => spec(U::Share, B::Lower, P::Levels, "M6"),
            Self::High => spec(U::Share, B::Higher, P::Levels, "T1"),
            Self::MeanScore => spec(U::Score, B::Higher, P::Scores, "S1"),
            Self::MeanPercent => spec(U::Share, B::Higher, P::Scores, "S2"),
            Self::MeanMark => spec(U::Mark, B::Higher, P::Levels, "M5"),
            Self::Sou => spec(U::Index, B::Higher, P::Levels, "M4"),
            Self::SdScore => spec(U::Score, B::Neither, P::Scores, "S5"),
            Self::Participants => spec(U::People, B::Neither, P::Participants, "P1"),
            Self::ParticipationShare => spec(U::Share, B::Higher, P::Attendance, "P2"),
            Self::AbsentShare => spec(U::Share, B::Lower, P::Attendance, "P3"),
            Self::Share1
            | Self::Share2
            | Self::Share3
            | Self::Share4
            | Self::Share5
            | Self::Share6 => spec(U::Share, B::Neither, P::Levels, "M1"),
        }
    }

    /// Between which values it can lie, in its unit; `None` where nothing bounds it.
    pub fn ends(self, scale: Option<&Scale>) -> Option<(f64, f64)> {
        match self.spec().unit {
            Unit::Share => Some((0.0, 1.0)),
            Unit::Index => Some((0.0, 100.0)),
            Unit::Mark => {
                let (lowest, highest) = scale?.marks()?;
                Some((f64::from(lowest), f64::from(highest)))
            }
            Unit::Score | Unit::People => None,
        }
    }

    /// Which part is read on this scale: a ДЗИ mean mark comes from scores, others from levels.
    pub fn part_on(self, scale: &Scale) -> Part {
        match self {
            Self::MeanMark if scale.scores == ScoreKind::Mark => Part::Scores,
            _ => self.spec().part,
        }
    }

    /// The level whose share this is, counted from 1.
    fn level(self) -> Option<usize> {
        match self {
            Self::Share1 => Some(1),
            Self::Share2 => Some(2),
            Self::Share3 => Some(3),
            Self::Share4 => Some(4),
            Self::Share5 => Some(5),
            Self::Share6 => Some(6),
            _ => None,
        }
    }

    /// The levels, from 1, that a share of levels counts on `scale`; `None` where it has none.
    pub fn counted_levels(self, scale: &Scale) -> Option<std::ops::RangeInclusive<usize>> {
        let top = usize::from(scale.levels);
        if top == 0 {
            return None;
        }
        match self {
            Self::Quality => Some(usize::from(scale.quality_from)..=top),
            Self::Pass => Some(usize::from(scale.pass_from)..=top),
            Self::Below => Some(1..=usize::from(scale.below_to)),
            Self::High => Some(top..=top),
            _ => self.level().filter(|level| *level <= top).map(|level| level..=level),
        }
    }
}
