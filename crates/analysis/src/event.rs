//! What the operator wrote down of the data: dated events, where series begin anew
//! ([`crate::series`]), how final the figures of a year are, sets of schools under a name
//! ([`crate::saved`]), and indicators of their own ([`crate::indicator::own`]).
//!
//! An event stands beside the years; it is never said to be why a value changed.

use serde::{Deserialize, Serialize};

use crate::{
    cycle::Cycled,
    dictionary::{Dictionary, MemberId},
    expert::ExpertValue,
    indicator::OwnIndicator,
    saved::SavedSet,
    series::WrittenBreak,
    year::AcademicYear,
};

/// Everything that was written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// What happened.
    pub events: Vec<Event>,
    /// How final figures are, where somebody said so; one for each procedure and year.
    pub stages: Vec<Staged>,
    /// Sets of schools that were given a name.
    pub sets: Vec<SavedSet>,
    /// Where series begin anew, besides what the data say.
    #[serde(default)]
    pub breaks: Vec<WrittenBreak>,
    /// Indicators that were defined besides those of the catalogue.
    #[serde(default)]
    pub own: Vec<OwnIndicator>,
    /// At which stage procedures stand and how often they come, where somebody said so.
    #[serde(default)]
    pub cycles: Vec<Cycled>,
    /// What experts said of schools; only for those who answer for them.
    #[serde(default)]
    pub expert: Vec<ExpertValue>,
}

/// How final figures are; the least final comes first.
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
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// Предварительные: before appeals and checks.
    Preliminary,
    /// Исправленные: something was put right, more may follow.
    Corrected,
    /// Окончательные: nothing more will change.
    Final,
}

/// How final the figures of a procedure in a year are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staged {
    /// The procedure.
    pub procedure: MemberId,
    /// The year.
    pub year: AcademicYear,
    /// The least final of the imports that have figures of it.
    pub stage: Stage,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The school year it belongs to.
    pub year: AcademicYear,
    /// The day, as `2024-11-12`, where it is known.
    pub day: Option<String>,
    /// The procedure it concerns; `None` for all.
    pub procedure: Option<MemberId>,
    /// What happened.
    pub text: String,
    /// Who says so.
    pub source: String,
}

impl Dictionary {
    /// The events that concern a procedure, those of all among them, by year and day.
    pub fn events_of(&self, procedure: Option<MemberId>) -> Vec<Event> {
        let concerns = |it: &&Event| it.procedure.is_none() || it.procedure == procedure;
        let mut events: Vec<Event> = self.remarks.events.iter().filter(concerns).cloned().collect();
        events.sort_by(|one, two| (one.year, &one.day).cmp(&(two.year, &two.day)));
        events
    }

    /// How final the figures of a procedure are, by year.
    pub fn stages_of(&self, procedure: MemberId) -> Vec<(AcademicYear, Stage)> {
        let of = self.remarks.stages.iter().filter(|it| it.procedure == procedure);
        let mut stages: Vec<_> = of.map(|it| (it.year, it.stage)).collect();
        stages.sort();
        stages
    }
}
