//! How a document that can be read in several ways is read: said wherever its rule is.

use analysis::signals::{Combination, Rule, Thresholds};

use crate::text::Locale;

impl Locale {
    /// How the parts of the rule for low results go together.
    pub fn combination(self, of: Combination) -> &'static str {
        self.either(match of {
            Combination::Both => ("нужны обе части", "both are needed"),
            Combination::Either => ("достаточно одной", "one is enough"),
            Combination::Several => {
                ("только две процедуры за год", "only two procedures in a year")
            }
            Combination::Repeated => {
                ("только одна процедура два года подряд", "only one procedure in two years")
            }
        })
    }

    /// Where a rule is written, and how it was read where that is not settled there.
    pub fn source_of(self, rule: Rule, thresholds: &Thresholds) -> String {
        let source = rule.spec().source;
        if !rule.has_parts() {
            return source.to_owned();
        }
        let how = self.either(("части правила", "the parts of the rule"));
        format!("{source}; {how}: {}", self.combination(thresholds.combination))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_of_the_document_says_how_it_was_read() {
        let thresholds = Thresholds { combination: Combination::Several, ..Thresholds::default() };
        let said = Locale::Ru.source_of(Rule::ShnorRule30, &thresholds);
        assert!(said.ends_with("; части правила: только две процедуры за год"), "{said}");
        let other = Locale::En.source_of(Rule::FiokoMark2, &thresholds);
        assert_eq!(other, Rule::FiokoMark2.spec().source);
    }
}
