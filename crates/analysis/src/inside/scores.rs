//! The distribution of primary scores, boundaries of marks in it, and what heaps up at them (S7, 2.2c).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::material::Sums;
use crate::{
    stats::{
        ALPHA,
        many::{Adjustment, discoveries},
        quantile::quantile_of_counts,
        spike::{Stratum, pooled, smooth, tail},
    },
    tier::PUPILS_MIN,
};

/// The fewest pupils around a boundary of whom anything is said (domain 2.2c).
const WINDOW_MIN: u64 = 20;
/// From so many pupils on a distribution tells something (S7).
const SMOOTH_MIN: u64 = 50;
/// The most bins: works have fewer points.
const SCORE_MAX: u32 = 200;

/// The distribution of primary scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// The scores from 0 to the highest anybody has.
    pub bins: Vec<Bin>,
    /// Pupils with a score, own and others.
    pub n: [u64; 2],
    /// Mark and its lowest score, as the rows have them.
    pub boundaries: Vec<(u8, u32)>,
    /// The surroundings of the boundaries.
    pub jumps: Vec<Jump>,
    /// All boundaries of the work together, beside all others.
    pub together: Likeness,
    /// Scores are gathered so that none stands for few.
    pub is_gathered: bool,
}

impl Scores {
    /// The 10th, 25th, 50th, 75th and 90th percent of the scores (S4), own or of the others, from ten
    /// pupils on; `None` where scores are gathered.
    pub fn quantiles(&self, is_own: bool) -> Option<[f64; 5]> {
        let n = self.n[usize::from(!is_own)];
        if self.is_gathered || n < PUPILS_MIN {
            return None;
        }
        let count = |it: &Bin| (f64::from(it.from), if is_own { it.own } else { it.rest });
        let counts: Vec<(f64, u64)> = self.bins.iter().map(count).collect();
        let mut quantiles = [0.0; 5];
        for (to, p) in quantiles.iter_mut().zip([0.1, 0.25, 0.5, 0.75, 0.9]) {
            *to = quantile_of_counts(&counts, p)?;
        }
        Some(quantiles)
    }
}

/// Some scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// The lowest.
    pub from: u32,
    /// The highest.
    pub to: u32,
    /// Own pupils.
    pub own: u64,
    /// All others.
    pub rest: u64,
}

/// The surroundings of a boundary: two scores below, and the boundary with the score above.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jump {
    /// The mark that begins.
    pub mark: u8,
    /// At this score.
    pub boundary: u32,
    /// Own pupils at the boundary or one above, and of how many around it.
    pub own: [u64; 2],
    /// The same of all others.
    pub rest: [u64; 2],
    /// The share above that a smooth curve through the whole distribution has.
    pub smooth: Option<f64>,
    /// Own beside the others.
    pub likeness: Likeness,
}

/// How a jump lies beside that of all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Likeness {
    /// Как у остальных.
    Alike,
    /// Сильнее.
    Stronger,
    /// Слабее.
    Weaker,
    /// Too few pupils there, or nobody to compare with.
    Unknown,
}

/// The distribution of the object; `threshold` is what is few where everybody may look.
pub(super) fn scores(own: &Sums, rest: &Sums, threshold: u64) -> Option<Scores> {
    let (mine, theirs) = (histogram(own), histogram(rest));
    let top = mine.len().max(theirs.len());
    let at = |of: &[u64], score: usize| of.get(score).copied().unwrap_or_default();
    let n = [mine.iter().sum(), theirs.iter().sum()];
    if n[0] == 0 {
        return None;
    }
    let boundaries = boundaries(own, rest);
    let whole: Vec<u64> = (0..top).map(|it| at(&mine, it) + at(&theirs, it)).collect();
    let bins: Vec<Bin> = (0..)
        .zip(0..top)
        .map(|(score, it)| Bin {
            from: score,
            to: score,
            own: at(&mine, it),
            rest: at(&theirs, it),
        })
        .collect();
    if threshold > 0 {
        let bins = gathered(bins, &boundaries, threshold)?;
        let (jumps, together) = (Vec::new(), Likeness::Unknown);
        return Some(Scores { bins, n, boundaries, jumps, together, is_gathered: true });
    }
    let (jumps, together) = jumps([&mine, &theirs], &whole, &boundaries);
    Some(Scores { bins, n, boundaries, jumps, together, is_gathered: false })
}

fn histogram(of: &Sums) -> Vec<u64> {
    let mut bins = Vec::new();
    for ((.., primary), count) in &of.grades {
        let Some(primary) = primary.filter(|it| *it <= SCORE_MAX) else { continue };
        let at = primary as usize;
        bins.resize(bins.len().max(at + 1), 0);
        bins[at] += count;
    }
    bins
}

/// Mark and its lowest score, where no lower mark has that score or a higher one. What overlaps has
/// no boundary: another criterion decided, or there were several.
fn boundaries(own: &Sums, rest: &Sums) -> Vec<(u8, u32)> {
    let mut ends: BTreeMap<u8, (u32, u32)> = BTreeMap::new();
    for (_, mark, primary) in own.grades.keys().chain(rest.grades.keys()) {
        let (Some(mark), Some(primary)) = (*mark, *primary) else { continue };
        let (low, high) = ends.entry(mark).or_insert((primary, primary));
        (*low, *high) = ((*low).min(primary), (*high).max(primary));
    }
    boundaries_between(&ends)
}

/// The same of the lowest and highest score of each mark.
pub fn boundaries_between(ends: &BTreeMap<u8, (u32, u32)>) -> Vec<(u8, u32)> {
    let marks: Vec<_> = ends.iter().collect();
    let pairs = marks.windows(2).filter_map(|pair| {
        let [(lower, (_, high)), (mark, (low, _))] = *pair else { return None };
        (lower + 1 == *mark && high < low).then_some((*mark, *low))
    });
    pairs.collect()
}

/// Bins of enough pupils that do not cross a boundary, so that they and the published counts of marks
/// leave no smaller remainder. Nothing where a mark itself has too few.
fn gathered(bins: Vec<Bin>, boundaries: &[(u8, u32)], threshold: u64) -> Option<Vec<Bin>> {
    let mut all: Vec<Bin> = Vec::new();
    let starts = |it: &Bin| boundaries.iter().any(|(_, boundary)| *boundary == it.from);
    let mut segment: Vec<Bin> = Vec::new();
    let mut close = |segment: &mut Vec<Bin>| -> Option<()> {
        let mut made: Vec<Bin> = Vec::new();
        for bin in segment.drain(..) {
            match made.last_mut().filter(|it| it.own < threshold) {
                Some(open) => {
                    open.to = bin.to;
                    open.own += bin.own;
                }
                None => made.push(bin),
            }
        }
        if let Some(last) = made.pop_if(|it| it.own < threshold) {
            let before = made.last_mut()?;
            before.to = last.to;
            before.own += last.own;
        }
        all.append(&mut made);
        Some(())
    };
    for bin in bins {
        if starts(&bin) && !segment.is_empty() {
            close(&mut segment)?;
        }
        segment.push(bin);
    }
    close(&mut segment)?;
    Some(all)
}

/// Each boundary beside all others, corrected for how many there are, and all of them together.
fn jumps(
    [own, rest]: [&[u64]; 2],
    whole: &[u64],
    boundaries: &[(u8, u32)],
) -> (Vec<Jump>, Likeness) {
    let window = |of: &[u64], c: usize| {
        let count = |from: usize, to: usize| (from..to).filter_map(|it| of.get(it)).sum::<u64>();
        [count(c, c + 2), count(c.saturating_sub(2), c + 2)]
    };
    let places: Vec<usize> = boundaries.iter().map(|it| it.1 as usize).collect();
    let curve = smooth(whole, &places).filter(|_| whole.iter().sum::<u64>() >= SMOOTH_MIN);
    let mut jumps: Vec<Jump> = (boundaries.iter().enumerate())
        .map(|(at, (mark, boundary))| Jump {
            mark: *mark,
            boundary: *boundary,
            own: window(own, places[at]),
            rest: window(rest, places[at]),
            smooth: curve.as_ref().and_then(|it| Some(it.windows.get(at)?.share_smooth)),
            likeness: Likeness::Unknown,
        })
        .collect();
    let of_rest = |it: &Jump| {
        let is_enough = it.own[1] >= WINDOW_MIN && it.rest[1] >= WINDOW_MIN;
        is_enough.then(|| it.rest[0] as f64 / it.rest[1] as f64)
    };
    let tails: Vec<_> = jumps
        .iter()
        .map(|it| {
            let found = tail(it.own[0], it.own[1], of_rest(it)?)?;
            Some((found.upper < found.lower, (2.0 * found.upper.min(found.lower)).min(1.0)))
        })
        .collect();
    let p: Vec<Option<f64>> = tails.iter().map(|it| it.map(|it| it.1)).collect();
    let found = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    for ((jump, tail), found) in jumps.iter_mut().zip(&tails).zip(found) {
        let Some((is_above, _)) = tail else { continue };
        jump.likeness = likeness(*is_above, found);
    }
    let together = together(&jumps);
    (jumps, together)
}

fn together(jumps: &[Jump]) -> Likeness {
    let stratum = |it: &Jump| {
        let expected = it.rest[0] as f64 / it.rest[1] as f64;
        (it.rest[1] >= WINDOW_MIN && it.own[1] > 0).then_some(Stratum {
            above: it.own[0],
            all: it.own[1],
            expected,
        })
    };
    let strata: Vec<Stratum> = jumps.iter().filter_map(stratum).collect();
    let found = pooled(&strata).filter(|it| it.all >= WINDOW_MIN);
    found.map_or(Likeness::Unknown, |it| {
        let p = (2.0 * it.p_upper.min(1.0 - it.p_upper)).min(1.0);
        likeness(it.z > 0.0, Some(p <= ALPHA))
    })
}

fn likeness(is_above: bool, is_found: Option<bool>) -> Likeness {
    match (is_found, is_above) {
        (None, _) => Likeness::Unknown,
        (Some(false), _) => Likeness::Alike,
        (Some(true), true) => Likeness::Stronger,
        (Some(true), false) => Likeness::Weaker,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Own pupils have 1, 2, …, 11 points once each, so that rank k has k + 1; nine others have 5.
    #[test]
    fn s4_the_middle_and_the_ends_of_a_distribution_are_read_off_its_counts() {
        let bin = |at: u32| Bin {
            from: at,
            to: at,
            own: u64::from(at > 0),
            rest: if at == 5 { 9 } else { 0 },
        };
        let scores = Scores {
            bins: (0..=11).map(bin).collect(),
            n: [11, 9],
            boundaries: Vec::new(),
            jumps: Vec::new(),
            together: Likeness::Unknown,
            is_gathered: false,
        };
        // h = 10·p: ranks 1, 2.5, 5, 7.5 and 9.
        assert_eq!(scores.quantiles(true), Some([2.0, 3.5, 6.0, 8.5, 10.0]));
        assert_eq!(scores.quantiles(false), None, "nine are too few");
        assert_eq!(Scores { is_gathered: true, ..scores }.quantiles(true), None);
    }
}
