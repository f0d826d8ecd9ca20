//! Sums as people type them and as addresses spell them.

use super::{TERMS, Term, WEIGHT_MAX, Weighted};
use crate::indicator::Unit;

/// Why two sums are no indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// There is nothing to count, or nothing to divide by.
    #[error("numerator and denominator are needed; a number of people has no denominator")]
    Empty,
    /// Marks would be divided by points, or scores by registrations.
    #[error(
        "numerator and denominator must count the same: marks and levels, points or attendance"
    )]
    Mixed,
    /// The number can lie outside of its unit.
    #[error("{}", said(*.0))]
    Unit(Unit),
}

fn said(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => {
            "a share counts pupils of its denominator, each once: `n4 + n5` of `n`, or `points` of `possible`"
        }
        Unit::Index => "an index gives each pupil of its denominator from 0 to 100",
        Unit::Score => {
            "a mean gives each pupil of its denominator a weight, or divides `points` by `scored`"
        }
        Unit::People => "a number of people counts each once and has no denominator",
        Unit::Mark => {
            "a mean mark gives each pupil of its denominator their mark: `2n2 + 3n3 + 4n4 + 5n5` of `n2 + n3 + n4 + n5`"
        }
    }
}

/// What of a formula cannot be read, or why it is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misspelled {
    /// There is no such term.
    #[error("`{0}` is nothing that is counted")]
    NoTerm(String),
    /// A weight is no whole number, or too large.
    #[error("the weight `{0}` is no whole number up to {WEIGHT_MAX}")]
    Weight(String),
    /// It can be read and is no indicator.
    #[error(transparent)]
    Unusable(#[from] Unusable),
}

/// `100*n5 + 64*n4 - n2`; nothing for an empty text.
pub(super) fn typed(text: &str) -> Result<Weighted, Misspelled> {
    let text = text.to_lowercase().replace(['\u{2212}', '\u{2013}'], "-");
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let text = text.replace(['·', '×'], "*").replace('-', "+-");
    let text = text.strip_prefix('+').unwrap_or(&text);
    if text.is_empty() {
        return Ok(Weighted::default());
    }
    sum(text.split('+'))
}

/// As the address spells it: `100n5.64n4.-n2`; `1` for nothing.
pub(super) fn from_short(text: &str) -> Result<Weighted, Misspelled> {
    if text == "1" { Ok(Weighted::default()) } else { sum(text.split('.')) }
}

/// The shortest text that [`from_short`] reads back.
pub(super) fn short(sum: &Weighted) -> String {
    let term = |(term, weight)| match weight {
        1 => format!("{term}"),
        -1 => format!("-{term}"),
        _ => format!("{weight}{term}"),
    };
    let terms: Vec<String> = sum.terms().map(term).collect();
    if terms.is_empty() { "1".to_owned() } else { terms.join(".") }
}

impl std::fmt::Display for Weighted {
    /// As a person reads it: `100·n5 + 64·n4 − n2`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, (term, weight)) in self.terms().enumerate() {
            f.write_str(match (at, weight < 0) {
                (0, false) => "",
                (0, true) => "\u{2212}",
                (_, false) => " + ",
                (_, true) => " \u{2212} ",
            })?;
            match weight.unsigned_abs() {
                1 => write!(f, "{term}")?,
                weight => write!(f, "{weight}·{term}")?,
            }
        }
        Ok(())
    }
}

fn sum<'t>(terms: impl Iterator<Item = &'t str>) -> Result<Weighted, Misspelled> {
    let mut weights = [0_i16; TERMS];
    for text in terms {
        let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let name = rest.trim_start_matches(|it: char| it.is_ascii_digit());
        let digits = &rest[..rest.len() - name.len()];
        let name = name.strip_prefix('*').unwrap_or(name);
        let at = Term::ALL.iter().position(|it| it.to_string() == name);
        let at = at.ok_or_else(|| Misspelled::NoTerm(text.to_owned()))?;
        let weight = if digits.is_empty() { Ok(1) } else { digits.parse::<i16>() };
        let weight = weight.ok().filter(|it| (1..=WEIGHT_MAX).contains(it));
        let weight = weight.ok_or_else(|| Misspelled::Weight(digits.to_owned()))?;
        let sum = weights[at] + sign * weight;
        if sum.abs() > WEIGHT_MAX {
            return Err(Misspelled::Weight(sum.to_string()));
        }
        weights[at] = sum;
    }
    Ok(Weighted(weights))
}
