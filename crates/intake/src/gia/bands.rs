//! Test scores of the ЕГЭ as levels: below the minimum, up to 60, 61 to 80, 81 to 99, 100.
//!
//! The groups are those of the статистико-аналитический отчёт of a region. The minimum is data of
//! subject and year; where it is not known there are no levels.

use analysis::{
    Scale,
    code::Code,
    scale::ScoreKind,
    talent::{EGE_FULL, EGE_HIGH_FROM},
    tally::Levels,
};

/// The first score of the levels above the minimum but one.
const ABOVE: [i64; 3] = [61, EGE_HIGH_FROM, EGE_FULL];

/// The lowest score that passes, by how the name of a subject begins; from 2023 to 2026
/// (распоряжения Рособрнадзора). Russian at 24: 36 is asked for by universities.
const MINIMUM: [(&str, i64); 16] = [
    ("русский", 24),
    ("математика", 27),
    ("обществознание", 42),
    ("информатика", 40),
    ("физика", 36),
    ("химия", 36),
    ("биология", 36),
    ("история", 32),
    ("литература", 32),
    ("география", 37),
    ("иностранн", 22),
    ("английский", 22),
    ("немецкий", 22),
    ("французский", 22),
    ("испанский", 22),
    ("китайский", 22),
];
const KNOWN: std::ops::RangeInclusive<i16> = 2023..=2026;

/// The scale.
pub(super) fn scale() -> Scale {
    Scale {
        code: Code::spelled("ege_bands"),
        levels: 5,
        pass_from: 2,
        quality_from: 4,
        below_to: 1,
        lowest_mark: None,
        counts_not_graded: false,
        scores: ScoreKind::Scaled,
    }
}

/// The minimum of a subject in a year, named as it ends.
pub(super) fn minimum(subject: &str, year: i16) -> Option<i64> {
    let subject = subject.to_lowercase();
    let found = MINIMUM.iter().find(|(it, _)| subject.starts_with(it));
    found.filter(|_| KNOWN.contains(&year)).map(|(_, minimum)| *minimum)
}

/// The level of a score in thousandths, by whether it passed.
pub(super) fn levels(score: i128, has_passed: bool) -> Levels {
    let mut levels = Levels::default();
    let reached = ABOVE.iter().filter(|it| score >= i128::from(**it) * 1_000).count();
    levels.counts[if has_passed { 1 + reached } else { 0 }] = 1;
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_fall_into_the_groups_of_the_report() {
        let level = |score: i128, minimum: i128| {
            let levels = levels(score * 1_000, score >= minimum);
            levels.counts.iter().position(|it| *it == 1).unwrap() + 1
        };
        let cases =
            [(0, 1), (35, 1), (36, 2), (60, 2), (61, 3), (80, 3), (81, 4), (99, 4), (100, 5)];
        for (score, expected) in cases {
            assert_eq!(level(score, 36), expected, "score {score}");
        }
        scale().checked().unwrap();
    }

    #[test]
    fn a_minimum_is_known_for_its_years_only() {
        assert_eq!(minimum("Математика профильная", 2026), Some(27));
        assert_eq!(minimum("Химия", 2020), None);
        assert_eq!(minimum("Китайский язык", 2026), Some(22));
        assert_eq!(minimum("Астрономия", 2026), None);
    }
}
