//! Where a school stands in several works together.

use super::{
    found::{Deviation, Why},
    material::Work,
};

/// Pupils and the mean of their places; of several works of one pupil each counts.
pub(super) fn pooled(works: &[&Work], school: usize) -> Option<(u64, f64)> {
    let placed = works.iter().filter_map(|it| it.placed(school));
    let (n, sum) = placed.fold((0, 0.0), |(n, sum), (more, z)| (n + more, sum + more as f64 * z));
    (n > 0).then(|| (n, sum / n as f64))
}

/// How much lower a school stands in later works than in earlier ones, of pairs of which it has both:
/// a work that it has on one side only says nothing of a change. `none` is why there are no pairs.
pub(super) fn lost(pairs: &[(&Work, &Work)], school: usize, none: Why) -> Result<Deviation, Why> {
    if pairs.is_empty() {
        return Err(none);
    }
    let sat = |it: &Work| it.placed(school).is_some();
    if !pairs.iter().any(|(_, later)| sat(later)) {
        return Err(Why::NoWorks);
    }
    let both = pairs.iter().copied().filter(|(earlier, later)| sat(earlier) && sat(later));
    let (earlier, later): (Vec<&Work>, Vec<&Work>) = both.unzip();
    let (n1, first) = pooled(&earlier, school).ok_or(Why::NoEarlier)?;
    let (n2, second) = pooled(&later, school).ok_or(Why::NoEarlier)?;
    let variance = 1.0 / n1 as f64 + 1.0 / n2 as f64;
    Ok(Deviation { y: first - second, variance, n: n1.min(n2), ..Deviation::NONE })
}

/// Counts of a school over several works beside what all schools together let expect there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    pub(super) count: u64,
    pub(super) n: u64,
    pub(super) expected: f64,
}

impl Counted {
    /// Adds up what `count` reads of the school and of all schools.
    pub(super) fn over<'w>(
        works: impl Iterator<Item = &'w Work>,
        school: usize,
        count: fn(&super::material::Sat) -> Option<(u64, u64)>,
    ) -> Self {
        works.fold(Self::default(), |sum, work| {
            let own = work.sat[school].as_ref().and_then(count);
            match (own, count(&work.all)) {
                (Some((k, n)), Some((all_k, all_n))) if all_n > 0 => Self {
                    count: sum.count + k,
                    n: sum.n + n,
                    expected: sum.expected + n as f64 * all_k as f64 / all_n as f64,
                },
                _ => sum,
            }
        })
    }

    /// The deviation of the share from the expected one on the arcsine scale, more being bad.
    pub(super) fn deviation(self, why: Why) -> Result<Deviation, Why> {
        if self.n == 0 {
            return Err(why);
        }
        let n = self.n as f64;
        let angle = |share: f64| share.clamp(0.0, 1.0).sqrt().asin();
        let y = angle(self.count as f64 / n) - angle(self.expected / n);
        Ok(Deviation { y, variance: 0.25 / n, n: self.n, ..Deviation::NONE })
    }
}
