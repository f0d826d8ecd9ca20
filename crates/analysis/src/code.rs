//! Codes: the ASCII names under which things leave the program.
//!
//! A code appears in addresses, exports and the API. It is listed once, never renamed and
//! never reused; what a person reads is the *name*, in the language of the data. Sources
//! often have no code, so one is spelled from the name by [`Code::spelled`], with the
//! official Bulgarian and Russian transliteration where the two agree.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A short ASCII name: lower-case letters, digits, `_`, `-`, `.`, at most 80 of them.
///
/// ```
/// use analysis::code::Code;
///
/// assert!("math".parse::<Code>().is_ok());
/// assert!("БЕЛ".parse::<Code>().is_err());
/// assert_eq!(Code::spelled("АЕ B1.1").as_str(), "ae_b1.1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

impl Code {
    const LENGTH_MAX: usize = 80;

    /// The code itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for another thing of this name: the second, the third, …
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!(".v{number}");
        let kept = self.0.len().min(Self::LENGTH_MAX - suffix.len());
        Self(format!("{}{suffix}", &self.0[..kept]))
    }

    /// Which of the things of its name it is: 1, unless it was [`Code::numbered`].
    pub fn number(&self) -> u32 {
        let number = self.0.rsplit_once(".v").and_then(|it| it.1.parse().ok());
        number.unwrap_or(1)
    }

    /// Whether a code is this one or one of those that are [`Code::numbered`] after it, as far as the
    /// length of codes lets it tell.
    pub fn is_of(&self, first: &Self) -> bool {
        let kept = first.0.len().min(Self::LENGTH_MAX - 8);
        self == first || self.0.strip_prefix(&first.0[..kept]).is_some_and(|it| it.contains(".v"))
    }

    /// Spells a code from a name in Latin or Cyrillic letters; always succeeds. What is too long is cut,
    /// and ends in a mark made of the whole, so that two long names stay two.
    pub fn spelled(name: &str) -> Self {
        let mut code = String::new();
        for letter in name.trim().chars() {
            match transliterate(letter) {
                Some(latin) => code.push_str(latin),
                None if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.') => {
                    code.push(letter.to_ascii_lowercase());
                }
                None if code.ends_with('_') || code.is_empty() => {}
                None => code.push('_'),
            }
        }
        let code = code.trim_end_matches('_');
        Self(match code.len() {
            0 => "unnamed".to_owned(),
            1..=Self::LENGTH_MAX => code.to_owned(),
            // Only ASCII was put into it, so any byte ends a letter.
            _ => {
                let mark = format!("-{:08x}", fnv(code.as_bytes()));
                format!("{}{mark}", &code[..Self::LENGTH_MAX - mark.len()])
            }
        })
    }
}

/// Fowler, Noll, Vo (FNV-1a, 32 bits): the same on every machine and in every version.
fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, it| (hash ^ u32::from(*it)).wrapping_mul(0x0100_0193))
}

/// The Latin spelling of one Cyrillic letter of Russian or Bulgarian.
pub(crate) fn transliterate(letter: char) -> Option<&'static str> {
    let lower = letter.to_lowercase().next()?;
    Some(match lower {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sht",
        'ъ' => "a",
        'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Code {
    type Err = InvalidCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
        if text.is_empty() || text.len() > Self::LENGTH_MAX || !text.chars().all(plain) {
            return Err(InvalidCode(text.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for Code {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

/// The text cannot be a code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no code: expected 1 to 80 of a-z, 0-9, `_`, `-`, `.`")]
pub struct InvalidCode(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_spelled_in_ascii() {
        let cases = [
            ("БЕЛ", "bel"),
            ("ОБЩО", "obshto"),
            ("2ДЗИ", "2dzi"),
            ("ДИППК-Д.ПР", "dippk-d.pr"),
            ("АЕ B1.1", "ae_b1.1"),
            ("СОФИЯ-ГРАД", "sofiya-grad"),
            ("  HS SCI ", "hs_sci"),
            ("Abby Kelley (District)", "abby_kelley_district"),
            ("«»", "unnamed"),
        ];
        for (name, expected) in cases {
            assert_eq!(Code::spelled(name).as_str(), expected, "case: {name}");
            assert!(Code::spelled(name).as_str().parse::<Code>().is_ok());
        }
    }

    #[test]
    fn two_long_names_stay_two() {
        let long = "школы ".repeat(20);
        let [one, other] = ["город", "село"].map(|it| Code::spelled(&format!("{long}{it}")));
        assert_ne!(one, other);
        assert!([&one, &other].iter().all(|it| it.as_str().len() == 80));
        assert!(one.as_str().starts_with("shkoly_shkoly_") && one.as_str().parse::<Code>().is_ok());
        // Eighty letters are not too long; 32-bit FNV-1a of «a» is e40c292c (published test vector).
        assert_eq!(Code::spelled(&"x".repeat(80)).as_str(), "x".repeat(80));
        assert_eq!(fnv(b"a"), 0xe40c_292c);
    }

    #[test]
    fn only_plain_ascii_is_a_code() {
        for bad in ["", "Math", "a b", "шк", "a/b", &"x".repeat(81)] {
            assert!(bad.parse::<Code>().is_err(), "case: {bad:?}");
        }
    }
}
