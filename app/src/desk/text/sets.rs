//! The words about saving sets of schools.

use crate::text::Locale;

pub(in crate::desk) struct SetWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) how: &'static str,
    pub(in crate::desk) open: &'static str,
    pub(in crate::desk) to_save: &'static str,
    pub(in crate::desk) name: &'static str,
    pub(in crate::desk) name_how: &'static str,
    pub(in crate::desk) save: &'static str,
    pub(in crate::desk) saved: &'static str,
    pub(in crate::desk) heads: [&'static str; 4],
    pub(in crate::desk) delete: &'static str,
    pub(in crate::desk) deleted: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static SetWords {
    match locale {
        Locale::Ru => &RU,
        Locale::En => &EN,
    }
}

static RU: SetWords = SetWords {
    title: "Наборы школ",
    intro: "Наборы, которые стоят под своим названием на странице «Бенчмаркинг» у всех, кто её видит. Сохранение под тем же названием добавляет версию; прежние ссылки показывают прежний набор.",
    how: "Чтобы сохранить набор, выберите на странице «Бенчмаркинг» школу, затем школы или условия набора и перейдите по ссылке «Сохранить этот набор под названием».",
    open: "Открыть бенчмаркинг",
    to_save: "Сохраняется набор",
    name: "Название",
    name_how: "без имён детей и сотрудников",
    save: "Сохранить",
    saved: "Сохранено",
    heads: ["Название", "Версия", "Набор", "Кто и когда сохранил, UTC"],
    delete: "Удалить",
    deleted: "удалено",
};

static EN: SetWords = SetWords {
    title: "Sets of schools",
    intro: "Sets that stand under a name on the page of benchmarking for everybody who sees it. Saving under the same name adds a version; earlier links show the earlier set.",
    how: "To save a set, choose a school on the page of benchmarking, then the schools or conditions of the set, and follow the link “Save this set under a name”.",
    open: "Open benchmarking",
    to_save: "The set to save",
    name: "Name",
    name_how: "no names of children or staff",
    save: "Save",
    saved: "Saved",
    heads: ["Name", "Version", "Set", "Who saved it and when, UTC"],
    delete: "Delete",
    deleted: "deleted",
};
