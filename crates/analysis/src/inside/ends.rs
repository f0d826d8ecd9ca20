//! Who is below the minimum and who is at the top, and in what they differ from all others of the same
//! place.
//!
//! Both ends are told in the same way, so that turning all points and marks round turns one into the
//! other. The group is made by the mark of this very work: that it is behind, or ahead, follows
//! from that, and only where it is most so says something. Hence differences of tasks have intervals and
//! no verdicts. Of fewer than ten pupils nothing is told; classes and schools of fewer are pooled.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::{
    judged,
    map::Place,
    material::{OfMark, Part, Sums},
    requirements::strand,
    strands::{Of, Strands},
    tasks::{TaskValue, apart, value},
};
use crate::{
    answer::{Change, Verdict},
    finding::PUPILS_MIN,
    pupil::{Sex, Task},
    stats::{
        interval::{Interval, newcombe, wilson},
        items::ItemSums,
    },
};

/// Both ends of a work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ends {
    /// «2»: below the minimum.
    pub low: End,
    /// «5»: at the top.
    pub high: End,
}

/// The pupils with the lowest or the highest mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// The mark.
    pub mark: u8,
    /// How many of those with a mark here.
    pub here: Portion,
    /// How many of all others.
    pub rest: Option<Portion>,
    /// Here less others.
    pub difference: Option<Change>,
    /// By sex, each against the other.
    pub sexes: Vec<Who<Sex>>,
    /// By class, or by school in a place of several, each against all others here; none where only one
    /// would be told.
    pub parts: Vec<Who<Place>>,
    /// Classes or schools of fewer than ten pupils, together.
    pub pooled: Option<Portion>,
    /// Tasks, where they differ most from all others here first.
    pub tasks: Vec<Gap>,
    /// Requirements, in the same way.
    pub requirements: Vec<Gap>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portion {
    /// At this end.
    pub count: u64,
    /// With a mark.
    pub n: u64,
}

/// How many of some of the pupils.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Who<T> {
    /// Of whom.
    pub of: T,
    /// How many.
    pub portion: Portion,
    /// Against all others here.
    pub difference: Option<Change>,
}

/// A task or a requirement: the end against all others of the place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The heading of the task or the code of the requirement.
    pub name: String,
    /// What the requirement says.
    pub text: String,
    /// Of the end.
    pub end: TaskValue,
    /// Of all others with a mark.
    pub others: TaskValue,
    /// End less others, as shares of the maximum.
    pub difference: Change,
}

impl Portion {
    fn of(marks: [u64; 4], mark: u8) -> Self {
        Self { count: marks[usize::from(mark - 2)], n: marks.iter().sum() }
    }

    fn without(self, part: Self) -> Self {
        Self { count: self.count - part.count, n: self.n - part.n }
    }

    /// The share with its interval; `None` of nobody.
    pub fn share(self) -> Option<(f64, Interval)> {
        let n = NonZeroU64::new(self.n)?;
        Some((self.count as f64 / self.n as f64, wilson(self.count, n)))
    }

    fn less(self, other: Self) -> Option<Change> {
        let [n, of] = [self.n, other.n].map(NonZeroU64::new);
        let (n, of) = n.zip(of)?;
        let delta = self.count as f64 / self.n as f64 - other.count as f64 / other.n as f64;
        let interval = Some(newcombe(self.count, n, other.count, of));
        let fewest = self.n.min(other.n);
        Some(Change { delta, interval, verdict: Verdict::Unknown, fewest })
    }
}

/// Both ends of the object; `None` where fewer than ten have a mark.
pub(super) fn ends(
    told: (&[Task], &Strands),
    sums: [&Sums; 3],
    parts: &[(Place, Part)],
) -> Option<Ends> {
    let [low, high] = [2, 5].map(|mark| end(mark, told, sums, parts));
    Some(Ends { low: low?, high: high? })
}

fn end(
    mark: u8,
    (tasks, strands): (&[Task], &Strands),
    [own, rest, whole]: [&Sums; 3],
    parts: &[(Place, Part)],
) -> Option<End> {
    let [here, elsewhere] = [own, rest].map(|it| Portion::of(it.part().marks, mark));
    if here.n < PUPILS_MIN {
        return None;
    }
    let of_sex = |of: Sex| {
        let count = |mark: u8| own.sexes.get(&(of, mark)).copied().unwrap_or_default();
        (of, Portion::of([2, 3, 4, 5].map(count), mark))
    };
    let sexes = [Sex::Female, Sex::Male].map(of_sex);
    let both = Portion {
        count: sexes.iter().map(|it| it.1.count).sum(),
        n: sexes.iter().map(|it| it.1.n).sum(),
    };
    let of_parts = parts.iter().map(|(of, it)| (of.clone(), Portion::of(it.marks, mark)));
    let of_parts: Vec<(Place, Portion)> = of_parts.filter(|it| it.1.n > 0).collect();
    let (large, small): (Vec<_>, Vec<_>) =
        of_parts.into_iter().partition(|it| it.1.n >= PUPILS_MIN);
    let pooled = small.iter().fold(Portion { count: 0, n: 0 }, |sum, (_, it)| Portion {
        count: sum.count + it.count,
        n: sum.n + it.n,
    });
    let is_alone = large.len() < 2;
    let whole_marks = others(own, mark);
    let gap = |name: &str, text: &str, max: u64, of: &dyn Fn(&OfMark) -> ItemSums| {
        let mine = of(own.marks.get(&mark)?);
        let theirs = of(&whole_marks);
        let is_enough = mine.n >= PUPILS_MIN && theirs.n >= PUPILS_MIN;
        Some(Gap {
            name: name.to_owned(),
            text: text.to_owned(),
            end: value(mine, max, 0).filter(|_| is_enough)?,
            others: value(theirs, max, 0)?,
            difference: apart(mine, theirs, max)?,
        })
    };
    let tasks = tasks.iter().enumerate().filter_map(|(at, task)| {
        gap(&task.name, "", strands.max(at, whole), &|it| strand(&it.items, at))
    });
    let requirements = strands.all.iter().enumerate().filter_map(|(at, it)| {
        let Of::Requirement(of) = &it.of else { return None };
        gap(&of.code, &of.text, strands.max_of(it, whole), &|it| strand(&it.strands, at))
    });
    Some(End {
        mark,
        here,
        rest: (elsewhere.n > 0).then_some(elsewhere),
        difference: here.less(elsewhere),
        sexes: against(sexes.into_iter().filter(|it| it.1.n >= PUPILS_MIN).collect(), both),
        parts: if is_alone { Vec::new() } else { against(large, here) },
        pooled: (pooled.n >= PUPILS_MIN && !is_alone).then_some(pooled),
        tasks: far_first(tasks.collect(), mark),
        requirements: far_first(requirements.collect(), mark),
    })
}

/// All with another mark.
fn others(own: &Sums, mark: u8) -> OfMark {
    let mut others = OfMark::default();
    own.marks.iter().filter(|(it, _)| **it != mark).for_each(|(_, it)| others += it);
    others
}

/// Each against all others, corrected for their number.
fn against<T>(all: Vec<(T, Portion)>, whole: Portion) -> Vec<Who<T>> {
    let less = |it: &(T, Portion)| {
        let others = whole.without(it.1);
        let change = it.1.less(others).filter(|_| others.n >= PUPILS_MIN)?;
        Some((it.1.n, change))
    };
    let mut differences: Vec<_> = all.iter().map(less).collect();
    judged(&mut differences, [Verdict::Different, Verdict::Different]);
    let who = |((of, portion), difference): ((T, Portion), Option<(u64, Change)>)| Who {
        of,
        portion,
        difference: difference.map(|it| it.1),
    };
    all.into_iter().zip(differences).map(who).collect()
}

/// Where the low end is furthest behind, the high one furthest ahead.
fn far_first(mut gaps: Vec<Gap>, mark: u8) -> Vec<Gap> {
    let towards = if mark == 2 { 1.0 } else { -1.0 };
    let by = |it: &Gap| towards * it.difference.delta;
    gaps.sort_by(|one, other| by(one).total_cmp(&by(other)));
    gaps
}
