//! Tasks beside all other schools, hardest gaps first (I1, I2, I4, I10).

use serde::{Deserialize, Serialize};

use super::{judged, material::Sums, status::Status, strands::Strands};
use crate::{
    answer::{Change, Verdict},
    finding::PUPILS_MIN,
    plan::Level,
    pupil::Task,
    stats::{
        interval::{Interval, welch},
        items::{ItemSums, alpha},
    },
};

/// The tasks of a work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tasks {
    /// The largest gap to all others first; without others the hardest first.
    pub lines: Vec<TaskLine>,
    /// How consistently all tasks measure one thing, of everybody together.
    pub alpha: Option<f64>,
    /// How many tasks were compared: corrected for that.
    pub compared: u64,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskLine {
    /// What it is called.
    pub name: String,
    /// Its place in the work, from 1.
    pub place: u32,
    /// The greatest points: of the plan, else of the file, else the most anybody has.
    pub max: u64,
    /// Whether plan or file say so. The most that anybody has may be less than the task gives.
    #[serde(default)]
    pub is_given: bool,
    /// How hard the plan means it to be.
    pub level: Option<Level>,
    /// How it lies here to the threshold of its level.
    pub status: Option<Status>,
    /// Own.
    pub own: TaskValue,
    /// Of all others.
    pub rest: Option<TaskValue>,
    /// Own less others', as shares of the maximum.
    pub difference: Option<Change>,
    /// Of everybody together the share of the maximum: how easy it is.
    pub easiness: f64,
    /// Of everybody together the correlation with the rest of the work.
    pub discrimination: Option<f64>,
}

/// How a task was done.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskValue {
    /// The share of the points that could be earned.
    pub share: f64,
    /// Its 95 % interval.
    pub interval: Option<Interval>,
    /// Points earned.
    pub points: u64,
    /// Pupils.
    pub n: u64,
    /// Of them without a point; left out where they are few and everybody may look.
    pub zero: Option<u64>,
}

/// The tasks of the object; `threshold` is what is few where everybody may look.
pub(super) fn tasks(
    (all, strands): (&[Task], &Strands),
    [own, rest, whole]: [&Sums; 3],
    threshold: u64,
) -> Option<Tasks> {
    let item = |of: &Sums, at: usize| of.items.get(at).copied().unwrap_or_default();
    let mut lines = Vec::new();
    let mut differences = Vec::new();
    for (at, task) in all.iter().enumerate() {
        let (max, told) = (strands.max(at, whole), strands.told(at));
        let (mine, theirs) = (item(own, at), item(rest, at));
        let Some(shown) = value(mine, max, threshold).filter(|it| it.n >= threshold) else {
            continue;
        };
        let Some((easiness, _)) = item(whole, at).completion(max) else { continue };
        differences.push(apart(mine, theirs, max).map(|it| (mine.n, it)));
        lines.push(TaskLine {
            name: task.name.clone(),
            place: u32::try_from(at + 1).unwrap_or(u32::MAX),
            max,
            is_given: told.max == Some(max),
            level: told.level,
            status: told.level.and_then(|it| status(it, mine, max)),
            own: shown,
            rest: value(theirs, max, threshold),
            difference: None,
            easiness,
            discrimination: item(whole, at).item_rest(),
        });
    }
    judged(&mut differences, [Verdict::Better, Verdict::Worse]);
    let compared = differences.iter().flatten().count() as u64;
    for (line, difference) in lines.iter_mut().zip(differences) {
        line.difference = difference.map(|it| it.1);
    }
    let gap = |it: &TaskLine| it.difference.map_or(it.own.share, |it| it.delta);
    lines.sort_by(|one, other| gap(one).total_cmp(&gap(other)).then(one.place.cmp(&other.place)));
    (!lines.is_empty()).then(|| Tasks { lines, alpha: alpha(&whole.items), compared })
}

/// How tasks were done; `threshold` is what is few where everybody may look.
pub(super) fn value(sums: ItemSums, max: u64, threshold: u64) -> Option<TaskValue> {
    let (share, interval) = sums.completion(max)?;
    let is_few = (1..threshold).contains(&sums.zero);
    let zero = (!is_few).then_some(sums.zero);
    Some(TaskValue { share, interval, points: sums.x, n: sums.n, zero })
}

/// The status of tasks of a level; of fewer than ten pupils there is none.
pub(super) fn status(level: Level, sums: ItemSums, max: u64) -> Option<Status> {
    (sums.n >= PUPILS_MIN).then(|| Status::of(level, sums.x, sums.n * max))?
}

/// One less another, as shares of the maximum, by Welch's interval.
pub(super) fn apart(own: ItemSums, rest: ItemSums, max: u64) -> Option<Change> {
    let most = max as f64;
    let between = welch(own.mean(), own.sd()?, own.n, rest.mean(), rest.sd()?, rest.n)?;
    Some(Change {
        delta: (own.mean() - rest.mean()) / most,
        interval: Some(Interval { low: between.low / most, high: between.high / most }),
        verdict: Verdict::Unknown,
        fewest: own.n.min(rest.n),
    })
}
