//! What signals look at besides the cube, added up from pupil rows: of each unit when its rows are
//! imported ([`RowSums`]), of each school when data are loaded ([`Gathering`]).
//!
//! Only works that some rule asks about are gathered, and of them only what it asks: tasks for family b,
//! scores around boundaries for family c, ranks for the sign of the document about the journal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    heap::{Heap, WINDOW},
    kind::{Kind, is_early_in, kind},
};
use crate::{
    dictionary::{Dictionary, MemberId},
    inside::{boundaries_between, task_position},
    pupil::{Points, Task},
    stats::ranked::RankSums,
    territory::UnitId,
    year::{AcademicYear, Term},
};

/// Sums of the pupil rows of one unit in one work: of those who were there, by the latest attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowSums {
    /// Sorted; each once.
    grades: Vec<Grades>,
    /// In the order of the tasks of the work.
    items: Vec<Item>,
}

/// How many have this mark in the journal, this one of the work and this primary score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Grades {
    journal: Option<u8>,
    mark: Option<u8>,
    primary: Option<u16>,
    pupils: u32,
}

/// One task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Item {
    /// How many pupils it is told of.
    pupils: u32,
    /// Their points.
    points: u32,
    /// The most that anybody has.
    most: u16,
}

/// The mark in the journal, that of the work and the primary score of one pupil.
pub type Graded = (Option<u8>, Option<u8>, Option<u16>);

/// How sums are written; other numbers belong to other programs.
const WRITTEN: u8 = 1;

impl RowSums {
    /// Adds a pupil who was there.
    pub fn add(&mut self, (journal, mark, primary): Graded, points: &[Points]) {
        let key = |it: &Grades| (it.journal, it.mark, it.primary);
        match self.grades.binary_search_by_key(&(journal, mark, primary), key) {
            Ok(at) => self.grades[at].pupils += 1,
            Err(at) => self.grades.insert(at, Grades { journal, mark, primary, pupils: 1 }),
        }
        self.items.resize(self.items.len().max(points.len()), Item::default());
        for (item, points) in self.items.iter_mut().zip(points) {
            let Some(points) = points.earned() else { continue };
            item.pupils += 1;
            item.points += u32::from(points);
            item.most = item.most.max(points);
        }
    }

    /// The sums in bytes, to be kept.
    pub fn packed(&self) -> Vec<u8> {
        // Writing numbers into memory cannot fail.
        postcard::to_extend(self, vec![WRITTEN]).unwrap_or_default()
    }

    /// What [`RowSums::packed`] wrote; `None` for anything else.
    pub fn kept(bytes: &[u8]) -> Option<Self> {
        let (written, rest) = bytes.split_first()?;
        postcard::from_bytes(rest).ok().filter(|_| *written == WRITTEN)
    }
}

/// A work of everybody in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Which {
    /// The procedure.
    pub procedure: MemberId,
    /// The subject.
    pub subject: MemberId,
    /// The grade.
    pub grade: MemberId,
    /// The year.
    pub year: AcademicYear,
    /// The half of the year.
    pub term: Term,
}

/// What the pupil rows of a work say of its schools: sums, and nothing of anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfRows {
    /// The work.
    pub which: Which,
    /// The greatest points of each task: of the files, else the most that anybody has.
    pub most: Vec<u32>,
    /// The schools, their numbers rise.
    pub schools: Vec<SchoolRows>,
}

/// One school of a work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolRows {
    /// The school.
    pub unit: UnitId,
    /// Task by task points earned, and of how many pupils.
    pub items: Vec<[u32; 2]>,
    /// Ranks by the journal and by the primary score, where a rule asks for them.
    pub ranks: Option<RankSums>,
}

impl OfRows {
    /// What is told of a school.
    pub(super) fn of(&self, unit: UnitId) -> Option<&SchoolRows> {
        let at = self.schools.binary_search_by_key(&unit, |it| it.unit).ok()?;
        Some(&self.schools[at])
    }
}

/// Whether any rule asks for pupil rows of a procedure.
pub fn asks_for_rows(dictionary: &Dictionary, procedure: MemberId) -> bool {
    kind(&dictionary.procedures[usize::from(procedure)]) == Kind::Vpr
}

/// Sums of units on the way to sums of schools.
#[derive(Debug, Default)]
pub struct Gathering(BTreeMap<Which, Gathered>);

#[derive(Debug, Default)]
struct Gathered {
    tasks: Vec<Task>,
    most: Vec<u16>,
    /// The lowest and highest score of each mark.
    ends: BTreeMap<u8, (u32, u32)>,
    schools: BTreeMap<UnitId, (Vec<[u32; 2]>, Vec<Grades>)>,
}

impl Gathering {
    /// Adds the sums of a unit of a school; `tasks` are those of its file.
    pub fn add(&mut self, which: Which, school: UnitId, tasks: &[Task], sums: RowSums) {
        let to = self.0.entry(which).or_default();
        let places: Vec<usize> = tasks.iter().map(|it| to.place(it)).collect();
        let (items, grades) = to.schools.entry(school).or_default();
        items.resize(to.tasks.len().max(items.len()), [0; 2]);
        for (at, item) in places.into_iter().zip(&sums.items) {
            items[at][0] += item.points;
            items[at][1] += item.pupils;
            to.most[at] = to.most[at].max(item.most);
        }
        for it in &sums.grades {
            let (Some(mark @ 2..=5), Some(primary)) = (it.mark, it.primary) else { continue };
            let score = u32::from(primary);
            let of_mark = to.ends.entry(mark).or_insert((score, score));
            *of_mark = (of_mark.0.min(score), of_mark.1.max(score));
        }
        grades.extend(sums.grades);
    }

    /// What rules ask for.
    pub fn end(self, dictionary: &Dictionary) -> (Vec<Heap>, Vec<OfRows>) {
        let mut heaps = Vec::new();
        let works = self.0.into_iter().map(|(which, it)| {
            let boundaries = boundaries_between(&it.ends);
            let is_ranked = is_early_in(dictionary, &which);
            let most = it.tasks.iter().zip(&it.most);
            let most = most.map(|(task, met)| u32::from(task.max.unwrap_or(*met))).collect();
            let schools = it.schools.into_iter().map(|(unit, (mut items, grades))| {
                for (mark, boundary) in &boundaries {
                    heaps.extend(heap(which, unit, &grades, (*mark, *boundary)));
                }
                items.resize(it.tasks.len(), [0; 2]);
                SchoolRows { unit, items, ranks: is_ranked.then(|| ranks(&grades)) }
            });
            OfRows { which, most, schools: schools.collect() }
        });
        let works = works.collect();
        (heaps, works)
    }
}

impl Gathered {
    /// Where a task stands. Of two files that say how much it gives the greater word holds.
    fn place(&mut self, task: &Task) -> usize {
        if let Some(known) = task_position(&self.tasks, &task.name) {
            let max = &mut self.tasks[known].max;
            *max = (*max).max(task.max);
            return known;
        }
        self.tasks.push(task.clone());
        self.most.push(0);
        self.tasks.len() - 1
    }
}

/// The surroundings of a boundary; none where nobody is there.
fn heap(
    which: Which,
    unit: UnitId,
    grades: &[Grades],
    (mark, boundary): (u8, u32),
) -> Option<Heap> {
    let Which { procedure, subject, grade, year, term } = which;
    let (mut above, mut all) = (0, 0);
    for it in grades {
        let Some(primary) = it.primary.map(u32::from) else { continue };
        let is_above = (boundary..boundary + WINDOW).contains(&primary);
        if is_above || (boundary.saturating_sub(WINDOW)..boundary).contains(&primary) {
            above += if is_above { it.pupils } else { 0 };
            all += it.pupils;
        }
    }
    (all > 0).then_some(Heap { procedure, subject, grade, year, term, unit, mark, above, all })
}

fn ranks(grades: &[Grades]) -> RankSums {
    let mut pairs: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for it in grades {
        if let (Some(journal), Some(primary)) = (it.journal, it.primary) {
            *pairs.entry((journal.into(), primary.into())).or_default() += u64::from(it.pupils);
        }
    }
    let pairs: Vec<_> = pairs.into_iter().map(|((a, b), n)| (a, b, n)).collect();
    RankSums::of(&pairs)
}
