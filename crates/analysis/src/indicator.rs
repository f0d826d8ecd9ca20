//! Indicators: how a [`Tally`] becomes the number on a chart.
//!
//! Almost every indicator is a *ratio of sums*, and [`Measured`] keeps both sums beside the
//! value: a tooltip can say "6 of 41", an interval can be drawn, and nothing has to be asked
//! twice. The standard deviation is the one exception and says so by having no numerator.
//!
//! **To add an indicator:** a variant, its arms in [`Indicator::spec`] and
//! [`Indicator::read`], its place in [`Indicator::ALL`], and a worked example in
//! `indicator/tests.rs`. The compiler finds the first omission, tests the others. Pickers,
//! addresses, help and exports read [`Indicator::ALL`]; what users define besides is [`own`].

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    answer::Absence,
    scale::{Scale, ScoreKind},
    stats::interval::{self, Interval},
    tally::{Levels, SCORE_UNIT, Sum, Tally},
};

pub mod own;
mod pooled;
mod read;
mod review;
mod spec;
#[cfg(test)]
mod tests;

pub use own::{Formula, OwnIndicator};
pub use review::Review;

pub(crate) use read::{Moments, moments};
pub use spec::{Better, Part, Spec, Unit};

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
    Serialize,
    Deserialize,
    strum::EnumIter,
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
    /// Свой показатель: what its formula says (domain row 4).
    #[strum(disabled)]
    Own(Formula),
}

/// No indicator is called this, and it is no formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no indicator is called so")]
pub struct UnknownIndicator;

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
    /// Every indicator of the invariant part, in the order in which menus list them.
    pub const ALL: &[Self] = &[
        Self::Quality,
        Self::Pass,
        Self::Below,
        Self::High,
        Self::MeanScore,
        Self::MeanPercent,
        Self::MeanMark,
        Self::Sou,
        Self::SdScore,
        Self::Participants,
        Self::ParticipationShare,
        Self::AbsentShare,
        Self::Share1,
        Self::Share2,
        Self::Share3,
        Self::Share4,
        Self::Share5,
        Self::Share6,
    ];

    /// The name used in addresses, exports and the API. Never renamed; of an own indicator its formula.
    pub fn code(self) -> Cow<'static, str> {
        match self {
            Self::Own(formula) => Cow::Owned(formula.to_string()),
            it => Cow::Borrowed(it.into()),
        }
    }

    /// The version of its formula. All of [`Indicator::ALL`] are the invariant part (domain row 3): no
    /// page and no file changes one. Where a formula is changed here, its number grows by one, and
    /// `CHANGELOG.md` says which numbers moved; a download names the version it was made with.
    pub const fn version(self) -> u32 {
        1
    }

    /// The definition of this indicator.
    pub fn spec(self) -> Spec {
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
            Self::Own(formula) => formula.spec(),
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
    pub fn level(self) -> Option<usize> {
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

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

impl FromStr for Indicator {
    type Err = UnknownIndicator;

    fn from_str(text: &str) -> Result<Self, UnknownIndicator> {
        let invariant = Self::ALL.iter().copied().find(|it| it.code() == text);
        let own = || text.parse().ok().map(Self::Own);
        invariant.or_else(own).ok_or(UnknownIndicator)
    }
}
