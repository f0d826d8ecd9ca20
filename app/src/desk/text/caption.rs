//! The words about what a file does not say itself.

use crate::text::Locale;

pub(in crate::desk) struct CaptionWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) how: &'static str,
    pub(in crate::desk) told: &'static str,
    pub(in crate::desk) read: &'static str,
    /// Spring and autumn.
    pub(in crate::desk) terms: [&'static str; 2],
    /// Name of a field, its label, and what to write there.
    pub(in crate::desk) fields: [(&'static str, &'static str, &'static str); 6],
}

pub(in crate::desk) fn of(locale: Locale) -> &'static CaptionWords {
    match locale {
        Locale::Ru => &RU,
        Locale::En => &EN,
    }
}

static RU: CaptionWords = CaptionWords {
    title: "Чего файл не говорит сам",
    how: "В таком файле не написано, чей он или по какой работе. Скажите это здесь: переименовывать файл не нужно.",
    told: "Сказано",
    read: "Прочитать так",
    terms: ["весной", "осенью"],
    fields: [
        ("school", "Логин школы", "например edu990001"),
        ("year", "Год проведения", "календарный, например 2026"),
        ("subject", "Предмет", ""),
        ("grade", "Класс", "от 1 до 11; осенью — класс, по программе которого работа"),
        ("autumn", "Когда проведено", ""),
        ("day", "День экзамена", ""),
    ],
};

static EN: CaptionWords = CaptionWords {
    title: "What the file does not say itself",
    how: "Such a file does not tell whose it is or of which work. Say it here: the file need not be renamed.",
    told: "Said",
    read: "Read it so",
    terms: ["in spring", "in autumn"],
    fields: [
        ("school", "Login of the school", "such as edu990001"),
        ("year", "Year it was held in", "a calendar year, such as 2026"),
        ("subject", "Subject", ""),
        ("grade", "Grade", "1 to 11; in autumn the one whose programme was tested"),
        ("autumn", "When it was held", ""),
        ("day", "Day of the examination", ""),
    ],
};
