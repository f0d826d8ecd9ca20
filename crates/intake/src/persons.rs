//! Persons: how headings and values look that are theirs.
//!
//! Names of pupils, teachers and parents are never stored. Formats that are known leave their
//! columns out; in a table that somebody explains column by column nobody may explain them in.

use crate::header::fold;

/// Headings of columns that hold what belongs to a person, as [`fold`] spells them.
const HEADINGS: [&str; 33] = [
    "фио",
    "ф.и.о.",
    "ф.и.о",
    "ф._и._о.",
    "фамилия",
    "имя",
    "отчество",
    "фамилия,_имя",
    "фамилия_имя_отчество",
    "фамилия,_имя,_отчество",
    "ученик",
    "обучающийся",
    "участник",
    "учитель",
    "педагог",
    "преподаватель",
    "эксперт",
    "родитель",
    "родители",
    "мать",
    "отец",
    "законный_представитель",
    "классный_руководитель",
    "телефон",
    "адрес",
    "снилс",
    "паспорт",
    "дата_рождения",
    "surname",
    "first_name",
    "last_name",
    "teacher",
    "birthday",
];
/// Words that make «ФИО» of any heading they stand in.
const WORDS: [&str; 5] = ["фио", "ф.и.о.", "ф.и.о", "фамилия", "отчество"];
/// What a problem says in the place of what may name a person.
pub(crate) const WITHHELD: &str = "…";
/// What plain words begin with that stand in such tables: subjects, totals, who was away.
const PLAIN: [&str; 26] = [
    "математ",
    "русск",
    "родн",
    "физи",
    "хими",
    "биолог",
    "истори",
    "обществ",
    "географ",
    "информат",
    "литерат",
    "англий",
    "немец",
    "француз",
    "китайск",
    "испанск",
    "окружающ",
    "технолог",
    "итог",
    "всего",
    "средн",
    "отсутств",
    "неявк",
    "участник",
    "победит",
    "приз",
];
/// Ends of a patronymic.
const PATRONYMICS: [&str; 5] = ["ич", "вна", "ична", "оглы", "кызы"];

/// Whether a column of this heading holds what belongs to a person.
pub(crate) fn is_heading(heading: &str) -> bool {
    let folded = fold(heading);
    HEADINGS.contains(&folded.as_str())
        || folded.split(['_', '/', ',', '(', ')']).any(|it| WORDS.contains(&it))
}

/// Whether this is the name of a person: «Орлова Анна Петровна», «Орлова А. П.», «А.П. Орлова».
/// «Школа им. А. П. Орловой» is none.
pub(crate) fn is_name(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let words: Vec<&str> = text.split(|it: char| it.is_whitespace() || it == ',').collect();
    let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
    let is_word = |it: &&str| {
        it.chars().next().is_some_and(char::is_uppercase)
            && it.chars().all(|it| it.is_alphabetic() || it == '-')
            && it.chars().count() > 1
    };
    // «А.», «А.П.»: letters with a point behind each.
    let is_initials = |it: &&str| {
        let letters = it.strip_suffix('.').unwrap_or_default().split('.');
        let is_one = |it: &str| it.chars().count() == 1 && it.chars().all(char::is_uppercase);
        letters.clone().count() <= 2 && letters.clone().all(is_one)
    };
    let is_patronymic = |it: &&str| {
        let lower = it.to_lowercase();
        lower.chars().count() > 3 && PATRONYMICS.iter().any(|end| lower.ends_with(end))
    };
    match words[..] {
        [one, other] => {
            is_word(&one) && is_initials(&other) || is_initials(&one) && is_word(&other)
        }
        [one, two, three] => {
            let initials = is_initials(&two) && is_initials(&three) && is_word(&one);
            initials || words.iter().all(is_word) && is_patronymic(&three)
        }
        _ => false,
    }
}

/// The name of a file without the names of persons in it: «8А Орлова А.П..xlsx» is «8А ….xlsx».
pub fn masked(file: &str) -> String {
    let (stem, extension) = file.rsplit_once('.').map_or((file, None), |(it, end)| (it, Some(end)));
    let mut words: Vec<&str> = stem.split([' ', '_', ',']).filter(|it| !it.is_empty()).collect();
    let is_whole = |it: &[&str]| {
        let text = it.join(" ");
        // The last point of «А.П.» may be the one before the extension.
        let has_point = it.iter().any(|it| it.contains('.'));
        is_name(&text) || has_point && is_name(&format!("{text}."))
    };
    let mut is_masked = false;
    for length in [3, 2] {
        while let Some(at) = words.windows(length).position(is_whole) {
            words.splice(at..at + length, [WITHHELD]);
            is_masked = true;
        }
    }
    match (is_masked, extension) {
        (false, _) => file.to_owned(),
        (true, None) => words.join(" "),
        (true, Some(extension)) => format!("{}.{extension}", words.join(" ")),
    }
}

/// Whether what stands in a column may name a person: in a column of persons, a whole name anywhere, and
/// beside a column of persons a word like a surname, as it stands there when a row is shifted.
pub(crate) fn may_name(headings: &[String], heading: &str, text: &str) -> bool {
    let is_like_a_surname = || {
        let (lower, mut letters) = (text.trim().to_lowercase(), text.trim().chars());
        let is_plain = PLAIN.iter().any(|it| lower.starts_with(it));
        let is_abbreviation = letters.clone().all(char::is_uppercase) && lower.chars().count() < 5;
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 1
            && letters.all(|it| it.is_alphabetic() || it == '-' || it == ' ' || it == '.')
            && !(is_plain || is_abbreviation)
    };
    !text.trim().is_empty()
        && (is_heading(heading)
            || is_name(text)
            || is_like_a_surname() && headings.iter().any(|it| is_heading(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_are_told_from_names_of_schools() {
        for text in [
            "Орлова Анна Петровна",
            "Орлова А.П.",
            "А. П.  Орлова",
            "Орлова А. П.",
            "Мамедов Али Оглы",
        ] {
            let is_one_form = text == "А. П.  Орлова";
            assert_eq!(is_name(text), !is_one_form, "case: {text}");
        }
        for text in [
            "МБОУ СОШ № 5",
            "Школа им. А.П. Орлова",
            "Лицей Петра Великого",
            "город Примерск",
            "5А",
            "Новый Район Восточный",
            "",
        ] {
            assert!(!is_name(text), "case: {text}");
        }
    }

    #[test]
    fn a_file_is_named_without_persons() {
        for (name, expected) in [
            ("8А Орлова А.П..xlsx", "8А ….xlsx"),
            ("8А Орлова А.П.xlsx", "8А ….xlsx"),
            ("отчёт_Орлова_Анна_Петровна.csv", "отчёт ….csv"),
            ("Орлова А. П.", "…."),
            ("ВПР 2026 Физика 8 класс.xlsx", "ВПР 2026 Физика 8 класс.xlsx"),
            ("04_2026.06.01.csv", "04_2026.06.01.csv"),
            ("Школа А.xlsx", "Школа А.xlsx"),
        ] {
            assert_eq!(masked(name), expected, "case: {name}");
        }
    }

    #[test]
    fn what_may_name_a_person_is_not_told_by_a_problem() {
        let headings = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let named = headings(&["Фамилия", "Класс", "Балл"]);
        for (heading, text, expected) in [
            ("Фамилия", "7", true),
            ("Класс", "Орлова", true),
            ("Класс", "9АА", false),
            ("Балл", "много", false),
            ("Балл", "СПО", false),
            ("Балл", "Математика", false),
            ("Балл", "Орлова А.П.", true),
            ("Фамилия", "", false),
        ] {
            assert_eq!(may_name(&named, heading, text), expected, "case: {heading}, {text}");
        }
        let nameless = headings(&["Школа", "Класс"]);
        assert!(!may_name(&nameless, "Класс", "Орлова"), "nobody is named in this table");
    }

    #[test]
    fn headings_of_persons_are_known() {
        for heading in ["ФИО", "Ф.И.О.", "ФИО учителя", "Фамилия", "Данные / Отчество", "Учитель"]
        {
            assert!(is_heading(heading), "case: {heading}");
        }
        for heading in ["Кол-во участников", "Название ОО", "Число учителей", "Имя школы"]
        {
            assert!(!is_heading(heading), "case: {heading}");
        }
    }
}
