//! Values of characteristics as files and addresses write them.

use super::{Characteristic, Measure, book::DEGREE_PLACES};
use crate::decimal;

impl Characteristic {
    /// Reads a value as files write it; `None` if the code book has no such word or number.
    ///
    /// ```
    /// use analysis::context::Characteristic::{FamiliesLarge, Pupils, Settlement};
    ///
    /// assert_eq!(Pupils.parse("310"), Some(310));
    /// assert_eq!(FamiliesLarge.parse("12,5"), Some(125));
    /// assert_eq!(Settlement.parse("Село"), Settlement.parse("village"));
    /// assert_eq!(Pupils.parse("99999"), None);
    /// ```
    pub fn parse(self, text: &str) -> Option<u32> {
        let text = text.trim();
        if let Measure::Word(words) = self.spec().measure {
            let folded = text.to_lowercase();
            return at(words, |it| it.0 == folded || it.1.to_lowercase() == folded);
        }
        self.read(text)
    }

    /// Reads a value as [`Characteristic::spelled`] writes it and addresses hold it: a word by its code.
    pub fn read(self, text: &str) -> Option<u32> {
        let text = text.trim();
        match self.spec().measure {
            Measure::Count { min, max } => text.parse().ok().filter(|it| (min..=max).contains(it)),
            Measure::Share => tenths(text),
            Measure::Degrees(most) => ten_thousandths(text, most),
            Measure::Word(words) => at(words, |it| it.0 == text),
            Measure::Class(classes) => {
                let number: Option<u32> = text.parse().ok();
                number
                    .filter(|it| (1..=classes.len()).contains(&(*it as usize)))
                    .or_else(|| at(classes, |it| *it == text).map(|it| it + 1))
            }
        }
    }

    /// What can stand in a file, for a person whose value was not understood.
    pub fn expected(self) -> String {
        match self.spec().measure {
            Measure::Count { min, max } => format!("a whole number from {min} to {max}"),
            Measure::Share => "a percentage from 0 to 100".to_owned(),
            Measure::Degrees(most) => format!("degrees from -{most} to {most}, such as 55.7512"),
            Measure::Word(words) => {
                let words: Vec<_> =
                    words.iter().map(|(code, name)| format!("{code} ({name})")).collect();
                format!("one of: {}", words.join(", "))
            }
            Measure::Class(classes) => {
                format!("a class from 1 to {} ({})", classes.len(), classes.join("; "))
            }
        }
    }

    /// The value as files write it: what [`Characteristic::parse`] reads.
    ///
    /// ```
    /// use analysis::context::Characteristic::{FamiliesLarge, Latitude, Settlement};
    ///
    /// assert_eq!(FamiliesLarge.spelled(125), "12.5");
    /// assert_eq!(Settlement.spelled(3), "village");
    /// assert_eq!(Latitude.spelled(1_457_512), "55.7512");
    /// ```
    pub fn spelled(self, value: u32) -> String {
        match self.spec().measure {
            Measure::Share if value.is_multiple_of(10) => (value / 10).to_string(),
            Measure::Share => format!("{}.{}", value / 10, value % 10),
            Measure::Degrees(_) => {
                self.number(value).map_or_else(String::new, |it| format!("{it:.4}"))
            }
            Measure::Word(words) => {
                words.get(value as usize).map_or_else(String::new, |it| it.0.to_owned())
            }
            Measure::Count { .. } | Measure::Class(_) => value.to_string(),
        }
    }
}

/// The place of the first that is meant.
fn at<T>(all: &[T], is_meant: impl Fn(&T) -> bool) -> Option<u32> {
    all.iter().position(is_meant).and_then(|it| u32::try_from(it).ok())
}

/// Percent with at most one decimal that matters, as tenths, rounded half up.
fn tenths(text: &str) -> Option<u32> {
    let tenths = u32::try_from(decimal::scaled(text, 1)?).ok()?;
    (tenths <= 1_000).then_some(tenths)
}

/// Degrees with a sign and decimals, as ten-thousandths above `-most`.
fn ten_thousandths(text: &str, most: u32) -> Option<u32> {
    let most = i64::from(most) * 10_i64.pow(DEGREE_PLACES);
    let steps = decimal::scaled(text, DEGREE_PLACES as usize)?;
    (-most..=most).contains(&steps).then(|| u32::try_from(steps + most).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_files_write_them() {
        use Characteristic as C;
        let cases = [
            (C::Kind, "лицей", Some(4)),
            (C::Kind, "СОШ", Some(0)),
            (C::Kind, "university", None),
            (C::Settlement, "TOWN", Some(1)),
            (C::SettlementSize, "8", Some(8)),
            (C::SettlementSize, "5–20", Some(3)),
            (C::SettlementSize, "0", None),
            (C::SettlementSize, "9", None),
            (C::Pupils, "0", None),
            (C::Pupils, "12.5", None),
            (C::Computers, "0", Some(0)),
            (C::ParentsHigher, "100", Some(1_000)),
            (C::ParentsHigher, "100.1", None),
            (C::ParentsHigher, "33,35", Some(334)),
            (C::ParentsHigher, "-1", None),
            (C::ParentsHigher, "", None),
            (C::Latitude, "55,75124", Some(1_457_512)),
            (C::Latitude, "-90", Some(0)),
            (C::Latitude, "105.3", None),
            (C::Longitude, "-169.5", Some(105_000)),
            (C::Longitude, "37°", None),
            (C::Longitude, "1e2", None),
        ];
        for (characteristic, text, expected) in cases {
            assert_eq!(characteristic.parse(text), expected, "{characteristic}: {text:?}");
        }
    }
}
