//! Requirements of the plan beside all other schools (I3, I4, I5), and levels of difficulty (I8).

use serde::{Deserialize, Serialize};

use super::{
    judged,
    material::Sums,
    status::{Deficit, Status, common},
    strands::{Of, Strand, Strands},
    tasks::{TaskValue, apart, status, value},
};
use crate::{
    answer::{Change, Verdict},
    plan::{Level, Requirement},
    pupil::Task,
    stats::items::ItemSums,
};

/// What a plan makes of a work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requirements {
    /// The largest gap to all others first; without others the hardest first.
    pub lines: Vec<RequirementLine>,
    /// How many were compared: corrected for that.
    pub compared: u64,
    /// Levels of difficulty, the easiest first.
    pub levels: Vec<LevelLine>,
    /// Headings of tasks that the plan does not know.
    pub unplanned: Vec<String>,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequirementLine {
    /// Its code and text.
    pub requirement: Requirement,
    /// The headings of its tasks.
    pub tasks: Vec<String>,
    /// What of it was earned, and the difference from all others.
    pub done: Done,
    /// How it lies here to the threshold of its level, where its tasks have one threshold.
    pub status: Option<Status>,
    /// Its tasks below the threshold of their level.
    pub deficit: Deficit,
}

/// Tasks of one level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelLine {
    /// The level.
    pub level: Level,
    /// How many tasks.
    pub tasks: u64,
    /// What of them was earned, and the difference from all others.
    pub done: Done,
    /// How it lies here to the threshold.
    pub status: Option<Status>,
}

/// What of several tasks together was earned.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// The greatest points.
    pub max: u64,
    /// Own.
    pub own: TaskValue,
    /// Of all others.
    pub rest: Option<TaskValue>,
    /// Own less others', as shares of the maximum.
    pub difference: Option<Change>,
}

/// Requirements and levels of the object; `threshold` is what is few where everybody may look.
pub(super) fn requirements(
    (names, strands): (&[Task], &Strands),
    [own, rest, whole]: [&Sums; 3],
    threshold: u64,
) -> Requirements {
    let sums = |of: &Sums, at: usize| of.strands.get(at).copied().unwrap_or_default();
    let done = |(at, strand): (usize, &Strand)| {
        let max = strands.max_of(strand, whole);
        let (mine, theirs) = (sums(own, at), sums(rest, at));
        let shown = value(mine, max, threshold).filter(|it| it.n >= threshold)?;
        let difference = apart(mine, theirs, max);
        Some((at, Done { max, own: shown, rest: value(theirs, max, threshold), difference }))
    };
    let known: Vec<(usize, Done)> = strands.all.iter().enumerate().filter_map(done).collect();
    let is_requirement = |it: &(usize, Done)| matches!(strands.all[it.0].of, Of::Requirement(_));
    let (mut of_plan, mut of_levels): (Vec<_>, Vec<_>) =
        known.into_iter().partition(is_requirement);
    let compared = judge(&mut of_plan);
    judge(&mut of_levels);
    let task = |at: usize| own.items.get(at).copied().unwrap_or_default();
    let status_of = |at: usize| {
        strands.told(at).level.and_then(|it| status(it, task(at), strands.max(at, whole)))
    };
    let line = |(at, done): (usize, Done)| {
        let Strand { of, tasks } = &strands.all[at];
        let Of::Requirement(requirement) = of else { return None };
        let level = common(tasks.iter().map(|it| strands.told(*it).level));
        Some(RequirementLine {
            requirement: requirement.clone(),
            tasks: tasks.iter().map(|it| names[*it].name.clone()).collect(),
            done,
            status: level.and_then(|it| status(it, sums(own, at), done.max)),
            deficit: Deficit::of(tasks.iter().map(|it| status_of(*it))),
        })
    };
    let of_level = |(at, done): (usize, Done)| {
        let Strand { of, tasks } = &strands.all[at];
        let Of::Level(level) = of else { return None };
        let status = status(*level, sums(own, at), done.max);
        Some(LevelLine { level: *level, tasks: tasks.len() as u64, done, status })
    };
    let mut lines: Vec<RequirementLine> = of_plan.into_iter().filter_map(line).collect();
    lines.sort_by(|one, other| one.done.gap().total_cmp(&other.done.gap()));
    let is_unplanned = |at: &usize| !strands.told(*at).is_planned;
    Requirements {
        lines,
        compared,
        levels: of_levels.into_iter().filter_map(of_level).collect(),
        unplanned: (0..names.len()).filter(is_unplanned).map(|at| names[at].name.clone()).collect(),
    }
}

impl Done {
    /// By what the hardest gaps come first.
    fn gap(&self) -> f64 {
        self.difference.map_or(self.own.share, |it| it.delta)
    }
}

/// Judges differences that are looked at together; how many there are.
fn judge(all: &mut [(usize, Done)]) -> u64 {
    let mut differences: Vec<_> =
        all.iter().map(|(_, it)| it.difference.map(|change| (it.own.n, change))).collect();
    judged(&mut differences, [Verdict::Better, Verdict::Worse]);
    let compared = differences.iter().flatten().count() as u64;
    for ((_, it), judged) in all.iter_mut().zip(differences) {
        it.difference = judged.map(|it| it.1);
    }
    compared
}

/// A strand's sums, or nothing.
pub(super) fn strand(of: &[ItemSums], at: usize) -> ItemSums {
    of.get(at).copied().unwrap_or_default()
}
