//! Strands: tasks that a plan holds together, of one requirement or of one level.
//!
//! What a pupil earned in a strand is added before anything is divided, so its share is a ratio of sums
//! (I3) and has the interval of a mean over pupils, as a task has. A pupil counts where all its tasks
//! are known.

use super::material::Sums;
use crate::{
    plan::{Level, Plan, Requirement, likened},
    pupil::Task,
    stats::items::ItemSums,
};

/// What a plan makes of the tasks of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Strands {
    /// For each task what is planned of it.
    pub(super) tasks: Vec<Told>,
    pub(super) all: Vec<Strand>,
}

/// What is planned of one task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) is_planned: bool,
    pub(super) max: Option<u64>,
    pub(super) level: Option<Level>,
}

/// Tasks that belong together, by their positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Strand {
    pub(super) of: Of,
    pub(super) tasks: Vec<usize>,
}

/// What holds them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Requirement(Requirement),
    Level(Level),
}

impl Strands {
    /// What the plan makes of tasks with these headings; requirements of no task that was sat are left
    /// out.
    pub(super) fn of(tasks: &[Task], plan: &Plan) -> Self {
        let planned: Vec<_> = tasks.iter().map(|it| plan.task(&it.name)).collect();
        let told = planned.iter().map(|it| Told {
            is_planned: it.is_some(),
            max: it.and_then(|it| it.max).map(u64::from),
            level: it.and_then(|it| it.level),
        });
        let places = |is: &dyn Fn(&crate::plan::Planned) -> bool| -> Vec<usize> {
            let is_meant = |at: &usize| planned[*at].is_some_and(is);
            (0..planned.len()).filter(is_meant).collect()
        };
        let requirements = plan.requirements().into_iter().map(|of| Strand {
            of: Of::Requirement(of.clone()),
            tasks: places(&|it| it.requirements.iter().any(|it| it.code == of.code)),
        });
        let levels = Level::ALL.iter().map(|level| Strand {
            of: Of::Level(*level),
            tasks: places(&|it| it.level == Some(*level)),
        });
        let all = requirements.chain(levels).filter(|it| !it.tasks.is_empty()).collect();
        Self { tasks: told.collect(), all }
    }

    /// The same, with the greatest points of the files where the plan has none.
    pub(super) fn or_as_in_files(mut self, tasks: &[Task]) -> Self {
        self.tasks.resize(tasks.len(), Told::default());
        for (told, task) in self.tasks.iter_mut().zip(tasks) {
            told.max = told.max.or(task.max.map(u64::from));
        }
        self
    }

    /// What one pupil adds to each strand; `earned` are the points by task.
    pub(super) fn add(&self, sums: &mut Vec<ItemSums>, earned: &[Option<u64>], total: u64) {
        sums.resize(self.all.len(), ItemSums::default());
        for (strand, sums) in self.all.iter().zip(sums) {
            let points = strand.tasks.iter().map(|at| earned.get(*at).copied().flatten());
            if let Some(points) = points.sum::<Option<u64>>() {
                sums.add(points, total);
            }
        }
    }

    /// The greatest points of a task: as plan or file say, unless somebody has more.
    pub(super) fn max(&self, task: usize, whole: &Sums) -> u64 {
        let most = whole.most.get(task).copied().unwrap_or_default();
        self.told(task).max.map_or(most, |it| it.max(most))
    }

    /// The greatest points of a strand.
    pub(super) fn max_of(&self, strand: &Strand, whole: &Sums) -> u64 {
        strand.tasks.iter().map(|at| self.max(*at, whole)).sum()
    }

    pub(super) fn told(&self, task: usize) -> Told {
        self.tasks.get(task).copied().unwrap_or_default()
    }
}

/// The position of a task among others, whichever alphabet the letters of its name are of.
pub(crate) fn position(tasks: &[Task], name: &str) -> Option<usize> {
    let exact = tasks.iter().position(|it| it.name == name);
    exact.or_else(|| {
        let name = likened(name);
        tasks.iter().position(|it| likened(&it.name) == name)
    })
}
