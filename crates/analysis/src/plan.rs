//! The plan of a work: what each task checks, how hard it is meant to be, what it gives.
//!
//! Rows of pupils know a task by its heading and its points. What it was for stands in the description
//! of the work, which a region or a school has as a table; from it come requirements, levels of
//! difficulty and the greatest points. A plan is of one work: a later one of the same work stands in
//! its place. Works are named by codes, so a plan may come before the results.

use serde::{Deserialize, Serialize};

use crate::{code::Code, year::AcademicYear};

/// The plan of one work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The code of the procedure.
    pub procedure: Code,
    /// The code of the subject.
    pub subject: Code,
    /// The code of the grade.
    pub grade: Code,
    /// The year.
    pub year: AcademicYear,
    /// Its tasks, in the order of the plan.
    pub tasks: Vec<Planned>,
}

/// What is planned of one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Its heading, as the protocol has it.
    pub task: String,
    /// The greatest points.
    pub max: Option<u16>,
    /// How hard it is meant to be.
    pub level: Option<Level>,
    /// What it checks: none, one or several.
    pub requirements: Vec<Requirement>,
}

/// Проверяемое требование: a block of content, a skill or an element, as the plan names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Requirement {
    /// Its code in the plan; the text, where it has none.
    pub code: String,
    /// What it says; nothing where only the code is told.
    pub text: String,
}

/// Уровень сложности: how hard a task is meant to be.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Level {
    /// Базовый.
    Basic,
    /// Повышенный.
    Advanced,
    /// Высокий.
    High,
}

impl Level {
    /// Every level, the easiest first.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;
}

impl Plan {
    /// Whether it is of the same work as another one.
    pub fn is_of(&self, other: &Self) -> bool {
        let Self { procedure, subject, grade, year, tasks: _ } = self;
        let same = (&other.procedure, &other.subject, &other.grade, &other.year);
        (procedure, subject, grade, year) == same
    }

    /// What is planned of the task with this heading.
    pub fn task(&self, heading: &str) -> Option<&Planned> {
        let heading = likened(heading);
        self.tasks.iter().find(|it| likened(&it.task) == heading)
    }

    /// Its requirements, each once, in the order in which they are met.
    pub fn requirements(&self) -> Vec<&Requirement> {
        let mut all: Vec<&Requirement> = Vec::new();
        for it in self.tasks.iter().flat_map(|it| &it.requirements) {
            if all.iter().all(|known| known.code != it.code) {
                all.push(it);
            }
        }
        all
    }
}

/// Cyrillic letters in headings of tasks (`6К1`, `3А`) that are also typed as Latin ones.
const LOOKALIKES: [(char, char); 5] = [('к', 'k'), ('а', 'a'), ('в', 'b'), ('с', 'c'), ('е', 'e')];

/// A heading as it is compared: without spaces and case, whichever alphabet its letters are of.
pub fn likened(heading: &str) -> String {
    let lower = heading.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase);
    let latin = |it: char| LOOKALIKES.iter().find(|(of, _)| *of == it).map_or(it, |(_, to)| *to);
    lower.map(latin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c12_a_task_is_found_whichever_alphabet_its_heading_was_typed_in() {
        let task = |task: &str, codes: &[&str]| Planned {
            task: task.to_owned(),
            max: Some(1),
            level: None,
            requirements: codes
                .iter()
                .map(|it| Requirement { code: (*it).to_owned(), text: String::new() })
                .collect(),
        };
        let plan = Plan {
            procedure: Code::spelled("ВПР"),
            subject: Code::spelled("math"),
            grade: Code::spelled("5"),
            year: AcademicYear::starting(2023).unwrap(),
            tasks: vec![task("6К1", &["2", "1"]), task("7", &["1"])],
        };
        assert_eq!(plan.task("6k1"), Some(&plan.tasks[0]));
        assert_eq!(plan.task(" 6 к 1"), Some(&plan.tasks[0]));
        assert_eq!(plan.task("6"), None);
        let codes: Vec<_> = plan.requirements().iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["2", "1"]);
    }
}
