//! Индивидуальный профиль (I8): what single pupils earned of the tasks of each level, by code.
//!
//! For whoever may read rows, of one school and one work; it never goes into [`super::Inside`], which
//! holds sums only. A pupil has a share of a level where all its tasks are known, as in the sums, so that
//! the pupils together make the line of the school. It describes a work and is no estimate of what somebody can do:
//! there is no interval, and the points that were possible stand beside it.

use std::collections::BTreeMap;

use super::strands::{Of, Strands};
use crate::{
    plan::{Level, Plan},
    pupil::{Row, Status, Task},
};

/// The pupils of a work by level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profiles {
    /// The levels of the plan that the work has, the easiest first.
    pub levels: Vec<LevelOf>,
    /// Each pupil once, by class and code.
    pub pupils: Vec<Profile>,
}

/// A level of a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelOf {
    /// Which.
    pub level: Level,
    /// Its tasks.
    pub tasks: Vec<String>,
    /// The points they give; none where neither plan nor file says so of each.
    pub max: Option<u64>,
    /// What all pupils of whom all its tasks are known earned, and how many they are.
    pub together: (u64, u64),
}

impl LevelOf {
    /// The share of the points of this level; none where it is not known how many there are, or somebody
    /// has more than there should be.
    pub fn share(&self, earned: u64) -> Option<f64> {
        let max = self.max.filter(|it| *it > 0 && earned <= *it)?;
        Some(earned as f64 / max as f64)
    }

    /// The share of all pupils together: points earned of points possible, and the latter.
    pub fn share_together(&self) -> Option<(f64, u64)> {
        let (sum, n) = self.together;
        let possible = self.max?.checked_mul(n).filter(|it| *it > 0 && sum <= *it)?;
        Some((sum as f64 / possible as f64, possible))
    }
}

/// One pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The code of the participant, or the row.
    pub code: String,
    /// The class.
    pub class: Option<String>,
    /// The group: the mark of the work.
    pub mark: Option<u8>,
    /// For each level what was earned; none where a task of it is not known.
    pub earned: Vec<Option<u64>>,
}

/// The pupils of a school in one work, by the latest or the first attempt; `None` where the plan tells no levels
/// or nobody sat it.
pub fn profiles(rows: &[Row], plan: &Plan, is_of_first: bool) -> Option<Profiles> {
    let counts = |it: &&Row| {
        let (is_first, is_latest) = it.attempt.is_first_and_latest();
        it.status != Status::Absent && if is_of_first { is_first } else { is_latest }
    };
    let rows: Vec<&Row> = rows.iter().filter(counts).collect();
    // Files of one work may name its tasks in different orders.
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut tasks: Vec<Task> = Vec::new();
    for (name, _) in rows.iter().flat_map(|it| &it.tasks) {
        places.entry(name).or_insert_with(|| {
            tasks.push(Task { name: name.clone(), max: None });
            tasks.len() - 1
        });
    }
    let told = Strands::of(&tasks, plan);
    let points = |row: &Row| -> Vec<Option<u64>> {
        let mut earned = vec![None; tasks.len()];
        for (name, points) in &row.tasks {
            earned[places[name.as_str()]] = points.earned().map(u64::from);
        }
        earned
    };
    let of_level = told.all.iter().filter_map(|it| match it.of {
        Of::Level(level) => Some((level, &it.tasks)),
        Of::Requirement(_) => None,
    });
    let of_level: Vec<(Level, &Vec<usize>)> = of_level.collect();
    let mut pupils: Vec<Profile> = rows
        .iter()
        .map(|row| {
            let points = points(row);
            let earned =
                |(_, tasks): &(Level, &Vec<usize>)| tasks.iter().map(|at| points[*at]).sum();
            Profile {
                code: row.code.clone(),
                class: row.class.clone(),
                mark: row.mark,
                earned: of_level.iter().map(earned).collect(),
            }
        })
        .collect();
    // By number: 9 before 10.
    let order = |it: &Profile| (it.class.clone(), it.code.len(), it.code.clone());
    pupils.sort_by_cached_key(order);
    let level = |(at, (level, of)): (usize, &(Level, &Vec<usize>))| {
        let known = pupils.iter().filter_map(|it| it.earned[at]);
        let (sum, n) = known.fold((0, 0), |(sum, n), it| (sum + it, n + 1));
        LevelOf {
            level: *level,
            tasks: of.iter().map(|at| tasks[*at].name.clone()).collect(),
            max: of.iter().map(|at| told.told(*at).max).sum(),
            together: (sum, n),
        }
    };
    let levels: Vec<LevelOf> = of_level.iter().enumerate().map(level).collect();
    (!levels.is_empty() && !pupils.is_empty()).then_some(Profiles { levels, pupils })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        AcademicYear,
        code::Code,
        plan::Planned,
        pupil::{Attempt, Points},
    };

    fn row(code: &str, class: &str, tasks: &[(&str, Points)]) -> Row {
        Row {
            batch: 1,
            file: String::new(),
            sheet: None,
            line: 2,
            school: String::new(),
            class: Some(class.to_owned()),
            code: code.to_owned(),
            status: Status::Present,
            attempt: Attempt::Only,
            day: None,
            sex: None,
            variant: None,
            journal: None,
            primary: None,
            mark: Some(4),
            score: None,
            tasks: tasks.iter().map(|(name, it)| ((*name).to_owned(), *it)).collect(),
        }
    }

    fn plan() -> Plan {
        let task = |name: &str, max, level| Planned {
            task: name.to_owned(),
            max,
            level: Some(level),
            requirements: Vec::new(),
        };
        Plan {
            procedure: Code::spelled("vpr"),
            subject: Code::spelled("math"),
            grade: Code::spelled("5"),
            year: AcademicYear::starting(2023).unwrap(),
            tasks: vec![
                task("1", Some(1), Level::Basic),
                task("2", Some(2), Level::Basic),
                task("6К1", None, Level::High),
            ],
        }
    }

    #[test]
    fn i8_a_pupil_has_what_was_earned_of_each_level_and_nothing_where_a_task_is_not_known() {
        use Points::{NotBegun, Of, Unknown};
        let mut absent = row("3", "5А", &[]);
        absent.status = Status::Absent;
        let mut earlier = row("1", "5А", &[("1", Of(0)), ("2", Of(0)), ("6k1", Of(0))]);
        earlier.attempt = Attempt::First;
        let rows = [
            row("2", "5Б", &[("6k1", Of(3)), ("2", Unknown), ("1", Of(1))]),
            row("1", "5А", &[("1", Of(1)), ("2", NotBegun), ("6k1", Of(1))]),
            absent,
            earlier,
        ];
        let told = profiles(&rows, &plan(), false).unwrap();
        let basic = &told.levels[0];
        assert_eq!((basic.level, basic.max, basic.together), (Level::Basic, Some(3), (1, 1)));
        assert_eq!((basic.share(3), basic.share(4)), (Some(1.0), None));
        assert_eq!(basic.share_together(), Some((1.0 / 3.0, 3)));
        // The plan does not say what 6К1 gives: there is no share of it, only points.
        let high = &told.levels[1];
        assert_eq!((high.level, high.max, high.together), (Level::High, None, (4, 2)));
        assert_eq!((high.share(1), high.share_together()), (None, None));
        let earned: Vec<_> = told.pupils.iter().map(|it| (&*it.code, it.earned.clone())).collect();
        assert_eq!(earned, [("1", vec![Some(1), Some(1)]), ("2", vec![None, Some(3)])]);
        let first = profiles(&rows, &plan(), true).unwrap();
        assert_eq!(first.pupils.len(), 3, "the only sittings and the first one");
        let unlevelled = Plan { tasks: Vec::new(), ..plan() };
        assert_eq!(profiles(&rows, &unlevelled, false), None);
    }
}
