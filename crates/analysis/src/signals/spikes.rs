//! Family c: scores heaped up at the boundaries of marks, beside those of all other schools.
//!
//! Whole regions have such heaps, so a school is set against the others and never against a smooth
//! curve: nobody is named for what all do (domain 2.2c).

use std::collections::BTreeMap;

use super::{
    found::{Fact, Finding, Quantity, SCHOOLS_MIN, Why, set_certainty},
    heap::Heap,
    kind::Kind,
    material::Material,
    rule::Rule,
    threshold::fraction,
};
use crate::{
    inside::Likeness,
    stats::{
        funnel::dispersed,
        many::{Adjustment, discoveries, p_above},
        spike::{Pooled, Stratum, pooled},
    },
    year::AcademicYear,
};

/// The fewest pupils around boundaries of whom anything is said (domain 2.2c).
const WINDOW_MIN: u64 = 20;

/// The surroundings of one boundary: of which work, and of each school so many above of so many.
struct Boundary {
    work: usize,
    schools: BTreeMap<usize, [u64; 2]>,
    all: [u64; 2],
}

impl Boundary {
    /// A school beside all others; none where too few of them are there.
    fn stratum(&self, school: usize) -> Option<Stratum> {
        let [above, all] = *self.schools.get(&school)?;
        let rest = [self.all[0] - above, self.all[1] - all];
        (rest[1] >= WINDOW_MIN && all > 0).then(|| Stratum {
            above,
            all,
            expected: rest[0] as f64 / rest[1] as f64,
        })
    }
}

/// The boundaries of the ВПР of a year.
fn boundaries(material: &Material<'_>, year: AcademicYear) -> Vec<Boundary> {
    let heaps = material.cube.dictionary().signals.heaps.iter().filter(|it| it.year == year);
    let mut found: BTreeMap<(usize, u8), Boundary> = BTreeMap::new();
    let work = |heap: &Heap| {
        let mut works = material.in_year(year).filter(|(_, it)| it.kind == Kind::Vpr);
        let key = (heap.procedure, heap.subject, heap.grade, heap.term);
        works.find(|(_, it)| (it.procedure, it.subject, it.grade, it.term) == key).map(|it| it.0)
    };
    for heap in heaps {
        let Ok(school) = material.schools.binary_search(&heap.unit) else { continue };
        let Some(work) = work(heap) else { continue };
        let boundary = found.entry((work, heap.mark)).or_insert_with(|| Boundary {
            work,
            schools: BTreeMap::new(),
            all: [0, 0],
        });
        let counts = [heap.above, heap.all].map(u64::from);
        let own = boundary.schools.entry(school).or_default();
        for (at, more) in counts.into_iter().enumerate() {
            own[at] += more;
            boundary.all[at] += more;
        }
    }
    found.into_values().collect()
}

fn together(boundaries: &[Boundary], school: usize) -> Option<Pooled> {
    let strata: Vec<Stratum> = boundaries.iter().filter_map(|it| it.stratum(school)).collect();
    pooled(&strata)
}

/// What is found of each school, and how far it lies from the others with regard to how far schools
/// usually do; none where nothing is said.
fn judged(material: &Material<'_>, year: AcademicYear) -> (Vec<Finding>, Vec<Option<f64>>) {
    let boundaries = boundaries(material, year);
    let found = material.each(|school| together(&boundaries, school));
    let enough = |it: &Option<Pooled>| it.filter(|it| it.all >= WINDOW_MIN);
    let tested: Vec<(usize, Pooled)> =
        found.iter().enumerate().filter_map(|(at, it)| Some((at, enough(it)?))).collect();
    let few =
        Finding::unknown(if tested.len() < SCHOOLS_MIN { Why::FewSchools } else { Why::FewPupils });
    let told = |it: &Option<Pooled>| match it {
        None => Finding::unknown(Why::NoPupilRows),
        Some(it) if it.all < WINDOW_MIN => {
            Finding { n: it.all, ..Finding::unknown(Why::FewPupils) }
        }
        Some(it) => Finding { n: it.all, ..few },
    };
    let mut findings: Vec<Finding> = found.iter().map(told).collect();
    let mut z = vec![None; findings.len()];
    let deviation = |(_, it): &(usize, Pooled)| {
        let all = it.all as f64;
        ((it.above as f64 - it.expected) / all, it.variance / (all * all))
    };
    let deviations: Vec<(f64, f64)> = tested.iter().map(deviation).collect();
    if let Some(spread) = dispersed(&deviations).filter(|_| tested.len() >= SCHOOLS_MIN) {
        let at: Vec<usize> = tested.iter().map(|it| it.0).collect();
        let p: Vec<f64> = spread.z.iter().map(|it| p_above(*it).unwrap_or(1.0)).collect();
        set_certainty(&mut findings, &at, &p, material.thresholds);
        at.iter().zip(spread.z).for_each(|(at, it)| z[*at] = Some(it));
    }
    (findings, z)
}

/// What is found of each school.
pub(super) fn judge(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    judged(material, year).0
}

/// How a school lies beside the others. More at the boundaries is what the rule raises and nothing
/// else, so that both say the same, and how sure it is stands with the signal; with less there are
/// those that are so after correction for the number of schools.
pub(super) fn likeness(material: &Material<'_>, year: AcademicYear, school: usize) -> Likeness {
    let (findings, z) = judged(material, year);
    match findings[school].raised {
        Err(_) => return Likeness::Unknown,
        Ok(Some(_)) => return Likeness::Stronger,
        Ok(None) => {}
    }
    let p: Vec<Option<f64>> = z.iter().map(|it| p_above(-(*it)?)).collect();
    let q = fraction(material.thresholds.false_findings);
    match discoveries(&p, Adjustment::BenjaminiHochberg, q)[school] {
        Some(true) => Likeness::Weaker,
        _ => Likeness::Alike,
    }
}

/// All boundaries together, then each.
pub(super) fn facts(material: &Material<'_>, year: AcademicYear, school: usize) -> Vec<Fact> {
    let boundaries = boundaries(material, year);
    let fact = |work: Option<usize>, [above, all]: [f64; 2], n: u64, reference: f64| Fact {
        rule: Rule::Spikes,
        work: work.and_then(|it| u16::try_from(it).ok()),
        year,
        quantity: Quantity::Boundary,
        value: above / all,
        interval: None,
        n,
        reference: Some(reference),
        limit: None,
    };
    let whole = together(&boundaries, school).map(|it| {
        let all = it.all as f64;
        fact(None, [it.above as f64, all], it.all, it.expected / all)
    });
    let each = boundaries.iter().filter_map(|of| {
        let it = of.stratum(school)?;
        Some(fact(Some(of.work), [it.above as f64, it.all as f64], it.all, it.expected))
    });
    whole.into_iter().chain(each).collect()
}
