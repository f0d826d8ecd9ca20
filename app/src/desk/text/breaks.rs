//! The words about breaks of series.

use analysis::Term;

use crate::text::Locale;

pub(in crate::desk) struct BreakWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) since: &'static str,
    pub(in crate::desk) since_how: &'static str,
    pub(in crate::desk) all: &'static str,
    pub(in crate::desk) terms: [&'static str; 2],
    pub(in crate::desk) kind: &'static str,
    pub(in crate::desk) text: &'static str,
    pub(in crate::desk) write: &'static str,
    pub(in crate::desk) written: &'static str,
    pub(in crate::desk) heads: [&'static str; 5],
    pub(in crate::desk) take_back: &'static str,
    pub(in crate::desk) taken_back: &'static str,
}

impl BreakWords {
    /// A term in words.
    pub(in crate::desk) const fn term(&self, of: Term) -> &'static str {
        let [autumn, spring] = self.terms;
        match of {
            Term::Autumn => autumn,
            Term::Spring => spring,
        }
    }
}

pub(in crate::desk) fn of(locale: Locale) -> &'static BreakWords {
    locale.either((&RU, &EN))
}

static RU: BreakWords = BreakWords {
    title: "Разрывы рядов",
    intro: "С какого года результаты нельзя сравнивать с прежними: новый формат работы, новые границы отметок, отменённый год, программа другого класса. Разрыв виден на «Динамике» у всех; через него линия не проводится и разность не вычисляется. Об отменённом годе: он не сравнивается ни с одним другим, а годы до него — с годами после.",
    since: "С учебного года",
    since_how: "2024/25 — первый год нового ряда или отменённый год",
    all: "все",
    terms: ["осень", "весна"],
    kind: "Что изменилось",
    text: "Подробнее (документ, дата)",
    write: "Записать",
    written: "Записано",
    heads: ["С года", "О чём", "Что изменилось", "Подробнее", "Кто и когда записал, UTC"],
    take_back: "Снять",
    taken_back: "снято",
};

static EN: BreakWords = BreakWords {
    title: "Breaks in series",
    intro: "From which year on results cannot be compared with earlier ones: another format of the work, other boundaries of marks, a cancelled year, the programme of another grade. A break is seen by everybody on dynamics; no line crosses it and no difference is computed across it. A cancelled year is compared with no other, and the years before it not with those after.",
    since: "From the school year",
    since_how: "2024/25: the first year of the new series, or the cancelled year",
    all: "all",
    terms: ["autumn", "spring"],
    kind: "What changed",
    text: "More about it (document, date)",
    write: "Write down",
    written: "Written down",
    heads: ["From", "Of what", "What changed", "More about it", "Who wrote it down and when, UTC"],
    take_back: "Take back",
    taken_back: "taken back",
};
