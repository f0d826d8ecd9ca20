//! Marks of the work beside those of the journal (J1–J7): lowered, confirmed, raised.

use std::{collections::BTreeMap, num::NonZeroU64};

use serde::{Deserialize, Serialize};

use super::{
    judged,
    material::{Grades, Material, Sums},
};
use crate::{
    answer::{Change, Verdict},
    setting::Named,
    stats::{
        agreement::{Estimate, kappa, sign_test, spearman, spearman_without_ties},
        interval::{Interval, newcombe, wilson},
    },
};

/// The lowest mark, and how many there are.
const LOWEST: u8 = 2;
/// Marks 2 to 5.
pub const MARKS: usize = 4;
/// From so many marks apart every case is looked at (ФИОКО 2026, p. 11).
const FAR: u8 = 2;

/// Marks beside those of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Journal {
    /// Of the object.
    pub own: Agreement,
    /// Of all other schools.
    pub rest: Option<Agreement>,
    /// How the share of lowered marks differs from that of the others.
    pub lowered: Option<Change>,
    /// The schools of the object, by name; nothing where everybody may look, and of a single one.
    pub schools: Vec<SchoolLine>,
    /// Part of it is left out, because it would be about few.
    pub is_cut: bool,
}

/// How marks of a group lie beside those of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Pupils with both marks.
    pub n: u64,
    /// Pupils with a row: what the others lack is one of the marks.
    pub pupils: u64,
    /// Понизили: the work below the journal.
    pub lowered: u64,
    /// Подтвердили.
    pub confirmed: u64,
    /// Повысили.
    pub raised: u64,
    /// Apart by two marks or more; left out where they are few and everybody may look.
    pub far: Option<u64>,
    /// The mean of work less journal.
    pub shift: f64,
    /// The chance of such a split of lowered and raised.
    pub sign: Option<f64>,
    /// The correlation of the ranks of journal and primary score.
    pub rho: Option<Estimate>,
    /// The same by the printed formula, which knows no ties.
    pub rho_printed: Option<f64>,
    /// Agreement beyond chance.
    pub kappa: Option<Estimate>,
    /// Rows: the journal's 2 to 5; columns: the work's.
    pub table: Option<[[u64; MARKS]; MARKS]>,
}

/// One school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SchoolLine {
    /// Its code and name.
    pub school: Named,
    /// Pupils with both marks.
    pub n: u64,
    /// Lowered, confirmed, raised.
    pub counts: [u64; 3],
    /// The mean of work less journal.
    pub shift: f64,
    /// Lowered marks beside those of all other schools.
    pub lowered: Option<Change>,
}

impl Agreement {
    /// The share of `count`, with its interval.
    pub fn share(&self, count: u64) -> (f64, Option<Interval>) {
        let n = NonZeroU64::new(self.n);
        (count as f64 / self.n as f64, n.map(|n| wilson(count, n)))
    }

    /// Lowered, confirmed and raised.
    pub fn counts(&self) -> [u64; 3] {
        [self.lowered, self.confirmed, self.raised]
    }

    fn of(grades: &BTreeMap<Grades, u64>, pupils: u64) -> Option<Self> {
        let mut table = [[0; MARKS]; MARKS];
        let mut pairs: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        let (mut counts, mut far, mut sum) = ([0; 3], 0, 0_i64);
        for ((journal, mark, primary), count) in grades {
            let (Some(journal), Some(mark)) = (*journal, *mark) else { continue };
            let step = i64::from(mark) - i64::from(journal);
            counts[usize::try_from(step.signum() + 1).unwrap_or_default()] += count;
            far += if mark.abs_diff(journal) >= FAR { *count } else { 0 };
            sum += step * count.cast_signed();
            let cell = |it: u8| it.checked_sub(LOWEST).map(usize::from).filter(|it| *it < MARKS);
            if let (Some(row), Some(column)) = (cell(journal), cell(mark)) {
                table[row][column] += count;
            }
            if let Some(primary) = primary {
                *pairs.entry((u32::from(journal), *primary)).or_default() += count;
            }
        }
        let n: u64 = counts.iter().sum();
        let [lowered, confirmed, raised] = counts;
        let pairs: Vec<_> = pairs.into_iter().map(|((a, b), n)| (a, b, n)).collect();
        (n > 0).then(|| Self {
            n,
            pupils,
            lowered,
            confirmed,
            raised,
            far: Some(far),
            shift: sum as f64 / n as f64,
            sign: sign_test(lowered, raised),
            rho: spearman(&pairs),
            rho_printed: spearman_without_ties(&pairs),
            kappa: kappa(&table),
            table: Some(table),
        })
    }
}

/// Marks of `own` beside those of the journal; `threshold` is what is few where everybody may look.
pub(super) fn journal(
    material: &Material,
    here: &[Named],
    (own, rest): (&Sums, &Sums),
    threshold: u64,
) -> Option<Journal> {
    let agreement = Agreement::of(&own.grades, own.pupils)?;
    let rest = Agreement::of(&rest.grades, rest.pupils);
    let lowered = rest.as_ref().and_then(|rest| apart(&agreement, rest));
    let mut one = [lowered.map(|it| (agreement.n, it))];
    judged(&mut one, [Verdict::Different; 2]);
    let [lowered] = one.map(|it| it.map(|it| it.1));
    let whole = Journal { own: agreement, rest, lowered, schools: Vec::new(), is_cut: false };
    if threshold > 0 {
        return cut(whole, threshold);
    }
    Some(Journal { schools: lines(material, here), ..whole })
}

/// What everybody may see of the whole: three shares, none of them of few, and no table.
fn cut(whole: Journal, threshold: u64) -> Option<Journal> {
    let is_few = |it: u64| (1..threshold).contains(&it);
    let own = whole.own;
    (!own.counts().into_iter().any(is_few)).then(|| Journal {
        own: Agreement { table: None, far: own.far.filter(|it| !is_few(*it)), ..own },
        is_cut: true,
        ..whole
    })
}

fn apart(own: &Agreement, rest: &Agreement) -> Option<Change> {
    let (n, m) = (NonZeroU64::new(own.n)?, NonZeroU64::new(rest.n)?);
    Some(Change {
        delta: own.share(own.lowered).0 - rest.share(rest.lowered).0,
        interval: Some(newcombe(own.lowered, n, rest.lowered, m)),
        verdict: Verdict::Unknown,
        fewest: own.n.min(rest.n),
    })
}

/// Each school beside all others of the work, corrected for how many there are.
fn lines(material: &Material, here: &[Named]) -> Vec<SchoolLine> {
    let mut whole = Sums::default();
    material.schools().for_each(|(_, sums)| whole += sums);
    let mut found: Vec<(&str, Agreement)> = Vec::new();
    let mut differences = Vec::new();
    for (code, sums) in material.schools() {
        let Some(own) = Agreement::of(&sums.grades, sums.pupils) else { continue };
        let rest = Agreement::of(&whole.grades_without(sums), whole.pupils - sums.pupils);
        differences.push(rest.and_then(|it| apart(&own, &it)).map(|it| (own.n, it)));
        found.push((code, own));
    }
    judged(&mut differences, [Verdict::Different; 2]);
    let line = |school: &Named| {
        let at = found.iter().position(|it| it.0 == school.code)?;
        let own = &found[at].1;
        Some(SchoolLine {
            school: school.clone(),
            n: own.n,
            counts: own.counts(),
            shift: own.shift,
            lowered: differences[at].map(|it| it.1),
        })
    };
    let lines: Vec<SchoolLine> = here.iter().filter_map(line).collect();
    if lines.len() > 1 { lines } else { Vec::new() }
}
