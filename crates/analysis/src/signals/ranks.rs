//! Несоответствие школьным отметкам: the sign of the document that the journal and the primary score
//! order pupils the other way round.

use super::{
    found::{Fact, Finding, Quantity, Why},
    kind::Kind,
    material::{Material, Work},
    rule::Rule,
};
use crate::{stats::ranked::RankSums, year::AcademicYear};

/// The works of the sign: ВПР Russian and mathematics, grades 4 and 5.
fn works<'m>(material: &'m Material<'_>, year: AcademicYear) -> Vec<(usize, &'m Work)> {
    material.in_year(year).filter(|(_, it)| it.is_early()).collect()
}

fn ranks(material: &Material<'_>, work: &Work, school: usize) -> Option<RankSums> {
    material.rows(work)?.of(material.schools[school])?.ranks.filter(|it| it.n > 0)
}

/// Whether a school has the sign in a work, by the formula the document prints; `None` where it cannot
/// be said.
pub(super) fn mismatch(material: &Material<'_>, work: &Work, school: usize) -> Option<bool> {
    if !work.is_early() {
        return None;
    }
    Some(ranks(material, work, school)?.spearman_without_ties()? < 0.0)
}

/// The sign in any of the works.
pub(super) fn judge(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works = works(material, year);
    let has_rows = material.in_year(year).any(|(_, it)| {
        it.kind == Kind::Vpr && material.rows(it).is_some_and(|it| !it.schools.is_empty())
    });
    material.each(|school| {
        let (mut n, mut said) = (0, None);
        for (_, work) in &works {
            let Some(is_marked) = mismatch(material, work, school) else { continue };
            n += ranks(material, work, school).map_or(0, |it| it.n);
            said = Some(said == Some(true) || is_marked);
        }
        match said {
            Some(is_marked) => Finding::official(is_marked, n),
            None if !has_rows => Finding::unknown(Why::NoPupilRows),
            None => {
                let has_sat = works.iter().any(|(_, it)| it.sat[school].is_some());
                Finding::unknown(if has_sat { Why::NoJournal } else { Why::NoWorks })
            }
        }
    })
}

/// The coefficient as the document computes it, which has a limit, and with regard to ties.
pub(super) fn facts(material: &Material<'_>, year: AcademicYear, school: usize) -> Vec<Fact> {
    let each = works(material, year).into_iter().flat_map(|(at, work)| {
        let sums = ranks(material, work, school).unwrap_or_default();
        let fact = |quantity, value, interval, limit| Fact {
            rule: Rule::FiokoJournal,
            work: u16::try_from(at).ok(),
            year,
            quantity,
            value,
            interval,
            n: sums.n,
            reference: None,
            limit,
        };
        let printed = sums.spearman_without_ties();
        let printed = printed.map(|it| fact(Quantity::RanksAsPrinted, it, None, Some(0.0)));
        let tied = sums.spearman();
        let tied = tied.map(|it| fact(Quantity::Ranks, it.value, it.interval, None));
        printed.into_iter().chain(tied)
    });
    each.collect()
}
