//! The rules: which problem each speaks of, who made it, and where it is written.
//!
//! Two layers that are never mixed. A rule of a document raises exactly what the document says,
//! chance or not; a rule of ours has intervals, the usual spread and a correction for many
//! checks. No rule says why something is so.
//!
//! **To add a rule:** a variant, its arm in [`Rule::spec`], a file beside this one, its arms in
//! `judge`, and its words in `app/src/text/signals`.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::Problem;

/// A rule that may raise a signal.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    VariantArray,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Rule {
    /// Не менее 30 % не преодолели минимум: the list of schools with low results.
    ShnorRule30,
    /// Завышенный средний балл.
    FiokoMean,
    /// Несоответствие школьным отметкам.
    FiokoJournal,
    /// Резкий рост или падение параллели 4→5.
    FiokoCohort,
    /// Динамика доли «2».
    FiokoMark2,
    /// The rule for low results with what its numbers allow to say.
    LowShare,
    /// Shares on the way to it.
    EarlyWarning,
    /// Family a: results far above what is usual.
    High,
    /// Family b: easy tasks done worse and hard ones better than elsewhere.
    Items,
    /// Family c: scores heaped up at the boundaries of marks.
    Spikes,
    /// Family d: marks of the procedure above those of the journal.
    Journal,
    /// Family e: the same cohort does not confirm its place at the examination.
    Unconfirmed,
    /// Family f: many absent where results are high.
    Absent,
    /// Results jump from year to year.
    Unsteady,
    /// Results fell since the year before.
    Falling,
    /// Results sink over four years and more.
    Sinking,
    /// Many results below the minimum.
    Unsatisfactory,
    /// Little participation in competitions.
    Contests,
    /// Conditions.
    Conditions,
}

/// Who made a rule.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Layer {
    /// A document, exactly as written.
    Official,
    /// Ours, with intervals and corrections.
    Ours,
}

/// What is known of a [`Rule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Which problem it speaks of.
    pub problem: Problem,
    /// Who made it.
    pub layer: Layer,
    /// The family of signs of biased results, a to f.
    pub family: Option<char>,
    /// Where it is written: title, year and page of a document, or our methods.
    pub source: &'static str,
}

const SHNOR: &str = "Критерии отнесения школ к имеющим низкие результаты, 2025 (по публикации акта министерства \
     образования Омской области; страница в публикации не названа)";
const INDEX: &str =
    "ФИОКО, методика расчёта регионального индекса объективности, 2021 (14 признаков)";
const MARK2: &str = "ФИОКО, рекомендации по анализу результатов ВПР, 2026, с. 8";
const METHODS: &str = "METHODS.md, «Сигналы»";

impl Rule {
    /// Every rule, documents first.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The name used in exports. Never renamed.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What is known of it.
    pub const fn spec(self) -> Spec {
        const fn official(problem: Problem, source: &'static str) -> Spec {
            Spec { problem, layer: Layer::Official, family: None, source }
        }
        const fn ours(problem: Problem) -> Spec {
            Spec { problem, layer: Layer::Ours, family: None, source: METHODS }
        }
        const fn family(letter: char) -> Spec {
            Spec { family: Some(letter), ..ours(Problem::Bias) }
        }
        match self {
            Self::ShnorRule30 => official(Problem::LowResults, SHNOR),
            Self::FiokoMean | Self::FiokoJournal | Self::FiokoCohort => {
                official(Problem::Bias, INDEX)
            }
            Self::FiokoMark2 => official(Problem::Unstable, MARK2),
            Self::LowShare | Self::EarlyWarning => ours(Problem::LowResults),
            Self::High => family('a'),
            Self::Items => family('b'),
            Self::Spikes => family('c'),
            Self::Journal => family('d'),
            Self::Unconfirmed => family('e'),
            Self::Absent => family('f'),
            Self::Unsteady | Self::Falling | Self::Sinking => ours(Problem::Unstable),
            Self::Unsatisfactory => ours(Problem::Unsatisfactory),
            Self::Contests => ours(Problem::Contests),
            Self::Conditions => ours(Problem::Conditions),
        }
    }

    /// The calendar year of its document; ours have none. Documents come every year, and this one judges
    /// every year that is looked at, so it has to be said whose it is.
    pub const fn document_year(self) -> Option<i16> {
        match self {
            Self::ShnorRule30 => Some(2025),
            Self::FiokoMean | Self::FiokoJournal | Self::FiokoCohort => Some(2021),
            Self::FiokoMark2 => Some(2026),
            _ => None,
        }
    }

    /// Whether its document leaves open how its parts go together, so that a reading had to be chosen
    /// ([`super::Combination`]).
    pub const fn has_parts(self) -> bool {
        matches!(self, Self::ShnorRule30 | Self::LowShare)
    }

    /// Whether it tests for more than chance, so that it is known what chance alone would raise.
    pub const fn is_test(self) -> bool {
        matches!(
            self,
            Self::High
                | Self::Items
                | Self::Spikes
                | Self::Journal
                | Self::Unconfirmed
                | Self::Absent
                | Self::Unsteady
                | Self::Falling
                | Self::Sinking
                | Self::Unsatisfactory
                | Self::Contests
        )
    }

    /// The rules of a problem.
    pub fn of(problem: Problem) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |it| it.spec().problem == problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signal_names_its_source() {
        for rule in Rule::ALL {
            let spec = rule.spec();
            assert!(!spec.source.is_empty(), "{rule}");
            let has_year = spec.source.contains("20");
            assert_eq!(has_year, spec.layer == Layer::Official, "{rule}");
            let named =
                rule.document_year().is_some_and(|it| spec.source.contains(&it.to_string()));
            assert_eq!(named, has_year, "{rule}: the year of its document is that of its source");
            assert_eq!(spec.family.is_some(), spec.problem == Problem::Bias && !has_year);
        }
        let families: String = Rule::ALL.iter().filter_map(|it| it.spec().family).collect();
        assert_eq!(families, "abcdef");
    }
}
