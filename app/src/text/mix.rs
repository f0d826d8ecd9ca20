//! What the same mix of subjects is called, and how it comes about.

use analysis::comparison::Mix;

use super::{Locale, number, phrase};

/// Texts of the common mix. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct MixTexts {
    pub title: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub crude: &'static str,
    pub alike: &'static str,
    pub column_results: &'static str,
    pub nothing: &'static str,
    pub how: &'static str,
}

static RU: MixTexts = MixTexts {
    title: "Все предметы вместе: как есть и при одинаковом наборе предметов",
    show: "сравнить по всем предметам при одинаковом наборе",
    hide: "скрыть сравнение при одинаковом наборе предметов",
    crude: "Как есть",
    alike: "При одинаковом наборе предметов",
    column_results: "Результатов",
    nothing: "Ни одного предмета, в котором у всех объектов не меньше десяти результатов: одинаковый набор составить не из чего.",
    how: "Итог по нескольким предметам зависит от того, какие предметы писали: где больше лёгкого предмета, там итог выше. «При одинаковом наборе» — прямая стандартизация: доли объекта по предметам складываются с общими весами, одинаковыми для всех: так, как предметы распределены у всех объектов вместе. Входят предметы, в которых у каждого объекта не меньше десяти результатов. Интервал — из интервалов Уилсона по предметам (Зоу и Доннер, 2008). Считаются результаты, а не ученики: один ученик пишет несколько работ, и настоящий разброс больше.",
};

static EN: MixTexts = MixTexts {
    title: "All subjects together: as they are, and with the same mix of subjects",
    show: "compare over all subjects with the same mix",
    hide: "hide the comparison with the same mix of subjects",
    crude: "As it is",
    alike: "With the same mix of subjects",
    column_results: "Results",
    nothing: "There is no subject in which every object has ten results or more: nothing to make a common mix of.",
    how: "A total over several subjects depends on which were sat: with more of an easy subject it is higher. \"The same mix\" is direct standardisation: the shares of an object in each subject are added with weights that are the same for all, those of all objects together. Subjects enter in which every object has ten results or more. The interval comes from Wilson's limits of each subject (Zou and Donner, 2008). Results are counted, not pupils: one pupil sits several works, and the true spread is larger.",
};

impl Locale {
    /// The texts of the common mix.
    pub fn mix(self) -> &'static MixTexts {
        match self {
            Self::Ru => &RU,
            Self::En => &EN,
        }
    }
}

/// «Набор: математика 52 %, русский язык 48 %; не вошли 3 предмета».
pub fn said(locale: Locale, mix: &Mix) -> String {
    let percent = |it: f64| number::decimal(locale, it * 100.0, 0);
    let part = |(subject, weight): &(analysis::setting::Named, f64)| {
        format!("{} {}\u{a0}%", phrase::lower_first(&subject.name), percent(*weight))
    };
    let parts = mix.subjects.iter().map(part).collect::<Vec<_>>().join(", ");
    let left_out = number::whole(locale, u64::from(mix.left_out));
    match (locale, mix.left_out) {
        (Locale::Ru, 0) => format!("Набор: {parts}."),
        (Locale::En, 0) => format!("The mix: {parts}."),
        (Locale::Ru, _) => format!("Набор: {parts}; не вошло предметов: {left_out}."),
        (Locale::En, _) => format!("The mix: {parts}; subjects left out: {left_out}."),
    }
}
