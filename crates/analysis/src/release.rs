//! What makes a new version of the data, and whether figures that were there may be others since.

use serde::{Deserialize, Serialize};

/// What made a data version.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Cause {
    /// An import.
    Import,
    /// An import that was undone.
    Undo,
    /// A decision which codes mean one school, or that it was taken back.
    School,
    /// How final an import is.
    Stage,
    /// A dated event.
    Event,
    /// Where a series begins anew: differences across it are no longer computed.
    Break,
    /// A saved set of schools.
    Set,
    /// Thresholds of signals.
    Thresholds,
    /// What a school says to a signal.
    Note,
    /// An own indicator.
    Indicator,
    /// What an expert judged.
    Expert,
    /// The cycle of a procedure.
    Cycle,
}

impl Cause {
    /// Whether an import was made or undone.
    pub fn is_of_an_import(self) -> bool {
        matches!(self, Self::Import | Self::Undo)
    }

    /// Whether figures or verdicts that were there may be others since. Of an import its cells tell.
    pub fn is_major(self) -> bool {
        match self {
            Self::Undo | Self::School | Self::Break | Self::Thresholds => true,
            Self::Import
            | Self::Stage
            | Self::Event
            | Self::Set
            | Self::Note
            | Self::Indicator
            | Self::Expert
            | Self::Cycle => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_moves_figures_or_verdicts_is_major() {
        let major = [Cause::Undo, Cause::School, Cause::Break, Cause::Thresholds];
        assert!(major.into_iter().all(Cause::is_major));
        let minor = [Cause::Import, Cause::Stage, Cause::Event, Cause::Set, Cause::Note];
        assert!(!minor.into_iter().any(Cause::is_major));
    }
}
