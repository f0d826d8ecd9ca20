//! Why something was not done, on the Russian page: the server says it once, in English, as programs read
//! it, and here is what a person reads. `{}` stands for what differs: a code, a name, a number, another
//! such sentence. Why a file cannot be read is in [`unreadable`], everything else in [`sentences`](super::sentences).

use super::{layouts::WORDS, sentences::SENTENCES, unreadable};
use crate::text::Locale;

/// What a person reads in the language of the page; what has no Russian stands as it is.
pub(in crate::desk) fn told(locale: Locale, english: &str) -> String {
    match locale {
        Locale::En => english.to_owned(),
        Locale::Ru => in_russian(english).unwrap_or_else(|| english.to_owned()),
    }
}

/// The Russian of a sentence, if it is one of these, or of a list with such words in it.
fn in_russian(english: &str) -> Option<String> {
    let sentence = SENTENCES.iter().chain(unreadable::SENTENCES).find_map(|[en, ru]| {
        let differing = differing(en, english)?;
        let mut parts = ru.split("{}");
        let mut text = parts.next()?.to_owned();
        for (differs, part) in differing.into_iter().zip(parts) {
            text.push_str(&in_russian(differs).unwrap_or_else(|| differs.to_owned()));
            text.push_str(part);
        }
        Some(text)
    });
    sentence.or_else(|| {
        let worded = WORDS.iter().fold(english.to_owned(), |it, [en, ru]| it.replace(en, ru));
        Some(worded).filter(|it| it != english)
    })
}

/// What stands where a pattern has `{}`, if the text is of that pattern.
fn differing<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut fixed = pattern.split("{}");
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut found = Vec::new();
    let fixed: Vec<&str> = fixed.collect();
    for (at, part) in fixed.iter().enumerate() {
        let is_last = at + 1 == fixed.len();
        let end = if is_last {
            rest.strip_suffix(part)?.len()
        } else {
            rest.find(part).filter(|_| !part.is_empty())?
        };
        found.push(&rest[..end]);
        rest = &rest[end + part.len()..];
    }
    rest.is_empty().then_some(found).filter(|it| it.iter().all(|it| !it.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_what_differs_and_may_stand_in_each_other() {
        let cases = [
            ("`x-1` is no code of a school", Some("«x-1» — не код школы")),
            (
                "it cannot be decided so: `a` was decided to be `b` already",
                Some("так решить нельзя: уже решено, что «a» — это «b»"),
            ),
            ("`pupils_min` must lie between 2 and 100", Some("«pupils_min» — от 2 до 100")),
            (
                "nothing of the file can be taken over: the file is empty",
                Some("из файла нечего принять: файл пуст"),
            ),
            (
                "nothing of the file can be taken over: the workbook cannot be opened: its container is \
                 broken (details: invalid Zip archive: no end)",
                Some(
                    "из файла нечего принять: книга не открывается: нарушено строение файла \
                     (подробности: invalid Zip archive: no end)",
                ),
            ),
            ("it holds no workbook", Some("книги в нём нет")),
            ("there is no import 7", Some("импорта 7 нет")),
            (
                "no known format has this heading: a, b. Known: РИС ГИА (Балл); a table whose columns \
                 were explained",
                Some(
                    "такого заголовка нет ни у одной известной выгрузки: a, b. Известны: РИС ГИА \
                     (Балл); таблица, столбцы которой объяснены",
                ),
            ),
            (
                "ВПР, collection form (Код участника, Вариант, Порядковый номер класса …) file whose \
                 title does not tell: the school (its login in the name of the file: edu990001 …)",
                Some(
                    "ВПР, форма сбора (Код участника, Вариант, Порядковый номер класса …): не сказано: \
                     школа (её логин в имени файла: edu990001 …)",
                ),
            ),
            (
                "ФИС ОКО «Статистика по отметкам» (Группы участников, 2, 3, 4, 5) file whose title does \
                 not tell: the year (ВПР 2026 …, and a date in it), the subject (Предмет:)",
                Some(
                    "ФИС ОКО «Статистика по отметкам» (Группы участников, 2, 3, 4, 5): не сказано: \
                     год (ВПР 2026 … и дата этого года), предмет (Предмет:)",
                ),
            ),
            ("something else", None),
        ];
        for (english, russian) in cases {
            assert_eq!(in_russian(english).as_deref(), russian, "case: {english}");
        }
        assert_eq!(told(Locale::En, "no such stage"), "no such stage");
        assert_eq!(told(Locale::Ru, "something else"), "something else");
    }

    #[test]
    fn both_languages_have_the_same_gaps() {
        for [en, ru] in SENTENCES.iter().chain(unreadable::SENTENCES) {
            assert_eq!(en.matches("{}").count(), ru.matches("{}").count(), "{en}");
        }
    }
}
