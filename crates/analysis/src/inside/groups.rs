//! Tasks and requirements by the mark of the pupils (I6), and where a lower mark does better (I7).
//!
//! A group of fewer than ten pupils says nothing of its own (ФИОКО 2026, p. 23–24, as other software
//! quotes it). Everybody with a mark counts, of the object alone.

use serde::{Deserialize, Serialize};

use super::{
    material::{OfMark, Sums},
    strands::{Of, Strands},
    tasks::{TaskValue, value},
};
use crate::{finding::PUPILS_MIN, plan::Requirement, pupil::Task, stats::items::ItemSums};

/// A group of a lower mark is ahead where it is by more than this share; the documents have no number,
/// other software uses this one.
pub const CROSSING_MIN: f64 = 0.05;

/// The marks, the lowest first.
pub const MARKS: [u8; 4] = [2, 3, 4, 5];

/// Tasks and requirements by mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    /// Pupils with the mark 2, 3, 4, 5.
    pub pupils: [u64; 4],
    /// Tasks, in their order.
    pub tasks: Vec<GroupLine>,
    /// Requirements, in the order of the plan.
    pub requirements: Vec<GroupLine>,
}

/// One task or requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupLine {
    /// The heading of the task or the code of the requirement.
    pub name: String,
    /// What the requirement says.
    pub text: String,
    /// By mark; nothing of fewer than ten pupils.
    pub marks: [Option<TaskValue>; 4],
    /// Where a lower mark is ahead of a higher one: the largest such lead.
    pub crossing: Option<Crossing>,
}

/// A group of a lower mark ahead of one of a higher mark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// The lower mark.
    pub lower: u8,
    /// The higher mark.
    pub higher: u8,
    /// By how much of the maximum the lower one is ahead.
    pub lead: f64,
}

impl Groups {
    /// All crossings, of tasks and of requirements.
    pub fn crossings(&self) -> impl Iterator<Item = (&GroupLine, Crossing)> {
        self.tasks.iter().chain(&self.requirements).filter_map(|it| Some((it, it.crossing?)))
    }
}

/// Tasks and requirements of the object by mark; `None` where nobody has one.
pub(super) fn groups(
    (tasks, strands): (&[Task], &Strands),
    [own, whole]: [&Sums; 2],
) -> Option<Groups> {
    let pupils = own.part().marks;
    if pupils.iter().all(|it| *it < PUPILS_MIN) {
        return None;
    }
    let line = |name: &str, text: &str, max: u64, of: &dyn Fn(&OfMark) -> ItemSums| {
        let shown = |mark: u8| {
            let told = value(of(own.marks.get(&mark)?), max, 0)?;
            (told.n >= PUPILS_MIN).then_some(told)
        };
        let marks = MARKS.map(shown);
        let (name, text) = (name.to_owned(), text.to_owned());
        GroupLine { name, text, crossing: crossing(&marks), marks }
    };
    let tasks = tasks.iter().enumerate().map(|(at, task)| {
        let of = move |it: &OfMark| it.items.get(at).copied().unwrap_or_default();
        line(&task.name, "", strands.max(at, whole), &of)
    });
    let requirements = strands.all.iter().enumerate().filter_map(|(at, strand)| {
        let Of::Requirement(Requirement { code, text }) = &strand.of else { return None };
        let of = move |it: &OfMark| it.strands.get(at).copied().unwrap_or_default();
        Some(line(code, text, strands.max_of(strand, whole), &of))
    });
    let is_told = |it: &GroupLine| it.marks.iter().any(Option::is_some);
    Some(Groups {
        pupils,
        tasks: tasks.filter(is_told).collect(),
        requirements: requirements.filter(is_told).collect(),
    })
}

fn crossing(marks: &[Option<TaskValue>; 4]) -> Option<Crossing> {
    let told =
        || MARKS.iter().zip(marks).filter_map(|(mark, it)| Some((*mark, it.as_ref()?.share)));
    let pairs = told().flat_map(|(lower, ahead)| {
        let above = told().filter(move |(higher, _)| *higher > lower);
        above.map(move |(higher, behind)| Crossing { lower, higher, lead: ahead - behind })
    });
    let far = pairs.filter(|it| it.lead > CROSSING_MIN);
    far.max_by(|one, other| one.lead.total_cmp(&other.lead))
}
