//! Texts: everything the product says, in Russian first and in English.
//!
//! One struct with a field for each text and one value for each language: a missing text
//! does not compile, and the browser carries plain strings instead of a translation engine
//! (docs/adr/0002). Numbers, dates and plural forms are in [`number`] and [`plural`]; whole
//! sentences that need grammar are in [`phrase`].
//!
//! **To add a text:** a field in [`Texts`], its value in `ru.rs` and `en.rs`.

mod attempt;
pub mod benchmark;
mod counted;
mod cycle;
mod dynamics;
mod en;
pub mod event;
pub(crate) mod expert;
pub mod factor;
pub mod finding;
pub mod gap;
pub mod grade;
pub mod group;
mod indicator;
pub mod inside;
mod lens;
pub mod map;
pub mod mix;
pub mod number;
pub(crate) mod own;
pub mod phrase;
mod ru;
pub mod scatter;
pub mod signals;
mod smoothed;
mod texts;
pub mod two_years;
pub mod verdict;

pub use attempt::AttemptTexts;
pub use dynamics::DynamicsTexts;
pub use gap::GapTexts;
pub use indicator::IndicatorText;
pub use map::MapTexts;
pub use scatter::ScatterTexts;
pub use smoothed::SmoothedTexts;
pub use texts::{Plural, Texts};

/// A language of the interface.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Locale {
    /// Русский.
    #[default]
    Ru,
    /// English.
    En,
}

impl Locale {
    /// What is said in this language, of a pair in both.
    pub(crate) fn either<T>(self, (ru, en): (T, T)) -> T {
        match self {
            Self::Ru => ru,
            Self::En => en,
        }
    }

    /// The texts of this language.
    pub fn texts(self) -> &'static Texts {
        self.either((&ru::TEXTS, &en::TEXTS))
    }

    /// The texts of the page of dynamics in this language.
    pub fn dynamics(self) -> &'static DynamicsTexts {
        self.either((&dynamics::RU, &dynamics::EN))
    }

    /// The form of a counted word: «1 школа, 2 школы, 5 школ» (Unicode plural rules).
    pub fn plural(self, count: u64, forms: &Plural) -> &'static str {
        let Plural([one, few, many]) = *forms;
        match self {
            Self::En if count == 1 => one,
            Self::En => many,
            Self::Ru => match (count % 10, count % 100) {
                (1, teens) if teens != 11 => one,
                (2..=4, teens) if !(12..=14).contains(&teens) => few,
                _ => many,
            },
        }
    }

    /// «24 школы»: the number and its word.
    pub fn counted(self, count: u64, forms: &Plural) -> String {
        format!("{}\u{a0}{}", number::whole(self, count), self.plural(count, forms))
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod forms {
    use super::*;

    #[test]
    fn russian_words_follow_their_number() {
        let forms = Plural(["школа", "школы", "школ"]);
        let cases = [
            (0, "школ"),
            (1, "школа"),
            (2, "школы"),
            (5, "школ"),
            (11, "школ"),
            (12, "школ"),
            (21, "школа"),
            (22, "школы"),
            (111, "школ"),
            (1001, "школа"),
        ];
        for (count, word) in cases {
            assert_eq!(Locale::Ru.plural(count, &forms), word, "case: {count}");
        }
    }
}
