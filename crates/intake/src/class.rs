//! Classes: what of a class's name is kept.
//!
//! Schools also call a class after its teacher («5 Иванова»). Names of persons are never stored, so of
//! a name only numbers, letters and known kinds of classes stay.

/// The longest name.
const LENGTH_MAX: usize = 20;

/// Words that classes are called by, as they are whole.
const WORDS: [&str; 30] = [
    "зпр", "овз", "рас", "тнр", "нода", "ккоо", "ккр", "кро", "ско", "умк", "уиоп", "фмш", "фмл",
    "мчс", "мат", "инж", "мед", "псих", "физ", "хим", "био", "гум", "соц", "эко", "кл", "гр",
    "нет", "без", "лит", "общ",
];
/// What longer words begin with that tell the kind of a class.
const STEMS: [&str; 38] = [
    "класс",
    "групп",
    "подгр",
    "профил",
    "гимназ",
    "лицей",
    "кадет",
    "казачий",
    "матем",
    "физмат",
    "физик",
    "физич",
    "физхим",
    "химбио",
    "химик",
    "химич",
    "биолог",
    "биохим",
    "гуманит",
    "социал",
    "соцэк",
    "эконом",
    "инженер",
    "технол",
    "технич",
    "универс",
    "естеств",
    "коррекц",
    "семейн",
    "очно",
    "заочн",
    "вечерн",
    "филолог",
    "лингвист",
    "информ",
    "медиц",
    "педагог",
    "психол",
];

/// What a file calls a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClassName {
    /// What may be kept of it: nothing, if all of it may name a person.
    pub(crate) kept: String,
    /// Whether something was left out.
    pub(crate) is_cut: bool,
}

impl ClassName {
    /// What is to be said where something was left out.
    pub(crate) const EXPECTED: &'static str = "a class as a number and at most two letters, such as 9А; \
                                               other words may name a person and are not kept";

    /// Reads it.
    pub(crate) fn of(text: &str) -> Self {
        let text = text.trim();
        let is_short = text.chars().count() <= LENGTH_MAX;
        if is_short && !has_initials(text) && words(text).all(is_known) {
            return Self { kept: text.to_owned(), is_cut: false };
        }
        Self { kept: numbered(text), is_cut: true }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty())
}

/// Whether a word tells a class and no person: one letter or two, or a kind of classes. «Ли» is a
/// surname, «ли» and «ЛИ» are letters.
fn is_known(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_title = word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase);
    match word.chars().count() {
        1 => true,
        2 => !is_title || WORDS.contains(&lower.as_str()),
        _ => WORDS.contains(&lower.as_str()) || STEMS.iter().any(|it| lower.starts_with(it)),
    }
}

/// Whether two letters with a point behind each stand in it: «М.П.», «М. П.».
fn has_initials(text: &str) -> bool {
    // Hardly a class has a point in it, and there are millions of rows.
    if !text.contains('.') {
        return false;
    }
    let bare: Vec<char> = text.chars().filter(|it| !it.is_whitespace()).collect();
    bare.windows(4)
        .any(|it| it[0].is_alphabetic() && it[1] == '.' && it[2].is_alphabetic() && it[3] == '.')
}

/// The number of the grade with at most two letters directly behind it: `5А` of «5А Иванова».
fn numbered(text: &str) -> String {
    let Some(begin) = text.find(|it: char| it.is_ascii_digit()) else { return String::new() };
    let text = &text[begin..];
    let number: String = text.chars().take_while(char::is_ascii_digit).take(2).collect();
    let behind = text[number.len()..].trim_start_matches(['-', '«', '"', ' ']);
    let letters: String = behind.chars().take_while(|it| it.is_alphabetic()).collect();
    let is_initial = behind[letters.len()..].starts_with('.');
    let is_letters = letters.chars().count() < 3 && is_known(&letters);
    if is_letters && !is_initial { number + &letters } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_a_class_is_kept() {
        for text in [
            "5А",
            "5 «А»",
            "11",
            "8-Б",
            "9аб",
            "5.1",
            "10 ФМ",
            "1",
            "А",
            "5 ЗПР",
            "7 кадетский",
            "10 физмат",
            "Нет",
            "5-2",
            "11/1",
            "",
        ] {
            let name = ClassName::of(text);
            assert_eq!((name.kept.as_str(), name.is_cut), (text, false), "case: {text}");
        }
    }

    #[test]
    fn what_may_name_a_teacher_is_left_out() {
        for (text, kept) in [
            ("Иванова", ""),
            ("5 Иванова", "5"),
            ("5А Иванова М.П.", "5А"),
            ("Иванова 5А", "5А"),
            ("5 «А» Иванова", "5А"),
            ("11 М. П. Орлова", "11"),
            ("11 М.П.", "11"),
            ("5 Ли", "5"),
            ("5 КИМ", "5"),
            ("5Иванова", "5"),
            ("5 А Иванова", "5А"),
            ("Медведева", ""),
            ("5 Матвеева", "5"),
            ("123456789012345678901", "12"),
        ] {
            let name = ClassName::of(text);
            assert_eq!((name.kept.as_str(), name.is_cut), (kept, true), "case: {text}");
        }
    }
}
