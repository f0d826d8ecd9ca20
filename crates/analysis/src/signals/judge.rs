//! Which file answers for which rule.

use super::{
    bias, conditions, contests, fioko,
    found::{Fact, Finding},
    items,
    material::Material,
    ranks,
    rule::Rule,
    shnor, sinking, spikes, unsatisfactory, unstable,
};
use crate::year::AcademicYear;

/// What a rule finds of every school in a year.
pub(super) fn judge(material: &Material<'_>, rule: Rule, year: AcademicYear) -> Vec<Finding> {
    match rule {
        Rule::ShnorRule30 => shnor::official(material, year),
        Rule::FiokoMean => fioko::means(material, year),
        Rule::FiokoCohort => fioko::jumps(material, year),
        Rule::FiokoMark2 => fioko::mark2(material, year),
        Rule::FiokoJournal => ranks::judge(material, year),
        Rule::Items => items::judge(material, year),
        Rule::Spikes => spikes::judge(material, year),
        Rule::LowShare => shnor::ours(material, year),
        Rule::EarlyWarning => shnor::warning(material, year),
        Rule::High => bias::high(material, year),
        Rule::Journal => bias::journal(material, year),
        Rule::Unconfirmed => bias::unconfirmed(material, year),
        Rule::Absent => bias::absent(material, year),
        Rule::Unsteady => unstable::unsteady(material, year),
        Rule::Falling => unstable::falling(material, year),
        Rule::Sinking => sinking::judge(material, year),
        Rule::Unsatisfactory => unsatisfactory::judge(material, year),
        Rule::Contests => contests::judge(material, year),
        Rule::Conditions => conditions::judge(material, year),
    }
}

/// The numbers a rule rests on for one school.
pub(super) fn facts(
    material: &Material<'_>,
    rule: Rule,
    year: AcademicYear,
    school: usize,
) -> Vec<Fact> {
    match rule {
        Rule::ShnorRule30 | Rule::LowShare | Rule::EarlyWarning => {
            shnor::facts(material, rule, year, school)
        }
        Rule::FiokoMean | Rule::FiokoCohort | Rule::FiokoMark2 => {
            fioko::facts(material, rule, year, school)
        }
        Rule::FiokoJournal => ranks::facts(material, year, school),
        Rule::Items => items::facts(material, year, school),
        Rule::High | Rule::Journal | Rule::Unconfirmed | Rule::Absent => {
            bias::facts(material, rule, year, school)
        }
        Rule::Spikes => spikes::facts(material, year, school),
        Rule::Unsteady | Rule::Falling => unstable::facts(material, rule, year, school),
        Rule::Sinking => sinking::facts(material, year, school),
        Rule::Unsatisfactory => unsatisfactory::facts(material, year, school),
        Rule::Contests => contests::facts(material, year, school),
        Rule::Conditions => conditions::facts(material, year, school),
    }
}
