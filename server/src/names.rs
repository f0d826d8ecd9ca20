//! Which schools an installation calls by name (domain, row 62: no names unless agreed).
//!
//! All others have a pseudonym that stays the same from import to import and cannot be turned back: it
//! is made of the code and of a secret that the database drew once.

use std::{collections::BTreeSet, str::FromStr};

use analysis::code::{Code, InvalidCode};
use store::Alias;

use crate::hash;

/// Letters that cannot be taken for another or for a figure.
const LETTERS: [&str; 24] = [
    "А", "Б", "В", "Г", "Д", "Е", "Ж", "И", "К", "Л", "М", "Н", "П", "Р", "С", "Т", "У", "Ф", "Х",
    "Ц", "Ч", "Ш", "Э", "Я",
];
/// A number of four figures follows the letter.
const NUMBERS: u32 = 10_000;
/// The name of the secret.
pub(crate) const SECRET: &str = "names";

/// Which schools are called by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// All.
    #[default]
    All,
    /// Only these, by code.
    Only(BTreeSet<Code>),
}

impl FromStr for Names {
    type Err = InvalidCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "all" => Ok(Self::All),
            "none" => Ok(Self::Only(BTreeSet::new())),
            codes => codes
                .split(',')
                .map(|it| it.trim().parse())
                .collect::<Result<_, _>>()
                .map(Self::Only),
        }
    }
}

impl Names {
    /// What a school is called instead, if it is not called by name.
    pub(crate) fn alias(&self, secret: &str, code: &Code) -> Option<Alias> {
        match self {
            Self::All => None,
            Self::Only(named) if named.contains(code) => None,
            Self::Only(_) => Some(alias(secret, code)),
        }
    }
}

fn alias(secret: &str, code: &Code) -> Alias {
    // Both parts of a length of their own: no other pair has these bytes.
    let digest = hash::digest(format!("{} {secret} {code}", secret.len()).as_bytes());
    let number = |at: usize| {
        u32::from_be_bytes([digest[at], digest[at + 1], digest[at + 2], digest[at + 3]])
    };
    let letter = LETTERS[number(0) as usize % LETTERS.len()];
    let digits = hash::hexadecimal(&digest[8..14]);
    Alias {
        code: Code::spelled(&format!("school-{digits}")),
        name: format!("Школа {letter}-{:04}", number(4) % NUMBERS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        text.parse().unwrap()
    }

    #[test]
    fn names_are_all_none_or_those_of_a_list() {
        assert_eq!("all".parse(), Ok(Names::All));
        assert_eq!("none".parse(), Ok(Names::Only(BTreeSet::new())));
        let two = BTreeSet::from([code("0101"), code("0201")]);
        assert_eq!("0201, 0101".parse(), Ok(Names::Only(two)));
        for text in ["", "0101,", "Школа № 1"] {
            assert!(text.parse::<Names>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_pseudonym_stays_and_tells_nothing_without_the_secret() {
        let names = Names::Only(BTreeSet::from([code("0201")]));
        assert_eq!(names.alias("secret", &code("0201")), None);
        let one = names.alias("secret", &code("0101")).unwrap();
        assert_eq!(names.alias("secret", &code("0101")), Some(one.clone()), "it stays");
        assert_ne!(names.alias("other", &code("0101")), Some(one.clone()), "it takes the secret");
        assert_ne!(names.alias("secret", &code("0102")), Some(one.clone()));
        assert!(!one.name.contains("0101") && !one.code.as_str().contains("0101"));
        assert!(one.name.starts_with("Школа "), "{}", one.name);
    }
}
