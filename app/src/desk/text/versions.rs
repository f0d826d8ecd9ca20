//! The words about versions of the data.

use analysis::release::Cause;

use crate::text::Locale;

pub(in crate::desk) struct VersionWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) none: &'static str,
    pub(in crate::desk) heads: [&'static str; 4],
    pub(in crate::desk) cells: &'static str,
    pub(in crate::desk) replaced: &'static str,
    locale: Locale,
}

impl VersionWords {
    /// What made a version.
    pub(in crate::desk) fn cause(&self, cause: Cause) -> &'static str {
        self.locale.either(match cause {
            Cause::Import => ("импорт", "import"),
            Cause::Undo => ("отменён импорт", "undone: import"),
            Cause::School => ("решение о школе", "a decision about a school"),
            Cause::Stage => ("стадия данных", "how final data are"),
            Cause::Event => ("событие", "an event"),
            Cause::Break => ("разрыв ряда", "a break of a series"),
            Cause::Set => ("набор школ", "a set of schools"),
            Cause::Thresholds => ("пороги сигналов", "thresholds of signals"),
            Cause::Indicator => ("свой показатель", "an own indicator"),
            Cause::Expert => ("экспертная оценка", "a judgement of an expert"),
            Cause::Cycle => ("цикл процедуры", "the cycle of a procedure"),
            Cause::Note => ("слово школы", "a word of a school"),
        })
    }
}

pub(in crate::desk) fn of(locale: Locale) -> &'static VersionWords {
    locale.either((&RU, &EN))
}

static RU: VersionWords = VersionWords {
    title: "Версии данных",
    intro: "Каждое изменение данных — новая версия; её номер стоит на каждой выгрузке. Первая цифра выпуска растёт, когда прежние числа или выводы могли измениться (замена, отмена, решение о школе, разрыв ряда, пороги), вторая — когда данные только прибавились.",
    none: "Данных ещё нет.",
    heads: ["Выпуск", "Номер", "Что сделано", "Кто и когда, UTC"],
    cells: "результатов",
    replaced: "из них на месте прежних",
    locale: Locale::Ru,
};

static EN: VersionWords = VersionWords {
    title: "Versions of the data",
    intro: "Each change of the data is a new version; its number stands on every download. The first figure of a release grows where earlier figures or verdicts may be others since (replaced, undone, a decision about a school, a break of a series, thresholds), the second where data were only added.",
    none: "There are no data yet.",
    heads: ["Release", "Number", "What was done", "Who and when, UTC"],
    cells: "results",
    replaced: "of them in the place of earlier ones",
    locale: Locale::En,
};
