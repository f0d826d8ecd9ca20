//! The words of explaining columns, in Russian first and in English.

use crate::{
    desk::columns::{Fault, Kept},
    text::Locale,
};

/// What these pages say.
pub(in crate::desk) struct Words {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) to_file: &'static str,
    pub(in crate::desk) sheet: &'static str,
    pub(in crate::desk) row: &'static str,
    pub(in crate::desk) depth: &'static str,
    pub(in crate::desk) show: &'static str,
    pub(in crate::desk) columns: &'static str,
    pub(in crate::desk) heading: &'static str,
    pub(in crate::desk) samples: &'static str,
    pub(in crate::desk) means: &'static str,
    pub(in crate::desk) nothing: &'static str,
    pub(in crate::desk) person: &'static str,
    pub(in crate::desk) by_heading: &'static str,
    pub(in crate::desk) by_values: &'static str,
    pub(in crate::desk) filled_down: &'static str,
    pub(in crate::desk) constants: &'static str,
    pub(in crate::desk) constants_hint: &'static str,
    pub(in crate::desk) others: &'static str,
    pub(in crate::desk) all_rows: &'static str,
    pub(in crate::desk) look: &'static str,
    pub(in crate::desk) keep: &'static str,
    pub(in crate::desk) would: &'static str,
    pub(in crate::desk) not_yet: &'static str,
    pub(in crate::desk) values: &'static str,
    pub(in crate::desk) explain: &'static str,
    pub(in crate::desk) change: &'static str,
    pub(in crate::desk) forget: &'static str,
    pub(in crate::desk) list: &'static str,
    pub(in crate::desk) list_intro: &'static str,
    pub(in crate::desk) none: &'static str,
    read_by: &'static str,
    groups: [&'static str; 5],
    faults: [&'static str; 8],
    or: &'static str,
    locale: Locale,
}

/// A meaning: its code, the group it stands in, what it is called.
type Meaning = (&'static str, usize, [&'static str; 2]);

/// What columns may mean.
const MEANINGS: [Meaning; 36] = [
    ("year", 0, ["учебный год", "school year"]),
    ("term", 0, ["период: весна или осень", "term: spring or autumn"]),
    ("procedure", 0, ["оценочная процедура", "procedure"]),
    ("subject", 0, ["предмет", "subject"]),
    ("grade", 0, ["класс (параллель)", "grade"]),
    ("class", 1, ["класс с литерой", "class with its letter"]),
    ("region", 1, ["регион", "region"]),
    ("municipality", 1, ["муниципалитет", "municipality"]),
    ("school_code", 1, ["код школы", "code of the school"]),
    ("school", 1, ["название школы", "name of the school"]),
    ("group", 0, ["группа обучающихся", "group of pupils"]),
    ("scale", 0, ["шкала", "scale"]),
    ("participants", 2, ["число участников", "number of participants"]),
    ("registered", 2, ["число по списку", "number registered"]),
    ("present", 2, ["число присутствовавших", "number present"]),
    ("level_1", 3, ["сколько «2» (уровень 1)", "how many marks 2 (level 1)"]),
    ("level_2", 3, ["сколько «3» (уровень 2)", "how many marks 3 (level 2)"]),
    ("level_3", 3, ["сколько «4» (уровень 3)", "how many marks 4 (level 3)"]),
    ("level_4", 3, ["сколько «5» (уровень 4)", "how many marks 5 (level 4)"]),
    ("level_5", 3, ["сколько на уровне 5", "how many at level 5"]),
    ("level_6", 3, ["сколько на уровне 6", "how many at level 6"]),
    ("percent_1", 3, ["доля «2», % (уровень 1)", "share of marks 2, % (level 1)"]),
    ("percent_2", 3, ["доля «3», % (уровень 2)", "share of marks 3, % (level 2)"]),
    ("percent_3", 3, ["доля «4», % (уровень 3)", "share of marks 4, % (level 3)"]),
    ("percent_4", 3, ["доля «5», % (уровень 4)", "share of marks 5, % (level 4)"]),
    ("percent_5", 3, ["доля на уровне 5, %", "share at level 5, %"]),
    ("percent_6", 3, ["доля на уровне 6, %", "share at level 6, %"]),
    ("not_graded", 3, ["не аттестованы", "not graded"]),
    ("scores_n", 4, ["сколько имеют балл", "how many have a score"]),
    ("scores_mean", 4, ["средний балл", "mean score"]),
    ("scores_sum", 4, ["сумма баллов", "sum of scores"]),
    ("squares_sum", 4, ["сумма квадратов баллов", "sum of squared scores"]),
    ("points_max", 4, ["максимальный балл за работу", "points of the whole work"]),
    ("journal_lower", 3, ["понизили (ниже журнала)", "lower than the journal"]),
    ("journal_same", 3, ["подтвердили", "same as the journal"]),
    ("journal_higher", 3, ["повысили (выше журнала)", "higher than the journal"]),
];

impl Words {
    /// What a meaning is called.
    pub(in crate::desk) fn meaning(&self, code: &str) -> &'static str {
        let known = MEANINGS.iter().find(|(it, ..)| *it == code);
        known.map_or("", |(_, _, [ru, en])| match self.locale {
            Locale::Ru => ru,
            Locale::En => en,
        })
    }

    /// Meanings in groups, each with its label.
    pub(in crate::desk) fn groups(
        &self,
        codes: &[&'static str],
    ) -> Vec<(&'static str, Vec<&'static str>)> {
        let group = |code: &str| MEANINGS.iter().find(|(it, ..)| *it == code).map(|(_, at, _)| *at);
        let of = |at: usize| codes.iter().copied().filter(|it| group(it) == Some(at)).collect();
        self.groups.iter().enumerate().map(|(at, label)| (*label, of(at))).collect()
    }

    /// Which mapping a file was read by.
    pub(in crate::desk) fn read_by(&self, kept: &Kept) -> String {
        let filled = self.read_by.replace("{n}", &kept.id.to_string());
        let filled = filled.replace("{file}", &kept.file).replace("{at}", &kept.at);
        let told = kept.constants.iter().map(|(it, told)| format!("{} — {told}", self.meaning(it)));
        let told: Vec<String> = told.collect();
        match told.is_empty() {
            true => filled,
            false => format!("{filled} {}: {}.", self.constants, told.join("; ")),
        }
    }

    /// What is wrong with what was said.
    pub(in crate::desk) fn fault(&self, fault: &Fault) -> String {
        let [missing, twice, both, person, no_column, no_constant, unreadable, shares] =
            self.faults;
        let filled = |text: &str, what: &str| text.replace("{}", what);
        match fault {
            Fault::Missing(any) => {
                let named: Vec<_> = any.iter().map(|it| self.meaning(it)).collect();
                filled(missing, &named.join(self.or))
            }
            Fault::Twice(it) => filled(twice, self.meaning(it)),
            Fault::Both(it) => filled(both, self.meaning(it)),
            Fault::Person(heading) => filled(person, heading),
            Fault::NoColumn(heading) => filled(no_column, heading),
            Fault::NoConstant(it) => filled(no_constant, self.meaning(it)),
            Fault::Unreadable(it, told) => {
                filled(unreadable, &format!("{} — «{told}»", self.meaning(it)))
            }
            Fault::SharesOfNobody => shares.to_owned(),
        }
    }
}

/// The words in a language.
pub(in crate::desk) fn of(locale: Locale) -> &'static Words {
    locale.either((&RU, &EN))
}

const RU: Words = Words {
    title: "Что в столбцах",
    intro: "Укажите, что означает каждый столбец и что одинаково для всех строк. Внизу видно, как таблица прочитается. Разметка запоминается: следующий файл с такой же шапкой прочитается по ней сам.",
    to_file: "К файлу",
    sheet: "Лист",
    row: "Шапка в строке",
    depth: "строк в шапке",
    show: "Показать",
    columns: "Столбцы",
    heading: "Столбец",
    samples: "Первые значения",
    means: "Что это",
    nothing: "— не нужен —",
    person: "данные о людях не загружаются",
    by_heading: "по названию",
    by_values: "по значениям",
    filled_down: "пустые ячейки слева повторяют верхние (объединённые ячейки)",
    constants: "Одинаково для всех строк",
    constants_hint: "Чего нет в столбцах: например, процедура и учебный год. Остальное можно не заполнять.",
    others: "Другое: школа, класс, группа, шкала, период",
    all_rows: "для всех строк",
    look: "Посмотреть, что прочитается",
    keep: "Запомнить и прочитать файл",
    would: "Что прочитается",
    not_yet: "Пока таблицу так прочитать нельзя:",
    values: "Значения",
    explain: "Указать, что в столбцах",
    change: "Изменить разметку",
    forget: "Забыть разметку",
    list: "Запомненные разметки таблиц",
    list_intro: "По ним сами читаются новые файлы с такой же шапкой. Если разметку забыть, уже принятые результаты останутся.",
    none: "Пока ни одной.",
    read_by: "Прочитано по запомненной разметке № {n} (файл «{file}», {at} UTC).",
    groups: ["Что за работа", "Где", "Сколько учеников", "Отметки и уровни", "Баллы"],
    faults: [
        "не указано: {}",
        "два столбца для одного: {}",
        "и столбец, и значение для всех строк: {}",
        "столбец «{}» — данные о людях, они не загружаются",
        "нет столбца «{}»",
        "не может быть одинаковым для всех строк: {}",
        "такого значения не бывает: {}",
        "для долей нужно число участников",
    ],
    or: " или ",
    locale: Locale::Ru,
};

const EN: Words = Words {
    title: "What the columns hold",
    intro: "Say what each column means and what is the same in every row. Below you see how the table would be read. It is remembered: the next file with the same heading is read so by itself.",
    to_file: "To the file",
    sheet: "Sheet",
    row: "Heading in row",
    depth: "rows of heading",
    show: "Show",
    columns: "Columns",
    heading: "Column",
    samples: "First values",
    means: "What it is",
    nothing: "— not needed —",
    person: "what belongs to persons is not taken over",
    by_heading: "by its heading",
    by_values: "by its values",
    filled_down: "blank cells on the left repeat those above (merged cells)",
    constants: "The same in every row",
    constants_hint: "What the columns do not hold: the procedure and the school year, say. The rest may stay blank.",
    others: "Something else: school, class, group, scale, term",
    all_rows: "in every row",
    look: "See what would be read",
    keep: "Remember and read the file",
    would: "What would be read",
    not_yet: "The table cannot be read so yet:",
    values: "Values",
    explain: "Say what the columns hold",
    change: "Change the mapping",
    forget: "Forget the mapping",
    list: "Remembered mappings of tables",
    list_intro: "New files with the same heading are read by them. Forgetting one leaves what was taken over.",
    none: "None so far.",
    read_by: "Read by the remembered mapping no. {n} (file “{file}”, {at} UTC).",
    groups: ["Which work", "Where", "How many pupils", "Marks and levels", "Scores"],
    faults: [
        "not told: {}",
        "two columns for one thing: {}",
        "both a column and a value for every row: {}",
        "the column “{}” belongs to persons and is not taken over",
        "there is no column “{}”",
        "cannot be the same in every row: {}",
        "there is no such value: {}",
        "shares need the number of participants",
    ],
    or: " or ",
    locale: Locale::En,
};
