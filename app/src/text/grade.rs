//! How grades are said: a number alone could be anything.

use analysis::{Dimension, setting::Setting};

use super::{Locale, phrase::chosen};

/// What a filter is set to, as it is said beside others: a grade says that it is one.
pub fn shown(locale: Locale, setting: &Setting, dimension: Dimension) -> Option<String> {
    let name = chosen(setting, dimension)?;
    Some(if dimension == Dimension::Grade { grade(locale, &name) } else { name })
}

/// «5 класс», «3–8 классы»; a name that is no number stays as it is.
pub fn grade(locale: Locale, name: &str) -> String {
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    match (name.split_once('-'), locale) {
        (None, Locale::Ru) if is_number(name) => format!("{name} класс"),
        (None, Locale::En) if is_number(name) => format!("grade {name}"),
        (Some((from, to)), Locale::Ru) if is_number(from) && is_number(to) => {
            format!("{from}–{to} классы")
        }
        (Some((from, to)), Locale::En) if is_number(from) && is_number(to) => {
            format!("grades {from}–{to}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_says_that_it_is_a_grade() {
        let said = |name| [Locale::Ru, Locale::En].map(|it| grade(it, name));
        assert_eq!(said("5"), ["5 класс", "grade 5"]);
        assert_eq!(said("3-8"), ["3–8 классы", "grades 3–8"]);
        assert_eq!(said("выпускники"), ["выпускники", "выпускники"]);
    }
}
