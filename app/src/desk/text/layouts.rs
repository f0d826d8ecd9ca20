//! Layouts of files and what a file may leave open about itself, on the Russian page: the English is
//! `Format::about` and `Unreadable::Untitled` of `intake`. Names of columns stay as the files have them.

/// In English and in Russian; they are found anywhere in a list.
pub(super) const WORDS: &[[&str; 2]] = &[
    // Layouts, as far as their names have English words.
    [
        "ВПР, wide marks (Год, Класс, Предмет, Логин, 2, 3, 4, 5)",
        "ВПР, отметки в столбцах (Год, Класс, Предмет, Логин, 2, 3, 4, 5)",
    ],
    [
        "ВПР, wide scores (Год, Класс, Предмет, Логин, 0, 1, 2 …)",
        "ВПР, баллы в столбцах (Год, Класс, Предмет, Логин, 0, 1, 2 …)",
    ],
    [
        "ЕГЭ by school (Муниципальное образование, Образовательная организация, subjects)",
        "ЕГЭ по школам (Муниципальное образование, Образовательная организация, предметы)",
    ],
    [
        "ЕГЭ, protocol (Код ОО, Класс, Первичный балл, Тестовый балл)",
        "ЕГЭ, протокол (Код ОО, Класс, Первичный балл, Тестовый балл)",
    ],
    [
        "ОГЭ after appeals (Код ОО, Экзамен, Состояние апелляции, Первичный балл, Оценка)",
        "ОГЭ после апелляций (Код ОО, Экзамен, Состояние апелляции, Первичный балл, Оценка)",
    ],
    [
        "ОГЭ, protocol (Код ОО, Класс, Первичный балл, Оценка)",
        "ОГЭ, протокол (Код ОО, Класс, Первичный балл, Оценка)",
    ],
    [
        "ОГЭ, normalised (SchoolCode, ClassCode, PrimaryMark, Mark5)",
        "ОГЭ, таблица регионального центра (SchoolCode, ClassCode, PrimaryMark, Mark5)",
    ],
    [
        "journal, marks of a class (Учебный год, Класс, Период; ФИО and subjects)",
        "журнал, отметки класса (Учебный год, Класс, Период; ФИО и предметы)",
    ],
    [
        "journal, report of pupils (Учебный год, Класс, Период, Ученик; Предмет … Итоговая)",
        "журнал, отчёт по ученикам (Учебный год, Класс, Период, Ученик; Предмет … Итоговая)",
    ],
    [
        "ВсОШ, protocol (Предмет, Класс, за который выступает, Статус)",
        "ВсОШ, протокол (Предмет, Класс, за который выступает, Статус)",
    ],
    [
        "ВсОШ, register (Муниципалитет, Полное наименование ОУ, Предмет, Этап, Статус, Год)",
        "ВсОШ, реестр (Муниципалитет, Полное наименование ОУ, Предмет, Этап, Статус, Год)",
    ],
    [
        "ВПР, raw protocols of 2020 (groups, user, klass, sum, a-1-grade …)",
        "ВПР, протоколы региона 2020 года (groups, user, klass, sum, a-1-grade …)",
    ],
    [
        "ВПР, raw protocols of 2021 (логин школы, код обучающегося, всего баллов …)",
        "ВПР, протоколы региона 2021 года (логин школы, код обучающегося, всего баллов …)",
    ],
    [
        "ВПР, raw protocols of 2022 (Школа, Код, Наименование класса, Итого баллов …)",
        "ВПР, протоколы региона 2022 года (Школа, Код, Наименование класса, Итого баллов …)",
    ],
    [
        "ВПР, collection form (Код участника, Вариант, Порядковый номер класса …)",
        "ВПР, форма сбора (Код участника, Вариант, Порядковый номер класса …)",
    ],
    [
        "ЕГЭ of Moscow (EDU_NAME, PASSED_NUMBER_FULL, PASSES_OVER_220 …)",
        "ЕГЭ Москвы (EDU_NAME, PASSED_NUMBER_FULL, PASSES_OVER_220 …)",
    ],
    [
        "School context (year, school_code, indicator, value)",
        "условия школ (year, school_code, indicator, value)",
    ],
    [
        "Clusters of schools (cluster, school_code, since, until, reason)",
        "кластеры школ (cluster, school_code, since, until, reason)",
    ],
    [
        "Plans of works (year, procedure, subject, grade, task, requirement)",
        "планы работ (year, procedure, subject, grade, task, requirement)",
    ],
    [
        "Boundaries of marks (year, procedure, subject, grade, mark_3, mark_4, mark_5)",
        "границы отметок (year, procedure, subject, grade, mark_3, mark_4, mark_5)",
    ],
    [
        "НОКО (Год, Код ОО, Ч_общ; И_стенд, У_стенд … or К1 … К5)",
        "НОКО (Год, Код ОО, Ч_общ; И_стенд, У_стенд … или К1 … К5)",
    ],
    ["a package of another Razrez (lines of JSON)", "файл другого «Разреза» (строки JSON)"],
    ["a table whose columns were explained", "таблица, столбцы которой объяснены"],
    [
        "Razrez long format (year, procedure, subject, grade, participants …)",
        "длинная таблица «Разреза» (year, procedure, subject, grade, participants …)",
    ],
    // What neither the file nor its name tells.
    ["the year (ВПР 2026 …, and a date in it)", "год (ВПР 2026 … и дата этого года)"],
    ["the year (in the name of the file: ВПР 2021 …)", "год (в имени файла: ВПР 2021 …)"],
    [
        "the year (as the name of the sheet, or above the heading)",
        "год (в имени листа или над заголовком)",
    ],
    ["the year (Учебный год: 2024/2025)", "год (Учебный год: 2024/2025)"],
    ["the year (2025/2026 учебный год)", "год (2025/2026 учебный год)"],
    ["the subject (Предмет:)", "предмет (Предмет:)"],
    [
        "the subject (in the name of the file: … Математика …)",
        "предмет (в имени файла: … Математика …)",
    ],
    ["the grade (… 4 класс)", "класс (… 4 класс)"],
    ["the grade (in the name of the file: … 5 класс)", "класс (в имени файла: … 5 класс)"],
    ["the class (Класс: 8А)", "класс (Класс: 8А)"],
    ["the period (Период: 1 четверть)", "период (Период: 1 четверть)"],
    ["the stage (школьного этапа …)", "этап (школьного этапа …)"],
    [
        "the school (its login in the name of the file: edu990001 …)",
        "школа (её логин в имени файла: edu990001 …)",
    ],
    [
        "the school (Школа: …, or its login in the name of the file: edu990001 …)",
        "школа (Школа: … или её логин в имени файла: edu990001 …)",
    ],
    [
        "the examination (04 - Химия 2026.06.01 above the heading)",
        "экзамен (04 - Химия 2026.06.01 над заголовком)",
    ],
    [
        "the examination (in the name of the file: 04_2026.06.01.csv)",
        "экзамен (в имени файла: 04_2026.06.01.csv)",
    ],
];
