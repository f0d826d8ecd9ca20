//! Bulgarian subjects: the full names behind the abbreviations of the ministry's files.
//!
//! Only names that are certain stand here. What is not listed (the parts of the examination for
//! a professional qualification, ДИППК-…) keeps the source's spelling as its name, and different
//! spellings stay different members: `ДИППК-ПР` (2022) and `ДИППК-ПР.`, `ДИППК-П.Р` (since 2023,
//! side by side in one year) may be different things.

use analysis::{
    code::Code,
    dictionary::{Detail, Member},
};

use crate::spelling::code_of;

const NAMES: &[(&str, &str)] = &[
    ("БЕЛ", "Български език и литература"),
    ("МАТ", "Математика"),
    ("ЧО", "Човекът и обществото"),
    ("ЧП", "Човекът и природата"),
    ("ИСТ", "История и цивилизации"),
    ("ГЕО", "География и икономика"),
    ("ФИЛ", "Философия"),
    ("БЗО", "Биология и здравно образование"),
    ("ХООС", "Химия и опазване на околната среда"),
    ("ФА", "Физика и астрономия"),
    ("ИТ", "Информационни технологии"),
    ("ИНФ", "Информатика"),
    ("МУЗ", "Музика"),
    ("ИИ", "Изобразително изкуство"),
    ("ПР", "Предприемачество"),
];

const LANGUAGES: &[(&str, &str)] = &[
    ("АЕ", "Английски език"),
    ("НЕ", "Немски език"),
    ("РЕ", "Руски език"),
    ("ФрЕ", "Френски език"),
    ("ИспЕ", "Испански език"),
    ("ИтЕ", "Италиански език"),
];

/// Published sums over subjects: rows of their own, never added to anything.
const TOTALS: &[(&str, &str)] =
    &[("ОБЩО", "Общо за всички изпити"), ("2ДЗИ", "Втори държавен зрелостен изпит")];

/// The member for a subject met for the first time.
pub(super) fn member(spelling: &str) -> Member {
    let of = |list: &[(&str, &'static str)], short: &str| {
        list.iter().find(|(it, _)| *it == short).map(|(_, name)| *name)
    };
    let (language, level) = spelling.split_once(' ').unwrap_or((spelling, ""));
    let name = of(NAMES, spelling)
        .or(of(TOTALS, spelling))
        .map(str::to_owned)
        .or_else(|| of(LANGUAGES, language).map(|it| format!("{it} {level}").trim().to_owned()))
        .unwrap_or_else(|| spelling.to_owned());
    let detail = if of(TOTALS, spelling).is_some() { Detail::SubjectTotal } else { Detail::Plain };
    let code: Code = code_of(spelling);
    Member::new(code.as_str(), name).also(&[spelling]).with(detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_gets_code_full_name_and_the_sources_spelling() {
        let cases = [
            ("БЕЛ", "bel", "Български език и литература"),
            ("АЕ B1.1", "ae_b1.1", "Английски език B1.1"),
            ("ФрЕ", "fre", "Френски език"),
            ("ДИППК-П.Р", "dippk-p.r", "ДИППК-П.Р"),
            ("ДИППК-ПР.", "dippk-pr.", "ДИППК-ПР."),
            ("ДИППК-ПР", "dippk-pr", "ДИППК-ПР"),
        ];
        for (spelling, code, name) in cases {
            let member = member(spelling);
            assert_eq!((member.code.as_str(), member.name.as_str()), (code, name));
            assert_eq!(member.aliases, [spelling]);
            assert_eq!(member.detail, Detail::Plain);
        }
        assert_eq!(member("2ДЗИ").detail, Detail::SubjectTotal);
        assert_eq!(member("ОБЩО").detail, Detail::SubjectTotal);
    }
}
