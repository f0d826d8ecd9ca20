//! The words about thresholds of signals and what schools say.

use crate::text::Locale;

pub(in crate::desk) struct SignalWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) thresholds: &'static str,
    pub(in crate::desk) thresholds_text: &'static str,
    pub(in crate::desk) usual: &'static str,
    pub(in crate::desk) combined: &'static str,
    pub(in crate::desk) reason: &'static str,
    pub(in crate::desk) set: &'static str,
    pub(in crate::desk) history: &'static str,
    pub(in crate::desk) history_heads: [&'static str; 5],
    pub(in crate::desk) note: &'static str,
    pub(in crate::desk) note_text: &'static str,
    pub(in crate::desk) school: &'static str,
    pub(in crate::desk) problem: &'static str,
    pub(in crate::desk) said: &'static str,
    pub(in crate::desk) write: &'static str,
    pub(in crate::desk) notes: &'static str,
    pub(in crate::desk) notes_heads: [&'static str; 5],
    numbers: [(&'static str, &'static str); 11],
}

impl SignalWords {
    /// What a threshold is called.
    pub(in crate::desk) fn number(&self, code: &'static str) -> &'static str {
        self.numbers.iter().find(|it| it.0 == code).map_or(code, |it| it.1)
    }
}

pub(in crate::desk) fn of(locale: Locale) -> &'static SignalWords {
    locale.either((&RU, &EN))
}

static RU: SignalWords = SignalWords {
    title: "Сигналы: пороги и слово школы",
    thresholds: "Пороги наших правил",
    thresholds_text: "Пороги документов не меняются: они записаны в самих правилах. Выбирается только прочтение правила ШНОР, которое документ не уточняет; оно стоит рядом с каждым признаком. Доли — в тысячных. Новые пороги действуют сразу, прежние остаются в истории.",
    usual: "обычно",
    combined: "Части правила ШНОР соединяются",
    reason: "Почему меняются (решение, дата)",
    set: "Установить пороги",
    history: "История порогов",
    history_heads: ["Номер", "Когда, UTC", "Кто", "Почему", "Что изменено"],
    note: "Слово школы",
    note_text: "Стоит рядом с признаком и выгружается вместе с ним. Без имён детей и сотрудников. Пустой текст снимает сказанное раньше.",
    school: "Код школы",
    problem: "О чём",
    said: "Что говорит школа",
    write: "Записать",
    notes: "Что говорили школы",
    notes_heads: ["Когда, UTC", "Кто записал", "Школа", "О чём", "Слово школы"],
    numbers: [
        ("pupils_min", "Наименьшее число учеников"),
        ("false_findings", "Доля ложных среди уверенных, ‰"),
        ("by_chance", "Случайно отметившихся, ‰"),
        ("nearly_low", "«На границе» с доли ниже минимума, ‰"),
        ("warning", "Раннее предупреждение с доли, ‰"),
        ("warning_works", "Раннее предупреждение: процедур не меньше"),
        ("families", "Семейств признаков для проверки не меньше"),
        ("worst_conditions", "Худшая часть школ по условиям, ‰"),
        ("shortages", "Нехваток не меньше"),
        ("shortage", "Нехватка: крайняя часть школ, ‰"),
        ("years_min", "Лет для нестабильности не меньше"),
    ],
};

static EN: SignalWords = SignalWords {
    title: "Signals: thresholds and the word of schools",
    thresholds: "Thresholds of our rules",
    thresholds_text: "Thresholds of documents cannot be changed: they stand in the rules themselves. Only how the rule for low results is read is chosen, which the document leaves open; it stands beside every sign. Shares are in thousandths. New thresholds hold at once, those before stay in the history.",
    usual: "usually",
    combined: "The parts of the rule for low results go together",
    reason: "Why (decision, date)",
    set: "Set thresholds",
    history: "History of thresholds",
    history_heads: ["Number", "When, UTC", "Who", "Why", "What was changed"],
    note: "The word of a school",
    note_text: "Stands beside the signal and is exported with it. No names of children or staff. An empty text takes back what was said.",
    school: "Code of the school",
    problem: "About",
    said: "What the school says",
    write: "Write down",
    notes: "What schools said",
    notes_heads: ["When, UTC", "Written by", "School", "About", "Word of the school"],
    numbers: [
        ("pupils_min", "Fewest pupils"),
        ("false_findings", "False ones among the sure, ‰"),
        ("by_chance", "Raised by chance, ‰"),
        ("nearly_low", "“On the border” from a share below the minimum of, ‰"),
        ("warning", "Early warning from a share of, ‰"),
        ("warning_works", "Early warning: procedures at least"),
        ("families", "Families of signs that call for a check"),
        ("worst_conditions", "Worst part of schools by conditions, ‰"),
        ("shortages", "Shortages at least"),
        ("shortage", "Shortage: the outer part of schools, ‰"),
        ("years_min", "Years for unsteadiness at least"),
    ],
};
