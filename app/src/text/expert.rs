//! The words about expert values, and the two signs: ◆ measured, ✎ judged.

use analysis::expert::RUBRIC_MAX;

use super::Locale;

/// What stands beside a measured value.
pub(crate) const MEASURED: &str = "◆";
/// What stands beside an expert value.
pub(crate) const JUDGED: &str = "✎";

/// The texts of expert values on pages.
pub(crate) struct ExpertTexts {
    pub(crate) title: &'static str,
    pub(crate) note: &'static str,
    pub(crate) measured: &'static str,
    pub(crate) heads: [&'static str; 5],
    of: &'static str,
}

impl Locale {
    /// The texts of expert values.
    pub(crate) fn expert(self) -> &'static ExpertTexts {
        self.either((&RU, &EN))
    }
}

/// «✎ 2 из 3».
pub(crate) fn value(locale: Locale, value: u8) -> String {
    format!("{JUDGED}\u{a0}{value} {} {RUBRIC_MAX}", locale.expert().of)
}

static RU: ExpertTexts = ExpertTexts {
    title: "Экспертные оценки",
    note: "По шкале от 0 до 3: суждение названного автора, а не измерение. Нет ни числа учеников, ни интервала, с измеренными значениями не складывается.",
    measured: "измерено: вычислено по загруженным результатам",
    heads: ["Учебный год", "Критерий", "Оценка", "Комментарий", "Автор и дата"],
    of: "из",
};

static EN: ExpertTexts = ExpertTexts {
    title: "Expert values",
    note: "On a rubric from 0 to 3: the judgement of a named author, not a measurement. There is neither a number of pupils nor an interval, and it is not added to what was measured.",
    measured: "measured: computed from imported results",
    heads: ["School year", "Criterion", "Value", "Comment", "Author and date"],
    of: "of",
};
