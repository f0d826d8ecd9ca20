//! The words about stages and frequencies of procedures.

use analysis::cycle::{Frequency, Phase};

use super::Locale;

impl Locale {
    /// What the chips are about: stages and frequencies.
    pub(crate) fn cycle_titles(self) -> [&'static str; 2] {
        self.either((["Этап процедуры", "Частота процедуры"], ["Stage of procedures", "Frequency"]))
    }

    /// A stage in words.
    pub(crate) fn phase(self, of: Phase) -> &'static str {
        self.either(match of {
            Phase::Entry => ("входная", "entry"),
            Phase::Current => ("текущая", "current"),
            Phase::Interim => ("промежуточная", "interim"),
            Phase::Final => ("итоговая", "final"),
        })
    }

    /// A frequency in words.
    pub(crate) fn frequency(self, of: Frequency) -> &'static str {
        self.either(match of {
            Frequency::Once => ("разовая", "once"),
            Frequency::Periodic => ("периодическая", "periodic"),
            Frequency::Systematic => ("систематическая", "systematic"),
        })
    }
}
