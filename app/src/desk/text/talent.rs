//! The words of the lists of high results.

use crate::text::Locale;

/// What the lists say.
pub(in crate::desk) struct TalentWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) text: &'static str,
    pub(in crate::desk) subjects: &'static str,
    pub(in crate::desk) subject: &'static str,
    pub(in crate::desk) n: &'static str,
    pub(in crate::desk) from: &'static str,
    pub(in crate::desk) files: &'static str,
    pub(in crate::desk) pupils: &'static str,
    pub(in crate::desk) results: &'static str,
    pub(in crate::desk) no_code: &'static str,
    pub(in crate::desk) olympiads: &'static str,
    pub(in crate::desk) olympiads_text: &'static str,
    pub(in crate::desk) stage: &'static str,
    pub(in crate::desk) participations: &'static str,
    pub(in crate::desk) won: &'static str,
    pub(in crate::desk) not_joined: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static TalentWords {
    locale.either((&RU, &EN))
}

const RU: TalentWords = TalentWords {
    title: "Высокие результаты ЕГЭ: тестовый балл от",
    text: "По последней попытке, в выбранном году. Граница — начало верхней группы баллов статистических отчётов; в других отчётах это 70 или 85. Результаты одного ученика по разным предметам соединены, только если у них один код участника.",
    subjects: "Результаты по предметам",
    subject: "Предмет",
    n: "Результатов",
    from: "от",
    files: "Файлы",
    pupils: "Ученики по коду",
    results: "Тестовые баллы",
    no_code: "без кода",
    olympiads: "Олимпиады: победители и призёры",
    olympiads_text: "Участия, а не ученики: один ученик может участвовать несколько раз. Кто получил диплом, по кодам не показать: в протоколах и реестре олимпиады нет постоянного кода ученика.",
    stage: "Этап и предмет",
    participations: "Участий",
    won: "Из них с дипломом",
    not_joined: "С результатами ЕГЭ олимпиады соединены по школе: ученик с учеником — нет, для этого нет общего кода.",
};

const EN: TalentWords = TalentWords {
    title: "High results of ЕГЭ: test score from",
    text: "By the latest attempt, in the chosen year. The limit is where the upper group of scores of the statistical reports begins; other reports have 70 or 85. Results of one pupil in several subjects are joined only where they have one code.",
    subjects: "Results by subject",
    subject: "Subject",
    n: "Results",
    from: "from",
    files: "Files",
    pupils: "Pupils by code",
    results: "Test scores",
    no_code: "no code",
    olympiads: "Olympiads: winners and awarded",
    olympiads_text: "Participations, not pupils: one pupil may take part several times. Who was awarded cannot be told by code: protocols and register of the olympiad have no lasting code of a pupil.",
    stage: "Stage and subject",
    participations: "Participations",
    won: "Of them awarded",
    not_joined: "Olympiads stand beside results of ЕГЭ by school: pupils are not joined, as there is no common code.",
};
