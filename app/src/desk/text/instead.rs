//! The words about a file in the place of earlier imports.

use crate::text::Locale;

pub(in crate::desk) struct InsteadWords {
    pub(in crate::desk) instead_of: &'static str,
    pub(in crate::desk) only: &'static str,
    pub(in crate::desk) what: &'static str,
    pub(in crate::desk) chosen: &'static str,
    pub(in crate::desk) compare: &'static str,
    pub(in crate::desk) removed: &'static str,
    pub(in crate::desk) stands: &'static str,
    pub(in crate::desk) aside: &'static str,
    pub(in crate::desk) aside_short: &'static str,
    pub(in crate::desk) anew: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static InsteadWords {
    locale.either((&RU, &EN))
}

const RU: InsteadWords = InsteadWords {
    instead_of: "Вместо импорта",
    only: "только там",
    what: "Обычно файл дополняет прежние: чего в нём нет, остаётся. Если это исправленный файл, отметьте \
           импорт, вместо которого он пришёл: чего в новом файле больше нет, будет убрано. Отмена вернёт всё.",
    chosen: "«Что изменится» посчитано так, как если этот файл придёт вместо отмеченных импортов.",
    compare: "Сравнить как файл вместо отмеченных",
    removed: "убрано",
    stands: "Вместо импортов",
    aside: "Не считается: вместо него принят импорт",
    aside_short: "вместо него",
    anew: "Теперь он читается иначе, примите его вместо прежнего",
};

const EN: InsteadWords = InsteadWords {
    instead_of: "In the place of import",
    only: "only there",
    what: "Usually a file adds to earlier ones: what it does not have stays. If this is a corrected file, tick \
           the import in whose place it comes: what the new file no longer has will be removed. Undoing \
           brings everything back.",
    chosen: "“What will change” is counted with this file in the place of the ticked imports.",
    compare: "Compare as a file in the place of the ticked",
    removed: "removed",
    stands: "In the place of imports",
    aside: "Does not count: in its place stands import",
    aside_short: "in its place",
    anew: "It is read otherwise now, take it over in the place of the earlier one",
};
