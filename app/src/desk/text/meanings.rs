//! The words about words of files.

use crate::text::Locale;

pub(in crate::desk) struct MeaningWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) ask: &'static str,
    pub(in crate::desk) how: &'static str,
    pub(in crate::desk) is_new: &'static str,
    pub(in crate::desk) like: &'static str,
    pub(in crate::desk) others: &'static str,
    pub(in crate::desk) remember: &'static str,
    pub(in crate::desk) told: &'static str,
    pub(in crate::desk) none: &'static str,
    pub(in crate::desk) heads: [&'static str; 4],
    pub(in crate::desk) forget: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static MeaningWords {
    match locale {
        Locale::Ru => &RU,
        Locale::En => &EN,
    }
}

static RU: MeaningWords = MeaningWords {
    title: "Слова в файлах",
    intro: "Как в файлах называют известные процедуры, предметы, параллели и группы: «мат-ка» — это «Математика». Сказанное помнится для всех следующих файлов, какой бы формы они ни были; уже принятое не меняется, пока файл не дадут ещё раз.",
    ask: "Новые слова: может быть, это другие названия известного?",
    how: "Где выбрано известное, результаты станут его результатами. Это запомнится и для следующих файлов.",
    is_new: "новое",
    like: "Похоже",
    others: "Все известные",
    remember: "Запомнить и прочитать заново",
    told: "Что сказано",
    none: "Пока ничего не сказано.",
    heads: ["Слово", "Что это", "Значит", "Кто и когда сказал, UTC"],
    forget: "Забыть",
};

static EN: MeaningWords = MeaningWords {
    title: "Words in files",
    intro: "What files call known procedures, subjects, grades and groups: “maths” is “Mathematics”. What is told is remembered for all later files, whatever their form; what was taken over does not change until the file is given again.",
    ask: "New words: may these be other names of something known?",
    how: "Where something known is chosen, the results become its results. That is remembered for later files too.",
    is_new: "new",
    like: "Alike",
    others: "All that are known",
    remember: "Remember and read again",
    told: "What was told",
    none: "Nothing was told so far.",
    heads: ["Word", "What it is", "Means", "Who told it and when, UTC"],
    forget: "Forget",
};
