//! What a school is called by, whatever stands around it.

use crate::likeness::likened;

/// What remains of a school's name without its legal form: «МБОУ "СОШ № 7"» is «7 school».
///
/// Forms of organisation (МБОУ, МАОУ, ГБОУ …) and the words for *school* are spelled in too many
/// ways to tell schools apart; numbers and proper names are what people call them by.
pub(super) fn essence(name: &str) -> String {
    const FORMS: [&str; 33] = [
        "мбоу",
        "моу",
        "маоу",
        "мкоу",
        "гбоу",
        "гоу",
        "гкоу",
        "фгкоу",
        "чоу",
        "ано",
        "оо",
        "сош",
        "оош",
        "нош",
        "школа",
        "средняя",
        "основная",
        "общеобразовательная",
        "общеобразовательное",
        "образовательная",
        "образовательное",
        "муниципальное",
        "муниципальная",
        "государственное",
        "бюджетное",
        "бюджетная",
        "автономное",
        "казенное",
        "частное",
        "учреждение",
        "организация",
        "имени",
        "г",
    ];
    let forms = FORMS.map(likened);
    let plain = likened(name);
    let words = plain.split(|it: char| !it.is_alphanumeric());
    let mut words: Vec<&str> =
        words.filter(|it| !it.is_empty() && !forms.iter().any(|form| form == it)).collect();
    if words.is_empty() {
        return plain;
    }
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_and_a_short_one_are_one_school() {
        let long = [
            "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 7»",
            "Муниципальное автономное образовательное учреждение средняя школа № 7",
            "Муниципальное казённое общеобразовательное учреждение «Основная школа № 7»",
        ];
        for name in long {
            assert_eq!(essence(name), essence("МБОУ СОШ № 7"), "case: {name}");
        }
        assert_ne!(essence("МБОУ «Лицей № 7»"), essence("МБОУ СОШ № 7"));
    }
}
