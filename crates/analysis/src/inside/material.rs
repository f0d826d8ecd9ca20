//! What is added up of pupil rows: grades, scores and tasks of each school, and nothing of anybody.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::AddAssign,
};

use super::strands::{Strands, position};
use crate::{
    plan::Plan,
    pupil::{Points, Sex, Task},
    stats::items::ItemSums,
};

/// One pupil who was there, on the way into sums.
#[derive(Clone, Copy, Debug, Default)]
pub struct Single<'a> {
    /// The class, where it is told.
    pub class: Option<&'a str>,
    /// The sex, where it is told.
    pub sex: Option<Sex>,
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
    /// What a plan makes of them.
    pub(super) strands: Option<Strands>,
    schools: BTreeMap<String, School>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct School {
    sums: Sums,
    classes: BTreeMap<String, Part>,
}

/// What is told of a class, or of a school in a place of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// How many have the mark 2, 3, 4, 5.
    pub(super) marks: [u64; 4],
    pub(super) strands: Vec<ItemSums>,
}

/// Pupils with one mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OfMark {
    pub(super) pupils: u64,
    pub(super) items: Vec<ItemSums>,
    pub(super) strands: Vec<ItemSums>,
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
    /// The same of what a plan holds together.
    pub(super) strands: Vec<ItemSums>,
    /// Tasks and strands of those with each mark.
    pub(super) marks: BTreeMap<u8, OfMark>,
    /// So many of each sex have each mark.
    pub(super) sexes: BTreeMap<(Sex, u8), u64>,
}

/// Journal, work, primary score.
pub(super) type Grades = (Option<u8>, Option<u8>, Option<u32>);

impl Material {
    /// Nothing yet of a work with these tasks; the plan tells what they check.
    pub fn planned<'t>(tasks: impl IntoIterator<Item = &'t Task>, plan: &Plan) -> Self {
        let mut material = Self::default();
        for it in tasks {
            material.place(it);
        }
        material.strands = Some(Strands::of(&material.tasks, plan));
        material
    }

    /// What is told of the tasks: by the plan, and what it leaves open by the files.
    pub(super) fn told(&self) -> Strands {
        self.strands.clone().unwrap_or_default().or_as_in_files(&self.tasks)
    }

    /// Adds a pupil of the school with this code; `tasks` are those of the points.
    pub fn add(&mut self, school: &str, tasks: &[Task], of: Single<'_>) {
        let mut earned = vec![None; self.tasks.len()];
        for (task, points) in tasks.iter().zip(of.points) {
            let at = self.place(task);
            earned.resize(earned.len().max(at + 1), None);
            earned[at] = points.earned().map(u64::from);
        }
        let total = earned.iter().flatten().sum();
        let strands = self.strands.as_ref();
        let known = match self.schools.get_mut(school) {
            Some(known) => known,
            None => self.schools.entry(school.to_owned()).or_default(),
        };
        known.sums.add(of, &earned, total, strands);
        if let Some(class) = of.class {
            let part = match known.classes.get_mut(class) {
                Some(part) => part,
                None => known.classes.entry(class.to_owned()).or_default(),
            };
            if let Some(mark @ 2..=5) = of.mark {
                part.marks[usize::from(mark - 2)] += 1;
            }
            if let Some(strands) = strands {
                strands.add(&mut part.strands, &earned, total);
            }
        }
    }

    /// Where a task stands. Of two files that say how much it gives the greater word holds.
    fn place(&mut self, task: &Task) -> usize {
        if let Some(known) = position(&self.tasks, &task.name) {
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
        for (code, School { sums, .. }) in &self.schools {
            *(if own.contains(code.as_str()) { &mut inside } else { &mut outside }) += sums;
        }
        (inside, outside)
    }

    /// Each school's code and sums.
    pub(super) fn schools(&self) -> impl Iterator<Item = (&str, &Sums)> {
        self.schools.iter().map(|(code, it)| (code.as_str(), &it.sums))
    }

    /// The classes of a school, by name.
    pub(super) fn classes(&self, school: &str) -> impl Iterator<Item = (&str, &Part)> {
        let classes = self.schools.get(school).into_iter().flat_map(|it| &it.classes);
        classes.map(|(name, it)| (name.as_str(), it))
    }
}

impl Sums {
    fn add(
        &mut self,
        of: Single<'_>,
        earned: &[Option<u64>],
        total: u64,
        strands: Option<&Strands>,
    ) {
        self.pupils += 1;
        *self.grades.entry((of.journal, of.mark, of.primary)).or_default() += 1;
        self.reach(earned.len());
        add_items(&mut self.items, earned, total);
        for (most, points) in self.most.iter_mut().zip(earned) {
            *most = (*most).max(points.unwrap_or_default());
        }
        if let Some(strands) = strands {
            strands.add(&mut self.strands, earned, total);
        }
        let Some(mark) = of.mark else { return };
        let marked = self.marks.entry(mark).or_default();
        marked.pupils += 1;
        add_items(&mut marked.items, earned, total);
        if let Some(strands) = strands {
            strands.add(&mut marked.strands, earned, total);
        }
        if let Some(sex) = of.sex {
            *self.sexes.entry((sex, mark)).or_default() += 1;
        }
    }

    /// What there is of a school, as of a class.
    pub(super) fn part(&self) -> Part {
        let pupils = |mark: u8| self.marks.get(&mark).map_or(0, |it| it.pupils);
        Part { marks: [2, 3, 4, 5].map(pupils), strands: self.strands.clone() }
    }

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
        add_all(&mut self.items, &other.items);
        for (most, other) in self.most.iter_mut().zip(&other.most) {
            *most = (*most).max(*other);
        }
        add_all(&mut self.strands, &other.strands);
        for (mark, of) in &other.marks {
            *self.marks.entry(*mark).or_default() += of;
        }
        for (at, n) in &other.sexes {
            *self.sexes.entry(*at).or_default() += n;
        }
    }
}

impl AddAssign<&Self> for OfMark {
    fn add_assign(&mut self, other: &Self) {
        self.pupils += other.pupils;
        add_all(&mut self.items, &other.items);
        add_all(&mut self.strands, &other.strands);
    }
}

/// Adds what one pupil earned, task by task.
fn add_items(items: &mut Vec<ItemSums>, earned: &[Option<u64>], total: u64) {
    items.resize(items.len().max(earned.len()), ItemSums::default());
    for (item, points) in items.iter_mut().zip(earned) {
        if let Some(points) = points {
            item.add(*points, total);
        }
    }
}

fn add_all(to: &mut Vec<ItemSums>, other: &[ItemSums]) {
    to.resize(to.len().max(other.len()), ItemSums::default());
    for (it, other) in to.iter_mut().zip(other) {
        *it += *other;
    }
}
