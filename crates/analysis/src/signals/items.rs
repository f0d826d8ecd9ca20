//! Family b: tasks that are easy elsewhere done worse, and hard ones better (domain 2.2b).
//!
//! A school is set against all other schools of the work at its own level, so that neither strong nor
//! weak schools stand out by being so: what is left is the order of difficulty. Lyceums and gymnasiums
//! teach what hard tasks ask, and are not raised.

use super::{
    bias::{is_selective, vpr},
    found::{Deviation, Fact, Finding, Quantity, Why, beyond_usual},
    material::Material,
    rows::{OfRows, SchoolRows},
    rule::Rule,
};
use crate::{
    stats::profile::{CommonSlope, Item, at_level, common_slope, easy_and_hard},
    year::AcademicYear,
};

/// Of a task done by fewer pupils elsewhere nothing is known.
const OTHERS_MIN: u64 = 20;

/// One work with what all schools did in each task.
struct Sheet<'m> {
    work: usize,
    rows: &'m OfRows,
    all: Vec<[u64; 2]>,
}

/// A school in one work.
struct Seen {
    n: u64,
    /// Task by task the share of all others and the own one.
    shares: Vec<(f64, f64)>,
    /// Task by task the share of all others, and the own one less theirs at this level.
    apart: Vec<(f64, f64)>,
}

fn sheets<'m>(material: &'m Material<'_>, year: AcademicYear) -> Vec<Sheet<'m>> {
    let works = vpr(material, year).into_iter();
    let sheet = works.filter_map(|(work, it)| {
        let rows = material.rows(it)?;
        let mut all = vec![[0; 2]; rows.most.len()];
        // Only schools of the region.
        let here =
            rows.schools.iter().filter(|it| material.schools.binary_search(&it.unit).is_ok());
        for school in here {
            for (sum, item) in all.iter_mut().zip(&school.items) {
                *sum = [sum[0] + u64::from(item[0]), sum[1] + u64::from(item[1])];
            }
        }
        Some(Sheet { work, rows, all })
    });
    sheet.collect()
}

impl Sheet<'_> {
    fn seen(&self, own: &SchoolRows) -> Option<Seen> {
        let (mut items, mut own_shares): (Vec<Item>, Vec<f64>) = (Vec::new(), Vec::new());
        let (mut n, mut earned) = (0, 0.0);
        for ((most, all), [points, pupils]) in
            self.rows.most.iter().zip(&self.all).zip(own.items.iter().copied())
        {
            let others = [all[0] - u64::from(points), all[1] - u64::from(pupils)];
            if *most == 0 || pupils == 0 || others[1] < OTHERS_MIN {
                continue;
            }
            let most = f64::from(*most);
            let possible = f64::from(pupils) * most;
            items.push((others[0] as f64 / (others[1] as f64 * most), possible));
            own_shares.push(f64::from(points) / possible);
            earned += f64::from(points);
            n = n.max(u64::from(pupils));
        }
        let here = at_level(&items, earned)?;
        let shares = items.iter().zip(&own_shares).map(|(all, own)| (all.0, *own)).collect();
        let apart = items.iter().zip(&own_shares).zip(here);
        let apart = apart.map(|((all, own), here)| (all.0, own - here)).collect();
        Some(Seen { n, shares, apart })
    }
}

/// A school over all works: its slope, and how many results it rests on.
fn together(
    material: &Material<'_>,
    sheets: &[Sheet<'_>],
    school: usize,
) -> Result<(CommonSlope, u64), Why> {
    let unit = material.schools[school];
    let own = |it: &Sheet<'_>| it.seen(it.rows.of(unit)?);
    let seen: Vec<Seen> = sheets.iter().filter_map(own).collect();
    let n = seen.iter().map(|it| it.n).sum();
    if n == 0 {
        // Rows that are there and cannot be set beside others' are something else than none.
        let has_rows = sheets.iter().any(|it| it.rows.of(unit).is_some());
        return Err(if has_rows { Why::FewPupils } else { Why::NoPupilRows });
    }
    let works: Vec<_> = seen.into_iter().map(|it| it.apart).collect();
    let slope = common_slope(&works).filter(|it| it.error > 0.0).ok_or(Why::FewTasks)?;
    Ok((slope, n))
}

/// What is found of each school.
pub(super) fn judge(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let sheets = sheets(material, year);
    let schools = material.each(|school| {
        let (it, n) = together(material, &sheets, school)?;
        let counts = !is_selective(material, school, year);
        Ok(Deviation { y: -it.slope, variance: it.error.powi(2), n, counts, ..Deviation::NONE })
    });
    beyond_usual(&schools, material.thresholds)
}

/// The slope over all works, then the easiest and the hardest third of the tasks of each.
pub(super) fn facts(material: &Material<'_>, year: AcademicYear, school: usize) -> Vec<Fact> {
    let sheets = sheets(material, year);
    let fact = |work: Option<usize>, quantity, n, value, reference| Fact {
        rule: Rule::Items,
        work: work.and_then(|it| u16::try_from(it).ok()),
        year,
        quantity,
        value,
        interval: None,
        n,
        reference: Some(reference),
        limit: None,
    };
    let whole = together(material, &sheets, school).ok().map(|(it, n)| Fact {
        interval: Some(it.interval),
        ..fact(None, Quantity::TaskSlope, n, it.slope, 0.0)
    });
    let unit = material.schools[school];
    let each = sheets.iter().flat_map(|sheet| {
        let seen = sheet.rows.of(unit).and_then(|own| sheet.seen(own));
        let ends = seen.and_then(|it| Some((it.n, easy_and_hard(&it.shares)?)));
        ends.into_iter().flat_map(|(n, [easy, hard])| {
            let of = |quantity, (others, own)| fact(Some(sheet.work), quantity, n, own, others);
            [of(Quantity::EasyTasks, easy), of(Quantity::HardTasks, hard)]
        })
    });
    whole.into_iter().chain(each).collect()
}
