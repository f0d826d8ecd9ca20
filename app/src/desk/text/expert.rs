//! The words about expert values, on the page where they are written down.

use crate::text::Locale;

pub(in crate::desk) struct ExpertWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) school: &'static str,
    pub(in crate::desk) school_how: &'static str,
    pub(in crate::desk) year: &'static str,
    pub(in crate::desk) criterion: &'static str,
    pub(in crate::desk) value: &'static str,
    pub(in crate::desk) values: [&'static str; 4],
    pub(in crate::desk) comment: &'static str,
    pub(in crate::desk) author: &'static str,
    pub(in crate::desk) day: &'static str,
    pub(in crate::desk) write: &'static str,
    pub(in crate::desk) written: &'static str,
    pub(in crate::desk) heads: [&'static str; 7],
    pub(in crate::desk) take_back: &'static str,
    pub(in crate::desk) taken_back: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static ExpertWords {
    locale.either((&RU, &EN))
}

static RU: ExpertWords = ExpertWords {
    title: "Экспертные оценки ✎",
    intro: "Чего не измерить: суждение эксперта о школе по шкале от 0 до 3, с комментарием, автором и датой. Стоит на странице школы и в «Сопоставлении» отдельно от измеренного (◆), на открытом сервере не показывается. Без имён детей; сотрудников не называют, кроме автора.",
    school: "Код школы",
    school_how: "как в таблице «Какие коды — одна школа» и в адресе страницы школы",
    year: "Учебный год",
    criterion: "Критерий",
    value: "Оценка",
    values: ["не проявляется", "проявляется отчасти", "в основном", "в полной мере"],
    comment: "Комментарий: на чём основано",
    author: "Кто оценил",
    day: "Дата",
    write: "Записать",
    written: "Записано",
    heads: [
        "Школа",
        "Учебный год",
        "Критерий",
        "Оценка",
        "Комментарий",
        "Кто и когда оценил",
        "Кто и когда записал, UTC",
    ],
    take_back: "Снять",
    taken_back: "снята",
};

static EN: ExpertWords = ExpertWords {
    title: "Expert values ✎",
    intro: "What cannot be measured: the judgement of an expert about a school on a rubric from 0 to 3, with a comment, an author and a date. It stands on the page of the school and on «Comparison» apart from what was measured (◆), and is not shown by a public server. No names of children, nor of staff but the author.",
    school: "Code of the school",
    school_how: "as in the table of codes that mean one school, and in the address of its page",
    year: "School year",
    criterion: "Criterion",
    value: "Value",
    values: ["not shown", "shown in part", "for the most part", "in full"],
    comment: "Comment: what it rests on",
    author: "Who judged",
    day: "Date",
    write: "Write down",
    written: "Written down",
    heads: [
        "School",
        "School year",
        "Criterion",
        "Value",
        "Comment",
        "Who judged and when",
        "Who wrote it down and when, UTC",
    ],
    take_back: "Take back",
    taken_back: "taken back",
};
