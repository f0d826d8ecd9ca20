//! Signs of biased results, family by family (§2.2): a high results, d marks above the journal,
//! e a place the examination does not confirm, f many absent where results are high.
//!
//! Each family looks at other numbers, so that several of them say more than one. Families b (tasks) and c
//! (boundaries of marks) look at pupil rows and have files of their own.

use super::{
    found::{Deviation, Fact, Finding, Quantity, Why, beyond_usual},
    kind::Kind,
    material::{Material, Work},
    place::{Counted, lost, pooled},
    rule::Rule,
};
use crate::{context::Characteristic, year::AcademicYear};

/// How many years before the examination the cohort's ВПР may lie.
const CONFIRMED_WITHIN: i16 = 2;

pub(super) fn vpr<'m>(material: &'m Material<'_>, year: AcademicYear) -> Vec<(usize, &'m Work)> {
    material.in_year(year).filter(|it| it.1.kind == Kind::Vpr).collect()
}

fn only(works: &[(usize, &'_ Work)]) -> Vec<usize> {
    works.iter().map(|it| it.0).collect()
}

/// Family a. Lyceums and gymnasiums choose their pupils: their results are high anyway.
pub(super) fn high(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works = material.at(&only(&vpr(material, year)));
    let schools = material.each(|school| {
        let (n, y) = pooled(&works, school).ok_or(Why::NoWorks)?;
        let counts = !is_selective(material, school, year);
        Ok(Deviation { y, variance: 1.0 / n as f64, n, counts, ..Deviation::NONE })
    });
    beyond_usual(&schools, material.thresholds)
}

pub(super) fn is_selective(material: &Material<'_>, school: usize, year: AcademicYear) -> bool {
    let context = &material.cube.dictionary().context;
    let kind = context.latest(material.schools[school], Characteristic::Kind, year);
    kind.is_some_and(|(_, it)| {
        ["gymnasium", "lyceum"].iter().any(|word| Characteristic::Kind.is(it, word))
    })
}

/// Share of marks above the journal less share below it, of a school and of all, and its variance.
fn shift(work: &Work, school: usize) -> Option<(u64, f64, f64, f64)> {
    let own = work.sat[school].as_ref()?.journal?;
    let all = work.all.journal?;
    let n = own.lower + own.same + own.higher;
    let all_n = (all.lower + all.same + all.higher) as f64;
    if n == 0 {
        return None;
    }
    let mean = |lower: u64, higher: u64, n: f64| (higher as f64 - lower as f64) / n;
    let reference = mean(all.lower, all.higher, all_n);
    let variance = (all.lower + all.higher) as f64 / all_n - reference * reference;
    Some((n, mean(own.lower, own.higher, n as f64), reference, variance))
}

/// Family d: an ordinary journal is above the ВПР; here it is less so than elsewhere.
pub(super) fn journal(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works = vpr(material, year);
    let schools = material.each(|school| {
        let each = works.iter().filter_map(|(_, it)| shift(it, school));
        let (n, y, variance) = each.fold((0, 0.0, 0.0), |(n, y, v), (more, own, all, of_one)| {
            (n + more, y + more as f64 * (own - all), v + more as f64 * of_one)
        });
        let sat = works.iter().any(|(_, it)| it.sat[school].is_some());
        if n == 0 || variance <= 0.0 {
            return Err(if sat { Why::NoJournal } else { Why::NoWorks });
        }
        let all = n as f64;
        Ok(Deviation { y: y / all, variance: variance / (all * all), n, ..Deviation::NONE })
    });
    beyond_usual(&schools, material.thresholds)
}

/// Examinations of compulsory subjects, each with the last ВПР the same cohort sat before.
fn followed(material: &Material<'_>, year: AcademicYear) -> Vec<(usize, usize)> {
    let cohort = |it: &Work| Some(it.year.first_september() - i16::from(it.seated?));
    let before = |exam: &Work| {
        let theirs = material.works.iter().enumerate().filter(|(_, it)| {
            it.kind == Kind::Vpr
                && !material.is_cancelled(it)
                && it.core == exam.core
                && cohort(it).is_some_and(|of| Some(of) == cohort(exam))
                && it.year.first_september() + CONFIRMED_WITHIN >= year.first_september()
        });
        theirs.max_by_key(|(_, it)| (it.year, it.term)).map(|it| it.0)
    };
    let exams = material.in_year(year).filter(|(_, it)| it.kind == Kind::Oge && it.core.is_some());
    let exams = exams.filter(|(_, it)| !material.is_cancelled(it));
    exams.filter_map(|(at, it)| Some((before(it)?, at))).collect()
}

/// Family e, over the subjects of which a school has both works.
pub(super) fn unconfirmed(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works = &material.works;
    let pairs: Vec<(&Work, &Work)> = followed(material, year)
        .into_iter()
        .map(|(before, after)| (&works[before], &works[after]))
        .collect();
    let schools = material.each(|school| lost(&pairs, school, Why::NoEarlier));
    beyond_usual(&schools, material.thresholds)
}

/// Family f.
pub(super) fn absent(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let works = vpr(material, year);
    let placed = material.at(&only(&works));
    let schools = material.each(|school| {
        let counted = Counted::over(placed.iter().copied(), school, |it| it.absent);
        let sat = placed.iter().any(|it| it.sat[school].is_some());
        let it = counted.deviation(if sat { Why::NoAttendance } else { Why::NoWorks })?;
        let is_high = pooled(&placed, school).is_some_and(|(_, z)| z > 0.0);
        Ok(Deviation { counts: is_high, ..it })
    });
    beyond_usual(&schools, material.thresholds)
}

/// What a family rests on, work by work.
pub(super) fn facts(
    material: &Material<'_>,
    rule: Rule,
    year: AcademicYear,
    school: usize,
) -> Vec<Fact> {
    let fact = |(at, work): (usize, &Work), quantity, n, value, reference| Fact {
        rule,
        work: u16::try_from(at).ok(),
        year: work.year,
        quantity,
        value,
        interval: None,
        n,
        reference,
        limit: None,
    };
    let placed = |at: usize| {
        let work = &material.works[at];
        let (n, z) = work.placed(school)?;
        Some(fact((at, work), Quantity::Place, n, z, Some(0.0)))
    };
    let works = vpr(material, year).into_iter();
    match rule {
        Rule::High => works.filter_map(|it| placed(it.0)).collect(),
        Rule::Journal => {
            let each = |it: (usize, &Work)| {
                let (n, own, all, _) = shift(it.1, school)?;
                Some(fact(it, Quantity::JournalShift, n, own, Some(all)))
            };
            works.filter_map(each).collect()
        }
        Rule::Unconfirmed => {
            let pairs = followed(material, year).into_iter();
            let both = pairs.filter_map(|(before, after)| Some([placed(before)?, placed(after)?]));
            both.flatten().collect()
        }
        Rule::Absent => {
            let each = |it: (usize, &Work)| {
                let (absent, n) = it.1.sat[school].as_ref()?.absent?;
                let (all, of) = it.1.all.absent?;
                let share = |k: u64, n: u64| (n > 0).then(|| k as f64 / n as f64);
                Some(fact(it, Quantity::Absent, n, share(absent, n)?, share(all, of)))
            };
            works.filter_map(each).collect()
        }
        _ => Vec::new(),
    }
}
