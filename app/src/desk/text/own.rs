//! The words about own indicators.

use analysis::indicator::{Better, Unit};

use crate::text::Locale;

pub(in crate::desk) struct OwnWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) name: &'static str,
    pub(in crate::desk) numerator: &'static str,
    pub(in crate::desk) numerator_how: &'static str,
    pub(in crate::desk) denominator: &'static str,
    pub(in crate::desk) denominator_how: &'static str,
    pub(in crate::desk) unit: &'static str,
    units: [&'static str; 5],
    pub(in crate::desk) better: &'static str,
    directions: [&'static str; 3],
    pub(in crate::desk) source: &'static str,
    pub(in crate::desk) author: &'static str,
    pub(in crate::desk) day: &'static str,
    pub(in crate::desk) write: &'static str,
    pub(in crate::desk) terms: &'static str,
    pub(in crate::desk) term_heads: [&'static str; 2],
    pub(in crate::desk) written: &'static str,
    pub(in crate::desk) heads: [&'static str; 6],
    pub(in crate::desk) take_back: &'static str,
    pub(in crate::desk) taken_back: &'static str,
}

impl OwnWords {
    /// A unit in words.
    pub(in crate::desk) const fn unit(&self, of: Unit) -> &'static str {
        let [share, score, mark, index, people] = self.units;
        match of {
            Unit::Share => share,
            Unit::Score => score,
            Unit::Mark => mark,
            Unit::Index => index,
            Unit::People => people,
        }
    }

    /// A direction in words.
    pub(in crate::desk) const fn better(&self, of: Better) -> &'static str {
        let [higher, lower, neither] = self.directions;
        match of {
            Better::Higher => higher,
            Better::Lower => lower,
            Better::Neither => neither,
        }
    }
}

pub(in crate::desk) fn of(locale: Locale) -> &'static OwnWords {
    locale.either((&RU, &EN))
}

static RU: OwnWords = OwnWords {
    title: "Мои показатели",
    intro: "Вариативная часть: показатели, которые определяет школа или муниципалитет. Числитель и знаменатель складываются из того, что уже сосчитано в данных, поэтому показатель вычисляется по любой школе, году и предмету, где эти числа есть, и стоит в меню «Показатель» рядом с инвариантными, на тех же графиках. Название видно всем, кто видит результаты.",
    name: "Название",
    numerator: "Числитель",
    numerator_how: "что считать: n4 + n5; с весами: 100*n5 + 64*n4",
    denominator: "Знаменатель",
    denominator_how: "из скольких: n; пусто — только для числа людей",
    unit: "Единица",
    units: ["доля, %", "среднее", "отметка", "индекс 0–100", "число людей"],
    better: "Направление",
    directions: ["больше — лучше", "меньше — лучше", "без оценки"],
    source: "Источник (документ)",
    author: "Кто определил",
    day: "Дата",
    write: "Определить",
    terms: "Что можно считать",
    term_heads: ["В формуле", "Что это"],
    written: "Определены",
    heads: [
        "Название",
        "Формула",
        "Единица и направление",
        "Источник",
        "Кто определил",
        "Кто и когда записал, UTC",
    ],
    take_back: "Снять",
    taken_back: "снят",
};

static EN: OwnWords = OwnWords {
    title: "Own indicators",
    intro: "The variable part: indicators that a school or a municipality defines. Numerator and denominator are sums of what is counted in the data already, so the indicator can be computed for every school, year and subject that has these counts, and stands in the menu of indicators beside the invariant ones, on the same charts. Its name is seen by everybody who sees results.",
    name: "Name",
    numerator: "Numerator",
    numerator_how: "what is counted: n4 + n5; with weights: 100*n5 + 64*n4",
    denominator: "Denominator",
    denominator_how: "out of how many: n; empty for a number of people only",
    unit: "Unit",
    units: ["share, %", "mean", "mark", "index 0–100", "number of people"],
    better: "Direction",
    directions: ["more is better", "less is better", "no judgement"],
    source: "Source (document)",
    author: "Who defined it",
    day: "Date",
    write: "Define",
    terms: "What can be counted",
    term_heads: ["In a formula", "What it is"],
    written: "Defined",
    heads: [
        "Name",
        "Formula",
        "Unit and direction",
        "Source",
        "Who defined it",
        "Who wrote it down and when, UTC",
    ],
    take_back: "Take back",
    taken_back: "taken back",
};
