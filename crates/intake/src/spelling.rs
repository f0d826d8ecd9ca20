//! Spellings: how what a source writes becomes a name and a code.

use analysis::{AcademicYear, UnitKind, code::Code};

/// How spellings of the source become names.
pub(crate) trait Style {
    /// The name of a unit.
    fn name(&self, kind: UnitKind, spelling: &str) -> String;
    /// The name of a settlement.
    fn place(&self, spelling: &str) -> String;
}

/// Leaves names as they are, but for superfluous spaces.
pub(crate) struct AsSpelled;

impl Style for AsSpelled {
    fn name(&self, _kind: UnitKind, spelling: &str) -> String {
        squeezed(spelling)
    }

    fn place(&self, spelling: &str) -> String {
        squeezed(spelling)
    }
}

/// One space between words, none around.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A municipality's name as it is compared: `г. Примерск` and `город Примерск` are one.
pub(crate) fn of_town(name: &str) -> String {
    let name = squeezed(name).to_lowercase();
    let bare = ["город ", "г. ", "г."].iter().find_map(|it| name.strip_prefix(it));
    bare.map_or(name.clone(), |it| format!("город {}", it.trim()))
}

/// A code for any name. [`Code::spelled`] cuts long names, which would make one of two; those
/// get a checksum of the whole name instead of their end.
pub(crate) fn code_of(name: &str) -> Code {
    const CUT: usize = 80;
    let code = Code::spelled(name);
    if code.as_str().len() < CUT {
        return code;
    }
    // FNV-1a: stable over versions and platforms, as a code must be.
    let sum = name
        .bytes()
        .fold(0x811C_9DC5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Code::spelled(&format!("{}-{sum:08x}", &code.as_str()[..CUT - 9]))
}

/// Reads `2023/24`, `2023/2024`, `2023-24`, and `2024` for the year that ends then.
pub(crate) fn academic_year(text: &str) -> Option<AcademicYear> {
    let Some((first, second)) = text.split_once(['/', '-', '–']) else {
        return AcademicYear::from_spoken(text).ok();
    };
    let second = match second.len() {
        4 => second.strip_prefix("20").or_else(|| second.strip_prefix("21"))?,
        _ => second,
    };
    format!("{}/{}", first.trim(), second.trim()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_with_one_beginning_keep_two_codes() {
        let long = |end: &str| code_of(&format!("{}{end}", "муниципальное ".repeat(9)));
        assert_ne!(long("а"), long("б"));
        assert!(long("а").as_str().parse::<Code>().is_ok());
        assert_eq!(code_of("Sofia").as_str(), "sofia");
    }

    #[test]
    fn a_town_has_one_spelling() {
        for name in ["г. Примерск", "г.Примерск", "город  Примерск ", "ГОРОД ПРИМЕРСК"]
        {
            assert_eq!(of_town(name), "город примерск", "case: {name}");
        }
        assert_eq!(of_town("Городской округ"), "городской округ");
    }

    #[test]
    fn years_are_understood_as_people_write_them() {
        for text in ["2023/24", "2023/2024", "2023-24", "2023–2024", "2024"] {
            assert_eq!(
                academic_year(text).map(|it| it.to_string()).as_deref(),
                Some("2023/24"),
                "{text}"
            );
        }
        for text in ["", "24", "2023/25", "2023/1924", "1998", "прошлый"] {
            assert_eq!(academic_year(text), None, "case: {text}");
        }
    }
}
