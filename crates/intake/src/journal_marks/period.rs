//! Of which period the marks are, and of which grade.

use analysis::{Term, dictionary::Member};

/// The number a class begins with.
pub(super) fn number(class: &str) -> Option<u8> {
    let end = class.find(|it: char| !it.is_ascii_digit()).unwrap_or(class.len());
    class[..end].parse().ok().filter(|it| (1..=11).contains(it))
}

/// The procedure a period is, and its half of the year.
pub(super) fn period(text: &str) -> Option<(Member, Term)> {
    let text = text.to_lowercase();
    let words: Vec<_> = text.split(|it: char| !it.is_alphanumeric()).collect();
    let number = words.iter().find_map(|it| match *it {
        "1" | "i" | "первая" | "первый" | "первое" => Some(1),
        "2" | "ii" | "вторая" | "второй" | "второе" => Some(2),
        "3" | "iii" | "третья" | "третий" => Some(3),
        "4" | "iv" | "четвертая" | "четвёртая" => Some(4),
        _ => None,
    });
    let half = |last| if number <= Some(last) { Term::Autumn } else { Term::Spring };
    let (code, name, term) = match number {
        Some(it @ 1..=4) if text.contains("четверт") => {
            (format!("quarter_{it}"), format!("Четвертные отметки, {it} четверть"), half(2))
        }
        Some(it @ 1..=3) if text.contains("триместр") => {
            (format!("trimester_{it}"), format!("Отметки за {it} триместр"), half(1))
        }
        Some(it @ 1..=2) if text.contains("полугоди") => {
            (format!("half_year_{it}"), format!("Отметки за {it} полугодие"), half(1))
        }
        None if words.iter().any(|it| matches!(*it, "год" | "годовая" | "годовые")) => {
            ("annual".to_owned(), "Годовые отметки".to_owned(), Term::Spring)
        }
        _ => return None,
    };
    Some((Member::new(&code, name), term))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_procedure_in_its_half_of_the_year() {
        let cases = [
            ("1 четверть", Some(("quarter_1", Term::Autumn))),
            ("III четверть", Some(("quarter_3", Term::Spring))),
            ("2 триместр", Some(("trimester_2", Term::Spring))),
            ("1 полугодие 2024/2025", Some(("half_year_1", Term::Autumn))),
            ("год", Some(("annual", Term::Spring))),
            ("с 01.09.2024 по 25.10.2024", None),
            ("5 четверть", None),
        ];
        for (text, expected) in cases {
            let found = period(text);
            let found = found.as_ref().map(|(it, term)| (it.code.as_str(), *term));
            assert_eq!(found, expected, "case: {text}");
        }
        super::super::scale().checked().unwrap();
    }
}
