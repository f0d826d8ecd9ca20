//! The words about schools: recognised, new, doubtful, and deciding which is which.

use crate::text::{Locale, Plural};

pub(in crate::desk) struct SchoolWords {
    pub(in crate::desk) schools: &'static str,
    pub(in crate::desk) standings: [&'static str; 4],
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) own: &'static str,
    pub(in crate::desk) later: &'static str,
    pub(in crate::desk) is: &'static str,
    pub(in crate::desk) remember: &'static str,
    pub(in crate::desk) to_page: &'static str,
    pub(in crate::desk) decided: &'static str,
    reasons: [(&'static str, &'static str); 5],
    pub(in crate::desk) page_intro: &'static str,
    pub(in crate::desk) join: &'static str,
    pub(in crate::desk) code: &'static str,
    pub(in crate::desk) same_as: &'static str,
    pub(in crate::desk) look: &'static str,
    pub(in crate::desk) would: &'static str,
    pub(in crate::desk) not_there: &'static str,
    pub(in crate::desk) results: Plural,
    pub(in crate::desk) shared: &'static str,
    pub(in crate::desk) changed: &'static str,
    pub(in crate::desk) no_years: &'static str,
    pub(in crate::desk) sure: &'static str,
    pub(in crate::desk) decisions: &'static str,
    pub(in crate::desk) none: &'static str,
    pub(in crate::desk) decision: &'static str,
    pub(in crate::desk) when: &'static str,
    pub(in crate::desk) who: &'static str,
    pub(in crate::desk) take_back: &'static str,
    pub(in crate::desk) taken_back: &'static str,
    pub(in crate::desk) accept: &'static str,
}

impl SchoolWords {
    /// Why a school may be a known one.
    pub(in crate::desk) fn reason<'a>(&self, code: &'a str) -> &'a str
    where
        Self: 'a,
    {
        self.reasons.iter().find(|(it, _)| *it == code).map_or(code, |(_, reason)| reason)
    }
}

pub(in crate::desk) fn of(locale: Locale) -> &'static SchoolWords {
    locale.either((&RU, &EN))
}

const RU: SchoolWords = SchoolWords {
    schools: "Школы",
    standings: ["узнаны по коду", "решено раньше", "под вопросом", "новые"],
    intro: "Эти коды ещё не встречались, но что-то говорит за известную школу. Решение запоминается, действует и для следующих файлов, и его можно отменить. Пока решения нет, школа войдёт как новая.",
    own: "это новая школа",
    later: "решить позже",
    is: "это",
    remember: "Запомнить решения",
    to_page: "Все решения о школах и объединение дублей",
    decided: "Решения запомнены.",
    reasons: [
        ("old_code", "так эту школу называли раньше"),
        ("same_number", "тот же номер в коде"),
        ("same_name", "то же название в том же муниципалитете"),
        ("former_name", "прежнее название, тот же муниципалитет"),
        ("name_without_place", "то же название, но муниципалитет не указан"),
    ],
    page_intro: "Школа меняет код от года к году, а разные выгрузки называют её по-разному. Здесь решают, какие коды означают одну школу. Результаты остаются там, куда их положили файлы, поэтому любое решение отменяется без следа.",
    join: "Объединить дубли",
    code: "Код",
    same_as: "Это школа с кодом",
    look: "Посмотреть, что изменится",
    would: "Что изменится",
    not_there: "ещё не импортирована",
    results: Plural(["результат", "результата", "результатов"]),
    shared: "из них о работах, которые есть у обеих",
    changed: "из этих изменятся: действует более поздний импорт",
    no_years: "результатов нет",
    sure: "Да, это одна школа",
    decisions: "Решения",
    none: "Решений ещё нет.",
    decision: "Решение",
    when: "Когда (UTC)",
    who: "Кто",
    take_back: "Отменить решение",
    taken_back: "отменено",
    accept: "ошибки проверок видел, всё равно принять",
};

const EN: SchoolWords = SchoolWords {
    schools: "Schools",
    standings: ["known by their code", "decided before", "doubtful", "new"],
    intro: "These codes are new, but something speaks for a known school. A decision is remembered, holds for later files too, and can be taken back. Without one the school comes in as a new one.",
    own: "this is a new school",
    later: "decide later",
    is: "this is",
    remember: "Remember the decisions",
    to_page: "All decisions about schools, and joining duplicates",
    decided: "The decisions are remembered.",
    reasons: [
        ("old_code", "the school was called so before"),
        ("same_number", "the same number in the code"),
        ("same_name", "the same name in the same municipality"),
        ("former_name", "a former name, the same municipality"),
        ("name_without_place", "the same name, but no municipality is told"),
    ],
    page_intro: "A school changes its code from year to year, and files of different origin call it differently. Here it is decided which codes mean one school. Results stay where their files put them, so any decision is taken back without a trace.",
    join: "Join duplicates",
    code: "Code",
    same_as: "It is the school with the code",
    look: "See what would change",
    would: "What would change",
    not_there: "not imported yet",
    results: Plural(["result", "results", "results"]),
    shared: "of them of works that both have",
    changed: "of these would change: the later import counts",
    no_years: "no results",
    sure: "Yes, this is one school",
    decisions: "Decisions",
    none: "Nothing was decided yet.",
    decision: "Decision",
    when: "When (UTC)",
    who: "Who",
    take_back: "Take the decision back",
    taken_back: "taken back",
    accept: "I have seen the errors of the checks, take over anyway",
};
