//! The words about stages and frequencies of procedures, where they are said.

use crate::text::Locale;

pub(in crate::desk) struct CycleWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) none: &'static str,
    pub(in crate::desk) heads: [&'static str; 5],
    pub(in crate::desk) save: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static CycleWords {
    locale.either((&RU, &EN))
}

static RU: CycleWords = CycleWords {
    title: "Циклы процедур",
    intro: "На каком этапе проводится процедура и как часто. По этому выбирают процедуры на «Анализе», «Динамике» и «Сопоставлении»: метки под меню оставляют процедуры одного этапа или частоты. «Не указано» снимает сказанное.",
    none: "не указано",
    heads: ["Процедура", "Этап", "Частота", "Кто и когда указал, UTC", "Записать"],
    save: "Записать",
};

static EN: CycleWords = CycleWords {
    title: "Cycles of procedures",
    intro: "At which stage a procedure stands and how often it comes. Procedures are chosen by it on exploration, dynamics and comparison: chips below the menus leave those of one stage or frequency. «Not said» takes back what was said.",
    none: "not said",
    heads: ["Procedure", "Stage", "Frequency", "Who said so and when, UTC", "Save"],
    save: "Save",
};
