//! The words about passing results on.

use crate::text::Locale;

pub(in crate::desk) struct PackageWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) whose: &'static str,
    pub(in crate::desk) whose_how: &'static str,
    pub(in crate::desk) look: &'static str,
    pub(in crate::desk) results: &'static str,
    pub(in crate::desk) classes: &'static str,
    pub(in crate::desk) pupils: &'static str,
    pub(in crate::desk) version: &'static str,
    pub(in crate::desk) heads: [&'static str; 3],
    pub(in crate::desk) download: &'static str,
    pub(in crate::desk) hash: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static PackageWords {
    match locale {
        Locale::Ru => &RU,
        Locale::En => &EN,
    }
}

static RU: PackageWords = PackageWords {
    title: "Передать результаты",
    intro: "Результаты школы или муниципалитета одним файлом для другого «Разреза»: там его принимают на странице «Данные», и числа будут те же. Строк учеников, условий школ и решений в файле нет.",
    whose: "Код школы или муниципалитета",
    whose_how: "как он стоит в поиске",
    look: "Посмотреть, что будет передано",
    results: "Результатов",
    classes: "классов",
    pupils: "строк учеников",
    version: "версия данных",
    heads: ["Учебный год", "Процедура", "Результатов"],
    download: "Скачать файл",
    hash: "Получатель увидит, если файл изменят. Контрольная сумма содержимого:",
};

static EN: PackageWords = PackageWords {
    title: "Pass results on",
    intro: "The results of a school or municipality as one file for another Razrez: it is taken over there on the page of data, and the numbers are the same. Rows of pupils, conditions of schools and decisions are not in it.",
    whose: "Code of the school or municipality",
    whose_how: "as the search shows it",
    look: "Look at what would be passed on",
    results: "Results",
    classes: "classes",
    pupils: "rows of pupils",
    version: "data version",
    heads: ["School year", "Procedure", "Results"],
    download: "Download the file",
    hash: "The receiver is told if the file is changed. The sum of its contents:",
};
