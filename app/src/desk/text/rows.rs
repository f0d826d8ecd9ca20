//! The words of the pages of origins and of pupil rows.

use crate::text::{Locale, Plural};

/// What the two pages say.
pub(in crate::desk) struct RowWords {
    pub(in crate::desk) origin: &'static str,
    pub(in crate::desk) origin_intro: &'static str,
    pub(in crate::desk) none: &'static str,
    pub(in crate::desk) import: &'static str,
    pub(in crate::desk) lines: &'static str,
    pub(in crate::desk) lines_of: Plural,
    pub(in crate::desk) rough: &'static str,
    pub(in crate::desk) untraced: &'static str,
    pub(in crate::desk) covered: &'static str,
    pub(in crate::desk) cells: &'static str,
    pub(in crate::desk) for_operator: &'static str,
    pub(in crate::desk) to_rows: &'static str,
    pub(in crate::desk) to_number: &'static str,
    pub(in crate::desk) rows: &'static str,
    pub(in crate::desk) rows_intro: &'static str,
    pub(in crate::desk) no_rows: &'static str,
    pub(in crate::desk) switched_off: &'static str,
    pub(in crate::desk) counted: Plural,
    pub(in crate::desk) absent: &'static str,
    pub(in crate::desk) first: &'static str,
    pub(in crate::desk) latest: &'static str,
    pub(in crate::desk) marks: &'static str,
    pub(in crate::desk) school: &'static str,
    pub(in crate::desk) class: &'static str,
    pub(in crate::desk) code: &'static str,
    pub(in crate::desk) sex: &'static str,
    pub(in crate::desk) sexes: [&'static str; 2],
    pub(in crate::desk) variant: &'static str,
    pub(in crate::desk) journal: &'static str,
    pub(in crate::desk) primary: &'static str,
    pub(in crate::desk) score: &'static str,
    pub(in crate::desk) mark: &'static str,
    pub(in crate::desk) status: &'static str,
    pub(in crate::desk) statuses: [&'static str; 3],
    pub(in crate::desk) attempts: [&'static str; 4],
    pub(in crate::desk) tasks: &'static str,
    pub(in crate::desk) not_begun: &'static str,
    pub(in crate::desk) source: &'static str,
    pub(in crate::desk) earlier: &'static str,
    pub(in crate::desk) later: &'static str,
    pub(in crate::desk) pages: &'static str,
    pub(in crate::desk) shown: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static RowWords {
    locale.either((&RU, &EN))
}

const RU: RowWords = RowWords {
    origin: "Источник числа",
    origin_intro: "Из каких импортов, файлов, листов и строк сложилось это число.",
    none: "Здесь нет ни одного результата, поэтому нет и источника.",
    import: "Импорт",
    lines: "Строки файла",
    lines_of: Plural(["строка", "строки", "строк"]),
    rough: "в пределах",
    untraced: "строки не записаны: импорт сделан прежней версией программы",
    covered: "перекрыты более поздним импортом",
    cells: "Результатов",
    for_operator: "Номера строк и строки учеников видит оператор.",
    to_rows: "Строки учеников за этим числом",
    to_number: "К числу",
    rows: "Строки учеников",
    rows_intro: "Ученики здесь без имён: код участника из файла или номер строки. Показаны строки последнего импорта каждого класса.",
    no_rows: "За этим числом нет строк учеников: файл принёс уже сложенные результаты.",
    switched_off: "Строки учеников в этой установке не хранятся и не показываются.",
    counted: Plural(["строка", "строки", "строк"]),
    absent: "отсутствовали",
    first: "По первой попытке",
    latest: "По последней попытке",
    marks: "отметки 2 / 3 / 4 / 5",
    school: "Школа",
    class: "Класс",
    code: "Код",
    sex: "Пол",
    sexes: ["м", "ж"],
    variant: "Вариант",
    journal: "Журнал",
    primary: "Первичный балл",
    score: "Тестовый балл",
    mark: "Отметка",
    status: "Участие",
    statuses: ["писал", "отсутствовал", "писал, строка была сдвинута"],
    attempts: ["", "первая попытка", "попытка", "последняя попытка"],
    tasks: "Задания",
    not_begun: "X",
    source: "Источник",
    earlier: "Назад",
    later: "Дальше",
    pages: "Страницы",
    shown: "Показаны",
};

const EN: RowWords = RowWords {
    origin: "Where the number came from",
    origin_intro: "The imports, files, sheets and rows that make up this number.",
    none: "There is no result here, and so no origin.",
    import: "Import",
    lines: "Rows of the file",
    lines_of: Plural(["row", "rows", "rows"]),
    rough: "within",
    untraced: "rows were not noted: an earlier program made the import",
    covered: "told again by a later import",
    cells: "Results",
    for_operator: "Numbers of rows and rows of pupils are for the operator.",
    to_rows: "Pupil rows behind this number",
    to_number: "To the number",
    rows: "Pupil rows",
    rows_intro: "Pupils have no names here: the code of the participant in the file, or the number of the row. Of each class the rows of the latest import are shown.",
    no_rows: "There are no pupil rows behind this number: the file brought results already added up.",
    switched_off: "This installation neither keeps nor shows pupil rows.",
    counted: Plural(["row", "rows", "rows"]),
    absent: "absent",
    first: "By the first attempt",
    latest: "By the latest attempt",
    marks: "marks 2 / 3 / 4 / 5",
    school: "School",
    class: "Class",
    code: "Code",
    sex: "Sex",
    sexes: ["m", "f"],
    variant: "Variant",
    journal: "Journal",
    primary: "Primary score",
    score: "Test score",
    mark: "Mark",
    status: "Took part",
    statuses: ["present", "absent", "present, the row was shifted"],
    attempts: ["", "first attempt", "attempt", "latest attempt"],
    tasks: "Tasks",
    not_begun: "X",
    source: "Origin",
    earlier: "Back",
    later: "On",
    pages: "Pages",
    shown: "Shown",
};

impl Locale {
    /// Titles of the lists of pupils with one mark in several works: «2» and «5».
    pub(in crate::desk) fn twice(self) -> [&'static str; 2] {
        [
            self.either((
                "Отметка «2» в двух и более работах года",
                "The mark 2 in two or more works of the year",
            )),
            self.either((
                "Отметка «5» в двух и более работах года",
                "The mark 5 in two or more works of the year",
            )),
        ]
    }

    /// What lists of single pupils are called in their files.
    pub fn list_of_pupils(self) -> &'static str {
        self.either(("Списки учеников по коду", "Lists of pupils by code"))
    }

    /// What a line of them is.
    pub(in crate::desk) fn twice_text(self) -> &'static str {
        self.either((
            "Ученики этой школы по коду участника. Один код — один ученик, если файлы года пишут коды одинаково; строк без кода здесь нет.",
            "Pupils of this school by code. One code is one pupil where the files of the year write codes alike; rows without a code are left out.",
        ))
    }

    /// The column of works.
    pub(in crate::desk) fn twice_works(self) -> &'static str {
        self.either(("Работы", "Works"))
    }
}
