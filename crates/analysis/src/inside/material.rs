//! What is added up of pupil rows: grades, scores and tasks of each school, and nothing of anybody.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::AddAssign,
};

use crate::{
    pupil::{Points, Task},
    stats::items::ItemSums,
};

/// One pupil who was there, on the way into sums.
#[derive(Clone, Copy, Debug, Default)]
pub struct Single<'a> {
    /// The mark in the journal.
    pub journal: Option<u8>,
    /// The mark of the work.
    pub mark: Option<u8>,
    /// The primary score.
    pub primary: Option<u32>,
    /// The points of the tasks.
    pub points: &'a [Points],
}

/// The sums of one work, school by school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Material {
    /// The tasks, in the order in which they were met.
    pub(super) tasks: Vec<Task>,
    schools: BTreeMap<String, Sums>,
}

/// Sums over pupils.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) pupils: u64,
    /// So many have this mark in the journal, this one of the work and this score.
    pub(super) grades: BTreeMap<Grades, u64>,
    pub(super) items: Vec<ItemSums>,
    /// The most points anybody has in each task.
    pub(super) most: Vec<u64>,
}

/// Journal, work, primary score.
pub(super) type Grades = (Option<u8>, Option<u8>, Option<u32>);

impl Material {
    /// Adds a pupil of the school with this code; `tasks` are those of the points.
    pub fn add(&mut self, school: &str, tasks: &[Task], of: Single<'_>) {
        let places: Vec<usize> = tasks.iter().map(|it| self.place(it)).collect();
        let sums = match self.schools.get_mut(school) {
            Some(known) => known,
            None => self.schools.entry(school.to_owned()).or_default(),
        };
        sums.pupils += 1;
        *sums.grades.entry((of.journal, of.mark, of.primary)).or_default() += 1;
        let earned = |it: &Points| match it {
            Points::Unknown => None,
            Points::NotBegun => Some(0),
            Points::Of(points) => Some(u64::from(*points)),
        };
        let total = of.points.iter().filter_map(earned).sum();
        for (at, points) in places.into_iter().zip(of.points) {
            let Some(points) = earned(points) else { continue };
            sums.reach(at + 1);
            sums.items[at].add(points, total);
            sums.most[at] = sums.most[at].max(points);
        }
    }

    /// Where a task stands. Of two files that say how much it gives the greater word holds.
    fn place(&mut self, task: &Task) -> usize {
        if let Some(known) = self.tasks.iter().position(|it| it.name == task.name) {
            let max = &mut self.tasks[known].max;
            *max = (*max).max(task.max);
            return known;
        }
        self.tasks.push(task.clone());
        self.tasks.len() - 1
    }

    /// The sums of the schools with these codes, and of all others.
    pub(super) fn parted(&self, own: &BTreeSet<&str>) -> (Sums, Sums) {
        let (mut inside, mut outside) = (Sums::default(), Sums::default());
        for (code, sums) in &self.schools {
            *(if own.contains(code.as_str()) { &mut inside } else { &mut outside }) += sums;
        }
        (inside, outside)
    }

    /// Each school's code and sums.
    pub(super) fn schools(&self) -> impl Iterator<Item = (&str, &Sums)> {
        self.schools.iter().map(|(code, sums)| (code.as_str(), sums))
    }
}

impl Sums {
    fn reach(&mut self, tasks: usize) {
        let tasks = tasks.max(self.items.len());
        self.items.resize(tasks, ItemSums::default());
        self.most.resize(tasks, 0);
    }

    /// What is left without a part of it.
    pub(super) fn grades_without(&self, part: &Self) -> BTreeMap<Grades, u64> {
        let left = |(at, n): (&Grades, &u64)| {
            let n = n - part.grades.get(at).copied().unwrap_or_default();
            (n > 0).then_some((*at, n))
        };
        self.grades.iter().filter_map(left).collect()
    }
}

impl AddAssign<&Self> for Sums {
    fn add_assign(&mut self, other: &Self) {
        self.pupils += other.pupils;
        for (at, n) in &other.grades {
            *self.grades.entry(*at).or_default() += n;
        }
        self.reach(other.items.len());
        for (at, item) in other.items.iter().enumerate() {
            self.items[at] += *item;
            self.most[at] = self.most[at].max(other.most[at]);
        }
    }
}
