//! The words of the list of schools beside what their conditions let expect.

use crate::text::Locale;

/// The words.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct ResidualTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub value: &'static str,
    pub expected: &'static str,
    pub beyond: &'static str,
    pub verdict: &'static str,
    pub few: &'static str,
    pub rest: &'static str,
    pub nobody: &'static str,
    pub without: &'static str,
}

static RU: ResidualTexts = ResidualTexts {
    title: "Школы рядом с ожидаемым при их условиях",
    text: "Сначала школы за пределами ожидаемого. Ожидание — по остальным школам региона, интервал — где 95 % школ с такими условиями и численностью; вывод поправлен на число школ. Это не оценка работы школы и не объяснение.",
    value: "Фактически",
    expected: "Ожидалось (95 %)",
    beyond: "Разница",
    verdict: "Вывод",
    few: "мало участников",
    rest: "В пределах ожидаемого или мало участников",
    nobody: "Ни одна школа не вышла за пределы ожидаемого.",
    without: "Без ожидания, потому что условия неизвестны или измерено иначе",
};

static EN: ResidualTexts = ResidualTexts {
    title: "Schools beside what their conditions let expect",
    text: "Those beyond first. Expected by the other schools of the region; the interval is where 95 % of schools of such conditions and size lie, the finding is corrected for the number of schools. It is no judgement of a school's work and no explanation.",
    value: "Found",
    expected: "Expected (95 %)",
    beyond: "Difference",
    verdict: "Finding",
    few: "too few pupils",
    rest: "Within what was expected, or too few pupils",
    nobody: "No school is beyond what was expected.",
    without: "Nothing expected, for conditions are unknown or it was measured unlike the others",
};

/// The words in a language.
pub fn words(locale: Locale) -> &'static ResidualTexts {
    locale.either((&RU, &EN))
}
