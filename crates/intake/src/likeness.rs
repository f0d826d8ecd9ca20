//! Likeness: what people see as the same but a computer does not.
//!
//! Headings and marks are typed in two alphabets (Х and X, О and O), a hand-written З stands for
//! 3, and spreadsheets put non-breaking spaces into numbers. The same rules for every format.

use std::sync::LazyLock;

use crate::{
    header::folded,
    percent::Percent,
    problem::Problem,
    table::{COUNT_MAX, Row},
};

/// Cyrillic small letters that look like Latin ones, and the Latin ones.
const LOOKALIKES: [(char, char); 11] = [
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('х', 'x'),
];

/// A text as a person compares it: case, spaces, quotes and the alphabet of look-alike letters
/// make no difference.
pub(crate) fn likened(text: &str) -> String {
    if is_plain_number(text) {
        return text.to_owned();
    }
    let latin = |letter: char| {
        LOOKALIKES.iter().find(|(it, _)| *it == letter).map_or(letter, |(_, latin)| *latin)
    };
    folded(text).map(|it| latin(if it == 'ё' { 'е' } else { it })).collect()
}

/// A number as typed: without spaces of any kind, З as 3, О as 0, a decimal comma as a point.
pub(crate) fn digits(text: &str) -> String {
    let typed = |letter: char| match letter {
        'З' | 'з' => '3',
        'О' | 'о' | 'O' | 'o' => '0',
        ',' => '.',
        it => it,
    };
    text.chars().filter(|it| !it.is_whitespace()).map(typed).collect()
}

/// Whether this is a number as a computer writes it; nearly every cell is, and needs no look at how
/// people would have typed it.
pub(crate) fn is_plain_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// What stands in a cell without a result, as [`likened`] spells it.
static NO_RESULT: LazyLock<[String; 10]> = LazyLock::new(|| {
    ["", "x", "-", "—", "–", "-1", "отсутствовал", "отсутствовала", "нет отметки", "н/а"]
        .map(likened)
});

/// Whether a cell says that there is no result: nobody was there, or nothing was written. It is
/// never a zero.
pub(crate) fn is_absent(text: &str) -> bool {
    text.is_empty() || !is_plain_number(text) && NO_RESULT.contains(&likened(text))
}

impl Row<'_> {
    /// A whole number from 0, as typed.
    pub(crate) fn whole(&self, column: usize) -> Result<u64, Problem> {
        let text = self.text(column);
        let number: Option<u64> =
            if is_plain_number(text) { text.parse() } else { digits(text).parse() }.ok();
        number
            .filter(|it| *it <= COUNT_MAX)
            .ok_or_else(|| self.problem(column, format!("a whole number from 0 to {COUNT_MAX}")))
    }

    /// A share, as typed.
    pub(crate) fn percent(&self, column: usize) -> Result<Percent, Problem> {
        Percent::parse(&digits(self.text(column)))
            .ok_or_else(|| self.problem(column, "a percentage from 0 to 100"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_alike() {
        for (one, other) in [("ОО", "OO"), ("Кол-во ОО", "кол-вo\u{A0}oo"), ("Отчёт", "ОТЧЕТ")]
        {
            assert_eq!(likened(one), likened(other), "case: {one}");
        }
        assert_ne!(likened("ОО"), likened("О"));
    }

    #[test]
    fn numbers_are_read_as_typed() {
        let cases =
            [("З", "3"), ("1\u{A0}720\u{202F}000", "1720000"), ("12,36", "12.36"), ("2О", "20")];
        for (text, expected) in cases {
            assert_eq!(digits(text), expected, "case: {text}");
        }
    }

    #[test]
    fn no_result_has_many_spellings_and_zero_is_none_of_them() {
        for text in ["", "X", "Х", "х", "-", "—", "–", "-1", "Отсутствовал", "НЕТ ОТМЕТКИ", "н/а"]
        {
            assert!(is_absent(text), "case: {text}");
        }
        for text in ["0", "2", "З", "11", "нет"] {
            assert!(!is_absent(text), "case: {text}");
        }
    }
}
