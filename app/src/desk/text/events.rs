//! The words about dated events.

use crate::text::Locale;

pub(in crate::desk) struct EventWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) when: &'static str,
    pub(in crate::desk) when_how: &'static str,
    pub(in crate::desk) procedure: &'static str,
    pub(in crate::desk) all: &'static str,
    pub(in crate::desk) text: &'static str,
    pub(in crate::desk) source: &'static str,
    pub(in crate::desk) write: &'static str,
    pub(in crate::desk) written: &'static str,
    pub(in crate::desk) heads: [&'static str; 5],
    pub(in crate::desk) take_back: &'static str,
    pub(in crate::desk) taken_back: &'static str,
    pub(in crate::desk) stage_what: &'static str,
    pub(in crate::desk) stage_none: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static EventWords {
    locale.either((&RU, &EN))
}

static RU: EventWords = EventWords {
    title: "События",
    intro: "Что случилось и что должен знать тот, кто смотрит на ряд лет: новая программа, карантин, смена порядка. События стоят на оси «Динамики» у всех, кто её видит; причиной изменений они не называются. Без имён детей и сотрудников.",
    when: "Учебный год или день",
    when_how: "2024/25 или 2024-11-12",
    procedure: "Процедура",
    all: "все",
    text: "Что случилось",
    source: "Источник (документ, дата)",
    write: "Записать",
    written: "Записано",
    heads: ["Когда", "Процедура", "Что случилось", "Источник", "Кто и когда записал, UTC"],
    take_back: "Снять",
    taken_back: "снято",
    stage_what: "Стоит рядом с результатами процедуры и года, в таблицах, на оси лет и в выгрузках. Из нескольких загрузок считается наименее окончательная.",
    stage_none: "не указана",
};

static EN: EventWords = EventWords {
    title: "Events",
    intro: "What happened and whoever looks at a series of years should know: a new programme, a quarantine, another order. Events stand on the axis of dynamics for everybody who sees it; they are not called the reason of changes. No names of children or staff.",
    when: "School year or day",
    when_how: "2024/25 or 2024-11-12",
    procedure: "Procedure",
    all: "all",
    text: "What happened",
    source: "Source (document, date)",
    write: "Write down",
    written: "Written down",
    heads: ["When", "Procedure", "What happened", "Source", "Who wrote it down and when, UTC"],
    take_back: "Take back",
    taken_back: "taken back",
    stage_what: "Stands beside the results of the procedure and year, in tables, on the axis of years and in downloads. Of several imports the least final counts.",
    stage_none: "not said",
};
