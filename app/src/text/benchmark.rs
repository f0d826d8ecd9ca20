//! The words of benchmarking, in both languages side by side.

use analysis::{
    answer::Verdict,
    benchmark::{Closeness, NoExpected, NoVerdict},
    view::{Centre, Distance, ReferenceKind},
};

use super::{Locale, Plural};

pub mod characteristic;
pub mod phrase;
pub mod residuals;
pub mod saved;

/// Everything the page of benchmarking says in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct BenchmarkTexts {
    pub nav: &'static str,
    pub link: &'static str,
    pub against: &'static str,
    pub centre: &'static str,
    pub distance: &'static str,
    pub peers_wanted: &'static str,
    pub choose_school: &'static str,
    pub near: &'static str,
    pub why_these: &'static str,
    pub why_text: &'static str,
    pub no_context: &'static str,
    pub left_out: &'static str,
    pub rare: &'static str,
    pub unlike: &'static str,
    pub unknown_schools: Plural,
    pub set_title: &'static str,
    pub set_add: &'static str,
    pub set_of_place: &'static str,
    pub set_of_all: &'static str,
    pub set_default: &'static str,
    pub ranges_title: &'static str,
    pub ranges_from: &'static str,
    pub ranges_to: &'static str,
    pub ranges_any: &'static str,
    pub apply: &'static str,
    pub match_count: &'static str,
    pub target_title: &'static str,
    pub strips_title: &'static str,
    pub strips_text: &'static str,
    pub caterpillar_title: &'static str,
    pub funnel_title: &'static str,
    pub funnel_axis: &'static str,
    pub funnel_inside: &'static str,
    pub funnel_outside: &'static str,
    pub funnel_expected: &'static str,
    pub funnel_limits: [&'static str; 2],
    pub no_funnel: &'static str,
    pub table_title: &'static str,
    pub own: &'static str,
    pub median: &'static str,
    pub column_distance: &'static str,
    pub line_of_charts: &'static str,
    pub line_mean: &'static str,
    pub line: &'static str,
    pub list_version: &'static str,
    pub latest: &'static str,
    pub cluster_manager: &'static str,
    pub column_typical: &'static str,
    pub column_spread: &'static str,
    pub column_centre: &'static str,
    pub column_verdict: &'static str,
    pub column_band: &'static str,
    pub column_rank_cluster: &'static str,
    pub column_rank_before: &'static str,
    pub column_shrunken: &'static str,
    pub column_funnel: &'static str,
    pub quarters: [&'static str; 4],
    pub tenth: &'static str,
    pub band_text: &'static str,
    pub stable: &'static str,
    pub unstable: &'static str,
    pub of_variants: &'static str,
    pub expected_title: &'static str,
    pub expected_is: &'static str,
    pub found_is: &'static str,
    pub expected_by: &'static str,
    pub expected_text: &'static str,
    pub lessons_title: &'static str,
    pub column_in_what: &'static str,
    pub top_title: &'static str,
    pub top_surely: &'static str,
    pub top_maybe: &'static str,
    pub top_text: &'static str,
    pub cluster_rule: &'static str,
    pub cluster_reason: &'static str,
    pub cluster_year: &'static str,
    pub place_of: &'static str,
    pub at_others: &'static str,
    pub method_text: &'static str,
    pub funnel_text: &'static str,
}

mod en;
mod ru;
mod told;

impl Locale {
    /// The words of benchmarking in this language.
    pub fn benchmark(self) -> &'static BenchmarkTexts {
        self.either((&ru::TEXTS, &en::TEXTS))
    }

    /// The name of a kind of set.
    pub fn reference_kind(self, of: ReferenceKind) -> &'static str {
        self.either(match of {
            ReferenceKind::Cluster => ("мой кластер", "my cluster"),
            ReferenceKind::Peers => ("похожие школы", "similar schools"),
            ReferenceKind::Municipality => ("муниципалитет", "municipality"),
            ReferenceKind::Region => ("регион", "region"),
            ReferenceKind::Set => ("свой набор", "own set"),
            ReferenceKind::Ranges => ("по условиям", "by conditions"),
            ReferenceKind::Target => ("целевое значение", "target value"),
        })
    }

    /// «у похожих школ»: the others of a set, inside a sentence.
    pub fn at_reference(self, of: ReferenceKind) -> &'static str {
        self.either(match of {
            ReferenceKind::Cluster => ("у школ кластера", "schools of the cluster"),
            ReferenceKind::Peers => ("у похожих школ", "similar schools"),
            ReferenceKind::Municipality => ("у школ муниципалитета", "schools of the municipality"),
            ReferenceKind::Region | ReferenceKind::Target => {
                ("у школ региона", "schools of the region")
            }
            ReferenceKind::Set | ReferenceKind::Ranges => ("у школ набора", "schools of the set"),
        })
    }

    /// What stands for a set.
    pub fn centre(self, of: Centre) -> &'static str {
        self.either(match of {
            Centre::Pupils => ("участники вместе", "participants pooled"),
            Centre::Schools => ("среднее школ", "mean of schools"),
        })
    }

    /// How schools are likened.
    pub fn distance(self, of: Distance) -> &'static str {
        self.either(match of {
            Distance::Gower => ("числа и слова (Гауэр)", "numbers and words (Gower)"),
            Distance::Euclid => ("только числа (Евклид)", "numbers only (Euclid)"),
        })
    }

    /// How near a set is.
    pub fn closeness(self, of: Closeness) -> &'static str {
        self.either(match of {
            Closeness::Good => ("хорошее", "good"),
            Closeness::Fair => ("среднее", "fair"),
            Closeness::Weak => ("слабое", "weak"),
        })
    }

    /// A verdict on a school beside others.
    pub fn standing(self, of: Verdict) -> (&'static str, &'static str) {
        let (symbol, words) = match of {
            Verdict::Better => ("▲", ("лучше", "better")),
            Verdict::Worse => ("▼", ("ниже", "lower")),
            Verdict::Different => ("◆", ("отличается", "differs")),
            Verdict::NotDifferent => {
                ("●", ("в пределах случайного разброса", "within chance variation"))
            }
            Verdict::Unknown | Verdict::TooFew | Verdict::IntervalOnly => {
                return self.texts().verdict(of);
            }
        };
        (symbol, self.either(words))
    }

    /// Why nothing is said.
    pub fn no_verdict(self, of: NoVerdict) -> &'static str {
        match of {
            NoVerdict::NoValue(absence) => self.texts().absence(absence),
            NoVerdict::FewPupils => self.either((
                "мало участников (меньше 10): вывода нет",
                "fewer than 10 participants: nothing is concluded",
            )),
            NoVerdict::TooFew => self.either((
                "школ набора с результатом меньше пяти: вывода нет",
                "fewer than five schools of the set with a result: nothing is concluded",
            )),
            NoVerdict::NoInterval => self.either(("разброс неизвестен", "variation unknown")),
        }
    }

    /// Why nothing is expected.
    pub fn no_expected(self, of: NoExpected) -> &'static str {
        self.either(match of {
            NoExpected::NoValue => ("у школы нет значения", "the school has no value"),
            NoExpected::UnknownConditions => {
                ("условия школы неизвестны", "the school's conditions are unknown")
            }
            NoExpected::TooFewSchools => (
                "для этого нужно не меньше 30 школ с результатом, о которых известно хотя бы одно из условий этой школы",
                "this takes at least 30 schools with a result of which one of the known conditions of this school is known",
            ),
            NoExpected::Alike => (
                "условия или результаты школ слишком одинаковы",
                "conditions or results of the schools differ too little",
            ),
        })
    }

    /// A value beside what was expected of it.
    pub fn beside_expected(self, of: Verdict, is_above: bool) -> &'static str {
        self.either(match (of, is_above) {
            (Verdict::Better | Verdict::Worse | Verdict::Different, true) => {
                ("выше ожидаемого", "above what was expected")
            }
            (Verdict::Better | Verdict::Worse | Verdict::Different, false) => {
                ("ниже ожидаемого", "below what was expected")
            }
            _ => ("в пределах ожидаемого", "within what was expected"),
        })
    }
}
