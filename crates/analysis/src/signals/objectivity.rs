//! Индекс объективности by procedure and year, as the document defines it: the share of schools
//! without any of its signs. Of its fourteen signs those are looked at for which there are data:
//! the four that compare with the journal pupil by pupil only where there are pupil rows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    detail::{WorkName, name},
    fioko::{cohorts, has_mean_sign, overstated, ratios},
    material::{Material, Work},
    ranks::mismatch,
};
use crate::{fioko, year::AcademicYear};

/// One line of the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndexLine {
    /// Of which work; `None` is all of them together.
    pub of: Option<WorkName>,
    /// For each year schools with a sign, and all that sat; `None` where there is none.
    pub years: Vec<Option<(u32, u32)>>,
}

impl IndexLine {
    /// The index of a year, as a fraction of one.
    pub fn index(&self, year: usize) -> Option<f64> {
        let (marked, schools) = (*self.years.get(year)?)?;
        fioko::objectivity_index(marked.into(), schools.into())
    }
}

/// The years and the lines, all works together first.
pub(super) fn index(material: &Material<'_>) -> (Vec<AcademicYear>, Vec<IndexLine>) {
    let years: Vec<AcademicYear> = material.years().into_iter().collect();
    let mut keys: Vec<&Work> = Vec::new();
    let has_sign = |it: &Work| has_mean_sign(it);
    // The latest sitting in spring names a line; in autumn a grade is called after those who sit.
    let mut sat: Vec<&Work> =
        years.iter().flat_map(|it| material.in_year(*it)).map(|it| it.1).collect();
    sat.sort_by_key(|it| std::cmp::Reverse((it.term, it.year)));
    for work in sat {
        if has_sign(work) && !keys.iter().any(|it| it.is_same_as(work)) {
            keys.push(work);
        }
    }
    keys.sort_by_key(|it| (it.kind, it.programme, it.core));
    let mut all: Vec<Option<(u32, u32)>> = Vec::new();
    let mut lines: Vec<IndexLine> = keys
        .iter()
        .map(|it| IndexLine { of: Some(name(material, it)), years: Vec::new() })
        .collect();
    for year in &years {
        let jumped = jumped(material, *year);
        let (mut marked_any, mut sat_any) = (BTreeSet::new(), BTreeSet::new());
        for (line, key) in lines.iter_mut().zip(&keys) {
            let (mut marked, mut sat) = (BTreeSet::new(), BTreeSet::new());
            for (at, work) in material.in_year(*year).filter(|(_, it)| it.is_same_as(key)) {
                for school in 0..material.schools.len() {
                    let Some(is_high) = overstated(work, school) else { continue };
                    sat.insert(school);
                    let is_mismatched = mismatch(material, work, school) == Some(true);
                    if is_high || is_mismatched || jumped.contains(&(at, school)) {
                        marked.insert(school);
                    }
                }
            }
            line.years.push(counted(&marked, &sat));
            marked_any.extend(marked);
            sat_any.extend(sat);
        }
        all.push(counted(&marked_any, &sat_any));
    }
    if keys.is_empty() {
        return (Vec::new(), Vec::new());
    }
    lines.insert(0, IndexLine { of: None, years: all });
    (years, lines)
}

fn counted(marked: &BTreeSet<usize>, sat: &BTreeSet<usize>) -> Option<(u32, u32)> {
    let count = |it: &BTreeSet<usize>| u32::try_from(it.len()).unwrap_or(u32::MAX);
    (!sat.is_empty()).then(|| (count(marked), count(sat)))
}

/// Works of grade 5 and schools whose cohort rose or fell sharply since grade 4.
fn jumped(material: &Material<'_>, year: AcademicYear) -> BTreeSet<(usize, usize)> {
    let each = cohorts(material, year).into_iter();
    let of_work = |(_, before, now): (_, usize, usize)| {
        let (ratios, bounds) = ratios(material, (before, now));
        let jumps = ratios.into_iter().enumerate().filter_map(move |(school, ratio)| {
            bounds.as_ref()?.sign(ratio?).map(|_| (now, school))
        });
        jumps.collect::<Vec<_>>()
    };
    each.flat_map(of_work).collect()
}
