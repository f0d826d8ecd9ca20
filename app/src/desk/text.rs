//! The words of the page «Данные», in Russian first and in English.
//!
//! Apart from the other texts, because the browser's program does not need them.

pub(super) mod breaks;
pub(super) mod clusters;
pub(super) mod columns;
pub(super) mod cycles;
mod en;
pub(super) mod events;
pub(super) mod expert;
pub(super) mod instead;
mod layouts;
pub(super) mod meanings;
pub(super) mod own;
pub(super) mod package;
pub(super) mod profile;
pub(super) mod resit;
pub(super) mod rows;
pub(super) mod schools;
mod sentences;
pub(super) mod sets;
pub(super) mod signals;
pub(super) mod source;
pub(super) mod talent;
pub(super) mod trouble;
mod unreadable;
pub(super) mod versions;

use self::en::EN;
use crate::text::{Locale, Plural};

/// Everything the page says.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) intro: &'static str,
    pub(super) locked: &'static str,
    pub(super) locked_how: &'static str,
    pub(super) add: &'static str,
    pub(super) choose: &'static str,
    pub(super) drop: &'static str,
    pub(super) send: &'static str,
    pub(super) sending: &'static str,
    pub(super) stop: &'static str,
    pub(super) stopped: &'static str,
    pub(super) too_large: &'static str,
    pub(super) formats: &'static str,
    pub(super) waiting: &'static str,
    pub(super) take_all: &'static str,
    pub(super) take_all_how: &'static str,
    pub(super) taking: &'static str,
    pub(super) look_again: &'static str,
    pub(super) unseen: &'static str,
    pub(super) file: &'static str,
    pub(super) recognised: &'static str,
    pub(super) rows: &'static str,
    pub(super) rejected: &'static str,
    pub(super) cells: &'static str,
    pub(super) changes: &'static str,
    pub(super) added: &'static str,
    pub(super) changed: &'static str,
    pub(super) same: &'static str,
    pub(super) untouched: &'static str,
    pub(super) checks: &'static str,
    pub(super) verdicts: [&'static str; 3],
    pub(super) passed: Plural,
    pub(super) decision: &'static str,
    pub(super) take_over: &'static str,
    pub(super) cancel: &'static str,
    pub(super) unusable: &'static str,
    pub(super) unrecognised: &'static str,
    pub(super) no_row: &'static str,
    pub(super) already_there: &'static str,
    pub(super) journal: &'static str,
    pub(super) empty: &'static str,
    pub(super) number: &'static str,
    pub(super) when: &'static str,
    pub(super) who: &'static str,
    pub(super) replaced: &'static str,
    pub(super) problems: &'static str,
    pub(super) undone: &'static str,
    pub(super) undo: &'static str,
    pub(super) undo_what: &'static str,
    pub(super) undo_sure: &'static str,
    pub(super) to_results: &'static str,
    pub(super) back: &'static str,
    pub(super) gone: &'static str,
    pub(super) place: &'static str,
    pub(super) column: &'static str,
    pub(super) found: &'static str,
    pub(super) expected: &'static str,
    pub(super) result: &'static str,
    pub(super) part: &'static str,
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    pub(super) nothing: &'static str,
    pub(super) new: &'static str,
    pub(super) and_more: &'static str,
    pub(super) overlaps: &'static str,
    pub(super) done_taken: &'static str,
    pub(super) done_undone: &'static str,
    pub(super) done_cancelled: &'static str,
    pub(super) done_not: &'static str,
    pub(super) download: &'static str,
    pub(super) shown_first: &'static str,
    pub(super) others_in_file: &'static str,
    parts: [(&'static str, &'static str); 7],
    kinds: [(&'static str, &'static str); 8],
    format_names: &'static [(&'static str, &'static str)],
}

impl Words {
    /// What a part of a result is called.
    pub(super) fn part_name(&self, code: &'static str) -> &'static str {
        self.parts.iter().find(|(it, _)| *it == code).map_or(code, |(_, name)| name)
    }

    /// What a format is called; one without a name here is called as it describes itself.
    pub(super) fn format_name(&self, (code, about): (&'static str, &'static str)) -> &'static str {
        self.format_names.iter().find(|(it, _)| *it == code).map_or(about, |(_, name)| name)
    }

    /// What a unit or member is.
    pub(super) fn kind_name<'a>(&self, code: &'a str) -> &'a str
    where
        Self: 'a,
    {
        self.kinds.iter().find(|(it, _)| *it == code).map_or(code, |(_, name)| name)
    }
}

pub(super) fn of(locale: Locale) -> &'static Words {
    locale.either((&RU, &EN))
}

const RU: Words = Words {
    title: "Данные",
    intro: "Перетащите файлы выгрузок или выберите их: сначала видно, что это, что в них не так и что изменится; данные меняются только после «Принять», и любой импорт можно отменить.",
    locked: "Импорт доступен оператору",
    locked_how: "Откройте адрес «To import in the browser», который сервер напечатал при запуске: в нём есть ключ, браузер его запомнит. Журнал ниже виден всем, кто видит результаты.",
    add: "Добавить файлы",
    choose: "Файлы (можно несколько)",
    drop: "или перетащите их сюда",
    send: "Загрузить",
    sending: "загружается",
    stop: "Прервать",
    stopped: "прервано, файл не загружен",
    too_large: "слишком большой файл",
    formats: "CSV, XLSX, XLS, ODS и таблицы HTML, в том числе в .gz и .zip; что это за файл, определяется по содержанию",
    waiting: "Ждут решения",
    take_all: "Принять все, где нечего решать",
    take_all_how: "без ошибок, спорных школ и повторных попыток; остальные останутся ждать",
    taking: "Принимаются файлы:",
    look_again: "Обновить",
    unseen: "ещё не сравнён с данными: откройте файл",
    file: "Файл",
    recognised: "Распознан как",
    rows: "Строк",
    rejected: "не загружено",
    cells: "Результатов",
    changes: "Что изменится",
    added: "новых",
    changed: "изменится",
    same: "без изменений",
    untouched: "рядом остаются как есть",
    checks: "Проверки",
    verdicts: ["пройдено", "внимание", "ошибка"],
    passed: Plural(["правило пройдено", "правила пройдены", "правил пройдено"]),
    decision: "Решение",
    take_over: "Принять",
    cancel: "Не принимать",
    unusable: "Принять нельзя",
    unrecognised: "Файл не распознан: такого заголовка нет ни у одной известной выгрузки",
    no_row: "Ни одну строку не удалось прочитать",
    already_there: "Этот файл уже принят, импорт №",
    journal: "Журнал импортов",
    empty: "Ещё ничего не импортировано.",
    number: "№",
    when: "Когда (UTC)",
    who: "Кто",
    replaced: "поверх прежних",
    problems: "Замечаний",
    undone: "отменён",
    undo: "Отменить импорт",
    undo_what: "Всё, что принёс этот импорт, исчезнет из отчётов; что он закрывал собой, снова станет видно. Файл можно будет импортировать ещё раз.",
    undo_sure: "Да, отменить импорт",
    to_results: "К результатам",
    back: "К данным",
    gone: "Этого файла или импорта здесь нет",
    place: "Где",
    column: "Столбец",
    found: "Найдено",
    expected: "Ожидалось",
    result: "Результат",
    part: "Что",
    before: "Было",
    after: "Станет",
    nothing: "нет",
    new: "Впервые в данных",
    and_more: "и ещё",
    overlaps: "Те же результаты есть в импортах",
    done_taken: "Принято, импорт №",
    done_undone: "Отменён импорт №",
    done_cancelled: "Файл не принят, ничего не изменилось.",
    done_not: "Не выполнено",
    download: "Скачать замечания",
    shown_first: "Показаны первые",
    others_in_file: "В файле замечаний — до тысячи на каждое правило.",
    parts: [
        ("participants", "участники"),
        ("attendance", "в списке / присутствовали / с результатом"),
        ("levels", "отметки или уровни, снизу вверх"),
        ("mean_score", "средний балл"),
        ("squares", "сумма квадратов баллов"),
        ("points_max", "максимум баллов"),
        ("journal", "понизили / подтвердили / повысили"),
    ],
    kinds: [
        ("region", "регион"),
        ("municipality", "муниципалитет"),
        ("school", "школа"),
        ("class", "класс"),
        ("procedure", "процедура"),
        ("subject", "предмет"),
        ("grade", "параллель"),
        ("group", "группа"),
    ],
    format_names: &[
        ("long", "длинная таблица «Разреза»"),
        ("mapped", "таблица с указанными столбцами"),
        ("work_plan", "планы работ: требования, уровни и баллы заданий"),
        ("boundaries", "границы отметок по работам"),
        ("package", "результаты из другого «Разреза»"),
        ("noko", "НОКО: чек-лист и анкеты, критерии К1–К5"),
        ("vpr_marks", "ФИС ОКО «Статистика по отметкам» (Ф3)"),
        ("vpr_wide_marks", "ВПР: доли отметок по школам, одна таблица"),
        ("vpr_wide_scores", "ВПР: доли баллов по школам, одна таблица"),
        ("vpr_journal", "ФИС ОКО «Сравнение отметок с отметками по журналу»"),
        ("vpr_individual", "ФИС ОКО «Индивидуальные результаты» (Ф1)"),
        ("vpr_rows2020", "ВПР: протоколы региона 2020 года"),
        ("vpr_rows2021", "ВПР: протоколы региона 2021 года"),
        ("vpr_rows2022", "ВПР: протоколы региона 2022 года"),
        ("vpr_form", "ВПР: форма сбора результатов школы"),
        ("ege_schools", "ЕГЭ по школам, предметы рядом"),
        ("gia_ege", "ЕГЭ: протокол"),
        ("gia_oge", "ОГЭ: протокол"),
        ("gia_appeals", "ОГЭ: результаты после апелляций"),
        ("gia_normalised", "ОГЭ: таблица регионального центра"),
        ("gia_ris", "РИС ГИА: выгрузка результатов"),
        ("journal_marks", "журнал: отметки класса за период"),
        ("journal_pupils", "журнал: отчёт об успеваемости учеников"),
        ("vsosh", "ВсОШ: протокол этапа"),
        ("vsosh_register", "ВсОШ: реестр участников"),
        ("moscow_ege", "ЕГЭ Москвы по школам, набор 9722"),
        ("context", "условия школ по годам"),
        ("clusters", "кластеры школ"),
    ],
};
